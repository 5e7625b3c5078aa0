package calc

// Table is one sheet of a spreadsheet being read: the first row is the heading,
// each further one a record. Policy tables and imports both come this way;
// where the sheet came from (CSV in either encoding, a workbook) is behind it.
// Each table is read by one reader; different tables may be read side by side.
type Table interface {
	// Name is the sheet's or file's own name, without ending.
	Name() string
	// Next is the next row, io.EOF after the last. Cells are trimmed of blanks
	// at both ends. The slice is only good until the next call; wholly empty
	// rows are passed over. A row that cannot be read is a Fault or Faults.
	Next() ([]string, error)
	// Place is where cell i of the row last returned stands; i may lie beyond
	// the row's end. Place(-1) is the sheet itself.
	Place(i int) Place
}

// Ruled is a Table of which every row is written as wide as the heading, as in a CSV
// file: one that is narrower has lost cells, and nobody knows which.
type Ruled interface {
	// Rule says that the row last returned is the heading. From then on Next makes a
	// Fault of a row that has fewer cells.
	Rule()
}
