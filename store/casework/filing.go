package casework

import (
	"errors"
	"slices"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/calc/review"
	"doudi/calc/roster"
	"doudi/store"
)

// filing makes the files of one look, as far as the operator may see them. What
// they have in common is read once.
type filing struct {
	tx      *store.Tx
	reach   *reach
	policy  *policy.Policy
	month   calc.Month
	paid    calc.Month // of the last confirmed roster; 0 before it is asked for
	names   map[calc.RegionCode]string
	rosters map[calc.RegionCode]store.Packed // of the month paid
}

func (o *Office) filing(tx *store.Tx, r *reach) (*filing, error) {
	p, err := latestPolicy(tx)
	return &filing{
		tx: tx, reach: r, policy: p, month: o.Today.Month(),
		names: map[calc.RegionCode]string{}, rosters: map[calc.RegionCode]store.Packed{},
	}, err
}

// parts are what a file has beside the household, its awards and their amounts.
type parts uint8

const (
	withReviews parts = 1 << iota // when the awards are due
	withPapers                    // whether it is closed, the account that waits
	withPayment                   // the last payment
	wholeFile   = withReviews | withPapers | withPayment
)

// file is the file of a household, with parts of it.
func (l *filing) file(n calc.HouseholdNumber, want parts) (*File, error) {
	h, err := l.tx.Household(n)
	if err != nil {
		return nil, err
	}
	f := &File{Household: h, Month: l.month, Village: l.name(h.Region), Township: l.name(h.Region.Township().Full())}
	if err := l.awards(f, want); err != nil {
		return nil, err
	}
	if want&withPayment != 0 {
		if f.LastPayment, err = l.lastPayment(h); err != nil {
			return nil, err
		}
	}
	if want&withPapers != 0 {
		if err := l.papers(f); err != nil {
			return nil, err
		}
	}
	l.reach.narrow(f)
	return f, nil
}

func (l *filing) name(code calc.RegionCode) string {
	name, known := l.names[code]
	if !known {
		name = regionName(l.tx, code)
		l.names[code] = name
	}
	return name
}

func (l *filing) awards(f *File, want parts) error {
	h := f.Household
	awards, err := l.tx.Awards(h.Region, h.Number)
	if err != nil {
		return err
	}
	var facts []review.Fact
	if want&withReviews != 0 {
		if facts, err = l.tx.Facts(h.Region, h.Number); err != nil {
			return err
		}
	}
	for _, a := range awards {
		x := AwardFile{Award: a}
		x.Now, x.Error = entitlement.Of(&a, l.month, l.policy, nil)
		if want&withReviews != 0 {
			x.Due, x.IsDue = review.Due(&a, known(&a, facts, l.policy, l.month), l.policy, l.month)
		}
		f.Awards = append(f.Awards, x)
	}
	return nil
}

func (l *filing) papers(f *File) (err error) {
	if f.Closed, f.Into, err = l.tx.Closed(f.Household); err != nil {
		return err
	}
	if f.Asked, err = l.tx.AccountRequest(f.Household.Number); errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return err
}

// lastPayment is what the last confirmed roster paid the household; nil where
// it was not on it.
func (l *filing) lastPayment(h *calc.Household) (*Payment, error) {
	if l.paid == 0 {
		next, err := nextMonth(l.tx)
		if err != nil {
			return nil, err
		}
		l.paid = next - 1
	}
	before, err := l.tx.MovedFrom(h.Number)
	if err != nil {
		return nil, err
	}
	p := &Payment{Month: l.paid}
	villages := append(before, h.Region)
	slices.Sort(villages)
	for _, village := range slices.Compact(villages) {
		packed, err := l.roster(village)
		if err != nil {
			return nil, err
		}
		if packed == nil {
			continue // nobody there was on it
		}
		err = packed.Of(h.Number, func(e *roster.Entry) error {
			p.Amount += e.Total()
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if p.Amount == 0 {
		return nil, nil
	}
	return p, nil
}

// roster is what the last confirmed roster has of a village.
func (l *filing) roster(village calc.RegionCode) (store.Packed, error) {
	packed, read := l.rosters[village]
	if read {
		return packed, nil
	}
	err := l.tx.Packed(l.paid, village, func(_ calc.RegionCode, p store.Packed) error {
		packed = p
		return nil
	})
	l.rosters[village] = packed
	return packed, err
}
