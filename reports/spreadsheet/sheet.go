package spreadsheet

import "doudi/calc"

// Sheet is one page of a workbook as the office prints it: A4 across, as wide
// as the paper, the heading repeated on every page.
type Sheet struct {
	Name       string     // at most 31 characters, none of []:*?/\
	Title      []string   // lines above the table, the first one large
	Unit       string     // line at the right above the heading, as in 单位：元; "" for none
	Columns    []Column   // from left to right
	Footer     [][]string // lines beneath the table; the texts of a line share its width
	PageFooter string     // at the foot of each page: &P is the page, &N the number of pages

	// Rows emits the table's rows in order; nil means none. A row may be
	// reused after emit has returned.
	Rows func(emit func(Row) error) error
}

// Kind is what a column holds, and so how its empty cells and texts look.
type Kind uint8

// The kinds of columns.
const (
	TextColumn  Kind = iota // text, at the left
	MoneyColumn             // amounts of yuan as #,##0.00
	IntColumn               // whole numbers
	RightColumn             // text, at the right
)

// Column is a column of a Sheet.
type Column struct {
	Heading string
	Width   float64 // in digits of the body's type; a Chinese character is two
	Kind    Kind
}

// Row is a row of a Sheet. A row with fewer cells than columns is filled up.
type Row struct {
	Cells []Cell
	Bold  bool // a subtotal 小计 or total 合计
}

// Cell is a value in a Row. The zero Cell is empty.
type Cell struct {
	kind   cellKind
	text   string
	number int64
}

type cellKind uint8

const (
	cellEmpty cellKind = iota
	cellText
	cellMoney
	cellInt
)

// Text is a cell of text. It stays text whatever it looks like: an ID number,
// an account, a formula.
func Text(s string) Cell {
	if s == "" {
		return Cell{}
	}
	return Cell{kind: cellText, text: s}
}

// Money is a cell with an amount, a number with two decimals.
func Money(m calc.Money) Cell { return Cell{kind: cellMoney, number: int64(m)} }

// Int is a cell with a whole number.
func Int(n int) Cell { return Cell{kind: cellInt, number: int64(n)} }
