package tui

import (
	"slices"
	"strconv"
	"time"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// View draws the month: how far it has come, the sums at the left, the findings
// at the right, and below why it differs from the month before.
func (m *monthEnd) View(b canvas.Box) {
	in := b.In(1, 0, b.W-2, b.H)
	if role := why(m.f, casework.ReadRoster); role != "" {
		in.Fold(1, m.f.Text("month.no_right"), canvas.Warn)
		return
	}
	if m.seen == nil {
		in.Text(0, 1, m.f.Text("month.computing"), canvas.Dim)
		return
	}
	head, rest := in.Top(4)
	m.stages(head)
	m.standing(head.In(0, 1, head.W, 2))
	head.Rule(3)
	sums := m.sumsFor(rest)
	upper, lower := rest.Top(len(sums) + 2)
	table, right := upper.Left(upper.W - max(28, upper.W*3/8))
	if table.W >= widestTable+16 {
		var bars canvas.Box
		table, bars = table.Left(widestTable)
		drawShares(bars.In(1, 1, bars.W-3, bars.H-1), sums)
	}
	m.table(table, sums)
	right.Upright(0)
	m.findings(right.In(2, 0, right.W-2, right.H))
	lower.Rule(0)
	m.below(lower.In(0, 1, lower.W, lower.H-1))
}

// stages draws the way of a month from left to right; what this program does not
// see yet, the bank, is said to be done outside.
func (m *monthEnd) stages(b canvas.Box) {
	t := m.f.Text
	x := b.Text(0, 0, m.seen.Month.String(), canvas.Strong)
	if m.wanted != m.seen.Month {
		x = b.Text(x, 0, " → "+m.wanted.String(), canvas.Warn)
	}
	at := [...]int{roster.Draft: 0, roster.Submitted: 1, roster.Confirmed: 2}[m.seen.State]
	x += 2
	for i, name := range []string{t("month.stage_draft"), t("month.stage_submitted"), t("month.stage_confirmed"), t("month.stage_sent"), t("month.stage_settled")} {
		if i > 0 {
			x = b.Text(x, 0, " ─ ", canvas.Frame)
		}
		switch {
		case i == at && at == 2:
			x = b.Text(x, 0, "["+name+" ✓]", canvas.Chosen)
		case i == at:
			x = b.Text(x, 0, "["+name+"]", canvas.Chosen)
		case i < at:
			x = b.Text(x, 0, name+" ✓", canvas.Good)
		default:
			x = b.Text(x, 0, name, canvas.Dim)
		}
	}
	b.Text(x+1, 0, t("month.outside"), canvas.Dim)
}

// standing draws how the month and the month before it stand, with their seals.
func (m *monthEnd) standing(b canvas.Box) {
	s, t, l := m.seen, m.f.Text, m.f.Lang
	x := b.Text(0, 0, l.RosterState(s.State, len(s.blocking) > 0), canvas.Strong) + 2
	switch all := s.Seal.All; {
	case s.Stale:
		b.Text(x, 0, t("month.stale", s.Was.SubmittedBy, dayOf(s.Was.SubmittedAt), reports.Grouped(s.Was.All.Amount)), canvas.Warn)
	case s.State == roster.Submitted:
		b.Text(x, 0, t("month.submitted_by", s.Seal.SubmittedBy, dayOf(s.Seal.SubmittedAt), s.Digest.Short()), canvas.Plain)
	case s.State == roster.Confirmed:
		b.Text(x, 0, t("month.confirmed_by", s.Seal.SubmittedBy, s.Seal.ConfirmedBy, dayOf(s.Seal.ConfirmedAt), s.Digest.Short()), canvas.Plain)
	default:
		b.Text(x, 0, t("month.size", strconv.Itoa(all.Households), strconv.Itoa(all.Persons), strconv.Itoa(all.Lines)), canvas.Plain)
	}
	last := s.before()
	switch {
	case s.Month == s.paid.Opening:
		b.Text(0, 1, t("month.first"), canvas.Dim)
	case last == nil:
		b.Text(0, 1, t("month.before_open", (s.Month-1).String()), canvas.Warn)
	case s.Seal.Previous == s.last:
		b.Text(0, 1, t("month.before_sealed", last.Month.String(), reports.Grouped(last.All.Amount), s.last.Short()), canvas.Dim)
	default:
		b.Text(0, 1, t("month.before_broken", last.Month.String(), s.last.Short()), canvas.Bad)
	}
}

func dayOf(t time.Time) string { return t.Local().Format(time.DateOnly) }

// widestTable is the most columns of the sums where there is something beside
// them: what belongs together stands together.
const widestTable = 84

// drawShares draws what of the money each programme has, as bars beside the rows.
func drawShares(b canvas.Box, sums []reports.GroupSum) {
	bars := make([]canvas.Bar, len(sums))
	for i, g := range sums {
		bars[i] = canvas.Bar{Value: int64(g.Amount), Style: canvas.Accent}
	}
	b.Rows(bars)
}

// leastBelow is how many lines are kept for the causes.
const leastBelow = 4

// sumsFor are the rows of the table as far as there is room: programmes by settlement
// from the first on, the rest whole, and where there are still too many the last of
// them in one row.
func (m *monthEnd) sumsFor(b canvas.Box) []reports.GroupSum {
	room := max(1, b.H-2-leastBelow)
	sums := m.seen.sums.Rows(room)
	if len(sums) <= room {
		return sums
	}
	rest := reports.GroupSum{Program: calc.Program(m.f.Text("month.other_programs", strconv.Itoa(len(sums)-room+1)))}
	for _, g := range sums[room-1:] {
		rest.Households += g.Households
		rest.Persons += g.Persons
		rest.Amount += g.Amount
		rest.Before += g.Before
	}
	return append(slices.Clone(sums[:room-1]), rest)
}

// table draws the sums by programme, and the sum of all.
func (m *monthEnd) table(b canvas.Box, sums []reports.GroupSum) {
	l := m.f.Lang
	all := m.seen.sums.All
	money := max(12, b.Ruler().Width(reports.Grouped(all.Amount)))
	columns := []frame.Column{
		{Heading: l.Heading("program"), Width: 8, Share: 1},
		{Heading: m.f.Text("month.households"), Width: 5, Right: true},
		{Heading: m.f.Text("month.persons"), Width: 6, Right: true},
		{Heading: l.Heading("amount"), Width: money, Right: true},
		{Heading: l.Heading("difference"), Width: money, Right: true},
		{Heading: m.f.Text("month.percent"), Width: 7, Right: true},
	}
	kept := []int{0, 1, 2, 3, 4, 5}
	switch {
	case b.W < 55:
		kept = []int{0, 1, 3, 5}
	case b.W < 66:
		kept = []int{0, 1, 2, 3, 5}
	}
	columns = picked(columns, kept)
	spans := frame.Table(columns, b.W-3)
	head := b.In(0, 0, b.W, 1)
	frame.Headings(head, columns, spans)
	row := func(y int, name string, g *reports.GroupSum, style canvas.Style) {
		difference, share := m.moved(g.Amount, g.Before)
		line := b.In(2, y, b.W-2, 1)
		cells := [...]string{name, strconv.Itoa(g.Households), strconv.Itoa(g.Persons), reports.Grouped(g.Amount), difference, share}
		for i, n := range kept {
			spans[i].Text(line, cells[n], style)
		}
	}
	for i := range sums {
		row(i+1, l.ProgramOf(sums[i].Program, sums[i].Settlement), &sums[i], canvas.Plain)
	}
	row(len(sums)+1, l.GrandTotal(), &all, canvas.Strong)
}

// picked are some of a row's cells.
func picked[T any](cells []T, which []int) []T {
	out := make([]T, len(which))
	for i, n := range which {
		out[i] = cells[n]
	}
	return out
}

// moved is by how much a sum differs from the month before, in yuan and in
// percent; dashes where there is no month to compare with.
func (m *monthEnd) moved(now, before calc.Money) (difference, share string) {
	switch {
	case !m.seen.compared():
		return "–", "–"
	case before == 0 && now != 0:
		return reports.Signed(now), m.f.Text("month.new")
	}
	return reports.Signed(now - before), percent(now-before, before)
}

// percent is a part of a whole in percent, to a tenth, half up; a dash where there is
// something of nothing.
func percent(part, whole calc.Money) string {
	switch {
	case whole == 0 && part != 0:
		return "–"
	case whole == 0:
		return "0.0%"
	}
	tenths, sign := (abs(part)*2000+whole)/(whole*2), "+"
	switch {
	case tenths == 0:
		sign = ""
	case part < 0:
		sign = "-"
	}
	var room [16]byte
	out := strconv.AppendInt(append(room[:0], sign...), int64(tenths/10), 10)
	return string(append(out, '.', byte('0'+tenths%10), '%'))
}

func abs(m calc.Money) calc.Money { return max(m, -m) }

// findings draws what stands in the way, and of the one at the cursor what it
// says and what is to be done about it.
func (m *monthEnd) findings(b canvas.Box) {
	s := m.seen
	style := canvas.Plain
	if len(s.blocking) > 0 {
		style = canvas.Bad
	}
	x := b.Text(0, 0, m.f.Text("month.blocking", strconv.Itoa(len(s.blocking))), style)
	b.Text(x+2, 0, m.f.Text("month.warnings", strconv.Itoa(s.Seal.Warnings)), canvas.Plain)
	if len(s.findings) == 0 {
		b.Fold(2, m.f.Text("month.nothing_found"), canvas.Good)
		return
	}
	rest := b.In(0, 1, b.W, b.H-1)
	var said []string
	if f := m.finding(); f != nil {
		detail, remedy := m.f.Lang.Finding(wording.Screens, *f)
		said = b.Ruler().Fold(detail, b.W)
		said = append(said, b.Ruler().Fold("→ "+remedy, b.W)...)
	}
	gap := 0
	if rest.H >= 12 {
		gap = 1
	}
	rows, detail := rest.Top(max(2, min(len(s.findings), rest.H-len(said)-gap)))
	m.list.Draw(rows, true, func(i int, line canvas.Box, style canvas.Style) { m.findingRow(&s.findings[i], line, style) })
	for y, line := range said {
		detail.Text(0, y+gap, line, canvas.Dim)
	}
}

// findingRow draws one finding: whether it blocks, whose it is, and its name.
func (m *monthEnd) findingRow(x *roster.Finding, line canvas.Box, style canvas.Style) {
	mark := "·"
	switch {
	case x.Block && m.seen.lifted(*x) != nil:
		mark = "○"
	case x.Block:
		mark, style = "●", canvas.Bad
	}
	end := line.Text(0, 0, mark, style) + 1
	if x.Household != "" {
		end = line.Text(end, 0, string(x.Household), style) + 1
	}
	line.Text(end, 0, m.f.Lang.FindingName(x.Code), style)
}
