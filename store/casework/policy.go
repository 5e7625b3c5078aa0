package casework

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/calc/roster"
	"doudi/store"
)

// Loaded is what loading tables did.
type Loaded struct {
	Version  int
	Already  bool // the store has the same tables as its latest
	Warnings calc.Faults
}

// LoadPolicy takes new tables into use, all or nothing. Earlier tables are
// kept: a month is replayed under those that it was made with. What they leave
// without a value and what they change of months already paid are among the
// warnings; it is found out beside the act, so that nobody waits for it.
func (o *Office) LoadPolicy(tables []calc.Table) (*Loaded, error) {
	kept, p, faults := parseTables(tables)
	if len(faults.Refusing()) > 0 {
		return nil, faults
	}
	for try := 1; ; try++ {
		t := &Trial{Faults: slices.Clip(faults), kept: kept, policy: p}
		err := o.viewAside(func(tx *store.Tx) error { return o.setAgainst(tx, t) })
		if err != nil {
			return nil, err
		}
		out, err := o.LoadTried(t)
		if try == patience || !calc.Refused(err, "policy.moved") {
			return out, err
		}
	}
}

// setAgainst holds tables that are to be loaded against those in use.
func (o *Office) setAgainst(tx *store.Tx, t *Trial) error {
	if err := o.allow(tx, ChangePolicy); err != nil {
		return err
	}
	latest, err := latestPolicy(tx)
	if err != nil {
		return err
	}
	if t.Against = latest.Version; latest.Digest() == t.policy.Digest() {
		return nil
	}
	meant, err := o.meaning(tx, t.policy)
	t.Faults = append(t.Faults, meant...)
	return err
}

func parseTables(tables []calc.Table) ([]store.PolicyTable, *policy.Policy, calc.Faults) {
	kept, faults := keepTables(tables, policy.Names)
	p, more := policy.Parse(keptTables(&store.PolicyTables{Tables: kept}))
	return kept, p, append(faults, more...)
}

// LintPolicy reports everything that is wrong or remarkable with tables (R2):
// what they say alone and, where there is a store, what they mean for the
// awards and the months paid there.
func (o *Office) LintPolicy(tables []calc.Table, withStore bool) (calc.Faults, error) {
	_, p, faults := parseTables(tables)
	faults = append(faults, p.Stale(o.Today.Month())...)
	if len(faults.Refusing()) > 0 || !withStore {
		return faults, nil
	}
	err := o.viewAside(func(tx *store.Tx) error {
		if err := o.allow(tx, ReadPolicy); err != nil {
			return err
		}
		elsewhere, err := elsewhere(tx, p)
		if err != nil {
			return err
		}
		gaps, err := o.gaps(tx, p)
		if err != nil {
			return err
		}
		faults = append(append(faults, elsewhere...), gaps...)
		changed, err := o.changesPaid(tx, p)
		faults = append(faults, changed...)
		return err
	})
	return faults, err
}

// gaps finds the programmes, classes and places with awards for which the
// tables have no value in a month in use: this month and the months that are
// still looked back at.
func (o *Office) gaps(tx *store.Tx, p *policy.Policy) (calc.Faults, error) {
	var faults calc.Faults
	seen := map[string]bool{}
	opening := tx.Settings().Opening
	next, err := nextMonth(tx)
	if err != nil {
		return nil, err
	}
	err = tx.Cases("", func(_ *calc.Household, awards []calc.Award) error {
		for i := range awards {
			for m := max(opening, next-12); m <= next; m++ {
				_, err := entitlement.Of(&awards[i], m, p, nil)
				if err == nil || seen[err.Error()] {
					continue
				}
				seen[err.Error()] = true
				gap := roster.TableFinding(awards[i].AwardKey, err)
				faults = append(faults, calc.Fault{Code: "policy.gap", Subject: string(awards[i].Household), Args: append([]string{gap.Code}, gap.Args...), Warning: true})
			}
		}
		return nil
	})
	return faults, err
}

// meaning is what tables mean for the awards of the store, in few lines: a gap is
// told once a programme, class and settlement, of the first month and household that
// have it; LintPolicy tells all.
func (o *Office) meaning(tx *store.Tx, p *policy.Policy) (calc.Faults, error) {
	elsewhere, err := elsewhere(tx, p)
	if err != nil {
		return nil, err
	}
	gaps, err := o.gaps(tx, p)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	gaps = slices.DeleteFunc(gaps, func(gap calc.Fault) bool {
		key := strings.Join(gap.Args[:min(len(gap.Args), 4)], "|") // without the place and the month
		twice := seen[key]
		seen[key] = true
		return twice
	})
	paid, err := o.changesPaid(tx, p)
	return append(append(elsewhere, gaps...), paid...), err
}

// elsewhere mentions the rows that are narrowed to places outside the county.
func elsewhere(tx *store.Tx, p *policy.Policy) (calc.Faults, error) {
	var county []calc.RegionCode
	err := tx.Regions(func(r calc.Region) error {
		county = append(county, calc.RegionCode(strings.Clone(string(r.Code))))
		return nil
	})
	return p.Elsewhere(county), err
}

// nextMonth is the first month that is not confirmed.
func nextMonth(tx *store.Tx) (calc.Month, error) {
	m := tx.Settings().Opening
	for {
		switch seal, err := tx.Seal(m); {
		case errors.Is(err, store.ErrNotFound):
			return m, nil
		case err != nil:
			return 0, err
		case seal.State != roster.Confirmed:
			return m, nil
		}
		m++
	}
}

// unsealed refuses a month that is confirmed.
func unsealed(tx *store.Tx, m calc.Month) error {
	next, err := nextMonth(tx)
	if err == nil && m < next {
		err = calc.Refuse("month.sealed", m.String())
	}
	return err
}

