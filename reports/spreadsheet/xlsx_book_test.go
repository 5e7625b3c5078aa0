package spreadsheet

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

func seenByExcelize(t *testing.T, sheets ...Sheet) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(write(t, sheets...)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestWorkbookStyles(t *testing.T) {
	f := seenByExcelize(t, office("名册", 2))
	type style struct {
		size    float64
		bold    bool
		side    string
		format  int
		borders int
		wrapped bool
	}
	for cell, want := range map[string]style{
		"A1": {18, true, "centerContinuous", 49, 0, false},
		"A2": {11, false, "centerContinuous", 49, 0, false},
		"E3": {11, false, "right", 49, 0, false},
		"A4": {11, true, "center", 49, 4, true},
		"A5": {11, false, "right", 1, 4, false},
		"B5": {11, false, "left", 49, 4, true},
		"D5": {11, false, "right", 4, 4, false},
		"E5": {11, false, "right", 49, 4, true},
		"A7": {11, true, "right", 1, 4, false},
		"B7": {11, true, "left", 49, 4, true},
		"D7": {11, true, "right", 4, 4, false},
		"E7": {11, true, "right", 49, 4, true},
		"A8": {11, false, "left", 49, 0, false},
	} {
		id, err := f.GetCellStyle("名册", cell)
		if err != nil {
			t.Fatal(err)
		}
		s, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		got := style{s.Font.Size, s.Font.Bold, s.Alignment.Horizontal, s.NumFmt, len(s.Border), s.Alignment.WrapText}
		if got != want || s.Font.Family != "宋体" || s.Alignment.Vertical != "center" {
			t.Errorf("%s is %+v in %s, want %+v", cell, got, s.Font.Family, want)
		}
	}
}

func TestWorkbookPage(t *testing.T) {
	const odd = "Q'tr & <2>"
	f := seenByExcelize(t, office("名册", 1), office(odd, 1))
	if diff := cmp.Diff([]string{"名册", odd}, f.GetSheetList()); diff != "" {
		t.Error(diff)
	}
	var titles []string
	for _, n := range f.GetDefinedName() {
		titles = append(titles, n.Scope+" "+n.Name+" "+n.RefersTo)
	}
	if diff := cmp.Diff([]string{
		"名册 _xlnm.Print_Titles '名册'!$1:$4", odd + " _xlnm.Print_Titles 'Q''tr & <2>'!$1:$4",
	}, titles); diff != "" {
		t.Error(diff)
	}
	for _, sheet := range f.GetSheetList() {
		onPage(t, f, sheet)
	}
}

func onPage(t *testing.T, f *excelize.File, sheet string) {
	t.Helper()
	props, err := f.GetSheetProps(sheet)
	if err != nil || !*props.FitToPage {
		t.Errorf("%s: %+v, %v", sheet, props, err)
	}
	page, err := f.GetPageLayout(sheet)
	if err != nil || *page.Size != 9 || *page.Orientation != "landscape" || *page.FitToWidth != 1 || *page.FitToHeight != 0 {
		t.Errorf("%s: %+v, %v", sheet, page, err)
	}
	m, err := f.GetPageMargins(sheet)
	if err != nil || *m.Left != 0.4 || *m.Right != 0.4 || *m.Top != 0.6 || *m.Bottom != 0.6 || !*m.Horizontally {
		t.Errorf("%s: %+v, %v", sheet, m, err)
	}
	panes, err := f.GetPanes(sheet)
	if err != nil || !panes.Freeze || panes.YSplit != 4 || panes.TopLeftCell != "A5" {
		t.Errorf("%s: %+v, %v", sheet, panes, err)
	}
	foot, err := f.GetHeaderFooter(sheet)
	if err != nil || foot.OddFooter != "&C&P / &N" {
		t.Errorf("%s: %+v, %v", sheet, foot, err)
	}
	width, err := f.GetColWidth(sheet, "C")
	height, err2 := f.GetRowHeight(sheet, 1)
	if width != 21 || height != 30 || err != nil || err2 != nil {
		t.Errorf("%s: %v wide, %v high, %v, %v", sheet, width, height, err, err2)
	}
}

func TestColumnName(t *testing.T) {
	for n := 1; n <= sheetColumns; n++ {
		want, err := excelize.ColumnNumberToName(n)
		if got := columnName(n); got != want || err != nil {
			t.Fatalf("%d is %s, want %s, %v", n, got, want, err)
		}
	}
}

// What no program would open is refused before a byte is written.
func TestWorkbookImpossible(t *testing.T) {
	named := func(name string) Sheet { return texted(nil).as(name) }
	broad, many, footed := named("a"), named("a"), named("a")
	broad.Columns = []Column{{"甲", 256, TextColumn}}
	many.Columns = make([]Column, sheetColumns+1)
	footed.PageFooter = strings.Repeat("页", 254)
	for _, s := range []Sheet{named(""), named("'a"), named("a'"), named("a:b"), named(strings.Repeat("𠮷", 16)), broad, many, footed} {
		var b bytes.Buffer
		if err := WriteWorkbook(&b, []Sheet{s}); err == nil || b.Len() > 0 {
			t.Errorf("%.10q: %v after %d bytes", s.Name, err, b.Len())
		}
	}
	footed.PageFooter = strings.Repeat("页", 253)
	broad.Columns[0].Width, many.Columns = 255, many.Columns[1:]
	for _, s := range []Sheet{named(strings.Repeat("长", 31)), broad, many, footed} {
		seenByExcelize(t, s)
	}
}

func (s Sheet) as(name string) Sheet {
	s.Name = name
	return s
}
