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

// FindAs is Find with a look of one's own. Files that are shown are noted in the journal
// as that of Show is, all in one entry: of a brief look that is the file of a single
// household that is found.
func (o *Office) FindAs(text string, look Look) ([]*File, error) {
	if !look.Brief || look.Whole || strings.TrimSpace(look.Reason) != "" {
		return o.find(text, viewing{Look: look, noted: !look.Brief}, (*finder).find)
	}
	if strings.ContainsAny(text, "0123456789") { // most are a whole number: the look and its note are one act then
		files, err := o.find(text, viewing{Look: look, noted: true}, (*finder).exact)
		if err != nil || len(files) > 0 {
			return files, err
		}
	}
	files, err := o.find(text, viewing{Look: look}, (*finder).find)
	if err == nil && len(files) == 1 {
		return o.find(text, viewing{Look: look, noted: true}, (*finder).find)
	}
	return files, err
}

func (o *Office) find(text string, asked viewing, look func(*finder) (matched, error)) (files []*File, err error) {
	err = o.look(asked, func(tx *store.Tx, r *reach) (string, error) {
		files = nil
		found, err := look(r.finder(tx, strings.TrimSpace(text), o.Today))
		if err != nil || len(found.numbers) == 0 {
			return "", err
		}
		l, err := o.filing(tx, r)
		if err != nil {
			return "", err
		}
		parts := wholeFile
		if asked.Brief && len(found.numbers) > 1 {
			parts = 0
		}
		var subject []string
		for _, n := range found.numbers {
			f, err := l.file(n, parts)
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
	tx      *store.Tx // nil where the directory in memory answers alone
	search  *store.Search
	regions func(f func(calc.Region) error) error
	text    string
	today   calc.Day
	most    int
}

func (r *reach) finder(tx *store.Tx, text string, today calc.Day) *finder {
	return &finder{r, tx, tx.Search(string(r.township)), tx.Regions, text, today, mostFound}
}

// match is a kind of match of a search.
type match uint8

const (
	noMatch match = iota
	numberMatch
	idMatch
	tailMatch
	nameMatch
	soundMatch
	villageMatch
)

// matched is what a search has found, and by what.
type matched struct {
	by      match
	numbers []calc.HouseholdNumber
	total   int // with those beyond the most that are wanted, as far as they are known of
}

// way is how one kind of match is looked for.
type way struct {
	by   match
	find func() ([]calc.HouseholdNumber, int, error)
}

// whole finds the household whose number the text is.
func (x *finder) whole() (matched, error) {
	if n := calc.HouseholdNumber(x.text); n != "" && x.search.Whole(n) {
		return matched{numberMatch, []calc.HouseholdNumber{n}, 1}, nil
	}
	return matched{}, nil
}

// exact finds the household whose number the text is, or that of one of its people.
func (x *finder) exact() (matched, error) {
	if found, err := x.whole(); err != nil || len(found.numbers) > 0 {
		return found, err
	}
	return x.by(way{idMatch, x.byID})
}

// by tries one kind of match.
func (x *finder) by(w way) (matched, error) {
	numbers, total, err := w.find()
	if err == nil && x.payments {
		numbers, total, err = x.only(numbers, total, func(h *calc.Household) bool { return x.ofPayee(h, w.by) })
	}
	return matched{w.by, numbers, total}, err
}

// find tries the kinds of match one after the other.
func (x *finder) find() (matched, error) {
	if x.text == "" {
		return matched{}, nil
	}
	if found, err := x.exact(); err != nil || len(found.numbers) > 0 {
		return found, err
	}
	for _, w := range []way{
		{tailMatch, x.byTail},
		{nameMatch, func() ([]calc.HouseholdNumber, int, error) { return x.search.ByName(x.name(), x.most) }},
		{soundMatch, func() ([]calc.HouseholdNumber, int, error) { return x.search.BySound(x.sound(), x.most) }},
		{villageMatch, x.byVillage},
		{numberMatch, func() ([]calc.HouseholdNumber, int, error) {
			return x.search.ByNumber(calc.HouseholdNumber(x.text), x.most)
		}},
	} {
		if found, err := x.by(w); err != nil || len(found.numbers) > 0 {
			return found, err
		}
	}
	return matched{}, nil
}

// The text as each kind of match reads it.
func (x *finder) tail() string  { return strings.ToUpper(x.text) }
func (x *finder) name() string  { return records.NormalName(x.text) }
func (x *finder) sound() string { return strings.ToLower(x.text) }

// needsRecords says whether a text may be one that the directory alone does not
// answer: a whole number, or more of its end than the directory has.
func (x *finder) needsRecords() bool {
	_, err := calc.ParseIDNumber(x.text, x.today)
	return err == nil || isTail(x.tail()) && len(x.text) > store.TailSize
}

// only keeps the households for which keep holds.
func (x *finder) only(numbers []calc.HouseholdNumber, total int, keep func(h *calc.Household) bool) (kept []calc.HouseholdNumber, left int, err error) {
	left = total
	for _, n := range numbers {
		h, err := x.tx.Household(n)
		if err != nil {
			return nil, 0, err
		}
		if keep(h) {
			kept = append(kept, n)
		} else {
			left--
		}
	}
	return kept, left, nil
}

// ofPayee says whether a match is one by the payee of a household, or says
// nothing about people.
func (x *finder) ofPayee(h *calc.Household, by match) bool {
	payee, id := h.PaidTo()
	switch by {
	case idMatch, tailMatch:
		return strings.HasSuffix(string(id), x.tail()) || strings.HasSuffix(h.Account, x.tail())
	case nameMatch:
		return strings.HasPrefix(payee, x.name())
	case soundMatch:
		return sounds(payee, x.sound())
	}
	return true
}

// sounds says whether a name in pinyin, or its initials, begins so.
func sounds(name, sound string) bool {
	return slices.ContainsFunc(pinyin.Spellings(name), func(s string) bool { return strings.HasPrefix(s, sound) })
}

func (x *finder) byID() ([]calc.HouseholdNumber, int, error) {
	id, err := calc.ParseIDNumber(x.text, x.today)
	if err != nil || x.tx == nil {
		return nil, 0, nil // no identity number: another kind of text
	}
	n, err := x.tx.HouseholdOf(id)
	if errors.Is(err, store.ErrNotFound) {
		n, err = x.formerly(id)
	}
	if errors.Is(err, store.ErrNotFound) {
		return nil, 0, nil
	}
	if err == nil && x.enter(x.tx, n) != nil {
		return nil, 0, nil
	}
	return []calc.HouseholdNumber{n}, 1, err
}

// formerly is the household of a person who had a number until it was put right.
func (x *finder) formerly(id calc.IDNumber) (calc.HouseholdNumber, error) {
	people, err := x.tx.Renumberings()
	if err != nil {
		return "", err
	}
	former := people.Former(id)
	if former == nil {
		return "", store.ErrNotFound
	}
	return x.tx.HouseholdOf(people.Since(id, former.Journal-1))
}

// isTail says whether a text can be the end of an identity or account number,
// four characters or more.
func isTail(text string) bool { return len(text) >= 4 && strings.Trim(text, "0123456789X") == "" }

// byTail finds the end of an identity or account number. Of a longer one than the
// directory has, the numbers themselves are looked at.
func (x *finder) byTail() ([]calc.HouseholdNumber, int, error) {
	tail := x.tail()
	if !isTail(tail) {
		return nil, 0, nil
	}
	numbers, total, err := x.search.ByTail(tail, x.most)
	if err != nil || len(tail) <= store.TailSize {
		return numbers, total, err
	}
	return x.only(numbers, total, func(h *calc.Household) bool { return endsIn(h, tail) })
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

// named are the regions whose name has the text in it, as prefixes of codes within
// the operator's reach, none of them in another. The county is everybody: no
// search.
func (x *finder) named() (prefixes []string, err error) {
	err = x.regions(func(r calc.Region) error {
		within, ok := narrowed(strings.TrimSuffix(string(r.Code), "000"), x.township)
		if !ok || !strings.Contains(r.Name, x.text) || strings.HasSuffix(string(r.Code), "000000") {
			return nil
		}
		if n := len(prefixes); n == 0 || !strings.HasPrefix(within, prefixes[n-1]) {
			prefixes = append(prefixes, within)
		}
		return nil
	})
	return prefixes, err
}

func (x *finder) byVillage() (numbers []calc.HouseholdNumber, total int, err error) {
	prefixes, err := x.named()
	for _, prefix := range prefixes {
		more, n, inErr := x.search.InVillages(prefix, x.most-len(numbers))
		err = errors.Join(err, inErr)
		numbers, total = append(numbers, more...), total+n
	}
	return numbers, total, err
}
