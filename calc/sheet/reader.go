// Package sheet reads the office's tables by their headings: which columns a
// sheet has, in English and in Chinese, in any order, and what the coded words
// in its cells mean. Every fault of every row is kept with its place.
package sheet

import (
	"errors"
	"io"
	"slices"
	"strings"

	"doudi/calc"
)

// Column is one column of a layout: its key and the other headings it goes by.
type Column struct {
	Key      string
	Labels   []string
	Required bool // the sheet must have the column
}

// Layout is a sheet the program knows.
type Layout struct {
	Name    string   // English name, as in "household"
	Labels  []string // other names, as in "家庭"
	Columns []Column
}

// Named says whether a table of this name is meant for the layout.
func (l *Layout) Named(name string) bool {
	name = Fold(name)
	if name == l.Name {
		return true
	}
	for _, label := range l.Labels {
		if name == label {
			return true
		}
	}
	return false
}

// column finds the column with a heading, −1 when there is none.
func (l *Layout) column(heading string) int {
	for i, c := range l.Columns {
		if heading == c.Key {
			return i
		}
		for _, label := range c.Labels {
			if heading == label {
				return i
			}
		}
	}
	return -1
}

// heads says whether a row has a heading of the layout at all.
func (l *Layout) heads(cells []string) bool {
	return slices.ContainsFunc(cells, func(text string) bool { return l.column(Fold(text)) >= 0 })
}

// Fold makes two spellings of one heading equal: lower case, no blanks, the
// part in brackets dropped ("金额(元)", "金额（元）" and "金额" are one).
func Fold(s string) string {
	if i := strings.IndexAny(s, "(（"); i > 0 {
		s = s[:i]
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u00a0' || r == '\u3000' || r == '*':
			return -1
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return r
	}, s)
}

// Reader walks through the records of one table.
type Reader struct {
	layout *Layout
	table  calc.Table
	at     []int // position in the row of each of the layout's columns, −1 = absent
	cells  []string
	faults *calc.Faults
	before int   // number of faults when the row began
	read   int   // records so far
	width  int   // of the heading
	blank  []int // the cells of the heading that are empty
	// headless is a table of whose first row no cell is a heading: nothing can be
	// said of its rows.
	headless bool
}

// NewReader reads the heading of t. What is wrong with it is added to faults.
func NewReader(t calc.Table, l *Layout, faults *calc.Faults) *Reader {
	r := &Reader{layout: l, table: t, faults: faults, at: make([]int, len(l.Columns))}
	for i := range r.at {
		r.at[i] = -1
	}
	cells, err := t.Next()
	if errors.Is(err, io.EOF) {
		r.add(calc.Fault{Code: "table.empty", Place: t.Place(-1)})
		return r
	}
	if err != nil {
		r.addError(err)
		return r
	}
	r.readHeading(cells)
	if ruled, ok := t.(calc.Ruled); ok && !r.headless {
		ruled.Rule()
	}
	return r
}

func (r *Reader) readHeading(cells []string) {
	r.width = len(cells)
	if !r.layout.heads(cells) {
		r.add(calc.Fault{Code: "table.no_heading", Place: r.table.Place(0), Args: []string{r.headings()}})
		r.headless = true
		return
	}
	for i, text := range cells {
		if text == "" {
			r.blank = append(r.blank, i)
			continue
		}
		c := r.layout.column(Fold(text))
		switch {
		case c < 0:
			r.add(calc.Fault{Code: "heading.unknown", Place: r.table.Place(i), Args: []string{text, r.headings()}})
		case r.at[c] >= 0:
			r.add(calc.Fault{Code: "heading.twice", Place: r.table.Place(i), Args: []string{text}})
		default:
			r.at[c] = i
		}
	}
	for c, column := range r.layout.Columns {
		if column.Required && r.at[c] < 0 {
			r.add(calc.Fault{Code: "heading.missing", Place: r.table.Place(-1), Args: []string{column.Key, strings.Join(column.Labels, "/")}})
		}
	}
}

func (r *Reader) headings() string {
	keys := make([]string, len(r.layout.Columns))
	for i, c := range r.layout.Columns {
		keys[i] = c.Key
	}
	return strings.Join(keys, ", ")
}

// Next goes to the next record; false at the end. Rows that cannot be read are
// faults and passed over.
func (r *Reader) Next() bool {
	for !r.headless {
		cells, err := r.table.Next()
		if err == nil {
			r.cells, r.before = cells, len(*r.faults)
			r.read++
			r.checkHeaded()
			return true
		}
		if errors.Is(err, io.EOF) {
			return false
		}
		if !r.addError(err) {
			return false
		}
	}
	return false
}

// mostExpected bounds what is believed of a table's length before it is read, and
// moreExpected by how many times it may be longer than what has been read.
const (
	mostExpected = 1 << 20
	moreExpected = 4
)

