package tui

import (
	"slices"
	"strconv"
	"strings"

	"doudi/calc/procedure"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// applicationUrgency is how a deadline stands 时限, with a mark that says it too, and
// its look.
func applicationUrgency(f *frame.Frame, u procedure.Urgency, left int) (string, canvas.Style) {
	days := strconv.Itoa(max(left, -left))
	switch u {
	case procedure.Overdue:
		return "● " + f.Text("urgency.overdue", days), canvas.Bad
	case procedure.DueToday:
		return "● " + f.Text("urgency.today"), canvas.Bad
	case procedure.DueTomorrow:
		return "○ " + f.Text("urgency.tomorrow"), canvas.Warn
	case procedure.NoticeOver:
		return "○ " + f.Text("urgency.notice_over"), canvas.Warn
	case procedure.NotKnown:
		return "? " + f.Text("urgency.unknown"), canvas.Warn
	case procedure.DoneInTime:
		return "✓ " + f.Text("urgency.done"), canvas.Good
	case procedure.DoneLate:
		return "✗ " + f.Text("urgency.late"), canvas.Dim
	}
	return "· " + f.Text("urgency.left", days), canvas.Plain
}

// applicationDue is the last day of a step; "?" where the calendar does not reach.
func applicationDue(d *casework.DueStep) string {
	if d.Due == 0 {
		return "?"
	}
	return d.Due.String()
}

// drawApplicationTerms draws until when each step is due and by what document, and
// what may come next.
func drawApplicationTerms(f *frame.Frame, b canvas.Box, x *casework.ApplicationFile) {
	b.Text(0, 0, f.Text("application.terms"), canvas.Strong)
	y := 1
	if len(x.Deadlines) == 0 {
		b.Text(2, y, f.Text("application.no_terms"), canvas.Dim)
		y++
	}
	for i := range x.Deadlines {
		drawApplicationTerm(f, b.In(0, y, b.W, 1), x, &x.Deadlines[i])
		y++
	}
	drawApplicationNext(f, b.In(0, y+1, b.W, b.H-y-1), x)
}

// drawApplicationTerm draws one deadline: until when, what, how it stands, by which document,
// how long.
func drawApplicationTerm(f *frame.Frame, line canvas.Box, x *casework.ApplicationFile, d *casework.DueStep) {
	l := f.Lang
	columns := []frame.Column{{Width: 10}, {Width: 16, Share: 1}, {Width: 13, Share: 1}, {Width: 22, Share: 2}, {Width: 15, Share: 1}}
	spans := frame.Table(columns, line.W-2)
	in := line.In(2, 0, line.W-2, 1)
	urgency, style := applicationUrgency(f, d.Urgency, d.Left)
	text := canvas.Plain
	if d.Done != 0 {
		text = canvas.Dim
	}
	spans[0].Text(in, applicationDue(d), text)
	spans[1].Text(in, applicationCells(l.ApplicationStep(d.Step), d.Obligor.Tail()), text)
	spans[2].Text(in, urgency, style)
	spans[3].Text(in, l.Basis(d.Basis, x.Cites), canvas.Dim)
	spans[4].Text(in, l.Term(d.Term), canvas.Dim)
}

// drawApplicationNext draws the way's own steps that may be recorded next; that others may
// befall it, a sign says.
func drawApplicationNext(f *frame.Frame, b canvas.Box, x *casework.ApplicationFile) {
	var may []string
	more := false
	for _, o := range applicationOptions(x) {
		switch {
		case o.Refusal != nil:
		case slices.Contains(byTheApplicationsWay, o.Kind) || o.Outside && o.Obligor == "":
			more = true
		default:
			may = append(may, applicationOption(f, &o))
		}
	}
	if more {
		may = append(may, "…")
	}
	b.Text(0, 0, f.Text("application.next"), canvas.Strong)
	if len(may) == 0 {
		b.Text(2, 1, f.Text("application.nothing"), canvas.Dim)
		return
	}
	b.In(2, 1, b.W-2, b.H-1).Fold(0, strings.Join(may, " · "), canvas.Plain)
}

// byTheApplicationsWay are the events that are none of the way's steps, but may befall an
// application on it.
var byTheApplicationsWay = []procedure.Kind{
	procedure.PapersAsked, procedure.ConsentWithdrawn, procedure.RelativeFiled, procedure.Complained, procedure.Extended, procedure.Paused,
	procedure.Returned, procedure.Withdrawn, procedure.Ended,
}

// applicationOptions are the steps as they are mostly taken: the way's own first, then those
// about obligors outside the household.
func applicationOptions(x *casework.ApplicationFile) []procedure.Option {
	aside := func(o procedure.Option) int {
		return 2*oneIf(slices.Contains(byTheApplicationsWay, o.Kind)) + oneIf(o.Outside)
	}
	return slices.SortedStableFunc(slices.Values(slices.Concat(x.Next, x.Outside)), func(a, b procedure.Option) int { return aside(a) - aside(b) })
}

// applicationOption is a step that may come next, with whose officers take it where two
// levels may, and with whom it is about where it is not the household.
func applicationOption(f *frame.Frame, o *procedure.Option) string {
	name := f.Lang.ApplicationEvent(o.Kind)
	switch {
	case o.Outside && o.Obligor == "":
		return f.Text("application.about", name, f.Text("application.another"))
	case o.Outside:
		return f.Text("application.about", name, o.Obligor.Tail())
	case o.Kind == procedure.Visited && o.Level == procedure.County:
		return f.Text("application.about", name, f.Lang.Level(o.Level.String()))
	}
	return name
}

// applicationCells are the cells that say something, on one line.
func applicationCells(cells ...string) string {
	var said []string
	for _, c := range cells {
		if c != "" {
			said = append(said, c)
		}
	}
	return strings.Join(said, "  ")
}
