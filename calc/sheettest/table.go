// Package sheettest gives the tests of whatever reads tables their tables as
// text, and the faults found as lines to compare.
package sheettest

import (
	"encoding/csv"
	"errors"
	"strings"

	"doudi/calc"
)

// Table is CSV text as a table of the name, in a file name.csv. The column of a
// Place is the cell's number.
func Table(name, text string) calc.Table {
	t := &table{name: name, rows: csv.NewReader(strings.NewReader(text))}
	t.rows.FieldsPerRecord = -1
	return t
}

// Tables are the sheets of a text: each begins with a line "-- name --".
func Tables(text string) []calc.Table {
	var out []calc.Table
	for part := range strings.SplitSeq("\n"+text, "\n-- ") {
		if name, rows, ok := strings.Cut(part, " --\n"); ok {
			out = append(out, Table(name, rows))
		}
	}
	return out
}

// Lines are faults as text, one a line, a warning marked so.
func Lines(faults calc.Faults) string {
	var lines []string
	for _, f := range faults {
		line := f.Error()
		if f.Warning {
			line += " (warning)"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

type table struct {
	name string
	rows *csv.Reader
	line int
}

func (t *table) Name() string { return t.name }

func (t *table) Next() ([]string, error) {
	for {
		row, err := t.rows.Read()
		var damaged *csv.ParseError
		switch {
		case errors.As(err, &damaged):
			t.line = damaged.StartLine
			return nil, calc.Fault{Code: "row.quote", Place: t.Place(0), Args: []string{"open"}}
		case err != nil:
			return nil, err
		}
		t.line, _ = t.rows.FieldPos(0)
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
		}
		if strings.Join(row, "") != "" {
			return row, nil
		}
	}
}

func (t *table) Place(i int) calc.Place {
	p := calc.Place{File: t.name + ".csv"}
	if i >= 0 {
		p.Line, p.Column = t.line, i+1
	}
	return p
}
