package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// applications is the list of applications 申请: what is late first, then what is
// due today, tomorrow and later.
type applications struct {
	f        *frame.Frame
	view     int // which of applicationViews
	program  calc.Program
	township calc.RegionCode
	place    string // the township's name
	text     string // that is looked for; "" for none
	files    []*casework.ApplicationFile
	read     bool // at least once
	list     frame.List
	reading  frame.Pending
	opening  frame.Pending
}

func newApplications(f *frame.Frame) frame.Screen { return &applications{f: f} }

// applicationsOf is the list of all that a household has applied for.
func applicationsOf(f *frame.Frame, n calc.HouseholdNumber) *applications {
	return &applications{f: f, view: len(applicationViews) - 1, text: string(n)}
}

// applicationViews are what a list may show, by the codes of their names.
var applicationViews = []struct {
	name   string
	filter casework.ApplicationFilter
}{
	{"applications.open", casework.ApplicationFilter{}},
	{"applications.overdue", casework.ApplicationFilter{Overdue: true}},
	{"applications.tomorrow", casework.ApplicationFilter{Tomorrow: true}},
	{"applications.mine", casework.ApplicationFilter{Mine: true}},
	{"applications.all", casework.ApplicationFilter{Closed: true}},
}

func (s *applications) Title() string { return s.f.Text("tab.applications") }

func (s *applications) Start() tea.Cmd {
	filter := applicationViews[s.view].filter
	filter.Program, filter.Township, filter.Text = s.program, s.township, s.text
	return frame.Read(s.f, &s.reading, func(o *casework.Office) ([]*casework.ApplicationFile, error) { return o.Applications(filter) }, func(files []*casework.ApplicationFile, err error) tea.Cmd {
		if err != nil {
			return s.f.Fail(err)
		}
		s.show(files)
		return nil
	})
}

// show takes the list anew; the cursor stays at the application where it is.
func (s *applications) show(files []*casework.ApplicationFile) {
	at := s.chosen()
	s.files, s.read = files, true
	s.list.SetRows(len(files))
	for i, x := range files {
		if at != nil && x.Number == at.Number {
			s.list.At = i
		}
	}
}

// chosen is the application at the cursor; nil where there is none.
func (s *applications) chosen() *casework.ApplicationFile {
	if s.list.At >= len(s.files) {
		return nil
	}
	return s.files[s.list.At]
}

func (s *applications) Update(msg tea.KeyMsg) tea.Cmd {
	switch msg.String() {
	case "right", "tab", "l":
		return s.turn(1)
	case "left", "shift+tab", "h":
		return s.turn(len(applicationViews) - 1)
	}
	s.list.Key(msg)
	return nil
}

// turn goes to another view of the list.
func (s *applications) turn(by int) tea.Cmd {
	s.view = (s.view + by) % len(applicationViews)
	s.list = frame.List{}
	return s.Start()
}

func (s *applications) Actions() []frame.Action {
	open := frame.Action{Key: "enter", Name: s.f.Text("applications.show"), Do: s.open}
	home := frame.Action{Key: "f", Name: s.f.Text("application.home"), Do: s.home}
	x := s.chosen()
	switch {
	case x == nil:
		open.Why, home.Why = s.f.Lang.NoApplications(), s.f.Lang.NoApplications()
	case x.Household == "":
		home.Why = s.f.Text("application.houseless")
	}
	return []frame.Action{
		open,
		{Key: "n", Name: s.f.Text("applications.new"), Do: s.intake, Why: why(s.f, casework.HandleApplications)},
		home,
		{Key: "/", Name: s.f.Text("applications.search"), Do: s.search},
		{Key: "c", Name: s.f.Text("applications.narrow"), Do: s.narrow},
		{Key: "k", Name: s.f.Text("calendar.name"), Do: func() tea.Cmd { return s.f.Open(newWorkCalendar(s.f)) }},
	}
}

func (s *applications) open() tea.Cmd { return s.f.Open(newApplication(s.f, s.chosen().Number)) }

func (s *applications) home() tea.Cmd { return s.f.Open(newFile(s.f, s.chosen().Household)) }

func (s *applications) intake() tea.Cmd { return applicationWhose(s.f, &s.opening) }

