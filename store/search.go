package store

import (
	"errors"

	"doudi/calc"
	"doudi/calc/pinyin"
)

// tokensOf are what a household is found by.
func tokensOf(h *calc.Household) []key {
	var keys []key
	add := func(t token, value string) {
		if value != "" {
			keys = append(keys, tokenKey(t, value, h.Number))
		}
	}
	name := func(n string) {
		add(byName, n)
		for _, sound := range pinyin.Of(n) {
			add(bySound, sound)
		}
		for _, initials := range pinyin.Initials(n) {
			add(bySound, initials)
		}
	}
	payeeIsMember := false
	for i := range h.Members {
		m := &h.Members[i]
		add(byID, string(m.ID))
		add(byIDTail, lastFour(string(m.ID)))
		name(m.Name)
		payeeIsMember = payeeIsMember || m.Name == h.Payee
	}
	if !payeeIsMember && h.Payee != "" {
		name(h.Payee)
	}
	add(byAccount, lastFour(h.Account))
	return keys
}

func lastFour(s string) string {
	if len(s) < 4 {
		return s
	}
	return s[len(s)-4:]
}

func (tx *Tx) addTokens(h *calc.Household) {
	for _, k := range tokensOf(h) {
		tx.tokens = append(tx.tokens, tokenChange{key: k})
	}
}

func (tx *Tx) dropTokens(h *calc.Household) {
	for _, k := range tokensOf(h) {
		tx.tokens = append(tx.tokens, tokenChange{key: k, remove: true})
	}
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
	return append(people, accounts...), err
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
