package casework

import (
	"errors"
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/procedure"
	"doudi/store"
)

// dossier is an application in the hands of an act: as it is kept, whose it is,
// and the rules that hold for it.
type dossier struct {
	kept      *store.Application
	household *calc.Household // nil where it has none
	person    calc.IDNumber   // who applies, under the number that they have now
	*ruling
}

// ruling is the tables and the calendar of an act.
type ruling struct {
	policy *policy.Policy
	rules  procedure.Rules
}

// rulingOf are the tables loaded last, which keep every month's rules, and the
// calendar with the notices loaded.
func rulingOf(tx *store.Tx) (*ruling, error) {
	p, err := latestPolicy(tx)
	if err != nil {
		return nil, err
	}
	calendar, err := calendarOf(tx)
	return &ruling{p, procedure.Rules{Tables: p, Authorities: p.Authorities, Calendar: calendar}}, err
}

// application is what the rules look at: the residence permit as the household has
// it now, since it may be renewed while the application is open.
func (d *dossier) application() *procedure.Application {
	a := d.kept.Application
	a.Person = d.person
	if d.household != nil {
		a.Hukou, a.PermitUntil = d.household.Hukou, d.household.PermitUntil
	}
	return &a
}

// region is the village where the family lives now.
func (d *dossier) region() calc.RegionCode {
	if d.household != nil {
		return d.household.Region
	}
	return d.kept.Region
}

// dossier reads an application for whoever may handle or decide any.
func (o *Office) dossier(tx *store.Tx, number string) (*dossier, error) {
	if err := o.allow(tx, HandleApplications); err != nil {
		if o.allow(tx, DecideApplications) != nil {
			return nil, err
		}
	}
	kept, err := tx.Application(number)
	if err != nil {
		return nil, err
	}
	r, err := rulingOf(tx)
	if err != nil {
		return nil, err
	}
	return dossierOf(tx, kept, r)
}

// dossierOf finds the household of an application. One that is gone, merged into
// another, leaves the application where it was filed.
func dossierOf(tx *store.Tx, kept *store.Application, r *ruling) (*dossier, error) {
	people, err := tx.Renumberings()
	if err != nil {
		return nil, err
	}
	d := &dossier{kept: kept, ruling: r, person: kept.Person}
	if len(kept.Recorded) > 0 {
		d.person = people.Since(kept.Person, kept.Recorded[0].Seq)
	}
	if kept.Household == "" {
		return d, nil
	}
	h, err := tx.Household(kept.Household)
	if errors.Is(err, store.ErrNotFound) {
		return d, nil
	}
	d.household = h
	return d, err
}

// record appends an event that the procedure allows.
func (o *Office) record(tx *store.Tx, d *dossier, e procedure.Event) error {
	if err := d.rules.May(d.application(), &e, o.Today); err != nil {
		return err
	}
	return tx.AddEvents(d.kept, o.Operator, o.Now, e)
}

// route puts an open application of staff's close relatives on their file, so that
// the county decides it.
func (o *Office) route(tx *store.Tx, d *dossier, day calc.Day, relativeOf string) error {
	if d.household != nil && d.household.RelativeOf != "" {
		relativeOf = d.household.RelativeOf
	}
	if relativeOf == "" || d.relative() || d.kept.Stage().Closed() {
		return nil
	}
	return o.record(tx, d, procedure.Event{Kind: procedure.RelativeFiled, Day: day, By: o.hands(nil), Note: relativeOf})
}

// relative says whether the application is on the file of close relatives.
func (d *dossier) relative() bool {
	return slices.ContainsFunc(d.kept.Events, func(e procedure.Event) bool { return e.Kind == procedure.RelativeFiled })
}

// on is the day of an event: the one stated, or today.
func (o *Office) on(day calc.Day) calc.Day {
	if day == 0 {
		return o.Today
	}
	return day
}

// hands are who did something: the operator first, who answers for it, and all
// whom they name.
func (o *Office) hands(with []string) []string {
	by := []string{o.Operator}
	for _, name := range with {
		if name = strings.TrimSpace(name); name != "" {
			by = append(by, name)
		}
	}
	return by
}
