package tui

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// coverage is how far the "three 100 %" 三个百分之百 are reached in a period: the
// county first, then its townships.
type coverage struct {
	f       *frame.Frame
	list    frame.List
	region  string
	from    calc.Day
	until   calc.Day // 0 is today
	rows    []review.CoverageRow
	names   map[calc.RegionCode]string
	wrong   error
	reading frame.Pending
}

// newCoverage is the coverage of this year.
func newCoverage(f *frame.Frame, region string) *coverage {
	return &coverage{f: f, region: region, from: calc.NewDay(f.Today().Year(), 1, 1)}
}

func (c *coverage) Title() string { return c.f.Text("coverage.name") }

// last is the last day of the period.
func (c *coverage) last() calc.Day {
	if c.until == 0 {
		return c.f.Today()
	}
	return c.until
}

func (c *coverage) Start() tea.Cmd {
	type covered struct {
		rows  []review.CoverageRow
		names map[calc.RegionCode]string
	}
	from, until := c.from, c.last()
	return frame.Read(c.f, &c.reading, func(o *casework.Office) (covered, error) {
		x, names, err := o.ReviewCoverage(from, until, c.region)
		if err != nil {
			return covered{}, err
		}
		return covered{x.Rows(), names}, nil
	}, func(x covered, err error) tea.Cmd {
		c.rows, c.names, c.wrong = x.rows, x.names, err
		c.list.SetRows(len(x.rows))
		return nil
	})
}

func (c *coverage) Update(msg tea.KeyMsg) tea.Cmd {
	c.list.Key(msg)
	return nil
}

func (c *coverage) Actions() []frame.Action {
	return []frame.Action{{Key: "c", Name: c.f.Text("coverage.period"), Do: c.askPeriod}}
}

// askPeriod asks for the days from and until which is counted.
func (c *coverage) askPeriod() tea.Cmd {
	day := func(v string) string {
		if _, err := calc.ParseDay(v); err != nil {
			return c.f.Text("field.day")
		}
		return ""
	}
	fields := form.New(
		&form.Field{Key: "from", Label: c.f.Text("journal.filter_from"), Limit: 30, Check: day},
		&form.Field{Key: "until", Label: c.f.Text("journal.filter_to"), Limit: 30, Check: day},
	)
	fields.Restore(map[string]string{"from": c.from.String(), "until": c.last().String()})
	return c.f.Ask(c.f.Text("coverage.period"), nil, fields, func(x *form.Form) tea.Cmd {
		c.from, _ = calc.ParseDay(x.Value("from")) // both have been checked
		c.until, _ = calc.ParseDay(x.Value("until"))
		return c.Start()
	})
}

func (c *coverage) View(b canvas.Box) {
	head, rest := b.Top(3)
	head.Text(1, 0, c.f.Text("coverage.title", c.from.String(), c.last().String()), canvas.Strong)
	if c.wrong != nil {
		y := 1
		for _, line := range c.f.Words(c.wrong) {
			y = b.In(1, 0, b.W-2, b.H).Fold(y, line, canvas.Warn)
		}
		return
	}
	headings := c.f.Lang.CoverageHeadings()
	columns := []frame.Column{
		{Heading: headings[1], Width: 16, Share: 1},
		{Heading: headings[2], Width: 7, Right: true},
		{Heading: headings[3], Width: 14, Right: true},
		{Heading: headings[4], Width: 14, Right: true},
		{Heading: headings[5], Width: 14, Right: true},
		{Heading: "", Width: 2},
	}
	spans := frame.Table(columns, rest.W-2)
	frame.Headings(head.In(0, 2, head.W, 1), columns, spans)
	c.list.Draw(rest, true, func(i int, line canvas.Box, style canvas.Style) {
		row := &c.rows[i]
		mark := "·"
		if row.Complete() {
			mark = "✓"
		}
		part := func(done int) string { return c.f.Lang.Share(done, row.Percent(done)) }
		for x, text := range []string{
			c.names[row.Region], strconv.Itoa(row.Awards), part(row.Matched), part(row.Visited), part(row.Publicised), mark,
		} {
			spans[x].Text(line, text, style)
		}
	})
}
