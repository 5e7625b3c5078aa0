package store

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// noFollow: Windows opens what a link points to; that it is not the file which
// has the name is noticed once it is locked.
const noFollow = 0

// errWriteProtected is how the system refuses to write to a read-only medium.
var errWriteProtected error = windows.ERROR_WRITE_PROTECT

// noRoom is how the system says that a medium is full, or an owner's share of it.
var noRoom = []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED}

// lockKinds are the flags of byteLock.
var lockKinds = [...]uint32{aloneLock: windows.LOCKFILE_EXCLUSIVE_LOCK, sharedLock: 0}

// lockByte waits for one byte of a file. The lock belongs to the open file and ends
// with it.
func lockByte(f *os.File, at int64, how byteLock) error { return setLock(f, lockKinds[how], at) }

// tryByte is lockByte without waiting.
func tryByte(f *os.File, at int64, how byteLock) (locked bool, err error) {
	err = setLock(f, lockKinds[how]|windows.LOCKFILE_FAIL_IMMEDIATELY, at)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return false, nil
	}
	return err == nil, err
}

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
