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
	County   string
	Month    calc.Month
	State    roster.State
	Seal     *roster.Seal // of a draft: what it would be submitted as
	Digest   roster.Digest
	Findings []roster.Finding
	Totals   []roster.Total
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
		County: c.seal.County, Month: c.seal.Month, Seal: &c.seal, Digest: c.seal.Digest(),
		Findings: c.findings, Totals: c.totals, villages: c.villages,
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
	out := &MonthRoster{County: seal.County, Month: seal.Month, State: seal.State, Seal: seal, Digest: seal.Digest()}
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
		return store.Entry{Act: "roster.export", Subject: m.String(), Reason: strings.TrimSpace(fmt.Sprintf("%s %s %s", folder, digest.Short(), reason))}, nil
	})
}

// Submission is what submitting or confirming did.
type Submission struct {
	Seal    *roster.Seal
	Digest  roster.Digest
	Already bool // it had been done before, with the same content
}

// Submit hands a month's roster to a second person (R6). Findings that block
// must be resolved, or overridden by name and reason. Submitting the same again
// changes nothing; other content than was submitted is refused unless again.
func (o *Office) Submit(m calc.Month, overrides []roster.Override, again bool) (*Submission, error) {
	var out *Submission
	frameOf := func(tx *store.Tx) (frame, error) {
		if err := o.allow(tx, MakeRoster); err != nil {
			return frame{}, err
		}
		_, f, err := o.submitFrame(tx, m, overrides)
		return f, err
	}
	err := o.withMonth(m, frameOf, func(before *prepared) error {
		return o.act(func(tx *store.Tx) (store.Entry, error) {
			if err := o.allow(tx, MakeRoster); err != nil {
				return store.Entry{}, err
			}
			var err error
			out, err = o.submit(tx, m, overrides, again, before)
			if err != nil || out.Already {
				return store.Entry{}, err
			}
			return store.Entry{Act: store.ActSubmit, Subject: m.String(), Reason: out.Digest.String()}, nil
		})
	})
	return out, err
}

// submitFrame is what a month is submitted with, and what it was submitted as
// before; errSealed where it is confirmed.
func (o *Office) submitFrame(tx *store.Tx, m calc.Month, overrides []roster.Override) (kept *roster.Seal, f frame, err error) {
	if opening := tx.Settings().Opening; m < opening {
		return nil, f, calc.Refuse("month.before_opening", m.String(), opening.String())
	}
	kept, err = tx.Seal(m)
	switch {
	case errors.Is(err, store.ErrNotFound):
	case err != nil:
		return nil, f, err
	case kept.State == roster.Confirmed:
		return kept, f, errSealed
	}
	if f, err = presentFrame(tx, m, kept); err == nil {
		f.overrides, err = o.signed(f.overrides, overrides)
	}
	return kept, f, err
}

func (o *Office) submit(tx *store.Tx, m calc.Month, overrides []roster.Override, again bool, before *prepared) (*Submission, error) {
	kept, f, err := o.submitFrame(tx, m, overrides)
	if errors.Is(err, errSealed) {
		return &Submission{kept, kept.Digest(), true}, nil
	}
	if err != nil {
		return nil, err
	}
	c, err := before.in(tx, f)
	if err != nil {
		return nil, err
	}
	if left := blocking(c.findings, f.overrides); len(left) > 0 {
		return nil, &Blocked{m, left}
	}
	if err := lifting(c.findings, overrides); err != nil {
		return nil, err
	}
	digest := c.seal.Digest()
	switch {
	case kept != nil && kept.Digest() == digest:
		return &Submission{kept, digest, true}, nil
	case kept != nil && !again:
		return nil, calc.Refuse("roster.changed", m.String(), kept.Digest().Short(), digest.Short())
	}
	c.seal.State, c.seal.SubmittedBy, c.seal.SubmittedAt = roster.Submitted, o.Operator, o.Now.UTC()
	if c.seal.SubmitSignature, err = tx.Sign(store.ActSubmit, digest, o.Now); err != nil {
		return nil, err
	}
	anchor(tx, &c.seal)
	return &Submission{&c.seal, digest, false}, c.keep(tx)
}

// anchor notes the head of the journal in a seal, so that the printed roster
// carries it.
func anchor(tx *store.Tx, s *roster.Seal) {
	s.Journal, s.JournalHead = tx.Head()
}

// lifting refuses an override that lets nothing pass: none is given in advance, and
// none is printed on the roster by a slip of the pen.
func lifting(findings []roster.Finding, overrides []roster.Override) error {
	for _, x := range overrides {
		one := []roster.Override{x}
		if !slices.ContainsFunc(findings, func(f roster.Finding) bool { return f.Block && lifted(f, one) }) {
			return calc.Refuse("override.nothing", x.Code, string(x.Household))
		}
	}
	return nil
}

// standing are the findings that nobody can let pass: the order of the months
// and the chain of their seals.
var standing = map[string]bool{"month.before_open": true, "chain.broken": true}

