package store

import (
	"errors"
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// noFollow lets a symbolic link in the side file's place not be opened.
const noFollow = unix.O_NOFOLLOW

// errWriteProtected is how the system refuses to write to a read-only medium.
var errWriteProtected error = unix.EROFS

// noRoom is how the system says that a medium is full, or an owner's share of it.
var noRoom = []error{unix.ENOSPC, unix.EDQUOT}

// lockKinds are the kernel's, by byteLock.
var lockKinds = [...]int16{aloneLock: unix.F_WRLCK, sharedLock: unix.F_RDLCK}

// lockByte waits for one byte of a file. The lock belongs to the open file, not to
// the process, and ends with it; unlike flock(2) it can be had byte by byte.
func lockByte(f *os.File, at int64, how byteLock) error {
	return setLock(f, unix.F_OFD_SETLKW, lockKinds[how], at)
}

// tryByte is lockByte without waiting.
func tryByte(f *os.File, at int64, how byteLock) (locked bool, err error) {
	err = setLock(f, unix.F_OFD_SETLK, lockKinds[how], at)
	if errors.Is(err, unix.EAGAIN) || errors.Is(err, unix.EACCES) {
		return false, nil
	}
	return err == nil, err
}

func unlockByte(f *os.File, at int64) error {
	return setLock(f, unix.F_OFD_SETLK, unix.F_UNLCK, at)
}

func setLock(f *os.File, command int, kind int16, at int64) error {
	for {
		err := unix.FcntlFlock(f.Fd(), command, &unix.Flock_t{Type: kind, Whence: io.SeekStart, Start: at, Len: 1})
		if !errors.Is(err, unix.EINTR) {
			return os.NewSyscallError("fcntl", err)
		}
	}
}
