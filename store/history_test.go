package store

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"doudi/calc"
)

// lively is a store in which one household has been changed five times: by an
// import, a move, a confirmed account, and until nobody was left; another waits
// for the confirmation of an account.
func lively(t *testing.T) *Store {
	s := newStore(t)
	engage(t, s)
	h := family("7", village(1, 1), "张三", 7)
	next := func(f func(h *calc.Household)) *calc.Household {
		changed := *h
		f(&changed)
		return &changed
	}
	turn := func(c Change, f func(h *calc.Household)) func(tx *Tx) error {
		return func(tx *Tx) error {
			changed := next(f)
			err := tx.ChangeHousehold(h, changed, c)
			h = changed
			return err
		}
	}
	act(t, s, func(tx *Tx) error { return tx.PutHousehold(nil, h) })
	act(t, s, turn(Change{Day: calc.NewDay(2026, 8, 1), From: opening}, func(h *calc.Household) { h.Phone = "13900000001" }))
	act(t, s, turn(Change{Day: calc.NewDay(2026, 9, 1)}, func(h *calc.Household) { h.Region = village(2, 2) }))
	act(t, s, func(tx *Tx) error { return tx.RequestAccount(h, fullRequest.After, noon) })
	act(t, storeOf(s.Path, "wang"), func(tx *Tx) error {
		r, err := tx.AccountRequest("7")
		if err != nil {
			return err
		}
		confirmed, err := tx.ConfirmAccount("7", r, noon)
		if err != nil {
			return err
		}
		return turn(Change{Day: calc.NewDay(2026, 10, 1), Account: confirmed}, func(h *calc.Household) { h.PayInto(r.After) })(tx)
	})
	act(t, s, turn(Change{Day: calc.NewDay(2026, 9, 15), Closed: true, Others: []calc.HouseholdNumber{"8"}}, func(h *calc.Household) { h.Members = nil }))
	act(t, s, func(tx *Tx) error {
		other := family("8", village(1, 1), "李四", 8)
		return errors.Join(tx.PutHousehold(nil, other), tx.RequestAccount(other, fullRequest.After, noon))
	})
	return s
}

func TestHistoryIsWhole(t *testing.T) {
	s := lively(t)
	view(t, s, func(tx *Tx) error {
		versions, err := tx.History("7")
		if err != nil {
			return err
		}
		var got []string
		for i := range versions {
			v := &versions[i]
			got = append(got, fmt.Sprintln(v.Household.Revision, v.On(), v.From, v.Household.Region, v.Household.Phone, len(v.Household.Members), v.Household.Bank, v.Closed, v.Others))
		}
		want := []string{
			"0 2026-11-21 " + string(village(1, 1)) + "  1 农村商业银行 false []",
			"1 2026-08-01 2026-07 " + string(village(1, 1)) + " 13900000001 1 农村商业银行 false []",
			"2 2026-09-01 " + string(village(2, 2)) + " 13900000001 1 农村商业银行 false []",
			"3 2026-10-01 " + string(village(2, 2)) + " 13900000001 1 邮储银行 false []",
			"4 2026-09-15 " + string(village(2, 2)) + " 13900000001 0 邮储银行 true [8]",
		}
		for i := range want {
			if i >= len(got) || strings.Join(strings.Fields(got[i]), " ") != strings.Join(strings.Fields(want[i]), " ") {
				t.Errorf("version %d:\n%q\nwant\n%q", i, got, want)
				break
			}
		}
		if last := versions[len(versions)-1]; last.Entry.Seq != last.Journal || last.Entry.Act != "test" {
			t.Errorf("the last change is that of %+v", last.Entry)
		}
		closed, into, err := tx.Closed(versions[4].Household)
		if !closed || len(into) != 1 || into[0] != "8" {
			t.Errorf("closed %v, into %v", closed, into)
		}
		return err
	})
	view(t, s, func(tx *Tx) error {
		if _, err := tx.AccountRequest("7"); !errors.Is(err, ErrNotFound) {
			t.Errorf("the confirmed request still waits: %v", err)
		}
		if _, err := tx.History("9"); !errors.Is(err, ErrNotFound) {
			t.Errorf("history of nobody: %v", err)
		}
		return nil
	})
}

