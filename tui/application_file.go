package tui

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc/procedure"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// application is the file of one application 申请卷: how it came about, what was
// done by whom, until when each step is due and what may come next.
type application struct {
	f       *frame.Frame
	number  string
	file    *casework.ApplicationFile
	list    frame.List // its events
	seen    int        // events when it was read last
	reading frame.Pending
	opening frame.Pending
}

func newApplication(f *frame.Frame, number string) *application {
	return &application{f: f, number: number}
}

func (s *application) Title() string { return s.f.Text("application.title", s.number) }

func (s *application) Start() tea.Cmd {
	return frame.Read(s.f, &s.reading, func(o *casework.Office) (*casework.ApplicationFile, error) { return o.Application(s.number) }, func(x *casework.ApplicationFile, err error) tea.Cmd {
		if err != nil {
			return tea.Batch(s.f.Close(), s.f.Fail(err))
		}
		s.file = x
		s.list.SetRows(len(x.Events))
		if n := len(x.Events); n != s.seen { // what was recorded last is what is looked for
			s.seen, s.list.At = n, n-1
		}
		return s.dropDrafts()
	})
}

// dropDrafts forgets the half-filled steps of an application that is closed.
func (s *application) dropDrafts() tea.Cmd {
	var drop []tea.Cmd
	for _, key := range s.f.Drafts() {
		if s.file.Stage.Closed() && strings.HasPrefix(key, applicationStepDrafts(s.number)) {
			drop = append(drop, s.f.DropDraft(key))
		}
	}
	return tea.Batch(drop...)
}

func (s *application) Update(msg tea.KeyMsg) tea.Cmd {
	s.list.Key(msg)
	return nil
}

func (s *application) Actions() []frame.Action {
	step := frame.Action{Key: "s", Name: s.f.Text("application.step"), Do: s.step, Why: s.stepWhy()}
	back := frame.Action{Key: "b", Name: s.f.Text("application.return"), Do: s.giveBack, Why: s.returnWhy()}
	home := frame.Action{Key: "f", Name: s.f.Text("application.home"), Do: s.home}
	award := frame.Action{Key: "d", Name: s.f.Text("application.award"), Do: s.home}
	switch {
	case s.file == nil:
		home.Why, award.Why = s.f.Text("application.reading"), s.f.Text("application.reading")
	case s.file.Household == "":
		home.Why, award.Why = s.f.Text("application.houseless"), s.f.Text("application.houseless")
	case s.file.Stage != procedure.IsApproved:
		award.Why = s.f.Text("application.undecided")
	default:
		award.Why = why(s.f, casework.RecordDecision)
	}
	more := frame.Action{Key: "a", Name: s.f.Text("application.another_one"), Do: s.another, Why: home.Why}
	if more.Why == "" {
		more.Why = why(s.f, casework.HandleApplications)
	}
	event := frame.Action{Key: "enter", Name: s.f.Text("application.event"), Do: s.event, Aside: true}
	if s.file == nil {
		event.Why = s.f.Text("application.reading")
	}
	notice := frame.Action{Key: "n", Name: s.f.Text("letter.refusal"), Do: func() tea.Cmd { return askRefusal(s.f, s.number) }, Why: why(s.f, casework.IssueNotices)}
	if s.file == nil || s.file.Stage != procedure.IsRejected {
		notice.Why = s.f.Text("application.not_refused")
	}
	return []frame.Action{
		step, back, home, award, notice, more, event,
		{Key: "k", Name: s.f.Text("calendar.name"), Do: func() tea.Cmd { return s.f.Open(newWorkCalendar(s.f)) }, Aside: true},
	}
}

// stepWhy says why no step can be recorded now.
func (s *application) stepWhy() string {
	switch {
	case s.file == nil:
		return s.f.Text("application.reading")
	case why(s.f, casework.HandleApplications) != "" && why(s.f, casework.DecideApplications) != "":
		return s.f.Text("role.not")
	}
	for _, o := range s.file.Next {
		if o.Refusal == nil {
			return ""
		}
	}
	return s.f.Text("application.nothing")
}

// returnWhy says why an application cannot be given back now: the procedure's own
// words.
func (s *application) returnWhy() string {
	if s.file == nil {
		return s.f.Text("application.reading")
	}
	back := s.file.Return()
	if back.Refusal != nil {
		return s.f.Lang.Objection(back.Refusal)
	}
	return why(s.f, casework.RightTo(back.Kind))
}

func (s *application) home() tea.Cmd { return s.f.Open(newFile(s.f, s.file.Household)) }

// another opens the intake form for the same family: one window for all programmes
// 一门受理.
func (s *application) another() tea.Cmd {
	number := string(s.file.Household)
	return frame.Read(s.f, &s.opening, func(o *casework.Office) ([]*casework.File, error) { return o.Find(number) }, func(found []*casework.File, err error) tea.Cmd {
		if err != nil {
			return s.f.Fail(err)
		}
		return applicationFamily(s.f, &s.opening, found)
	})
}

