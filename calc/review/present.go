package review

import (
	"slices"

	"doudi/calc"
	"doudi/calc/entitlement"
)

// present are the facts that a determination of the award would rest on with
// the household as it is, and what differs from those it rests on; nil facts
// where nobody is left to insure.
func (c *comparing) present(h *calc.Household) (*calc.Facts, []string) {
	living := *h
	living.Members = slices.DeleteFunc(slices.Clone(h.Members), func(m calc.Member) bool { return c.dead(m.ID) })
	living.Items = slices.DeleteFunc(slices.Clone(h.Items), func(i calc.Item) bool { return c.dead(i.Member) })
	was := c.basis.Facts
	f := &calc.Facts{Class: c.class(&living), Mode: was.Mode, Settlement: h.Settlement, Region: h.Region, Insured: c.insured(&living), Income: c.income(&living)}
	if len(f.Insured) == 0 {
		return nil, []string{MembersChanged}
	}
	var changes []string
	note := func(it bool, code string) {
		if it {
			changes = append(changes, code)
		}
	}
	same, alike := compareInsured(was.Insured, f.Insured)
	note(!same, MembersChanged)
	note(!alike, AttributesChanged)
	note(f.Income.PerCapita.Cmp(was.Income.PerCapita) != 0, IncomeChanged)
	note(f.Settlement != was.Settlement || f.Region != was.Region, PlaceChanged)
	note(f.Class != was.Class, CareChanged)
	note(len(c.refusing) > 0, RefusedJobs)
	note(c.recognitionOver(), RecognitionExpired)
	return f, changes
}

// class is the determination's, but of tekun the care class that the person's
// ability now puts them in.
func (c *comparing) class(h *calc.Household) string {
	if c.award.Program == calc.Tekun {
		if m := h.Member(c.award.Person); m != nil && m.Selfcare != 0 {
			return m.Selfcare.String()
		}
	}
	return c.basis.Facts.Class
}

// insured are the persons covered now: of a person's award that person; of a
// household's the counted members, or those who were picked from them, without
// whoever has refused suitable jobs.
func (c *comparing) insured(h *calc.Household) []calc.Insured {
	was := c.basis.Facts
	picked := len(was.Insured) < was.Income.People
	var people []calc.Insured
	for i := range h.Members {
		m := &h.Members[i]
		covered := m.ID == c.award.Person
		if c.award.Person == "" {
			covered = !m.Uncounted && (!picked || insures(c.basis, m.ID)) && !slices.Contains(c.refusing, m.ID)
		}
		if covered {
			people = append(people, calc.Insured{ID: m.ID, Name: m.Name, Birth: m.ID.Birth(), Attributes: m.Attributes})
		}
	}
	return people
}

// income is what the visit found. Where it found none, it is computed anew where the
// determination computed it; a stated one stays until a determination states another.
func (c *comparing) income(h *calc.Household) calc.Income {
	if c.found != nil {
		return *c.found
	}
	if c.basis.Facts.Income.Given || c.award.Program != calc.Dibao && c.award.Program != calc.Edge {
		return c.basis.Facts.Income
	}
	return entitlement.Income(h, c.award.Person, c.policy, c.from)
}

// recognitionOver says whether the recognition has run out by month from.
func (c *comparing) recognitionOver() bool {
	return c.known != nil && c.known.ValidMonths > 0 && c.basis.From+calc.Month(c.known.ValidMonths) <= c.from
}

// compareInsured says whether two lists insure the same persons, and whether
// those in both are as they were.
func compareInsured(was, is []calc.Insured) (same, alike bool) {
	same, alike = len(was) == len(is), true
	for i := range was {
		j := slices.IndexFunc(is, func(p calc.Insured) bool { return p.ID == was[i].ID })
		switch {
		case j < 0:
			same = false
		case is[j].Attributes != was[i].Attributes:
			alike = false
		}
	}
	return same, alike
}
