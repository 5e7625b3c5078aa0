package casework

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/roster"
	"doudi/store"
)

// Trial is tables that have been read and stand beside those in use 试算: what is
// wrong with them and what they change. They are loaded as they were read.
type Trial struct {
	Faults         calc.Faults // all that is wrong or remarkable (R2), in the order of the papers
	Against        int         // version of the tables in use
	Removed, Added []policy.Row
	From           calc.Month        // the first month that may be paid otherwise; 0 for none
	Next           calc.Month        // the month to be paid next
	Effect         *Effect           // on that month; nil for who may not read rosters and where the tables are refused
	Places         map[string]string // names of the regions that rows are narrowed to, by code
	kept           []store.PolicyTable
	policy, inUse  *policy.Policy
}

// Refused says whether the tables cannot be taken into use.
func (t *Trial) Refused() bool { return len(t.Faults.Refusing()) > 0 }

// ChangesPaid is the remark that the tables change months already paid, and by how
// much; ok is false where they do not.
func (t *Trial) ChangesPaid() (remark calc.Fault, ok bool) {
	i := slices.IndexFunc(t.Faults, func(f calc.Fault) bool { return f.Code == "policy.changes_paid" })
	if i < 0 {
		return calc.Fault{}, false
	}
	return t.Faults[i], true
}

// Documents are the documents that the tables list and those in use do not.
func (t *Trial) Documents() []policy.Document {
	var list []policy.Document
	for _, r := range t.Added {
		if r.Table == "document" {
			list = append(list, t.policy.Document(r.Key[0]))
		}
	}
	return list
}

// Document is what the tables say of a document's code, else those in use.
func (t *Trial) Document(code string) policy.Document {
	if d := t.policy.Document(code); d.Title != "" {
		return d
	}
	return t.inUse.Document(code)
}

// TryPolicy reads tables and says everything about them that LintPolicy,
// DiffPolicy and WhatIf say, of one moment.
func (o *Office) TryPolicy(tables []calc.Table) (*Trial, error) {
	kept, p, faults := parseTables(tables)
	faults = append(faults, p.Stale(o.Today.Month())...)
	var out *Trial
	err := o.viewAside(func(tx *store.Tx) error {
		if err := o.allow(tx, ReadPolicy); err != nil {
			return err
		}
		latest, err := latestPolicy(tx)
		if err != nil {
			return err
		}
		next, err := nextMonth(tx)
		if err != nil {
			return err
		}
		out = &Trial{Faults: faults.InOrder(), Against: latest.Version, Next: next, kept: kept, policy: p, inUse: latest}
		if out.Refused() {
			return nil
		}
		p.Version = latest.Version
		out.Places = placesOf(tx, latest, p)
		out.Removed, out.Added = policy.Diff(latest, p)
		return o.tryOn(tx, out, latest)
	})
	return out, err
}

// tryOn finds what tables that can be used mean for the awards of the store.
func (o *Office) tryOn(tx *store.Tx, t *Trial, latest *policy.Policy) error {
	elsewhere, err := elsewhere(tx, t.policy)
	if err != nil {
		return err
	}
	gaps, err := o.gaps(tx, t.policy)
	if err != nil {
		return err
	}
	effect, err := whatIf(tx, t.policy, t.Next)
	if err != nil {
		return err
	}
	more := append(elsewhere, gaps...)
	if from, differ := policy.DiffersFrom(latest, t.policy); differ {
		if t.From = max(from, tx.Settings().Opening); t.From < t.Next {
			more = append(more, effect.onPaid(t.From)...)
		}
	}
	t.Faults = append(t.Faults, more...).InOrder()
	if o.allow(tx, ReadRoster) == nil {
		t.Effect = effect
	}
	return nil
}

// TriedEffect is what a month would be under tables that were read (WhatIf); it is
// refused once others have been loaded.
func (o *Office) TriedEffect(t *Trial, m calc.Month) (out *Effect, err error) {
	err = o.viewAside(func(tx *store.Tx) (err error) {
		if err := o.allow(tx, ReadRoster); err != nil {
			return err
		}
		if tx.PolicyVersion() != t.Against {
			return loadedSince(tx, t.Against)
		}
		if err := unsealed(tx, m); err != nil {
			return err
		}
		out, err = whatIf(tx, t.policy, m)
		return err
	})
	return out, err
}

// ExplainTried is ExplainAs by tables that were read, for a month that is not
// confirmed.
func (o *Office) ExplainTried(t *Trial, n calc.HouseholdNumber, program calc.Program, m calc.Month, look Look) ([]Explanation, error) {
	return o.explain(n, program, m, look, t.policy)
}

// LoadTried takes tables into use as they were read (LoadPolicy); it is refused
// once others have been loaded than those they were held against.
func (o *Office) LoadTried(t *Trial) (*Loaded, error) {
	if t.Refused() {
		return nil, t.Faults
	}
	out := &Loaded{Warnings: t.Faults}
	err := o.act(func(tx *store.Tx) (store.Entry, error) {
		if err := o.allow(tx, ChangePolicy); err != nil {
			return store.Entry{}, err
		}
		latest, err := latestPolicy(tx)
		if err != nil {
			return store.Entry{}, err
		}
		if latest.Version != t.Against {
			return store.Entry{}, loadedSince(tx, t.Against)
		}
		if out.Version = latest.Version; latest.Digest() == t.policy.Digest() {
			out.Already = true
			return store.Entry{}, nil
		}
		next := &store.PolicyTables{LoadedAt: o.Now.UTC(), LoadedBy: o.Operator, Tables: t.kept}
		if err := tx.AddPolicy(next); err != nil {
			return store.Entry{}, err
		}
		out.Version = next.Version
		return store.Entry{Act: "policy.load", Subject: fmt.Sprint(next.Version), Reason: roster.Digest(t.policy.Digest()).Short()}, nil
	})
	return out, err
}

// loadedSince refuses what was looked at beside older tables than those in use.
func loadedSince(tx *store.Tx, seen int) error {
	now, err := tx.Policy(tx.PolicyVersion())
	if err != nil {
		return err
	}
	return calc.Refuse("policy.moved", strconv.Itoa(seen), strconv.Itoa(now.Version), now.LoadedBy, now.LoadedAt.Local().Format(time.DateTime))
}
