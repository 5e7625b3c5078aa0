package policy_test

import (
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/policy"
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

// withBoth adds the two tables that every policy has where the text has none.
func withBoth(text string) string {
	if !strings.Contains(text, "-- standard --") && !strings.Contains(text, "-- 标准 --") {
		text += "\n-- standard --\nprogram,from,amount\ndibao,2025-01,600\n"
	}
	if !strings.Contains(text, "-- parameter --") {
		text += "\n-- parameter --\nkey,value,from\nrounding.unit,0.01,2025-01\nrounding.mode,half_up,2025-01\n"
	}
	return text
}

// load parses tables that must have no fault, not even a warning.
func load(t testing.TB, text string) *policy.Policy {
	t.Helper()
	p, faults := policy.Parse(tables(withBoth(text)))
	for _, f := range faults {
		t.Errorf("fault: %v", f)
	}
	return p
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

func month(t testing.TB, s string) calc.Month {
	t.Helper()
	m, err := calc.ParseMonth(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
