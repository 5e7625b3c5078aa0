package spreadsheet

import (
	"fmt"
	"io"
	"strings"

	"doudi/calc"
)

// What every program takes.
const (
	sheetRows      = 1 << 20
	sheetColumns   = 1 << 14
	cellUnits      = 32_767 // of a cell's text, in UTF-16
	nameUnits      = 31     // of a sheet's name
	footerUnits    = 255    // of a page's foot
	maxColumnWidth = 255
)

// WriteWorkbook writes the sheets, at least one, as one .xlsx workbook. The
// rows are streamed into its sheets as the zip is written, so that the size of
// a table costs no memory and no temporary file ever holds personal data. The
// same sheets give the same bytes.
func WriteWorkbook(w io.Writer, sheets []Sheet) error {
	for i := range sheets {
		if err := sheets[i].check(sheets[:i]); err != nil {
			return err
		}
	}
	p := newPacker(w)
	for _, part := range bookParts(sheets) {
		p.part(part.name, part.text)
	}
	for i := range sheets {
		p.stream(sheetPart(i), func(w io.Writer) error { return writeSheet(w, &sheets[i], i == 0) })
	}
	return p.close()
}

// check refuses what no program would open. Excel knows no difference between
// upper and lower case in the names of sheets.
func (s *Sheet) check(before []Sheet) error {
	bad := s.Name == "" || utf16Units(s.Name) > nameUnits || strings.ContainsAny(s.Name, `[]:*?/\`) ||
		strings.HasPrefix(s.Name, "'") || strings.HasSuffix(s.Name, "'")
	for i := range before {
		bad = bad || strings.EqualFold(before[i].Name, s.Name)
	}
	if bad {
		return fault(SheetName, calc.Place{Sheet: s.Name}, s.Name)
	}
	if len(s.Columns) > sheetColumns {
		return fmt.Errorf("sheet %s: %d columns", s.Name, len(s.Columns))
	}
	for i, c := range s.Columns {
		if c.Width > maxColumnWidth {
			return fmt.Errorf("sheet %s: column %d is %g wide", s.Name, i+1, c.Width)
		}
	}
	if n := utf16Units(s.PageFooter); n > footerUnits-len(footerCentred) {
		return fmt.Errorf("sheet %s: %d characters at the page's foot", s.Name, n)
	}
	return nil
}
