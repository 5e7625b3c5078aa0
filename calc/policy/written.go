package policy

import (
	"slices"

	"doudi/calc"
	"doudi/calc/sheet"
)

// written is what stands in the cells of tables, by table and row: what is wrong
// between rows is told of the cell that is to be mended.
type written map[*sheet.Layout][][]writtenCell

type writtenCell struct {
	text string
	at   calc.Place
}

// keep takes the reader's present row.
func (w written) keep(r *sheet.Reader, l *sheet.Layout) {
	if w == nil {
		return
	}
	row := make([]writtenCell, len(l.Columns))
	for c := range row {
		row[c] = writtenCell{r.Text(c), r.Place(c)}
	}
	w[l] = append(w[l], row)
}

// cell is that of a column, by its key, in the table's row of that number from 0.
func (w written) cell(l *sheet.Layout, row int, key string) writtenCell {
	return w[l][row][slices.IndexFunc(l.Columns, func(c sheet.Column) bool { return c.Key == key })]
}

// place is where that cell stands.
func (w written) place(l *sheet.Layout, row int, key string) calc.Place {
	return w.cell(l, row, key).at
}
