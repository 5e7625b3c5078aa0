package casework

import (
	"slices"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/records"
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
		c.added = append(c.added, added{award.AwardKey, d})
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
	in.checkAward(c, row)
	switch row.Kind {
	case calc.Determine:
		d.Facts = in.facts(c, row)
	case calc.Taper:
		d.Until = in.taperEnd(row)
	}
	if row.Kind != calc.Determine {
		in.checkSequence(a, row)
	}
	return d, len(in.faults) == before
}

// checkAward checks that the row's programme, person and household belong
// together.
func (in *importing) checkAward(c *imported, row *records.Decision) {
	switch {
	case row.Program.Flat() && !in.policy.Declares(row.Program):
		in.fault(row.Place, "program.unknown", string(row.Program))
	case row.Person == "" && (row.Program.Flat() || row.Program == calc.Tekun):
		in.fault(row.Place, "award.person_missing", string(row.Program))
	case row.Person == "" && row.Mode == calc.SinglePerson:
		in.fault(row.Place, "award.single_person", string(row.Household))
	case row.Person != "" && c.new.Member(row.Person) == nil:
		in.fault(row.Place, "award.stranger", row.Person.Tail(), string(row.Household))
	case row.Person != "" && row.Program == calc.Edge, row.Person != "" && row.Mode == calc.WholeHousehold:
		in.fault(row.Place, "award.household_only", string(row.Program))
	}
}

// checkSequence checks that there is something for a later decision to act on.
func (in *importing) checkSequence(a *calc.Award, row *records.Decision) {
	determined, suspended := false, false
	for i := range a.Decisions {
		switch a.Decisions[i].Kind {
		case calc.Determine:
			determined, suspended = true, false
		case calc.Suspend:
			suspended = true
		case calc.Resume, calc.Stop, calc.Taper:
			suspended = false
		}
	}
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
// so that there is an amount to taper.
func payingBefore(a *calc.Award, m calc.Month) bool {
	i := entitlement.InForce(a.Decisions, m-1)
	if i < 0 {
		return false
	}
	kind := a.Decisions[i].Kind
	return kind == calc.Determine || kind == calc.Resume || kind == calc.Taper
}

// taperEnd is the last month of a taper: stated, or taper.months long.
func (in *importing) taperEnd(row *records.Decision) calc.Month {
	if row.Until != 0 {
		return row.Until
	}
	months, ok := in.policy.Months("taper.months", row.Program, row.From)
	if !ok || months == 0 {
		in.fault(row.Place, "taper.until_missing", string(row.Household))
		return 0
	}
	return row.From + calc.Month(months) - 1
}

// facts are a determination's snapshot of the household as it is now.
func (in *importing) facts(c *imported, row *records.Decision) *calc.Facts {
	f := &calc.Facts{Class: row.Class, Mode: row.Mode, Settlement: c.new.Settlement, Region: c.new.Region}
	if f.Mode == 0 && row.Program == calc.Dibao {
		f.Mode = calc.WholeHousehold
		if row.Person != "" {
			f.Mode = calc.SinglePerson
		}
	}
	in.checkClass(row)
	f.Insured = in.insured(c, row)
	if row.Program == calc.Dibao || row.Program == calc.Edge {
		f.Income = entitlement.Income(c.new, row.Person, in.policy, row.From)
		if row.Given {
			f.Income = calc.Income{Given: true, People: f.Income.People, PerCapita: row.PerCapita}
		}
		if f.Income.People == 0 && len(f.Insured) > 0 && !row.Given && f.Class == "" {
			in.fault(row.Place, "award.uncounted", string(row.Household))
		}
	}
	return f
}

// checkClass checks that the tables know the row's class at all; a month
// without a value is the roster's finding.
func (in *importing) checkClass(row *records.Decision) {
	if row.Program == calc.Tekun && row.Class != "" {
		if care, ok := calc.ParseKind[calc.Selfcare](row.Class); !ok || care == 0 {
			in.fault(row.Place, "class.unknown", string(row.Program), row.Class)
			return
		}
	}
	known := row.Program == calc.Edge
	for _, r := range in.policy.Rates {
		known = known || r.Program == row.Program && (r.Class == row.Class || r.Class == row.Class+"."+row.Mode.String())
	}
	switch {
	case row.Program == calc.Tekun && row.Class == "":
		in.fault(row.Place, "class.missing", string(row.Household))
	case !known && (!row.Program.Flat() || in.policy.Declares(row.Program)):
		in.fault(row.Place, "class.unknown", string(row.Program), row.Class)
	}
}

// insured are the people that a determination covers: the award's person, the
// ones named, or all counted members.
func (in *importing) insured(c *imported, row *records.Decision) []calc.Insured {
	var people []calc.Insured
	add := func(m *calc.Member) {
		people = append(people, calc.Insured{ID: m.ID, Name: m.Name, Birth: m.ID.Birth(), Attributes: m.Attributes})
	}
	named := row.Insured
	if row.Person != "" {
		named = []calc.IDNumber{row.Person}
	}
	for _, id := range distinct(named) {
		if m := c.new.Member(id); m != nil {
			add(m)
		} else if row.Person == "" {
			in.fault(row.Place, "award.stranger", id.Tail(), string(row.Household))
		}
	}
	if len(named) > 0 {
		return people
	}
	for i := range c.new.Members {
		if !c.new.Members[i].Uncounted {
			add(&c.new.Members[i])
		}
	}
	if len(people) == 0 {
		in.fault(row.Place, "award.nobody", string(row.Household))
	}
	return people
}

// distinct is ids without repetitions.
func distinct(ids []calc.IDNumber) []calc.IDNumber {
	var out []calc.IDNumber
	for _, id := range ids {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