// event shows one event whole, with who recorded it and when.
func (s *application) event() tea.Cmd {
	e, r := &s.file.Events[s.list.At], &s.file.Recorded[s.list.At]
	lines := []string{
		applicationCells(e.Day.String(), s.f.Lang.ApplicationEvent(e.Kind), applicationLevel(s.f, e.Level)),
		s.f.Text("application.done_by", strings.Join(e.By, s.f.Text("application.and"))),
	}
	if more := applicationEventDetail(s.f, e); more != "" {
		lines = append(lines, more)
	}
	if e.Note != "" {
		lines = append(lines, e.Note)
	}
	return s.f.Say(s.f.Text("application.event"), append(lines, "", s.f.Text("application.recorded", r.By, r.At.Local().Format("2006-01-02 15:04"))))
}

func (s *application) View(b canvas.Box) {
	if s.file == nil {
		return
	}
	y := drawApplicationHead(s.f, b.In(1, 0, b.W-2, b.H), s.file)
	rest := b.In(1, y+1, b.W-2, b.H-y-1)
	if b.W >= 170 {
		left, right := rest.Left(rest.W * 9 / 20)
		right.Upright(0)
		drawApplicationTerms(s.f, right.In(2, 0, right.W-2, right.H), s.file)
		s.history(left.In(0, 0, left.W-1, left.H))
		return
	}
	terms, below := rest.Top(min(max(len(s.file.Deadlines), 1)+5, rest.H-4))
	drawApplicationTerms(s.f, terms, s.file)
	s.history(below)
}

// history draws what was done, with the cursor at one event.
func (s *application) history(b canvas.Box) {
	b.Text(0, 0, s.f.Text("application.history"), canvas.Strong)
	s.list.Draw(b.In(0, 1, b.W, b.H-1), true, func(i int, line canvas.Box, style canvas.Style) {
		line.Text(0, 0, applicationEventLine(s.f, i+1, &s.file.Events[i]), style)
	})
}

// drawApplicationHead draws whose application it is, how far it has come, how it
// came about and whether the family's data may be handled; it returns the line
// below.
func drawApplicationHead(f *frame.Frame, b canvas.Box, x *casework.ApplicationFile) int {
	l := f.Lang
	whose := applicationCells(x.Applicant, string(x.Household), x.Person.Tail())
	y := b.Fold(0, l.ApplicationHead(x.Number, l.Program(x.Program), whose, x.Township+x.Village, l.ApplicationStage(x.Stage), l.Level(x.Level.String())), canvas.Strong)
	end := b.Text(0, y, l.ApplicationFrom(x.Source, x.Agent), canvas.Plain)
	consent, style := f.Text("application.consented"), canvas.Good
	if !x.Consented() {
		consent, style = f.Text("application.no_consent"), canvas.Bad
	}
	b.Text(end+3, y, consent, style)
	y++
	if x.PermitUntil != 0 {
		y = b.Fold(y, f.Text("application.permit", x.PermitUntil.String()), canvas.Plain)
	}
	for i := range x.Events {
		if e := &x.Events[i]; e.Kind == procedure.RelativeFiled {
			y = b.Fold(y, f.Text("application.relative", e.Note), canvas.Warn)
		}
	}
	if x.Stage == procedure.IsApproved {
		y = b.Fold(y, applicationBegins(f, x), canvas.Accent)
	}
	return y
}

// applicationBegins says from when an approved application is paid 享受待遇起始月, and
// what is to be done for it.
func applicationBegins(f *frame.Frame, x *casework.ApplicationFile) string {
	if x.StartError != nil {
		return f.Lang.AwardUndated(x.Program)
	}
	return f.Text("application.begins", x.Start.String(), f.Lang.Basis(x.StartBy, x.Cites))
}

// applicationLevel is whose officers acted; "" where it is not stated.
func applicationLevel(f *frame.Frame, level procedure.Level) string {
	if level == 0 {
		return ""
	}
	return f.Lang.Level(level.String())
}

// applicationEventDetail is what an event says of itself beside who and when.
func applicationEventDetail(f *frame.Frame, e *procedure.Event) string {
	var cells []string
	if e.Obligor != "" {
		cells = append(cells, f.Text("application.obligor_of", e.Obligor.Tail()))
	}
	if e.Amount != 0 {
		cells = append(cells, f.Text("application.proposed", e.Amount.String()))
	}
	if e.Reason != "" {
		cells = append(cells, f.Lang.ExtensionReason(e.Reason))
	}
	return strings.Join(cells, "  ")
}

// applicationEventLine is one event with its number.
func applicationEventLine(f *frame.Frame, n int, e *procedure.Event) string {
	return applicationCells(fmt.Sprintf("%2d", n), e.Day.String(), f.Lang.ApplicationEvent(e.Kind), applicationLevel(f, e.Level), strings.Join(e.By, f.Text("application.and")), applicationEventDetail(f, e), e.Note)
}
