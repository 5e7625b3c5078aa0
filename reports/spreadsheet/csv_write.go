package spreadsheet

import (
	"io"
	"strconv"

	"doudi/calc"
)

// CSVWriter writes CSV for programs: UTF-8 without byte order mark, "\n" after
// each row, quotation marks only where a cell needs them. A row is built cell
// by cell, r.Text(s).Int(n).Money(m).End(), without allocation.
type CSVWriter struct {
	w   io.Writer
	buf []byte
	row bool // a cell has been written to the row
	err error
}

// csvBuffer is how much is gathered before it is written.
const csvBuffer = 64 << 10

// WriteCSV makes a CSVWriter on w. What it gathers is written by Flush.
func WriteCSV(w io.Writer) *CSVWriter {
	return &CSVWriter{w: w, buf: make([]byte, 0, csvBuffer+4096)}
}

// Text adds a cell of text. Text that a spreadsheet could take for a formula
// gets an apostrophe before it; control characters are written out.
func (c *CSVWriter) Text(s string) *CSVWriter {
	c.comma()
	if s == "" {
		return c
	}
	var marks mark
	for i := range len(s) {
		marks |= marksOf[s[i]]
	}
	if marks == 0 {
		c.buf = append(c.buf, s...)
		return c
	}
	return c.special(s, marks)
}

// Int adds a whole number.
func (c *CSVWriter) Int(n int) *CSVWriter {
	c.comma()
	c.buf = strconv.AppendInt(c.buf, int64(n), 10)
	return c
}

// Money adds an amount with two decimals; a negative one stays a number.
func (c *CSVWriter) Money(m calc.Money) *CSVWriter {
	c.comma()
	c.buf = m.Append(c.buf)
	return c
}

// End ends the row.
func (c *CSVWriter) End() error {
	c.buf = append(c.buf, '\n')
	c.row = false
	if len(c.buf) >= csvBuffer {
		return c.Flush()
	}
	return c.err
}

// Flush writes what has been gathered. The first error stays.
func (c *CSVWriter) Flush() error {
	if c.err == nil {
		_, c.err = c.w.Write(c.buf)
	}
	c.buf = c.buf[:0]
	return c.err
}

func (c *CSVWriter) comma() {
	if c.row {
		c.buf = append(c.buf, ',')
	}
	c.row = true
}
