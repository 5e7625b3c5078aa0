package tui

import (
	"path/filepath"
	"strconv"

	"doudi/tui/canvas"
	"doudi/tui/frame"
)

func (p *tableTrial) View(b canvas.Box) {
	head, rest := b.Top(2)
	x := head.Text(1, 0, filepath.Base(p.path), canvas.Strong) + 2
	compare := p.f.Text("tables.compare")
	if p.unusable() == "" {
		compare = p.f.Text("tables.rows_change", strconv.Itoa(len(p.rows)))
	}
	for page, text := range [...]string{
		"l " + p.faults.counted(),
		"c " + compare,
		"w " + p.f.Text("tables.whatif"),
	} {
		if tablePage(page) == p.page {
			x = head.Text(x, 0, "["+text+"]", canvas.Chosen) + 2
			continue
		}
		x = head.Text(x, 0, text, canvas.Dim) + 2
	}
	p.headline(head.In(1, 1, head.W-2, 1))
	switch {
	case p.wrong != nil:
		drawWrong(p.f, rest, p.wrong)
	case p.trial == nil && p.reading.Busy():
		rest.Text(1, 0, p.f.Text("paper.trying"), canvas.Dim)
	case p.page == tableFaults:
		p.faults.draw(rest)
	case p.page == tableRows:
		p.drawRows(rest)
	case p.money.effect != nil:
		p.money.draw(rest)
	case p.trial != nil && p.trial.Effect == nil:
		rest.Text(1, 0, p.f.Text("role.not"), canvas.Warn)
	default:
		rest.Text(1, 0, p.f.Text("paper.trying"), canvas.Dim)
	}
}

// headline is whether the tables can be taken into use, and what was not read.
func (p *tableTrial) headline(b canvas.Box) {
	text, style := "", canvas.Plain
	switch {
	case p.wrong != nil || p.reading.Busy():
	case p.trial == nil || p.trial.Refused():
		text, style = p.f.Text("tables.refused"), canvas.Bad
	case len(p.rows) == 0:
		text = p.f.Lang.SameTables()
	case p.trial.From == 0:
		text = p.f.Text("tables.load_no_money")
	default:
		text = p.f.Text("tables.load_from", p.trial.From.String())
	}
	end := b.Text(0, 0, text, style)
	for _, name := range p.ignored {
		end = b.Text(end+2, 0, p.f.Lang.FileIgnored(name), canvas.Dim)
	}
}

// drawRows draws the rows that go and come, and the one at the cursor whole.
func (p *tableTrial) drawRows(b canvas.Box) {
	if len(p.rows) == 0 {
		b.Text(2, 0, p.f.Lang.SameTables(), canvas.Dim)
		return
	}
	head, rest := b.Top(1)
	foot, rest := rest.Bottom(3)
	headings := p.f.Lang.PolicyHeadings()
	columns := append([]frame.Column{{Width: 2}}, tableColumns(headings)...)
	spans := frame.Table(columns, rest.W-2)
	frame.Headings(head, columns, spans)
	p.list.Draw(rest, true, func(i int, line canvas.Box, style canvas.Style) {
		r := &p.rows[i]
		mark := "−"
		if r.comes {
			mark, style = "+", canvas.Good
		}
		for c, text := range []string{mark, p.f.Lang.PolicyTable(r.Table), p.f.Lang.PolicyKey(r.Row, p.trial.Places), p.f.Lang.PolicyValue(r.Row), r.From.String(), r.Document, r.Place.String()} {
			spans[c].Text(line, text, style)
		}
	})
	foot.Rule(0)
	drawTableCite(p.f, foot.In(1, 1, foot.W-2, 2), p.rows[p.list.At].Row, p.trial.Places, p.trial.Document)
}
