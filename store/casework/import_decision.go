package casework

import (
	"runtime"
	"slices"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/records"
	"doudi/calc/sidebyside"
	"doudi/store"
)

// decide turns the rows of the decision sheet into decisions on awards: what
// needs the store one after the other, the rest side by side, since no household
// looks at another. What is found is told in the order of the rows.
func (in *importing) decide() error {
	first := &verdicts{}
	in.loadDecided(first)
	found := []*verdicts{first}
	parts := slices.Collect(slices.Chunk(in.order, len(in.order)/runtime.GOMAXPROCS(0)+1))
	err := sidebyside.Each(parts, func(part []*imported) (*verdicts, error) {
		v := &verdicts{}
		in.decideCases(part, v)
		return v, nil
	}, func(v *verdicts) error {
		found = append(found, v)
		return nil
	})
	if err == nil {
		in.take(found)
	}
	return err
}

// loadDecided finds the household of each sound row, and its awards.
func (in *importing) loadDecided(v *verdicts) {
	before := len(in.faults)
	for i := range in.rows.Decisions {
		row := &in.rows.Decisions[i]
		if !row.Sound {
			continue
		}
		if c := in.open(row.Household, row.HouseholdPlace()); c != nil && in.loadAwards(c, row.Place) {
			if !ends(row.Kind) {
				in.alive(c, row.Place)
			}
			if c.rows == nil {
				c.rows = in.room.rows.take(run(in.rows.Decisions[i:], func(d *records.Decision) bool { return d.Household == row.Household }))
			}
			c.rows = append(c.rows, i)
		}
		for _, f := range in.faults[before:] {
			v.faults = append(v.faults, atRow[calc.Fault]{i, f})
		}
		in.faults = in.faults[:before]
	}
}

func (in *importing) decideCases(cases []*imported, v *verdicts) {
	var room shelf[store.Recorded]
	for _, c := range cases {
		taken := map[uint64]bool{}
		for _, v.row = range c.rows {
			row := &in.rows.Decisions[v.row]
			award := c.award(row.AwardKey)
			if old := knownDecision(award, row, taken); old != nil {
				taken[old.Seq] = true
				v.known++
				if !v.noteReplaced(award, old, row) {
					in.noteChanged(c, old, row, v)
				}
				continue
			}
			d, ok := in.decision(c, award, row, v)
			if !ok {
				continue
			}
			award.Decisions = append(award.Decisions, d)
			if c.added == nil {
				c.added = room.take(len(c.rows))
			}
			c.added = append(c.added, store.Recorded{Award: award.AwardKey, Decision: &award.Decisions[len(award.Decisions)-1]})
			v.decisions++
		}
	}
}

func (in *importing) loadAwards(c *imported, at calc.Place) bool {
	if c.loaded || c.old == nil {
		c.loaded = true
		return true
	}
	awards, err := in.tx.Awards(c.old.Region, c.old.Number)
	if err != nil {
		in.fault(at, "store.failed", inOneLine(err))
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
func (v *verdicts) noteReplaced(a *calc.Award, old *calc.Decision, row *records.Decision) bool {
	for i := range a.Decisions {
		if d := &a.Decisions[i]; d.Seq > old.Seq && d.From <= old.From {
			v.replaced = append(v.replaced, atRow[Replacement]{v.row, Replacement{a.AwardKey, row.From, row.Place}})
			return true
		}
	}
	return false
}

// noteChanged tells of a determination on record that the same sheets would now make
// on other means: who meant it anew must say so.
func (in *importing) noteChanged(c *imported, old *calc.Decision, row *records.Decision, v *verdicts) {
	if old.Facts == nil || row.Given || row.Program != calc.Dibao && row.Program != calc.Edge || c.old == nil || sameHousehold(c.old, c.new) {
		return
	}
	if now := entitlement.Income(c.new, row.Person, in.policy, row.From); now.PerCapita.Cmp(old.Facts.Income.PerCapita) != 0 {
		v.faults = append(v.faults, atRow[calc.Fault]{v.row, calc.Fault{
			Code: "decision.facts_changed", Place: row.Place, Args: []string{string(row.Household), string(row.Program), row.From.String()}, Warning: true,
		}})
	}
}

// decision makes the decision of a row, with its snapshot of the facts; ok is
// false where the row has a fault.
func (in *importing) decision(c *imported, a *calc.Award, row *records.Decision, v *verdicts) (d calc.Decision, ok bool) {
	before := len(v.faults)
	d = calc.Decision{
		Kind: row.Kind, From: row.From, Until: row.Until, Reviewed: row.Reviewed, StopReason: row.StopReason, Reason: row.Reason,
		RecordedBy: in.office.Operator, ConfirmedBy: in.office.Operator, RecordedAt: in.office.Now.UTC(), Source: in.source,
	}
	x := deciding{in.policy, c.new, v.fault}
	x.checkAward(row, a)
	switch row.Kind {
	case calc.Determine:
		d.Facts = x.facts(row)
	case calc.Taper:
		d.Until = x.taperEnd(row)
	}
	if row.Kind != calc.Determine {
		v.checkSequence(a, row)
	}
	return d, len(v.faults) == before
}

// checkSequence checks that there is something for a later decision to act on.
func (v *verdicts) checkSequence(a *calc.Award, row *records.Decision) {
	determined, suspended := recorded(a, row.From)
	switch {
	case !determined:
		v.fault(row.Place, "award.unknown", string(row.Household), string(row.Program), row.Kind.String())
	case row.Kind == calc.Resume && !suspended:
		v.fault(row.Place, "award.not_suspended", string(row.Household), string(row.Program))
	case row.Kind == calc.Taper && !payingBefore(a, row.From):
		v.fault(row.Place, "award.not_paid", string(row.Household), string(row.Program), (row.From - 1).String())
	}
}
