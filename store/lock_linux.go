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

// lockByte waits until nobody else has one byte of a file. The lock belongs to
// the open file, not to the process, and ends with it; unlike flock(2) it can
// be had byte by byte.
func lockByte(f *os.File, at int64) error { return setLock(f, unix.F_WRLCK, at) }

// shareByte waits until nobody has a byte by lockByte.
func shareByte(f *os.File, at int64) error { return setLock(f, unix.F_RDLCK, at) }

func unlockByte(f *os.File, at int64) error { return setLock(f, unix.F_UNLCK, at) }

func setLock(f *os.File, kind int16, at int64) error {
	for {
		err := unix.FcntlFlock(f.Fd(), unix.F_OFD_SETLKW, &unix.Flock_t{Type: kind, Whence: io.SeekStart, Start: at, Len: 1})
		if !errors.Is(err, unix.EINTR) {
			return os.NewSyscallError("fcntl", err)
		}
	}
}
