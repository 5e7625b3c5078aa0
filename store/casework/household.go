package casework

import (
	"errors"
	"slices"
	"strconv"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/calc/records"
	"doudi/store"
)

// HouseholdChange is what every act on a household by hand states 家庭变更.
type HouseholdChange struct {
	From   calc.Month // from which it counts
	Reason string
	// Seen are the revisions that the operator decided on; of a household that is
	// not named any is taken.
	Seen map[calc.HouseholdNumber]uint64
	// What is typed of the household, its people and its items, by the columns of
	// the import's sheets. A member's row has the id column; an item's row replaces
	// what is on file of that person and kind, and an amount of 0 takes it off.
	Home    records.Typed
	Members []records.Typed
	Items   []records.Typed
}

// HouseholdDone is what an act on households did, or would do.
type HouseholdDone struct {
	Act      string
	From     calc.Month
	Seen     map[calc.HouseholdNumber]uint64 // revisions that the act was shown on, for doing what was shown
	Turns    []HouseholdTurn
	Effects  []entitlement.Effect
	Accounts []AccountAsked // accounts that another person must confirm
	FinishBy calc.Month     // last month to decide what is due, where the law names one (民发〔2022〕83号 一(三))
	Warnings calc.Faults
}

// HouseholdTurn is one household before and after an act.
type HouseholdTurn struct {
	Old    *calc.Household // nil for a household that the act adds
	New    *calc.Household
	Closed bool // the household ended
}

// AccountAsked is a change of where the money goes that waits for a second person.
type AccountAsked struct {
	Household     calc.HouseholdNumber
	Before, After calc.PayAccount
}

// Changed says whether there was anything to do.
func (d *HouseholdDone) Changed() bool { return len(d.Turns)+len(d.Accounts) > 0 }

// Stale says that a household has changed since the operator looked at it: what
// it is now differs from what they saw.
type Stale struct {
	Household   calc.HouseholdNumber
	Seen, Now   uint64 // revisions
	By, Act     string // of the last change
	Differences []records.Difference
}

func (s *Stale) Error() string {
	return "household " + string(s.Household) + " is at revision " + strconv.FormatUint(s.Now, 10) + ", seen at " + strconv.FormatUint(s.Seen, 10)
}

// turning is one act on households at work in a transaction.
type turning struct {
	office     *Office
	tx         *store.Tx
	change     HouseholdChange
	turns      []*turn
	died       calc.IDNumber
	renumbered *renumbered // whose number is put right; nil in any other act
	event      calc.Day
	asked      []AccountAsked
	faults     calc.Faults
}

// turn is one household in the act.
type turn struct {
	old, new *calc.Household
	closed   bool
}

// turn runs an act on households: f turns them, then everything is checked and
// written at once.
func (o *Office) turn(act string, n calc.HouseholdNumber, c HouseholdChange, f func(*turning) error) (*HouseholdDone, error) {
	var done *HouseholdDone
	err := o.act(func(tx *store.Tx) (store.Entry, error) {
		t := &turning{office: o, tx: tx, change: c}
		done = &HouseholdDone{Act: act, From: c.From, Seen: map[calc.HouseholdNumber]uint64{}}
		if err := t.stated(); err != nil {
			return store.Entry{}, err
		}
		if err := f(t); err != nil {
			return store.Entry{}, err
		}
		if err := t.finish(done); err != nil || !done.Changed() {
			return store.Entry{}, err
		}
		return store.Entry{Act: act, Subject: string(n), Reason: c.Reason}, nil
	})
	if err != nil {
		return nil, err
	}
	return done, nil
}

// stated checks what every act states.
func (t *turning) stated() error {
	if err := t.office.allow(t.tx, ChangeCases); err != nil {
		return err
	}
	if last := t.office.Today.Month() + 1; t.change.From == 0 || t.change.From > last {
		return calc.Refuse("household.from", t.change.From.String(), last.String())
	}
	if blank(t.change.Reason) {
		return calc.Mistyped("household.unreasoned")
	}
	t.faults = records.TypedText("reason", t.change.Reason)
	return nil
}

func (t *turning) fault(at calc.Place, code string, args ...string) {
	t.faults = append(t.faults, calc.Fault{Code: code, Place: at, Args: args})
}

// open takes a household on file into the act: of the operator's place, not
// ended, and as the operator saw it. Its people and items may be changed.
func (t *turning) open(n calc.HouseholdNumber) (*turn, error) {
	for _, own := range t.turns {
		if own.new.Number == n {
			return nil, calc.Refuse("household.itself", string(n))
		}
	}
	old, err := t.tx.Household(n)
	if err != nil {
		return nil, err
	}
	if err := t.office.allowIn(t.tx, ChangeCases, old.Region); err != nil {
		return nil, err
	}
	if err := stillOpen(t.tx, old); err != nil {
		return nil, err
	}
	if seen, named := t.change.Seen[n]; named && seen != old.Revision {
		return nil, stale(t.tx, old, seen)
	}
	changed := *old
	changed.Members, changed.Items = slices.Clone(old.Members), slices.Clone(old.Items)
	own := &turn{old: old, new: &changed}
	t.turns = append(t.turns, own)
	return own, nil
}

// stillOpen refuses a household that has ended, and says where it went.
func stillOpen(tx *store.Tx, h *calc.Household) error {
	closed, into, err := tx.Closed(h)
	switch {
	case err != nil || !closed:
		return err
	case len(into) == 0:
		return calc.Refuse("household.ended", string(h.Number))
	}
	return calc.Refuse("household.closed", string(h.Number), string(into[0]))
}

// stale is the refusal of an act on another revision than the one on file.
func stale(tx *store.Tx, now *calc.Household, seen uint64) error {
	if seen > now.Revision {
		return calc.Refuse("household.revision", string(now.Number), strconv.FormatUint(seen, 10), strconv.FormatUint(now.Revision, 10))
	}
	before, err := tx.Version(now, seen)
	if err != nil {
		return err
	}
	last, err := tx.Version(now, now.Revision)
	if err != nil {
		return err
	}
	return &Stale{
		Household: now.Number, Seen: seen, Now: now.Revision, By: last.Entry.Operator, Act: last.Entry.Act,
		Differences: records.Differences(before.Household, now),
	}
}

// add begins a household that is not on file.
func (t *turning) add(h *calc.Household) (*turn, error) {
	switch _, err := t.tx.Home(h.Number); {
	case err == nil:
		return nil, calc.Refuse("household.taken", string(h.Number))
	case !errors.Is(err, store.ErrNotFound):
		return nil, err
	}
	own := &turn{new: h}
	t.turns = append(t.turns, own)
	return own, nil
}

// latest are the tables in use.
func (t *turning) latest() (*policy.Policy, error) { return latestPolicy(t.tx) }
