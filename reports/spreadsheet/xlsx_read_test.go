package spreadsheet

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

const (
	relsOf     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	packageRel = `<Relationships><Relationship Id="r1" Type="` + relsOf + `officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookRels   = `<Relationships><Relationship Id="r1" Type="` + relsOf + `worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="r2" Type="` + relsOf + `styles" Target="/xl/styles.xml"/>` +
		`<Relationship Id="r3" Type="` + relsOf + `sharedStrings" Target="sharedStrings.xml"/></Relationships>`
	bookXML = `<workbook><workbookPr/><sheets><sheet name="成员" sheetId="1" r:id="r1"/></sheets></workbook>`
	// styles 0 number, 1 date, 2 month, 3 with time, 4 quoted letters, 5 own month
	stylesXML = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="#,##0.00&quot; days&quot;;[Red]-0"/>` +
		`<numFmt numFmtId="165" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;;@"/></numFmts>` +
		`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>` +
		`<xf numFmtId="57"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`
	stringsXML = `<sst><si><t>姓名</t></si><si><r><t>张</t></r><r><t xml:space="preserve"> 三 </t></r><rPh><t>zhang</t></rPh></si>` +
		`<si><t>1101_x000D_` + "\n" + `02_x005F_x_</t></si></sst>`
)

// book is a hand-made workbook with one sheet of the given rows.
func book(rows string) map[string]string {
	return map[string]string{
		"_rels/.rels": packageRel, "xl/workbook.xml": bookXML, "xl/_rels/workbook.xml.rels": bookRels,
		"xl/styles.xml": stylesXML, "xl/sharedStrings.xml": stringsXML,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
	}
}

