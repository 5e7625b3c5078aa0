package casework

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store"
)

// MonthRoster is a month's roster as it is now: computed from the records while
// it is a draft, read from its seal once it is confirmed.
type MonthRoster struct {
	roster.Book
	Digest   roster.Digest
	Stale    bool         // submitted once, but the records have changed since
	Was      *roster.Seal // what it was submitted as then; nil where it is not stale
	names    map[calc.RegionCode]string
	villages []packedVillage
}

// Each walks the entries in the roster's order; it may be called again. An
// entry is only good until f returns.
func (m *MonthRoster) Each(f func(*roster.Entry) error) error {
	return (&computed{villages: m.villages}).each(f)
}

// RegionName is the name of a region, "" where the county has none such.
func (m *MonthRoster) RegionName(code calc.RegionCode) string { return m.names[code] }

// Blocking are the findings that block the month and nobody has overridden.
func (m *MonthRoster) Blocking() []roster.Finding { return blocking(m.Findings, m.Seal.Overrides) }

// BlockingWith are those that would be left if more were overridden.
func (m *MonthRoster) BlockingWith(more []roster.Override) []roster.Finding {
	return blocking(m.Findings, slices.Concat(m.Seal.Overrides, more))
}

// CanLift says whether anybody may let a finding that blocks pass.
func CanLift(f roster.Finding) bool { return !standing[f.Code] }

func blocking(findings []roster.Finding, overrides []roster.Override) []roster.Finding {
	var left []roster.Finding
	for _, f := range findings {
		if f.Block && !lifted(f, overrides) {
			left = append(left, f)
		}
	}
	return left
}

func lifted(f roster.Finding, overrides []roster.Override) bool {
	for _, o := range overrides {
		if o.Lifts(f) {
			return true
		}
	}
	return false
}

// Roster is the roster of a month. It only looks; nothing is changed. A draft is
// computed after the records have been taken out, so that nobody waits for it.
func (o *Office) Roster(m calc.Month) (*MonthRoster, error) {
	var out *MonthRoster
	var kept *roster.Seal // what the month was submitted as, if it was
	draft, err := o.prepare(m, func(tx *store.Tx) (f frame, err error) {
		if err := o.allow(tx, ReadRoster); err != nil {
			return f, err
		}
		if opening := tx.Settings().Opening; m < opening {
			return f, calc.Refuse("month.before_opening", m.String(), opening.String())
		}
		if kept, err = tx.Seal(m); err != nil && !errors.Is(err, store.ErrNotFound) {
			return f, err
		}
		if kept != nil && kept.State == roster.Confirmed {
			if out, err = sealedRoster(tx, kept); err == nil {
				err = errSealed
			}
			return f, err
		}
		return presentFrame(tx, m, kept)
	})
	switch {
	case err == nil:
		out = draftRoster(draft.out, kept)
	case !errors.Is(err, errSealed):
		return nil, err
	}
	return out, o.Store.View(func(tx *store.Tx) error {
		out.names = regionNames(tx, out.villages)
		return nil
	})
}

// errSealed says that there is nothing to compute: the month is sealed.
var errSealed = errors.New("sealed")

// draftRoster is a month as computed; kept is what it was submitted as, if it was.
func draftRoster(c *computed, kept *roster.Seal) *MonthRoster {
	out := &MonthRoster{
		Book:   roster.Book{County: c.seal.County, Month: c.seal.Month, Seal: &c.seal, Findings: c.findings, Totals: c.totals},
		Digest: c.seal.Digest(), villages: c.villages,
	}
	switch {
	case kept == nil:
	case kept.Digest() == out.Digest:
		out.State, out.Seal = kept.State, kept
	default:
		out.Stale, out.Was = true, kept
	}
	return out
}

// presentFrame computes with the tables and decisions of now. The overrides of
// an earlier submission hold for it.
func presentFrame(tx *store.Tx, m calc.Month, kept *roster.Seal) (frame, error) {
	p, err := latestPolicy(tx)
	f := frame{month: m, policy: p, horizon: tx.Horizon()}
	if kept != nil {
		f.overrides = kept.Overrides
	}
	return f, err
}

// sealedRoster reads a confirmed month; its statistics come from what was
// sealed, whatever the records say today.
func sealedRoster(tx *store.Tx, seal *roster.Seal) (*MonthRoster, error) {
	out := &MonthRoster{Book: roster.Book{County: seal.County, Month: seal.Month, State: seal.State, Seal: seal}, Digest: seal.Digest()}
	if err := tx.VerifySignatures(seal); err != nil {
		return nil, err
	}
	var err error
	if out.Findings, err = tx.Findings(seal.Month); err != nil {
		return nil, err
	}
	totals := roster.NewTotals()
	err = tx.Packed(seal.Month, "", func(code calc.RegionCode, packed store.Packed) error {
		out.villages = append(out.villages, packedVillage{code, packed})
		return packed.Each(func(e *roster.Entry) error {
			totals.Add(e)
			return nil
		})
	})
	out.Totals = totals.Rows()
	return out, err
}

// regionNames are the names of the regions that the roster's lines lie in, and
// of the regions above them.
func regionNames(tx *store.Tx, villages []packedVillage) map[calc.RegionCode]string {
	names := map[calc.RegionCode]string{}
	learn := func(code calc.RegionCode) {
		if _, known := names[code]; !known {
			r, _ := tx.Region(code) // a region without a row has no name
			names[code] = r.Name
		}
	}
	for _, v := range villages {
		learn(v.code)
		learn(v.code.Township().Full())
		learn(v.code.County().Full())
	}
	return names
}

// Exported notes in the journal that a month's files leave for a folder: who, what
// and where, and why where a reason is given.
func (o *Office) Exported(m calc.Month, folder string, digest roster.Digest, reason string) error {
	return o.act(func(tx *store.Tx) (store.Entry, error) {
		if err := o.allow(tx, ReadRoster); err != nil {
			return store.Entry{}, err
		}
		if err := typed("reason", reason); err != nil {
			return store.Entry{}, err
		}
		return store.Entry{Act: "roster.export", Subject: m.String(), Reason: strings.TrimSpace(fmt.Sprintf("%s %s %s", calc.Legible(folder), digest.Short(), reason))}, nil
	})
}
