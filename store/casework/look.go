package casework

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"doudi/calc"
	"doudi/store"
)

// Look is how a person asks to see case files 查阅案卷.
type Look struct {
	Whole  bool   // identity, account and telephone numbers whole, not their tails
	Reason string // why; a whole look must have one, and one that has it is noted
	Brief  bool   // of several households only what a list of them shows: nothing of reviews, payments and papers
}

// Shown is how a look shows the numbers of a file: whole, or their tails
// (security.md).
type Shown struct{ whole bool }

// Whole says whether numbers are shown whole.
func (s Shown) Whole() bool { return s.whole }

// Number is an identity, account or telephone number as it is to be shown.
func (s Shown) Number(number string) string {
	if s.whole {
		return number
	}
	return calc.Tail(number)
}

// The acts of looking at case files, as the journal has them. Their subject is
// what was looked at: household numbers with blanks between them, or the code of
// a region.
const (
	ActLook        = "look"         // at a household's file, its numbers by their tails
	ActWholeLook   = "look.full"    // with the numbers whole, and the reason
	ActRefusedLook = "look.refused" // the reason begins with the code of the refusal
)

// viewing is a look at case files on its way.
type viewing struct {
	Look
	subject string // what is asked for
	noted   bool   // kept in the journal though neither whole nor with a reason
}

// reach is how far an operator may look into case files.
type reach struct {
	operator string
	township calc.RegionCode // the only one; "" for the whole county
	payments bool            // payees and amounts alone
	shown    Shown
}

// reach checks that the operator may look at case files, and how far.
func (o *Office) reach(tx *store.Tx, whole bool) (*reach, error) {
	r := &reach{operator: o.Operator}
	if err := o.allow(tx, ReadCases); err != nil {
		if o.allow(tx, ReadPayments) != nil {
			return nil, err
		}
		r.payments = true
	}
	if whole {
		if err := o.allow(tx, ReadWhole); err != nil {
			return nil, err
		}
		r.shown.whole = !o.Dry // nothing is noted of what is only tried
	}
	op, err := o.present(tx)
	if err == nil {
		r.township = op.Township
	}
	return r, err
}

// enter refuses a household of another township.
func (r *reach) enter(tx *store.Tx, n calc.HouseholdNumber) error {
	home, err := tx.Home(n)
	if err == nil && !home.Under(string(r.township)) {
		return r.elsewhere()
	}
	return err
}

func (r *reach) elsewhere() error {
	return calc.Refuse("operator.township", r.operator, string(r.township))
}

// narrow leaves of a file what the operator may see: of payees and amounts alone,
// no members, means and reviews.
func (r *reach) narrow(f *File) {
	f.Shown = r.shown
	if !r.payments {
		return
	}
	h := f.Household
	payee, id := h.PaidTo()
	f.Household = &calc.Household{Number: h.Number, Region: h.Region, Settlement: h.Settlement, Payee: payee, PayeeID: id, Bank: h.Bank, Account: h.Account}
	for i := range f.Awards {
		a := &f.Awards[i]
		*a = AwardFile{Award: calc.Award{AwardKey: a.AwardKey}, Now: a.Now, Error: a.Error}
	}
}

// look runs a look at case files: f reads them as far as the operator reaches,
// and says what it looked at, "" for nothing. Looks that are noted have their
// entry in the transaction that reads. Where nothing can be written, a look at
// tails goes on and it is told that it could not be noted; a whole one does not.
// A refused look is noted too.
func (o *Office) look(l viewing, f func(tx *store.Tx, r *reach) (subject string, err error)) error {
	if l.Whole && strings.TrimSpace(l.Reason) == "" {
		return calc.Mistyped("look.unreasoned")
	}
	if err := typed("reason", l.Reason); err != nil {
		return err
	}
	seen := false
	read := func(tx *store.Tx) (subject string, err error) {
		r, err := o.reach(tx, l.Whole)
		if err == nil {
			subject, err = f(tx, r)
		}
		seen = err == nil
		return subject, err
	}
	view := func() error {
		return o.Store.View(func(tx *store.Tx) error {
			_, err := read(tx)
			return err
		})
	}
	if l.Reason = strings.TrimSpace(l.Reason); !l.Whole && !l.noted && l.Reason == "" {
		return o.refusedLook(l, view())
	}
	err := o.act(func(tx *store.Tx) (store.Entry, error) {
		subject, err := read(tx)
		if err != nil || subject == "" {
			return store.Entry{}, err
		}
		return store.Entry{Act: l.act(), Subject: subject, Reason: l.Reason}, nil
	})
	if unwritable(err) && !l.Whole {
		if o.Store.Tell != nil {
			o.Store.Tell("look.unnoted", err.Error())
		}
		if err = nil; !seen {
			err = view()
		}
	}
	return o.refusedLook(l, err)
}

func (l *viewing) act() string {
	if l.Whole {
		return ActWholeLook
	}
	return ActLook
}

// unwritable says whether an act failed because nothing can be written where the
// store is, or to what is not its newest state.
func unwritable(err error) bool {
	return store.Full(err) || slices.ContainsFunc([]error{
		store.ErrReadOnly, fs.ErrPermission, store.ErrMedium, store.ErrOlder, store.ErrOther,
	}, func(why error) bool { return errors.Is(err, why) })
}

// lookRefusals are the refusals of a look that the journal keeps.
var lookRefusals = []string{"operator.forbidden", "operator.township", "operator.machine"}

// refusedLook notes that a look was refused, and gives back why. That it cannot
// be noted does not change the answer.
func (o *Office) refusedLook(l viewing, why error) error {
	var refusal *calc.Refusal
	if errors.As(why, &refusal) && slices.Contains(lookRefusals, refusal.Code) {
		_ = o.act(func(*store.Tx) (store.Entry, error) {
			return store.Entry{Act: ActRefusedLook, Subject: l.subject, Reason: strings.TrimSpace(refusal.Code + " " + l.Reason)}, nil
		})
	}
	return why
}
