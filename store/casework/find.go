package casework

import (
	"errors"
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/pinyin"
	"doudi/calc/records"
	"doudi/store"
)

// mostFound bounds what a search returns.
const mostFound = 200

// Find is the files that a text leads to: a household number, an identity
// number or its tail, an account's tail, a name, its pinyin or initials, a
// village's name. The best kind of match alone is returned, of what lies within
// the operator's township. Who sees payees alone finds by the payee alone.
func (o *Office) Find(text string) ([]*File, error) { return o.FindAs(text, Look{}) }

// FindAs is Find with a look of one's own.
func (o *Office) FindAs(text string, look Look) (files []*File, err error) {
	err = o.look(viewing{Look: look}, func(tx *store.Tx, r *reach) (string, error) {
		files = nil
		numbers, err := r.finder(tx, strings.TrimSpace(text), o.Today).find()
		if err != nil || len(numbers) == 0 {
			return "", err
		}
		p, err := latestPolicy(tx)
		if err != nil {
			return "", err
		}
		var subject []string
		for _, n := range numbers {
			f, err := o.fileFor(tx, p, n, r)
			if err != nil {
				return "", err
			}
			files, subject = append(files, f), append(subject, string(n))
		}
		return strings.Join(subject, " "), nil
	})
	return files, err
}

// finder is a text that is looked for as far as an operator reaches.
type finder struct {
	*reach
	tx     *store.Tx
	search *store.Search
	text   string
	today  calc.Day
}

func (r *reach) finder(tx *store.Tx, text string, today calc.Day) *finder {
	return &finder{r, tx, tx.Search(string(r.township)), text, today}
}

// way is a kind of match, and whether it is one by the payee of a household, for
// those who see no more; nil where it says nothing about people.
type way struct {
	find    func() ([]calc.HouseholdNumber, error)
	ofPayee func(h *calc.Household) bool
}

// find tries the kinds of match one after the other.
func (x *finder) find() ([]calc.HouseholdNumber, error) {
	if x.text == "" {
		return nil, nil
	}
	if home, err := x.tx.Home(calc.HouseholdNumber(x.text)); err == nil && home.Under(string(x.township)) {
		return []calc.HouseholdNumber{calc.HouseholdNumber(x.text)}, nil
	}
	tail, name, sound := strings.ToUpper(x.text), records.NormalName(x.text), strings.ToLower(x.text)
	ways := []way{
		{x.byID, func(h *calc.Household) bool { return payeeEndsIn(h, tail) }},
		{func() ([]calc.HouseholdNumber, error) { return x.byTail(tail) }, func(h *calc.Household) bool { return payeeEndsIn(h, tail) }},
		{func() ([]calc.HouseholdNumber, error) { return x.search.ByName(name, mostFound) }, func(h *calc.Household) bool { return payeeIsCalled(h, name) }},
		{func() ([]calc.HouseholdNumber, error) { return x.search.BySound(sound, mostFound) }, func(h *calc.Household) bool { return payeeSounds(h, sound) }},
		{x.byVillage, nil},
		{func() ([]calc.HouseholdNumber, error) {
			return x.search.ByNumber(calc.HouseholdNumber(x.text), mostFound)
		}, nil},
	}
	for _, w := range ways {
		found, err := w.find()
		if err == nil && x.payments && w.ofPayee != nil {
			found, err = x.only(found, w.ofPayee)
		}
		if err != nil || len(found) > 0 {
			return found, err
		}
	}
	return nil, nil
}

// only keeps the households for which keep holds.
func (x *finder) only(found []calc.HouseholdNumber, keep func(h *calc.Household) bool) ([]calc.HouseholdNumber, error) {
	var kept []calc.HouseholdNumber
	for _, n := range found {
		h, err := x.tx.Household(n)
		if err != nil {
			return nil, err
		}
		if keep(h) {
			kept = append(kept, n)
		}
	}
	return kept, nil
}

func payeeEndsIn(h *calc.Household, tail string) bool {
	_, id := h.PaidTo()
	return strings.HasSuffix(string(id), tail) || strings.HasSuffix(h.Account, tail)
}

func payeeIsCalled(h *calc.Household, name string) bool {
	payee, _ := h.PaidTo()
	return strings.HasPrefix(payee, name)
}

func payeeSounds(h *calc.Household, sound string) bool {
	payee, _ := h.PaidTo()
	return slices.ContainsFunc(append(pinyin.Of(payee), pinyin.Initials(payee)...), func(s string) bool { return strings.HasPrefix(s, sound) })
}

func (x *finder) byID() ([]calc.HouseholdNumber, error) {
	id, err := calc.ParseIDNumber(x.text, x.today)
	if err != nil {
		return nil, nil // no identity number: another kind of text
	}
	n, err := x.tx.HouseholdOf(id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err == nil && x.enter(x.tx, n) != nil {
		return nil, nil
	}
	return []calc.HouseholdNumber{n}, err
}

// byTail finds the end of an identity or account number, four characters
// or more.
func (x *finder) byTail(tail string) ([]calc.HouseholdNumber, error) {
	if len(tail) < 4 || strings.Trim(tail, "0123456789X") != "" {
		return nil, nil
	}
	candidates, err := x.search.ByTail(tail[len(tail)-4:], mostFound)
	if err != nil {
		return nil, err
	}
	found, err := x.only(candidates, func(h *calc.Household) bool { return endsIn(h, tail) })
	return unique(found), err
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

func (x *finder) byVillage() ([]calc.HouseholdNumber, error) {
	var prefixes []string
	err := x.tx.Regions(func(r calc.Region) error {
		within, ok := x.within(strings.TrimSuffix(string(r.Code), "000"))
		if ok && strings.Contains(r.Name, x.text) && !strings.HasSuffix(string(r.Code), "000000") {
			prefixes = append(prefixes, within)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var found []calc.HouseholdNumber
	for _, prefix := range prefixes {
		err := x.tx.HouseholdNumbers(prefix, mostFound-len(found), func(n calc.HouseholdNumber) { found = append(found, n) })
		if err != nil {
			return nil, err
		}
	}
	return unique(found), nil
}
