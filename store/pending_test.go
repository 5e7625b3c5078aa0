package store

import (
	"errors"
	"strings"
	"testing"
	"time"

	"doudi/calc"
)

// twoHands makes a decision of two people on household 1 and, unless confirmed,
// leaves it waiting; it is signed by li and wang.
func twoHands(t *testing.T, s *Store, confirmed bool) *Pending {
	t.Helper()
	return twoHandsOn(t, s, calc.AwardKey{Household: "1", Program: calc.Dibao}, confirmed)
}

// twoHandsOn is twoHands for any award of household 1.
func twoHandsOn(t *testing.T, s *Store, key calc.AwardKey, confirmed bool) *Pending {
	t.Helper()
	p := &Pending{AwardKey: key, Decision: *determination(opening), Basis: Basis{Revision: 1, Policy: 1, After: 400_00}}
	p.Decision.Source, p.Decision.ConfirmedBy = "", ""
	p.Decision.Warrant = &calc.Warrant{Seen: p.Basis.Digest()}
	sign(t, s, "li", func(tx *Tx) (err error) {
		p.Number = tx.NextEntry()
		digest, err := DecisionDigest(p.AwardKey, &p.Decision)
		if err != nil {
			return err
		}
		p.Decision.Warrant.Maker, err = tx.Sign(ActRecordDecision, digest, noon)
		return errors.Join(err, tx.PutPending(p))
	})
	if confirmed {
		confirm(t, s, "wang", p)
	}
	return p
}

// confirm takes a waiting decision over into its award with a second signature.
func confirm(t *testing.T, s *Store, checker string, p *Pending) {
	t.Helper()
	sign(t, s, checker, func(tx *Tx) error {
		waiting, err := tx.Pending(p.Number)
		if err != nil {
			return err
		}
		d := waiting.Decision
		digest, err := DecisionDigest(p.AwardKey, &d)
		if err != nil {
			return err
		}
		d.ConfirmedBy, d.Warrant.ConfirmedAt = checker, noon.Add(time.Hour)
		d.Warrant.Checker, err = tx.Sign(ActConfirmDecision, digest, d.Warrant.ConfirmedAt)
		return errors.Join(err, tx.DropPending(p.Number), tx.AddDecision(village(1, 1), p.AwardKey, &d))
	})
}

// sign runs an act of one operator, who can sign.
func sign(t *testing.T, s *Store, operator string, f func(tx *Tx) error) {
	t.Helper()
	act(t, storeOf(s.Path, operator), f)
}

// decided is a store with one household and the operators of engage.
func decided(t *testing.T) *Store {
	t.Helper()
	s := newStore(t)
	engage(t, s)
	act(t, s, func(tx *Tx) error { return tx.PutHousehold(nil, family("1", village(1, 1), "张三", 1)) })
	return s
}

func TestDecisionsOfTwoHands(t *testing.T) {
	s := decided(t)
	p := twoHands(t, s, false)
	view(t, s, func(tx *Tx) error {
		n := 0
		err := tx.Pendings(func(q *Pending) error {
			n++
			if !same(*p, *q) {
				t.Errorf("waits as %+v\nwant %+v", q, p)
			}
			return tx.VerifyMaker(q)
		})
		if n != 1 {
			t.Errorf("%d decisions wait", n)
		}
		return err
	})
	whole(t, s)
	confirm(t, s, "wang", p)
	view(t, s, func(tx *Tx) error {
		if _, err := tx.Pending(p.Number); !errors.Is(err, ErrNotFound) {
			t.Errorf("still waiting: %v", err)
		}
		awards, err := tx.Awards(village(1, 1), "1")
		if len(awards) != 1 || len(awards[0].Decisions) != 1 || awards[0].Decisions[0].ConfirmedBy != "wang" {
			t.Errorf("%+v", awards)
		}
		return errors.Join(err, tx.checkCases())
	})
}