func (s *applications) View(b canvas.Box) {
	head, rest := b.Top(3)
	s.views(head)
	columns := s.columns(b.Ruler())
	spans := frame.Table(columns, rest.W-2)
	frame.Headings(head.In(0, 2, head.W, 1), columns, spans)
	if s.read && len(s.files) == 0 {
		rest.Text(2, 0, s.f.Lang.NoApplications(), canvas.Dim)
		rest.In(2, 1, rest.W-4, 3).Fold(0, s.f.Text("applications.begin"), canvas.Dim)
		return
	}
	if x := s.chosen(); x != nil && rest.H >= 28 {
		var below canvas.Box
		below, rest = rest.Bottom(13)
		below.Rule(0)
		drawApplicationTerms(s.f, below.In(1, 1, below.W-2, below.H-1), x)
	}
	s.list.Draw(rest, true, func(i int, line canvas.Box, style canvas.Style) { s.row(s.files[i], spans, line, style) })
}

// views draws what can be listed, and what is.
func (s *applications) views(b canvas.Box) {
	x := 1
	for i, v := range applicationViews {
		if i == s.view {
			x = b.Text(x, 0, "["+s.f.Text(v.name)+"]", canvas.Chosen) + 1
			continue
		}
		x = b.Text(x+1, 0, s.f.Text(v.name), canvas.Plain) + 2
	}
	if only := applicationCells(s.place, applicationProgram(s.f, s.program), s.text); only != "" {
		x = b.Text(x+1, 0, s.f.Text("applications.only", only), canvas.Accent)
	}
	b.RightIn(x+1, 0, b.W-x-2, s.f.Text("applications.turn"), canvas.Dim)
	if !s.read {
		return
	}
	overdue, tomorrow := 0, 0
	for _, f := range s.files {
		if d := f.Pressing(); d != nil {
			overdue += oneIf(d.Urgency == procedure.Overdue)
			tomorrow += oneIf(d.Urgency == procedure.DueTomorrow)
		}
	}
	x = b.Text(1, 1, s.f.Lang.ApplicationCount(len(s.files), overdue, tomorrow), canvas.Dim)
	b.RightIn(x+1, 1, b.W-x-2, s.f.Text("applications.workdays"), canvas.Dim)
}

func oneIf(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// applicationProgram is a programme's name; "" for none.
func applicationProgram(f *frame.Frame, p calc.Program) string {
	if p == "" {
		return ""
	}
	return f.Lang.Program(p)
}

// cells are what a row says, in the order of the columns, and the look of the
// first.
func (s *applications) cells(x *casework.ApplicationFile) (cells []string, urged canvas.Style) {
	l := s.f.Lang
	urgency, due, step := "", "", ""
	if d := x.Pressing(); d != nil {
		urgency, urged = applicationUrgency(s.f, d.Urgency, d.Left)
		due, step = applicationDue(d), l.ApplicationStep(d.Step)
	}
	return []string{urgency, step, x.Applicant, l.Program(x.Program), l.ApplicationStage(x.Stage), x.Number, due, x.Township + x.Village}, urged
}

// columns are as wide as what stands in them, within bounds.
func (s *applications) columns(r canvas.Ruler) []frame.Column {
	headings := []string{
		s.f.Text("applications.urgency"), s.f.Text("applications.step"), s.f.Text("applications.applicant"), s.f.Text("applications.program"),
		s.f.Text("applications.stage"), s.f.Text("applications.number"), s.f.Text("applications.due"), s.f.Text("column.village"),
	}
	columns := make([]frame.Column, len(headings))
	for i, heading := range headings {
		columns[i] = frame.Column{Heading: heading, Width: r.Width(heading), Share: oneIf(i > 0 && i < 5)}
	}
	for _, x := range s.files {
		cells, _ := s.cells(x)
		for i, cell := range cells {
			most := 17
			if i == len(cells)-1 {
				most = 28
			}
			columns[i].Width = max(columns[i].Width, min(r.Width(cell), most))
		}
	}
	return columns
}

func (s *applications) row(x *casework.ApplicationFile, spans []frame.Span, line canvas.Box, style canvas.Style) {
	cells, urged := s.cells(x)
	for i, cell := range cells {
		if i == 0 {
			spans[i].Text(line, cell, urged)
			continue
		}
		spans[i].Text(line, cell, style)
	}
}
