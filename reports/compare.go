package reports

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"doudi/calc"
	"doudi/reports/wording"
)

// CompareExport names the files in dir that are not what the month's roster
// gives, byte for byte: changed, cut off or missing; the bank's file is that of the
// profile. The files are made anew in memory alone, since they are full of numbers.
// A file that cannot be written, as Export has it, has nothing to be compared with.
func CompareExport(m *Month, dir string, lang wording.Lang, profile BankProfile) ([]string, error) {
	if faults := profile.Check(); len(faults) > 0 {
		return nil, faults
	}
	s, err := m.survey()
	if err != nil {
		return nil, err
	}
	x := newExport(m, s, lang, "", profile)
	var unwritable calc.Faults
	if err := x.run(); err != nil && !errors.As(err, &unwritable) {
		return nil, err
	}
	var differing []string
	for _, name := range x.written() {
		digest, err := digestOf(filepath.Join(dir, name))
		switch {
		case errors.Is(err, fs.ErrNotExist) || err == nil && digest != x.digests[name]:
			differing = append(differing, name)
		case err != nil:
			return nil, err
		}
	}
	return differing, nil
}

// digestOf is the SHA-256 of a file, in hexadecimal.
func digestOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