// What somebody with the data key changes in a decision is found by the
// signatures under it.
func TestForgedDecisionsAreFound(t *testing.T) {
	s := decided(t)
	twoHands(t, s, true)
	change := func(f func(d *calc.Decision)) func(e *sealedEngine) error {
		return func(e *sealedEngine) error {
			k := decisionKey(village(1, 1), "1", 1)
			value, err := e.get(k)
			if err != nil {
				return err
			}
			a, d, err := decodeDecision("1", value)
			if err != nil {
				return err
			}
			f(&d)
			value, err = encodeDecision(a, &d)
			return errors.Join(err, e.put(k, value))
		}
	}
	for name, forgery := range map[string]func(d *calc.Decision){
		"another month": func(d *calc.Decision) { d.From++ },
		"more income":   func(d *calc.Decision) { d.Facts.Income.PerCapita = calc.Whole(1) },
		"a hearing": func(d *calc.Decision) {
			d.Warrant.Hearing = &calc.Heard{Day: 20260701, Person: "张三", Statement: "同意"}
		},
		"another checker":       func(d *calc.Decision) { d.ConfirmedBy = "root" },
		"checked by the maker":  func(d *calc.Decision) { d.ConfirmedBy = d.RecordedBy; d.Warrant.Checker = d.Warrant.Maker },
		"recorded at another":   func(d *calc.Decision) { d.RecordedAt = d.RecordedAt.Add(time.Second) },
		"confirmed at another":  func(d *calc.Decision) { d.Warrant.ConfirmedAt = noon },
		"no signatures":         func(d *calc.Decision) { d.Warrant = nil },
		"the checker's missing": func(d *calc.Decision) { d.Warrant.Checker = nil },
		"called an import":      func(d *calc.Decision) { d.Source = "data" },
	} {
		t.Run(name, func(t *testing.T) {
			c := editable(t, s)
			forge(t, c, change(forgery))
			if err := c.Check(true); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "household 1: decision 1") {
				t.Errorf("check: %v", err)
			}
			if err := c.View((*Tx).checkCases); !errors.Is(err, ErrDamaged) {
				t.Errorf("verify: %v", err)
			}
		})
	}
}

func TestForgedPendingsAreFound(t *testing.T) {
	s := decided(t)
	p := twoHands(t, s, false)
	put := func(f func(q *Pending)) func(e *sealedEngine) error {
		return func(e *sealedEngine) error {
			q := deepCopy(*p).(Pending)
			number := q.Number
			f(&q)
			value, err := encodePending(&q)
			return errors.Join(err, e.put(pendingKey(number), value))
		}
	}
	for name, forgery := range map[string]func(e *sealedEngine) error{
		"another month":    put(func(q *Pending) { q.Decision.From++ }),
		"another maker":    put(func(q *Pending) { q.Decision.RecordedBy = "wang" }),
		"another basis":    put(func(q *Pending) { q.Basis.After++ }),
		"another number":   put(func(q *Pending) { q.Number++ }),
		"no such family":   put(func(q *Pending) { q.Household = "none" }),
		"without warrant":  put(func(q *Pending) { q.Decision.Warrant = nil }),
		"another twice":    func(e *sealedEngine) error { return twice(e, p, 1) },
		"of a later entry": func(e *sealedEngine) error { return errors.Join(twice(e, p, 9000), e.delete(pendingKey(p.Number))) },
	} {
		t.Run(name, func(t *testing.T) {
			c := editable(t, s)
			forge(t, c, forgery)
			if err := c.Check(true); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "decision") && !strings.Contains(err.Error(), "award.record") {
				t.Errorf("check: %v", err)
			}
		})
	}
}

// twice keeps a waiting decision under another number as well.
func twice(e *sealedEngine, p *Pending, number uint64) error {
	q := *p
	q.Number = number
	value, err := encodePending(&q)
	return errors.Join(err, e.put(pendingKey(number), value))
}

// Waiting decisions and their signatures outlive a new data key.
func TestPendingsAreRekeyed(t *testing.T) {
	s := decided(t)
	p := twoHands(t, s, false)
	if err := s.Rekey(func(*Tx) error { return nil }); err != nil {
		t.Fatal(err)
	}
	whole(t, s)
	confirm(t, s, "wang", p)
}
