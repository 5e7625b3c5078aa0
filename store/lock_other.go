//go:build !linux && !windows

package store

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// noFollow lets a symbolic link in the side file's place not be opened.
const noFollow = unix.O_NOFOLLOW

// errWriteProtected is how the system refuses to write to a read-only medium.
var errWriteProtected error = unix.EROFS

// noRoom is how the system says that a medium is full, or an owner's share of it.
var noRoom = []error{unix.ENOSPC, unix.EDQUOT}

// lockByte waits for the lock on the whole file: these systems have no lock on
// a byte that belongs to the open file. The order is the kernel's.
func lockByte(f *os.File, at int64, how byteLock) error { return setLock(f, lockKinds[how], at) }

// lockKinds are the kernel's, by byteLock.
var lockKinds = [...]int{aloneLock: unix.LOCK_EX, sharedLock: unix.LOCK_SH}

// tryByte is lockByte without waiting.
func tryByte(f *os.File, at int64, how byteLock) (locked bool, err error) {
	err = setLock(f, lockKinds[how]|unix.LOCK_NB, at)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return false, nil
	}
	return err == nil, err
}

func unlockByte(f *os.File, at int64) error { return setLock(f, unix.LOCK_UN, at) }

func setLock(f *os.File, how int, at int64) error {
	if at != holdByte {
		return nil
	}
	for {
		err := unix.Flock(int(f.Fd()), how)
		if !errors.Is(err, unix.EINTR) {
			return os.NewSyscallError("flock", err)
		}
	}
}
