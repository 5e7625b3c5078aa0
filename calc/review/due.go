// Package review says when an award must be looked at again and why (R7) 核查:
// by its cycle, by what is known to happen, by what became known. From the same
// answers it foresees the coming months, spreads the visits over the weeks,
// draws the county's own sample and counts what has been done.
package review

import (
	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
)

// Deadline is the month in which an award's review falls due, and why then.
type Deadline struct {
	Month  calc.Month
	Reason string        // one of DueReasons
	Day    calc.Day      // of the event, in Month; 0 for the cycle and the end of a taper
	Person calc.IDNumber // whom the event concerns; "" = the award or the household
}

// Status is how a deadline stands in a month (R7).
type Status uint8

// Statuses of a deadline.
const (
	Later    Status = iota // not within three months
	Upcoming               // 即将到期: within three months
	DueNow                 // 到期: in this month
	Overdue                // 逾期: in a month before
)

// upcoming is how many months ahead a review is announced (R7).
const upcoming = 3

// In is how the deadline stands in month m.
func (d Deadline) In(m calc.Month) Status {
	switch {
	case d.Month < m:
		return Overdue
	case d.Month == m:
		return DueNow
	case d.Month <= m+upcoming:
		return Upcoming
	}
	return Later
}

// Due is an award's next review as month m sees it: the last determination or
// visit plus the cycle, moved by extensions, or an event before that. k is what
// is known beside the decisions; it may be nil. ok is false for an award that is
// not in payment in the month, and for one without events for which the tables
// declare no cycle.
func Due(a *calc.Award, k *Known, p *policy.Policy, m calc.Month) (Deadline, bool) {
	i, d := entitlement.InForce(a.Decisions, m), entitlement.Holding(a.Decisions, m)
	if d == nil || d.Kind != calc.Determine && (d.Kind != calc.Taper || m > d.Until) {
		return Deadline{}, false
	}
	basis := basisOf(a.Decisions, d)
	if basis == nil {
		return Deadline{}, false
	}
	seen := lastLook(a.Decisions[:i+1], basis, k, m)
	due, ok := cycle(a.Program, basis, seen.Month(), p, m)
	if d.Kind == calc.Taper && (!ok || d.Until < due.Month) {
		due, ok = Deadline{Month: d.Until, Reason: TaperEnd}, true
	}
	if event, found := firstEvent(a, k, basis, seen); found && (!ok || event.Month < due.Month) {
		due, ok = event, true
	}
	return due, ok
}

// Held says whether the payment of month m waits for a review 复核逾期缓发: one
// that is overdue by more months than review.hold_after (R2). An award that does
// not pay by facts or taper is never held. k as for Due.
func Held(a *calc.Award, k *Known, p *policy.Policy, m calc.Month) bool {
	limit, ok := p.Months("review.hold_after", a.Program, m)
	if !ok {
		return false
	}
	due, ok := Due(a, k, p, m)
	return ok && int(m-due.Month) > limit
}

// basisOf is the determination whose facts the holding decision d rests on: d
// itself, or for a taper the one that held in the month before it.
func basisOf(ds []calc.Decision, d *calc.Decision) *calc.Decision {
	if d.Kind == calc.Determine {
		return d
	}
	earlier := ds
	for i := range ds {
		if &ds[i] == d {
			earlier = ds[:i]
		}
	}
	if before := entitlement.Holding(earlier, d.From-1); before != nil && (before.Kind == calc.Determine || before.Kind == calc.Taper) {
		return basisOf(earlier, before)
	}
	for i := len(earlier) - 1; i >= 0; i-- {
		if earlier[i].Kind == calc.Determine {
			return &earlier[i]
		}
	}
	return nil
}

// lastLook is the day on which somebody last looked: the latest visit, or for a
// determination that states none the first day of the month from which it pays.
func lastLook(ds []calc.Decision, basis *calc.Decision, k *Known, m calc.Month) calc.Day {
	var seen calc.Day
	if k != nil {
		seen = k.Visited
	}
	for i := range ds {
		d := &ds[i]
		seen = max(seen, d.Reviewed)
		if d.Kind == calc.Determine && d.Reviewed == 0 && (d.From <= m || d == basis) {
			seen = max(seen, d.From.First())
		}
	}
	return seen
}

// cycle is the ordinary due month: the first row of the review table that fits
// any insured person, counted from the last look, moved by an extension.
func cycle(program calc.Program, basis *calc.Decision, seen calc.Month, p *policy.Policy, m calc.Month) (Deadline, bool) {
	for i := range p.Reviews {
		row := &p.Reviews[i]
		if row.Program != "" && row.Program != program || !anyIn(row.Group, basis.Facts, p, m) {
			continue
		}
		due := seen + calc.Month(row.Months)
		for _, x := range p.Extensions {
			if x.From <= due && due <= x.Until && basis.Facts.Region.Under(x.Region) {
				due += calc.Month(x.Months)
				break
			}
		}
		return Deadline{Month: due, Reason: Cycle}, true
	}
	return Deadline{}, false
}

func anyIn(group string, f *calc.Facts, p *policy.Policy, m calc.Month) bool {
	if group == "" {
		return true
	}
	for i := range f.Insured {
		if p.InGroup(group, f.Insured[i].Attributes, f.Insured[i].Birth.AgeIn(m)) {
			return true
		}
	}
	return false
}

// String is the status's code.
func (s Status) String() string { return [...]string{"later", "upcoming", "due", "overdue"}[s] }
