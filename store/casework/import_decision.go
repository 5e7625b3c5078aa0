package casework

import (
	"slices"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/store"
)

// decide turns the rows of the decision sheet into decisions on awards.
func (in *importing) decide() {
	taken := map[uint64]bool{}
	for i := range in.rows.Decisions {
		row := &in.rows.Decisions[i]
		if !row.Sound {
			continue
		}
		c := in.open(row.Household, row.Place)
		if c == nil || !in.loadAwards(c, row.Place) {
			continue
		}
		award := c.award(row.AwardKey)
		if old := knownDecision(award, row, taken); old != nil {
			taken[old.Seq] = true
			in.done.Known++
			in.noteReplaced(award, old, row)
			continue
		}
		d, ok := in.decision(c, award, row)
		if !ok {
			continue
		}
		award.Decisions = append(award.Decisions, d)
		c.added = append(c.added, store.Recorded{Award: award.AwardKey, Decision: d})
		in.done.Decisions++
	}
}

func (in *importing) loadAwards(c *imported, at calc.Place) bool {
	if c.loaded || c.old == nil {
		c.loaded = true
		return true
	}
	awards, err := in.tx.Awards(c.old.Region, c.old.Number)
	if err != nil {
		in.fault(at, "store.failed", err.Error())
		return false
	}
	c.awards, c.loaded = awards, true
	return true
}

// award finds or begins an award of the household.
func (c *imported) award(key calc.AwardKey) *calc.Award {
	for i := range c.awards {
		if c.awards[i].AwardKey == key {
			return &c.awards[i]
		}
	}
	c.awards = append(c.awards, calc.Award{AwardKey: key})
	return &c.awards[len(c.awards)-1]
}

// knownDecision finds a decision on record before this import that says what
// the row says; each stands for one row.
func knownDecision(a *calc.Award, row *records.Decision, taken map[uint64]bool) *calc.Decision {
	for i := range a.Decisions {
		d := &a.Decisions[i]
		if d.Seq != 0 && !taken[d.Seq] && saysTheSame(d, row) {
			return d
		}
	}
	return nil
}

func saysTheSame(d *calc.Decision, row *records.Decision) bool {
	if d.Kind != row.Kind || d.From != row.From || row.Until != 0 && d.Until != row.Until || d.Reviewed != row.Reviewed ||
		d.Reason != row.Reason || d.StopReason != row.StopReason {
		return false
	}
	if d.Facts == nil {
		return true
	}
	f := d.Facts
	means := row.Program == calc.Dibao || row.Program == calc.Edge // only these keep an income
	if f.Class != row.Class || row.Mode != 0 && f.Mode != row.Mode || means && (f.Income.Given != row.Given || row.Given && f.Income.PerCapita.Cmp(row.PerCapita) != 0) {
		return false
	}
	return row.Person != "" || len(row.Insured) == 0 || slices.EqualFunc(f.Insured, distinct(row.Insured), func(p calc.Insured, id calc.IDNumber) bool { return p.ID == id })
}

// noteReplaced remembers a row whose decision a later one has replaced: a
// person who meant to decide so anew must say something new.
func (in *importing) noteReplaced(a *calc.Award, old *calc.Decision, row *records.Decision) {
	for i := range a.Decisions {
		if d := &a.Decisions[i]; d.Seq > old.Seq && d.From <= old.From {
			in.done.Replaced = append(in.done.Replaced, Replacement{a.AwardKey, row.From, row.Place})
			return
		}
	}
}

// decision makes the decision of a row, with its snapshot of the facts; ok is
// false where the row has a fault.
func (in *importing) decision(c *imported, a *calc.Award, row *records.Decision) (d calc.Decision, ok bool) {
	before := len(in.faults)
	d = calc.Decision{
		Kind: row.Kind, From: row.From, Until: row.Until, Reviewed: row.Reviewed, StopReason: row.StopReason, Reason: row.Reason,
		RecordedBy: in.office.Operator, ConfirmedBy: in.office.Operator, RecordedAt: in.office.Now.UTC(), Source: in.source,
	}
	x := deciding{in.policy, c.new, in.fault}
	x.checkAward(row)
	switch row.Kind {
	case calc.Determine:
		d.Facts = x.facts(row)
	case calc.Taper:
		d.Until = x.taperEnd(row)
	}
	if row.Kind != calc.Determine {
		in.checkSequence(a, row)
	}
	return d, len(in.faults) == before
}

// checkAward checks that the row's programme, person and household belong
// checkSequence checks that there is something for a later decision to act on.
func (in *importing) checkSequence(a *calc.Award, row *records.Decision) {
	determined, suspended := recorded(a)
	switch {
	case !determined:
		in.fault(row.Place, "award.unknown", string(row.Household), string(row.Program), row.Kind.String())
	case row.Kind == calc.Resume && !suspended:
		in.fault(row.Place, "award.not_suspended", string(row.Household), string(row.Program))
	case row.Kind == calc.Taper && !payingBefore(a, row.From):
		in.fault(row.Place, "award.not_paid", string(row.Household), string(row.Program), (row.From - 1).String())
	}
}

// payingBefore says whether an award stands in payment in the month before m,
// checkClass checks that the tables know the row's class at all; a month
// insured are the people that a determination covers: the award's person, the
