package tui

import (
	"slices"
	"strings"

	"doudi/calc/policy"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

func (p *tables) View(b canvas.Box) {
	if p.wrong != nil {
		drawWrong(p.f, b, p.wrong)
		return
	}
	if p.book.policy == nil {
		return
	}
	head, rest := b.Top(2)
	p.head(head.In(1, 0, head.W-2, 1))
	foot, rest := rest.Bottom(3)
	headings := p.f.Lang.PolicyHeadings()
	columns := tableColumns(headings)
	spans := frame.Table(columns, rest.W-2)
	frame.Headings(head.In(0, 1, head.W, 1), columns, spans)
	if len(p.rows) == 0 {
		rest.Text(2, 0, p.f.Text("tables.no_row"), canvas.Dim)
		return
	}
	p.list.Draw(rest, true, func(i int, line canvas.Box, style canvas.Style) {
		for c, text := range p.row(i) {
			spans[c].Text(line, text, style)
		}
	})
	p.foot(foot)
}

// row is the cells of a row.
func (p *tables) row(i int) *[6]string {
	if len(p.cells) != len(p.rows) {
		p.cells = make([]*[6]string, len(p.rows))
	}
	if p.cells[i] == nil {
		r, l := p.rows[i], p.f.Lang
		p.cells[i] = &[6]string{l.PolicyTable(r.Table), l.PolicyKey(r, p.book.places), l.PolicyValue(r), r.From.String(), r.Document, r.Place.String()}
	}
	return p.cells[i]
}

// tableColumns are the columns of rows of tables.
func tableColumns(headings []string) []frame.Column {
	return []frame.Column{
		{Heading: headings[0], Width: 10},
		{Heading: headings[1], Width: 18, Share: 3},
		{Heading: headings[3], Width: 14, Share: 2},
		{Heading: headings[2], Width: 7},
		{Heading: headings[4], Width: 22, Share: 1},
		{Heading: headings[5], Width: 20},
	}
}

// head is which version and month are seen, and what is looked for.
func (p *tables) head(b canvas.Box) {
	i := slices.IndexFunc(p.book.loadings, func(x casework.Loading) bool { return x.Version == p.book.policy.Version })
	if i < 0 {
		return // loaded between the two looks: the screen is on its way to be drawn anew
	}
	style := canvas.Strong
	text := p.f.Text("tables.in_use", p.loading(&p.book.loadings[i]))
	if i > 0 {
		style, text = canvas.Warn, p.f.Text("tables.not_in_use", p.loading(&p.book.loadings[i]))
	}
	b.Text(0, 0, p.f.Text("tables.month", p.month.String()), canvas.Strong)
	x := 15
	if p.table != "" {
		x = b.Text(x, 0, "["+p.f.Lang.PolicyTable(p.table)+"]", canvas.Chosen) + 1
	}
	if p.searching || p.search.Value("text") != "" {
		search := b.In(x, 0, b.W-x, 1)
		if !p.searching {
			search.Text(0, 0, "/ "+p.search.Value("text"), canvas.Typed)
			return
		}
		p.search.View(search)
		return
	}
	b.RightIn(x, 0, b.W-x, text, style)
}

// foot is what stands behind the row at the cursor.
func (p *tables) foot(b canvas.Box) {
	b.Rule(0)
	drawTableCite(p.f, b.In(1, 1, b.W-2, 2), p.rows[p.list.At], p.book.places, p.book.policy.Document)
}

// drawTableCite draws a row whole, the document that ordered it and where it stands.
func drawTableCite(f *frame.Frame, b canvas.Box, r policy.Row, places map[string]string, document func(string) policy.Document) {
	place := r.Place.String()
	width := b.Ruler().Width(place)
	b.RightIn(b.W-width, 0, width, place, canvas.Dim)
	b.TextIn(0, 0, b.W-width-2, f.Lang.PolicyKey(r, places)+"   "+f.Lang.PolicyValue(r), canvas.Plain)
	if r.Document == "" {
		return
	}
	d := document(r.Document)
	end := b.Text(0, 1, d.Number, canvas.Plain)
	b.Text(end+2, 1, strings.TrimSpace(d.Title+"  "+d.Date.String()), canvas.Dim)
}