func pack(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readRows(t *testing.T, rows string) seen {
	t.Helper()
	return readAll(t, mustOpen(t, put(t, "in.xlsx", pack(t, book(rows)))).Tables()[0])
}

func TestXLSXCells(t *testing.T) {
	tests := []struct{ name, cell, want string }{
		{"shared", `<c t="s"><v>0</v></c>`, "姓名"},
		{"rich text without reading aid", `<c t="s"><v>1</v></c>`, "张 三"},
		{"escapes", `<c t="s"><v>2</v></c>`, "1101\r\n02_x_"},
		{"inline", `<c t="inlineStr"><is><t>　张三&#160;</t></is></c>`, "张三"},
		{"digits as text", `<c t="inlineStr"><is><t>999999199001011234</t></is></c>`, "999999199001011234"},
		{"text of a formula", `<c t="str"><f>A1</f><v>=1</v></c>`, "=1"},
		{"number of a formula", `<c><f>1+1</f><v>2</v></c>`, "2"},
		{"true", `<c t="b"><v>1</v></c>`, "TRUE"},
		{"whole", `<c><v>1001</v></c>`, "1001"},
		{"noise of Excel", `<c><v>1234.5599999999999</v></c>`, "1234.56"},
		{"noise of a sum", `<c><v>0.30000000000000004</v></c>`, "0.3"},
		{"small", `<c><v>1E-3</v></c>`, "0.001"},
		{"large", `<c><v>1.2E+14</v></c>`, "120000000000000"},
		{"15 digits", `<c><v>110101900101123</v></c>`, "110101900101123"},
		{"negative", `<c><v>-12.50</v></c>`, "-12.5"},
		{"negative zero", `<c><v>-0</v></c>`, "0"},
		{"letters in a format", `<c s="4"><v>46347</v></c>`, "46347"},
		{"date", `<c s="1"><v>46347</v></c>`, "2026-11-21"},
		{"date with a hidden time", `<c s="1"><v>46347.5</v></c>`, "2026-11-21"},
		{"month", `<c s="2"><v>46327</v></c>`, "2026-11"},
		{"own month", `<c s="5"><v>46327</v></c>`, "2026-11"},
		{"day behind a month", `<c s="2"><v>46347</v></c>`, "2026-11-21"},
		{"time", `<c s="3"><v>46347.354166666664</v></c>`, "2026-11-21 08:30:00"},
		{"midnight", `<c s="3"><v>46347</v></c>`, "2026-11-21"},
		{"first day", `<c s="1"><v>1</v></c>`, "1900-01-01"},
		{"before the day that never was", `<c s="1"><v>59</v></c>`, "1900-02-28"},
		{"after it", `<c s="1"><v>61</v></c>`, "1900-03-01"},
		{"last day", `<c s="1"><v>2958465</v></c>`, "9999-12-31"},
		{"ISO date", `<c t="d"><v>2026-11-21T00:00:00.000</v></c>`, "2026-11-21"},
		{"unknown style", `<c s="99"><v>1</v></c>`, "1"},
	}
	for _, tt := range tests {
		got := readRows(t, `<row>`+tt.cell+`</row>`)
		if diff := cmp.Diff(seen{Rows: [][]string{{tt.want}}}, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestXLSXFaults(t *testing.T) {
	long := `<c t="inlineStr"><is><t>` + strings.Repeat("长", 11_000) + `</t></is></c>`
	tests := []struct{ name, cell, want string }{
		{"18 digits", `<c><v>1.10101199001011E+17</v></c>`, "cell.number_as_text 1.10101199001011E+17"},
		{"16 digits", `<c><v>6222021234567890</v></c>`, "cell.number_as_text 6222021234567890"},
		{"error", `<c t="e"><v>#N/A</v></c>`, "cell.error #N/A"},
		{"no number", `<c><v>0x1F</v></c>`, "cell.error 0x1F"},
		{"infinite", `<c><v>1E999</v></c>`, "cell.error 1E999"},
		{"formula never reckoned", `<c><f>A1+1</f></c>`, "cell.formula"},
		{"the day that never was", `<c s="1"><v>60</v></c>`, "cell.date 60"},
		{"before all days", `<c s="1"><v>-1</v></c>`, "cell.date -1"},
		{"after all days", `<c s="1"><v>2958466</v></c>`, "cell.date 2958466"},
		{"control", `<c t="inlineStr"><is><t>张_x001B_三</t></is></c>`, "text.control U+001B"},
		{"direction", "<c t=\"inlineStr\"><is><t>张\u202e三</t></is></c>", "text.control U+202E"},
		{"lost", "<c t=\"inlineStr\"><is><t>张\ufffd</t></is></c>", "text.encoding xlsx"},
		{"half a pair", `<c t="inlineStr"><is><t>张_xD842_</t></is></c>`, "text.encoding xlsx"},
		{"long", long, "cell.too_long 32768"},
	}
	for _, tt := range tests {
		got := readRows(t, `<row r="7"><c r="A7"><v>1</v></c></row><row r="9">`+strings.Replace(tt.cell, "<c", `<c r="C9"`, 1)+`</row><row><c><v>2</v></c></row>`)
		want := seen{[][]string{{"1"}, {"2"}}, []string{"in.xlsx 成员!C9: " + tt.want}}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestXLSXRows(t *testing.T) {
	got := readRows(t, `<row r="2"><c r="B2"><v>1</v></c><c r="D2" s="1"/></row><row r="3"/>`+
		`<row r="5"><c><v>2</v></c><c t="e"><v>#REF!</v></c><c t="inlineStr"><is><t>  </t></is></c><c><v>1E15</v></c></row>`+
		`<row><c r="ALM6"><v>1</v></c><c><v>2</v></c></row>`)
	want := seen{[][]string{{"", "1"}}, []string{
		"in.xlsx 成员!B5: cell.error #REF!", "in.xlsx 成员!D5: cell.number_as_text 1E15", "in.xlsx 成员!ALM6: row.too_long 1000 cells",
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestXLSXSheets(t *testing.T) {
	f := excelize.NewFile()
	for _, name := range []string{"说明", "名单", "隐藏"} {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
	}
	_ = f.SetSheetRow("名单", "A1", &[]any{"三月低保名单"})
	_ = f.MergeCell("名单", "A1", "C1")
	_ = f.SetSheetRow("名单", "A2", &[]any{"户编号", "姓名", "金额"})
	_ = f.SetSheetRow("名单", "A4", &[]any{"1001", "张三", 1234.56})
	_ = f.SetSheetVisible("隐藏", false)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	in := mustOpen(t, put(t, "in.xlsx", b.Bytes()))
	if diff := cmp.Diff([]string{"隐藏"}, in.Ignored()); diff != "" {
		t.Error(diff)
	}
	got := map[string]seen{}
	for _, table := range in.Tables() {
		got[table.Name()] = readAll(t, table)
	}
	want := map[string]seen{"Sheet1": {}, "说明": {}, "名单": {Rows: [][]string{
		{"三月低保名单"}, {"户编号", "姓名", "金额"}, {"1001", "张三", "1234.56"},
	}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestXLSXDaysFrom1904(t *testing.T) {
	parts := book(`<row><c s="1"><v>0</v></c><c s="1"><v>44885</v></c></row>`)
	parts["xl/workbook.xml"] = strings.Replace(bookXML, "<workbookPr/>", `<workbookPr date1904="1"/>`, 1)
	got := readAll(t, mustOpen(t, put(t, "in.xlsx", pack(t, parts))).Tables()[0])
	if diff := cmp.Diff([][]string{{"1904-01-01", "2026-11-21"}}, got.Rows); diff != "" {
		t.Error(diff)
	}
}
