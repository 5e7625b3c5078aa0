package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"doudi/calc"
)

func init() {
	// It records one decision after the other and says the number of each once
	// its act has ended, until it is killed.
	deeds["act until killed"] = func(t *testing.T, path string) {
		s := storeAt(path)
		s.Anchors = filepath.Join(filepath.Dir(path), "anchors")
		if err := s.Unlock(); err != nil {
			t.Fatal(err)
		}
		say("ready")
		for {
			d := determination(opening)
			err := s.Act(func(tx *Tx) (Entry, error) {
				return Entry{Operator: "root", Act: "test"}, tx.AddDecision(village(1, 1), calc.AwardKey{Household: "1", Program: calc.Dibao}, d)
			})
			if err != nil {
				t.Fatal(err)
			}
			say("done", d.Seq)
		}
	}
}

// victims are the processes that act on one store and are killed.
type victims struct {
	*testing.T
	store *Store
	told  []string
	tally map[string]int
}

// Processes are killed at any moment: nothing that one of them has acknowledged
// is lost, what it was at is in the store wholly or not at all, and the next who
// acts is told which (S1).
func TestS1Killed(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	kills := sized(500, 10_000)
	if testing.Short() {
		kills = 60
	}
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	tally := map[string]int{}
	var v *victims
	for i := range kills {
		if i%100 == 0 { // before the journal gets long
			v = newVictims(t, tally)
		}
		v.kill(time.Duration(r.Int64N(int64(30 * time.Millisecond))))
		if i%10 == 9 {
			whole(t, v.store)
		}
	}
	t.Logf("%d kills: %v", kills, tally)
	if tally["in an act"] == 0 {
		t.Error("no process was killed at its work")
	}
}

func newVictims(t *testing.T, tally map[string]int) *victims {
	s := newStore(t)
	s.Anchors = filepath.Join(filepath.Dir(s.Path), "anchors")
	act(t, s, func(tx *Tx) error { return tx.PutHousehold(nil, family("1", village(1, 1), "张三", 1)) })
	v := &victims{T: t, store: s, tally: tally}
	s.Tell = func(code string, _ ...string) { v.told = append(v.told, code) }
	return v
}

// kill lets a process act for a while, and looks at what it left behind.
func (v *victims) kill(after time.Duration) {
	v.Helper()
	p := start(v, "act until killed", v.store.Path)
	if word := p.hear(); word != "ready" {
		v.Fatalf("a process said %q: %s", word, p.all)
	}
	acknowledged := v.horizon()
	time.Sleep(after)
	if err := p.Process.Kill(); err != nil {
		v.Fatal(err)
	}
	for word := p.hear(); word != ""; word = p.hear() {
		if _, err := fmt.Sscanf(word, "done %d", &acknowledged); err != nil {
			v.Errorf("a process said %q", word)
		}
	}
	_ = p.Wait()
	v.afterKill(acknowledged)
}

func (v *victims) afterKill(acknowledged uint64) {
	v.Helper()
	left := v.horizon()
	if left != acknowledged && left != acknowledged+1 {
		v.Errorf("%d was acknowledged, and %d is the last decision", acknowledged, left)
	}
	v.told = nil
	if err := v.store.Act(noAct); err != nil {
		v.Fatal(err)
	}
	told := strings.Join(v.told, " ")
	switch {
	case told == "operation.done" && left == acknowledged+1, told == "operation.not_done" && left == acknowledged:
		v.tally["in an act"]++
	case told == "":
		v.tally["between acts"]++
	default:
		v.Errorf("%d was acknowledged, %d is the last decision, and the next was told %q", acknowledged, left, told)
	}
	if left > acknowledged {
		v.tally["in, unsaid"]++
	}
	v.gapless(left)
}

// horizon is the last decision of a store whose journal is a chain.
func (v *victims) horizon() (last uint64) {
	v.Helper()
	view(v, v.store, func(tx *Tx) error {
		last = tx.Horizon()
		return tx.VerifyJournal()
	})
	return last
}

// gapless checks that every decision up to the last is there.
func (v *victims) gapless(last uint64) {
	v.Helper()
	view(v, v.store, func(tx *Tx) error {
		awards, err := tx.Awards(village(1, 1), "1")
		var decisions []calc.Decision
		if len(awards) > 0 {
			decisions = awards[0].Decisions
		}
		for i, d := range decisions {
			if d.Seq != uint64(i+1) {
				return errors.Join(err, fmt.Errorf("decision %d stands where %d was recorded", d.Seq, i+1))
			}
		}
		if uint64(len(decisions)) != last {
			err = errors.Join(err, fmt.Errorf("%d decisions, but %d is the last", len(decisions), last))
		}
		return err
	})
}
