package reports

import (
	"fmt"
	"io"
	"slices"

	"doudi/calc"
	"doudi/reports/spreadsheet"
	"doudi/reports/wording"
)

// ErrorWorkbook writes the faults of an input as a workbook for the person who
// mends it: a row a fault, with its place, the reason, the remedy, and the
// faulty row's own cells beside it. source is the file or folder that was read;
// the remedies are those of the face at which the workbook was asked for.
func ErrorWorkbook(path, source string, faults calc.Faults, lang wording.Lang, face wording.Face) error {
	rows, width := faultyRows(source, faults)
	columns := []spreadsheet.Column{
		{Heading: lang.Say("位置", "place"), Width: 26},
		{Heading: lang.Say("错误", "fault"), Width: 48},
		{Heading: lang.Say("处理办法", "remedy"), Width: 48},
	}
	for i := range width {
		columns = append(columns, spreadsheet.Column{Heading: fmt.Sprint(i + 1), Width: 16})
	}
	sheet := spreadsheet.Sheet{Name: lang.Say("错误", "faults"), Title: []string{lang.Say("导入错误清单", "Faults of an import")}, Columns: columns}
	sheet.Rows = func(emit func(spreadsheet.Row) error) error {
		for _, f := range faults {
			what, remedy := lang.FaultParts(face, f)
			cells := []spreadsheet.Cell{spreadsheet.Text(f.Place.String()), spreadsheet.Text(what), spreadsheet.Text(remedy)}
			for _, c := range rows[rowOf(f.Place)] {
				cells = append(cells, spreadsheet.Text(c))
			}
			if err := emit(spreadsheet.Row{Cells: cells}); err != nil {
				return err
			}
		}
		return nil
	}
	return spreadsheet.WriteAside(path, 0o600, func(w io.Writer) error {
		return spreadsheet.WriteWorkbook(w, []spreadsheet.Sheet{sheet})
	})
}

func rowOf(p calc.Place) calc.Place {
	p.Column = 0
	return p
}

// faultyRows reads the source again for the rows that have a fault. A source
// that cannot be read gives none: its faults stand without their rows.
func faultyRows(source string, faults calc.Faults) (map[calc.Place][]string, int) {
	rows := map[calc.Place][]string{}
	for _, f := range faults {
		rows[rowOf(f.Place)] = nil
	}
	book, err := spreadsheet.Open(source, spreadsheet.DefaultLimits())
	if err != nil {
		return rows, 0
	}
	defer book.Close()
	width := 0
	for _, t := range book.Tables() {
		width = max(width, keepRows(t, rows))
	}
	return rows, width
}

// keepRows keeps the cells of the wanted rows of one table.
func keepRows(t calc.Table, rows map[calc.Place][]string) (width int) {
	for line := -1; ; {
		cells, err := t.Next()
		at := rowOf(t.Place(0))
		if err == io.EOF || err != nil && at.Line == line {
			return width // the end, or a table that cannot be read on
		}
		line = at.Line
		if _, wanted := rows[at]; wanted && err == nil {
			rows[at] = slices.Clone(cells)
			width = max(width, len(cells))
		}
	}
}
