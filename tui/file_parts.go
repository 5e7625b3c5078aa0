package tui

import (
	"strconv"
	"strings"

	"doudi/calc"
	"doudi/reports/wording"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// people are the household's members with their marks.
func (g *filePage) people() {
	x, l := g.file.file, g.file.f.Lang
	if len(x.Household.Members) == 0 {
		return
	}
	g.head(l.Screen("file.people", strconv.Itoa(len(x.Household.Members))), "")
	number := 6
	if x.Shown.Whole() {
		number = 18
	}
	spans := frame.Table([]frame.Column{{Width: 8, Share: 1}, {Width: 6}, {Width: 3, Right: true}, {Width: 8, Share: 1}, {Width: number}, {Width: 16, Share: 4}}, g.width-2)
	for i := range x.Household.Members {
		m := &x.Household.Members[i]
		marks := g.ruler.Fold(l.MemberParticulars(m), max(spans[5].W, 10))
		g.cells(fileStop{}, spans, canvas.Plain, m.Name, l.Sex(m.ID.Male()), strconv.Itoa(m.ID.Birth().AgeIn(x.Month)), wording.Label(l, m.Relation), x.Shown.Number(string(m.ID)), marks[0])
		for _, more := range marks[1:] {
			g.cells(fileStop{}, spans, canvas.Plain, "", "", "", "", "", more)
		}
	}
}

// means are the items on record, and what the tables make of them.
func (g *filePage) means() {
	x, l := g.file.file, g.file.f.Lang
	if len(x.Household.Members) == 0 {
		return
	}
	g.head(l.Screen("file.means"), "")
	if x.Income.People > 0 {
		g.text(l.MeansLine(&x.Income), canvas.Plain)
	}
	spans := frame.Table([]frame.Column{{Width: 9, Share: 1}, {Width: 8, Share: 1}, {Width: 13, Right: true}, {Width: 7}, {Width: 12, Share: 3}}, g.width-2)
	for i := range x.Household.Items {
		item := &x.Household.Items[i]
		whose := l.Screen("file.home")
		if m := x.Household.Member(item.Member); m != nil {
			whose = m.Name
		}
		g.cells(fileStop{}, spans, canvas.Plain, wording.Label(l, item.Kind), whose, item.Amount.String(), "/ "+wording.Label(l, item.Per), item.Note)
	}
	if len(x.Household.Items) == 0 {
		g.text(l.Screen("file.no_means"), canvas.Dim)
	}
	for i := range x.Income.Deductions {
		g.text(l.DeductionLine(&x.Income.Deductions[i]), canvas.Dim)
	}
}

// due is what waits for somebody.
func (g *filePage) due() {
	x, l := g.file.file, g.file.f.Lang
	g.head(l.Screen("file.due"), "")
	none := len(g.rows)
	if x.Asked != nil {
		before, after := payAccount(l, x.Asked.Before, x.Shown), payAccount(l, x.Asked.After, x.Shown)
		g.text("● "+l.Screen("file.asked", before, after), canvas.Warn)
		g.text("  "+l.Screen("file.asked_by", x.Asked.Maker.By, calc.DayOf(x.Asked.Maker.At).String()), canvas.Dim)
	}
	for i := range x.Waiting {
		w := &x.Waiting[i]
		g.text("● "+l.Screen("file.waiting", strconv.FormatUint(w.Number, 10), w.Decision.RecordedBy, l.Program(w.Program)+" "+l.DecisionLine(&w.Decision)), canvas.Warn)
	}
	for _, a := range x.Applications {
		g.text("○ "+l.Screen("file.application", a.Number, l.Program(a.Program), l.ApplicationStage(a.Stage)), canvas.Plain)
		if d := a.Pressing(); d != nil {
			g.text("  "+l.Screen("file.deadline", l.ApplicationStep(d.Step), d.Due.String(), l.Urgency(d.Urgency, d.Left)), canvas.Dim)
		}
	}
	if len(g.rows) == none {
		g.text(l.Screen("file.no_due"), canvas.Dim)
	}
}

// account is where the household lives, and where its money goes.
func (g *filePage) account() {
	x, l := g.file.file, g.file.f.Lang
	h := x.Household
	g.head(l.Screen("file.account"), "")
	payee, id := h.PaidTo()
	if x.Shown.Whole() {
		payee += " " + string(id)
	}
	g.text(l.PayeeLine(payee, h.Bank, x.Shown.Number(h.Account)), canvas.Plain)
	for _, more := range []struct{ code, value string }{
		{"file.address", h.Address}, {"file.phone", x.Shown.Number(h.Phone)}, {"file.relative", h.RelativeOf}, {"file.note", h.Note},
	} {
		if more.value != "" {
			g.text(l.Screen(more.code, more.value), canvas.Plain)
		}
	}
}

// paid are the months that were paid.
func (g *filePage) paid() {
	x, l := g.file.file, g.file.f.Lang
	g.head(l.Screen("file.paid"), "")
	spans := frame.Table([]frame.Column{{Width: 8}, {Width: 11, Right: true}, {Width: 1}, {Width: 20, Share: 1}}, g.width-2)
	for i := range x.Paid {
		p := &x.Paid[i]
		var notes []string
		for _, part := range []struct {
			code   string
			amount calc.Money
		}{{"file.arrears", p.Arrears}, {"file.recovery", p.Recovery}, {"file.reissue", p.Reissue}, {"file.debt", p.Debt}} {
			if part.amount != 0 {
				notes = append(notes, l.Screen(part.code, part.amount.String()))
			}
		}
		if p.Held {
			notes = append(notes, l.Screen("file.held"))
		}
		g.cells(fileStop{atPaid, i}, spans, canvas.Plain, p.Month.String(), p.Amount.String(), "", strings.Join(notes, "  "))
	}
	if len(x.Paid) == 0 {
		g.text(l.Screen("file.no_paid"), canvas.Dim)
	}
}

// passages are how everything came about.
func (g *filePage) passages() {
	x := g.file.file
	if len(x.Passages) == 0 {
		return
	}
	g.head(g.file.f.Text("file.passages"), "")
	for i := range x.Passages {
		g.text(passageLine(g.file.f.Lang, x.File, &x.Passages[i]), canvas.Plain)
	}
}
