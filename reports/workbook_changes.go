package reports

import (
	"doudi/calc/roster"
	"doudi/reports/spreadsheet"
)

// changesSheet lists every award that is paid otherwise than last month, by
// cause, and the causes' sums beneath. The amounts of an award stand on its
// first row only, so that the columns can be added up.
func (x *export) changesSheet() spreadsheet.Sheet {
	text := spreadsheet.TextColumn
	largest := max(x.survey.changes.before, x.survey.changes.after)
	return spreadsheet.Sheet{
		Name:  x.lang.ChangesSheet(),
		Title: []string{x.lang.ChangesTitle(x.m.County, x.m.Month)},
		Unit:  x.lang.Unit(),
		Columns: []spreadsheet.Column{
			x.heading("serial", 7, spreadsheet.IntColumn), x.heading("program", 17, text),
			x.heading("township", 11, text), x.heading("village", 13, text), x.heading("household", 11, text),
			x.heading("head", 9, text), x.heading("person", 20, text),
			x.moneyColumn("before", largest), x.moneyColumn("after", largest), x.moneyColumn("difference", largest),
			x.heading("cause", 15, text), x.heading("detail", 21, text), x.moneyColumn("amount", largest),
		},
		Rows:   x.changesRows,
		Footer: x.footer(),
	}
}

func (x *export) changesRows(emit func(spreadsheet.Row) error) error {
	serial, places := 0, places{name: x.m.regionOrCode}
	err := x.m.Each(func(e *roster.Entry) error {
		if len(e.Causes) == 0 {
			return nil
		}
		serial++
		places.find(e.Region)
		return x.changeLines(emit, serial, &places, e)
	})
	if err != nil {
		return err
	}
	return x.causeLines(emit)
}

func (x *export) changeLines(emit func(spreadsheet.Row) error, serial int, at *places, e *roster.Entry) error {
	text, money := spreadsheet.Text, spreadsheet.Money
	was, is := before(e), e.Total()
	cells := []spreadsheet.Cell{
		spreadsheet.Int(serial), text(x.lang.ProgramOf(e.Program, e.Settlement)), text(at.township), text(at.village),
		text(string(e.Household)), text(e.Head), text(string(e.Person)), money(was), money(is), money(is - was),
		{},
		{},
		{},
	}
	for i, c := range e.Causes {
		if i == 1 {
			clear(cells[7:10])
		}
		cells[10], cells[11], cells[12] = text(x.lang.Cause(c.Code)), text(x.lang.CauseDetail(c.Detail)), money(c.Amount)
		if err := emit(spreadsheet.Row{Cells: cells}); err != nil {
			return err
		}
	}
	return nil
}

// causeLines are the sums: all changed awards, then each cause.
func (x *export) causeLines(emit func(spreadsheet.Row) error) error {
	text, money, sums := spreadsheet.Text, spreadsheet.Money, x.survey.changes
	change := sums.after - sums.before
	row := spreadsheet.Row{Bold: true, Cells: []spreadsheet.Cell{
		1: text(x.lang.GrandTotal()), 4: text(x.lang.Awards(sums.awards)), 7: money(sums.before), 8: money(sums.after), 9: money(change), 12: money(change),
	}}
	if err := emit(row); err != nil {
		return err
	}
	for _, c := range x.survey.causeSums() {
		row.Cells = []spreadsheet.Cell{
			1: text(x.lang.Subtotal()), 4: text(x.lang.Awards(c.Awards)),
			10: text(x.lang.Cause(c.Code)), 11: text(x.lang.CauseDetail(c.Detail)), 12: money(c.Amount),
		}
		if err := emit(row); err != nil {
			return err
		}
	}
	return nil
}
