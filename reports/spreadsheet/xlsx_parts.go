package spreadsheet

// MaxRows is how many rows a sheet of a workbook can have.
const MaxRows = sheetRows

// Parts are the sheets that hold the rows of one with at most so many: the sheet
// itself where it has room for all, else several, each with the lines above the table
// and the last with those beneath it. most is of a sheet's rows in all. Each part
// asks for all rows again and keeps its own. Names and titles are the sheet's: whoever
// asks for parts tells them apart, with at most one title more.
func (s Sheet) Parts(rows, most int) []Sheet {
	room := most - len(s.preamble()) - len(s.Footer)
	if rows <= room {
		return []Sheet{s}
	}
	room = max(room-1, 1)
	var parts []Sheet
	for from := 0; from < rows; from += room {
		part := s
		part.Title = append([]string(nil), s.Title...)
		part.Rows, part.Footer = s.rowsBetween(from, from+room), nil
		parts = append(parts, part)
	}
	last := &parts[len(parts)-1]
	last.Footer = s.Footer
	return parts
}

// rowsBetween emits the rows of one part.
func (s Sheet) rowsBetween(from, until int) func(emit func(Row) error) error {
	return func(emit func(Row) error) error {
		n := 0
		return s.Rows(func(row Row) error {
			if n++; n <= from || n > until {
				return nil
			}
			return emit(row)
		})
	}
}
