package spreadsheet

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWriteAside(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "roster.csv")
	for _, text := range []string{"first", strings.Repeat("second", 100_000)} {
		err := WriteAside(path, 0o600, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		})
		if got, _ := os.ReadFile(path); err != nil || string(got) != text {
			t.Fatalf("%d bytes, %v", len(got), err)
		}
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	onlyFile(t, dir)
}

func TestWriteAsideFails(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "roster.csv")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	boom := errors.New("boom")
	half := func(w io.Writer) error {
		_, _ = w.Write(make([]byte, 1<<20))
		return boom
	}
	if err := WriteAside(path, 0o600, half); err != boom { //nolint:errorlint // handed on as it is
		t.Error(err)
	}
	func() {
		defer func() { _ = recover() }()
		_ = WriteAside(path, 0o600, func(io.Writer) error { panic(boom) })
	}()
	if got, _ := os.ReadFile(path); string(got) != "old" {
		t.Errorf("%q", got)
	}
	onlyFile(t, dir)
	if err := WriteAside(filepath.Join(dir, "none", "x"), 0o600, half); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

func onlyFile(t *testing.T, dir string) {
	t.Helper()
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}
