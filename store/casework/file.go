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

// File is a household as the counter needs it: people, awards, the amount of
// the current month, the next review, the last payment.
type File struct {
	Household   *calc.Household
	Shown       Shown // how its numbers are to be shown
	Village     string
	Township    string
	Month       calc.Month
	Awards      []AwardFile
	LastPayment *Payment
	Closed      bool                   // the household has ended
	Into        []calc.HouseholdNumber // where its people went
	Asked       *store.AccountRequest  // an account that waits for a second person; nil for none
}

// AwardFile is one award of a file.
type AwardFile struct {
	calc.Award
	Now   entitlement.Entitlement // of the file's month
	Error error                   // what the tables fail to say, nil where they say it
	Due   review.Deadline
	IsDue bool // Due is meant
}

// Payment is what a confirmed roster paid a household.
type Payment struct {
	Month  calc.Month
	Amount calc.Money
}

// Total is what all awards are owed for the file's month.
func (f *File) Total() calc.Money {
	var total calc.Money
	for i := range f.Awards {
		total += f.Awards[i].Now.Total()
	}
	return total
}

// Show is a household's file; store.ErrNotFound where there is none. The look is
// noted in the journal.
func (o *Office) Show(n calc.HouseholdNumber) (*File, error) { return o.ShowAs(n, Look{}) }

// ShowAs is Show with a look of one's own.
func (o *Office) ShowAs(n calc.HouseholdNumber, look Look) (f *File, err error) {
	err = o.look(viewing{Look: look, subject: string(n), noted: true}, func(tx *store.Tx, r *reach) (string, error) {
		f = nil
		if err := r.enter(tx, n); err != nil {
			return "", err
		}
		p, err := latestPolicy(tx)
		if err != nil {
			return "", err
		}
		f, err = o.fileFor(tx, p, n, r)
		return string(n), err
	})
	return f, err
}

// fileFor is a file as far as an operator may see it.
func (o *Office) fileFor(tx *store.Tx, p *policy.Policy, n calc.HouseholdNumber, r *reach) (*File, error) {
	f, err := o.file(tx, p, n)
	if err == nil {
		r.narrow(f)
	}
	return f, err
}

func (o *Office) file(tx *store.Tx, p *policy.Policy, n calc.HouseholdNumber) (*File, error) {
	h, err := tx.Household(n)
	if err != nil {
		return nil, err
	}
	f := &File{Household: h, Month: o.Today.Month()}
	f.Village, f.Township = regionName(tx, h.Region), regionName(tx, h.Region.Township().Full())
	awards, err := tx.Awards(h.Region, n)
	if err != nil {
		return nil, err
	}
	facts, err := tx.Facts(h.Region, n)
	if err != nil {
		return nil, err
	}
	for _, a := range awards {
		x := AwardFile{Award: a}
		x.Now, x.Error = entitlement.Of(&a, f.Month, p, nil)
		x.Due, x.IsDue = review.Due(&a, known(&a, facts, p, f.Month), p, f.Month)
		f.Awards = append(f.Awards, x)
	}
	if f.LastPayment, err = lastPayment(tx, h); err != nil {
		return nil, err
	}
	if f.Closed, f.Into, err = tx.Closed(h); err != nil {
		return nil, err
	}
	if f.Asked, err = tx.AccountRequest(n); errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return f, err
}

func regionName(tx *store.Tx, code calc.RegionCode) string {
	r, _ := tx.Region(code) // a region without a row has no name
	return r.Name
}

// lastPayment is what the last confirmed roster paid the household; nil where
// it was not on it.
func lastPayment(tx *store.Tx, h *calc.Household) (*Payment, error) {
	p := &Payment{Month: nextMonth(tx) - 1}
	moved, err := tx.Moved()
	if err != nil {
		return nil, err
	}
	villages := append([]calc.RegionCode{h.Region}, moved[h.Number]...)
	slices.Sort(villages)
	for _, village := range slices.Compact(villages) {
		err := tx.Packed(p.Month, village, func(_ calc.RegionCode, packed store.Packed) error {
			return packed.Each(func(e *roster.Entry) error {
				if e.Household == h.Number {
					p.Amount += e.Total()
				}
				return nil
			})
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

// List walks the households of the regions whose code begins with prefix, as far
// as the operator's township reaches.
func (o *Office) List(prefix string, f func(h *calc.Household, village string) error) error {
	return o.ListAs(prefix, Look{}, func(h *calc.Household, village string, _ Shown) error { return f(h, village) })
}

// ListAs is List with a look of one's own, and how the numbers of the households
// are to be shown.
func (o *Office) ListAs(prefix string, look Look, f func(h *calc.Household, village string, shown Shown) error) error {
	return o.look(viewing{Look: look, subject: prefix}, func(tx *store.Tx, r *reach) (string, error) {
		if r.payments {
			return "", o.allow(tx, readCases)
		}
		within, ok := r.within(prefix)
		if !ok {
			return "", r.elsewhere()
		}
		subject := within
		if subject == "" {
			subject = string(county(tx))
		}
		return subject, tx.Households(within, func(h *calc.Household) error { return f(h, regionName(tx, h.Region), r.shown) })
	})
}

// county is the county's code, "" where it has no regions.
func county(tx *store.Tx) (code calc.RegionCode) {
	enough := errors.New("enough")
	_ = tx.Regions(func(r calc.Region) error { // a list without regions has no households
		code = r.Code.County()
		return enough
	})
	return code
}
