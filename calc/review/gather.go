package review

import (
	"slices"

	"doudi/calc"
)

// mostRefusals is how many suitable jobs in a row a person may refuse without
// losing their own share of the award: the third takes it (最低生活保障审核确认办法,
// 民发〔2021〕57号 art. 34).
const mostRefusals = 2

// Gather is what the facts of a household, in the order of recording, say of
// one of its awards. validMonths as in Known. It is nil where they say nothing.
//
// A visit counts as a look at the award once it kept it, or once a decision
// followed; until then the review is not done.
func Gather(a *calc.Award, facts []Fact, validMonths int) *Known {
	if len(facts) == 0 && validMonths == 0 {
		return nil
	}
	k := &Known{ValidMonths: validMonths}
	for i := range facts {
		k.take(a, &facts[i], facts[i+1:])
	}
	for _, id := range Refusing(a, facts) {
		k.Findings = append(k.Findings, Finding{id, lastRefusal(facts, id)})
	}
	return k
}

func (k *Known) take(a *calc.Award, f *Fact, later []Fact) {
	switch f.Kind {
	case PapersFact:
		k.Ends = f.Ends
	case SchoolFact:
		k.Schools = slices.DeleteFunc(k.Schools, func(s School) bool { return s.Person == f.Person })
		k.Schools = append(k.Schools, School{f.Person, f.Stage, f.Until})
	case DeathFact:
		k.Deaths = append(k.Deaths, Death{f.Person, f.Day, f.Reported})
	case FindingFact:
		if !closed(f, later) {
			k.Findings = append(k.Findings, Finding{f.Person, f.Day})
		}
	case ChangeFact:
		if !closed(f, later) && !looked(a, f, later) {
			k.Findings = append(k.Findings, Finding{f.Person, f.Reported})
		}
	case StayFact:
		k.Stays = slices.DeleteFunc(k.Stays, func(s Stay) bool { return s.Person == f.Person && s.Since == f.Day })
		k.Stays = append(k.Stays, Stay{f.Person, f.Day, f.Until})
	case VisitFact:
		if f.done(a) {
			k.Visited = max(k.Visited, f.Day)
		}
	}
}

func closed(f *Fact, later []Fact) bool {
	return slices.ContainsFunc(later, func(c Fact) bool { return c.Kind == ClosedFact && c.Of == f.Seq })
}

// looked says whether somebody has looked at the award since a change became
// known.
func looked(a *calc.Award, f *Fact, later []Fact) bool {
	return decidedAfter(a, f.Seq) || slices.ContainsFunc(later, func(v Fact) bool { return v.Kind == VisitFact && v.done(a) })
}

// done says whether the visit settled the award's review.
func (f *Fact) done(a *calc.Award) bool {
	outcome := f.outcome(a.AwardKey)
	return outcome == Keep || outcome != 0 && decidedAfter(a, f.Seq)
}

// Visits says whether the visit looked at an award.
func (f *Fact) Visits(key calc.AwardKey) bool { return f.outcome(key) != 0 }

func (f *Fact) outcome(key calc.AwardKey) Outcome {
	for _, r := range f.Results {
		if r.Program == key.Program && r.Person == key.Person {
			return r.Outcome
		}
	}
	return 0
}

func decidedAfter(a *calc.Award, seq uint64) bool {
	n := len(a.Decisions)
	return n > 0 && a.Decisions[n-1].Seq > seq
}

// Refusing are the persons whom a dibao household award still insures although
// they have refused a suitable job for the third time, or once more, since it
// was last determined.
func Refusing(a *calc.Award, facts []Fact) []calc.IDNumber {
	basis := lastDetermination(a)
	if a.Program != calc.Dibao || basis == nil {
		return nil
	}
	var refusing []calc.IDNumber
	refusals := map[calc.IDNumber]int{}
	for i := range facts {
		f := &facts[i]
		if f.Kind != RefusalFact {
			continue
		}
		refusals[f.Person]++
		if refusals[f.Person] > mostRefusals && f.Seq > basis.Seq && insures(basis, f.Person) && !slices.Contains(refusing, f.Person) {
			refusing = append(refusing, f.Person)
		}
	}
	return refusing
}

func lastRefusal(facts []Fact, id calc.IDNumber) calc.Day {
	for i := len(facts) - 1; i >= 0; i-- {
		if facts[i].Kind == RefusalFact && facts[i].Person == id {
			return facts[i].Day
		}
	}
	return 0
}

func lastDetermination(a *calc.Award) *calc.Decision {
	for i := len(a.Decisions) - 1; i >= 0; i-- {
		if d := &a.Decisions[i]; d.Kind == calc.Determine {
			return d
		}
	}
	return nil
}

// Open are the findings and unreported changes not yet struck off.
func Open(facts []Fact) []Fact {
	var open []Fact
	for i := range facts {
		if f := &facts[i]; (f.Kind == FindingFact || f.Kind == ChangeFact) && !closed(f, facts[i+1:]) {
			open = append(open, *f)
		}
	}
	return open
}
