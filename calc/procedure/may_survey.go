package procedure

import (
	"slices"

	"doudi/calc"
)

func readyForSurvey(a *Application, s *standing, e *Event) error {
	m := s.match(e.Obligor)
	switch e.Kind {
	case SurveyStarted:
		return once(s.surveyed != 0)
	case MatchRequested:
		// A match is repeated only where its result is contested (民发〔2021〕57号 art. 18).
		switch {
		case laws[a.Program].survey && s.surveyed == 0:
			return calc.Refuse("survey.missing")
		case e.Obligor != "" && !s.obligors[e.Obligor]:
			return calc.Refuse("consent.obligor", e.Obligor.Tail())
		case m.asked != 0 && !m.told && !s.disputed:
			return once(true)
		}
	case MatchStarted:
		if m.asked == 0 {
			return calc.Refuse("match.not_requested")
		}
		return once(m.started != 0)
	case MatchFit, MatchUnfit:
		if m.started == 0 {
			return calc.Refuse("match.not_started")
		}
		return once(m.reported != 0)
	case MatchTold:
		if !m.unfit {
			return calc.Refuse("match.nothing_to_tell")
		}
		return once(m.told)
	}
	return nil
}

// readyForOpinion keeps what the township must know before it gives its
// preliminary opinion 初审意见 (民发〔2021〕57号 art. 16–19; 民发〔2021〕43号 art. 13).
func (r Rules) readyForOpinion(a *Application, s *standing, e *Event) error {
	l := laws[a.Program]
	pending := func(m match) bool { return m.reported == 0 }
	untold := func(m match) bool { return m.unfit && !m.told }
	unfit := func(m match) bool { return m.unfit }
	switch {
	case s.submitted != 0:
		return calc.Refuse("application.at_county")
	case s.opinion != 0 && !s.returned:
		return once(true)
	case l.survey && s.surveyed == 0:
		return calc.Refuse("survey.missing")
	case l.match && s.match("").asked == 0 || slices.ContainsFunc(s.matches, pending):
		return calc.Refuse("match.missing")
	case slices.ContainsFunc(s.matches, untold):
		return calc.Refuse("match.untold")
	case (l.survey || s.disputed) && s.visited == 0:
		return calc.Refuse("visit.missing")
	case r.appraises(a, s) && s.appraised == 0 && !s.disputed:
		return calc.Refuse("appraisal.missing")
	case e.Kind == OpinionFor && slices.ContainsFunc(s.matches, unfit):
		return calc.Refuse("match.unfit")
	}
	return nil
}

// readyForVillage keeps what happens in the village: the visit, the notice and
// what it brings up.
func (r Rules) readyForVillage(a *Application, s *standing, e *Event) error {
	switch e.Kind {
	case Visited:
		if laws[a.Program].survey && s.surveyed == 0 {
			return calc.Refuse("survey.missing")
		}
	case Appraised:
		if !s.disputed && !r.appraises(a, s) {
			return calc.Refuse("appraisal.undisputed")
		}
	case NoticeStarted:
		switch {
		case laws[a.Program].publicity == barred:
			return calc.Refuse("notice.barred", string(a.Program))
		case s.opinion == 0:
			return calc.Refuse("opinion.missing")
		case !s.favourable:
			return calc.Refuse("notice.unneeded")
		}
		return once(s.notice != 0)
	case Objected:
		if s.notice == 0 || s.submitted != 0 {
			return calc.Refuse("objection.no_notice")
		}
		end, err := r.noticeEnd(a, s, s.notice)
		if err != nil {
			return err
		}
		if end != 0 && e.Day > end {
			return calc.Refuse("objection.late", end.String())
		}
	}
	return nil
}

// appraises says whether the village appraises 民主评议 every application: by the
// law only a disputed one (民发〔2021〕57号 art. 19), unless the county's parameter
// appraisal.always says "yes". What is not put up is not appraised either.
func (r Rules) appraises(a *Application, s *standing) bool {
	v, ok := r.own(a, s, "appraisal.always")
	return ok && v.Text == "yes" && laws[a.Program].publicity != barred
}
