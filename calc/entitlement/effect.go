package entitlement

import (
	"slices"

	"doudi/calc"
	"doudi/calc/policy"
)

// Due is what must be decided about an award after its household has changed.
// Until it is, the award pays by the facts that it was determined on (R4).
type Due uint8

// What may be due.
const (
	NothingDue     Due = iota
	Redetermine        // the facts have changed: determine anew 重新核定
	StopForDeath       // the person, or the last one insured, has died: stop 停发
	StopForLeaving     // the person, or the last one insured, is of this household no more: stop
	DetermineThere     // an award of the household that the person belongs to now
	Renumbered         // nothing: it goes on under the person's right identity number
)

// String is the code.
func (d Due) String() string {
	return [...]string{"nothing", "determine", "stop_death", "stop_moved", "determine_there", "renumbered"}[d]
}

// Effect is what a change of its household does to one award: the money of the
// month from which the change counts, as it is decided now and as it comes to
// when that is decided which is due.
type Effect struct {
	calc.AwardKey
	Before, After calc.Money
	Due           Due
	Error         error // what the tables fail to say about either; nil where they say it
}

// Turn is one household in an act, before and after it.
type Turn struct {
	Old, New *calc.Household
	Died     calc.IDNumber // who left it by death; "" for nobody
}

// Effects are what a turn of a household does to its awards in month m, in their
// order; awards that stay as they are are left out. moved are the households after
// the act in which people of this one are now.
func Effects(t Turn, awards []calc.Award, moved []*calc.Household, p *policy.Policy, m calc.Month) []Effect {
	var effects []Effect
	for i := range awards {
		a := &awards[i]
		now, err := Of(a, m, p, nil)
		if now.Basis == nil || now.Standing == Stopped || now.Standing == TaperEnded {
			continue
		}
		e := Effect{AwardKey: a.AwardKey, Before: now.Total(), After: now.Total(), Error: err}
		before, after := refreshed(now.Basis.Facts, a.AwardKey, t.Old, t.Old, p, m), refreshed(now.Basis.Facts, a.AwardKey, t.Old, t.New, p, m)
		switch {
		case len(after.Insured) == 0:
			e.Due, e.After = StopForLeaving, 0
			if died(t.Died, now.Basis.Facts) {
				e.Due = StopForDeath
			}
		case sameFacts(before, after):
			continue
		case now.Standing == Determined:
			e.Due = Redetermine
			e.worth(after, p, m)
		default:
			e.Due = Redetermine // a taper goes on as it was, a suspension pays nothing
		}
		effects = append(effects, e)
		if e.Due == StopForLeaving && a.Person != "" {
			effects = append(effects, there(a, now.Basis.Facts, t.Old, moved, p, m)...)
		}
	}
	return effects
}

// worth is what an award comes to on other facts.
func (e *Effect) worth(f *calc.Facts, p *policy.Policy, m calc.Month) {
	amounts, err := DeterminedAmounts(e.Program, f, Through(p, m), nil)
	e.After = amounts.Total()
	if err != nil && e.Error == nil {
		e.Error = err
	}
}

// there is a person's award as it would be where the person is now.
func there(a *calc.Award, f *calc.Facts, old *calc.Household, moved []*calc.Household, p *policy.Policy, m calc.Month) []Effect {
	for _, h := range moved {
		if h.Member(a.Person) == nil {
			continue
		}
		e := Effect{AwardKey: calc.AwardKey{Household: h.Number, Program: a.Program, Person: a.Person}, Due: DetermineThere}
		e.worth(refreshed(f, e.AwardKey, old, h, p, m), p, m)
		return []Effect{e}
	}
	return nil
}

func died(id calc.IDNumber, f *calc.Facts) bool {
	return id != "" && slices.ContainsFunc(f.Insured, func(p calc.Insured) bool { return p.ID == id })
}

// refreshed is a determination's snapshot as it would be taken of h: those of its
// people who are still there and counted, with those who joined old's counted
// members, their attributes and the means as they are now. A stated income stays.
func refreshed(f *calc.Facts, a calc.AwardKey, old, h *calc.Household, p *policy.Policy, m calc.Month) *calc.Facts {
	now := *f
	now.Settlement, now.Region, now.Insured = h.Settlement, h.Region, nil
	add := func(x *calc.Member) {
		now.Insured = append(now.Insured, calc.Insured{ID: x.ID, Name: x.Name, Birth: x.ID.Birth(), Attributes: x.Attributes})
	}
	for i := range f.Insured {
		x, was := h.Member(f.Insured[i].ID), old.Member(f.Insured[i].ID)
		if x != nil && (a.Person != "" || !x.Uncounted || was != nil && was.Uncounted) {
			add(x)
		}
	}
	for i := range h.Members {
		if x := &h.Members[i]; a.Person == "" && !x.Uncounted && joined(old, x.ID) {
			add(x)
		}
	}
	if (a.Program == calc.Dibao || a.Program == calc.Edge) && !f.Income.Given {
		now.Income = Income(h, a.Person, p, m)
	}
	return &now
}

// joined says whether a person counts who did not count before.
func joined(old *calc.Household, id calc.IDNumber) bool {
	was := old.Member(id)
	return was == nil || was.Uncounted
}

// sameFacts says whether nothing differs that an amount rests on; a name written
// anew is nothing such.
func sameFacts(a, b *calc.Facts) bool {
	same := func(x, y calc.Insured) bool { return x.ID == y.ID && x.Attributes == y.Attributes }
	return a.Settlement == b.Settlement && a.Region == b.Region && slices.EqualFunc(a.Insured, b.Insured, same) &&
		a.Income.Given == b.Income.Given && a.Income.People == b.Income.People && a.Income.PerCapita.Cmp(b.Income.PerCapita) == 0
}
