//go:build !windows

package store

import (
	"errors"
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

// likewise lets those at a file, and nobody else, whom the model lets at itself.
func likewise(path, model string) error {
	as, err := os.Stat(model)
	if err != nil {
		return err
	}
	now, err := os.Stat(path)
	if err != nil {
		return err
	}
	of, known := as.Sys().(*syscall.Stat_t)
	own, alike := now.Sys().(*syscall.Stat_t)
	if known && alike && (of.Uid != own.Uid || of.Gid != own.Gid) {
		err = os.Chown(path, int(of.Uid), int(of.Gid))
	}
	return errors.Join(err, os.Chmod(path, as.Mode().Perm()))
}
