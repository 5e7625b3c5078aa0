// Package review says when an award must be looked at again (R7) 核查.
package review

import (
	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
)

// Deadline is the month in which an award's review falls due, and why then.
type Deadline struct {
	Month  calc.Month
	Reason string // "cycle", or the event that brought it forward
}

// Due is an award's next review: the last determination or visit plus the
// cycle, moved by extensions, or an event before that. ok is false for an award
// that is not in payment in the month, or for which no cycle is declared.
func Due(a *calc.Award, p *policy.Policy, m calc.Month) (Deadline, bool) {
	i, d := entitlement.InForce(a.Decisions, m), entitlement.Holding(a.Decisions, m)
	if d == nil {
		return Deadline{}, false
	}
	if d.Kind == calc.Stop || d.Kind == calc.Suspend || d.Kind == calc.Taper && m > d.Until {
		return Deadline{}, false
	}
	basis, seen := lastLook(a.Decisions[:i+1])
	if basis == nil {
		return Deadline{}, false
	}
	due, ok := cycle(a.Program, basis, seen, p, m)
	if d.Kind == calc.Taper && (!ok || d.Until < due.Month) {
		due, ok = Deadline{d.Until, "taper_end"}, true
	}
	if event, found := firstEvent(basis, seen); found && (!ok || event.Month < due.Month) {
		due, ok = event, true
	}
	return due, ok
}

// lastLook is the last determination, and the month in which somebody last
// looked: the latest visit, or where none is stated the month from which the
// determination pays.
func lastLook(ds []calc.Decision) (*calc.Decision, calc.Month) {
	var basis *calc.Decision
	var seen calc.Month
	for i := range ds {
		d := &ds[i]
		if d.Kind == calc.Determine {
			basis = d
			seen = max(seen, d.Reviewed.Month())
			if d.Reviewed == 0 {
				seen = max(seen, d.From)
			}
		} else if d.Reviewed != 0 {
			seen = max(seen, d.Reviewed.Month())
		}
	}
	return basis, seen
}

// cycle is the ordinary due month: the first row of the review table that fits
// any insured person, counted from the last look, moved by an extension.
func cycle(program calc.Program, basis *calc.Decision, seen calc.Month, p *policy.Policy, m calc.Month) (Deadline, bool) {
	for _, row := range p.Reviews {
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
		return Deadline{due, "cycle"}, true
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

// ages at which a person's rights change (R7).
var ages = []struct {
	age    int
	reason string
}{{16, "age_16"}, {18, "age_18"}, {60, "age_60"}, {80, "age_80"}}

// firstEvent is the first birthday after the last look at which an insured
// person's rights change.
func firstEvent(basis *calc.Decision, seen calc.Month) (Deadline, bool) {
	var first Deadline
	for i := range basis.Facts.Insured {
		for _, a := range ages {
			m := basis.Facts.Insured[i].Birth.TurnsIn(a.age)
			if m > max(seen, basis.From) && (first.Month == 0 || m < first.Month) {
				first = Deadline{m, a.reason}
			}
		}
	}
	return first, first.Month != 0
}
