package procedure

import (
	"strings"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/workday"
)

// Tables are the county's parameters (R2). A *policy.Policy is one.
type Tables interface {
	Parameter(key string, program calc.Program, m calc.Month) (policy.Parameter, bool)
}

// Rules are what orders a procedure beside the law: the county's parameters, its
// table of who confirms how much 审批权限, and the calendar of working days. An
// application keeps the rules of the month of its acceptance to the end.
type Rules struct {
	Tables      Tables
	Authorities []policy.Authority
	Calendar    *workday.Calendar
}

// own is a parameter in force for the application. Where the law has a term for
// each stage, a key for all programmes does not replace them by one for the whole.
func (r Rules) own(a *Application, s *standing, key string) (policy.Parameter, bool) {
	v, ok := r.Tables.Parameter(key, a.Program, s.ruledFrom())
	if ok && laws[a.Program].staged() && key == decideTerm && !narrowed(v, a.Program) {
		return policy.Parameter{}, false
	}
	return v, ok
}

// narrowed says whether a parameter is the programme's own.
func narrowed(v policy.Parameter, p calc.Program) bool {
	return strings.HasSuffix(v.Key, "."+string(p))
}

// term is a term in force: the law's, or the county's where the law has none or
// the county is kinder. A county may be quicker than the law and never slower, and
// its notice may stand longer and never less long.
func (r Rules) term(a *Application, s *standing, key string) Term {
	t := laws[a.Program].terms[key]
	if v, ok := r.own(a, s, key); ok {
		n, _, _ := v.Value.Parts()
		if own := int(n); own > 0 && (t.Days == 0 || own != t.Days && (own > t.Days) == (key == noticeTerm)) {
			t = Term{Days: own, Basis: Basis{Document: v.Document}}
		}
	}
	if key == noticeTerm {
		unit, ok := r.own(a, s, "notice.unit")
		t.Calendar = ok && unit.Text == "calendar"
	}
	return t
}

// total is the term of the whole, from acceptance.
func (r Rules) total(a *Application, s *standing) Term {
	if s.extended {
		return r.term(a, s, extendedTerm)
	}
	t := r.term(a, s, decideTerm)
	if d := r.term(a, s, delegatedTerm); r.level(a, s) == Township && d.Days > 0 && (t.Days == 0 || d.Days < t.Days) {
		return d
	}
	return t
}

// Level is who decides the application 审核确认权限: the township where the county's
// table of authority has delegated the programme up to the amount proposed
// (社会救助法 art. 44), else the county. A family on the file of staff's close
// relatives 近亲属备案 is always the county's (民发〔2021〕57号 art. 11, 20).
func (r Rules) Level(a *Application) Level { return r.level(a, a.standing()) }

func (r Rules) level(a *Application, s *standing) Level {
	if !s.relative && r.authority(a, s) == policy.AtTownship {
		return Township
	}
	return County
}

func (r Rules) authority(a *Application, s *standing) policy.Level {
	return policy.AuthorityBy(r.Authorities, a.Program, s.amount, s.ruledFrom())
}

// minuted refuses to approve what is the leading group's 领导小组 to grant without its
// minutes 会议纪要, which the approval names.
func (r Rules) minuted(a *Application, s *standing, e *Event) error {
	if e.Kind == Approved && strings.TrimSpace(e.Note) == "" && r.authority(a, s) == policy.AtGroup {
		return calc.Refuse("application.minutes", string(a.Program), s.amount.String())
	}
	return nil
}

// noticeEnd is the last day of a public notice put up on a day: counted in
// working days, which is never earlier, unless the parameter notice.unit says
// "calendar". It is 0 where nothing says how long a notice stands.
func (r Rules) noticeEnd(a *Application, s *standing, from calc.Day) (calc.Day, error) {
	t := r.term(a, s, noticeTerm)
	switch {
	case t.Days == 0:
		return 0, nil
	case t.Calendar:
		return r.Calendar.AddDays(from, t.Days)
	}
	return r.Calendar.Add(from, t.Days)
}
