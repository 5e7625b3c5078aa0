package store

import (
	"errors"

	"doudi/calc"
)

// Change is what is kept of the act that made one revision of a household 变更,
// beside the record as it was before. Who did it, when by the clock, what kind of
// act it was and for what reason stands in the journal entry.
type Change struct {
	Journal uint64                 // sequence of the act's entry
	Day     calc.Day               // on which the act counts; 0 = the day of the entry
	From    calc.Month             // from which the change counts; 0 where the act states none
	Event   calc.Day               // of a birth or a death; 0 where none is stated
	Others  []calc.HouseholdNumber // the other households of the same act
	Closed  bool                   // the household ended with it; Others are where it went
	Account *AccountChange         // confirmed with it; nil for any other change
}

// kept is a Change as it lies in the history.
type kept struct {
	Change
	Former string // the record before, encoded; "" of the first change, in stores begun earlier
}

// remember keeps the record before a change of a household, and the change; of the
// first, which has nothing before it, it is the household's home that tells.
func (tx *Tx) remember(h *calc.Household, former []byte, c Change) error {
	if former == nil {
		return tx.replace(homeKey(h.Number), nil, encodeHome(&home{h.Region, &c}))
	}
	return tx.replace(historyKey(h.Number, h.Revision), nil, encodeKept(&kept{c, string(former)}))
}

// Version is one revision of a household with the change that made it.
type Version struct {
	Change
	Entry     *Entry
	Household *calc.Household // as it was from this change on
}

// On is the day on which the version's act counted.
func (v *Version) On() calc.Day {
	if v.Day != 0 {
		return v.Day
	}
	return calc.DayOf(v.Entry.At)
}

// History is all versions of a household in the order of the journal, the last
// one being that on file. The error wraps ErrNotFound or ErrDamaged.
func (tx *Tx) History(n calc.HouseholdNumber) ([]Version, error) {
	home, err := tx.home(n)
	if err != nil {
		return nil, err
	}
	now, err := tx.HouseholdAt(home.Region, n)
	if err != nil {
		return nil, err
	}
	var versions []Version
	err = tx.eachChange(n, home.First, func(_ uint64, k *kept) error {
		v := Version{Change: k.Change}
		if v.Entry, err = tx.entry(k.Journal); err != nil {
			return err
		}
		if last := len(versions) - 1; last >= 0 {
			h, err := decodeHousehold([]byte(k.Former))
			if err != nil {
				return err
			}
			versions[last].Household = &h
		}
		versions = append(versions, v)
		return nil
	})
	if err == nil && len(versions) == 0 {
		err = in(inHousehold, n, damaged("history.missing"))
	}
	if err != nil {
		return nil, err
	}
	versions[len(versions)-1].Household = now
	return versions, nil
}

// Version is one revision of a household that is on file as now, which is no older.
// The error wraps ErrDamaged.
func (tx *Tx) Version(now *calc.Household, revision uint64) (*Version, error) {
	k, err := tx.kept(now.Number, revision)
	if err != nil {
		return nil, err
	}
	v := &Version{Change: k.Change, Household: now}
	if v.Entry, err = tx.entry(k.Journal); err != nil || revision == now.Revision {
		return v, err
	}
	if k, err = tx.kept(now.Number, revision+1); err != nil {
		return nil, err
	}
	former, err := decodeHousehold([]byte(k.Former))
	v.Household = &former
	return v, err
}

// kept is the change that made a revision of a household.
func (tx *Tx) kept(n calc.HouseholdNumber, revision uint64) (*kept, error) {
	if revision == 0 {
		switch h, err := tx.home(n); {
		case err != nil:
			return nil, err
		case h.First != nil:
			return &kept{Change: *h.First}, nil
		}
	}
	value, err := tx.engine.get(historyKey(n, revision))
	if err == nil && value == nil {
		err = in(inHousehold, n, damaged("history.change", revision))
	}
	if err != nil {
		return nil, err
	}
	return decodeKept(value)
}

// eachChange walks what is kept of a household's changes, by revision; first is the
// one that its home tells, nil where it tells none.
func (tx *Tx) eachChange(n calc.HouseholdNumber, first *Change, f func(revision uint64, k *kept) error) error {
	if first != nil {
		if err := f(0, &kept{Change: *first}); err != nil {
			return err
		}
	}
	from := historiesKey(n)
	return tx.engine.scan(from, from.after(), func(at key, value []byte) error {
		k, err := decodeKept(value)
		if err != nil {
			return in(inHousehold, n, err)
		}
		return f(revisionOf(at), k)
	})
}

// entry is the journal's entry of a sequence.
func (tx *Tx) entry(seq uint64) (found *Entry, err error) {
	value, err := tx.engine.get(journalKey(seq))
	if err == nil && value == nil {
		err = in(inJournal, seq, damaged("record.missing"))
	}
	if err != nil {
		return nil, err
	}
	return decodeJournal(value)
}

// Closed says whether a household has ended, and where it went: the households
// that its people are in, none where nobody was left.
func (tx *Tx) Closed(h *calc.Household) (closed bool, into []calc.HouseholdNumber, err error) {
	if len(h.Members) > 0 {
		return false, nil, nil
	}
	k, err := tx.kept(h.Number, h.Revision)
	if err != nil {
		return false, nil, err
	}
	return k.Closed, k.Others, nil
}

// checkHistory proves that a household has a change on record for each of its
// revisions, that the records before them are its own and follow one another
// without a gap, and that account changes bear two signatures; and counts the
// records of the history. First is the change that its home tells. The error wraps
// ErrDamaged.
func (tx *Tx) checkHistory(h *calc.Household, first *Change, table *Table) (records int, err error) {
	var journal uint64
	changes := 0
	var account *AccountChange
	bad := func(damage error) error { return in(inHousehold, h.Number, damage) }
	follows := func(former *calc.Household) error {
		if account != nil && former.PayAccount() != account.After {
			return bad(damaged("history.account"))
		}
		return nil
	}
	err = tx.eachChange(h.Number, first, func(revision uint64, k *kept) error {
		switch {
		case revision != uint64(changes):
			return bad(damaged("history.gap"))
		case k.Journal < journal || k.Journal > tx.head.Journal:
			return bad(damaged("history.order"))
		case (k.Former == "") != (revision == 0):
			return bad(damaged("history.former"))
		}
		changes++
		journal = k.Journal
		if revision == 0 {
			return nil
		}
		former, err := decodeHousehold([]byte(k.Former))
		if err != nil {
			return err
		}
		if former.Number != h.Number || former.Revision != revision-1 {
			return bad(damaged("history.other"))
		}
		if err := follows(&former); err != nil {
			return err
		}
		if account = k.Account; account == nil {
			return nil
		}
		if account.Before != former.PayAccount() {
			return bad(damaged("history.account_before"))
		}
		return account.verify(tx, h.Number, table)
	})
	if err == nil && uint64(changes) != h.Revision+1 {
		err = bad(damaged("history.end"))
	}
	if records = changes; first != nil {
		records--
	}
	return records, errors.Join(err, follows(h))
}
