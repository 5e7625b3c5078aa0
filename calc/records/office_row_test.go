package records

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"doudi/calc"
)

func TestOfficeCertificates(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{zhao + "43", "physical 3"},
		{zhao + "11B1", "visual 1"},
		{" " + strings.ToLower(zhao) + " 74b2", "multiple 4"},
		{qian + "52，" + zhao + "61", "mental 1"},
		{"无", " "},
		{"", " "},
		{zhao, "  office.certificate …" + zhao[14:]},
		{zhao + "83", "  office.certificate …" + zhao[16:] + "83"},
		{zhao + "45", "  office.certificate …" + zhao[16:] + "45"},
		{zhao + "43C1", "  office.certificate …43C1"},
		{"肢体残疾三级", "  office.certificate …残疾三级"},
		{li + "43", "  office.certificate_stranger …" + li[16:] + "43 1"},
		{zhao + "43;" + zhao + "43", "physical 3"},
		{zhao + "43;" + zhao + "42", "physical 3 office.differs 残疾人证号 1 t.xlsx t!F2"},
	} {
		out, faults := OfficeTables([]calc.Table{list("t", "户号|户主|身份证|成员姓名|身份证|残疾人证号\n1|甲|"+zhao+"|乙|"+qian+"|"+tt.text)}, nil)
		var cells []string
		for range 2 { // the heading, then the head
			cells, _ = out[1].Next()
		}
		got := cells[officeMemberDisability] + " " + cells[officeMemberLevel]
		for _, f := range faults.Refusing() {
			got += " " + strings.Join(append([]string{f.Code}, f.Args...), " ")
		}
		if got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestOfficeRelations(t *testing.T) {
	for text, want := range map[string]string{
		"妻": "spouse", "之妻": "spouse", "户主之妻": "spouse", "11": "spouse", "长 女": "child", "０２": "head", "儿媳": "other",
		"1": "1", "2": "2", "干爹": "干爹", "": "", "spouse": "spouse", "其他亲属": "other",
	} {
		if got := relationCode(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestOfficeNoRecords holds the rows that are passed over, and how.
func TestOfficeNoRecords(t *testing.T) {
	for _, tt := range []struct{ row, want string }{
		{"合计||||3|300|", ""},
		{"|合 计|||3|300|", ""},
		{"||城关镇小计||3||", ""},
		{"|小计：|小计||3||", ""},
		{"4||||||", ""},
		{"4|||||0.00|", ""},
		{"||||||", ""},
		{"制表：甲||审核：乙|||日期：2025年9月|", "~office.row_skipped"},
		{"||负责人:甲|填报日期：2025年9月30日|||", "~office.row_skipped"},
		{"注：本表一式三份|||||||", "~office.row_skipped"},
		{"|||||300|6222", "~office.row_skipped"},
		{"4||合计|" + qian + "|||", "household:5"},
		{"4|H4||||300|", "household:5"},
		{"4||乙||||", "household:5"},
		{"4|H4|乙|" + qian + "|1|300|6222|记", "row.beyond_heading household:5"},
	} {
		text := "序号|户编号|户主|身份证|人口|金额|账号\n1|H1|甲|" + zhao + "|1|100|\n" + tt.row
		table := list("t", text)
		table.rows = append(table.rows, []string{"5", "H5", "丙", sun, "1", "100", ""})
		out, faults := OfficeTables([]calc.Table{table}, nil)
		got := strings.TrimSpace(strings.Replace(codes(faults), "~office.recognised", "", 1))
		if n := strings.Count(dump(t, out[:1], nil), "\n"); n != 4 {
			got = strings.TrimSpace(fmt.Sprintf("%s household:%d", got, n))
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.row, got, tt.want)
		}
	}
}

func TestOfficeCounts(t *testing.T) {
	heading := "户号|户主|身份证|人口"
	if got, want := takeList(t, list("t", heading+"\n1|甲|"+zhao+"|3\n2|乙|"+qian+"|1\n3|丙|"+sun+"|2人(1)\n4|丁|"+li+"|不详\n5|戊|"+wu+"|0")), `-- t.xlsx t!D6: office.count 5 0 1
-- t.xlsx t: office.heads_only t 2
-- t.xlsx t: office.recognised t 5
`; !strings.HasSuffix(got, want) {
		t.Error(got)
	}
	if got, want := takeList(t, list("t", heading+"|家庭人口|成员|身份证\n1|甲|"+zhao+"|1|2|乙|"+qian+"\n2|丙|"+sun+"|3|3|丁|"+li+"\n2|丙|"+sun+"|3|3|丁|"+li)), `-- t.xlsx t!E3: office.count 2 3 2
-- t.xlsx t: office.recognised t 3
`; !strings.HasSuffix(got, want) {
		t.Error(got)
	}
}

func TestOfficeSeveralTables(t *testing.T) {
	urban := list("城市", "户号|户主|身份证|账号\n1|甲|"+zhao+"|6222")
	rural := list("农村", "户号|户主|身份证|账号\n2|乙|"+qian+"|6223")
	own := func(name string) *memoryTable { return list(name, "household|id\n1|2") }
	if got := takeList(t, list("说明", "一"), urban, rural, own("decision")); got != `== decision
household@A1 id@B1 
1@A2 2@B2 
== household
household account 
1@A2 6222@D2 
2@A2 6223@D2 
== member
household name id relation disability level 
1@A2 甲@B2 `+zhao+`@C2 head@C2 @A2 @A2 
2@A2 乙@B2 `+qian+`@C2 head@C2 @A2 @A2 
-- t.xlsx 说明: import.table_unknown 说明
-- t.xlsx 城市: office.recognised 城市 1
-- t.xlsx 农村: office.recognised 农村 1
` {
		t.Error(got)
	}
	more := list("农村", "户号|户主|身份证|账号|电话\n2|乙|"+qian+"|6223|139")
	_, faults := OfficeTables([]calc.Table{list("城市", "户号|户主|身份证|账号\n1|甲|"+zhao+"|6222"), more}, nil)
	if got := faults.Refusing(); len(got) != 1 || got[0].Error() != "t.xlsx 城市: office.columns_differ 城市 电话 农村" {
		t.Error(got)
	}
	for _, name := range []string{"household", "成员"} {
		out, faults := OfficeTables([]calc.Table{list("名册", "户号|户主|身份证\n1|甲|"+zhao), own(name)}, nil)
		if len(out) != 1 || out[0].Name() != name || faults.Error() != "1 faults, first: t.xlsx 名册: office.mixed 名册 "+name {
			t.Error(out, faults)
		}
	}
	sheets := []calc.Table{own("household"), own("member"), own("item"), own("核定"), own("region")}
	out, faults := OfficeTables(sheets, nil)
	if len(out) != 5 || len(faults) != 0 {
		t.Error(out, faults)
	}
	for i := range out {
		if out[i] != sheets[i] {
			t.Errorf("table %d is another", i)
		}
	}
	if out, faults := OfficeTables(nil, nil); len(out) != 0 || len(faults) != 0 {
		t.Error(out, faults)
	}
}

// TestOfficeUnreadable keeps the faults of rows that cannot be read: of a list
// they stand, of another table they are mentioned, of a file they stand always.
func TestOfficeUnreadable(t *testing.T) {
	at := func(line int) calc.Place { return calc.Place{File: "t.xlsx", Sheet: "t", Line: line, Column: 1} }
	cell := calc.Faults{{Code: "cell.error", Place: at(2)}}
	file := calc.Fault{Code: "file.truncated", Place: calc.Place{File: "t.xlsx"}}
	heading, one := []string{"户号", "户主", "身份证"}, []string{"1", "甲", zhao}
	for _, tt := range []struct {
		rows []any
		want string
	}{
		{[]any{cell, heading, one}, "cell.error ~office.recognised"},
		{[]any{heading, cell, one}, "cell.error ~office.recognised"},
		{[]any{heading, one, file, one}, "file.truncated ~office.recognised"},
		{[]any{heading, one, io.ErrClosedPipe, one}, "file.unreadable ~office.recognised"},
		{[]any{[]string{"说明"}, cell, []string{"一"}}, "~cell.error ~import.table_unknown"},
		{[]any{[]string{"说明"}, file}, "file.truncated ~import.table_unknown"},
	} {
		_, faults := OfficeTables([]calc.Table{&memoryTable{name: "t", rows: tt.rows}}, nil)
		if got := codes(faults); got != tt.want {
			t.Errorf("%v: %s, want %s", tt.rows, got, tt.want)
		}
	}
}
