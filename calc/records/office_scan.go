package records

import (
	"errors"
	"io"

	"doudi/calc"
)

// officeScan reads a table's rows and keeps what is wrong with them.
type officeScan struct {
	table  calc.Table
	cells  []string // the present row, nil at the end
	faults calc.Faults
	ended  bool
}

// next is the next row that can be read, nil after the last.
func (s *officeScan) next() []string {
	s.cells = nil
	for !s.ended {
		cells, err := s.table.Next()
		if err == nil {
			s.cells = cells
			return cells
		}
		s.ended = errors.Is(err, io.EOF) || !s.keep(err)
	}
	return nil
}

// keep notes an error; false when reading cannot go on.
func (s *officeScan) keep(err error) bool {
	var many calc.Faults
	if errors.As(err, &many) {
		s.faults = append(s.faults, many...)
		return true
	}
	var one calc.Fault
	if errors.As(err, &one) {
		s.faults = append(s.faults, one)
		return one.Code != "table.too_many_rows" && one.Code != "file.truncated"
	}
	s.faults = append(s.faults, calc.Fault{Code: "file.unreadable", Place: s.table.Place(-1), Args: []string{err.Error()}})
	return false
}

// passing are the faults of a table that is passed over: those of its rows are
// only mentioned, those of the file stand.
func (s *officeScan) passing() calc.Faults {
	for i := range s.faults {
		if s.faults[i].Place.Line > 0 {
			s.faults[i].Warning = true
		}
	}
	return s.faults
}

// maxTitleRows is how many rows may stand above the heading, maxHeadingRows how
// many it may have.
const (
	maxTitleRows   = 5
	maxHeadingRows = 3
)

// search goes to the row below the heading; nil where there is no heading of a
// list.
func (s *officeScan) search() *officeColumns {
	for titles, cells := 0, s.next(); cells != nil && titles <= maxTitleRows; {
		block := s.block()
		for i := range block {
			if titles+i > maxTitleRows {
				break
			}
			if c := columnsOf(block[i:]); c != nil {
				return c
			}
		}
		titles += len(block)
		if cells = s.cells; len(block) == 0 {
			titles++
			cells = s.next()
		}
	}
	return nil
}

// block are the rows from the present one that look like a heading. The row
// after them becomes the present one.
func (s *officeScan) block() []headingRow {
	var block []headingRow
	for s.cells != nil && len(block) < maxHeadingRows && headingLike(s.cells) {
		row := headingRow{cells: append([]string(nil), s.cells...)}
		for i := range row.cells {
			row.places = append(row.places, s.table.Place(i))
		}
		block = append(block, row)
		s.next()
	}
	return block
}
