package procedure

import (
	"slices"

	"doudi/calc"
)

// standing is what the events of an application come to.
type standing struct {
	filed, papers, accepted calc.Day
	consented               bool
	obligors                map[calc.IDNumber]bool // who consented
	relative, complained    bool
	surveyed                calc.Day
	matches                 []match
	visited, countyVisited  calc.Day
	appraised, opinion      calc.Day
	favourable              bool
	proposers               []string   // of the opinion
	amount                  calc.Money // proposed with it
	notice, objected        calc.Day
	disputed                bool // an objection waits for a new opinion
	submitted               calc.Day
	returned                bool
	extended                bool
	pauses                  []pause
	decided, delivered      calc.Day
	closed                  Stage // 0 while it is open
}

// match is one check of data about the household or an obligor 信息核对.
type match struct {
	obligor                  calc.IDNumber
	asked, started, reported calc.Day
	unfit, told              bool
}

// pause is a time in which the clock stands 中止; until is 0 while it does.
type pause struct{ from, until calc.Day }

func (a *Application) standing() *standing {
	s := &standing{obligors: map[calc.IDNumber]bool{}}
	for i := range a.Events {
		s.apply(&a.Events[i])
	}
	return s
}

func (s *standing) apply(e *Event) {
	switch e.Kind {
	case Filed:
		s.filed = e.Day
	case PapersAsked:
		s.papers = e.Day
	case Accepted:
		s.accepted = e.Day
	case Consented, ConsentWithdrawn:
		s.consent(e.Obligor, e.Kind == Consented)
	case RelativeFiled:
		s.relative = true
	case Complained:
		s.complained, s.countyVisited = true, 0
	case SurveyStarted:
		s.surveyed = e.Day
	case MatchRequested, MatchStarted, MatchFit, MatchUnfit, MatchTold:
		s.applyMatch(e)
	case Visited:
		if e.Level == County {
			s.countyVisited = e.Day
		} else {
			s.visited = e.Day
		}
	case Appraised:
		s.appraised = e.Day
		if s.disputed {
			s.visited = e.Day
		}
	case Extended:
		s.extended = true
	case Paused:
		s.pauses = append(s.pauses, pause{from: e.Day})
	case Resumed:
		if s.paused() {
			s.pauses[len(s.pauses)-1].until = e.Day
		}
	default:
		s.applyReview(e)
	}
}

// applyReview applies what happens from the preliminary opinion on.
func (s *standing) applyReview(e *Event) {
	switch e.Kind {
	case OpinionFor, OpinionAgainst:
		s.opinion, s.favourable, s.proposers, s.amount = e.Day, e.Kind == OpinionFor, e.By, e.Amount
		s.notice, s.disputed, s.returned = 0, false, false
	case NoticeStarted:
		s.notice = e.Day
	case Objected:
		s.objected, s.disputed = e.Day, true
		s.opinion, s.notice, s.visited, s.appraised = 0, 0, 0, 0
	case Submitted:
		s.submitted = e.Day
	case Returned:
		s.submitted, s.returned = 0, true
	case Approved:
		s.decided, s.closed = e.Day, IsApproved
	case Rejected:
		s.decided, s.closed = e.Day, IsRejected
	case RefusalDelivered:
		s.delivered = e.Day
	case Withdrawn:
		s.closed = IsWithdrawn
	case Ended:
		s.closed = IsEnded
	}
}

func (s *standing) consent(obligor calc.IDNumber, given bool) {
	if obligor == "" {
		s.consented = given
		return
	}
	s.obligors[obligor] = given
}

// applyMatch follows the latest match of the household or the obligor; a new
// request begins another.
func (s *standing) applyMatch(e *Event) {
	if e.Kind == MatchRequested {
		s.matches = slices.DeleteFunc(s.matches, func(m match) bool { return m.obligor == e.Obligor })
		s.matches = append(s.matches, match{obligor: e.Obligor, asked: e.Day})
		return
	}
	m := s.match(e.Obligor)
	switch e.Kind {
	case MatchStarted:
		m.started = e.Day
	case MatchFit, MatchUnfit:
		m.reported, m.unfit = e.Day, e.Kind == MatchUnfit
	case MatchTold:
		m.told = true
	}
}

// match is the latest match of an obligor, "" for the household; without one, an
// empty match that belongs to nobody.
func (s *standing) match(obligor calc.IDNumber) *match {
	for i := range s.matches {
		if s.matches[i].obligor == obligor {
			return &s.matches[i]
		}
	}
	return &match{}
}

// paused says whether the clock stands.
func (s *standing) paused() bool {
	return len(s.pauses) > 0 && s.pauses[len(s.pauses)-1].until == 0
}

// countyLooks says whether the county itself must visit the home: of staff's close
// relatives, and after a complaint (民发〔2021〕57号 art. 20).
func (s *standing) countyLooks() bool { return s.relative || s.complained }

// ruledFrom is the month whose rules hold: of acceptance, before it of filing.
func (s *standing) ruledFrom() calc.Month {
	if s.accepted != 0 {
		return s.accepted.Month()
	}
	return s.filed.Month()
}

// Consented says whether the household's consent to the check 授权核对 holds.
func (a *Application) Consented() bool { return a.standing().consented }

// Obligors are those outside the household whose consent to the check holds, in
// the order in which they gave it first.
func (a *Application) Obligors() (who []calc.IDNumber) {
	holds := a.standing().obligors
	for i := range a.Events {
		if id := a.Events[i].Obligor; holds[id] && !slices.Contains(who, id) {
			who = append(who, id)
		}
	}
	return who
}

// Stage is how far the application has come.
func (a *Application) Stage() Stage { return a.standing().stage() }

func (s *standing) stage() Stage {
	switch {
	case s.closed != 0:
		return s.closed
	case s.filed == 0:
		return New
	case s.paused():
		return OnHold
	case s.accepted == 0 && s.papers != 0:
		return Awaiting
	case s.accepted == 0:
		return Open
	case s.submitted != 0:
		return AtCounty
	case s.notice != 0:
		return OnNotice
	case s.opinion != 0:
		return Proposed
	}
	return UnderSurvey
}
