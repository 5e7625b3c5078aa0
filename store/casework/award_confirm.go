package casework

import (
	"strconv"
	"strings"
	"time"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/store"
)

// second is what signatures keep of an instant.
const second = time.Second

// PreviewWaiting is what a waiting decision will do, for whoever is to confirm it;
// store.ErrNotFound where none waits under the number. Errors are those of
// ConfirmDecision.
func (o *Office) PreviewWaiting(number uint64) (*Preview, error) {
	var v *Preview
	err := o.Store.View(func(tx *store.Tx) (err error) {
		v, _, err = o.ready(tx, number)
		return err
	})
	return v, err
}

// ConfirmDecision takes a waiting decision over into its award (R4): by another
// than recorded it, with authority for the township and the amount, and only while
// everything that it was based on is as its maker saw it.
func (o *Office) ConfirmDecision(number uint64) (*Preview, error) {
	var v *Preview
	err := o.act(func(tx *store.Tx) (store.Entry, error) {
		var h *calc.Household
		var err error
		if v, h, err = o.ready(tx, number); err != nil {
			return store.Entry{}, err
		}
		d := &v.Decision
		digest, err := store.DecisionDigest(v.AwardKey, d)
		if err != nil {
			return store.Entry{}, err
		}
		d.ConfirmedBy, d.Warrant.ConfirmedAt = o.Operator, o.Now.UTC().Truncate(second)
		if d.Warrant.Checker, err = tx.Sign(store.ActConfirmDecision, digest, o.Now); err != nil {
			return store.Entry{}, err
		}
		if err := tx.DropPending(number); err != nil {
			return store.Entry{}, err
		}
		return v.entry(store.ActConfirmDecision, digest.String()), tx.AddDecision(h.Region, v.AwardKey, d)
	})
	return v, err
}

// ready is a waiting decision that the operator may confirm now.
func (o *Office) ready(tx *store.Tx, number uint64) (*Preview, *calc.Household, error) {
	if err := o.allow(tx, confirmDecision); err != nil {
		return nil, nil, err
	}
	w, err := tx.Pending(number)
	if err != nil {
		return nil, nil, err
	}
	h, err := o.household(tx, confirmDecision, w.AwardKey.Household)
	if err != nil {
		return nil, nil, err
	}
	if w.Decision.RecordedBy == o.Operator {
		return nil, nil, calc.Refuse("decision.own", strconv.FormatUint(number, 10), o.Operator)
	}
	if err := tx.VerifyMaker(w); err != nil {
		return nil, nil, err
	}
	v, p, err := o.again(tx, w, h)
	if err != nil {
		return nil, nil, err
	}
	v.Level = levelOf(v, h, p, o.Today.Month())
	op, err := tx.Operator(o.Operator)
	if err != nil {
		return nil, nil, err
	}
	if v.Level > policy.AtTownship && op.Township != "" || v.Level == policy.AtGroup && v.Decision.Warrant.Minutes == "" {
		return nil, nil, calc.Refuse("decision.beyond", strconv.FormatUint(number, 10), v.most().String(), v.Level.String())
	}
	return v, h, nil
}

// again looks at a waiting decision anew, and refuses where something that it was
// based on is no longer as its maker saw it.
func (o *Office) again(tx *store.Tx, w *store.Pending, h *calc.Household) (*Preview, *policy.Policy, error) {
	p, err := latestPolicy(tx)
	if err != nil {
		return nil, nil, err
	}
	award, err := awardOf(tx, h, w.AwardKey)
	if err != nil {
		return nil, nil, err
	}
	v := &Preview{AwardKey: w.AwardKey, Number: w.Number, Decision: w.Decision, Village: regionName(tx, h.Region), named: w.Named}
	if head := h.Head(); head != nil {
		v.Head = head.Name
	}
	if err := v.look(award, p, tx.Settings().Opening, o.Today.Month()); err != nil {
		return nil, nil, err
	}
	v.Basis = v.basisOf(h, award, p)
	if err := changed(w, v.Basis); err != nil {
		return nil, nil, err
	}
	return v, p, o.within(tx, v, h, award, p)
}

