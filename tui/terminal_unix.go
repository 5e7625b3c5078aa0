//go:build unix

package tui

import (
	"os"

	"golang.org/x/sys/unix"
)

// left says whether a terminal is as a program leaves it that was killed while
// it showed screens: keys come one by one and are not seen.
func left(in *os.File) bool {
	t, err := unix.IoctlGetTermios(int(in.Fd()), getTermios)
	return err == nil && t.Lflag&unix.ICANON == 0 && t.Lflag&unix.ECHO == 0
}

// sane sets a terminal as a shell expects it.
func sane(in *os.File) {
	t, err := unix.IoctlGetTermios(int(in.Fd()), getTermios)
	if err != nil {
		return
	}
	t.Iflag |= unix.ICRNL | unix.IXON | unix.BRKINT
	t.Oflag |= unix.OPOST | unix.ONLCR
	t.Lflag |= unix.ICANON | unix.ECHO | unix.ECHOE | unix.ECHOK | unix.ISIG | unix.IEXTEN
	_ = unix.IoctlSetTermios(int(in.Fd()), setTermios, t)
}
