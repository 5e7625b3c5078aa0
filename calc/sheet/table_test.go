package sheet_test

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/sheet"
)

// table is CSV text as a calc.Table; the column of a Place is the cell's number.
type table struct {
	name string
	rows *csv.Reader
	line int
}

func newTable(name, text string) *table {
	t := &table{name: name, rows: csv.NewReader(strings.NewReader(text))}
	t.rows.FieldsPerRecord = -1
	return t
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

// sample is a layout with a column of every sort.
var sample = sheet.Layout{Name: "sample", Labels: []string{"样本", "样表"}, Columns: []sheet.Column{
	{Key: "code", Labels: []string{"代码", "编码"}, Required: true},
	{Key: "from", Labels: []string{"起始月"}, Required: true},
	{Key: "day", Labels: []string{"日期"}},
	{Key: "amount", Labels: []string{"金额"}},
	{Key: "percent", Labels: []string{"比例"}},
	{Key: "age_min", Labels: []string{"最小年龄"}},
	{Key: "settlement", Labels: []string{"城乡"}},
}}

const (
	code = iota
	from
	day
	amount
	percent
	ageMin
	settlement
)

// read opens the text as the sample sheet.
func read(text string) (*sheet.Reader, *calc.Faults) {
	faults := &calc.Faults{}
	return sheet.NewReader(newTable("sample", text), &sample, faults), faults
}

// wantFaults compares faults, one a line, a warning marked so.
func wantFaults(t *testing.T, got calc.Faults, want ...string) {
	t.Helper()
	var lines []string
	for _, f := range got {
		line := f.Error()
		if f.Warning {
			line += " (warning)"
		}
		lines = append(lines, line)
	}
	if g, w := strings.Join(lines, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("faults:\n%s\nwant:\n%s", g, w)
	}
}

// broken is a table whose rows are what the test says, errors among them.
type broken struct {
	rows []any
	at   int
}

func (b *broken) Name() string { return "broken" }
func (b *broken) Place(i int) calc.Place {
	return calc.Place{File: "broken", Line: b.at, Column: i + 1}
}

func (b *broken) Next() ([]string, error) {
	if b.at == len(b.rows) {
		return nil, io.EOF
	}
	b.at++
	switch row := b.rows[b.at-1].(type) {
	case error:
		return nil, row
	case string:
		return strings.Split(row, ","), nil
	}
	panic("neither row nor error")
}
