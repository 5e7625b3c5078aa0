package records_test

import (
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/calc/sheettest"
)

var typedDay = calc.NewDay(2026, 11, 21)

func typed(sheet string, cells ...string) records.Typed {
	row := records.Typed{Sheet: sheet}
	for _, c := range cells {
		column, text, _ := strings.Cut(c, "=")
		row.Cells = append(row.Cells, records.Cell{Column: column, Text: text})
	}
	return row
}

// What is typed is read and checked as the sheets are, by columns in either language.
func TestTypedRows(t *testing.T) {
	im, faults := records.ReadTyped([]records.Typed{
		typed("household", "户编号=1", "电话=139", "note=x"),
		typed("member", "household=1", "姓名=李 四", "id=999999198502030010", "疾病=重病"),
		typed("member", "household=1", "name=王", "id=999999195804120018", "level=二级"),
		typed("item", "household=1", "kind=工资", "amount=12.50", "周期=月"),
	}, typedDay)
	if lines := sheettest.Lines(faults.Refusing()); lines != "" {
		t.Fatal(lines)
	}
	if h := im.Households[0]; h.Number != "1" || h.Phone != "139" || h.Note != "x" {
		t.Errorf("%+v", h)
	}
	if m := im.Members; m[0].Name != "李四" || m[0].Illness != calc.Severe || m[1].Level != 2 {
		t.Errorf("%+v", m)
	}
	if i := im.Items[0]; i.Kind != calc.Wage || i.Amount != 12_50 || i.Per != calc.PerMonth {
		t.Errorf("%+v", i)
	}
	old := calc.Household{Number: "1", Phone: "1", Address: "东关", Note: "y"}
	if im.Households[0].Onto(&old); old.Address != "东关" || old.Phone != "139" || old.Note != "x" {
		t.Errorf("%+v: what is not typed stays", old)
	}
}

func TestTypedFaults(t *testing.T) {
	for _, tc := range []struct {
		row  records.Typed
		want string
	}{
		{typed("household", "household=1", "颜色=红"), "颜色: heading.unknown"},
		{typed("household", "household=1", "phone=1", "电话=2"), "电话: heading.twice"},
		{typed("member", "household=1", "name=王"), "heading.missing id 身份证号/身份证号码/公民身份号码"},
		{typed("household", "household=1", "account=12x"), "account: invalid.account"},
		{typed("member", "household=1", "name==1+1", "id=999999198502030010"), "name: name.formula"},
		{typed("member", "household=1", "name=王", "id=999999198502030011"), "id: id.check_digit"},
		{typed("household", "household=1", "note=a\x1b[2J"), "note: text.control U+001B"},
		{typed("household", "household=1", "note=a\nb"), "note: text.control U+000A"},
		{typed("household", "household=1", "note=a\u202eb"), "note: text.control U+202E"},
		{typed("household", "household=1", "note=a\xffb"), "note: text.control U+FFFD"},
		{typed("household", "household=1", "note="+strings.Repeat("长", 700)), "note: cell.too_long 2000"},
	} {
		_, faults := records.ReadTyped([]records.Typed{tc.row}, typedDay)
		if got := sheettest.Lines(faults.Refusing()); !strings.HasPrefix(got, tc.want) || tc.row.Has("note") && strings.Contains(got, "\n") {
			t.Errorf("%q, want %q", got, tc.want)
		}
	}
	if faults := records.TypedText("reason", "a\x07"); sheettest.Lines(faults) != "reason: text.control U+0007" {
		t.Errorf("%v", faults)
	}
	if faults := records.TypedText("reason", "因病"); faults != nil {
		t.Errorf("%v", faults)
	}
}

func TestTypedColumns(t *testing.T) {
	row := typed("household", "电话=1")
	if !row.Has("phone") || row.Has("note") || (&records.Typed{}).Has("phone") {
		t.Error("columns go by either name")
	}
	if more := row.With("phone", "2").With("note", "x"); len(more.Cells) != 2 || more.Cells[0].Column != "note" || len(row.Cells) != 1 {
		t.Errorf("%+v", more)
	}
}

// Every field of a household, a member and an item is a difference where it differs.
func TestDifferences(t *testing.T) {
	old := calc.Household{
		Number: "1", Region: "999901001001", Members: []calc.Member{{ID: "a", Name: "张"}, {ID: "b", Name: "李"}},
		Items: []calc.Item{{Kind: calc.Wage, Amount: 1_00, Per: calc.PerMonth}, {Kind: calc.Wage, Amount: 1_00, Per: calc.PerMonth}},
	}
	h := calc.Household{
		Number: "1", Region: "999901001002", Settlement: calc.Urban, Address: "a", Phone: "b", Payee: "c", PayeeID: "d", Bank: "e", Account: "f",
		Hukou: calc.PermitHukou, PermitUntil: typedDay, RelativeOf: "g", Note: "h",
		Members: []calc.Member{{
			ID: "a", Name: "张三", Relation: calc.Head, Uncounted: true, CertificateUntil: typedDay, Note: "n",
			Attributes: calc.Attributes{Disability: calc.Visual, Level: 1, Illness: calc.Severe, Labour: calc.NoLabour, Schooling: calc.Senior, Selfcare: calc.Dependent, Special: calc.Orphan},
		}, {ID: "c", Name: "王"}},
		Items: []calc.Item{{Kind: calc.Wage, Amount: 1_00, Per: calc.PerMonth}, {Member: "a", Kind: calc.House, Amount: 2_00, Per: calc.Once, Note: "老屋"}},
	}
	var got []string
	for _, d := range records.Differences(&old, &h) {
		got = append(got, strings.Join([]string{string(d.Person), d.Column, d.Before, d.After}, "|"))
	}
	want := `|region|999901001001|999901001002
|settlement||urban
|address||a
|phone||b
|payee||c
|payee_id||d
|bank||e
|account||f
|hukou||permit
|permit_until||2026-11-21
|relative_of||g
|note||h
a|name|张|张三
a|relation||head
a|counted|yes|no
a|disability||visual
a|level||1
a|certificate_until||2026-11-21
a|illness||severe
a|labour||none
a|schooling||senior
a|selfcare||dependent
a|special||orphan
a|note||n
b|member|李|
c|member||王
|item|wage 1.00 month|
a|item||house 2.00 once 老屋`
	if lines := strings.Join(got, "\n"); lines != want {
		t.Errorf("got\n%s\nwant\n%s", lines, want)
	}
	if d := records.Differences(&h, &h); d != nil {
		t.Errorf("it differs from itself: %v", d)
	}
}
