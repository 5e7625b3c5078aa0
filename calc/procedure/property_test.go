package procedure_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/procedure"
)

var programs = []calc.Program{
	calc.Dibao, calc.Edge, calc.Tekun, procedure.Rigid, procedure.Unattended, procedure.Orphan, procedure.Nursing, "school",
}

// later is a day so many calendar days after d.
func later(d calc.Day, n int) calc.Day {
	return calc.DayOf(time.Date(d.Year(), time.Month(d.Number()), d.DayOfMonth()+n, 0, 0, 0, 0, time.UTC))
}

// anyRules are the law's, with or without delegation and the county's parameters.
func anyRules(t *rapid.T) procedure.Rules {
	rows := rapid.SampledFrom([][]string{
		nil, {"pause.days=5"}, {"pause.days=10", "decide.days=25", "notice.unit=calendar"}, {"decide.days.tekun=28", "notice.days=9", "county.days=8"},
	}).Draw(t, "parameters")
	if rapid.Bool().Draw(t, "delegated") {
		return delegated(0, rows...)
	}
	return rules(rows...)
}

// walk lets a careless office do whatever it may, in any order and at any pace, and
// calls after for every event that was allowed.
func walk(t *rapid.T, r procedure.Rules, a *procedure.Application, after func(today calc.Day)) {
	today := calc.Day(20260105)
	for range rapid.IntRange(1, 40).Draw(t, "events") {
		today = later(today, rapid.IntRange(0, 4).Draw(t, "days"))
		var may []procedure.Event
		for _, o := range r.Next(a, today) {
			e := filled(procedure.Event{Kind: o.Kind, Day: today, Level: o.Level})
			if err := r.May(a, &e, today); err == nil {
				if o.Refusal != nil {
					t.Fatalf("%s may come, but is not offered: %v", o.Kind, o.Refusal)
				}
				may = append(may, e)
			}
		}
		if len(may) == 0 {
			return
		}
		e := rapid.SampledFrom(may).Draw(t, "event")
		if usual, ok := prompt(r, a, today); ok && rapid.IntRange(0, 3).Draw(t, "careless") > 0 {
			e = usual
		}
		a.Events = append(a.Events, e)
		after(today)
	}
}

// Whatever an office does that the rules allow: time never runs backwards; nothing
// is done with the household's data without its consent; nobody is approved without
// a visit, an opinion and a notice that stood its time where the law wants them; and
// the whole is due within the longest total, the pauses counted.
func TestAnyHistory(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRules(t)
		a := application(rapid.SampledFrom(programs).Draw(t, "program"))
		walk(t, r, a, func(today calc.Day) {
			last := a.Events[len(a.Events)-1]
			if n := len(a.Events); n > 1 && a.Events[n-2].Day > last.Day {
				t.Fatalf("time runs backwards: %v", a.Events)
			}
			gateKept(t, a, last)
			if last.Kind == procedure.Approved {
				approvable(t, r, a)
			}
			withinTotal(t, r, a, today)
		})
		if a.Stage().Closed() {
			for _, o := range r.Next(a, 20261231) {
				if o.Refusal == nil && o.Kind != procedure.RefusalDelivered {
					t.Fatalf("closed, but %s may come", o.Kind)
				}
			}
		}
	})
}

// gateKept looks for the consent before an event by itself.
func gateKept(t *rapid.T, a *procedure.Application, last procedure.Event) {
	free := []procedure.Kind{
		procedure.Filed, procedure.PapersAsked, procedure.Accepted, procedure.Consented, procedure.ConsentWithdrawn, procedure.RelativeFiled,
		procedure.Objected, procedure.Complained, procedure.Returned, procedure.Extended, procedure.Paused, procedure.Resumed,
		procedure.RefusalDelivered, procedure.Withdrawn, procedure.Ended,
	}
	if slices.Contains(free, last.Kind) {
		return
	}
	for i := len(a.Events) - 2; i >= 0; i-- {
		switch a.Events[i].Kind {
		case procedure.Consented:
			return
		case procedure.ConsentWithdrawn:
			t.Fatalf("%s after the consent was withdrawn", last.Kind)
		}
	}
	t.Fatalf("%s without consent", last.Kind)
}

// approvable looks through the history of an approved application by itself.
func approvable(t *rapid.T, r procedure.Rules, a *procedure.Application) {
	latest := map[procedure.Kind]int{}
	for i, e := range a.Events {
		latest[e.Kind] = i + 1
	}
	before := func(what string, kinds ...procedure.Kind) {
		for i := 1; i < len(kinds); i++ {
			if latest[kinds[i-1]] == 0 || latest[kinds[i-1]] > latest[kinds[i]] {
				t.Fatalf("approved without %s: %v", what, a.Events)
			}
		}
	}
	before("an opinion", procedure.Accepted, procedure.OpinionFor, procedure.Approved)
	if latest[procedure.OpinionAgainst] > latest[procedure.OpinionFor] {
		t.Fatalf("approved against the opinion: %v", a.Events)
	}
	switch a.Program {
	case calc.Dibao, calc.Tekun:
		before("a survey", procedure.SurveyStarted, procedure.MatchRequested, procedure.MatchStarted, procedure.OpinionFor, procedure.NoticeStarted, procedure.Approved)
		if latest[procedure.Visited] == 0 {
			t.Fatalf("approved without a visit: %v", a.Events)
		}
		posted := a.Events[latest[procedure.NoticeStarted]-1].Day
		if end := later(posted, 7); a.Events[len(a.Events)-1].Day <= end {
			t.Fatalf("approved on %s, the notice went up on %s", a.Events[len(a.Events)-1].Day, posted)
		}
	}
	if r.Level(a) == procedure.County {
		before("the county having it", procedure.Submitted, procedure.Approved)
	}
	if latest[procedure.RelativeFiled] > 0 && r.Level(a) != procedure.County {
		t.Fatalf("a close relative's application was decided by the township")
	}
}

