package records

import (
	"fmt"
	"io"
	"slices"

	"doudi/calc"
	"doudi/calc/sheet"
)

// Typed is one row of a sheet as a person types it 录入: some of the sheet's
// columns, by their names in either language, with what stands in them.
type Typed struct {
	Sheet string // name of a sheet of an import
	Cells []Cell
}

// Cell is one value of a typed row.
type Cell struct{ Column, Text string }

// Has says whether the row has the column with a key, under any of its names.
func (t *Typed) Has(key string) bool {
	l := layoutOf(t.Sheet)
	if l == nil {
		return false // a row of which nothing is typed
	}
	for _, c := range t.Cells {
		for _, column := range l.Columns {
			if column.Key == key && (sheet.Fold(c.Column) == key || slices.Contains(column.Labels, sheet.Fold(c.Column))) {
				return true
			}
		}
	}
	return false
}

// With is the row with a column more, unless it has that column already.
func (t Typed) With(key, text string) Typed {
	if t.Has(key) {
		return t
	}
	return Typed{t.Sheet, append([]Cell{{key, text}}, t.Cells...)}
}

// ReadTyped reads typed rows as Read reads sheets, by the same checks; a fault's
// place is the column that it stands in. Every row is a sheet of its own, so each
// may have other columns.
func ReadTyped(rows []Typed, today calc.Day) (*Import, calc.Faults) {
	im := &Import{}
	var faults calc.Faults
	for i := range rows {
		l := layoutOf(rows[i].Sheet)
		r := sheet.NewReader(&typedTable{row: &rows[i]}, l, &faults)
		if !r.Next() {
			continue
		}
		switch l {
		case &HouseholdLayout:
			im.Households = append(im.Households, readHousehold(r, today))
		case &MemberLayout:
			im.Members = append(im.Members, readMember(r, today))
		case &ItemLayout:
			im.Items = append(im.Items, readItem(r))
		case &DecisionLayout:
			im.Decisions = append(im.Decisions, readDecision(r, len(im.Decisions)+1))
		}
	}
	return im, faults
}

// TypedTables are typed rows as the sheets of an import, a sheet for the rows of
// each name, which must all have the same columns.
func TypedTables(rows []Typed) (tables []calc.Table) {
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n].Sheet == rows[0].Sheet {
			n++
		}
		tables = append(tables, &typedSheet{typedTable{row: &rows[0]}, rows[1:n]})
		rows = rows[n:]
	}
	return tables
}

// typedSheet is a typed row and others of the same columns below it.
type typedSheet struct {
	typedTable
	more []Typed
}

func (t *typedSheet) Next() ([]string, error) {
	cells, err := t.typedTable.Next()
	if err == io.EOF && len(t.more) > 0 {
		t.typedTable, t.more = typedTable{row: &t.more[0], read: 1}, t.more[1:]
		return t.typedTable.Next()
	}
	return cells, err
}

// typedTable is a typed row as a table: its columns are the heading.
type typedTable struct {
	row  *Typed
	read int
}

func (t *typedTable) Name() string { return t.row.Sheet }

func (t *typedTable) Next() ([]string, error) {
	t.read++
	cells := make([]string, len(t.row.Cells))
	for i, c := range t.row.Cells {
		switch t.read {
		case 1:
			cells[i] = c.Column
		case 2:
			if err := t.printable(i); err != nil {
				return nil, err
			}
			cells[i] = c.Text
		default:
			return nil, io.EOF
		}
	}
	return cells, nil
}

// maxTyped is the longest text that is typed into a field, in bytes.
const maxTyped = 2000

// TypedText is what is wrong with a text that a person types beside a row, as a
// reason is: its name is the place.
func TypedText(name, text string) calc.Faults {
	t := typedTable{row: &Typed{Cells: []Cell{{name, text}}}}
	if err := t.printable(0); err != nil {
		return calc.Faults{err.(calc.Fault)}
	}
	return nil
}

// printable finds what no field may hold: characters that do not show, or more of
// them than a field takes (X1, X2).
func (t *typedTable) printable(i int) error {
	text := t.row.Cells[i].Text
	if len(text) > maxTyped {
		return calc.Fault{Code: "cell.too_long", Place: t.Place(i), Args: []string{fmt.Sprint(maxTyped)}}
	}
	for _, r := range text {
		if calc.Hidden(r) {
			return HiddenFault(t.Place(i), r)
		}
	}
	return nil
}

// HiddenFault is the fault of a character that no text may hold.
func HiddenFault(at calc.Place, r rune) calc.Fault {
	return calc.Fault{Code: "text.control", Place: at, Args: []string{fmt.Sprintf("U+%04X", r)}}
}

func (t *typedTable) Place(i int) calc.Place {
	if i < 0 || i >= len(t.row.Cells) {
		return calc.Place{}
	}
	return calc.Place{File: t.row.Cells[i].Column}
}
