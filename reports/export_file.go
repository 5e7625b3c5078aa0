package reports

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"doudi/reports/spreadsheet"
)

// write puts one file in place, keeps its digest and reads it back.
func (x *export) write(name string, fn func(io.Writer) error) error {
	path := filepath.Join(x.dir, name)
	h := sha256.New()
	err := spreadsheet.WriteAside(path, 0o600, func(w io.Writer) error { return fn(io.MultiWriter(w, h)) })
	if err != nil {
		return err
	}
	digest := hex.EncodeToString(h.Sum(nil))
	if err := readBack(path, digest); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.digests[name] = digest
	return nil
}

var errReadBack = errors.New("what is read back is not what was written")

func readBack(path, digest string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return err
	}
	if hex.EncodeToString(h.Sum(nil)) != digest {
		return fmt.Errorf("%s: %w", path, errReadBack)
	}
	return nil
}

// together runs functions side by side and waits for all. A panic in one is
// its error: it must not end the program with the screen in disorder.
func together(fns ...func() error) error {
	errs := make([]error, len(fns))
	var wg sync.WaitGroup
	for i, fn := range fns {
		wg.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					errs[i] = fmt.Errorf("export: %v", p)
				}
			}()
			errs[i] = fn()
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}
