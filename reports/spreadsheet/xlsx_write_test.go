package spreadsheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"doudi/calc"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// office is a roster as an office prints it, with n rows and a total.
func office(name string, n int) Sheet {
	return Sheet{
		Name: name, Title: []string{"城市居民最低生活保障金发放名册", "2026年11月"}, Unit: "单位：元",
		Columns: []Column{
			{"序号", 6, IntColumn},
			{"姓名", 12, TextColumn},
			{"身份证号", 21, TextColumn},
			{"金额", 12, MoneyColumn},
			{"账号", 24, RightColumn},
		},
		Footer:     [][]string{{"经办：", "复核：", "负责人："}},
		PageFooter: "&P / &N",
		Rows:       func(emit func(Row) error) error { return officeRows(n, emit) },
	}
}

func officeRows(n int, emit func(Row) error) error {
	cells := make([]Cell, 5)
	var total calc.Money
	for i := range n {
		amount := calc.Money(63_550 + i)
		total += amount
		cells[0], cells[1], cells[2] = Int(i+1), Text(fmt.Sprintf("张三%d", i)), Text("999999199001011234")
		cells[3], cells[4] = Money(amount), Text("6299991234567890123")
		if err := emit(Row{Cells: cells}); err != nil {
			return err
		}
	}
	return emit(Row{Cells: []Cell{{}, Text("合计"), {}, Money(total)}, Bold: true})
}

func write(t testing.TB, sheets ...Sheet) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteWorkbook(&b, sheets); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWorkbookReadBack(t *testing.T) {
	b := mustOpen(t, put(t, "out.xlsx", write(t, office("城市低保", 2), office("农村低保", 1))))
	got := readAll(t, b.Tables()[0])
	want := seen{Rows: [][]string{
		{"城市居民最低生活保障金发放名册"},
		{"2026年11月"},
		{"", "", "", "", "单位：元"},
		{"序号", "姓名", "身份证号", "金额", "账号"},
		{"1", "张三0", "999999199001011234", "635.5", "6299991234567890123"},
		{"2", "张三1", "999999199001011234", "635.51", "6299991234567890123"},
		{"", "合计", "", "1271.01"},
		{"经办：", "复核：", "", "负责人："},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if name := b.Tables()[1].Name(); name != "农村低保" {
		t.Error(name)
	}
}

// The library that everybody else reads with agrees on values and types.
func TestWorkbookAsExcelizeSeesIt(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(write(t, office("名册", 2))))
	if err != nil {
		t.Fatal(err)
	}
	for cell, want := range map[string]struct {
		value string
		kind  excelize.CellType
	}{
		"A1": {"城市居民最低生活保障金发放名册", excelize.CellTypeInlineString},
		"A5": {"1", excelize.CellTypeUnset},
		"C5": {"999999199001011234", excelize.CellTypeInlineString},
		"D5": {"635.50", excelize.CellTypeUnset},
		"E6": {"6299991234567890123", excelize.CellTypeInlineString},
		"D7": {"1,271.01", excelize.CellTypeUnset},
	} {
		value, _ := f.GetCellValue("名册", cell)
		kind, _ := f.GetCellType("名册", cell)
		if value != want.value || kind != want.kind {
			t.Errorf("%s is %q of type %v, want %v", cell, value, kind, want)
		}
	}
	layout, err := f.GetPageLayout("名册")
	if err != nil || *layout.Orientation != "landscape" || *layout.Size != 9 || *layout.FitToWidth != 1 {
		t.Errorf("page %+v, %v", layout, err)
	}
	if names := f.GetDefinedName(); len(names) != 1 || names[0].RefersTo != "'名册'!$1:$4" {
		t.Errorf("repeated rows %v", names)
	}
}

func TestWorkbookSameBytes(t *testing.T) {
	first := write(t, office("a", 500), office("b", 3), office("c", 1))
	for range 5 {
		if !bytes.Equal(first, write(t, office("a", 500), office("b", 3), office("c", 1))) {
			t.Fatal("the same sheets gave other bytes")
		}
	}
	z, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if !f.Modified.Equal(packTime) {
			t.Errorf("%s is of %v", f.Name, f.Modified)
		}
	}
	if z.File[0].Name != "[Content_Types].xml" {
		t.Errorf("begins with %s", z.File[0].Name)
	}
}

// Whatever a name looks like, its cell stays text and comes back as it was;
// what no spreadsheet may run or hide is written out.
func TestWorkbookTexts(t *testing.T) {
	texts := []string{
		"=1+1", "+86", "-5", "@x", "＝1", "＋", "－", "＠", "&<>\"'", "a\nb\tc", "_x0041_", "__x000D_", "𠮷\ue000\U000e0100",
	}
	got := readAll(t, mustOpen(t, put(t, "out.xlsx", write(t, texted(append(texts, "\x1b[0m\u200b\xff"))))).Tables()[0])
	var want [][]string
	for _, s := range append([]string{"甲"}, append(texts, `\u001B[0m\u200B\xFF`)...) {
		want = append(want, []string{s})
	}
	if diff := cmp.Diff(seen{Rows: want}, got); diff != "" {
		t.Error(diff)
	}
}

func texted(texts []string) Sheet {
	return Sheet{Name: "s", Columns: []Column{{"甲", 10, TextColumn}}, Rows: func(emit func(Row) error) error {
		for _, s := range texts {
			if err := emit(Row{Cells: []Cell{Text(s)}}); err != nil {
				return err
			}
		}
		return nil
	}}
}

func TestWorkbookRefusals(t *testing.T) {
	boom := errors.New("boom")
	failing := office("a", 1)
	failing.Rows = func(func(Row) error) error { return boom }
	if err := WriteWorkbook(io.Discard, []Sheet{failing}); !errors.Is(err, boom) {
		t.Error(err)
	}
	wide := office("a", 1)
	wide.Columns = wide.Columns[:4]
	for _, tt := range []struct {
		sheets []Sheet
		want   string
	}{
		{[]Sheet{office("a", 1), office("A", 1)}, "sheet.name A"},
		{[]Sheet{office("a/b", 1)}, "sheet.name a/b"},
		{[]Sheet{office("a", 1), office(strings.Repeat("长", 32), 1)}, "sheet.name 长长"},
		{[]Sheet{wide}, "row of 5 cells for 4 columns"},
		{[]Sheet{texted([]string{strings.Repeat("长", 32_768)})}, "cell.too_long 32767"},
	} {
		err := WriteWorkbook(io.Discard, tt.sheets)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("got %v, want %s", err, tt.want)
		}
	}
	if err := WriteWorkbook(io.Discard, []Sheet{texted([]string{strings.Repeat("长", 32_767)})}); err != nil {
		t.Error(err)
	}
}
