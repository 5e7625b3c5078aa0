package casework

import (
	"errors"
	"fmt"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store"
)

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
