package reports

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports/spreadsheet"
)

// This file makes roster.xlsx: a sheet a programme, as the office prints it,
// with dibao's towns and villages apart, then changes, totals and findings.

func (x *export) workbook() error { return x.write("roster.xlsx", x.toWorkbook) }

func (x *export) toWorkbook(w io.Writer) error { return spreadsheet.WriteWorkbook(w, x.sheets()) }

func (x *export) sheets() []spreadsheet.Sheet {
	var sheets []spreadsheet.Sheet
	add := func(s spreadsheet.Sheet, rows int) { sheets = append(sheets, x.parts(s, rows)...) }
	for _, g := range x.printed() {
		add(x.rosterSheet(g), g.Lines+g.townships+1)
	}
	add(x.changesSheet(), x.survey.changes.rows+1+len(x.survey.causes))
	add(x.totalsSheet(), len(x.m.Totals))
	if len(x.m.Findings) > 0 {
		add(x.findingsSheet(), len(x.m.Findings))
	}
	x.dress(sheets)
	return sheets
}

// parts are a sheet with at most so many rows, as several where one cannot hold
// them. A line is kept free for the roster's state.
func (x *export) parts(s spreadsheet.Sheet, rows int) []spreadsheet.Sheet {
	parts := s.Parts(rows, cmp.Or(x.rowsOfSheet, spreadsheet.MaxRows)-1)
	for i := range parts {
		if len(parts) > 1 {
			parts[i].Title = append(parts[i].Title, x.lang.PartOf(i+1, len(parts)))
		}
	}
	return parts
}

// printed are the groups that have a sheet: of programmes other than dibao,
// urban and rural together.
func (x *export) printed() []*group {
	var out []*group
	for _, g := range x.survey.groups {
		if len(out) == 0 || out[len(out)-1].groupKey != g.sheet() {
			out = append(out, &group{groupKey: g.sheet()})
		}
		last := out[len(out)-1]
		last.merge(g)
		last.widths.merge(&g.widths)
		last.townships += g.townships
	}
	return out
}

func (t *sums) merge(other *group) {
	t.Households += other.Households
	t.Persons += other.Persons
	t.Lines += other.Lines
	t.Amount += other.Amount
	for i, amount := range other.parts {
		t.parts[i] += amount
	}
}

// dress gives the sheets what all have: possible names, the state, the page's
// foot.
func (x *export) dress(sheets []spreadsheet.Sheet) {
	foot := x.lang.PageOf("&P", "&N")
	if s := x.m.Sealed(); s != nil {
		foot += "　" + x.lang.SealLine(s.Digest().Short())
	}
	taken := map[string]bool{}
	for i := range sheets {
		s := &sheets[i]
		s.Name = sheetName(s.Name, taken)
		s.PageFooter = foot
		if x.m.State != roster.Confirmed {
			s.Title = append(s.Title, x.lang.RosterState(x.m.State, x.m.Blocked))
		}
	}
}

// sheetName makes a name that a workbook may have and has not yet.
func sheetName(name string, taken map[string]bool) string {
	base := cut(strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`[]:*?/\'`, r) {
			return '_'
		}
		return r
	}, name), 28)
	name = base
	for n := 2; taken[strings.ToLower(name)]; n++ {
		name = base + " " + strconv.Itoa(n)
	}
	taken[strings.ToLower(name)] = true
	return name
}

func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}

// footer is what stands beneath a table: the lines given, who signs, and what
// proves the sheet to be the month's.
func (x *export) footer(lines ...[]string) [][]string {
	prepared, checked := "", ""
	if s := x.m.Sealed(); s != nil {
		prepared, checked = s.SubmittedBy, s.ConfirmedBy
	}
	return slices.Concat(lines, [][]string{x.lang.Signatures(prepared, checked)}, x.proof())
}

// proof is the seals and the journal's head; a draft has none.
func (x *export) proof() [][]string {
	s := x.m.Sealed()
	if s == nil {
		return nil
	}
	lines := [][]string{{x.lang.SealLine(s.Digest().String())}}
	if s.Previous != (roster.Digest{}) {
		lines = append(lines, []string{x.lang.PreviousSealLine(s.Previous.String())})
	}
	return append(lines, []string{x.lang.Foot(s.Journal, s.JournalHead.Short())})
}

// folded breaks a text into footer lines of a width.
func (x *export) folded(text string, width int) [][]string {
	var lines [][]string
	line, wide := "", 0
	for _, r := range text {
		n := spreadsheet.Width(string(r))
		if wide+n > width {
			lines = append(lines, []string{line})
			line, wide = "", 0
		}
		line, wide = line+string(r), wide+n
	}
	return append(lines, []string{line})
}

func (x *export) heading(key string, width float64, kind spreadsheet.Kind) spreadsheet.Column {
	return spreadsheet.Column{Heading: x.lang.Heading(key), Width: width, Kind: kind}
}

// textColumn is as wide as its texts, and as its heading.
func (x *export) textColumn(key string, texts int) spreadsheet.Column {
	return x.heading(key, float64(max(texts, spreadsheet.Width(x.lang.Heading(key)))+2), spreadsheet.TextColumn)
}

// moneyColumn is wide enough for its sum with separators, and for its heading.
func (x *export) moneyColumn(key string, sum calc.Money) spreadsheet.Column {
	digits := len(sum.String())
	width := max(digits+(digits-3)/3+2, spreadsheet.Width(x.lang.Heading(key))+2) // headings are bold
	return x.heading(key, float64(width), spreadsheet.MoneyColumn)
}

// some is an amount, and an empty cell for none.
func some(m calc.Money) spreadsheet.Cell {
	if m == 0 {
		return spreadsheet.Cell{}
	}
	return spreadsheet.Money(m)
}
