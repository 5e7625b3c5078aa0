//go:build !windows

package cmd

import (
	"io/fs"
	"os"
	"syscall"
)

// private says whether a file belongs to who runs the program, and nobody else
// can read it.
func private(info fs.FileInfo) bool {
	of, known := info.Sys().(*syscall.Stat_t)
	return info.Mode().Perm()&0o077 == 0 && (!known || int(of.Uid) == os.Geteuid())
}
