package procedure

import (
	"slices"

	"doudi/calc"
)

// May says whether an event may follow those of the application: nil, or the
// refusal of the first rule that it meets. It never changes the application; who
// appends the event does so only after nil. today is the day on which it is
// recorded.
func (r Rules) May(a *Application, e *Event, today calc.Day) error {
	switch last := a.last(); {
	case e.Day > today:
		return calc.Refuse("application.future", e.Day.String(), today.String())
	case e.Day < last:
		return calc.Refuse("application.backwards", e.Day.String(), last.String())
	}
	if err := complete(a, e); err != nil {
		return err
	}
	s := a.standing()
	if err := r.ready(a, s, e); err != nil {
		return err
	}
	return r.minuted(a, s, e)
}

// Option is a kind of event that may come next, or why it may not.
type Option struct {
	Kind    Kind
	Level   Level // of a visit or a decision
	Refusal error // nil where it may; a *calc.Refusal

	// Of an obligor outside the household: who it is, "" where they are still to be
	// named.
	Outside bool
	Obligor calc.IDNumber
}

// Next is what may be done with the application on a day, in the usual order of
// the steps, each with the rule that stands against it. What an event of the kind
// must say of itself is for May to check.
func (r Rules) Next(a *Application, today calc.Day) []Option {
	s := a.standing()
	var options []Option
	for _, k := range Kinds() {
		o := Option{Kind: k}
		switch k {
		case Visited:
			o.Level = Township
		case Approved, Rejected:
			o.Level = r.level(a, s)
		}
		o.Refusal = r.ready(a, s, &Event{Kind: k, Day: today, Level: o.Level})
		options = append(options, o)
		if k == Visited && s.countyLooks() {
			county := Option{Kind: k, Level: County}
			county.Refusal = r.ready(a, s, &Event{Kind: k, Day: today, Level: County})
			options = append(options, county)
		}
	}
	return options
}

// ofObligors are the events that may be of an obligor outside the household.
var ofObligors = []Kind{ConsentWithdrawn, MatchRequested, MatchStarted, MatchFit, MatchUnfit, MatchTold}

// NextOfObligors is what may be done on a day about obligors outside the household
// 共同生活家庭成员以外的义务人: another's consent, and the matches of those who have
// given theirs. What may not is left out.
func (r Rules) NextOfObligors(a *Application, today calc.Day) []Option {
	s := a.standing()
	const another calc.IDNumber = "another" // whoever has not consented yet
	var options []Option
	if r.ready(a, s, &Event{Kind: Consented, Day: today, Obligor: another}) == nil {
		options = append(options, Option{Kind: Consented, Outside: true})
	}
	for _, id := range a.Obligors() {
		for _, k := range ofObligors {
			if r.ready(a, s, &Event{Kind: k, Day: today, Obligor: id}) == nil {
				options = append(options, Option{Kind: k, Outside: true, Obligor: id})
			}
		}
	}
	return options
}

// ready says whether the application has come so far that an event of the kind
// may happen on its day.
func (r Rules) ready(a *Application, s *standing, e *Event) error {
	if err := inOrder(s, e.Kind); err != nil {
		return err
	}
	switch e.Kind {
	case Filed, PapersAsked, Accepted, Consented, ConsentWithdrawn, RelativeFiled:
		return r.readyForIntake(a, s, e)
	case SurveyStarted, MatchRequested, MatchStarted, MatchFit, MatchUnfit, MatchTold:
		return readyForSurvey(a, s, e)
	case OpinionFor, OpinionAgainst:
		return r.readyForOpinion(a, s, e)
	case Visited, Appraised, NoticeStarted, Objected:
		return r.readyForVillage(a, s, e)
	case Submitted, Returned, Approved, Rejected, RefusalDelivered:
		return r.readyForDecision(a, s, e)
	case Extended, Paused, Resumed:
		return r.readyForClock(a, s, e)
	}
	return nil
}

// unbound are the events that need neither acceptance nor consent.
var unbound = []Kind{Filed, PapersAsked, Accepted, Consented, ConsentWithdrawn, RelativeFiled, Complained, Withdrawn, Ended}

// processing are the events that handle the household's data, for which its
// consent 授权 is a condition (社会救助法 art. 40).
var processing = []Kind{
	SurveyStarted, MatchRequested, MatchStarted, MatchFit, MatchUnfit, MatchTold, Visited, OpinionFor, OpinionAgainst,
	NoticeStarted, Appraised, Submitted, Approved, Rejected,
}

// whilePaused are the events that do not wait for the clock to run again.
var whilePaused = []Kind{Resumed, Consented, ConsentWithdrawn, RelativeFiled, Complained, Withdrawn, Ended}

// inOrder keeps the gates that all events pass.
func inOrder(s *standing, k Kind) error {
	switch {
	case s.closed != 0 && (k != RefusalDelivered || s.closed != IsRejected):
		return calc.Refuse("application.closed")
	case k != Filed && s.filed == 0:
		return calc.Refuse("application.unfiled")
	case s.accepted == 0 && !slices.Contains(unbound, k):
		return calc.Refuse("application.not_accepted")
	case !s.consented && slices.Contains(processing, k):
		return calc.Refuse("consent.missing")
	case s.paused() && !slices.Contains(whilePaused, k):
		return calc.Refuse("pause.running")
	}
	return nil
}

// once refuses what has been done already.
func once(done bool) error {
	if done {
		return calc.Refuse("application.step_done")
	}
	return nil
}

func (r Rules) readyForIntake(a *Application, s *standing, e *Event) error {
	switch e.Kind {
	case Filed:
		return once(s.filed != 0)
	case PapersAsked:
		// All that is missing is asked for at once, before acceptance (民发〔2021〕57号 art. 10).
		switch {
		case s.accepted != 0:
			return calc.Refuse("papers.late")
		case s.papers != 0:
			return calc.Refuse("papers.twice")
		}
	case Accepted:
		if s.accepted != 0 {
			return once(true)
		}
		return r.permitted(a, s, e.Day)
	case Consented:
		return once(e.Obligor == "" && s.consented || s.obligors[e.Obligor])
	case ConsentWithdrawn:
		if e.Obligor == "" && !s.consented || e.Obligor != "" && !s.obligors[e.Obligor] {
			return calc.Refuse("consent.missing")
		}
	case RelativeFiled:
		return once(s.relative)
	}
	return nil
}

// permitted says whether those who live here by residence permit 居住证 may apply:
// where the county allows it, while the permit holds (社会救助法 art. 37).
func (r Rules) permitted(a *Application, s *standing, day calc.Day) error {
	if a.Hukou != calc.PermitHukou {
		return nil
	}
	v, ok := r.own(a, s, "permit.apply")
	switch {
	case !ok || v.Text != "yes":
		return calc.Refuse("permit.not_allowed", string(a.Program))
	case a.PermitUntil == 0:
		return calc.Refuse("permit.undated")
	case a.PermitUntil < day:
		return calc.Refuse("permit.expired", a.PermitUntil.String())
	}
	return nil
}
