package casework

import (
	"errors"
	"strings"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/review"
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
		l, err := o.filing(tx, r)
		if err != nil {
			return "", err
		}
		f, err = l.file(n, wholeFile)
		return string(n), err
	})
	return f, err
}

func regionName(tx *store.Tx, code calc.RegionCode) string {
	r, _ := tx.Region(code) // a region without a row has no name
	return r.Name
}

// villageAt is a village of the county 村、社区; nil where the code is none's.
func villageAt(tx *store.Tx, code calc.RegionCode) (*calc.Region, error) {
	if len(code) != 12 || strings.HasSuffix(string(code), "000") {
		return nil, nil
	}
	r, err := tx.Region(code)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil, nil
	case err != nil:
		return nil, err
	}
	return &r, nil
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
			return "", o.allow(tx, ReadCases)
		}
		within, ok := narrowed(prefix, r.township)
		if !ok {
			return "", r.elsewhere()
		}
		if err := hasRegion(tx, prefix); err != nil {
			return "", err
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
