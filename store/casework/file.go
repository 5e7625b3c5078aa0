package casework

import (
	"errors"
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/calc/records"
	"doudi/calc/review"
	"doudi/calc/roster"
	"doudi/store"
)

// File is a household as the counter needs it: people, awards, the amount of
// the current month, the next review, the last payment.
type File struct {
	Household   *calc.Household
	Village     string
	Township    string
	Month       calc.Month
	Awards      []AwardFile
	LastPayment *Payment
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

// Show is a household's file; store.ErrNotFound where there is none.
func (o *Office) Show(n calc.HouseholdNumber) (*File, error) {
	var f *File
	err := o.Store.View(func(tx *store.Tx) error {
		if err := o.allow(tx, readCases); err != nil {
			return err
		}
		p, err := latestPolicy(tx)
		if err != nil {
			return err
		}
		if f, err = o.file(tx, p, n); err != nil {
			return err
		}
		return o.allowIn(tx, readCases, f.Household.Region)
	})
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
	for _, a := range awards {
		x := AwardFile{Award: a}
		x.Now, x.Error = entitlement.Of(&a, f.Month, p, nil)
		x.Due, x.IsDue = review.Due(&a, &review.Known{Household: h}, p, f.Month)
		f.Awards = append(f.Awards, x)
	}
	f.LastPayment, err = lastPayment(tx, h)
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

// List walks the households of the regions whose code begins with prefix.
func (o *Office) List(prefix string, f func(h *calc.Household, village string) error) error {
	return o.Store.View(func(tx *store.Tx) error {
		if err := o.allow(tx, readCases); err != nil {
			return err
		}
		return tx.Households(prefix, func(h *calc.Household) error {
			return f(h, regionName(tx, h.Region))
		})
	})
}

// mostFound bounds what a search returns.
const mostFound = 200

// Find is the files that a text leads to: a household number, an identity
// number or its tail, an account's tail, a name, its pinyin or initials, a
// village's name. The best kind of match alone is returned.
func (o *Office) Find(text string) ([]*File, error) {
	var files []*File
	err := o.Store.View(func(tx *store.Tx) error {
		files = nil
		if err := o.allow(tx, readCases); err != nil {
			return err
		}
		numbers, err := find(tx, strings.TrimSpace(text), o.Today)
		if err != nil || len(numbers) == 0 {
			return err
		}
		p, err := latestPolicy(tx)
		if err != nil {
			return err
		}
		for _, n := range numbers {
			f, err := o.file(tx, p, n)
			if err != nil {
				return err
			}
			files = append(files, f)
		}
		return nil
	})
	return files, err
}

// find tries the kinds of match one after the other.
func find(tx *store.Tx, text string, today calc.Day) ([]calc.HouseholdNumber, error) {
	if text == "" {
		return nil, nil
	}
	if _, err := tx.Home(calc.HouseholdNumber(text)); err == nil {
		return []calc.HouseholdNumber{calc.HouseholdNumber(text)}, nil
	}
	tries := []func() ([]calc.HouseholdNumber, error){
		func() ([]calc.HouseholdNumber, error) { return findByID(tx, text, today) },
		func() ([]calc.HouseholdNumber, error) { return findByTail(tx, text) },
		func() ([]calc.HouseholdNumber, error) { return tx.FindByName(records.NormalName(text), mostFound) },
		func() ([]calc.HouseholdNumber, error) { return tx.FindBySound(strings.ToLower(text), mostFound) },
		func() ([]calc.HouseholdNumber, error) { return findByVillage(tx, text) },
		func() ([]calc.HouseholdNumber, error) {
			return tx.FindByNumber(calc.HouseholdNumber(text), mostFound)
		},
	}
	for _, try := range tries {
		if found, err := try(); err != nil || len(found) > 0 {
			return found, err
		}
	}
	return nil, nil
}

func findByID(tx *store.Tx, text string, today calc.Day) ([]calc.HouseholdNumber, error) {
	id, err := calc.ParseIDNumber(text, today)
	if err != nil {
		return nil, nil // no identity number: another kind of text
	}
	n, err := tx.HouseholdOf(id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	return []calc.HouseholdNumber{n}, err
}

// findByTail finds the end of an identity or account number, four characters
// or more.
func findByTail(tx *store.Tx, text string) ([]calc.HouseholdNumber, error) {
	tail := strings.ToUpper(text)
	if len(tail) < 4 || strings.Trim(tail, "0123456789X") != "" {
		return nil, nil
	}
	candidates, err := tx.FindByTail(tail[len(tail)-4:], mostFound)
	if err != nil {
		return nil, err
	}
	var found []calc.HouseholdNumber
	for _, n := range candidates {
		h, err := tx.Household(n)
		if err != nil {
			return nil, err
		}
		if endsIn(h, tail) {
			found = append(found, n)
		}
	}
	return unique(found), nil
}

func endsIn(h *calc.Household, tail string) bool {
	if strings.HasSuffix(h.Account, tail) {
		return true
	}
	for i := range h.Members {
		if strings.HasSuffix(string(h.Members[i].ID), tail) {
			return true
		}
	}
	return false
}

func unique(ns []calc.HouseholdNumber) []calc.HouseholdNumber {
	seen := map[calc.HouseholdNumber]bool{}
	out := ns[:0]
	for _, n := range ns {
		if !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}

func findByVillage(tx *store.Tx, text string) ([]calc.HouseholdNumber, error) {
	var codes []calc.RegionCode
	err := tx.Regions(func(r calc.Region) error {
		if strings.Contains(r.Name, text) && !strings.HasSuffix(string(r.Code), "000000") {
			codes = append(codes, r.Code)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var found []calc.HouseholdNumber
	for _, code := range codes {
		prefix := strings.TrimSuffix(string(code), "000")
		if err := tx.HouseholdNumbers(prefix, mostFound-len(found), func(n calc.HouseholdNumber) { found = append(found, n) }); err != nil {
			return nil, err
		}
	}
	return unique(found), nil
}
