package reports

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"doudi/reports/wording"

	"github.com/xuri/excelize/v2"
)

// bookOf is the month's workbook with so many rows to a sheet, 0 for the usual.
func bookOf(t *testing.T, m *Month, rows int) *excelize.File {
	t.Helper()
	s, err := m.survey()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	x := &export{m: m, month: m.Month.String(), survey: s, lang: wording.Chinese, rowsOfSheet: rows}
	if err := x.toWorkbook(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// A table that is longer than a sheet goes on in further sheets: together they have
// its rows, each has its heading, only the last what stands beneath, and none is
// longer than it may be. The state stands on every one.
func TestWorkbookGoesOn(t *testing.T) {
	for _, m := range []*Month{monthOf(many(500)), sealed(sample())} {
		whole := bookOf(t, m, 0)
		for _, most := range []int{20, 21, 37, 60, 210} {
			f := bookOf(t, m, most)
			names := f.GetSheetList()
			for _, name := range whole.GetSheetList() {
				want := sheetRows(t, whole, name)
				var got [][]string
				at := slices.Index(names, name)
				parts := 0
				for ; at < len(names) && (names[at] == name || strings.HasPrefix(names[at], name+" ")); at++ {
					rows := sheetRows(t, f, names[at])
					if len(rows) > most {
						t.Errorf("%s of %d rows: %d", names[at], most, len(rows))
					}
					rows = slices.DeleteFunc(rows, func(row []string) bool { return strings.HasPrefix(row[0], "第 ") })
					if parts++; parts > 1 {
						rows = rows[headingRows(want):]
					}
					got = append(got, rows...)
				}
				if !slices.EqualFunc(got, want, slices.Equal) {
					t.Errorf("%s in %d sheets of %d rows: %d rows, want %d", name, parts, most, len(got), len(want))
				}
				if fits := len(want) < most; fits != (parts == 1) {
					t.Errorf("%s: %d rows in %d sheets of %d", name, len(want), parts, most)
				}
			}
		}
	}
}

func sheetRows(t *testing.T, f *excelize.File, name string) [][]string {
	t.Helper()
	rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(rows, func(row []string) bool { return len(row) == 0 })
}

// headingRows is how many rows stand above the table: the heading is the first with
// a text in its second column.
func headingRows(rows [][]string) int {
	return 1 + slices.IndexFunc(rows, func(row []string) bool { return len(row) > 1 && row[1] != "" })
}

func TestWorkbookNamesItsParts(t *testing.T) {
	f := bookOf(t, monthOf(many(500)), 60)
	for _, name := range []string{"农村低保", "农村低保 2"} {
		rows := sheetRows(t, f, name)
		if !slices.ContainsFunc(rows[:3], func(row []string) bool { return strings.Contains(row[0], "张表，共") }) {
			t.Errorf("%s begins %q", name, rows[:3])
		}
	}
}
