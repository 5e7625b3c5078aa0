package tui

import (
	"cmp"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// newMonthCharts is what the last months paid 走势, as charts and in numbers.
func newMonthCharts(m *monthEnd) frame.Screen { return &monthCharts{f: m.f, s: m.seen} }

// monthCharts are the sealed months up to one, as bars: the money, or the
// households, and what each programme had of it.
type monthCharts struct {
	f          *frame.Frame
	s          *monthSeen
	households bool
}

func (c *monthCharts) Title() string { return c.f.Text("month.charts") }

// Start has nothing to ask for: sealed months do not change.
func (c *monthCharts) Start() tea.Cmd { return nil }

func (c *monthCharts) Update(tea.KeyMsg) tea.Cmd { return nil }

func (c *monthCharts) Actions() []frame.Action {
	return []frame.Action{{Key: "h", Name: c.f.Text("month.other_chart"), Do: func() tea.Cmd {
		c.households = !c.households
		return nil
	}}}
}

// yearOfMonths is how many months the chart shows.
const yearOfMonths = 12

func (c *monthCharts) View(b canvas.Box) {
	in := b.In(1, 0, b.W-2, b.H)
	title, value, scale := c.f.Text("month.chart_amount"), sealAmount, func(v int64) string { return reports.TenThousands(calc.Money(v)) }
	if c.households {
		title, value, scale = c.f.Text("month.chart_households"), sealHouseholds, func(v int64) string { return strconv.FormatInt(v, 10) }
	}
	in.Text(0, 0, title, canvas.Strong)
	bars := paidBars(c.s.paid, c.s.Month, yearOfMonths, value)
	if len(bars) == 0 {
		in.Text(0, 2, c.f.Text("month.none_sealed"), canvas.Dim)
		return
	}
	last := c.s.paid.Of(c.s.Month)
	if last == nil {
		last = c.s.paid.Months[len(c.s.paid.Months)-1]
	}
	for i := range bars {
		bars[i].Label = bars[i].Label[2:]
	}
	programs := c.programs(last, value)
	upper, lower := in.In(0, 1, in.W, in.H-1).Top(min(tallestChart, max(6, in.H-len(programs)-4)))
	upper.Columns(bars, scale)
	lower.Text(0, 1, c.f.Text("month.by_program", last.Month.String()), canvas.Strong)
	lower.In(0, 2, lower.W, lower.H-2).Rows(programs)
	c.table(lower.In(0, len(programs)+3, lower.W, lower.H-len(programs)-3))
}

// tallestChart is the most lines of a chart: a taller one tells no more.
const tallestChart = 16

// table draws the months in numbers, the newest first, where there is room.
func (c *monthCharts) table(b canvas.Box) {
	if b.H < 2 {
		return
	}
	l, t := c.f.Lang, c.f.Text
	columns := []frame.Column{
		{Heading: l.Heading("month"), Width: 8},
		{Heading: t("month.households"), Width: 8, Right: true},
		{Heading: t("month.persons"), Width: 8, Right: true},
		{Heading: t("month.payments"), Width: 8, Right: true},
		{Heading: l.Heading("amount"), Width: 16, Right: true},
	}
	spans := frame.Table(columns, b.W)
	for i, column := range columns {
		spans[i].Text(b.In(0, 0, b.W, 1), column.Heading, canvas.Dim)
	}
	y := 1
	for _, s := range slices.Backward(c.s.paid.Months) {
		if s.Month > c.s.Month || y >= b.H {
			continue
		}
		for i, text := range []string{s.Month.String(), strconv.Itoa(s.All.Households), strconv.Itoa(s.All.Persons), strconv.Itoa(s.All.Lines), reports.Grouped(s.All.Amount)} {
			spans[i].Text(b.In(0, y, b.W, 1), text, canvas.Plain)
		}
		y++
	}
}

// programs are a month's programmes as bars, the largest first.
func (c *monthCharts) programs(last *roster.Seal, value func(*roster.Seal) (int64, string)) []canvas.Bar {
	bars := make([]canvas.Bar, len(last.Programs))
	for i, p := range last.Programs {
		n, text := value(&roster.Seal{All: p})
		bars[i] = canvas.Bar{Label: c.f.Lang.Program(p.Program), Value: n, Text: text, Style: canvas.Accent}
	}
	slices.SortStableFunc(bars, func(a, b canvas.Bar) int { return cmp.Compare(b.Value, a.Value) })
	return bars
}

// paidBars are what the last sealed months up to one paid, as bars.
func paidBars(paid *casework.Paid, upTo calc.Month, most int, value func(*roster.Seal) (int64, string)) []canvas.Bar {
	var bars []canvas.Bar
	for _, seal := range paid.Months {
		if seal.Month > upTo {
			break
		}
		n, text := value(seal)
		bar := canvas.Bar{Label: seal.Month.String(), Value: n, Text: text, Style: canvas.Accent}
		if seal.Month == upTo {
			bar.Style = canvas.Strong
		}
		bars = append(bars, bar)
	}
	return bars[max(0, len(bars)-most):]
}

// sealAmount is a bar's value and text: what a month paid, in units of 10 000 yuan.
func sealAmount(s *roster.Seal) (int64, string) {
	return int64(s.All.Amount), reports.TenThousands(s.All.Amount)
}

// sealHouseholds is how many households a month paid.
func sealHouseholds(s *roster.Seal) (int64, string) {
	return int64(s.All.Households), strconv.Itoa(s.All.Households)
}