// What was kept of a household's changes can neither be left out nor altered by
// who has the data key, without the check naming the household.
func TestCheckFindsGapsInHistories(t *testing.T) {
	s := lively(t)
	change := func(revision uint64, f func(k *kept)) func(e *sealedEngine) error {
		return func(e *sealedEngine) error {
			at := historyKey("7", revision)
			value, err := e.get(at)
			if err != nil {
				return err
			}
			k, err := decodeKept(value)
			if err != nil {
				return err
			}
			f(k)
			return e.put(at, encodeKept(k))
		}
	}
	former := func(revision uint64, f func(h *calc.Household)) func(e *sealedEngine) error {
		return change(revision, func(k *kept) {
			h, _ := decodeHousehold([]byte(k.Former))
			f(&h)
			k.Former = string(encodeHousehold(&h))
		})
	}
	home := householdKey(village(2, 2), "7")
	for _, tc := range []struct {
		name   string
		damage func(e *sealedEngine) error
		says   string
	}{
		{"first taken out", func(e *sealedEngine) error { return e.put(homeKey("7"), []byte(village(2, 2))) }, "household 7: store is damaged: history.gap"},
		{"first told twice", func(e *sealedEngine) error {
			return e.put(historyKey("7", 0), encodeKept(&kept{Change: Change{Journal: 2}}))
		}, "household 7: store is damaged: history.gap"},
		{"one taken out", func(e *sealedEngine) error { return e.delete(historyKey("7", 2)) }, "history.gap"},
		{"last taken out", func(e *sealedEngine) error { return e.delete(historyKey("7", 4)) }, "history.end"},
		{"one more", func(e *sealedEngine) error {
			value, err := e.get(historyKey("7", 4))
			return errors.Join(err, e.put(historyKey("7", 5), value))
		}, "household 7"},
		{"history of nobody", func(e *sealedEngine) error {
			value, err := e.get(historyKey("7", 1))
			return errors.Join(err, e.put(historyKey("70", 1), value))
		}, "record.count 5 history 4"},
		{"request of nobody", func(e *sealedEngine) error {
			value, err := e.get(requestKey("8"))
			return errors.Join(err, e.put(requestKey("80"), value))
		}, "record.count 2 request 1"},
		{"request altered", func(e *sealedEngine) error {
			value, err := e.get(requestKey("8"))
			r, _ := decodeRequest(value)
			r.After.Account = "6222"
			return errors.Join(err, e.put(requestKey("8"), encodeRequest(&r)))
		}, "household 8"},
		{"record of another", former(2, func(h *calc.Household) { h.Number = "8" }), "history.other"},
		{"record of another revision", former(2, func(h *calc.Household) { h.Revision = 0 }), "history.other"},
		{"record left out", change(2, func(k *kept) { k.Former = "" }), "history.former"},
		{"record too many", func(e *sealedEngine) error {
			first := &kept{Change{Journal: 2}, "x"}
			return errors.Join(e.put(homeKey("7"), []byte(village(2, 2))), e.put(historyKey("7", 0), encodeKept(first)))
		}, "history.former"},
		{"acts in another order", change(3, func(k *kept) { k.Journal = 1 }), "history.order"},
		{"act that is not there", change(4, func(k *kept) { k.Journal = 1000 }), "history.order"},
		{"account altered later", former(4, func(h *calc.Household) { h.Account = "6222" }), "history.account"},
		{"account before altered", former(3, func(h *calc.Household) { h.Account = "6222" }), "history.account_before"},
		{"account confirmed by its maker", change(3, func(k *kept) { k.Account.Checker = k.Account.Maker }), "household 7"},
		{"account confirmed by nobody", change(3, func(k *kept) { k.Account.Checker.Bytes[0]++ }), "household 7"},
		{"history cut off", func(e *sealedEngine) error { return cutOffAt(e, historyKey("7", 1)) }, "household 7"},
		{"request cut off", func(e *sealedEngine) error { return cutOffAt(e, requestKey("8")) }, "household 8"},
		{"revision set back", func(e *sealedEngine) error {
			return changeHousehold(e, home, func(h *calc.Household) { h.Revision = 3 })
		}, "history.end"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := editable(t, s)
			forge(t, c, tc.damage)
			if err := c.Check(true); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), tc.says) {
				t.Errorf("%v, want it to name %q", err, tc.says)
			}
		})
	}
}

// In a store begun earlier a home is a region alone and the history begins with the
// change that added the household: it reads and goes on like any other.
func TestHomesOfBefore(t *testing.T) {
	s := lively(t)
	histories := func() (all []Version) {
		view(t, s, func(tx *Tx) error {
			for _, n := range []calc.HouseholdNumber{"7", "8"} {
				versions, err := tx.History(n)
				if err != nil {
					return err
				}
				for i, v := range versions {
					alone, err := tx.Version(versions[len(versions)-1].Household, uint64(i))
					if err != nil || !same(*alone, v) {
						t.Errorf("revision %d of household %s: %+v, %v, want %+v", i, n, alone, err, v)
					}
				}
				all = append(all, versions...)
			}
			return nil
		})
		return all
	}
	now := histories()
	forge(t, s, func(e *sealedEngine) error {
		var errs []error
		for _, n := range []calc.HouseholdNumber{"7", "8"} {
			value, err := e.get(homeKey(n))
			h, bad := decodeHome(value)
			first := &kept{Change: *h.First}
			errs = append(errs, err, bad, e.put(homeKey(n), []byte(h.Region)), e.put(historyKey(n, 0), encodeKept(first)))
		}
		return errors.Join(errs...)
	})
	whole(t, s)
	if before := histories(); !same(before, now) {
		t.Errorf("%+v, want %+v", before, now)
	}
	act(t, s, func(tx *Tx) error {
		old, err := tx.Household("8")
		if err != nil {
			return err
		}
		moved := *old
		moved.Region = village(2, 2)
		return tx.ChangeHousehold(old, &moved, Change{})
	})
	whole(t, s)
	view(t, s, func(tx *Tx) error {
		versions, err := tx.History("8")
		if home, _ := tx.Home("8"); len(versions) != 2 || home != village(2, 2) {
			t.Errorf("moved: %d versions, at %s", len(versions), home)
		}
		return err
	})
}

// A new data key leaves every version and every request as it was.
func TestHistoryOutlivesRekey(t *testing.T) {
	s := lively(t)
	if err := s.Rekey(nothing); err != nil {
		t.Fatal(err)
	}
	whole(t, s)
	view(t, s, func(tx *Tx) error {
		versions, err := tx.History("7")
		if len(versions) != 5 {
			t.Errorf("%d versions", len(versions))
		}
		return err
	})
}
