//go:build unix && !solaris && !aix

package store

import (
	"os"

	"golang.org/x/sys/unix"
)

// unlockFile ends the engine's lock on its file. Closing does not, as long as
// the file is mapped.
func unlockFile(f *os.File) error { return unix.Flock(int(f.Fd()), unix.LOCK_UN) }

// letGo lets others open the file, in which nothing is done any more. To take its map
// down takes longer, and nobody need wait for that: Close does it.
func (b *boltFile) letGo() error { return unlockFile(b.file) }
