package tui

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports"
	"doudi/tui/canvas"
)

// below draws the causes of the change, and beside them, where there is room,
// what the last months paid.
func (m *monthEnd) below(b canvas.Box) {
	if b.W < 110 || b.H < 8 {
		m.causes(b)
		return
	}
	left, right := b.Left(b.W * 3 / 5)
	m.causes(left.In(0, 0, left.W-2, left.H))
	right.Upright(0)
	in := right.In(2, 0, right.W-2, right.H)
	in.Text(0, 0, m.f.Text("month.paid"), canvas.Strong)
	in.In(0, 1, in.W, in.H-1).Rows(paidBars(m.seen.paid, m.seen.Month, min(yearOfMonths, in.H-1), sealAmount))
}

// causes draws why the month differs from the one before: every cause with its
// money, and that nothing is left without one.
func (m *monthEnd) causes(b canvas.Box) {
	s, t := m.seen, m.f.Text
	if !s.compared() {
		b.Fold(0, t("month.not_compared", (s.Month-1).String()), canvas.Warn)
		return
	}
	change := s.sums.All.Amount - s.beforeAmount()
	share := ""
	if s.before() != nil {
		share = percent(change, s.beforeAmount())
	}
	x := b.Text(0, 0, t("month.change", reports.Signed(change), share, strconv.Itoa(s.sums.Awards)), canvas.Strong)
	rest, style := t("month.all_named"), canvas.Good
	if unnamed := s.sums.Unnamed(s.beforeAmount()); unnamed != 0 {
		rest, style = t("month.unnamed", reports.Signed(unnamed)), canvas.Bad
	}
	b.RightIn(x+1, 0, b.W-x-1, rest, style)
	m.causeCells(b.In(0, 1, b.W, b.H-1))
}

// The least and the most columns in which a cause is told.
const (
	leastCause = 24
	mostCause  = 48
)

func (m *monthEnd) causeCells(b canvas.Box) {
	if b.H == 0 {
		return
	}
	causes := m.seen.sums.Causes
	across := max(1, min((b.W+2)/(leastCause+2), (len(causes)+b.H-1)/max(1, b.H)))
	width := min((b.W+2)/across-2, mostCause)
	money := 0
	for _, c := range causes {
		money = max(money, b.Ruler().Width(reports.Signed(c.Amount)))
	}
	shown := largestCauses(causes, across*b.H)
	for i := range shown {
		m.causeCell(b.In(i/b.H*(width+2), i%b.H, width, 1), &shown[i], money)
	}
	if i, left := len(shown), len(causes)-len(shown); left > 0 {
		b.In(i/b.H*(width+2), i%b.H, width, 1).Text(0, 0, m.f.Text("month.more_causes", strconv.Itoa(left)), canvas.Dim)
	}
}

// largestCauses are the causes that have room in so many cells, in their order: where
// that is not all, those that move the most money and nothing in the last cell, and
// what has no cause before all.
func largestCauses(causes []reports.CauseSum, cells int) []reports.CauseSum {
	if len(causes) <= cells {
		return causes
	}
	weight := func(c reports.CauseSum) calc.Money {
		if c.Code == roster.Unnamed {
			return math.MaxInt64
		}
		return abs(c.Amount)
	}
	bySize := slices.SortedStableFunc(slices.Values(causes), func(a, b reports.CauseSum) int { return cmp.Compare(weight(b), weight(a)) })
	kept := bySize[:max(0, cells-1)]
	return slices.DeleteFunc(slices.Clone(causes), func(c reports.CauseSum) bool { return !slices.Contains(kept, c) })
}

func (m *monthEnd) causeCell(line canvas.Box, c *reports.CauseSum, money int) {
	room := line.W - money - 1
	name, awards := m.f.Lang.CauseWithDetail(c.Code, c.Detail), m.f.Text("month.cause_awards", strconv.Itoa(c.Awards))
	end := line.TextIn(0, 0, room, name, causeStyle(c.Code))
	if n := line.Ruler().Width(awards); end+1+n <= room {
		line.RightIn(0, 0, room, awards, canvas.Dim)
	}
	line.RightIn(room, 0, line.W-room, reports.Signed(c.Amount), canvas.Plain)
}

func causeStyle(code roster.CauseCode) canvas.Style {
	if code == roster.Unnamed {
		return canvas.Bad
	}
	return canvas.Plain
}
