package tui

import (
	"errors"
	"maps"
	"strconv"
	"strings"
	"sync/atomic"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// visit is a visit as it is brought back 登记入户核查, and beside it what follows from
// it at once and what needs a decision.
type visit struct {
	*paper
	at    atomic.Pointer[casework.VisitSheet] // the household as the fields have it; trying reads it beside the keyboard
	blank map[string]string                   // as the form begins
	again frame.Pending
}

// recordVisit opens the form for a visit to a household.
func recordVisit(f *frame.Frame, p *frame.Pending, n calc.HouseholdNumber) tea.Cmd {
	return frame.Read(f, p, func(o *casework.Office) (*casework.VisitSheet, error) { return o.VisitSheet(n, nil) }, func(s *casework.VisitSheet, err error) tea.Cmd {
		switch {
		case err != nil:
			return f.Fail(err)
		case len(s.Awards) == 0:
			return f.Warn(f.Text("visit.no_award"))
		}
		return f.Open(newVisit(f, s))
	})
}

func newVisit(f *frame.Frame, s *casework.VisitSheet) *visit {
	n := string(s.Household.Number)
	v := &visit{}
	v.at.Store(s)
	v.paper = &paper{f: f, title: f.Text("visit.title", n, calledBy(s.Household)), draft: visitDraft + "/" + n, try: v.attempt, hand: v.check, adapt: v.fit}
	v.form = form.New(visitFields(f, s)...)
	v.preset()
	v.blank = v.form.Values()
	kept := f.Draft(v.draft)
	v.start()
	if kept[visitFacts] == factsChanged { // an item that was emptied is gone
		for i := range s.Household.Items {
			v.form.Set(visitItem+strconv.Itoa(i), kept[visitItem+strconv.Itoa(i)])
		}
	}
	return v
}

func (v *visit) sheet() *casework.VisitSheet { return v.at.Load() }

// visitDraft is the code of the form's name.
const visitDraft = "visit.name"

// Draft keeps nothing of a form in which nothing was typed.
func (v *visit) Draft() (string, map[string]string) {
	values := v.form.Values()
	if maps.Equal(values, v.blank) {
		return v.draft, nil
	}
	return v.draft, values
}

// Start reads the household anew, where somebody may have changed it, and then
// what the visit would do. What is typed stays.
func (v *visit) Start() tea.Cmd {
	seen := v.sheet()
	n := seen.Household.Number
	return tea.Batch(v.look(), frame.Read(v.f, &v.again, func(o *casework.Office) (*casework.VisitSheet, error) { return o.VisitSheet(n, seen) }, func(s *casework.VisitSheet, err error) tea.Cmd {
		if err != nil || s.Household.Revision == v.sheet().Household.Revision {
			return nil // what is wrong, the trial says
		}
		return v.renew(s)
	}))
}

// renew goes on with the household as somebody else has left it: the fields of
// what is on file are begun anew, and it is said what has become different.
func (v *visit) renew(s *casework.VisitSheet) tea.Cmd {
	lines := []string{v.f.Text("visit.moved_on")}
	for _, d := range differencesOf(v.sheet().Household, s.Household) {
		lines = append(lines, "  "+v.f.Lang.DifferenceLine(d))
	}
	typed, touched := v.form.Values(), v.form.Value(visitFacts) == factsChanged
	v.at.Store(s)
	v.form = form.New(visitFields(v.f, s)...)
	v.preset()
	v.blank = v.form.Values()
	for key, value := range typed {
		if !onFile(key) {
			v.form.Set(key, value)
		}
	}
	v.adapted()
	if !touched {
		return v.look()
	}
	return tea.Batch(v.look(), v.f.Say(v.f.Text("visit.moved_title"), lines))
}

// attempt tries the visit and takes it back. Who went and what was found may still
// be missing then.
func (v *visit) attempt(o *casework.Office, values map[string]string) (effect, error) {
	trial := *o
	trial.Dry = true
	x := visited(v.sheet(), values)
	if len(x.Visitors) < 2 {
		x.Visitors = []string{"1", "2"}
	}
	if strings.TrimSpace(x.Findings) == "" {
		x.Findings = "1"
	}
	done, err := trial.RecordReview(x)
	var stale *casework.Stale
	if errors.As(err, &stale) {
		return v.conflict(stale), nil
	}
	if err != nil {
		return nil, err
	}
	return func(b canvas.Box) { drawVisited(v.f, b, v.sheet(), done) }, nil
}

// conflict draws what somebody else has changed meanwhile.
func (v *visit) conflict(s *casework.Stale) effect {
	return func(b canvas.Box) {
		y := b.Fold(0, v.f.Lang.HouseholdStale(s.Household, s.Seen, s.Now, s.By, s.Act), canvas.Warn)
		for _, d := range s.Differences {
			y = b.Fold(y, v.f.Lang.DifferenceLine(d), canvas.Plain)
		}
	}
}

// drawVisited draws what a visit makes of each award, what it was and what it
// becomes, and what is to be done about it.
func drawVisited(f *frame.Frame, b canvas.Box, s *casework.VisitSheet, done *casework.Visited) {
	y := b.Fold(0, f.Text("visit.effect"), canvas.Strong)
	for _, line := range visitedLines(f, s, done) {
		y = b.Fold(y, line.text, line.style)
	}
}

// styled is a line with its look.
type styled struct {
	text  string
	style canvas.Style
}

// visitedLines tell what a visit leads to.
func visitedLines(f *frame.Frame, s *casework.VisitSheet, done *casework.Visited) (lines []styled) {
	add := func(style canvas.Style, text string) { lines = append(lines, styled{text, style}) }
	if said := f.Lang.VisitSaid(done.Changed, done.Closed); said != "" {
		add(canvas.Accent, said)
	}
	for i := range done.Awards {
		a := &done.Awards[i]
		name := f.Lang.Program(a.Program)
		if m := s.Household.Member(a.Person); m != nil {
			name += " " + m.Name
		}
		var changes []string
		for _, code := range a.Changes {
			changes = append(changes, f.Lang.ReviewFinding(code))
		}
		if a.Outcome == review.Keep {
			add(canvas.Good, f.Text("visit.keeps", name, a.Before.String()))
			add(canvas.Plain, "  "+f.Lang.NextReview(a.Due, a.IsDue))
			if a.Released {
				add(canvas.Good, "  "+f.Lang.HeldReleased())
			}
			continue
		}
		add(canvas.Warn, f.Text("visit.outcome", name, f.Lang.Outcome(a.Outcome)))
		if len(changes) > 0 {
			add(canvas.Plain, "  "+strings.Join(changes, f.Text("visit.and")))
		}
		add(canvas.Strong, "  "+f.Text("visit.money", a.From.String(), a.Before.String(), a.After.String(), signedChange(a.Before, a.After)))
		add(canvas.Plain, "  "+f.Text("visit.decide"))
	}
	return lines
}

func signedChange(before, after calc.Money) string { return reviewSigned(after - before) }

// check tries the visit as it is handed in, and asks whether it is to be recorded.
func (v *visit) check() tea.Cmd {
	s, values := v.sheet(), v.form.Values()
	x := visited(s, values)
	return frame.Read(v.f, &v.again, func(o *casework.Office) (*casework.Visited, error) {
		trial := *o
		trial.Dry = true
		return trial.RecordReview(visited(s, values))
	}, func(done *casework.Visited, err error) tea.Cmd {
		if err != nil {
			return v.refused(err)
		}
		lines := []string{v.f.Text("visit.confirm", x.Day.String(), strings.Join(x.Visitors, v.f.Text("visit.and")))}
		for _, line := range visitedLines(v.f, s, done) {
			lines = append(lines, line.text)
		}
		return v.f.Confirm(v.title, lines, func() tea.Cmd { return v.record(s, values) })
	})
}

// record records the visit; where an award cannot stay as it is, the form of its
// decision is one key away.
func (v *visit) record(s *casework.VisitSheet, values map[string]string) tea.Cmd {
	return frame.Try(v.f, func(o *casework.Office) (*casework.Visited, error) { return o.RecordReview(visited(s, values)) }, func(done *casework.Visited, err error) tea.Cmd {
		if err != nil {
			return v.refused(err)
		}
		x := visited(s, values)
		return tea.Batch(v.done(v.f.Text("visit.recorded", string(done.Household))), decideFound(v.f, &v.again, &x, done))
	})
}

// refused says why a visit was not recorded. Where the household has changed
// meanwhile it shows how, and the form goes on from there.
func (v *visit) refused(err error) tea.Cmd {
	var stale *casework.Stale
	if errors.As(err, &stale) {
		return v.Start()
	}
	return v.f.Fail(err)
}
