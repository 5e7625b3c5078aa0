package reports

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"doudi/reports/wording"
)

// CompareExport names the files in dir that are not what the month's roster
// gives, byte for byte: changed, cut off or missing. Bank files are left out,
// since their form is the profile's.
func CompareExport(m *Month, dir string, lang wording.Lang) ([]string, error) {
	fresh, err := os.MkdirTemp("", "doudi-compare-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(fresh)
	written, err := Export(m, fresh, lang, DefaultBankProfile())
	if err != nil {
		return nil, err
	}
	var differing []string
	for _, name := range written {
		if name == DefaultBankProfile().File || name == sealFile {
			continue
		}
		same, err := sameBytes(filepath.Join(fresh, name), filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		if !same {
			differing = append(differing, name)
		}
	}
	return differing, nil
}

func sameBytes(a, b string) (bool, error) {
	x, err := os.ReadFile(a)
	if err != nil {
		return false, err
	}
	y, err := os.ReadFile(b)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return bytes.Equal(x, y), err
}
