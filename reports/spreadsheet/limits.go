package spreadsheet

import "errors"

// Limits bound what one input may cost. A zero field means its default.
type Limits struct {
	MaxBytes     int64 // of a CSV file or a workbook; a sheet may unpack to twice as much
	MaxRows      int   // of one table, its heading included
	MaxCellBytes int   // of one cell's text in UTF-8
}

// DefaultLimits are 256 MiB a file, five million rows a table, 32 KiB a cell.
func DefaultLimits() Limits {
	return Limits{MaxBytes: 256 << 20, MaxRows: 5_000_000, MaxCellBytes: 32 << 10}
}

// maxColumns is far more than any form of the office has.
const maxColumns = 1000

var (
	errTooLarge   = errors.New("larger than the limit")
	errRowTooLong = errors.New("row longer than the limit")
)

func (l Limits) orDefault() Limits {
	d := DefaultLimits()
	if l.MaxBytes <= 0 {
		l.MaxBytes = d.MaxBytes
	}
	if l.MaxRows <= 0 {
		l.MaxRows = d.MaxRows
	}
	if l.MaxCellBytes <= 0 {
		l.MaxCellBytes = d.MaxCellBytes
	}
	return l
}

// rowBytes bounds what one row, or one mark of XML, may hold in memory.
func (l Limits) rowBytes() int { return 32 * l.MaxCellBytes }

// sheetBytes bounds what a sheet unpacks to. Sheets are streamed: this is time, not memory.
func (l Limits) sheetBytes() int64 { return 2 * l.MaxBytes }
