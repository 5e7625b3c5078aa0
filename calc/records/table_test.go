package records_test

import (
	"encoding/csv"
	"errors"
	"strings"

	"doudi/calc"
)

// table is CSV text as a calc.Table; the column of a Place is the cell's number.
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
			return nil, calc.Fault{Code: "csv.syntax", Place: t.Place(0)}
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

// tables are the sheets of a text: each begins with a line "-- name --".
func tables(text string) []calc.Table {
	var out []calc.Table
	for part := range strings.SplitSeq("\n"+text, "\n-- ") {
		name, rows, ok := strings.Cut(part, " --\n")
		if !ok {
			continue
		}
		r := csv.NewReader(strings.NewReader(rows))
		r.FieldsPerRecord = -1
		out = append(out, &table{name: name, rows: r})
	}
	return out
}

func faultLines(faults calc.Faults) string {
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
