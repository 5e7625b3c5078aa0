package store

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"doudi/calc"
)

func init() {
	hold := func(t *testing.T, held error) {
		if held != nil {
			t.Fatal(held)
		}
	}
	// Both hold the store until they are killed.
	deeds["hold for an act"] = func(t *testing.T, path string) {
		hold(t, storeAt(path).Act(func(tx *Tx) (Entry, error) {
			say("held")
			time.Sleep(time.Minute)
			return Entry{}, nil
		}))
	}
	deeds["hold for a view"] = func(t *testing.T, path string) {
		hold(t, storeAt(path).View(func(tx *Tx) error {
			say("held")
			time.Sleep(time.Minute)
			return nil
		}))
	}
	deeds["act many times"] = func(t *testing.T, path string) {
		s := storeAt(path)
		s.Wait = time.Minute
		for i := range actsEach {
			d := determination(opening)
			err := s.Act(func(tx *Tx) (Entry, error) {
				return Entry{Operator: fmt.Sprint(os.Getpid()), Act: "test", Subject: fmt.Sprint(i)}, tx.AddDecision(village(1, 1), calc.AwardKey{Household: "1", Program: calc.Dibao}, d)
			})
			if err != nil {
				t.Fatal(err)
			}
			say("done", d.Seq)
		}
	}
}

const actsEach = 25

// Whoever has the store is waited for, but not longer than Wait.
func TestBusy(t *testing.T) {
	for _, tc := range []struct {
		deed       string
		view, acts error
	}{
		{"hold for an act", ErrBusy, ErrBusy},
		{"hold for a view", nil, ErrBusy},
	} {
		t.Run(tc.deed, func(t *testing.T) {
			s := newStore(t)
			p := start(t, tc.deed, s.Path)
			if word := p.hear(); word != "held" {
				t.Fatalf("the other process said %q", word)
			}
			s.Wait = 300 * time.Millisecond
			for name, try := range map[string]struct {
				do   func() error
				want error
			}{
				"view":   {func() error { return s.View(nothing) }, tc.view},
				"check":  {func() error { return s.Check(true) }, tc.view},
				"act":    {func() error { return s.Act(noAct) }, tc.acts},
				"backup": {func() error { return backUp(s, s.Path+".backup") }, tc.view},
			} {
				begun := time.Now()
				err := try.do()
				if !errors.Is(err, try.want) || err != nil && !strings.Contains(err.Error(), s.Path) {
					t.Errorf("%s: %v, want %v", name, err, try.want)
				}
				if waited := time.Since(begun); try.want != nil && (waited < 200*time.Millisecond || waited > 5*time.Second) {
					t.Errorf("%s: gave up after %v", name, waited)
				}
			}
			if err := p.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			s.Wait = 10 * time.Second
			begun := time.Now()
			if err := s.Act(noAct); err != nil {
				t.Errorf("after the holder was killed: %v", err)
			}
			if waited := time.Since(begun); waited > 2*time.Second {
				t.Errorf("after the holder was killed the store was free only after %v", waited)
			}
		})
	}
}

// Nothing that several processes do at once is lost or done twice (S9).
func TestManyProcesses(t *testing.T) {
	s := newStore(t)
	act(t, s, func(tx *Tx) error { return tx.PutHousehold(nil, family("1", village(1, 1), "张三", 1)) })
	const processes = 4
	var children []*child
	for range processes {
		children = append(children, start(t, "act many times", s.Path))
	}
	seen := map[string]bool{}
	for _, p := range children {
		for word := p.hear(); word != ""; word = p.hear() {
			if seen[word] {
				t.Errorf("two were told %q", word)
			}
			seen[word] = true
		}
		p.finish(t)
	}
	view(t, s, func(tx *Tx) error {
		awards, err := tx.Awards(village(1, 1), "1")
		if n := len(awards[0].Decisions); n != processes*actsEach || len(seen) != n {
			t.Errorf("%d decisions, %d acknowledged, want %d", n, len(seen), processes*actsEach)
		}
		if seq, _ := tx.Head(); seq != 2+processes*actsEach {
			t.Errorf("the journal ends at %d", seq)
		}
		return err
	})
	each := map[string]int{}
	for _, e := range entries(t, s, 3) {
		if want := fmt.Sprint(each[e.Operator]); e.Subject != want {
			t.Errorf("process %s: act %s is journalled after act %s", e.Operator, e.Subject, want)
		}
		each[e.Operator]++
	}
}
