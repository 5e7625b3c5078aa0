package tui

import (
	"slices"
	"strconv"
	"strings"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// besideList is from how many columns on the household at the cursor is shown
// beside the list.
const besideList = 118

func (h *households) View(b canvas.Box) {
	head, rest := b.Top(2)
	h.search.View(head.In(0, 0, head.W-18, 1))
	head.RightIn(head.W-18, 0, 17, h.count(), canvas.Dim)
	if b.W >= besideList && len(h.hits) > 0 {
		var beside canvas.Box
		rest, beside = rest.Left(rest.W * 2 / 3)
		head = head.In(0, 0, rest.W, 2)
		beside.Upright(0)
		h.preview(beside.In(2, 0, beside.W-3, beside.H))
	}
	if len(h.hits) == 0 {
		if h.searcher != nil && !h.seeking.Busy() {
			rest.In(2, 1, rest.W-4, rest.H).Fold(0, h.f.Text("households.nobody"), canvas.Dim)
		}
		return
	}
	columns := []frame.Column{
		{Heading: h.f.Text("column.household"), Width: 9},
		{Heading: h.f.Text("column.head"), Width: 14, Share: 1},
		{Heading: h.f.Text("column.people"), Width: 3, Right: true},
		{Heading: h.f.Text("column.programs"), Width: 9, Share: 6},
		{Heading: h.f.Text("column.amount"), Width: 10, Right: true},
		{Heading: h.f.Text("column.review"), Width: 10},
		{Heading: h.f.Text("column.village"), Width: 12, Share: 1},
	}
	spans := frame.Table(columns, rest.W-2)
	frame.Headings(head.In(0, 1, head.W, 1), columns, spans)
	h.list.Draw(rest, true, func(i int, line canvas.Box, style canvas.Style) { h.line(&h.hits[i], line, spans, style) })
}

// line draws a household of the list: what matched at once, the rest as soon as it
// has been read.
func (h *households) line(hit *casework.Hit, line canvas.Box, spans []frame.Span, style canvas.Style) {
	spans[0].Text(line, string(hit.Number), style)
	row := h.rows[hit.Number]
	name, at := hit.Name, line.In(spans[1].X, 0, spans[1].W, 1)
	if row != nil {
		name = row.Name
	}
	township, village := h.searcher.Place(hit.Village)
	here := canvas.Plain
	switch hit.Match {
	case "":
		at.Text(0, 0, name, style)
	case village, township:
		at.Text(0, 0, name, style)
		here = canvas.Accent
	case name:
		at.Text(0, 0, name, canvas.Accent)
	default:
		at.Text(at.Text(0, 0, name, style)+1, 0, hit.Match, canvas.Accent)
	}
	spans[6].Text(line, village, here)
	if row == nil {
		return
	}
	if row.People > 0 {
		spans[2].Text(line, strconv.Itoa(row.People), style)
	}
	spans[3].Text(line, h.programs(row), style)
	spans[4].Text(line, row.Amount.String(), style)
	mark, how := h.mark(row)
	if style == canvas.Plain {
		style = how
	}
	spans[5].Text(line, mark, style)
}

// mark is what presses most about a household.
func (h *households) mark(row *casework.Row) (string, canvas.Style) {
	switch {
	case row.Closed:
		return h.f.Text("households.closed"), canvas.Dim
	case row.Review == review.Overdue, row.Review == review.DueNow:
		return reviewMark(row.Review) + " " + h.f.Lang.DueStatus(row.Review), reviewStyle(row.Review)
	case row.Asked:
		return h.f.Text("households.asked"), canvas.Warn
	}
	return "", canvas.Plain
}

// programs are the programmes that pay a household this month, each once.
func (h *households) programs(row *casework.Row) string {
	var names []string
	for i := range row.Awards {
		if name := h.f.Lang.Program(row.Awards[i].Program); row.Awards[i].Amount > 0 && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}

// preview is the household at the cursor, as far as a list may show it: opening
// the file is another look.
func (h *households) preview(b canvas.Box) {
	row := h.rows[h.hits[h.list.At].Number]
	if row == nil {
		b.Text(0, 0, h.f.Text("file.reading"), canvas.Dim)
		return
	}
	l := h.f.Lang
	b.Text(0, 0, string(row.Number)+" "+row.Name, canvas.Strong)
	b.Text(0, 1, row.Township+row.Village, canvas.Plain)
	y := 2
	if row.People > 0 {
		b.Text(0, y, h.f.Text("households.people", strconv.Itoa(row.People)), canvas.Plain)
		y++
	}
	y++
	b.Text(0, y, h.f.Text("file.awards"), canvas.Strong)
	b.RightIn(10, y, b.W-10, row.Amount.String(), canvas.Strong)
	y++
	for i := range row.Awards {
		a := &row.Awards[i]
		end := b.Text(2, y, l.Program(a.Program)+"  "+l.Standing(a.Standing), canvas.Plain)
		b.RightIn(end+1, y, b.W-end-1, a.Amount.String(), canvas.Plain)
		y++
	}
	y++
	if row.Review > review.Later {
		b.Text(0, y, h.f.Text("file.review", reviewMark(row.Review), l.DueStatus(row.Review)), reviewStyle(row.Review))
		y++
	}
	if row.Asked {
		b.Text(0, y, "● "+h.f.Text("households.asked"), canvas.Warn)
		y++
	}
	if row.Closed {
		b.Text(0, y, h.f.Text("households.closed"), canvas.Warn)
	}
}

// calledBy is who a household is called by: its head, or who is paid.
func calledBy(h *calc.Household) string {
	if head := h.Head(); head != nil {
		return head.Name
	}
	return h.Payee
}

// programsOf are the programmes that pay a household this month, each once.
func programsOf(l wording.Lang, f *casework.File) string {
	var names []string
	for i := range f.Awards {
		a := &f.Awards[i]
		if name := l.Program(a.Program); a.Now.Total() > 0 && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}
