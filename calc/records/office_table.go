package records

import (
	"io"

	"doudi/calc"
)

// The columns of the two tables that lists become.
const (
	officeNumber = iota
	officeRegion
	officeSettlement
	officeAddress
	officePhone
	officePayee
	officePayeeID
	officeBank
	officeAccount
	householdWidth
)

const (
	officeMemberNumber = iota
	officeMemberName
	officeMemberID
	officeMemberRelation
	officeMemberDisability
	officeMemberLevel
	memberWidth
)

var (
	householdColumns = [householdWidth]string{"household", "region", "settlement", "address", "phone", "payee", "payee_id", "bank", "account"}
	memberColumns    = [memberWidth]string{"household", "name", "id", "relation", "disability", "level"}
)

// officeCell is a text and where it stands in its list.
type officeCell struct {
	text         string
	line, column int32
}

func (c officeCell) in(sheet *calc.Place) calc.Place {
	at := *sheet
	at.Line, at.Column = int(c.line), int(c.column)
	return at
}

// officeRows are rows of one table, each with the list that it comes from.
type officeRows struct {
	width int
	cells []officeCell
	lists []*calc.Place // by row: the list
}

// add appends a row and returns its position.
func (r *officeRows) add(list *calc.Place, cells []officeCell) int {
	r.width = len(cells)
	r.cells = append(r.cells, cells...)
	r.lists = append(r.lists, list)
	return len(r.lists) - 1
}

func (r *officeRows) row(i int) []officeCell { return r.cells[i*r.width : (i+1)*r.width] }

func (r *officeRows) table(name string, keys []string, mask uint16, at calc.Place) calc.Table {
	t := &officeTable{name: name, at: at, rows: r, row: -2}
	for i, key := range keys {
		if mask&(1<<i) != 0 {
			t.keys, t.columns = append(t.keys, key), append(t.columns, i)
		}
	}
	t.cells = make([]string, len(t.keys))
	return t
}

// officeTable is one of the two tables as a calc.Table.
type officeTable struct {
	name    string
	at      calc.Place // the first list
	keys    []string
	columns []int // of rows, by column of the table
	rows    *officeRows
	row     int // last returned: −2 before the heading, −1 the heading
	cells   []string
}

func (t *officeTable) Name() string { return t.name }

func (t *officeTable) Next() ([]string, error) {
	t.row = min(t.row+1, len(t.rows.lists))
	switch {
	case t.row < 0:
		copy(t.cells, t.keys)
	case t.row >= len(t.rows.lists):
		return nil, io.EOF
	default:
		row := t.rows.row(t.row)
		for i, c := range t.columns {
			t.cells[i] = row[c].text
		}
	}
	return t.cells, nil
}

// Place is the office's own cell; the first list for the heading, the
// household number for a cell that the list does not have.
func (t *officeTable) Place(i int) calc.Place {
	if i < 0 || t.row < 0 || t.row >= len(t.rows.lists) {
		return t.at
	}
	row := t.rows.row(t.row)
	c := row[0]
	if i < len(t.columns) && row[t.columns[i]].line > 0 {
		c = row[t.columns[i]]
	}
	return c.in(t.rows.lists[t.row])
}
