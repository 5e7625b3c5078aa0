package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"doudi/calc/sidebyside"
)

// Failures of the lock beside the store; both are wrapped with the file's name.
var (
	ErrReadOnly = errors.New("store may only be read here")
	ErrLockFile = errors.New("lock file is not one that this program made")
)

// The lock is a short queue of bytes in the side file, far behind its text: on
// Windows nobody could read the text beneath a lock. Whoever has the last byte
// holds the lock. One waits for the next byte while having the one before, so
// nobody passes those who are in the queue. At its end the kernel lets a
// newcomer in before one who waited longer, if the byte becomes free just then;
// that a byte becomes free there comes three wakings after a holder let go, and
// by then the holder who wants the lock again has taken its place behind all.
const (
	firstByte = 1 << 62
	holdByte  = firstByte + 3
)

// leastWait is as long as a lock that nobody has may take.
const leastWait = 20 * time.Millisecond

// Busy is the failure to get the store's lock in time. It is ErrBusy.
type Busy struct {
	Holder Holder        // who has the lock; without PID where its file does not say
	Waited time.Duration // how long the lock was waited for
}

func (b *Busy) Error() string {
	waited := b.Waited.Round(time.Millisecond)
	if b.Holder.PID == 0 {
		return fmt.Sprintf("%v: waited %v", ErrBusy, waited)
	}
	return fmt.Sprintf("%v: %v; waited %v", ErrBusy, &b.Holder, waited)
}

// Is says that every Busy is ErrBusy.
func (b *Busy) Is(target error) bool { return target == ErrBusy }

// sideLock is the right to write to a store, or to read it while nobody writes,
// until release or the end of the process.
type sideLock struct {
	file   *os.File // nil: nothing is locked, or no longer
	shared bool     // to read
}

// acquire gets the lock of the store at a path, in the order in which it is
// asked for, and writes h into the side file (path with ".lock" behind it). The
// store itself need not exist. What the holder before wrote and did not clear
// is left: its process died, and whether its operation is in the store must be
// looked up there. A lock that is not to be had in time is a *Busy; a place
// that cannot be written to is ErrReadOnly.
func acquire(path string, wait time.Duration, h Holder) (l *sideLock, left *Holder, err error) {
	side := sidePath(path)
	begun := time.Now()
	deadline := begun.Add(max(wait, leastWait))
	for {
		f, err := openSide(side)
		if err != nil {
			return nil, nil, err
		}
		locked, err := lockInTime(f, deadline, aloneLock)
		switch {
		case err != nil:
			return nil, nil, fmt.Errorf("%s: %w", side, err)
		case !locked:
			return nil, nil, &Busy{holderAt(side), time.Since(begun)}
		case !standsAt(f, side): // replaced or removed while this one was waited for
			_ = f.Close()
			continue
		}
		left, err := readHolder(f)
		if err == nil {
			err = writeHolder(f, &h)
		}
		if err != nil {
			_ = f.Close()
			return nil, nil, fmt.Errorf("%s: %w", side, err)
		}
		return &sideLock{file: f}, left, nil
	}
}

// acquireShared gets the lock of the store at a path together with others who
// read, in the same order as those who write. It writes nothing and makes no
// file: where there is no side file, or none that may be opened, it gives a
// lock that keeps nobody out. A lock that is not to be had in time is a *Busy.
func acquireShared(path string, wait time.Duration) (*sideLock, error) {
	side := sidePath(path)
	begun := time.Now()
	deadline := begun.Add(max(wait, leastWait))
	for {
		f, err := openPlain(side, os.O_RDONLY)
		if err != nil {
			return &sideLock{}, nil
		}
		locked, err := lockInTime(f, deadline, sharedLock)
		switch {
		case err != nil:
			return nil, fmt.Errorf("%s: %w", side, err)
		case !locked:
			return nil, &Busy{holderAt(side), time.Since(begun)}
		case standsAt(f, side):
			return &sideLock{f, true}, nil
		}
		_ = f.Close()
	}
}

