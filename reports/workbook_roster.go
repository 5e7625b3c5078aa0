package reports

import (
	"strings"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports/spreadsheet"
)

// The columns of a printed roster before, among and behind its amounts.
const (
	serialColumn = iota
	townshipColumn
	villageColumn
	householdColumn
	headColumn
	personColumn
	insuredColumn
	firstAmount
	payeeColumn   = firstAmount + len(amountKeys)
	rosterColumns = payeeColumn + 5
)

func (x *export) rosterSheet(g *group) spreadsheet.Sheet {
	p := &page{x: x, group: g}
	return spreadsheet.Sheet{
		Name:    x.lang.ProgramOf(g.Program, g.Settlement),
		Title:   []string{x.lang.RosterTitle(x.m.County, x.m.Month, g.Program, g.Settlement)},
		Unit:    x.lang.Unit(),
		Columns: x.rosterColumns(g),
		Rows:    p.rows,
		Footer:  x.rosterFooter(g),
	}
}

func (x *export) rosterColumns(g *group) []spreadsheet.Column {
	whole, text := spreadsheet.IntColumn, func(key string) spreadsheet.Column { return x.textColumn(key, g.widths.of(key)) }
	columns := []spreadsheet.Column{
		x.heading("serial", 7, whole), text("township"), text("village"), text("household"), text("head"),
		x.heading("person", 20, spreadsheet.TextColumn), x.heading("insured", 9, whole),
	}
	for i, key := range amountKeys {
		if key == "supplement" && g.Program == calc.Tekun {
			key = "care"
		}
		columns = append(columns, x.moneyColumn(key, g.parts[i]))
	}
	return append(columns, text("payee"), x.heading("payee_id", 20, spreadsheet.TextColumn), text("bank"), text("account"), text("remark"))
}

func (x *export) rosterFooter(g *group) [][]string {
	lines := [][]string{{x.lang.InWords(Capital(g.Amount), g.Amount.String())}}
	for _, o := range x.m.Overrides() {
		if x.survey.overridden[o.Household][g.groupKey] {
			lines = append(lines, x.folded(x.lang.OverrideLine(o), 180)...)
		}
	}
	return x.footer(lines...)
}

// page writes the rows of one sheet.
type page struct {
	x     *export
	group *group

	emit      func(spreadsheet.Row) error
	cells     [rosterColumns]spreadsheet.Cell
	places    places
	remarks   *remarker
	serial    int
	township  string // code of the one being added up
	sub, sums sums
}

func (p *page) rows(emit func(spreadsheet.Row) error) error {
	*p = page{x: p.x, group: p.group, emit: emit, places: places{name: p.x.m.regionOrCode}, remarks: newRemarker(p.x.m.Overrides())}
	err := p.x.m.Each(func(e *roster.Entry) error {
		if !e.OnRoster() || !p.group.has(e) {
			return nil
		}
		return p.line(e)
	})
	if err != nil {
		return err
	}
	if err := p.subtotal(); err != nil {
		return err
	}
	return p.sum("", p.x.lang.GrandTotal(), &p.sums)
}

// has says whether a line stands on the group's sheet.
func (g *group) has(e *roster.Entry) bool {
	return groupKey{e.Program, e.Settlement}.sheet() == g.groupKey
}

func (p *page) line(e *roster.Entry) error {
	if township := e.Region.Township(); string(township) != p.township {
		if err := p.subtotal(); err != nil {
			return err
		}
		p.township = strings.Clone(string(township))
	}
	p.sub.add(e)
	p.sums.add(e)
	p.serial++
	p.fill(e)
	return p.emit(spreadsheet.Row{Cells: p.cells[:]})
}

func (p *page) fill(e *roster.Entry) {
	p.places.find(e.Region)
	text := spreadsheet.Text
	p.cells = [rosterColumns]spreadsheet.Cell{
		spreadsheet.Int(p.serial), text(p.places.township), text(p.places.village),
		text(string(e.Household)), text(e.Head), text(string(e.Person)), spreadsheet.Int(e.People),
	}
	p.amounts(amountsOf(e))
	copy(p.cells[payeeColumn:], []spreadsheet.Cell{
		text(e.Payee), text(string(e.PayeeID)), text(e.Bank), text(e.Account), text(p.remark(e)),
	})
}

func (p *page) amounts(amounts amounts) {
	for i, amount := range amounts {
		p.cells[firstAmount+i] = some(amount)
	}
	p.cells[firstAmount+totalPart] = spreadsheet.Money(amounts[totalPart])
}

func (p *page) remark(e *roster.Entry) string {
	codes := p.remarks.of(e)
	for i, code := range codes {
		codes[i] = p.x.lang.Remark(code)
	}
	return strings.Join(codes, p.x.lang.RemarkSeparator())
}

// subtotal closes a township, if one is open.
func (p *page) subtotal() error {
	if p.sub.Lines == 0 {
		return nil
	}
	err := p.sum(p.places.township, p.x.lang.Subtotal(), &p.sub)
	p.sub = sums{}
	return err
}

func (p *page) sum(township, what string, t *sums) error {
	p.cells = [rosterColumns]spreadsheet.Cell{
		townshipColumn: spreadsheet.Text(township), villageColumn: spreadsheet.Text(what),
		householdColumn: spreadsheet.Text(p.x.lang.Households(t.Households)), insuredColumn: spreadsheet.Int(t.Persons),
	}
	p.amounts(t.parts)
	return p.emit(spreadsheet.Row{Cells: p.cells[:], Bold: true})
}
