package spreadsheet

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// WriteAside writes the file at path whole or not at all: fn writes to a hidden
// temporary file in the same folder, which is synced and then renamed. Until
// then the old file stands; after an error or a panic nothing is left behind.
func WriteAside(path string, perm fs.FileMode, fn func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.part")
	if err != nil {
		return err
	}
	placed := false
	defer func() {
		if !placed {
			_ = f.Close() // closed already unless fn failed
			_ = os.Remove(f.Name())
		}
	}()
	if err := fill(f, perm, fn); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	placed = true
	return syncFolder(filepath.Dir(path))
}

func fill(f *os.File, perm fs.FileMode, fn func(io.Writer) error) error {
	b := bufio.NewWriterSize(f, 256<<10)
	if err := fn(b); err != nil {
		return err
	}
	if err := b.Flush(); err != nil {
		return err
	}
	if err := f.Chmod(perm); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return f.Close()
}

// syncFolder makes the new name durable, where the system can.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}
