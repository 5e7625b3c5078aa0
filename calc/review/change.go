package review

import (
	"slices"

	"doudi/calc"
	"doudi/calc/entitlement"
)

// Change is one thing that happens to an award in a month without anybody's
// doing.
type Change struct {
	Reason string          // one of ChangeReasons, or of an event's DueReasons
	Day    calc.Day        // of an event, or the first day on which an age holds; else 0
	Person calc.IDNumber   // whom it concerns; "" = the award or the household
	Age    int             // the age reached, of an Aged change
	Amount calc.Money      // fen that it adds to the month's own amount
	Stop   calc.StopReason // of a Stops change
}

// What changes an award's amount by itself, besides the events of DueReasons.
const (
	NewStandard    = "standard"   // 标准或舍入调整
	NewSupplement  = "supplement" // 分类施保调整
	Aged           = "age"        // an age that only the tables name
	Determines     = "determine"  // a decision recorded before takes effect 核定生效
	Tapers         = "taper"      // 渐退开始
	Suspends       = "suspend"    // 缓发开始
	Resumes        = "resume"     // 恢复发放
	Stops          = "stop"       // 停发
	PaymentHeld    = "held"       // 复核逾期缓发
	PaymentRelease = "released"   // no longer overdue, or no longer held by the tables
	BonusPaid      = "bonus"      // the bonus of a voluntary exit is not paid again
)

// ChangeReasons are the reasons of a Change that are no events, for the
// wording's test.
var ChangeReasons = []string{
	NewStandard, NewSupplement, Aged, Determines, Tapers, Suspends, Resumes, Stops, PaymentHeld, PaymentRelease, BonusPaid,
}

// changes are what happens between two months. Their amounts add up to the
// difference between the two months' own amounts.
func (f foresight) changes(before, now *view) ([]Change, error) {
	was, is := before.paid().Total(), now.paid().Total()
	if !before.held && !now.held && before.Standing == entitlement.Determined && before.InForce == now.InForce && before.holding == now.holding {
		cs, err := f.split(before, now)
		return append(cs, f.expiring(now)...), err
	}
	var cs []Change
	if reason := between(before, now); reason != "" {
		c := Change{Reason: reason, Amount: is - was}
		if reason == Stops {
			c.Stop = now.InForce.StopReason
		}
		cs = append(cs, c)
	}
	if pays(now) {
		for _, who := range f.reaching(now) {
			if who.reason != Aged {
				cs = append(cs, who.change(0))
			}
		}
		cs = append(cs, f.expiring(now)...)
	}
	return cs, nil
}

// between names a change of standing; "" where there is none. The month before
// the first that the tables know is the zero view.
func between(before, now *view) string {
	switch {
	case now.held && before.held:
		return ""
	case now.held:
		return PaymentHeld
	case now.InForce != before.InForce && before.month != 0:
		return now.InForce.Kind.String()
	case now.holding != before.holding && before.month != 0: // beneath a resumption
		return now.holding.Kind.String()
	case now.Standing == entitlement.TaperEnded && before.Standing == entitlement.Tapering:
		return TaperEnd
	case before.held:
		return PaymentRelease
	case before.Amounts == now.Amounts:
		return ""
	case now.Standing == entitlement.Stopped:
		return BonusPaid
	}
	return NewStandard
}

func pays(v *view) bool {
	return v.Basis != nil && (v.Standing == entitlement.Determined || v.Standing == entitlement.Tapering)
}

// expiring are the events of the month that change nothing by themselves but
// call for a review.
func (f foresight) expiring(now *view) []Change {
	var cs []Change
	foreseen(f.award, f.known, now.Basis, func(d Deadline) {
		if d.Month == now.month && !isAge(d.Reason) {
			cs = append(cs, Change{Reason: d.Reason, Day: d.Day, Person: d.Person})
		}
	})
	return cs
}

func isAge(reason string) bool {
	for _, at := range ages {
		if at.reason == reason {
			return true
		}
	}
	return false
}

// birthday is an insured person who reaches an age in a month.
type birthday struct {
	insured int // position among the insured
	person  *calc.Insured
	age     int
	month   calc.Month
	reason  string
}

func (b birthday) change(amount calc.Money) Change {
	return Change{Reason: b.reason, Day: b.month.First(), Person: b.person.ID, Age: b.age, Amount: amount}
}

// reaching are the insured persons who are a year older than in the month before.
func (f foresight) reaching(now *view) []birthday {
	var bs []birthday
	for i := range now.Basis.Facts.Insured {
		person := &now.Basis.Facts.Insured[i]
		b := birthday{i, person, person.Birth.AgeIn(now.month), now.month, Aged}
		if person.Birth.TurnsIn(b.age) != now.month {
			continue
		}
		for _, at := range ages {
			if at.age == b.age && !(at.age == 18 && f.known.atSchool(f.award.Program, person.ID, now.month)) {
				b.reason = at.reason
			}
		}
		bs = append(bs, b)
	}
	return bs
}

// split divides the change between two months of one determination by moving
// one ingredient at a time from then to now: standards, supplements, then the
// age of one person after the other.
func (f foresight) split(before, now *view) ([]Change, error) {
	turning := f.reaching(now)
	if before.Amounts == now.Amounts && len(turning) == 0 {
		return nil, nil
	}
	facts := *now.Basis.Facts
	facts.Insured = slices.Clone(facts.Insured)
	for _, b := range turning {
		// Born on the 2nd of this month, they still have the age of the month before.
		facts.Insured[b.insured].Birth = calc.NewDay(b.month.Year()-b.age, b.month.Number(), 2)
	}
	then, present := entitlement.Through(f.policy, before.month), entitlement.Through(f.policy, now.month)
	at := before.Amounts.Total()
	var cs []Change
	step := func(lens entitlement.Lens, keep bool, c Change) error {
		next, err := entitlement.DeterminedAmounts(f.award.Program, &facts, lens, nil)
		c.Amount, at = next.Total()-at, next.Total()
		if keep || c.Amount != 0 {
			cs = append(cs, c)
		}
		return err
	}
	standards := entitlement.Lens{Standards: present.Standards, Supplements: then.Supplements, Ages: present.Ages}
	if err := step(standards, false, Change{Reason: NewStandard}); err != nil {
		return nil, err
	}
	if err := step(present, false, Change{Reason: NewSupplement}); err != nil {
		return nil, err
	}
	for _, b := range turning {
		facts.Insured[b.insured].Birth = b.person.Birth
		if err := step(present, b.reason != Aged, b.change(0)); err != nil {
			return nil, err
		}
	}
	return cs, nil
}
