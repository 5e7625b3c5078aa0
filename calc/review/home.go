package review

import (
	"slices"

	"doudi/calc"
)

// Home is a household with the awards whose review is asked for: what one visit
// can settle.
type Home struct {
	Household         *calc.Household
	Township, Village string // names
	Awards            []HomeAward
	Facts             []Fact
}

// HomeAward is an award and when its review falls due.
type HomeAward struct {
	calc.AwardKey
	Deadline
	Status Status
	Amount calc.Money // the month's own amount, in fen; nothing while held
	Held   bool
}

// First is the home's earliest deadline.
func (h *Home) First() *HomeAward {
	first := &h.Awards[0]
	for i := range h.Awards {
		if h.Awards[i].Month < first.Month {
			first = &h.Awards[i]
		}
	}
	return first
}

// Point is something to look at in a home.
type Point struct {
	Code   string // one of Points
	Person calc.IDNumber
	Day    calc.Day
	Text   string
}

// What there is to look at in a home, by code.
const (
	LookCertificate = "certificate" // a disability certificate that has ended or ends within three months
	LookPermit      = "permit"      // a residence permit likewise
	LookSchool      = "school"      // whether a member recorded as at school still is
	LookWork        = "work"        // what a member able to work does, and earns
	LookCare        = "care"        // whether a person under tekun can look after themselves
	LookIncome      = "income"      // the income and spending on record
	LookFinding     = "finding"     // a finding that is open
	LookChange      = "change"      // a change that was not reported
	LookDeath       = "death"       // a death reported
	LookRefusals    = "refusals"    // jobs refused
)

// Points are all codes of a Point, for the wording's test.
var Points = []string{
	LookCertificate, LookPermit, LookSchool, LookWork, LookCare, LookIncome, LookFinding, LookChange, LookDeath, LookRefusals,
}

// Points are what is to be looked at in a home in month m, besides the reasons
// of its deadlines.
func (h *Home) Points(m calc.Month) []Point {
	var ps []Point
	for _, f := range Open(h.Facts) {
		code := LookFinding
		if f.Kind == ChangeFact {
			code = LookChange
		}
		ps = append(ps, Point{code, f.Person, f.Day, f.Text})
	}
	refused := map[calc.IDNumber]bool{}
	for _, f := range h.Facts {
		switch {
		case f.Kind == DeathFact && h.Household.Member(f.Person) != nil:
			ps = append(ps, Point{LookDeath, f.Person, f.Day, ""})
		case f.Kind == RefusalFact && !refused[f.Person]:
			refused[f.Person] = true
			ps = append(ps, Point{LookRefusals, f.Person, lastRefusal(h.Facts, f.Person), ""})
		}
	}
	for _, e := range EndsOf(h.Household) {
		if code := LookCertificate; e.Until.Month() <= m+upcoming {
			if e.Person == "" {
				code = LookPermit
			}
			ps = append(ps, Point{code, e.Person, e.Until, ""})
		}
	}
	ps = append(ps, h.people()...)
	if len(h.Household.Items) > 0 {
		ps = append(ps, Point{Code: LookIncome})
	}
	return ps
}

// people are the points about members as they are on file.
func (h *Home) people() []Point {
	var ps []Point
	for i := range h.Household.Members {
		m := &h.Household.Members[i]
		if m.Schooling == calc.Senior || m.Schooling == calc.Higher {
			ps = append(ps, Point{Code: LookSchool, Person: m.ID})
		}
		if m.Labour == calc.FullLabour || m.Labour == calc.PartialLabour {
			ps = append(ps, Point{Code: LookWork, Person: m.ID})
		}
		if slices.ContainsFunc(h.Awards, func(a HomeAward) bool { return a.Program == calc.Tekun && a.AwardKey.Person == m.ID }) {
			ps = append(ps, Point{Code: LookCare, Person: m.ID})
		}
	}
	return ps
}