// release clears the record and gives the lock back. A second release does
// nothing.
func (l *sideLock) release() error {
	if l.file == nil {
		return nil
	}
	f := l.file
	l.file = nil
	var err error
	if !l.shared {
		err = writeHolder(f, nil)
	}
	// Unlocked before it is closed: a process that is just being started has
	// the open file too, for a moment.
	return errors.Join(err, unlockByte(f, holdByte), f.Close())
}

// leave gives the lock back with the record still in it: what became of the
// operation is to be found out by whoever comes next.
func (l *sideLock) leave() error {
	f := l.file
	l.file = nil
	return errors.Join(unlockByte(f, holdByte), f.Close())
}

// sidePath is the same for every name that a store has through symbolic links.
func sidePath(path string) string { return behindLinks(path) + ".lock" }

// behindLinks is the path of the file to which a path leads through symbolic links;
// itself where it leads to none.
func behindLinks(path string) string {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		return target
	}
	return path
}

// openSide opens the side file for writing, or makes it.
func openSide(side string) (*os.File, error) {
	f, err := openPlain(side, os.O_RDWR|os.O_CREATE)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, errWriteProtected) {
		return nil, fmt.Errorf("%w: %w", ErrReadOnly, err)
	}
	return f, err
}

// openPlain opens a side file. What stands there and is no plain file is not
// opened.
func openPlain(side string, flag int) (*os.File, error) {
	if info, err := os.Lstat(side); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: %w", side, ErrLockFile)
	}
	f, err := os.OpenFile(side, flag|noFollow, 0o600)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(fmt.Errorf("%s: %w", side, ErrLockFile), err, f.Close())
	}
	return f, nil
}

// standsAt says whether an open file still has its name.
func standsAt(f *os.File, path string) bool {
	opened, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(path)
	return err == nil && os.SameFile(opened, named)
}

// byteLock is how a byte is locked.
type byteLock uint8

const (
	aloneLock  byteLock = iota // nobody else has it
	sharedLock                 // nobody has it alone
)

// lockInTime gets the lock, at once where nobody has or awaits it: in the kernel a
// wait takes a goroutine of its own. f remains the caller's only where it is locked.
func lockInTime(f *os.File, deadline time.Time, how byteLock) (locked bool, err error) {
	had, err := lockAtOnce(f, how)
	switch {
	case err != nil:
		return false, errors.Join(err, f.Close())
	case had == holdByte:
		return true, nil
	}
	return lockUntil(f, deadline, how, had)
}

// lockAtOnce goes forward byte by byte as far as it need not wait, and says which
// byte it has then; the one before the first where it has none.
func lockAtOnce(f *os.File, how byteLock) (had int64, err error) {
	for had = firstByte - 1; had < holdByte; had++ {
		if locked, err := tryByte(f, had+1, how); !locked || err != nil {
			return had, err
		}
		if err := giveUp(f, had); err != nil {
			return had, err
		}
	}
	return had, nil
}

// giveUp gives up a byte of the queue for the one behind it.
func giveUp(f *os.File, at int64) error {
	if at < firstByte {
		return nil
	}
	return unlockByte(f, at)
}

// lockUntil waits in the kernel for the lock, until the deadline. f remains the
// caller's only where it is locked. The kernel's wait cannot be broken off: one
// that is given up goes on, and gives back at once what it gets.
func lockUntil(f *os.File, deadline time.Time, how byteLock, had int64) (locked bool, err error) {
	answer, gone := make(chan error), make(chan struct{})
	go func() {
		err := sidebyside.Guard(func() error { return lockInTurn(f, how, had, gone) })
		select {
		case answer <- err:
		case <-gone:
			_ = f.Close()
		}
	}()
	timer := time.NewTimer(time.Until(deadline))
	defer timer.Stop()
	select {
	case err := <-answer:
		if err != nil {
			return false, errors.Join(err, f.Close())
		}
		return true, nil
	case <-timer.C:
		close(gone)
		return false, nil
	}
}

// lockInTurn goes forward byte by byte from the one that it has, and no further
// when the caller is gone.
func lockInTurn(f *os.File, how byteLock, had int64, gone <-chan struct{}) error {
	for at := had; at < holdByte; at++ {
		select {
		case <-gone:
			return nil
		default:
		}
		if err := errors.Join(lockByte(f, at+1, how), giveUp(f, at)); err != nil {
			return err
		}
	}
	return nil
}