// Rows is about how many records there are, for making room: 0 where the table
// does not know, and never more than a million or four times those that were read.
func (r *Reader) Rows() int {
	counted, ok := r.table.(interface{ Rows() int })
	if !ok {
		return 0
	}
	return min(counted.Rows(), max(mostExpected, moreExpected*r.read))
}

// checkHeaded finds the first text that no heading stands above, in a column
// between others or to the right of all: it would be lost silently.
func (r *Reader) checkHeaded() {
	for _, i := range r.blank {
		if r.unheaded(i) {
			return
		}
	}
	for i := r.width; i < len(r.cells); i++ {
		if r.unheaded(i) {
			return
		}
	}
}

func (r *Reader) unheaded(i int) bool {
	if i >= len(r.cells) || r.cells[i] == "" {
		return false
	}
	r.add(calc.Fault{Code: "row.beyond_heading", Place: r.table.Place(i), Args: []string{r.cells[i]}})
	return true
}

// Good says whether the present record has had no fault so far.
func (r *Reader) Good() bool { return len(*r.faults) == r.before }

// Has says whether the table has the column.
func (r *Reader) Has(column int) bool { return r.at[column] >= 0 }

// Text is the cell in the layout's column, "" where the table has none.
func (r *Reader) Text(column int) string {
	if i := r.at[column]; i >= 0 && i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}

// Place is where the cell of a column stands; −1 is the row.
func (r *Reader) Place(column int) calc.Place {
	if column < 0 || r.at[column] < 0 {
		return r.table.Place(0)
	}
	return r.table.Place(r.at[column])
}

// Fault records that the cell of a column (−1: the row) is wrong.
func (r *Reader) Fault(column int, code string, args ...string) {
	r.add(calc.Fault{Code: code, Place: r.Place(column), Args: args})
}

// Warn records something to be said about a cell without refusing it.
func (r *Reader) Warn(column int, code string, args ...string) {
	*r.faults = append(*r.faults, calc.Fault{Code: code, Place: r.Place(column), Args: args, Warning: true})
	r.before++
}

// Required is Text, and a fault where it is empty in a column that there is.
func (r *Reader) Required(column int) string {
	s := r.Text(column)
	if c := &r.layout.Columns[column]; s == "" && (r.at[column] >= 0 || !c.Required) { // that there is no such column is said of the heading
		r.Fault(column, "cell.empty", c.Key)
	}
	return s
}

// invalid records err, which came from parsing the cell.
func (r *Reader) invalid(column int, err error) {
	var inv *calc.Invalid
	if errors.As(err, &inv) {
		r.Fault(column, "invalid."+inv.What, inv.Text)
		return
	}
	r.Fault(column, "invalid", err.Error())
}

// Month reads a month, 0 where the cell is empty.
func (r *Reader) Month(column int) calc.Month { return read(r, column, calc.ParseMonth) }

// Day reads a day, 0 where the cell is empty.
func (r *Reader) Day(column int) calc.Day { return read(r, column, calc.ParseDay) }

// Money reads an amount of yuan, 0 where the cell is empty.
func (r *Reader) Money(column int) calc.Money { return read(r, column, calc.ParseMoney) }

// Fraction reads a plain decimal number, 0 where the cell is empty.
func (r *Reader) Fraction(column int) calc.Fraction {
	return read(r, column, func(s string) (calc.Fraction, error) {
		d, err := calc.ParseDecimal(s)
		if err != nil {
			return calc.Fraction{}, err
		}
		return calc.FractionOfDecimal(d), nil
	})
}

// Int reads a whole number of at most six digits; ok is false where the cell is empty.
func (r *Reader) Int(column int) (n int, ok bool) {
	s := r.Text(column)
	if s == "" {
		return 0, false
	}
	if len(s) > 6 {
		r.Fault(column, "invalid.number", s)
		return 0, false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			r.Fault(column, "invalid.number", s)
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

func read[T any](r *Reader, column int, parse func(string) (T, error)) T {
	var zero T
	s := r.Text(column)
	if s == "" {
		return zero
	}
	v, err := parse(s)
	if err != nil {
		r.invalid(column, err)
		return zero
	}
	return v
}

func (r *Reader) add(f calc.Fault) { *r.faults = append(*r.faults, f) }

// addError keeps the faults of an unreadable row; false when reading cannot go on.
func (r *Reader) addError(err error) bool {
	var many calc.Faults
	if errors.As(err, &many) {
		*r.faults = append(*r.faults, many...)
		return true
	}
	var one calc.Fault
	if errors.As(err, &one) {
		r.add(one)
		return one.Code != "table.too_many_rows" && one.Code != "file.truncated"
	}
	r.add(calc.Fault{Code: "file.unreadable", Place: r.table.Place(-1), Args: []string{err.Error()}})
	return false
}
