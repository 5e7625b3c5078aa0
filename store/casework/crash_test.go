package casework_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"doudi/calc"
)

// scene is a store on which another process does a deed, and how the store is
// before it and after.
type scene struct {
	*bureau
	deed, folder  string
	before, after string
	lasts         time.Duration
}

// scenes are the acts that are killed: a county of 500 families comes in, its
// month is submitted and confirmed, and new tables are loaded.
func scenes(t *testing.T) []scene {
	t.Helper()
	b := parish(t)
	list := []scene{{deed: "import", folder: crowded(t)}, {deed: "submit"}, {deed: "confirm"}, {deed: "policy load", folder: qingheFolder + "/policy2"}}
	for i := range list {
		s := &list[i]
		s.bureau = &bureau{t, filepath.Join(t.TempDir(), "scene.db")}
		b.ok(second(b.as("admin").Store.Backup(s.path, false)))
		s.before = s.records()
		b.ok(deeds[s.deed](b, s.folder))
		s.after = b.records()
		if s.before == s.after {
			t.Fatalf("%s changes nothing", s.deed)
		}
		s.lasts = lasting(t, s.deed, s.copyOf(s.path).path, s.folder)
	}
	return list
}

// TestCrashKilled kills processes at random moments of their acts: what is left
// is sound, and exactly as before or as after; what was acknowledged is there;
// and the same act again completes it (S1).
func TestCrashKilled(t *testing.T) {
	list := scenes(t)
	for i := range list {
		s := &list[i]
		t.Run(s.deed, func(t *testing.T) {
			s.T = t
			r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
			tally := map[string]int{}
			each, within := kills()/len(list), 2*s.lasts
			for range each {
				b := s.copyOf(s.path)
				w := hire(t, s.deed, b.path, s.folder)
				w.release()
				time.Sleep(time.Duration(r.Int64N(int64(within))))
				b.ok(w.Process.Kill())
				state := s.left(b, w.hear())
				if tally[state]++; state == "after" { // sooner, so that most are killed at work
					within = within * 3 / 4
				} else {
					within = within * 5 / 4
				}
			}
			t.Logf("%v of an act that takes %v", tally, s.lasts)
			if each >= 15 && tally["before"]+tally["after, unsaid"] == 0 {
				t.Errorf("no process was killed before it had answered: %v", tally)
			}
		})
	}
}

// left says what a killed process has left behind, and has the act done again.
func (s *scene) left(b *bureau, answer string) string {
	s.Helper()
	b.sound()
	state := ""
	switch b.records() {
	case s.before:
		state = "before"
	case s.after:
		state = "after"
	default:
		s.Errorf("%s: the store is neither as before nor as after", s.deed)
	}
	switch {
	case answer == "" && state == "after":
		state = "after, unsaid"
	case answer != "" && (answer != "done <nil>" || state != "after"):
		s.Errorf("%s: the process said %q, the store is as %s", s.deed, answer, state)
	}
	b.ok(deeds[s.deed](b, s.folder))
	if b.records() != s.after {
		s.Errorf("%s: done again, the store is not as after", s.deed)
	}
	b.sound()
	return state
}

// TestCrashAtEachCall kills a process at its first, second, … call that writes,
// grows or syncs a file (S2). It needs strace, and DOUDI_KILLS for the time it
// takes.
func TestCrashAtEachCall(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil || os.Getenv("DOUDI_KILLS") == "" {
		t.Skip("without strace or DOUDI_KILLS")
	}
	list := scenes(t)
	for i := range list {
		s := &list[i]
		t.Run(s.deed, func(t *testing.T) {
			s.T = t
			const calls = "pwrite64,fdatasync,fsync,ftruncate"
			tally := map[string]int{}
			for n := 1; ; n++ {
				b := s.copyOf(s.path)
				w := hire(t, s.deed, b.path, s.folder, "strace", "-f", "-qq", "-o", os.DevNull, "-e", "trace="+calls, "-e", fmt.Sprintf("inject=%s:signal=KILL:when=%d", calls, n))
				w.release()
				answer := w.hear()
				if tally[s.left(b, answer)]++; answer != "" {
					t.Logf("%v", tally)
					return
				}
			}
		})
	}
}

