package roster

import (
	"slices"

	"doudi/calc"
	"doudi/calc/entitlement"
)

// Cause is a named part of the difference between last month's line and this
// one's (R6). The causes of an award add up to its difference.
type Cause struct {
	Code   CauseCode
	Amount calc.Money
	Detail string // the reason of a stop, "review" of a held payment, "missing" of a standard, else ""
}

// CauseCode names why an amount changed.
type CauseCode string

// The causes of R6. Unnamed is what is left when they do not add up: a fault of
// the program or a tampered seal, which blocks the month.
const (
	New         CauseCode = "new"
	Resumed     CauseCode = "resumed"
	Stopped     CauseCode = "stopped"
	Suspended   CauseCode = "suspended"
	TaperBegun  CauseCode = "taper_begun"
	TaperEnded  CauseCode = "taper_ended"
	Standard    CauseCode = "standard"
	Income      CauseCode = "income"
	Members     CauseCode = "members"
	Supplement  CauseCode = "supplement"
	Minimum     CauseCode = "minimum"
	ArrearsPart CauseCode = "arrears"
	RecoveryOf  CauseCode = "recovery"
	BonusPart   CauseCode = "bonus"
	ReissuePart CauseCode = "reissue"
	Unnamed     CauseCode = "unnamed"
)

// CauseCodes are all causes in the order in which they are listed.
var CauseCodes = []CauseCode{
	New, Resumed, Stopped, Suspended, TaperBegun, TaperEnded, Standard, Income, Members,
	Supplement, Minimum, ArrearsPart, RecoveryOf, BonusPart, ReissuePart, Unnamed,
}

// explainChange names the difference between the last entry and e.
func (mo *Month) explainChange(e *Entry, a *calc.Award, last *Entry, now *entitlement.Entitlement) {
	before := last
	if before == nil {
		before = &Entry{}
	}
	mo.regularCauses(e, a, before, now)
	e.because(ArrearsPart, sum(e.Arrears)-sum(before.Arrears), "")
	e.because(RecoveryOf, sum(before.Recovery)-sum(e.Recovery), "")
	e.because(BonusPart, e.Bonus-before.Bonus, "")
	e.because(ReissuePart, e.Reissue-before.Reissue, "")
	named := calc.Money(0)
	for _, c := range e.Causes {
		named += c.Amount
	}
	e.because(Unnamed, e.Total()-before.Total()-named, "")
	e.Causes = slices.DeleteFunc(e.Causes, func(c Cause) bool { return c.Amount == 0 })
}

// because adds amount to a cause; causes of nothing are not kept.
func (e *Entry) because(code CauseCode, amount calc.Money, detail string) {
	if amount == 0 {
		return
	}
	for i := range e.Causes {
		if c := &e.Causes[i]; c.Code == code && c.Detail == detail {
			c.Amount += amount
			return
		}
	}
	e.Causes = append(e.Causes, Cause{code, amount, detail})
}

// paying says whether an entry's standing is one that pays by facts or taper.
func paying(s entitlement.Standing, held bool) bool {
	return !held && (s == entitlement.Determined || s == entitlement.Tapering)
}

func (mo *Month) regularCauses(e *Entry, a *calc.Award, before *Entry, now *entitlement.Entitlement) {
	was, is := paying(before.Standing, before.Held), paying(e.Standing, e.Held)
	change := e.Regular() - before.Regular()
	switch {
	case was && is && before.Standing == entitlement.Determined && e.Standing == entitlement.Determined:
		mo.factCauses(e, a, before, now)
	case was && is:
		e.because(mo.taperCause(e, before), change, "")
	case is:
		e.because(admission(before, now), change, "")
	case was:
		code, detail := ending(e, now)
		e.because(code, change, detail)
	}
}

// taperCause names a change into, out of or within a taper 渐退.
func (mo *Month) taperCause(e, before *Entry) CauseCode {
	switch {
	case before.Standing == entitlement.Determined:
		return TaperBegun
	case e.Standing == entitlement.Determined:
		return TaperEnded
	case e.Decision != before.Decision:
		return TaperBegun
	}
	return Standard
}

// admission names how an award came onto the roster.
func admission(before *Entry, now *entitlement.Entitlement) CauseCode {
	if before.Held || before.Standing == entitlement.Suspended || now.InForce.Kind == calc.Resume {
		return Resumed
	}
	return New
}

// ending names how an award left the roster.
func ending(e *Entry, now *entitlement.Entitlement) (CauseCode, string) {
	switch {
	case e.Held:
		return Suspended, "review"
	case e.Standing == entitlement.Suspended:
		return Suspended, ""
	case e.Standing == entitlement.TaperEnded:
		return TaperEnded, ""
	case e.Standing == entitlement.Stopped:
		return Stopped, now.InForce.StopReason.String()
	}
	return Unnamed, ""
}

// factCauses splits the change between two determined months by moving one
// ingredient at a time from then to now: the tables' standards, their
// supplements and the ages, the income, the members with their class, mode and
// place. What the minimum adds or stops adding on the way is its own cause.
func (mo *Month) factCauses(e *Entry, a *calc.Award, before *Entry, now *entitlement.Entitlement) {
	if before.Basis == e.Basis && before.Amounts == e.Amounts {
		return
	}
	basis := decisionBySeq(a, before.Basis)
	if basis == nil || mo.Last == nil {
		return // the whole change stays unnamed
	}
	then := entitlement.Through(mo.Last.Policy, mo.Month-1)
	present := entitlement.Through(mo.Policy, mo.Month)
	standards := entitlement.Lens{Standards: present.Standards, Supplements: then.Supplements, Ages: then.Ages}
	earned := *basis.Facts
	earned.Income = now.Basis.Facts.Income
	steps := []struct {
		code  CauseCode
		facts *calc.Facts
		lens  entitlement.Lens
	}{
		{Standard, basis.Facts, standards},
		{Supplement, basis.Facts, present},
		{Income, &earned, present},
		{Members, now.Basis.Facts, present},
	}
	at, err := entitlement.DeterminedAmounts(a.Program, basis.Facts, then, nil)
	if err != nil || at != before.Amounts {
		return // the seal does not follow from what was known then
	}
	for _, s := range steps {
		next, err := entitlement.DeterminedAmounts(a.Program, s.facts, s.lens, nil)
		if err != nil {
			continue // then's facts have no value today: the next step tells
		}
		e.because(Minimum, next.Minimum-at.Minimum, "")
		e.because(s.code, next.Regular()-next.Minimum-at.Regular()+at.Minimum, "")
		at = next
	}
}