// signed adds overrides in the operator's name. One that says again what stands
// there already is not added; one without a reason is refused.
func (o *Office) signed(before, more []roster.Override) ([]roster.Override, error) {
	out := slices.Clone(before)
	for _, x := range more {
		if strings.TrimSpace(x.Reason) == "" {
			return nil, calc.Refuse("override.unreasoned", x.Code)
		}
		if standing[x.Code] {
			return nil, calc.Refuse("override.impossible", x.Code)
		}
		again := slices.ContainsFunc(out, func(y roster.Override) bool {
			return y.Code == x.Code && y.Household == x.Household && y.Person == x.Person && y.Reason == x.Reason
		})
		if x.By = o.Operator; !again {
			out = append(out, x)
		}
	}
	return out, nil
}

// keep writes a month as submitted in place of an earlier submission.
func (c *computed) keep(tx *store.Tx) error {
	if err := tx.DropRoster(c.seal.Month); err != nil {
		return err
	}
	for _, v := range c.villages {
		if err := tx.PutEntries(c.seal.Month, v.code, v.entries); err != nil {
			return err
		}
	}
	return errors.Join(tx.PutFindings(c.seal.Month, c.findings), tx.PutSeal(&c.seal))
}

// Blocked says that a month's findings stand in the way of submitting it.
type Blocked struct {
	Month    calc.Month
	Findings []roster.Finding
}

func (b *Blocked) Error() string {
	return fmt.Sprintf("roster %s: %d findings block it", b.Month, len(b.Findings))
}

// Expectation is what the person who confirms says the roster must be; nil
// fields expect nothing.
type Expectation struct {
	Total *calc.Money
	Lines *int
}

// Confirm seals a submitted month (R6): by another operator than submitted it,
// after the month before, and only if the records still make the roster that
// was submitted. Confirming again changes nothing.
//
// The whole store is proved before: nothing is paid from a damaged one.
func (o *Office) Confirm(m calc.Month, expect Expectation) (*Submission, error) {
	frameOf := func(tx *store.Tx) (frame, error) {
		if err := o.allow(tx, ConfirmRoster); err != nil {
			return frame{}, err
		}
		kept, err := tx.Seal(m)
		if err != nil || kept.State == roster.Confirmed {
			return frame{}, errSealed // the act says what is the matter
		}
		return presentFrame(tx, m, kept)
	}
	if err := o.Store.View(func(tx *store.Tx) error { return o.allow(tx, ConfirmRoster) }); err != nil {
		return nil, err
	}
	if err := o.Store.CheckAside(); err != nil {
		return nil, err
	}
	var out *Submission
	err := o.withMonth(m, frameOf, func(before *prepared) error {
		return o.act(func(tx *store.Tx) (store.Entry, error) {
			if err := o.allow(tx, ConfirmRoster); err != nil {
				return store.Entry{}, err
			}
			var err error
			out, err = o.confirm(tx, m, expect, before)
			if err != nil || out.Already {
				return store.Entry{}, err
			}
			return store.Entry{Act: store.ActConfirm, Subject: m.String(), Reason: out.Digest.String()}, nil
		})
	})
	return out, err
}

func (o *Office) confirm(tx *store.Tx, m calc.Month, expect Expectation, before *prepared) (*Submission, error) {
	kept, err := tx.Seal(m)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil, calc.Refuse("roster.not_submitted", m.String())
	case err != nil:
		return nil, err
	}
	if err := expect.check(kept); err != nil {
		return nil, err
	}
	if kept.State == roster.Confirmed {
		return &Submission{kept, kept.Digest(), true}, nil
	}
	if kept.SubmittedBy == o.Operator {
		return nil, calc.Refuse("roster.same_person", m.String(), o.Operator)
	}
	if err := unchanged(tx, kept, before); err != nil {
		return nil, err
	}
	kept.State, kept.ConfirmedBy, kept.ConfirmedAt = roster.Confirmed, o.Operator, o.Now.UTC()
	if kept.ConfirmSignature, err = tx.Sign(store.ActConfirm, kept.Digest(), o.Now); err != nil {
		return nil, err
	}
	anchor(tx, kept)
	return &Submission{kept, kept.Digest(), false}, tx.PutSeal(kept)
}

func (e Expectation) check(seal *roster.Seal) error {
	if e.Total != nil && *e.Total != seal.All.Amount {
		return calc.Refuse("roster.other_total", seal.Month.String(), e.Total.String(), seal.All.Amount.String())
	}
	if e.Lines != nil && *e.Lines != seal.All.Lines {
		return calc.Refuse("roster.other_lines", seal.Month.String(), fmt.Sprint(*e.Lines), fmt.Sprint(seal.All.Lines))
	}
	return nil
}

// unchanged refuses where the month, computed again, is not what was submitted.
func unchanged(tx *store.Tx, kept *roster.Seal, before *prepared) error {
	f, err := presentFrame(tx, kept.Month, kept)
	if err != nil {
		return err
	}
	c, err := before.in(tx, f)
	if err != nil {
		return err
	}
	if left := blocking(c.findings, f.overrides); len(left) > 0 {
		return &Blocked{kept.Month, left}
	}
	if now := c.seal.Digest(); now != kept.Digest() {
		return calc.Refuse("roster.changed", kept.Month.String(), kept.Digest().Short(), now.Short())
	}
	return nil
}