// TestM1CrashMonthEnd: the same month-end by six processes at once makes one
// roster, whoever of them is killed on the way (M1).
func TestM1CrashMonthEnd(t *testing.T) {
	b := qinghe(t)
	t.Cleanup(b.sound)
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 2))
	months := 5
	if testing.Short() {
		months = 2
	}
	for i := range months {
		m := of2026(7 + i)
		b.comesIn(m)
		var crew []*worker
		for range 6 {
			crew = append(crew, hire(t, "month end", b.path, m.String()))
		}
		for _, w := range crew {
			w.release()
		}
		if i%2 == 1 { // half of them are killed
			for _, w := range crew[:3] {
				time.Sleep(time.Duration(r.Int64N(int64(20 * time.Millisecond))))
				b.ok(w.Process.Kill())
			}
			crew = crew[3:]
		}
		b.oneRoster(m, crew)
	}
}

// oneRoster hears the survivors of a month-end: all have the same seal, and it
// was submitted and confirmed once.
func (b *bureau) oneRoster(m calc.Month, crew []*worker) {
	b.Helper()
	submitted, confirmed := 0, 0
	seal := b.roster(m).Digest.String()
	for _, w := range crew {
		word := w.hear()
		var draft, sent, sealed string
		var sentAlready, sealedAlready bool
		if n, _ := fmt.Sscanf(word, "sealed %s %s %s %t %t", &draft, &sent, &sealed, &sentAlready, &sealedAlready); n != 5 {
			b.Errorf("%s: a process said %q\n%s", m, word, &w.heard)
			continue
		}
		if seal = sealed; draft != sealed || sent != sealed {
			b.Errorf("%s: drafted %s, submitted %s, sealed %s", m, draft, sent, sealed)
		}
		if !sentAlready {
			submitted++
		}
		if !sealedAlready {
			confirmed++
		}
		if last := w.hear(); last != "done <nil>" {
			b.Errorf("%s: a process ended with %q", m, last)
		}
		if err := w.Wait(); err != nil {
			b.Errorf("%s: a process ended with %v", m, err)
		}
	}
	if len(crew) == 6 && (submitted != 1 || confirmed != 1) {
		b.Errorf("%s: %d say that they submitted, %d that they confirmed", m, submitted, confirmed)
	}
	if now := b.roster(m); now.Digest.String() != seal || now.State.String() != "confirmed" {
		b.Errorf("%s: the roster is %s %s, all were told %s", m, now.State, now.Digest, seal)
	}
	list, err := b.as("li").Journal(0)
	b.ok(err)
	acts := map[string]int{}
	for _, e := range list {
		if e.Subject == m.String() {
			acts[e.Act]++
			if e.Reason != seal {
				b.Errorf("%s: journalled %s %s, sealed %s", m, e.Act, e.Reason, seal)
			}
		}
	}
	if acts["roster.submit"] != 1 || acts["roster.confirm"] != 1 || len(acts) != 2 {
		b.Errorf("%s: journal %v", m, acts)
	}
}

// TestCrashImportsAtOnce: the same import by four processes at once is one.
func TestCrashImportsAtOnce(t *testing.T) {
	b := parish(t)
	folder := crowded(t)
	entries := b.journal()
	var crew []*worker
	for range 4 {
		crew = append(crew, hire(t, "import", b.path, folder))
	}
	for _, w := range crew {
		w.release()
	}
	for _, w := range crew {
		if word := w.hear(); word != "done <nil>" {
			t.Errorf("a process said %q\n%s", word, &w.heard)
		}
	}
	if now := b.journal(); now != entries+1 {
		t.Errorf("the journal has %d entries more", now-entries)
	}
	n := 0
	b.ok(b.as("li").List("", func(*calc.Household, string) error { n++; return nil }))
	if n != 500 {
		t.Errorf("%d households", n)
	}
}

// TestCrashLeavesNoFiles: nothing lies beside a store but its lock, even after a
// kill, and the sealed copy on which it was at work, which a later one takes away.
func TestCrashLeavesNoFiles(t *testing.T) {
	b := &bureau{t, filepath.Join(t.TempDir(), "county.db")}
	b.ok(second(parish(t).as("admin").Store.Backup(b.path, false)))
	w := hire(t, "import", b.path, crowded(t))
	w.release()
	time.Sleep(10 * time.Millisecond)
	b.ok(w.Process.Kill())
	_ = w.Wait()
	list, err := os.ReadDir(filepath.Dir(b.path))
	b.ok(err)
	for _, file := range list {
		if name := file.Name(); name != "county.db" && name != "county.db.lock" && !strings.HasPrefix(name, ".county.proof-") {
			t.Errorf("left behind: %s", name)
		}
	}
	b.sound()
}
