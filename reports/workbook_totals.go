package reports

import (
	"doudi/calc"
	"doudi/reports/spreadsheet"
)

// totalsSheet is the month by county, township, village and programme, with
// everything that was let pass.
func (x *export) totalsSheet() spreadsheet.Sheet {
	text, whole := spreadsheet.TextColumn, spreadsheet.IntColumn
	all := x.survey.all.Amount
	lines := [][]string{{x.lang.InWords(Capital(all), all.String())}}
	for _, o := range x.m.Overrides() {
		lines = append(lines, x.folded(x.lang.OverrideLine(o), 120)...)
	}
	return spreadsheet.Sheet{
		Name:  x.lang.TotalsSheet(),
		Title: []string{x.lang.TotalsTitle(x.m.County, x.m.Month)},
		Unit:  x.lang.Unit(),
		Columns: []spreadsheet.Column{
			x.heading("level", 10, text), x.heading("region", 15, text), x.heading("name", 22, text), x.heading("program", 26, text),
			x.heading("households", 12, whole), x.heading("persons", 10, whole), x.heading("lines", 10, whole), x.moneyColumn("amount", all),
		},
		Rows:   x.totalsRows,
		Footer: x.footer(lines...),
	}
}

func (x *export) totalsRows(emit func(spreadsheet.Row) error) error {
	text := spreadsheet.Text
	for _, t := range x.m.Totals {
		name := x.m.regionOrCode(t.Region)
		if t.Level == "county" && x.m.County != "" {
			name = x.m.County
		}
		program := x.lang.GrandTotal()
		if t.Program != "" {
			program = x.lang.Program(t.Program)
		}
		err := emit(spreadsheet.Row{Bold: t.Program == "", Cells: []spreadsheet.Cell{
			text(x.lang.Level(t.Level)), text(string(t.Region)), text(name), text(program),
			spreadsheet.Int(t.Households), spreadsheet.Int(t.Persons), spreadsheet.Int(t.Lines), spreadsheet.Money(t.Amount),
		}})
		if err != nil {
			return err
		}
	}
	return nil
}

func (x *export) findingsSheet() spreadsheet.Sheet {
	text, detail, remedy := spreadsheet.TextColumn, 0, 0
	for _, f := range x.m.Findings {
		d, r := x.lang.Finding(filed, f)
		detail, remedy = max(detail, aboutWidth(d)), max(remedy, aboutWidth(r))
	}
	return spreadsheet.Sheet{
		Name:  x.lang.FindingsSheet(),
		Title: []string{x.lang.FindingsTitle(x.m.County, x.m.Month)},
		Columns: []spreadsheet.Column{
			x.heading("severity", 10, text), x.heading("finding", 20, text), x.heading("program", 17, text),
			x.heading("household", 12, text), x.heading("person", 20, text),
			x.textColumn("detail", min(detail, 90)), x.textColumn("remedy", min(remedy, 110)),
		},
		Rows:   x.findingsRows,
		Footer: x.proof(),
	}
}

func (x *export) findingsRows(emit func(spreadsheet.Row) error) error {
	text := spreadsheet.Text
	for _, f := range x.m.Findings {
		detail, remedy := x.lang.Finding(filed, f)
		err := emit(spreadsheet.Row{Bold: f.Block, Cells: []spreadsheet.Cell{
			text(x.lang.Severity(f.Block)), text(x.lang.FindingName(f.Code)), text(x.programOf(f.Program)),
			text(string(f.Household)), text(string(f.Person)), text(detail), text(remedy),
		}})
		if err != nil {
			return err
		}
	}
	return nil
}

// programOf names a programme; findings about the whole month have none.
func (x *export) programOf(p calc.Program) string {
	if p == "" {
		return ""
	}
	return x.lang.Program(p)
}
