package procedure

import "doudi/calc"

func (r Rules) readyForDecision(a *Application, s *standing, e *Event) error {
	level := r.level(a, s)
	switch e.Kind {
	case Submitted:
		switch {
		case level == Township:
			return calc.Refuse("submission.delegated")
		case s.submitted != 0:
			return once(true)
		}
		return r.announced(a, s, e.Day)
	case Returned:
		if s.submitted == 0 {
			return calc.Refuse("submission.missing")
		}
		return nil
	case RefusalDelivered:
		if s.closed != IsRejected {
			return calc.Refuse("refusal.none")
		}
		return once(s.delivered != 0)
	}
	switch {
	case s.relative && e.Level != County:
		return calc.Refuse("decision.relative")
	case level == County && e.Level != County:
		return calc.Refuse("decision.not_delegated")
	case level == Township && e.Level != Township:
		return calc.Refuse("decision.delegated")
	case s.opinion == 0:
		return calc.Refuse("opinion.missing")
	case level == County && s.submitted == 0:
		return calc.Refuse("submission.missing")
	case s.countyLooks() && s.countyVisited == 0:
		return calc.Refuse("visit.county")
	case e.Kind == Approved && !s.favourable:
		return calc.Refuse("opinion.against")
	}
	return r.announced(a, s, e.Day)
}

// announced says whether the preliminary opinion has been given, and stood on the
// village's notice board for its full term where it is to be put up
// (民发〔2021〕57号 art. 19; 民发〔2021〕43号 art. 15).
func (r Rules) announced(a *Application, s *standing, day calc.Day) error {
	switch {
	case s.opinion == 0:
		return calc.Refuse("opinion.missing")
	case !s.favourable || s.notice == 0 && laws[a.Program].publicity != required:
		return nil
	case s.notice == 0:
		return calc.Refuse("notice.missing")
	}
	end, err := r.noticeEnd(a, s, s.notice)
	if err != nil {
		return err
	}
	if day <= end {
		return calc.Refuse("notice.running", end.String())
	}
	return nil
}

// readyForClock keeps what moves a term: an extension in the law's special cases,
// asked for while the term runs, and pauses, which only the county's parameter
// pause.days allows.
func (r Rules) readyForClock(a *Application, s *standing, e *Event) error {
	switch e.Kind {
	case Extended:
		if s.extended {
			return once(true)
		}
		t, due, err := r.whole(a, s, e.Day)
		switch {
		case t.Days == 0 || laws[a.Program].staged() || r.term(a, s, extendedTerm).Days == 0:
			return calc.Refuse("extension.none", string(a.Program))
		case err != nil:
			return err
		case e.Day > due:
			return calc.Refuse("extension.late", due.String())
		}
	case Paused:
		if r.term(a, s, pauseTerm).Days == 0 {
			return calc.Refuse("pause.not_allowed", string(a.Program))
		}
	case Resumed:
		if !s.paused() {
			return calc.Refuse("pause.none")
		}
	}
	return nil
}