// changed names what is no longer as the maker of a waiting decision saw it.
func changed(w *store.Pending, now store.Basis) error {
	number := strconv.FormatUint(w.Number, 10)
	switch was := w.Basis; {
	case was.Household != now.Household:
		return calc.Refuse("decision.household_changed", number, string(w.AwardKey.Household), strconv.FormatUint(was.Revision, 10), strconv.FormatUint(now.Revision, 10))
	case was.Earlier != now.Earlier:
		return calc.Refuse("decision.award_changed", number, string(w.AwardKey.Household), strconv.FormatUint(now.Earlier, 10))
	case was.Policy != now.Policy:
		return calc.Refuse("decision.tables_changed", number, strconv.Itoa(was.Policy), strconv.Itoa(now.Policy))
	case was != now:
		return calc.Refuse("decision.money_changed", number, was.After.String(), now.After.String())
	}
	return nil
}

// PreviewRenewal is what a waiting decision would do if it were recorded anew by
// what is known now.
func (o *Office) PreviewRenewal(number uint64) (*Preview, error) {
	var v *Preview
	err := o.Store.View(func(tx *store.Tx) (err error) {
		v, err = o.anew(tx, number)
		return err
	})
	return v, err
}

// Renew records a waiting decision anew by what is known now, in the operator's
// own name, and takes the old one away. seen as for Record.
func (o *Office) Renew(number uint64, seen *[32]byte) (*Preview, error) {
	var v *Preview
	err := o.act(func(tx *store.Tx) (store.Entry, error) {
		var err error
		if v, err = o.anew(tx, number); err != nil {
			return store.Entry{}, err
		}
		if err := tx.DropPending(number); err != nil {
			return store.Entry{}, err
		}
		return o.keep(tx, v, seen)
	})
	return v, err
}

func (o *Office) anew(tx *store.Tx, number uint64) (*Preview, error) {
	if err := o.allow(tx, recordDecision); err != nil {
		return nil, err
	}
	w, err := tx.Pending(number)
	if err != nil {
		return nil, err
	}
	return o.propose(tx, proposalOf(w), number)
}

// proposalOf is what was asked for when a waiting decision was recorded.
func proposalOf(w *store.Pending) *Proposal {
	d := &w.Decision
	q := &Proposal{
		Household: w.AwardKey.Household, Program: w.Program, Person: string(w.Person), Kind: d.Kind, From: d.From, Until: d.Until,
		Reviewed: d.Reviewed, Applied: d.Warrant.Applied, StopReason: d.StopReason, Reason: d.Reason, Minutes: d.Warrant.Minutes,
		Application: d.Warrant.Application,
	}
	if d.Warrant.Hearing != nil {
		q.Heard = *d.Warrant.Hearing
	}
	if f := d.Facts; f != nil {
		q.Class, q.Mode, q.Given = f.Class, f.Mode, f.Income.Given
		if q.Given {
			q.PerCapita = f.Income.PerCapita
		}
		for _, x := range f.Insured {
			if w.Named {
				q.Insured = append(q.Insured, string(x.ID))
			}
		}
	}
	return q
}

// Withdraw takes a waiting decision away, with a reason: the one who recorded it,
// or whoever might confirm it and will not.
func (o *Office) Withdraw(number uint64, reason string) (*store.Pending, error) {
	var w *store.Pending
	err := o.act(func(tx *store.Tx) (store.Entry, error) {
		if err := errorsOfBoth(o.allow(tx, recordDecision), o.allow(tx, confirmDecision)); err != nil {
			return store.Entry{}, err
		}
		var err error
		if w, err = tx.Pending(number); err != nil {
			return store.Entry{}, err
		}
		need := confirmDecision
		if w.Decision.RecordedBy == o.Operator {
			need = recordDecision
		}
		if _, err := o.household(tx, need, w.AwardKey.Household); err != nil {
			return store.Entry{}, err
		}
		if strings.TrimSpace(reason) == "" {
			return store.Entry{}, calc.Refuse("decision.unreasoned", strconv.FormatUint(number, 10))
		}
		v := &Preview{AwardKey: w.AwardKey, Number: number, Decision: w.Decision}
		return v.entry("award.withdraw", strings.TrimSpace(reason)), tx.DropPending(number)
	})
	return w, err
}

// errorsOfBoth is nil where one of two ways is open, else why the second is not.
func errorsOfBoth(a, b error) error {
	if a == nil {
		return nil
	}
	return b
}
