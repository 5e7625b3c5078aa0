package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// holding is another process that has the lock.
func holding(t *testing.T, path string) *child {
	t.Helper()
	p := start(t, "hold the lock", path)
	if word := p.hear(); word != "held" {
		t.Fatalf("the other process said %q", word)
	}
	return p
}

// awaited returns when somebody is waiting for the lock.
func awaited(t *testing.T, path string) {
	t.Helper()
	var at unix.Stat_t
	if err := unix.Stat(path+".lock", &at); err != nil {
		t.Fatal(err)
	}
	file := fmt.Appendf(nil, ":%d ", at.Ino)
	for range 5000 {
		locks, err := os.ReadFile("/proc/locks")
		if err != nil {
			t.Skip(err)
		}
		for line := range bytes.Lines(locks) {
			if bytes.Contains(line, []byte("->")) && bytes.Contains(line, file) {
				return
			}
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatal("nobody waits for the lock")
}

type taken struct {
	*sideLock
	left *Holder
	err  error
	at   time.Time
}

// taking waits for the lock in the background.
func taking(path string) <-chan taken {
	answer := make(chan taken, 1)
	go func() {
		l, left, err := acquire(path, time.Minute, clerk("test"))
		answer <- taken{l, left, err, time.Now()}
	}()
	return answer
}

// Who waits for a holder that is killed has the lock at once, and learns whose
// operation it is that nobody knows the end of (S10).
func TestS10HolderKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "county.db")
	var took []time.Duration
	for range 5 {
		p := holding(t, path)
		answer := taking(path)
		awaited(t, path)
		killed := time.Now()
		if err := p.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		got := <-answer
		want := clerk("roster.run")
		want.PID = p.Process.Pid
		if got.err != nil || got.left == nil || *got.left != want {
			t.Fatalf("left: %v, %v", got.left, got.err)
		}
		took = append(took, got.at.Sub(killed))
		freed(t, got.sideLock)
		freed(t, locked(t, path)) // which nobody left
	}
	slices.Sort(took) // a busy machine makes one or two of them late
	t.Logf("free after %v", took)
	if took[len(took)/2] > 50*time.Millisecond {
		t.Errorf("free after %v", took)
	}
}

// What a dead holder left is not taken away by those who only read.
func TestS10ReadersLeaveTheRecord(t *testing.T) {
	path := filepath.Join(t.TempDir(), "county.db")
	p := holding(t, path)
	if err := p.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	freed(t, shared(t, path))
	l, left, err := acquire(path, time.Minute, clerk("test"))
	if err != nil || left == nil || left.PID != p.Process.Pid {
		t.Fatalf("left: %v, %v", left, err)
	}
	freed(t, l)
}

// A holder that does not move, as on a sleeping laptop, is named when patience
// ends; once it is gone the lock is had (S10).
func TestS10HolderStopped(t *testing.T) {
	path := filepath.Join(t.TempDir(), "county.db")
	p := holding(t, path)
	if err := p.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	const wait = 200 * time.Millisecond
	for range 3 { // those who gave up hold up nobody
		begun := time.Now()
		_, _, err := acquire(path, wait, clerk("test"))
		var busy *Busy
		if !errors.As(err, &busy) || busy.Holder.PID != p.Process.Pid {
			t.Fatalf("%v", err)
		}
		for _, said := range []string{fmt.Sprint("process ", p.Process.Pid), "李 on min-zheng-3", "roster.run", "since 2026-11-21T12:00:00Z"} {
			if !strings.Contains(err.Error(), said) {
				t.Errorf("%q does not say %q", err, said)
			}
		}
		if waited := time.Since(begun); waited < wait || waited > wait+time.Second {
			t.Errorf("gave up after %v", waited)
		}
	}
	answer := taking(path)
	awaited(t, path)
	if err := p.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	got := <-answer
	if got.err != nil || got.left == nil || got.left.PID != p.Process.Pid {
		t.Fatalf("left: %v, %v", got.left, got.err)
	}
	freed(t, got.sideLock)
}

// A lock on a file that has lost its name is no lock: who waited for it waits
// again for the one that stands there now (S11).
func TestS11LockFileReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "county.db")
	for i := range 20 {
		first := locked(t, path)
		answer := taking(path)
		awaited(t, path)
		if err := os.Remove(path + ".lock"); err != nil {
			t.Fatal(err)
		}
		var second *sideLock
		if i%2 == 1 {
			second = locked(t, path)
		}
		freed(t, first)
		if second != nil {
			awaited(t, path)
			freed(t, second)
		}
		got := <-answer
		if got.err != nil || got.left != nil {
			t.Fatalf("left: %v, %v", got.left, got.err)
		}
		if !standsAt(got.file, path+".lock") {
			t.Error("the lock is on a file without a name")
		}
		freed(t, got.sideLock)
	}
}

// A pipe in the lock file's place is not waited on.
func TestLockFileIsNoPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "county.db")
	if err := syscall.Mkfifo(path+".lock", 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := acquire(path, time.Second, clerk("test")); !errors.Is(err, ErrLockFile) {
		t.Errorf("%v", err)
	}
}

// Where nothing may be written the lock is not to be had, and that is said (S14).
func TestS14LockNeedsAPlaceToWrite(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "county.db")
	if err := errors.Join(os.Chmod(dir, 0o555), os.Chmod(filepath.Dir(dir), 0o755)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o755) })
	asClerk(t, func() {
		_, _, err := acquire(path, time.Second, clerk("test"))
		if !errors.Is(err, ErrReadOnly) || !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), path) {
			t.Errorf("folder: %v", err)
		}
	})
	for mode, kept := range map[fs.FileMode]bool{0o444: true, 0o600: false} { // may the clerk open it to read?
		if err := errors.Join(os.WriteFile(path+".lock", encodeHolder(nil), mode), os.Chmod(path+".lock", mode)); err != nil {
			t.Fatal(err)
		}
		asClerk(t, func() {
			l := shared(t, path)
			_, _, err := acquire(path, 0, clerk("test"))
			if !errors.Is(err, ErrReadOnly) || (l.file != nil) != kept {
				t.Errorf("%v: lock on %v; write: %v", mode, l.file, err)
			}
			freed(t, l)
		})
	}
	path = filepath.Join(tmpfs(t, unix.MS_RDONLY, ""), "county.db")
	freed(t, shared(t, path))
	_, _, err := acquire(path, time.Second, clerk("test"))
	if !errors.Is(err, ErrReadOnly) || !errors.Is(err, unix.EROFS) || !strings.Contains(err.Error(), path) {
		t.Errorf("medium: %v", err)
	}
}

// On a full disk whoever had the lock before can have it again (S13).
func TestS13LockOnAFullDisk(t *testing.T) {
	path := filepath.Join(tmpfs(t, 0, "size=64k"), "county.db")
	freed(t, locked(t, path))
	err := os.WriteFile(path+".ballast", make([]byte, 1<<20), 0o600)
	if !errors.Is(err, unix.ENOSPC) {
		t.Fatalf("ballast: %v", err)
	}
	freed(t, locked(t, path))
}

// tmpfs is a folder on a file system in memory; only root can have one.
func tmpfs(t testing.TB, flags uintptr, options string) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("none", dir, "tmpfs", flags, options); err != nil {
		t.Skip("no file system of its own: ", err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}
