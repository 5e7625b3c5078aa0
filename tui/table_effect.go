package tui

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// tableEffect is what something would make of a month: the figures before and
// after, and the households whose money changes.
type tableEffect struct {
	f      *frame.Frame
	effect *casework.Effect
	coming bool // households that enter may not be on file yet
	kind   tableEffectKind
	lines  []*casework.EffectLine
	list   frame.List
}

// tableEffectKind is which households are listed.
type tableEffectKind uint8

const (
	tableAllChanged tableEffectKind = iota
	tableEntering
	tableLeaving
	tableEffectKinds // how many there are
)

func (p *tableEffect) set(effect *casework.Effect) {
	p.effect = effect
	p.narrow()
}

func (p *tableEffect) narrow() {
	p.lines = nil
	if p.effect == nil {
		return
	}
	for i := range p.effect.Lines {
		x := &p.effect.Lines[i]
		if p.kind == tableAllChanged || p.kind == tableEntering && x.Before == 0 && x.After > 0 || p.kind == tableLeaving && x.Before > 0 && x.After == 0 {
			p.lines = append(p.lines, x)
		}
	}
	p.list.SetRows(len(p.lines))
}

// next lists the next kind of households.
func (p *tableEffect) next() tea.Cmd {
	p.kind = (p.kind + 1) % tableEffectKinds
	p.list.At = 0
	p.narrow()
	return nil
}

func (p *tableEffect) update(msg tea.KeyMsg) { p.list.Key(msg) }

// at is the line at the cursor; nil where there is none.
func (p *tableEffect) at() *casework.EffectLine {
	if p.list.At >= len(p.lines) {
		return nil
	}
	return p.lines[p.list.At]
}

// actions are what can be done with the households; explain shows why one would
// be paid so.
func (p *tableEffect) actions(explain func() tea.Cmd) []frame.Action {
	not := why(p.f, casework.ReadCases)
	switch x := p.at(); {
	case not != "":
	case x == nil:
		not = p.f.Text("tables.no_line")
	case p.coming && x.Before == 0:
		not = p.f.Text("tables.not_yet")
	}
	kinds := frame.Action{Key: "f", Name: p.f.Text("tables.kinds"), Do: p.next}
	if p.effect == nil {
		kinds.Why = p.f.Text("tables.no_line")
	}
	return []frame.Action{
		{Key: "e", Name: p.f.Text("file.explain"), Do: explain, Why: not},
		{Key: "enter", Name: p.f.Text("households.open"), Do: func() tea.Cmd { return p.f.Open(newFile(p.f, p.at().Household)) }, Why: not},
		kinds,
	}
}

// draw draws the figures, and below them the households.
func (p *tableEffect) draw(b canvas.Box) {
	top, rest := b.Top(6)
	p.figures(top.In(1, 0, top.W-2, top.H))
	rest.Rule(0)
	rest.Text(2, 0, " "+p.heading()+" ", canvas.Strong)
	head, rows := rest.In(0, 1, rest.W, rest.H-1).Top(1)
	columns := []frame.Column{
		{Heading: p.f.Text("column.household"), Width: 9},
		{Heading: p.f.Text("column.head"), Width: 8, Share: 1},
		{Heading: p.f.Text("column.programs"), Width: 12, Share: 1},
		{Heading: p.f.Text("tables.before"), Width: 10, Right: true},
		{Heading: p.f.Text("tables.after"), Width: 10, Right: true},
		{Heading: p.f.Text("tables.difference"), Width: 10, Right: true},
		{Heading: p.f.Text("tables.paid_months"), Width: 11, Right: true},
	}
	spans := frame.Table(columns, min(rows.W-2, 118)) // names and amounts are read across
	frame.Headings(head, columns, spans)
	if len(p.lines) == 0 {
		rows.Text(2, 0, p.f.Text("tables.no_line"), canvas.Dim)
		return
	}
	p.list.Draw(rows, true, func(i int, line canvas.Box, style canvas.Style) {
		x := p.lines[i]
		for c, text := range []string{string(x.Household), x.Head, p.f.Lang.Program(x.Program), x.Before.String(), x.After.String(), tableSigned(x.After - x.Before), tableSigned(x.Arrears - x.Overpaid)} {
			spans[c].Text(line, text, style)
		}
	})
}

// heading is which households are listed, and how many.
func (p *tableEffect) heading() string {
	n := strconv.Itoa(len(p.lines))
	switch p.kind {
	case tableEntering:
		return p.f.Text("tables.entering", n)
	case tableLeaving:
		return p.f.Text("tables.leaving", n)
	}
	return p.f.Text("tables.changing", n)
}

// figures draws the month before and after.
func (p *tableEffect) figures(b canvas.Box) {
	x := p.effect
	at := [...]int{16, 32, 48}
	row := func(y int, name, before, after, difference string) {
		b.TextIn(0, y, at[0], name, canvas.Plain)
		for i, text := range []string{before, after, difference} {
			style := canvas.Plain
			if i == 2 {
				style = canvas.Strong
			}
			b.RightIn(at[i], y, 14, text, style)
		}
	}
	b.Text(0, 0, p.f.Text("tables.of_month", x.Month.String()), canvas.Strong)
	for i, text := range []string{p.f.Text("tables.before"), p.f.Text("tables.after"), p.f.Text("tables.difference")} {
		b.RightIn(at[i], 0, 14, text, canvas.Dim)
	}
	row(1, p.f.Text("tables.lines"), strconv.Itoa(x.Before.Lines), strconv.Itoa(x.After.Lines), tableSignedCount(x.After.Lines-x.Before.Lines))
	row(2, p.f.Text("tables.yuan"), x.Before.Amount.String(), x.After.Amount.String(), tableSigned(x.After.Amount-x.Before.Amount))
	b.Text(0, 3, p.f.Text("tables.people_change", strconv.Itoa(len(x.Enter)), strconv.Itoa(len(x.Leave)), strconv.Itoa(x.Changed), tableSigned(x.Regular)), canvas.Plain)
	b.Text(0, 4, p.f.Text("tables.back", tableSigned(x.Arrears), tableSigned(x.Overpaid)), canvas.Plain)
}

// tableSigned is a difference in yuan with its sign.
func tableSigned(m calc.Money) string {
	if m > 0 {
		return "+" + m.String()
	}
	return m.String()
}

func tableSignedCount(n int) string {
	if n > 0 {
		return "+" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