// withinTotal holds the deadline of the whole against the longest that the law
// gives: 45 working days and the pauses; 15, the notice of at most 9 and the day
// after it, and 15 from the last objection where each stage has its term.
func withinTotal(t *rapid.T, r procedure.Rules, a *procedure.Application, today calc.Day) {
	from := calc.Day(0)
	for _, e := range a.Events {
		switch e.Kind {
		case procedure.Accepted, procedure.Objected:
			if from == 0 || a.Program == calc.Tekun {
				from = e.Day
			}
		}
	}
	for _, d := range r.Deadlines(a, today) {
		if d.From > d.Due {
			t.Fatalf("%s is due before it begins: %v", d.Step, d)
		}
		if d.Step != procedure.StepTotal {
			continue
		}
		if n, err := r.Calendar.Between(from, d.Due); err != nil || n > 45+10 {
			t.Fatalf("%s is due %d working days from %s: %v", a.Program, n, from, err)
		}
	}
}

// An office that does at once whatever comes next ends every application within its
// total, and every step within its own term.
func TestPromptOffice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRules(t)
		a := application(rapid.SampledFrom(programs).Draw(t, "program"))
		today := later(20260101, rapid.IntRange(0, 200).Draw(t, "day"))
		if rapid.Bool().Draw(t, "relative") {
			play(t, r, a, today.String()+" filed", today.String()+" relative_filed")
		}
		for steps := 0; !a.Stage().Closed(); steps++ {
			if steps > 200 {
				t.Fatalf("never ends: %v", a.Events)
			}
			if e, ok := prompt(r, a, today); ok {
				a.Events = append(a.Events, e)
			} else {
				today = later(today, 1)
			}
		}
		for _, d := range r.Deadlines(a, today) {
			if u, _ := r.On(&d, today); u != procedure.DoneInTime {
				t.Fatalf("%s of %s, due %s, is %s: %v", d.Step, a.Program, d.Due, u, a.Events)
			}
		}
	})
}

// A township and a county that each take all of their own term still end within the
// whole.
func TestSlowestOffice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rules(rapid.SampledFrom([][]string{nil, {"notice.unit=calendar"}, {"county.days=8", "notice.days=9"}}).Draw(t, "parameters")...)
		a := application(rapid.SampledFrom([]calc.Program{calc.Tekun, procedure.Unattended, procedure.Orphan}).Draw(t, "program"))
		today := later(20260101, rapid.IntRange(0, 200).Draw(t, "day"))
		steps := map[procedure.Step]procedure.Kind{procedure.StepOpinion: procedure.OpinionFor, procedure.StepDecide: procedure.Approved}
		for n := 0; !a.Stage().Closed(); n++ {
			if n > 200 {
				t.Fatalf("never ends: %v", a.Events)
			}
			waits := slices.ContainsFunc(r.Deadlines(a, today), func(d procedure.Deadline) bool {
				e, ok := prompt(r, a, today)
				return ok && e.Kind == steps[d.Step] && d.Due > today
			})
			if e, ok := prompt(r, a, today); ok && !waits {
				a.Events = append(a.Events, e)
			} else {
				today = later(today, 1)
			}
		}
		ds := r.Deadlines(a, today)
		if whole := ds[len(ds)-1]; whole.Step != procedure.StepTotal || whole.Done > whole.Due || !slices.ContainsFunc(ds, func(d procedure.Deadline) bool { return d.Step == procedure.StepDecide && d.Done == d.Due }) {
			t.Fatalf("%s decided on %s: %v", a.Program, today, ds)
		}
	})
}

// prompt is the first event of the ordinary course that has not happened and may.
func prompt(r procedure.Rules, a *procedure.Application, today calc.Day) (procedure.Event, bool) {
	course := []procedure.Kind{
		procedure.Filed, procedure.Consented, procedure.Accepted, procedure.SurveyStarted, procedure.MatchRequested, procedure.MatchStarted,
		procedure.MatchFit, procedure.Visited, procedure.OpinionFor, procedure.NoticeStarted, procedure.Submitted, procedure.Approved,
	}
	for _, o := range r.Next(a, today) {
		happened := slices.ContainsFunc(a.Events, func(e procedure.Event) bool { return e.Kind == o.Kind && e.Level == o.Level })
		if !slices.Contains(course, o.Kind) || happened {
			continue
		}
		e := filled(procedure.Event{Kind: o.Kind, Day: today, Level: o.Level})
		if r.May(a, &e, today) == nil {
			return e, true
		}
	}
	return procedure.Event{}, false
}
