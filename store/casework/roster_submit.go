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
			return nil, calc.Mistyped("override.unreasoned", x.Code)
		}
		if err := typed("reason", x.Reason); err != nil {
			return nil, err
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
