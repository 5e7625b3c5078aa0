package casework_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"
)

// TestLookWhereNothingCanBeWritten: a file can be looked at by its tails, and it
// is told that the journal does not have it; whole numbers cannot.
func TestLookWhereNothingCanBeWritten(t *testing.T) {
	b := staffed(t)
	dir := filepath.Dir(b.path)
	t.Cleanup(func() { _ = errors.Join(os.Chmod(dir, 0o700), os.Chmod(b.path, 0o600)) })
	b.ok(errors.Join(os.Chmod(b.path, 0o444), os.Chmod(dir, 0o555), os.Chmod(filepath.Dir(dir), 0o755)))
	o := b.as("li")
	var told []string
	o.Store.Tell = func(code string, _ ...string) { told = append(told, code) }
	asClerk(t, func() {
		if f, err := o.Show("1"); err != nil || f.Household.Number != "1" || !slices.Equal(told, []string{"look.unnoted"}) {
			t.Errorf("shown %v, told %q: %v", f, told, err)
		}
		if f, err := o.ShowAs("1", wholeLook); err == nil || f != nil {
			t.Errorf("whole: %v, %v", f, err)
		}
	})
}

// asClerk runs f on a thread that may write only where everybody may. The thread
// ends with it.
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
