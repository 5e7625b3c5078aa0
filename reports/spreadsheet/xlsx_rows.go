package spreadsheet

import (
	"fmt"
	"io"

	"doudi/calc"
)

// line is a row outside the table: its texts by column, one style for all.
type line struct {
	cells []Cell
	style int
	large bool
}

// preamble is what stands above the table's rows, without styles.
func (s *Sheet) preamble() []line {
	var lines []line
	for i, title := range s.Title {
		lines = append(lines, line{cells: s.across(Text(title)), large: i == 0})
	}
	if s.Unit != "" {
		cells := s.across()
		cells[len(cells)-1] = Text(s.Unit)
		lines = append(lines, line{cells: cells})
	}
	headings := s.across()
	for i, c := range s.Columns {
		headings[i] = Text(c.Heading)
	}
	return append(lines, line{cells: headings})
}

// across is a row of empty cells that begins with the given ones.
func (s *Sheet) across(first ...Cell) []Cell {
	return append(first, make([]Cell, max(len(s.Columns), 1)-len(first))...)
}

// head is the preamble with its styles.
func (s *Sheet) head() []line {
	lines := s.preamble()
	for i := range lines {
		switch {
		case i == len(lines)-1:
			lines[i].style = styleHeading
		case lines[i].large:
			lines[i].style = styleTitle
		case i < len(s.Title):
			lines[i].style = styleSubtitle
		default:
			lines[i].style = styleUnit
		}
	}
	return lines
}

// foot shares the width of each footer line among its texts.
func (s *Sheet) foot() []line {
	var lines []line
	for _, texts := range s.Footer {
		cells := s.across()
		for i, text := range texts {
			c := &cells[i*len(cells)/len(texts)]
			*c = Text(c.text + text)
		}
		lines = append(lines, line{cells: cells, style: styleFooter})
	}
	return lines
}

// writeBody writes a sheet's rows.
func writeBody(w io.Writer, s *Sheet) error {
	r := newRowWriter(w, s)
	for _, l := range s.head() {
		if err := r.line(l); err != nil {
			return err
		}
	}
	if s.Rows != nil {
		if err := s.Rows(r.emit); err != nil {
			return err
		}
	}
	for _, l := range s.foot() {
		if err := r.line(l); err != nil {
			return err
		}
	}
	return r.flush()
}

func (r *rowWriter) emit(row Row) error {
	if len(row.Cells) > len(r.sheet.Columns) {
		return fmt.Errorf("sheet %s: row of %d cells for %d columns", r.sheet.Name, len(row.Cells), len(r.sheet.Columns))
	}
	if err := r.begin(false); err != nil {
		return err
	}
	for i, column := range r.sheet.Columns {
		var c Cell
		if i < len(row.Cells) {
			c = row.Cells[i]
		}
		if err := r.cell(i, c, styleOf(c, column.Kind, row.Bold)); err != nil {
			return err
		}
	}
	return r.end()
}

func (r *rowWriter) line(l line) error {
	if err := r.begin(l.large); err != nil {
		return err
	}
	for i, c := range l.cells {
		if err := r.cell(i, c, l.style); err != nil {
			return err
		}
	}
	return r.end()
}

func (r *rowWriter) tooMany() error {
	return fault(SheetTooManyRows, calc.Place{Sheet: r.sheet.Name}, decimal(sheetRows))
}
