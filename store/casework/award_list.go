package casework

import (
	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/calc/roster"
	"doudi/store"
)

// AwardFilter is which awards a list is about; what is left empty is any.
type AwardFilter struct {
	Household calc.HouseholdNumber
	Region    string // beginning of a region's code
	Program   calc.Program
}

// Waiting is a decision that waits for its second person, with the head and the
// village of its household.
type Waiting struct {
	store.Pending
	Head    string
	Village string
}

// AwardRow is an award as it stands in the month of the list.
type AwardRow struct {
	AwardFile
	Head     string
	Village  string
	Township string
	Month    calc.Month
}

// Awards lists what waits to be confirmed, and hands every award over to f, by
// region, household and programme. Those of one township see that alone.
func (o *Office) Awards(filter AwardFilter, f func(*AwardRow) error) (waiting []Waiting, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		waiting = nil
		region, err := o.sees(tx, ReadCases, filter.Region)
		if err != nil {
			return err
		}
		filter.Region = region
		if waiting, err = filter.waiting(tx); err != nil {
			return err
		}
		p, err := latestPolicy(tx)
		if err != nil {
			return err
		}
		row := func(h *calc.Household, awards []calc.Award) error { return o.rows(tx, p, filter, h, awards, f) }
		if filter.Household == "" {
			return tx.Cases(filter.Region, row)
		}
		h, err := tx.Household(filter.Household)
		if err != nil || !h.Region.Under(filter.Region) {
			return err
		}
		awards, err := tx.Awards(h.Region, h.Number)
		if err != nil {
			return err
		}
		return row(h, awards)
	})
	return waiting, err
}

func (filter *AwardFilter) takes(h *calc.Household, program calc.Program) bool {
	return h.Region.Under(filter.Region) && (filter.Household == "" || filter.Household == h.Number) && (filter.Program == "" || filter.Program == program)
}

func (filter *AwardFilter) waiting(tx *store.Tx) ([]Waiting, error) {
	var list []Waiting
	err := tx.Pendings(func(p *store.Pending) error {
		h, err := tx.Household(p.AwardKey.Household)
		if err != nil || !filter.takes(h, p.Program) {
			return err
		}
		w := Waiting{Pending: *p, Village: regionName(tx, h.Region)}
		if head := h.Head(); head != nil {
			w.Head = head.Name
		}
		list = append(list, w)
		return nil
	})
	return list, err
}

func (o *Office) rows(tx *store.Tx, p *policy.Policy, filter AwardFilter, h *calc.Household, awards []calc.Award, f func(*AwardRow) error) error {
	for i := range awards {
		if len(awards[i].Decisions) == 0 || !filter.takes(h, awards[i].Program) {
			continue
		}
		row := AwardRow{AwardFile: AwardFile{Award: awards[i]}, Village: regionName(tx, h.Region), Township: regionName(tx, h.Region.Township().Full()), Month: o.Today.Month()}
		row.Now, row.Error = entitlement.Of(&awards[i], row.Month, p, nil)
		if head := h.Head(); head != nil {
			row.Head = head.Name
		}
		if err := f(&row); err != nil {
			return err
		}
	}
	return nil
}

// unconfirmed are the findings of decisions that count from a month or before and
// wait for their second person: a month without them is not the whole truth (R6).
func unconfirmed(tx *store.Tx, m calc.Month) (fs []roster.Finding, err error) {
	err = tx.Pendings(func(p *store.Pending) error {
		if p.Decision.From <= m {
			fs = append(fs, roster.Finding{Code: "decision.unconfirmed", Block: true, AwardKey: p.AwardKey, Args: []string{p.Decision.From.String()}})
		}
		return nil
	})
	return fs, err
}
