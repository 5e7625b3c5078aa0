package store

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"doudi/calc"
)

// scene is one act, done by another process under the eye of a tracer that
// disturbs it at its n-th call of the system.
type scene struct {
	name string
	act  func(s *Store) error
}

// anewScene is the one after which the file is laid out anew.
const anewScene = "file laid out anew"

// scenes are acts that write in different ways: a small change, one for which
// the file must grow, one that takes away, a month's end, and a small one after
// which the file is laid out anew.
func scenes() []scene {
	acting := func(f func(tx *Tx) error) func(s *Store) error {
		return func(s *Store) error {
			return s.Act(func(tx *Tx) (Entry, error) { return Entry{Operator: "root", Act: "test"}, f(tx) })
		}
	}
	return []scene{
		{"small", acting(func(tx *Tx) error { return tx.PutRegion(calc.Region{Code: village(2, 2), Name: "x"}) })},
		{"growth", acting(func(tx *Tx) error {
			h := family("large", village(1, 1), "李四", 999)
			h.Note = strings.Repeat("户", 200_000)
			return tx.PutHousehold(nil, h)
		})},
		{"removal", acting(func(tx *Tx) error {
			old, err := tx.Household("12")
			if err != nil {
				return err
			}
			h := *old
			h.Region, h.Members = village(9, 9), nil
			return tx.PutHousehold(old, &h)
		})},
		{"month's end", func(s *Store) error { return submitted(s.by("li"), opening+3) }},
		{anewScene, func(s *Store) error {
			if err := acting(func(tx *Tx) error { return tx.PutRegion(calc.Region{Code: village(2, 2), Name: "x"}) })(s); err != nil {
				return err
			}
			s.Tell = func(code string, _ ...string) { say("told", code) }
			_ = s.compact(newOperation()) // whatever becomes of it, the act was done
			return nil
		}},
	}
}

func init() {
	for _, sc := range scenes() {
		deeds["scene "+sc.name] = func(t *testing.T, path string) {
			runtime.LockOSThread() // calls are counted thread by thread
			s := storeAt(path)
			s.Anchors = filepath.Join(filepath.Dir(path), "anchors")
			switch err := sc.act(s); {
			case err == nil:
				say("done")
			case errors.Is(err, ErrUnknown):
				say("unknown")
			default:
				say("failed", strings.ReplaceAll(err.Error(), "\n", "; "))
			}
		}
	}
}

// stage is a store before a scene, and what its records are before and after.
type stage struct {
	scene
	image         []byte
	before, after string
	told          map[string]bool // the remarks that were heard from it
}

// staged makes the store of a scene; without a tracer the test is skipped.
func staged(t *testing.T, sc scene) *stage {
	t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("without strace")
	}
	s := newStore(t)
	furnish(t, s, 48)
	st := &stage{scene: sc, image: trimmed(t, s), before: records(t, s), told: map[string]bool{}}
	if err := sc.act(s); err != nil {
		t.Fatal(err)
	}
	if st.after = records(t, s); st.after == st.before {
		t.Fatalf("%s changes nothing", sc.name)
	}
	return st
}

// calls are how often the scene calls each of the system's functions that write.
func (st *stage) calls(t *testing.T) map[string]int {
	t.Helper()
	trace := filepath.Join(t.TempDir(), "trace")
	if _, said := st.traced(t, "-o", trace, "-e", "trace="+strings.Join(writers, ",")); said != "done" {
		t.Fatalf("undisturbed it said %q", said)
	}
	text, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, call := range writers {
		counts[call] = strings.Count(string(text), " "+call+"(")
	}
	return counts
}

// writers are the functions of the system with which an act changes a file.
var writers = []string{"write", "pwrite64", "fdatasync", "fsync", "ftruncate", "flock", "renameat", "unlinkat"}

// traced plays the scene on a fresh copy, and gives the store as it was left,
// and what the process said.
func (st *stage) traced(t *testing.T, options ...string) (s *Store, said string) {
	t.Helper()
	s = storeAt(filepath.Join(memory(t), "county.db"))
	s.Anchors = filepath.Join(filepath.Dir(s.Path), "anchors")
	if err := os.WriteFile(s.Path, st.image, 0o600); err != nil {
		t.Fatal(err)
	}
	p := start(t, "scene "+st.name, s.Path, append([]string{"strace", "-f", "-qq"}, options...)...)
	for word := p.hear(); word != ""; word = p.hear() {
		if code, told := strings.CutPrefix(word, "told "); told {
			st.told[code] = true
		} else {
			said = word
		}
	}
	_ = p.Wait()
	return s, said
}

// disturbed disturbs the n-th call of a function.
func (st *stage) disturbed(t *testing.T, call string, n int, disturbance string) (s *Store, said string) {
	t.Helper()
	return st.traced(t, "-o", os.DevNull, "-e", "trace="+call, "-e", fmt.Sprintf("inject=%s:%s:when=%d", call, disturbance, n))
}

// found says whether the act is in the store, which is whole and goes on.
func (st *stage) found(t *testing.T, s *Store) (done bool) {
	t.Helper()
	s.Tell = func(string, ...string) {}
	whole(t, s)
	now := records(t, s)
	if now != st.before && now != st.after {
		t.Errorf("%s: the store is neither as before nor as after", st.name)
	}
	if err := s.Act(noAct); err != nil {
		t.Errorf("%s: the next act: %v", st.name, err)
	}
	whole(t, s)
	return now == st.after
}

// Killed at any of its calls that write, an act has been done or has not, and
// nothing else (S2).
func TestS2KilledAtEachCall(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	for _, sc := range scenes() {
		t.Run(sc.name, func(t *testing.T) {
			st := staged(t, sc)
			tally := map[string]int{}
			for call, most := range st.calls(t) {
				for n := 1; n <= most; n++ {
					s, said := st.disturbed(t, call, n, "signal=KILL")
					done := st.found(t, s)
					if said != "" && (said != "done" || !done) {
						t.Errorf("killed at %s %d it said %q, and is done: %v", call, n, said, done)
					}
					tally[fmt.Sprintf("done %v", done)]++
				}
			}
			t.Logf("%v", tally)
			if tally["done false"] < 4 || tally["done true"] < 2 {
				t.Errorf("it was killed too seldom: %v", tally)
			}
		})
	}
}

// When a call of the system is answered with an error, the act says that it was
// done where it was, and that it failed only where it was not (S3).
func TestS3ErrorsAtEachCall(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	for _, sc := range scenes() {
		t.Run(sc.name, func(t *testing.T) {
			st := staged(t, sc)
			tally := map[string]int{}
			for call, most := range st.calls(t) {
				if call == "write" { // with which the process speaks
					continue
				}
				for n := 1; n <= most; n++ {
					code := []string{"EIO", "ENOSPC"}[n%2]
					s, said := st.disturbed(t, call, n, "error="+code)
					kind, _, _ := strings.Cut(said, " ")
					if done := st.found(t, s); kind != "unknown" && (kind == "done") != done || kind == "" {
						t.Errorf("%s at %s %d: it said %q, and is done: %v", code, call, n, said, done)
					}
					tally[kind]++
				}
			}
			t.Logf("%v", tally)
			if tally["failed"] == 0 {
				t.Error("no error was noticed")
			}
			if anew := sc.name == anewScene; st.told["store.unsettled"] != anew {
				t.Errorf("told %v", st.told)
			}
		})
	}
}
