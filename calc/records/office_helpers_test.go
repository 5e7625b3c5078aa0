package records

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/reports/spreadsheet"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
)

var officeDay = calc.NewDay(2025, 9, 30)

// made is an identity number of nobody: the area 999999, a birth date and the
// right check digit.
func made(birth string, sequence int) string {
	body := fmt.Sprintf("999999%s%03d", birth, sequence)
	sum := 0
	for i, w := range [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += w * int(body[i]-'0')
	}
	return body + "10X98765432"[sum%11:sum%11+1]
}

// madeX is such a number that ends in X.
func madeX(birth string, sequence int) string {
	for ; ; sequence++ {
		if id := made(birth, sequence); strings.HasSuffix(id, "X") {
			return id
		}
	}
}

// county is a made-up county: 幸福村 is there twice, in two townships.
func county(name string) []calc.RegionCode {
	return map[string][]calc.RegionCode{
		"虚构县": {"999999000000"}, "城关镇": {"999999100000"}, "新市乡": {"999999200000"}, "河东街道办事处": {"999999001000"},
		"幸福村委会": {"999999100201", "999999200201"}, "光明村村民委员会": {"999999100202"}, "河㙟居委会": {"999999001001"}, "河㙟村委会": {"999999001201"},
		"上㘵村": {"999999200202"},
	}[name]
}

// memoryTable is a table in memory. An error in place of a row is returned.
type memoryTable struct {
	name string
	rows []any // []string or error
	line int
}

func (t *memoryTable) Name() string { return t.name }

func (t *memoryTable) Next() ([]string, error) {
	if t.line >= len(t.rows) {
		return nil, io.EOF
	}
	t.line++
	if err, ok := t.rows[t.line-1].(error); ok {
		return nil, err
	}
	return t.rows[t.line-1].([]string), nil
}

func (t *memoryTable) Place(i int) calc.Place {
	at := calc.Place{File: "t.xlsx", Sheet: t.name}
	if i >= 0 {
		at.Line, at.Column = t.line, i+1
	}
	return at
}

// list makes a table of lines whose cells are parted by |. Empty lines are
// counted, as in a file, but not returned.
func list(name, text string) *memoryTable {
	t := &memoryTable{name: name}
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		cells := strings.Split(line, "|")
		for i := range cells {
			cells[i] = strings.Trim(cells[i], " \t")
		}
		t.rows = append(t.rows, cells)
	}
	return t
}

// dump shows tables, each cell with its place, and faults.
func dump(t *testing.T, tables []calc.Table, faults calc.Faults) string {
	t.Helper()
	var b strings.Builder
	for _, table := range tables {
		fmt.Fprintf(&b, "== %s\n", table.Name())
		for {
			cells, err := table.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			for i, s := range cells {
				at := table.Place(i).String()
				if _, cell, ok := strings.Cut(at, "!"); ok {
					s += "@" + cell
				} else if _, cell, ok := strings.Cut(at, ":"); ok {
					s += "@" + cell
				}
				b.WriteString(strings.ReplaceAll(s, "\n", "⏎") + " ")
			}
			b.WriteString("\n")
		}
	}
	for _, f := range faults {
		mark := "!!"
		if f.Warning {
			mark = "--"
		}
		fmt.Fprintf(&b, "%s %v\n", mark, f)
	}
	return b.String()
}

func check(t *testing.T, got, want string) {
	t.Helper()
	got, want = strings.TrimSpace(got), strings.TrimSpace(want)
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		var a, b string
		if i < len(g) {
			a = strings.TrimSpace(g[i])
		}
		if i < len(w) {
			b = strings.TrimSpace(w[i])
		}
		if a != b {
			t.Errorf("line %d is\n\t%q, want\n\t%q", i+1, a, b)
		}
	}
}

func takeList(t *testing.T, tables ...calc.Table) string {
	t.Helper()
	out, faults := OfficeTables(tables, county)
	return dump(t, out, faults)
}

// codes are the codes of faults, with a mark for warnings.
func codes(faults calc.Faults) string {
	var out []string
	for _, f := range faults {
		code := f.Code
		if f.Warning {
			code = "~" + code
		}
		out = append(out, code)
	}
	return strings.Join(out, " ")
}

// page is a sheet of a workbook: rows from the first line on, cells merged.
type page struct {
	name   string
	rows   [][]any
	merged [][2]string
}

func workbook(t testing.TB, pages ...page) []calc.Table {
	t.Helper()
	f := excelize.NewFile()
	for i, p := range pages {
		if i == 0 {
			must(t, f.SetSheetName("Sheet1", p.name))
		} else if _, err := f.NewSheet(p.name); err != nil {
			t.Fatal(err)
		}
		for r, row := range p.rows {
			must(t, f.SetSheetRow(p.name, fmt.Sprintf("A%d", r+1), &row))
		}
		for _, m := range p.merged {
			must(t, f.MergeCell(p.name, m[0], m[1]))
		}
	}
	path := filepath.Join(t.TempDir(), "3-2025.9.1-备案表.xlsx")
	must(t, f.SaveAs(path))
	return opened(t, path)
}

func gbFile(t testing.TB, name, text string) []calc.Table {
	t.Helper()
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
	must(t, err)
	path := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(path, b, 0o600))
	return opened(t, path)
}

func opened(t testing.TB, path string) []calc.Table {
	t.Helper()
	book, err := spreadsheet.Open(path, spreadsheet.Limits{})
	must(t, err)
	t.Cleanup(func() { must(t, book.Close()) })
	return book.Tables()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
