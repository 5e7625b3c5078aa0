package spreadsheet

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"doudi/calc"
)

// ruledCSV reads a file whose first row is its heading.
func ruledCSV(t *testing.T, text string) seen {
	t.Helper()
	table := mustOpen(t, put(t, "member.csv", []byte(text))).Tables()[0]
	heading, err := table.Next()
	if err != nil {
		t.Fatal(err)
	}
	heading = slices.Clone(heading)
	table.(calc.Ruled).Rule()
	s := readAll(t, table)
	s.Rows = append([][]string{heading}, s.Rows...)
	return s
}

func lines(n int, row string) string { return strings.Repeat(row+"\n", n) }

func TestRuledCSV(t *testing.T) {
	const head = "a,b,c\n"
	for _, c := range []struct {
		name, text string
		rows       int
		faults     []string
	}{
		{"as wide as the heading", head + "1,2,3\n1,,\n,,3\n1,2,\n", 5, nil},
		{"wider", head + "1,2,3,\n1,2,,,,\n", 3, nil},
		{"a heading with empty cells behind it", "a,b,c,,\n1,2,3\n1,2,\n", 3, nil},
		{"a separator lost", head + "1,2,3\n1,3\n1,2,3\n", 3, []string{"member.csv:3:4: row.short 2 3"}},
		{"every row", head + "1\n2\n3\n", 1, []string{"member.csv:2:2: row.short 1 3", "member.csv:3:2: row.short 1 3", "member.csv:4:2: row.short 1 3"}},
		{"empty rows are no rows", head + "\n1,2,3\n\n,\n1,2,3\n", 3, nil},
		{"after a line break in a cell", head + "1,\"2\n2\",3\n1,\"2\n2\"\n", 2, []string{"member.csv:5:3: row.short 2 3"}},
		{"cut off", head + "1,2,3\n1,2", 2, []string{"member.csv:3:4: row.short 2 3"}},
		{"not cut off", head + "1,2,3\n1,2,3", 3, nil},

		// Rows 17 to 32, as Excel writes them where the last column is empty in all.
		{"a block of Excel's", head + lines(15, "1,2,3") + lines(16, "1,2") + lines(2, "1,2,3"), 34, nil},
		{"the last block of Excel's", head + lines(15, "1,2,3") + lines(3, "1"), 19, nil},
		{"a block that is cut off", head + lines(15, "1,2,3") + "1,2\n1,2", 17, []string{"member.csv:18:4: row.short 2 3"}},
		{"empty rows in a block", head + lines(15, "1,2,3") + "\n1,2\n\n,\n1,2\n", 18, nil},
		{"one row of a block", head + lines(15, "1,2,3") + "1,2,3\n1,2\n1,2,3\n", 18, []string{"member.csv:18:4: row.short 2 3"}},
		{"the first row of a block", head + lines(15, "1,2,3") + "1,2\n1,2,3\n1,2,3\n1,2\n", 19, []string{"member.csv:17:1: row.short 2 3", "member.csv:20:4: row.short 2 3"}},
		{"two widths in a block", head + lines(15, "1,2,3") + "1,2\n1\n", 17, []string{"member.csv:18:2: row.short 1 3"}},
		{"never the block of the heading", head + lines(2, "1,2"), 1, []string{"member.csv:2:4: row.short 2 3", "member.csv:3:4: row.short 2 3"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ruledCSV(t, c.text)
			if diff := cmp.Diff(c.faults, got.Faults); diff != "" || len(got.Rows) != c.rows {
				t.Errorf("%d rows, want %d; faults:\n%s", len(got.Rows), c.rows, diff)
			}
		})
	}
}

// A table whose first row nobody calls a heading may have rows of any width: office
// lists begin with a title and end with who made them.
func TestCSVIsNotRuledByItself(t *testing.T) {
	if got := readCSV(t, []byte("名册\n甲,乙,丙\n1,2\n1,2,3\n")); len(got.Faults) != 0 || len(got.Rows) != 4 {
		t.Errorf("%v", got)
	}
}

// excelCSV is how Excel saves a table: in blocks of sixteen rows, without the
// columns that are empty in all of a block.
func excelCSV(rows [][]string) string {
	var b strings.Builder
	for block := range slices.Chunk(rows, excelBlock) {
		width := 1
		for _, row := range block {
			width = max(width, len(cutEmpty(slices.Clone(row))))
		}
		for _, row := range block {
			fmt.Fprintf(&b, "%s\r\n", strings.Join(row[:width], ","))
		}
	}
	return b.String()
}

// What Excel saves is read as it was, and of what every program saves in full no
// separator can be lost unseen.
func TestRuledCSVProperty(t *testing.T) {
	path := filepath.Join(t.TempDir(), "member.csv")
	rapid.Check(t, func(rt *rapid.T) {
		width := rapid.IntRange(2, 5).Draw(rt, "width")
		row := rapid.SliceOfN(rapid.SampledFrom([]string{"", "", "1", "甲"}), width, width)
		table := append([][]string{slices.Repeat([]string{"h"}, width)}, rapid.SliceOfN(row, 1, 60).Draw(rt, "rows")...)
		read := func(text string) seen {
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				rt.Fatal(err)
			}
			book, err := Open(path, Limits{})
			if err != nil {
				rt.Fatal(err)
			}
			defer book.Close()
			table := book.Tables()[0]
			_, _ = table.Next()
			table.(calc.Ruled).Rule()
			return readAll(t, table)
		}
		var want [][]string
		var full strings.Builder
		for i, row := range table {
			fmt.Fprintf(&full, "%s\n", strings.Join(row, ","))
			if cells := cutEmpty(slices.Clone(row)); i > 0 && len(cells) > 0 {
				want = append(want, cells)
			}
		}
		for name, text := range map[string]string{"Excel": excelCSV(table), "in full": full.String()} {
			if got := read(text); len(got.Faults) > 0 || !cmp.Equal(got.Rows, want) {
				rt.Fatalf("%s: %v\n%s", name, got, text)
			}
		}
		at := rapid.IntRange(1, len(table)-1).Draw(rt, "damaged row")
		alone := at%excelBlock == 0 && at == len(table)-1 // is a block of Excel's
		broken := strings.Split(full.String(), "\n")
		broken[at] = strings.Replace(broken[at], ",", "", 1)
		if got := read(strings.Join(broken, "\n")); !alone && len(cutEmpty(strings.Split(broken[at], ","))) > 0 && !blockEmpty(table, at) && len(got.Faults) != 1 {
			rt.Fatalf("row %d: %v\n%s", at+1, got, strings.Join(broken, "\n"))
		}
	})
}

// blockEmpty says whether a row has a block without other rows that are not empty.
func blockEmpty(table [][]string, at int) bool {
	for i := at / excelBlock * excelBlock; i < min(len(table), (at/excelBlock+1)*excelBlock); i++ {
		if i != at && len(cutEmpty(slices.Clone(table[i]))) > 0 {
			return false
		}
	}
	return true
}
