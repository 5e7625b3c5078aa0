//go:build !windows

package store

import (
	"io/fs"
	"os"
	"os/user"
	"strconv"
	"syscall"
)

// ownerOf is the user to whom a file belongs, and whether that is who asks.
func ownerOf(info fs.FileInfo) (name string, own bool) {
	of, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return "", false
	}
	id := strconv.Itoa(int(of.Uid))
	own = int(of.Uid) == os.Geteuid()
	if u, err := user.LookupId(id); err == nil {
		return u.Username, own
	}
	return id, own
}
