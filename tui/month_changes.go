package tui

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/reports"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// monthChanges is why a month differs from the one before 变动, cause by cause;
// each opens into its households.
type monthChanges struct {
	m    *monthEnd
	list frame.List
}

func newMonthChanges(m *monthEnd) frame.Screen { return &monthChanges{m: m} }

func (p *monthChanges) Title() string { return p.m.f.Text("month.changes") }

// Start brings the month up to date.
func (p *monthChanges) Start() tea.Cmd { return p.m.renew() }

func (p *monthChanges) Update(msg tea.KeyMsg) tea.Cmd {
	p.list.Key(msg)
	return nil
}

func (p *monthChanges) causes() []reports.CauseSum { return p.m.seen.sums.Causes }

func (p *monthChanges) Actions() []frame.Action {
	p.list.SetRows(len(p.causes()))
	open := frame.Action{Key: "enter", Name: p.m.f.Text("month.open_cause"), Do: p.open}
	if len(p.causes()) == 0 {
		open.Why = p.m.f.Text("month.no_cause")
	}
	return []frame.Action{open}
}

func (p *monthChanges) open() tea.Cmd {
	cause := p.causes()[p.list.At]
	return p.m.f.Open(newMonthLines(p.m.f, p.m, &cause))
}

func (p *monthChanges) View(b canvas.Box) {
	m, s := p.m, p.m.seen
	l, t := m.f.Lang, m.f.Text
	in := b.In(1, 0, b.W-2, b.H)
	end := in.Text(0, 0, t("month.changes_title", s.Month.String()), canvas.Strong) + 2
	in.RightIn(end, 0, in.W-end, l.ChangesHeading(s.sums.Awards, reports.Signed(s.sums.Change)), canvas.Dim)
	p.list.SetRows(len(p.causes()))
	columns := []frame.Column{
		{Heading: l.Heading("cause"), Width: 24, Share: 1},
		{Heading: t("month.awards"), Width: 8, Right: true},
		{Heading: l.Heading("amount"), Width: 16, Right: true},
	}
	spans := frame.Table(columns, min(in.W, 90)-2)
	frame.Headings(in.In(0, 1, in.W, 1), columns, spans)
	rows := min(len(p.causes()), in.H-5)
	p.list.Draw(in.In(0, 2, min(in.W, 90), rows), true, func(i int, line canvas.Box, style canvas.Style) {
		c := p.causes()[i]
		for x, text := range []string{l.CauseWithDetail(c.Code, c.Detail), strconv.Itoa(c.Awards), reports.Signed(c.Amount)} {
			spans[x].Text(line, text, style)
		}
	})
	p.sums(in.In(2, 2+rows, min(in.W, 90)-2, 3), spans)
}

// sums draws that the causes come to the difference of the two rosters.
func (p *monthChanges) sums(b canvas.Box, spans []frame.Span) {
	s, l, t := p.m.seen, p.m.f.Lang, p.m.f.Text
	row := func(y int, name, amount string, style canvas.Style) {
		line := b.In(0, y, b.W, 1)
		spans[0].Text(line, name, style)
		spans[2].Text(line, amount, style)
	}
	row(0, l.GrandTotal(), reports.Signed(s.sums.Change), canvas.Strong)
	if !s.compared() {
		b.Fold(1, t("month.not_compared", (s.Month-1).String()), canvas.Warn)
		return
	}
	change, rest := s.sums.All.Amount-s.beforeAmount(), s.sums.Unnamed(s.beforeAmount())
	row(1, t("month.by_rosters"), reports.Signed(change), canvas.Plain)
	if rest != 0 {
		row(2, t("month.unnamed", ""), reports.Signed(rest), canvas.Bad)
		return
	}
	row(2, t("month.all_named"), "", canvas.Good)
}
