package reports

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"doudi/calc/sidebyside"
	"doudi/reports/spreadsheet"
)

// write puts one file in place, keeps its digest and reads it back. Without a folder
// it makes the digest alone.
func (x *export) write(name string, fn func(io.Writer) error) error {
	h := sha256.New()
	if x.dir == "" {
		b := bufio.NewWriterSize(h, 256<<10)
		if err := errors.Join(fn(b), b.Flush()); err != nil {
			return err
		}
		return x.keep(name, hex.EncodeToString(h.Sum(nil)))
	}
	path := filepath.Join(x.dir, name)
	err := spreadsheet.WriteAside(path, 0o600, func(w io.Writer) error { return fn(io.MultiWriter(w, h)) })
	if err != nil {
		return err
	}
	digest := hex.EncodeToString(h.Sum(nil))
	if err := readBack(path, digest); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return x.keep(name, digest)
}

func (x *export) keep(name, digest string) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.digests[name] = digest
	return nil
}

var errReadBack = errors.New("what is read back is not what was written")

func readBack(path, digest string) error {
	read, err := digestOf(path)
	if err == nil && read != digest {
		err = fmt.Errorf("%s: %w", path, errReadBack)
	}
	return err
}

// together runs functions at the same time, however few the processors are, since
// they wait for the disk, and waits for all.
func together(fns ...func() error) error {
	errs := make([]error, len(fns))
	var wg sync.WaitGroup
	for i, fn := range fns {
		wg.Go(func() { errs[i] = sidebyside.Guard(fn) })
	}
	wg.Wait()
	return errors.Join(errs...)
}