// changesPaid says whether the tables change months already paid, and what
// that is worth.
func (o *Office) changesPaid(tx *store.Tx, p *policy.Policy) (calc.Faults, error) {
	latest, err := latestPolicy(tx)
	if err != nil {
		return nil, err
	}
	from, ok := policy.DiffersFrom(latest, p)
	from = max(from, tx.Settings().Opening)
	next, err := nextMonth(tx)
	if err != nil || !ok || from >= next {
		return nil, err
	}
	effect, err := whatIf(tx, p, next)
	if err != nil {
		return nil, err
	}
	return effect.onPaid(from), nil
}

// onPaid mentions what the tables change of the months from one on that are paid
// before the effect's own.
func (e *Effect) onPaid(from calc.Month) calc.Faults {
	if e.Arrears == 0 && e.Overpaid == 0 {
		return nil
	}
	return calc.Faults{{
		Code: "policy.changes_paid", Warning: true,
		Args: []string{from.String() + ".." + (e.Month - 1).String(), e.Arrears.String(), e.Overpaid.String()},
	}}
}

// Effect is what other tables would make of a month.
type Effect struct {
	Month         calc.Month
	Before, After roster.Total // all programmes
	Enter, Leave  []calc.AwardKey
	Changed       int        // lines whose regular amount changes
	Regular       calc.Money // difference in what a month costs
	Arrears       calc.Money // more arrears for months already paid
	Overpaid      calc.Money // more overpayment for months already paid
	Lines         []EffectLine
}

// EffectLine is an award of which other tables would change a month's line.
type EffectLine struct {
	calc.AwardKey
	Head              string
	Before, After     calc.Money // the month's own amount
	Arrears, Overpaid calc.Money // the difference in those of months already paid
}

// WhatIf is what a month would be under other tables: who enters, who leaves,
// how much more or less a month costs and what becomes of the months paid.
func (o *Office) WhatIf(tables []calc.Table, m calc.Month) (*Effect, calc.Faults, error) {
	_, p, faults := parseTables(tables)
	if len(faults.Refusing()) > 0 {
		return nil, nil, faults
	}
	var out *Effect
	err := o.viewAside(func(tx *store.Tx) (err error) {
		if err := o.allow(tx, ReadRoster); err != nil {
			return err
		}
		if err := unsealed(tx, m); err != nil {
			return err
		}
		out, err = whatIf(tx, p, m)
		return err
	})
	return out, faults, err
}

func whatIf(tx *store.Tx, p *policy.Policy, m calc.Month) (*Effect, error) {
	latest, err := latestPolicy(tx)
	if err != nil {
		return nil, err
	}
	if p.Version != latest.Version { // of a trial they are the same: several may read its tables at once
		p.Version = latest.Version
	}
	before, err := compute(tx, frame{month: m, policy: latest, horizon: tx.Horizon()})
	if err != nil {
		return nil, err
	}
	after, err := compute(tx, frame{month: m, policy: p, horizon: tx.Horizon()})
	if err != nil {
		return nil, err
	}
	return compare(m, before, after)
}

func compare(m calc.Month, before, after *computed) (*Effect, error) {
	out := &Effect{Month: m, Before: before.seal.All, After: after.seal.All}
	was := map[calc.AwardKey]*roster.Entry{}
	err := before.each(func(e *roster.Entry) error {
		was[e.AwardKey] = clone(e)
		return nil
	})
	if err != nil {
		return nil, err
	}
	add := func(key calc.AwardKey, old, now *roster.Entry) {
		switch {
		case old.Regular() == 0 && now.Regular() > 0:
			out.Enter = append(out.Enter, key)
		case old.Regular() > 0 && now.Regular() == 0:
			out.Leave = append(out.Leave, key)
		}
		if old.Regular() != now.Regular() {
			out.Changed++
		}
		line := EffectLine{
			AwardKey: key, Head: cmp.Or(now.Head, old.Head), Before: old.Regular(), After: now.Regular(),
			Arrears:  now.ArrearsTotal() - old.ArrearsTotal(),
			Overpaid: now.RecoveryTotal() + now.Debt - old.RecoveryTotal() - old.Debt,
		}
		out.Regular += line.After - line.Before
		out.Arrears += line.Arrears
		out.Overpaid += line.Overpaid
		if line.Before != line.After || line.Arrears != 0 || line.Overpaid != 0 {
			out.Lines = append(out.Lines, line)
		}
	}
	err = after.each(func(e *roster.Entry) error {
		old := was[e.AwardKey]
		if old == nil {
			old = &roster.Entry{}
		}
		delete(was, e.AwardKey)
		add(e.AwardKey, old, e)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, before.each(func(e *roster.Entry) error {
		if was[e.AwardKey] != nil {
			add(e.AwardKey, e, &roster.Entry{})
		}
		return nil
	})
}

// Policy is a version of the tables, for showing; 0 is the one in use.
func (o *Office) Policy(version int) (p *policy.Policy, err error) {
	err = o.Store.View(func(tx *store.Tx) error {
		if err := o.allow(tx, ReadPolicy); err != nil {
			return err
		}
		if version == 0 {
			version = tx.PolicyVersion()
		}
		p, err = policyVersion(tx, version)
		return err
	})
	return p, err
}

// DiffPolicy is what tables would take away from and add to those in use.
func (o *Office) DiffPolicy(tables []calc.Table) (removed, added []policy.Row, err error) {
	_, p, faults := parseTables(tables)
	if len(faults.Refusing()) > 0 {
		return nil, nil, faults
	}
	latest, err := o.Policy(0)
	if err != nil {
		return nil, nil, err
	}
	removed, added = policy.Diff(latest, p)
	return removed, added, nil
}
