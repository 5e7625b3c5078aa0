package tui

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/reports"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// sample is the county's own sample 县级抽查 as it was drawn: whom to visit, and how to
// draw the same again.
type sample struct {
	f       *frame.Frame
	list    frame.List
	month   calc.Month
	region  string
	percent int
	seed    string
	drawn   *drawn
	reading frame.Pending
}

// drawn is a sample with the households that it met, in its order.
type drawn struct {
	*review.Drawing
	homes []casework.Row
}

// draw draws the sample.
func (s *sample) draw(o *casework.Office) (*drawn, error) {
	d, err := o.DrawSample(s.month, s.region, s.percent, s.seed)
	if err != nil {
		return nil, err
	}
	numbers := make([]calc.HouseholdNumber, len(d.Drawn))
	for i := range d.Drawn {
		numbers[i] = d.Drawn[i].Household
	}
	homes, err := o.Rows(numbers)
	return &drawn{d, homes}, err
}

// askSample asks how much is to be drawn, and by which seed.
func askSample(f *frame.Frame, m calc.Month, region string) tea.Cmd {
	fields := form.New(
		&form.Field{Key: "percent", Label: f.Text("sample.percent"), Limit: 3, Check: func(v string) string {
			if n, err := strconv.Atoi(v); err != nil || n < review.LeastSample || n > 100 {
				return f.Text("sample.percent_bad", strconv.Itoa(review.LeastSample))
			}
			return ""
		}},
		&form.Field{Key: "seed", Label: f.Text("sample.seed"), Hint: f.Text("sample.seed_hint"), Limit: 40},
	)
	fields.Set("percent", strconv.Itoa(review.LeastSample))
	return f.Ask(f.Text("sample.name"), []string{f.Text("sample.text", m.String())}, fields, func(x *form.Form) tea.Cmd {
		s := &sample{f: f, month: m, region: region, seed: strings.TrimSpace(x.Value("seed"))}
		s.percent, _ = strconv.Atoi(x.Value("percent")) // has been checked
		if s.seed == "" {
			s.seed = casework.NewSeed()
		}
		return f.Open(s)
	})
}

func (s *sample) Title() string { return s.f.Text("sample.name") }

// Start draws the sample, once: what was drawn stays so, and each drawing is in
// the journal.
func (s *sample) Start() tea.Cmd {
	if s.drawn != nil {
		return nil
	}
	return frame.Read(s.f, &s.reading, s.draw, func(d *drawn, err error) tea.Cmd {
		if err != nil {
			return tea.Batch(s.f.Close(), s.f.Fail(err))
		}
		s.drawn = d
		s.list.SetRows(len(d.Drawn))
		return nil
	})
}

func (s *sample) Update(msg tea.KeyMsg) tea.Cmd {
	s.list.Key(msg)
	return nil
}

func (s *sample) Actions() []frame.Action {
	open := frame.Action{Key: "enter", Name: s.f.Text("reviews.sheet"), Do: func() tea.Cmd { return s.f.Open(newVisitSheet(s.f, s.drawn.Drawn[s.list.At].Household)) }}
	if s.drawn == nil || len(s.drawn.Drawn) == 0 {
		open.Why = s.f.Text("reviews.none")
	}
	write := frame.Action{Key: "x", Name: s.f.Text("reviews.write"), Do: s.askWrite, Why: why(s.f, casework.ReadCases)}
	if open.Why != "" {
		write.Why = open.Why
	}
	return []frame.Action{open, write}
}

// askWrite asks where the sample is to be written to: as a list for the papers, or
// as a table. That it left the store is noted in the journal.
func (s *sample) askWrite() tea.Cmd {
	m, d, lang := s.month, s.drawn, s.f.Lang
	homes := make([]reports.Sampled, len(d.Drawn))
	for i := range homes {
		homes[i] = reports.Sampled{Case: d.Drawn[i], Head: d.homes[i].Name, Township: d.homes[i].Township, Village: d.homes[i].Village}
	}
	text := s.f.Text("sample.write_text", strconv.Itoa(len(homes)))
	return askList(s.f, text, s.f.Text("sample.as_list"), s.f.Text("sample.path_hint", m.String()), func(o *casework.Office, kind, path string) error {
		write := reports.SampleList
		if kind == listTable {
			write = reports.SampleCSV
		}
		if err := write(path, m, d.Drawing, homes, lang); err != nil {
			return err
		}
		return o.ExportedReviews(path, len(homes))
	})
}

func (s *sample) View(b canvas.Box) {
	if s.drawn == nil {
		return
	}
	head, rest := b.Top(2)
	head.Text(1, 0, s.f.Lang.Drawn(s.drawn.Drawing), canvas.Strong)
	headings := s.f.Lang.SampleHeadings()
	columns := []frame.Column{
		{Heading: headings[2], Width: 9},
		{Heading: s.f.Text("column.head"), Width: 10, Share: 1},
		{Heading: headings[3], Width: 14, Share: 1},
		{Heading: headings[4], Width: 8},
		{Heading: headings[0], Width: 12, Share: 1},
		{Heading: headings[1], Width: 14, Share: 1},
	}
	spans := frame.Table(columns, rest.W-2)
	frame.Headings(head.In(0, 1, head.W, 1), columns, spans)
	s.list.Draw(rest, true, func(i int, line canvas.Box, style canvas.Style) {
		c, home := &s.drawn.Drawn[i], &s.drawn.homes[i]
		for x, text := range []string{string(c.Household), home.Name, s.f.Lang.Program(c.Program), c.Person.Tail(), home.Township, home.Village} {
			spans[x].Text(line, text, style)
		}
	})
}
