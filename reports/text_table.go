package reports

import (
	"strings"
	"unicode"

	"doudi/calc"
	"doudi/reports/spreadsheet"
)

// textTable is a table for the terminal: columns as wide as their widest cell,
// two blanks between them, no colour.
type textTable struct {
	right []bool // columns that stand at the right; further ones stand at the left
	rows  [][]string
}

func (t *textTable) add(cells ...string) {
	for i := range cells {
		cells[i] = shown(cells[i])
	}
	t.rows = append(t.rows, cells)
}

// write appends the table's lines, each cut to a width; 0 is without limit.
func (t *textTable) write(b *strings.Builder, indent string, width int) {
	var widths []int
	for _, row := range t.rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], spreadsheet.Width(cell))
		}
	}
	for _, row := range t.rows {
		line := indent
		for i, cell := range row {
			line += t.cell(i, cell, widths[i]) + "  "
		}
		writeLine(b, line, width)
	}
}

func (t *textTable) cell(i int, cell string, width int) string {
	if i < len(t.right) && t.right[i] {
		return strings.Repeat(" ", width-spreadsheet.Width(cell)) + cell
	}
	return spreadsheet.Pad(cell, width)
}

// writeLine appends a line, without blanks at its end, cut with a … where it is
// too long.
func writeLine(b *strings.Builder, line string, width int) {
	b.WriteString(fit(strings.TrimRight(line, " "), width))
	b.WriteByte('\n')
}

func fit(s string, width int) string {
	if width <= 0 || spreadsheet.Width(s) <= width {
		return s
	}
	room, end := width-1, 0
	for i, r := range s {
		n := spreadsheet.Width(string(r))
		if room < n {
			break
		}
		room, end = room-n, i+len(string(r))
	}
	return strings.TrimRight(s[:end], " ") + "…"
}

// shown is a text without characters that move a terminal's cursor: what old
// data may hold is shown as U+FFFD.
func shown(s string) string {
	return strings.Map(func(r rune) rune {
		if calc.Hidden(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}
