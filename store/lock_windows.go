package store

import (
	"os"

	"golang.org/x/sys/windows"
)

// noFollow: Windows opens what a link points to; that it is not the file which
// has the name is noticed once it is locked.
const noFollow = 0

// errWriteProtected is how the system refuses to write to a read-only medium.
var errWriteProtected error = windows.ERROR_WRITE_PROTECT

// lockByte waits until nobody else has one byte of a file. The lock belongs to
// the open file and ends with it.
func lockByte(f *os.File, at int64) error { return setLock(f, windows.LOCKFILE_EXCLUSIVE_LOCK, at) }

// shareByte waits until nobody has a byte by lockByte.
func shareByte(f *os.File, at int64) error { return setLock(f, 0, at) }

func setLock(f *os.File, flags uint32, at int64) error {
	err := windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, position(at))
	return os.NewSyscallError("LockFileEx", err)
}

func unlockByte(f *os.File, at int64) error {
	err := windows.UnlockFileEx(windows.Handle(f.Fd()), 0, 1, 0, position(at))
	return os.NewSyscallError("UnlockFileEx", err)
}

func position(at int64) *windows.Overlapped {
	return &windows.Overlapped{Offset: uint32(at), OffsetHigh: uint32(at >> 32)}
}
