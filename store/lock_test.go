package store

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// hold is how long a greedy process has the lock each time.
const hold = 5 * time.Millisecond

func init() {
	deeds["hold the lock"] = func(t *testing.T, path string) {
		if _, _, err := acquire(path, time.Minute, clerk("roster.run")); err != nil {
			t.Fatal(err)
		}
		say("held")
		time.Sleep(time.Minute)
	}
	// It takes the lock again as soon as it has let go, until it is told to stop.
	deeds["lock greedily"] = func(t *testing.T, path string) {
		say("ready")
		for stopped := false; !stopped; {
			l := locked(t, path)
			record(t, path, strconv.Itoa(os.Getpid()))
			time.Sleep(hold)
			_, err := os.Stat(path + ".stop")
			stopped = err == nil
			freed(t, l)
		}
	}
}

func locked(t testing.TB, path string) *sideLock {
	t.Helper()
	l, left, err := acquire(path, time.Minute, clerk("test"))
	if err != nil || left != nil {
		t.Fatalf("left %v, %v", left, err)
	}
	return l
}

func shared(t testing.TB, path string) *sideLock {
	t.Helper()
	l, err := acquireShared(path, time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func freed(t testing.TB, l *sideLock) {
	t.Helper()
	if err := l.release(); err != nil {
		t.Fatal(err)
	}
}

// record adds a name to a file by reading and writing the whole of it, as only
// somebody can who is alone.
func record(t testing.TB, path, name string) {
	t.Helper()
	names, err := os.ReadFile(path + ".names")
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+".names", append(names, name+"\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
}

// However greedy the others are, one who wants the lock now and then, to write
// or to read, gets it in turn; all greedy ones have it equally often, and never
// two at once (S9). A machine that is busy with other things gets three tries.
func TestS9LockIsFair(t *testing.T) {
	for _, greedy := range []int{1, 7} {
		t.Run(strconv.Itoa(greedy), func(t *testing.T) {
			for range 3 {
				p99, longest, round := waitAmong(t, greedy)
				if p99 <= max(100*time.Millisecond, round*5/2) && longest <= time.Second {
					return
				}
			}
			t.Error("never got the lock in time")
		})
	}
}

// waitAmong is how long one waits among greedy processes: p99, the longest, and
// the time in which each greedy one has the lock once.
func waitAmong(t *testing.T, greedy int) (p99, longest, round time.Duration) {
	t.Helper()
	const turns = 100
	path := filepath.Join(t.TempDir(), "county.db")
	var children []*child
	for range greedy {
		p := start(t, "lock greedily", path)
		if word := p.hear(); word != "ready" {
			t.Fatalf("a process said %q", word)
		}
		children = append(children, p)
	}
	var waits []time.Duration
	first := time.Now()
	for turn := range turns {
		begun := time.Now()
		if turn%2 == 0 {
			l := locked(t, path)
			waits = append(waits, time.Since(begun))
			record(t, path, "interactive")
			freed(t, l)
		} else {
			l := shared(t, path)
			waits = append(waits, time.Since(begun))
			freed(t, l)
		}
		time.Sleep(hold * 3 / 2) // a person's pause, shortened
	}
	all := time.Since(first)
	if err := os.WriteFile(path+".stop", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, p := range children {
		p.finish(t)
	}
	round = all / time.Duration(sharedEqually(t, path, turns/2, greedy))
	slices.Sort(waits)
	p99, longest = waits[turns*99/100-1], waits[turns-1]
	t.Logf("%d greedy: waited %v, p99 %v, at most %v; a round takes %v", greedy, waits[turns/2], p99, longest, round)
	return p99, longest, round
}

// sharedEqually looks at who had the lock between the first and the last time
// that the interactive one had it to write, and gives how often each greedy one
// had it at least.
func sharedEqually(t *testing.T, path string, turns, greedy int) int {
	t.Helper()
	text, err := os.ReadFile(path + ".names")
	if err != nil {
		t.Fatal(err)
	}
	names := strings.Fields(string(text))
	times := map[string]int{}
	for _, name := range names[slices.Index(names, "interactive"):] {
		if times[name]++; times["interactive"] == turns {
			break
		}
	}
	if times["interactive"] != turns || len(times) != greedy+1 {
		t.Fatalf("recorded: %v", times)
	}
	delete(times, "interactive")
	least, most := len(names), 0
	for _, n := range times {
		least, most = min(least, n), max(most, n)
	}
	t.Logf("%d greedy: between %d and %d times each", greedy, least, most)
	if float64(least) < 0.8*float64(most) {
		t.Errorf("one had the lock %d times, another %d times", least, most)
	}
	return least
}

// A wait that was given up takes the lock from nobody.
func TestLockGivenUp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "county.db")
	l := locked(t, path)
	for _, wait := range []time.Duration{-time.Second, 0, 50 * time.Millisecond} {
		_, _, err := acquire(path, wait, clerk("another"))
		var busy *Busy
		if !errors.As(err, &busy) || !errors.Is(err, ErrBusy) || busy.Holder.Act != "test" || busy.Waited < wait || busy.Waited > wait+2*time.Second {
			t.Errorf("after %v: %v", wait, err)
		}
	}
	freed(t, l)
	begun := time.Now()
	l = locked(t, path)
	if waited := time.Since(begun); waited > time.Second {
		t.Errorf("the free lock was had after %v", waited)
	}
	freed(t, l)
	if err := l.release(); err != nil {
		t.Errorf("released twice: %v", err)
	}
	freed(t, locked(t, path))
}

// The message names the holder; a holder that is not known is not invented.
func TestBusyInWords(t *testing.T) {
	h := clerk("roster.run")
	h.PID = 4711
	nameless := h
	nameless.Act = ""
	for want, busy := range map[string]*Busy{
		"store is in use by another process: 李 on min-zheng-3, process 4711, since 2026-11-21T12:00:00Z, for roster.run; waited 1.235s": {h, 1234567 * time.Microsecond},
		"store is in use by another process: 李 on min-zheng-3, process 4711, since 2026-11-21T12:00:00Z; waited 1s":                     {nameless, time.Second},
		"store is in use by another process: waited 20s":                                                                                {Holder{}, 20 * time.Second},
	} {
		if got := busy.Error(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// What stands in the lock file's place and is not one is left as it is.
func TestLockFileOfSomebodyElse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "county.db")
	refused := func(what string) {
		t.Helper()
		if _, _, err := acquire(path, time.Second, clerk("test")); !errors.Is(err, ErrLockFile) || !strings.Contains(err.Error(), path+".lock") {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := os.Mkdir(path+".lock", 0o700); err != nil {
		t.Fatal(err)
	}
	refused("folder")
	summary := filepath.Join(t.TempDir(), "summary")
	if err := errors.Join(os.Remove(path+".lock"), os.WriteFile(summary, []byte("年度总结"), 0o600), os.Symlink(summary, path+".lock")); err != nil {
		t.Fatal(err)
	}
	refused("symbolic link")
	if err := errors.Join(os.Remove(path+".lock"), os.Rename(summary, path+".lock")); err != nil {
		t.Fatal(err)
	}
	refused("text")
	if text, err := os.ReadFile(path + ".lock"); err != nil || string(text) != "年度总结" {
		t.Errorf("%q, %v", text, err)
	}
	if err := os.Remove(path + ".lock"); err != nil {
		t.Fatal(err)
	}
	freed(t, locked(t, path))
	if info, err := os.Stat(path + ".lock"); err != nil || info.Mode().Perm() != 0o600 || info.Size() != sideSize {
		t.Errorf("%v, %v", info, err)
	}
}

// A store that is reached by two names has one lock.
func TestLockOfALink(t *testing.T) {
	path, link := filepath.Join(t.TempDir(), "county.db"), filepath.Join(t.TempDir(), "link.db")
	if err := errors.Join(os.WriteFile(path, nil, 0o600), os.Symlink(path, link)); err != nil {
		t.Fatal(err)
	}
	l := locked(t, path)
	if _, _, err := acquire(link, 0, clerk("test")); !errors.Is(err, ErrBusy) {
		t.Errorf("%v", err)
	}
	freed(t, l)
}

// Those who read wait for who writes, and are waited for, but not for each other.
func TestLockShared(t *testing.T) {
	path := filepath.Join(t.TempDir(), "county.db")
	freed(t, shared(t, path))
	if names := folder(t, filepath.Dir(path)); len(names) > 0 {
		t.Errorf("reading has made %v", names)
	}
	l := locked(t, path)
	var busy *Busy
	if _, err := acquireShared(path, 0); !errors.As(err, &busy) || busy.Holder.Act != "test" {
		t.Errorf("read while another writes: %v", err)
	}
	freed(t, l)
	first, second := shared(t, path), shared(t, path)
	for _, l := range []*sideLock{first, second} {
		if _, _, err := acquire(path, 0, clerk("test")); !errors.As(err, &busy) || busy.Holder.PID != 0 {
			t.Errorf("write while another reads: %v", err)
		}
		freed(t, l)
	}
	freed(t, locked(t, path))
}

// Reading does not fail for what lies in the lock file's place.
func TestLockSharedWithoutFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "county.db")
	if err := os.Mkdir(path+".lock", 0o700); err != nil {
		t.Fatal(err)
	}
	freed(t, shared(t, path))
}

// What an act pays for the lock that nobody else wants.
func BenchmarkLock(b *testing.B) {
	path := filepath.Join(b.TempDir(), "county.db")
	for b.Loop() {
		freed(b, locked(b, path))
	}
}
