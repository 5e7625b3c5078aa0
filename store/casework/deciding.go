package casework

import (
	"slices"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/calc/records"
)

// deciding makes what a decision rests on from a row that says what is decided,
// whether it stood in a sheet or was typed: the facts are the household's as it
// is in this act.
type deciding struct {
	policy    *policy.Policy
	household *calc.Household
	fault     func(at calc.Place, code string, args ...string)
}

// recorded says whether an award was ever determined, and whether there is a
// suspension to lift from a month on: the last that was recorded, or the one in force
// then, which a later resumption or determination has not undone (R4).
func recorded(a *calc.Award, from calc.Month) (determined, suspended bool) {
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
	at := entitlement.InForce(a.Decisions, from)
	return determined, suspended || at >= 0 && a.Decisions[at].Kind == calc.Suspend
}

// checkAward checks that the row's programme, person and household belong
// together. Who has died or left is a member no more, but what they are paid still
// is to be stopped.
func (x deciding) checkAward(row *records.Decision, a *calc.Award) {
	stops := ends(row.Kind) && len(a.Decisions) > 0
	switch {
	case row.Program.Flat() && !x.policy.Declares(row.Program):
		x.fault(row.ProgramPlace(), "program.unknown", string(row.Program))
	case row.Person == "" && (row.Program.Flat() || row.Program == calc.Tekun):
		x.fault(row.PersonPlace(), "award.person_missing", string(row.Program))
	case row.Person == "" && row.Mode == calc.SinglePerson:
		x.fault(row.PersonPlace(), "award.single_person", string(row.Household))
	case row.Person != "" && !stops && x.household.Member(row.Person) == nil:
		x.fault(row.PersonPlace(), "award.stranger", row.Person.Tail(), string(row.Household))
	case row.Person != "" && row.Program == calc.Edge, row.Person != "" && row.Mode == calc.WholeHousehold:
		x.fault(row.PersonPlace(), "award.household_only", string(row.Program))
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
func (x deciding) taperEnd(row *records.Decision) calc.Month {
	if row.Until != 0 {
		return row.Until
	}
	months, ok := x.policy.Months("taper.months", row.Program, row.From)
	if !ok || months == 0 {
		x.fault(row.Place, "taper.until_missing", string(row.Household))
		return 0
	}
	return row.From + calc.Month(months) - 1
}

// facts are a determination's snapshot of the household as it is now.
func (x deciding) facts(row *records.Decision) *calc.Facts {
	f := &calc.Facts{Class: row.Class, Mode: row.Mode, Settlement: x.household.Settlement, Region: x.household.Region}
	if f.Mode == 0 && row.Program == calc.Dibao {
		f.Mode = calc.WholeHousehold
		if row.Person != "" {
			f.Mode = calc.SinglePerson
		}
	}
	x.checkClass(row)
	f.Insured = x.insured(row)
	if row.Program == calc.Dibao || row.Program == calc.Edge {
		f.Income = entitlement.Income(x.household, row.Person, x.policy, row.From)
		if row.Given {
			f.Income = calc.Income{Given: true, People: f.Income.People, PerCapita: row.PerCapita}
		}
		if f.Income.People == 0 && len(f.Insured) > 0 && !row.Given && f.Class == "" {
			x.fault(row.Place, "award.uncounted", string(row.Household))
		}
	}
	return f
}

// checkClass checks that the tables know the row's class at all; a month
// without a value is the roster's finding.
func (x deciding) checkClass(row *records.Decision) {
	if row.Program == calc.Tekun && row.Class != "" {
		if care, ok := calc.ParseKind[calc.Selfcare](row.Class); !ok || care == 0 {
			x.fault(row.ClassPlace(), "class.unknown", string(row.Program), row.Class)
			return
		}
	}
	known := row.Program == calc.Edge
	for _, r := range x.policy.Rates {
		known = known || r.Program == row.Program && (r.Class == row.Class || r.Class == row.Class+"."+row.Mode.String())
	}
	switch {
	case row.Program == calc.Tekun && row.Class == "":
		x.fault(row.ClassPlace(), "class.missing", string(row.Household))
	case !known && (!row.Program.Flat() || x.policy.Declares(row.Program)):
		x.fault(row.ClassPlace(), "class.unknown", string(row.Program), row.Class)
	}
}

// insured are the people that a determination covers: the award's person, the
// ones named, or all counted members.
func (x deciding) insured(row *records.Decision) []calc.Insured {
	var people []calc.Insured
	add := func(m *calc.Member) {
		people = append(people, calc.Insured{ID: m.ID, Name: m.Name, Birth: m.ID.Birth(), Attributes: m.Attributes})
	}
	named := row.Insured
	if row.Person != "" {
		named = []calc.IDNumber{row.Person}
	}
	for _, id := range distinct(named) {
		if m := x.household.Member(id); m != nil {
			add(m)
		} else if row.Person == "" {
			x.fault(row.InsuredPlace(), "award.stranger", id.Tail(), string(row.Household))
		}
	}
	if len(named) > 0 {
		return people
	}
	for i := range x.household.Members {
		if !x.household.Members[i].Uncounted {
			add(&x.household.Members[i])
		}
	}
	if len(people) == 0 {
		x.fault(row.Place, "award.nobody", string(row.Household))
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
