package tui

import (
	"strconv"
	"strings"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/review"
	"doudi/reports/wording"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// fileStop is a line of a household's file at which the cursor can be.
type fileStop struct {
	kind stopKind
	i    int // which award, or which month paid
}

type stopKind uint8

const (
	noStop stopKind = iota
	atAward
	atPaid
)

// fileRow is one line of a file's page.
type fileRow struct {
	stop fileStop
	draw func(line canvas.Box, style canvas.Style)
}

// filePage is the lines of a file, or of a column of it, for a width.
type filePage struct {
	file  *file
	ruler canvas.Ruler
	width int
	rows  []fileRow
}

func (g *filePage) add(at fileStop, draw func(line canvas.Box, style canvas.Style)) {
	g.rows = append(g.rows, fileRow{at, draw})
}

// head begins a part of the file, with something at the right end of its line.
func (g *filePage) head(title, right string) {
	if len(g.rows) > 0 {
		g.add(fileStop{}, func(canvas.Box, canvas.Style) {})
	}
	g.add(fileStop{}, func(line canvas.Box, _ canvas.Style) {
		end := line.Text(0, 0, title, canvas.Strong)
		line.RightIn(end+2, 0, line.W-end-2, right, canvas.Strong)
	})
}

// text adds a text, folded to the width; what does not fit into its first line is
// set in.
func (g *filePage) text(s string, style canvas.Style) {
	for i, part := range g.ruler.Fold(s, g.width-5) {
		x := 2
		if i > 0 {
			x = 4
		}
		g.add(fileStop{}, func(line canvas.Box, _ canvas.Style) { line.Text(x, 0, part, style) })
	}
}

// cells adds a line of columns; the cursor can be at one that has a stop.
func (g *filePage) cells(at fileStop, spans []frame.Span, style canvas.Style, texts ...string) {
	g.add(at, func(line canvas.Box, chosen canvas.Style) {
		if chosen == canvas.Plain {
			chosen = style
		}
		in := line.In(2, 0, line.W-2, 1)
		for i, text := range texts {
			spans[i].Text(in, text, chosen)
		}
	})
}

// awards are what the household receives, each with its parts and its review.
func (g *filePage) awards() {
	x, l := g.file.file, g.file.f.Lang
	g.head(l.Screen("file.awards"), l.Screen("file.awards_total", x.Month.String(), x.Total().String()))
	if len(x.Awards) == 0 {
		g.text(l.Screen("file.no_awards"), canvas.Dim)
	}
	spans := frame.Table([]frame.Column{{Width: 18, Share: 1}, {Width: 10}, {Width: 16}, {Width: 10, Right: true}}, g.width-2)
	for i := range x.Awards {
		a := &x.Awards[i]
		whose := l.Program(a.Program)
		if m := x.Household.Member(a.Person); m != nil {
			whose += " " + m.Name
		} else if a.Person != "" {
			whose += " " + x.Shown.Number(string(a.Person))
		}
		if a.Error != nil {
			g.cells(fileStop{atAward, i}, spans, canvas.Bad, whose, l.Standing(a.Now.Standing), "", "—")
			g.text("  "+l.TableError(wording.Screens, a.Error), canvas.Bad)
			continue
		}
		due, style := "", canvas.Plain
		if a.IsDue {
			status := a.Due.In(x.Month)
			due, style = l.Screen("file.review", reviewMark(status), a.Due.Month.String()), reviewStyle(status)
		}
		g.cells(fileStop{atAward, i}, spans, style, whose, l.Standing(a.Now.Standing), due, a.Now.Total().String())
		g.parts(&a.Now, a.Due, a.IsDue)
	}
}

// reviewMark is the sign of how a review stands, which says it without colour.
func reviewMark(s review.Status) string {
	switch s {
	case review.Overdue:
		return "●"
	case review.DueNow:
		return "○"
	}
	return "·"
}

func reviewStyle(s review.Status) canvas.Style {
	switch s {
	case review.Overdue:
		return canvas.Bad
	case review.DueNow:
		return canvas.Warn
	}
	return canvas.Plain
}

// parts are what an award's amount is made of, and why it is to be reviewed.
func (g *filePage) parts(e *entitlement.Entitlement, due review.Deadline, isDue bool) {
	l := g.file.f.Lang
	var parts, all []string
	for _, part := range []struct {
		code   string
		amount calc.Money
	}{{"file.base", e.Base}, {"file.supplement", e.Supplement}, {"file.minimum", e.Minimum}, {"file.taper", e.Taper}, {"file.bonus", e.Bonus}} {
		if part.amount != 0 {
			parts = append(parts, l.Screen(part.code, part.amount.String()))
		}
	}
	if len(parts) > 0 {
		all = append(all, l.Screen("file.parts", strconv.Itoa(e.People()), strings.Join(parts, " + ")))
	}
	if isDue {
		all = append(all, l.DueReason(due.Reason))
		if status := due.In(g.file.file.Month); status != review.Later {
			all = append(all, l.DueStatus(status))
		}
	}
	if len(all) > 0 {
		g.text("  "+strings.Join(all, "   "), canvas.Dim)
	}
}
