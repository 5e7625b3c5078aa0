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
	if err := o.allow(tx, ConfirmDecisions); err != nil {
		return nil, nil, err
	}
	w, err := tx.Pending(number)
	if err != nil {
		return nil, nil, err
	}
	h, err := o.household(tx, ConfirmDecisions, w.AwardKey.Household)
	if err != nil {
		return nil, nil, err
	}
	p, err := latestPolicy(tx)
	if err != nil {
		return nil, nil, err
	}
	v, bar, err := o.weigh(tx, w, h, p)
	if bar == nil {
		bar = err
	}
	return v, h, bar
}

// weigh looks at a waiting decision anew. bar is why the operator may not confirm
// it: it is their own, or not as its maker saw it, or beyond their authority; err
// is what keeps its money from being computed.
func (o *Office) weigh(tx *store.Tx, w *store.Pending, h *calc.Household, p *policy.Policy) (v *Preview, bar, err error) {
	v, err = o.again(tx, w, h, p)
	switch {
	case w.Decision.RecordedBy == o.Operator:
		return v, calc.Refuse("decision.own", strconv.FormatUint(w.Number, 10), o.Operator), err
	case err != nil:
		return v, nil, err
	}
	if bar = tx.VerifyMaker(w); bar == nil {
		bar = changed(w, v.Basis)
	}
	if bar == nil {
		bar = o.ruledOut(tx, v, h, p)
	}
	if bar == nil {
		bar = o.reaches(tx, v)
	}
	return v, bar, nil
}

// ruledOut refuses a decision that the tables rule out by now.
func (o *Office) ruledOut(tx *store.Tx, v *Preview, h *calc.Household, p *policy.Policy) error {
	award, err := awardOf(tx, h, v.AwardKey)
	if err != nil {
		return err
	}
	return o.within(tx, v, h, award, p)
}

// reaches refuses a decision whose amount or family is beyond the operator's
// authority.
func (o *Office) reaches(tx *store.Tx, v *Preview) error {
	op, err := tx.Operator(o.Operator)
	if err != nil {
		return err
	}
	if v.Level > policy.AtTownship && op.Township != "" || v.NeedsMinutes() && v.Decision.Warrant.Minutes == "" {
		return calc.Refuse("decision.beyond", strconv.FormatUint(v.Number, 10), v.most().String(), v.Level.String())
	}
	return nil
}

// again is what a waiting decision does by what is known now. What the tables
// fail to say leaves it without money.
func (o *Office) again(tx *store.Tx, w *store.Pending, h *calc.Household, p *policy.Policy) (*Preview, error) {
	v := &Preview{AwardKey: w.AwardKey, Number: w.Number, Decision: w.Decision, Village: regionName(tx, h.Region), named: w.Named}
	if head := h.Head(); head != nil {
		v.Head = head.Name
	}
	award, err := awardOf(tx, h, w.AwardKey)
	if err == nil {
		err = v.look(award, p, tx.Settings().Opening, o.Today.Month())
	}
	if err != nil {
		return v, err
	}
	v.Basis = v.basisOf(h, award, p)
	v.Level = levelOf(v, h, p, o.Today.Month())
	return v, nil
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
	if err := o.allow(tx, RecordDecision); err != nil {
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
		if err := errorsOfBoth(o.allow(tx, RecordDecision), o.allow(tx, ConfirmDecisions)); err != nil {
			return store.Entry{}, err
		}
		var err error
		if w, err = tx.Pending(number); err != nil {
			return store.Entry{}, err
		}
		need := ConfirmDecisions
		if w.Decision.RecordedBy == o.Operator {
			need = RecordDecision
		}
		if _, err := o.household(tx, need, w.AwardKey.Household); err != nil {
			return store.Entry{}, err
		}
		if strings.TrimSpace(reason) == "" {
			return store.Entry{}, calc.Mistyped("decision.unreasoned", strconv.FormatUint(number, 10))
		}
		if err := typed("reason", reason); err != nil {
			return store.Entry{}, err
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
