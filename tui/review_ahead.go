package tui

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/reports"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// ahead is what will change by itself in the coming months 复核日历: the money of each
// month, and for the one at the cursor why it differs from the month before.
type ahead struct {
	f        *frame.Frame
	list     frame.List
	region   string
	months   int
	foreseen *casework.Foreseen
	asked    int // state of the records that foreseen is of
	wrong    error
	reading  frame.Pending
}

// The spans of the calendar, in months.
const (
	aYear    = 12
	twoYears = 24
)

func newAhead(f *frame.Frame, region string) *ahead {
	return &ahead{f: f, region: region, months: aYear}
}

func (a *ahead) Title() string { return a.f.Text("ahead.name") }

// Start takes a look at every family: it does so anew only after records have
// changed.
func (a *ahead) Start() tea.Cmd {
	if a.foreseen != nil && a.asked == a.f.Changed && len(a.foreseen.Months) == a.months {
		return nil
	}
	from, months, region := a.f.Today().Month(), a.months, a.region
	a.asked = a.f.Changed
	return frame.Read(a.f, &a.reading, func(o *casework.Office) (*casework.Foreseen, error) { return o.ReviewCalendar(from, months, region) }, func(x *casework.Foreseen, err error) tea.Cmd {
		if a.foreseen, a.wrong = x, err; err != nil {
			a.foreseen = nil
			return nil
		}
		a.list.SetRows(len(x.Months))
		return nil
	})
}

func (a *ahead) Update(msg tea.KeyMsg) tea.Cmd {
	a.list.Key(msg)
	return nil
}

func (a *ahead) Actions() []frame.Action {
	span := a.f.Text("ahead.two_years")
	if a.months == twoYears {
		span = a.f.Text("ahead.a_year")
	}
	return []frame.Action{{Key: "t", Name: span, Do: a.turn}}
}

// turn shows one year or two.
func (a *ahead) turn() tea.Cmd {
	a.months = aYear + twoYears - a.months
	return a.Start()
}

func (a *ahead) View(b canvas.Box) {
	if a.wrong != nil {
		drawWrong(a.f, b, a.wrong)
		return
	}
	head, rest := b.Top(1)
	end := head.Text(1, 0, a.f.Text("ahead.title", strconv.Itoa(a.months)), canvas.Strong)
	if a.foreseen == nil {
		head.Text(end+2, 0, a.f.Text("desk.computing"), canvas.Dim)
		return
	}
	head.Text(end+2, 0, a.f.Text("ahead.note"), canvas.Dim)
	chart, below := rest.Top(max(7, rest.H*2/5))
	a.chart(chart.In(1, 0, chart.W-2, chart.H))
	left, right := below.Left(43)
	a.table(left)
	right.Upright(0)
	a.reasons(right.In(2, 0, right.W-3, right.H))
}

// chart draws the months' money.
func (a *ahead) chart(b canvas.Box) {
	bars := make([]canvas.Bar, len(a.foreseen.Months))
	for i := range a.foreseen.Months {
		m := &a.foreseen.Months[i]
		style := canvas.Plain
		if i == a.list.At {
			style = canvas.Accent
		}
		month := m.Month.String()
		bars[i] = canvas.Bar{Label: month[len(month)-2:], Value: int64(m.Amount + m.Arrears), Text: tenThousands(m.Amount + m.Arrears), Style: style}
	}
	b.Columns(bars, func(value int64) string { return tenThousands(calc.Money(value)) })
}

// tenThousands is an amount in units of ten thousand yuan 万元, with two places.
func tenThousands(m calc.Money) string { return (m / 10_000).String() }

func (a *ahead) table(b canvas.Box) {
	columns := []frame.Column{
		{Heading: a.f.Text("ahead.month"), Width: 7},
		{Heading: a.f.Text("ahead.lines"), Width: 6, Right: true},
		{Heading: a.f.Text("ahead.amount"), Width: 14, Right: true},
		{Heading: a.f.Text("ahead.held"), Width: 8, Right: true},
	}
	spans := frame.Table(columns, b.W-2)
	head, rest := b.Top(1)
	frame.Headings(head, columns, spans)
	a.list.Draw(rest, true, func(i int, line canvas.Box, style canvas.Style) {
		m := &a.foreseen.Months[i]
		held := ""
		if m.Held > 0 {
			held = strconv.Itoa(m.Held)
		}
		for x, text := range []string{m.Month.String(), strconv.Itoa(m.Lines), reports.Grouped(m.Amount), held} {
			spans[x].Text(line, text, style)
		}
	})
}

// reasons draws why the month at the cursor differs from the one before.
func (a *ahead) reasons(b canvas.Box) {
	m := &a.foreseen.Months[a.list.At]
	b.Text(0, 0, a.f.Text("ahead.why", m.Month.String()), canvas.Strong)
	y := 1
	for i := range m.Reasons {
		r := &m.Reasons[i]
		b.TextIn(0, y, b.W-19, a.f.Lang.CalendarWord(r.Reason), canvas.Plain)
		b.RightIn(b.W-19, y, 5, strconv.Itoa(r.Changes), canvas.Dim)
		b.RightIn(b.W-13, y, 13, signedOr(r), canvas.Plain)
		y++
	}
	if len(m.Reasons) == 0 {
		b.Text(0, y, a.f.Text("desk.no_change"), canvas.Dim)
		y++
	}
	if m.Arrears != 0 {
		y = b.Fold(y, a.f.Text("ahead.arrears", reports.Grouped(m.Arrears)), canvas.Plain)
	}
	if a.foreseen.Missing > 0 {
		b.Fold(y+1, a.f.Lang.CalendarMissing(a.foreseen.Missing, a.f.Lang.TableError(wording.Screens, a.foreseen.Why)), canvas.Warn)
	}
}

// signedOr is a change of money, "·" for what brings a review alone.
func signedOr(r *review.ReasonSum) string {
	if r.Amount == 0 {
		return "·"
	}
	return reports.Signed(r.Amount)
}
