package tui

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports"
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
	bars := monthBars(c.s, yearOfMonths, value)
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
	upper, lower := in.In(0, 1, in.W, in.H-1).Top(max(6, in.H-len(programs)-4))
	upper.Columns(bars, scale)
	lower.Text(0, 1, c.f.Text("month.by_program", last.Month.String()), canvas.Strong)
	lower.In(0, 2, lower.W, lower.H-2).Rows(programs)
}

// programs are a month's programmes as bars.
func (c *monthCharts) programs(last *roster.Seal, value func(*roster.Seal) (int64, string)) []canvas.Bar {
	bars := make([]canvas.Bar, len(last.Programs))
	for i, p := range last.Programs {
		n, text := value(&roster.Seal{All: p})
		bars[i] = canvas.Bar{Label: c.f.Lang.Program(p.Program), Value: n, Text: text, Style: canvas.Accent}
	}
	return bars
}
