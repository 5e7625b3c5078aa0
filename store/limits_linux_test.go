package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"doudi/calc"
)

// asClerk runs f on a thread that has no right to what root or another user
// keeps for itself. The thread ends with it.
func asClerk(t *testing.T, f func()) {
	t.Helper()
	done := make(chan error)
	go func() {
		runtime.LockOSThread() // and never unlocks: the thread is not used again
		if os.Getuid() == 0 {
			if _, _, e := syscall.RawSyscall(syscall.SYS_SETFSUID, 65534, 0, 0); e != 0 {
				done <- e
				return
			}
		}
		f()
		done <- nil
	}()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
}

// A store that may only be read can be looked at, and only that; nothing need
// be written beside it (S14).
func TestReadOnly(t *testing.T) {
	s := office(t)
	want := dump(t, s)
	dir := filepath.Dir(s.Path)
	t.Cleanup(func() { _ = errors.Join(os.Chmod(dir, 0o755), os.Chmod(s.Path, 0o600)) })
	if err := errors.Join(os.Chmod(s.Path, 0o444), os.Chmod(dir, 0o555), os.Chmod(filepath.Dir(dir), 0o755)); err != nil {
		t.Fatal(err)
	}
	for _, running := range []bool{false, true} { // with and without a reader at work
		run := func() {
			asClerk(t, func() {
				if err := s.View(func(tx *Tx) error { return tx.Cases("", func(*calc.Household, []calc.Award) error { return nil }) }); err != nil {
					t.Errorf("view: %v", err)
				}
				if err := s.Check(true); err != nil {
					t.Errorf("check: %v", err)
				}
				if err := s.Act(noAct); !errors.Is(err, fs.ErrPermission) || !strings.Contains(fmt.Sprint(err), s.Path) {
					t.Errorf("act: %v", err)
				}
				if err := backUp(s, s.Path+".backup"); !errors.Is(err, fs.ErrPermission) {
					t.Errorf("backup beside it: %v", err)
				}
				if err := created(storeAt(filepath.Join(dir, "new.db")), noAct); !errors.Is(err, fs.ErrPermission) {
					t.Errorf("create beside it: %v", err)
				}
			})
		}
		if running {
			view(t, s, func(*Tx) error { run(); return nil })
		} else {
			run()
		}
	}
	if names := beside(t, s); len(names) > 0 {
		t.Errorf("the folder has %v", names)
	}
	if got := dump(t, s); got != want {
		t.Error("the store has changed")
	}
}

func TestNoRightToReadIsSaid(t *testing.T) {
	s := newStore(t)
	if err := os.Chmod(filepath.Dir(filepath.Dir(s.Path)), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(s.Path, 0o600) })
	if err := errors.Join(os.Chmod(s.Path, 0), os.Chmod(filepath.Dir(s.Path), 0o755)); err != nil {
		t.Fatal(err)
	}
	asClerk(t, func() {
		for way, err := range map[string]error{"view": s.View(nothing), "act": s.Act(noAct), "check": s.Check(true)} {
			if !errors.Is(err, fs.ErrPermission) {
				t.Errorf("%s: %v", way, err)
			}
		}
	})
}

func init() {
	// It may not let any file grow beyond the store's present size, as on a
	// full disk, and tries an act too large for that.
	deeds["act on a full disk"] = func(t *testing.T, path string) {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		size := uint64(info.Size())
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: size, Max: size}); err != nil {
			t.Fatal(err)
		}
		s := storeAt(path)
		err = s.Act(func(tx *Tx) (Entry, error) {
			h := family("large", village(1, 1), "张三", 1)
			h.Note = strings.Repeat("户", int(size))
			return Entry{Act: "test"}, tx.PutHousehold(nil, h)
		})
		say("large:", err)
		say("backup:", backUp(s, path+".backup"))
		say("small:", s.Act(func(tx *Tx) (Entry, error) { return Entry{Act: "test"}, tx.PutRegion(calc.Region{Code: village(2, 2)}) }))
	}
}

// Where the disk is full an act fails, says so, and leaves the store as it was;
// what finds room goes on (S13).
func TestFullDisk(t *testing.T) {
	s := office(t)
	if err := os.WriteFile(s.Path, trimmed(t, s), 0o600); err != nil { // no room to grow into
		t.Fatal(err)
	}
	before := dump(t, s)
	p := start(t, "act on a full disk", s.Path)
	if word := p.hear(); !strings.Contains(word, "too large") {
		t.Errorf("the large act: %q", word)
	}
	if word := p.hear(); word != "backup: <nil>" { // as large as the store itself
		t.Errorf("the backup: %q", word)
	}
	small := p.hear()
	p.finish(t)
	whole(t, s)
	whole(t, storeAt(s.Path+".backup"))
	if got := dump(t, storeAt(s.Path+".backup")); got != before {
		t.Error("the backup holds something else than was there before")
	}
	view(t, s, func(tx *Tx) error {
		if _, err := tx.Region(village(2, 2)); (err == nil) != (small == "small: <nil>") {
			t.Errorf("the small act said %q, but the region: %v", small, err)
		}
		if _, err := tx.Household("large"); !errors.Is(err, ErrNotFound) {
			t.Errorf("the large household: %v", err)
		}
		return nil
	})
	act(t, s, func(tx *Tx) error { return tx.PutHousehold(nil, family("later", village(1, 1), "李四", 9999)) })
}

// A holder that is stopped, as on a sleeping laptop, is waited for and then
// named busy; it goes on where it was (S10).
func TestHolderStopped(t *testing.T) {
	s := newStore(t)
	p := start(t, "hold for an act", s.Path)
	if word := p.hear(); word != "held" {
		t.Fatalf("the other process said %q", word)
	}
	if err := p.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	s.Wait = 200 * time.Millisecond
	if err := s.Act(noAct); !errors.Is(err, ErrBusy) {
		t.Errorf("%v", err)
	}
	s.Wait = 10 * time.Second
	if err := p.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	act(t, s, func(tx *Tx) error { return tx.PutRegion(calc.Region{Code: village(2, 2)}) })
}
