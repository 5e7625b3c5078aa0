package casework

import (
	"errors"
	"io"

	"doudi/calc"
	"doudi/store"
)

// keepTables reads tables into the form in which the store keeps them. Rows
// that cannot be read are returned as faults; ours says of a table's name whether
// its first row is a heading that the others must be as wide as.
func keepTables(tables []calc.Table, ours func(name string) bool) ([]store.PolicyTable, calc.Faults) {
	var kept []store.PolicyTable
	var faults calc.Faults
	for _, t := range tables {
		at := t.Place(-1)
		k := store.PolicyTable{Name: t.Name(), File: at.File, Sheet: at.Sheet}
		for {
			cells, err := t.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				fatal := addFaults(&faults, at, err)
				if fatal {
					break
				}
				continue
			}
			k.Rows = append(k.Rows, keepRow(t, cells))
			if ruled, ok := t.(calc.Ruled); ok && len(k.Rows) == 1 && ours(t.Name()) {
				ruled.Rule()
			}
		}
		kept = append(kept, k)
	}
	return kept, faults
}

func keepRow(t calc.Table, cells []string) store.PolicyRow {
	row := store.PolicyRow{Line: t.Place(0).Line}
	for i, cell := range cells {
		row.Cells = append(row.Cells, cell)
		row.Columns = append(row.Columns, t.Place(i).Column)
	}
	return row
}

// addFaults keeps the faults in err; fatal when the table cannot be read on.
func addFaults(faults *calc.Faults, at calc.Place, err error) (fatal bool) {
	var many calc.Faults
	var one calc.Fault
	switch {
	case errors.As(err, &many):
		*faults = append(*faults, many...)
	case errors.As(err, &one):
		*faults = append(*faults, one)
		return one.Code == "file.truncated" || one.Code == "table.too_many_rows"
	default:
		*faults = append(*faults, calc.Fault{Code: "file.unreadable", Place: at, Args: []string{err.Error()}})
		return true
	}
	return false
}

// keptTables gives kept tables back to a reader, with the places they had.
func keptTables(p *store.PolicyTables) []calc.Table {
	tables := make([]calc.Table, len(p.Tables))
	for i := range p.Tables {
		tables[i] = &keptTable{table: &p.Tables[i], row: -1}
	}
	return tables
}

type keptTable struct {
	table *store.PolicyTable
	row   int
}

func (t *keptTable) Name() string { return t.table.Name }

func (t *keptTable) Next() ([]string, error) {
	if t.row+1 >= len(t.table.Rows) {
		return nil, io.EOF
	}
	t.row++
	return t.table.Rows[t.row].Cells, nil
}

func (t *keptTable) Place(i int) calc.Place {
	at := calc.Place{File: t.table.File, Sheet: t.table.Sheet}
	if i < 0 || t.row < 0 {
		return at
	}
	row := t.table.Rows[t.row]
	at.Line = row.Line
	switch {
	case i < len(row.Columns):
		at.Column = row.Columns[i]
	case len(row.Columns) > 0:
		at.Column = row.Columns[len(row.Columns)-1]
	}
	return at
}
