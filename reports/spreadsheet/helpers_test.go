package spreadsheet

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"doudi/calc"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// seen is everything a table gave: rows and, in their order, the faults.
type seen struct {
	Rows   [][]string
	Faults []string
}

func readAll(t *testing.T, table calc.Table) seen {
	t.Helper()
	var s seen
	for range 1 << 20 {
		row, err := table.Next()
		switch {
		case err == io.EOF:
			return s
		case err == nil:
			s.Rows = append(s.Rows, slices.Clone(row))
		default:
			s.Faults = append(s.Faults, faultTexts(t, err)...)
		}
	}
	t.Fatal("the table does not end")
	return s
}

func faultTexts(t *testing.T, err error) []string {
	t.Helper()
	var faults calc.Faults
	if !errors.As(err, &faults) {
		t.Fatalf("not faults: %v", err)
	}
	var out []string
	for _, f := range faults {
		out = append(out, f.Error())
	}
	return out
}

func mustOpen(t testing.TB, path string) *Book {
	t.Helper()
	b, err := Open(path, Limits{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

func put(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func readCSV(t *testing.T, data []byte) seen {
	t.Helper()
	return readAll(t, mustOpen(t, put(t, "member.csv", data)).Tables()[0])
}

func gb(s string) []byte {
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
	if err != nil {
		panic(err)
	}
	return b
}
