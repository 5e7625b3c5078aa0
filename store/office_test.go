package store

import (
	"errors"
	"testing"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/roster"
)

// office is a store with every kind of record in it, and three sealed months.
func office(t testing.TB) *Store {
	t.Helper()
	s := newStore(t)
	furnish(t, s, 96)
	return s
}

func furnish(t testing.TB, s *Store, households int) {
	t.Helper()
	countyOf(t, s, households, func(i int) int { return i % 3 })
	act(t, s, func(tx *Tx) error {
		policy := fullPolicy
		return errors.Join(tx.PutRegion(fullRegion), tx.AddPolicy(&policy))
	})
	engage(t, s)
	act(t, s, func(tx *Tx) error {
		old, err := tx.Household("7")
		if err != nil {
			return err
		}
		h := *old
		h.Region = village(5, 1)
		return tx.PutHousehold(old, &h)
	})
	applied(t, s)
	for i := range 3 {
		sealed(t, s, opening+calc.Month(i))
	}
}

// engage admits the maker and the checker of rosters, and one who has left.
func engage(t testing.TB, s *Store) {
	t.Helper()
	for _, op := range []Operator{
		{Name: "li", Roles: []Role{Officer}},
		{Name: "wang", Roles: []Role{Officer, Approver}},
		{Name: "李建国", Roles: []Role{Clerk}, Township: "999901001"},
	} {
		act(t, s, func(tx *Tx) error { return tx.Admit(op, testSecret(), noon) })
	}
	act(t, s, func(tx *Tx) error { return tx.Disable("李建国") })
}

// sealed submits and confirms a month, each with its signature and its journal
// entry.
func sealed(t testing.TB, s *Store, m calc.Month) {
	t.Helper()
	if err := errors.Join(submitted(s.by("li"), m), confirmed(s.by("wang"), m)); err != nil {
		t.Fatal(err)
	}
}

// by is the same store as an operator opens it.
func (s *Store) by(operator string) *Store {
	other := storeOf(s.Path, operator)
	other.Anchors = s.Anchors
	return other
}

func submitted(s *Store, m calc.Month) error {
	return s.Act(func(tx *Tx) (Entry, error) {
		if err := sealMonth(tx, m); err != nil {
			return Entry{}, err
		}
		return signed(tx, m, ActSubmit, func(seal *roster.Seal, signature []byte) {
			seal.State, seal.SubmittedBy, seal.SubmittedAt, seal.SubmitSignature = roster.Submitted, s.Credentials.Operator, noon, signature
		})
	})
}

func confirmed(s *Store, m calc.Month) error {
	return s.Act(func(tx *Tx) (Entry, error) {
		return signed(tx, m, ActConfirm, func(seal *roster.Seal, signature []byte) {
			seal.State, seal.ConfirmedBy, seal.ConfirmedAt, seal.ConfirmSignature = roster.Confirmed, s.Credentials.Operator, noon, signature
		})
	})
}

// signed puts the acting operator's signature into a month's seal, and gives
// the journal's entry of it.
func signed(tx *Tx, m calc.Month, act string, put func(*roster.Seal, []byte)) (Entry, error) {
	seal, err := tx.Seal(m)
	if err != nil {
		return Entry{}, err
	}
	signature, err := tx.Sign(act, seal.Digest(), noon)
	if err != nil {
		return Entry{}, err
	}
	put(seal, signature)
	return Entry{Operator: tx.keys.Operator, Act: act, Subject: m.String(), Reason: seal.Digest().String()}, tx.PutSeal(seal)
}

// sealMonth writes a month with a line for every fifth household.
func sealMonth(tx *Tx, m calc.Month) error {
	villages := map[calc.RegionCode][]roster.Entry{}
	err := tx.Cases("", func(h *calc.Household, awards []calc.Award) error {
		if len(awards) == 0 || h.Number[len(h.Number)-1]%5 != 0 {
			return nil
		}
		villages[h.Region] = append(villages[h.Region], roster.Entry{
			AwardKey: awards[0].AwardKey, Region: h.Region, Settlement: h.Settlement, Head: h.Payee, People: 1, Amounts: entitlement.Amounts{Base: 470_00},
			Payee: h.Payee, PayeeID: h.PayeeID, Bank: h.Bank, Account: h.Account, Payment: "1", Standing: entitlement.Determined, Decision: 1, Basis: 1, Settled: true,
		})
		return nil
	})
	for code, entries := range villages {
		err = errors.Join(err, tx.PutEntries(m, code, Pack(entries)))
	}
	seal := roster.Seal{Month: m, County: "清河县", Programs: []roster.Total{}, Overrides: []roster.Override{}, Policy: 1, Horizon: tx.Horizon()}
	seal.Findings = roster.FindingsDigest(fullFindings)
	if last, missing := tx.Seal(m - 1); missing == nil {
		seal.Previous = last.Digest()
	}
	digest, more := tx.EntriesDigest(m)
	seal.Entries = digest
	return errors.Join(err, more, tx.PutFindings(m, fullFindings), tx.PutSeal(&seal))
}
