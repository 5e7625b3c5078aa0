package procedure

import (
	"slices"

	"doudi/calc"
)

// Step is what a deadline is set for 时限环节.
type Step string

// The steps with a deadline.
const (
	StepSurvey  Step = "survey"  // 启动调查
	StepMatch   Step = "match"   // 启动核对
	StepOpinion Step = "opinion" // 初审意见
	StepNotice  Step = "notice"  // 公示届满
	StepDecide  Step = "decide"  // 审核确认
	StepRefusal Step = "refusal" // 送达不予确认决定
	StepTotal   Step = "total"   // 全程
)

// Steps are all steps with a deadline, in their order.
func Steps() []Step {
	return []Step{StepSurvey, StepMatch, StepOpinion, StepNotice, StepDecide, StepRefusal, StepTotal}
}

// Deadline is until when a step of an application is due. A notice is waited for:
// from the day after it the next step may come.
type Deadline struct {
	Step    Step
	Obligor calc.IDNumber // of a match
	Term
	From    calc.Day // from which the term runs, itself not counted
	Due     calc.Day // the last day; 0 where the calendar does not know
	Done    calc.Day // 0 while the step is open
	Unknown error    // the refusal "calendar.unknown"
}

// Deadlines are the terms that run or have run for the application, each with what
// orders it. Time in which the clock stands is added to the terms it falls into;
// while it stands, they move with today. Once the application is closed, only what
// was done is left, and the refusal that is still to be delivered.
func (r Rules) Deadlines(a *Application, today calc.Day) []Deadline {
	s := a.standing()
	if s.accepted == 0 {
		return nil
	}
	var ds []Deadline
	running := func(step Step, obligor calc.IDNumber, t Term, from, done calc.Day) {
		if t.Days == 0 || from == 0 {
			return
		}
		d := Deadline{Step: step, Obligor: obligor, Term: t, From: from, Done: done}
		d.Due, d.Unknown = r.due(a, s, from, t.Days, today)
		ds = append(ds, d)
	}
	if laws[a.Program].survey {
		running(StepSurvey, "", r.term(a, s, surveyTerm), s.accepted, s.surveyed)
	}
	for _, m := range s.matches {
		running(StepMatch, m.obligor, r.term(a, s, matchTerm), m.asked, m.started)
	}
	from, t := r.opinionTerm(a, s)
	running(StepOpinion, "", t, from, s.opinion)
	if t := r.term(a, s, noticeTerm); s.notice != 0 && t.Days > 0 {
		d := Deadline{Step: StepNotice, Term: t, From: s.notice, Done: max(s.submitted, s.decided)}
		d.Due, d.Unknown = r.noticeEnd(a, s, s.notice)
		ds = append(ds, d)
	}
	running(StepDecide, "", r.term(a, s, countyTerm), r.decideFrom(a, s), s.decided)
	if s.closed == IsRejected {
		running(StepRefusal, "", r.term(a, s, refusalTerm), s.decided, s.delivered)
	}
	ds = append(ds, r.totalDeadline(a, s, today)...)
	if s.closed != 0 {
		ds = slices.DeleteFunc(ds, func(d Deadline) bool { return d.Done == 0 && d.Step != StepRefusal })
	}
	return ds
}

// opinionTerm is the term of the opinion and the day from which it runs: of
// acceptance, or of the objection that asks for a new one.
func (r Rules) opinionTerm(a *Application, s *standing) (calc.Day, Term) {
	if s.objected != 0 {
		return s.objected, r.term(a, s, resurveyTerm)
	}
	return s.accepted, r.term(a, s, townshipTerm)
}

// decideFrom is the day from which the term of the decision runs: on which the
// county has the file. Where the township decides, it has a term of its own only by
// laws that give each stage one; it runs from the end of the notice, or from the
// opinion. 0 = not yet.
func (r Rules) decideFrom(a *Application, s *standing) calc.Day {
	switch {
	case r.level(a, s) == County:
		return s.submitted
	case !laws[a.Program].staged():
		return 0
	case s.notice == 0:
		if s.favourable && laws[a.Program].publicity == required {
			return 0
		}
		return s.opinion
	}
	end, err := r.noticeEnd(a, s, s.notice)
	if err != nil {
		return 0
	}
	return end
}

func (r Rules) totalDeadline(a *Application, s *standing, today calc.Day) []Deadline {
	d := Deadline{Step: StepTotal, From: s.accepted, Done: s.decided}
	d.Term, d.Due, d.Unknown = r.whole(a, s, today)
	if d.Days == 0 {
		return nil
	}
	return []Deadline{d}
}

// whole is the term of the whole procedure and its last day; 0 days where none is
// set. Where the law gives township and county a term each, the county's own for
// the whole counts only if it ends before them.
func (r Rules) whole(a *Application, s *standing, today calc.Day) (t Term, due calc.Day, err error) {
	if t = r.total(a, s); t.Days > 0 {
		if due, err = r.due(a, s, s.accepted, t.Days, today); err != nil {
			return t, 0, err
		}
	}
	if !laws[a.Program].staged() {
		return t, due, nil
	}
	last, err := r.stages(a, s, today)
	if err == nil && t.Days > 0 && due < last {
		return t, due, nil
	}
	t = r.term(a, s, countyTerm)
	t.Days += r.term(a, s, townshipTerm).Days
	return t, last, err
}

// stages is the last day of township's and county's terms, one after the other,
// with the notice between them for as long as it must stand; the file goes to the
// county on the working day after it. An objection begins them anew.
func (r Rules) stages(a *Application, s *standing, today calc.Day) (calc.Day, error) {
	from, t := r.opinionTerm(a, s)
	day, err := r.Calendar.Add(from, t.Days)
	if err == nil && laws[a.Program].publicity == required {
		day, err = r.noticeEnd(a, s, day)
		if err == nil && r.level(a, s) == County {
			day, err = r.Calendar.Add(day, 1)
		}
	}
	if err == nil {
		day, err = r.Calendar.Add(day, r.term(a, s, countyTerm).Days)
	}
	if err != nil {
		return 0, err
	}
	return r.stopped(a, s, from, day, today)
}

// due is the last day of a term of working days, moved by the pauses in it.
func (r Rules) due(a *Application, s *standing, from calc.Day, n int, today calc.Day) (calc.Day, error) {
	day, err := r.Calendar.Add(from, n)
	if err != nil {
		return 0, err
	}
	return r.stopped(a, s, from, day, today)
}

// stopped moves a due day by the time in which the clock stood between the
// beginning of the term and that day.
func (r Rules) stopped(a *Application, s *standing, from, due, today calc.Day) (calc.Day, error) {
	left := r.term(a, s, pauseTerm).Days
	for _, p := range s.pauses {
		until := p.until
		if until == 0 {
			until = max(today, p.from)
		}
		n, err := r.Calendar.Between(p.from, until)
		if err != nil {
			return 0, err
		}
		n = min(n, left)
		left -= n
		if p.from < from || p.from > due {
			continue
		}
		if due, err = r.Calendar.Add(due, n); err != nil {
			return 0, err
		}
	}
	return due, nil
}
