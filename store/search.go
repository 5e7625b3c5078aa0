package store

import (
	"errors"
	"iter"
	"slices"

	"doudi/calc"
	"doudi/calc/pinyin"
)

// tokensOf is what a household is found by: kinds of search with their values.
func tokensOf(h *calc.Household) iter.Seq2[token, string] {
	return func(yield func(token, string) bool) {
		open := true
		give := func(t token, value string) {
			open = open && (value == "" || yield(t, value))
		}
		payeeIsMember := false
		for i := range h.Members {
			m := &h.Members[i]
			give(byID, string(m.ID))
			give(byIDTail, lastFour(string(m.ID)))
			giveName(m.Name, give)
			payeeIsMember = payeeIsMember || m.Name == h.Payee
		}
		if !payeeIsMember && h.Payee != "" {
			giveName(h.Payee, give)
		}
		give(byAccount, lastFour(h.Account))
	}
}

func giveName(name string, give func(token, string)) {
	give(byName, name)
	for _, sound := range pinyin.Of(name) {
		give(bySound, sound)
	}
	for _, initials := range pinyin.Initials(name) {
		give(bySound, initials)
	}
}

func lastFour(s string) string {
	if len(s) < 4 {
		return s
	}
	return s[len(s)-4:]
}

// tokenChanges are the tokens that an act adds and drops. They are written at
// its end in the order of their keys: a fresh bucket takes sorted keys in a
// fraction of the time.
type tokenChanges struct {
	adds  []string
	drops map[string]int // token → how many had been added when it was dropped
}

func (t *tokenChanges) add(h *calc.Household) {
	for kind, value := range tokensOf(h) {
		t.adds = append(t.adds, tokenText(kind, value, h.Number))
	}
}

func (t *tokenChanges) drop(h *calc.Household) {
	for kind, value := range tokensOf(h) {
		if t.drops == nil {
			t.drops = map[string]int{}
		}
		t.drops[tokenText(kind, value, h.Number)] = len(t.adds)
	}
}

func (t *tokenChanges) write(e engine) error {
	for text := range t.drops {
		if err := e.delete(tokenKeyOf(text)); err != nil {
			return err
		}
	}
	adds := t.standing()
	sortInHalves(adds)
	for _, text := range adds {
		if err := e.put(tokenKeyOf(text), []byte{}); err != nil {
			return err
		}
	}
	return nil
}

// standing are the tokens added and not dropped again later in the act.
func (t *tokenChanges) standing() []string {
	if len(t.drops) == 0 {
		return t.adds
	}
	var standing []string
	for i, text := range t.adds {
		if before, dropped := t.drops[text]; !dropped || i >= before {
			standing = append(standing, text)
		}
	}
	return standing
}

// sortInHalves sorts by splitting at the middle key and sorting both sides at
// the same time.
func sortInHalves(keys []string) {
	if len(keys) < 10_000 {
		slices.Sort(keys)
		return
	}
	pivot := median(keys)
	split := 0
	for i, k := range keys {
		if k < pivot {
			keys[i], keys[split] = keys[split], k
			split++
		}
	}
	done := make(chan struct{})
	go func() {
		slices.Sort(keys[:split])
		close(done)
	}()
	slices.Sort(keys[split:])
	<-done
}

// median is about the middle of the keys, by a sample.
func median(keys []string) string {
	sample := make([]string, 0, 101)
	for i := range cap(sample) {
		sample = append(sample, keys[i*(len(keys)-1)/(cap(sample)-1)])
	}
	slices.Sort(sample)
	return sample[len(sample)/2]
}

// HouseholdOf is the household that a person belongs to; ErrNotFound where the
// identity number is not on file.
func (tx *Tx) HouseholdOf(id calc.IDNumber) (calc.HouseholdNumber, error) {
	found, err := tx.lookUp(byID, string(id)+"\x00", 1)
	if err != nil || len(found) == 0 {
		return "", errors.Join(err, ErrNotFound)
	}
	return found[0], nil
}

// FindByName are households with a member or payee whose name begins so.
func (tx *Tx) FindByName(begin string, most int) ([]calc.HouseholdNumber, error) {
	return tx.lookUp(byName, begin, most)
}

// FindBySound are households with a member or payee whose name, in pinyin or
// by its initials, begins so.
func (tx *Tx) FindBySound(begin string, most int) ([]calc.HouseholdNumber, error) {
	return tx.lookUp(bySound, begin, most)
}

// FindByTail are households with an identity or account number that ends with
// the four characters.
func (tx *Tx) FindByTail(tail string, most int) ([]calc.HouseholdNumber, error) {
	people, err := tx.lookUp(byIDTail, tail+"\x00", most)
	if err != nil {
		return nil, err
	}
	accounts, err := tx.lookUp(byAccount, tail+"\x00", most)
	for _, n := range accounts {
		if len(people) < most && !slices.Contains(people, n) {
			people = append(people, n)
		}
	}
	return people, err
}

// FindByNumber are households whose number begins so.
func (tx *Tx) FindByNumber(begin calc.HouseholdNumber, most int) ([]calc.HouseholdNumber, error) {
	var found []calc.HouseholdNumber
	from := homeKey(begin)
	err := tx.engine.scan(from, from.after(), func(k key, _ []byte) error {
		if len(found) == most {
			return errStop
		}
		found = append(found, calc.HouseholdNumber(k.bytes))
		return nil
	})
	return found, stopped(err)
}

func (tx *Tx) lookUp(t token, begin string, most int) ([]calc.HouseholdNumber, error) {
	var found []calc.HouseholdNumber
	seen := map[calc.HouseholdNumber]bool{}
	from := tokensKey(t, begin)
	err := tx.engine.scan(from, from.after(), func(k key, _ []byte) error {
		if len(found) == most {
			return errStop
		}
		if _, n := splitTokenKey(k); !seen[n] {
			seen[n] = true
			found = append(found, n)
		}
		return nil
	})
	return found, stopped(err)
}

// stopped makes the early end of a scan an ordinary one.
func stopped(err error) error {
	if errors.Is(err, errStop) {
		return nil
	}
	return err
}
