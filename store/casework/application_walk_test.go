package casework_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store/casework"
)

// walker is who may do what in the walk, told apart from the code's own rules: the
// townships they are bound to and their roles.
type walker struct {
	township         calc.RegionCode
	handles, decides bool
}

var walkers = map[string]walker{
	"zhao": {"999901001", true, false}, "qian": {"999901001", false, true}, "wu": {"999901001", true, true},
	"sun": {"999901002", true, false}, "he": {"999901002", false, true}, "zhou": {"", false, true}, "li": {"", true, true}, "zheng": {},
}

// walked is the model: each application as procedure alone knows it.
type walked struct {
	rules        procedure.Rules
	applications []*procedure.Application
	homes        []calc.RegionCode
	today        calc.Day
}

// TestApplicationsAgainstProcedure lets careless operators open, advance and return
// applications of two townships in any order, and holds every answer and every file
// against procedure alone: what it refuses is refused with its code, what it allows
// is kept by those, and only those, who may do it.
func TestApplicationsAgainstProcedure(t *testing.T) {
	b := window(t)
	b.delegates()
	image, err := os.ReadFile(b.path)
	b.ok(err)
	rules := b.rulesInUse()
	dir := t.TempDir()
	kept := 0
	rapid.Check(t, func(t *rapid.T) {
		path := filepath.Join(dir, "walk.db")
		for _, side := range []string{path, path + ".lock"} {
			if err := os.Remove(side); err != nil && !errors.Is(err, os.ErrNotExist) {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(path, image, 0o600); err != nil {
			t.Fatal(err)
		}
		b := &bureau{b.T, path}
		m := &walked{rules: rules, today: 20260302}
		for range rapid.IntRange(1, 18).Draw(t, "acts") {
			m.wait(t)
			if len(m.applications) == 0 || rapid.IntRange(0, 9).Draw(t, "opens") == 0 {
				m.open(t, b)
			} else if m.advance(t, b) {
				kept++
			}
		}
		m.agrees(t, b)
	})
	if !testing.Short() && kept < 100 {
		t.Errorf("only %d steps were kept", kept)
	}
}

func (m *walked) wait(t *rapid.T) {
	for range rapid.IntRange(0, 3).Draw(t, "days") {
		next, err := m.rules.Calendar.Add(m.today, 1)
		if err != nil {
			t.Fatal(err)
		}
		m.today = next
	}
}

// open takes an application in, which the same family may have one of only.
func (m *walked) open(t *rapid.T, b *bureau) {
	in := casework.Opening{Household: "2", Source: procedure.Applied, Program: rapid.SampledFrom([]calc.Program{calc.Dibao, calc.Edge}).Draw(t, "program")}
	home := calc.RegionCode("999901001002")
	if rapid.Bool().Draw(t, "other") {
		in.Household, home = "3", "999901002001"
	}
	name := rapid.SampledFrom([]string{"zhao", "qian", "sun", "li"}).Draw(t, "operator")
	_, err := b.on(m.today.String(), name).OpenApplication(in)
	open := slices.ContainsFunc(m.applications, func(a *procedure.Application) bool {
		return a.Household == in.Household && a.Program == in.Program && !a.Stage().Closed()
	})
	switch w := walkers[name]; {
	case !w.handles:
		expect(t, err, "operator.forbidden")
	case !home.Under(string(w.township)):
		expect(t, err, "operator.township")
	case open:
		expect(t, err, "application.open_already")
	default:
		expect(t, err, "")
		m.applications = append(m.applications, &procedure.Application{
			Household: in.Household, Program: in.Program, Source: in.Source,
			Events: []procedure.Event{{Kind: procedure.Filed, Day: m.today, By: []string{name}}},
		})
		m.homes = append(m.homes, home)
	}
}

// advance takes a step, more often than not one that may come, and says whether it
// was kept.
func (m *walked) advance(t *rapid.T, b *bureau) bool {
	i := rapid.IntRange(0, len(m.applications)-1).Draw(t, "application")
	a, number := m.applications[i], fmt.Sprintf("S%06d", i+1)
	s := m.step(t, a)
	name := rapid.SampledFrom([]string{"zhao", "zhao", "wu", "sun", "sun", "qian", "he", "zhou", "li", "zheng"}).Draw(t, "operator")
	_, err := b.on(m.today.String(), name).AdvanceApplication(number, s)
	e := procedure.Event{Kind: s.Kind, Day: m.today, By: append([]string{name}, s.With...), Reason: s.Reason, Note: s.Note, Level: m.level(a, name, s.Kind)}
	decision := slices.Contains([]procedure.Kind{procedure.Approved, procedure.Rejected, procedure.Returned}, s.Kind)
	switch w := walkers[name]; {
	case decision && !w.decides || !decision && !w.handles:
		expect(t, err, "operator.forbidden")
	case !m.homes[i].Under(string(w.township)):
		expect(t, err, "operator.township")
	case s.Kind == procedure.Returned && w.township != "":
		expect(t, err, "decision.not_delegated")
	case decision && name == "zhou" && slices.ContainsFunc(a.Events, func(e procedure.Event) bool { return e.Kind == procedure.RelativeFiled }):
		expect(t, err, "decision.relative")
	case decision && w.township != "" && slices.ContainsFunc(a.Events, func(e procedure.Event) bool { return e.Kind == procedure.RelativeFiled }):
		expect(t, err, "decision.relative")
	default:
		refusal := m.rules.May(a, &e, m.today)
		if refusal == nil {
			expect(t, err, "")
			a.Events = append(a.Events, e)
			return true
		}
		var r *calc.Refusal
		if !errors.As(refusal, &r) {
			t.Fatal(refusal)
		}
		expect(t, err, r.Code)
	}
	return false
}

// level is whose officers an operator's visit or decision is of: the county is asked
// to visit close relatives, and after a complaint.
func (m *walked) level(a *procedure.Application, name string, k procedure.Kind) procedure.Level {
	asked := func(e procedure.Event) bool {
		return e.Kind == procedure.RelativeFiled || e.Kind == procedure.Complained
	}
	switch {
	case k != procedure.Visited && k != procedure.Approved && k != procedure.Rejected:
		return 0
	case walkers[name].township != "", k == procedure.Visited && !slices.ContainsFunc(a.Events, asked):
		return procedure.Township
	}
	return procedure.County
}

// step is any step, or the next of the ordinary course.
func (m *walked) step(t *rapid.T, a *procedure.Application) casework.Step {
	kinds := procedure.Kinds()
	usual := []procedure.Kind{
		procedure.Consented, procedure.Accepted, procedure.SurveyStarted, procedure.MatchRequested, procedure.MatchStarted, procedure.MatchFit,
		procedure.Visited, procedure.OpinionFor, procedure.NoticeStarted, procedure.Submitted, procedure.Approved,
	}
	k := rapid.SampledFrom(kinds).Draw(t, "any kind")
	if rapid.IntRange(0, 4).Draw(t, "careless") > 0 {
		for _, next := range usual {
			if !slices.ContainsFunc(a.Events, func(e procedure.Event) bool { return e.Kind == next }) {
				k = next
				break
			}
		}
	}
	s := casework.Step{Kind: k}
	switch k {
	case procedure.Visited:
		s.With = rapid.SampledFrom([][]string{{"赵助理"}, {"赵助理"}, nil}).Draw(t, "with")
	case procedure.Extended:
		s.Reason = procedure.BecauseHard
	}
	s.Note = rapid.SampledFrom([]string{"有记录", "有记录", ""}).Draw(t, "note")
	return s
}

// agrees compares every file with the model, and checks the store whole.
func (m *walked) agrees(t *rapid.T, b *bureau) {
	files, err := b.on(m.today.String(), "li").Applications(casework.ApplicationFilter{Closed: true})
	if err != nil || len(files) != len(m.applications) {
		t.Fatalf("%d applications, want %d: %v", len(files), len(m.applications), err)
	}
	slices.SortFunc(files, func(x, y *casework.ApplicationFile) int { return int(x.Recorded[0].Seq) - int(y.Recorded[0].Seq) })
	for i, f := range files {
		a := m.applications[i]
		if f.Stage != a.Stage() || f.Level != m.rules.Level(a) || len(f.Events) != len(a.Events) || len(f.Deadlines) != len(m.rules.Deadlines(a, m.today)) {
			t.Fatalf("%s is %s with %d events, want %s with %d", f.Number, f.Stage, len(f.Events), a.Stage(), len(a.Events))
		}
		for j := range f.Events {
			if x, y := f.Events[j], a.Events[j]; x.Kind != y.Kind || x.Day != y.Day || !slices.Equal(x.By, y.By) || x.Level != y.Level {
				t.Fatalf("%s: event %d is %+v, want %+v", f.Number, j+1, x, y)
			}
		}
	}
	if err := b.on(m.today.String(), "admin").Store.Check(true); err != nil {
		t.Fatal(err)
	}
}

// expect says how an act must have ended: with a refusal of the code, or well.
func expect(t *rapid.T, err error, code string) {
	t.Helper()
	if code == "" && err != nil || code != "" && !calc.Refused(err, code) {
		t.Fatalf("%v, want %q", err, code)
	}
}
