package sheet_test

import (
	"io"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/sheet"
	"doudi/calc/sheettest"
)

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
	return sheet.NewReader(sheettest.Table("sample", text), &sample, faults), faults
}

// wantFaults compares faults, one a line, a warning marked so.
func wantFaults(t *testing.T, got calc.Faults, want ...string) {
	t.Helper()
	if g, w := sheettest.Lines(got), strings.Join(want, "\n"); g != w {
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
