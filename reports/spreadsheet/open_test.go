package spreadsheet

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

func TestOpenFolder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"member.csv", "家庭.CSV", "notes.txt", "old.xls", "~$member.csv", ".hidden.csv"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("甲\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "more.csv"), 0o700); err != nil {
		t.Fatal(err)
	}
	b := mustOpen(t, dir)
	var names []string
	for _, table := range b.Tables() {
		names = append(names, table.Name())
	}
	if diff := cmp.Diff([]string{"member", "家庭"}, names); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"more.csv", "notes.txt", "old.xls"}, b.Ignored()); diff != "" {
		t.Error(diff)
	}
}

func TestOpenFolderSaysAllAtOnce(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.csv": "", "b.csv": "PK\x03\x04", "c.csv": "甲\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, err := Open(dir, Limits{})
	if diff := cmp.Diff([]string{"a.csv: file.empty", "b.csv: file.not_csv xlsx"}, faultTexts(t, err)); diff != "" {
		t.Error(diff)
	}
}

func TestOpenFaults(t *testing.T) {
	ole := string(oleMagic) + strings.Repeat("\x00", 70_000)
	tests := []struct{ name, data, want string }{
		{"member.csv", "", "member.csv: file.empty"},
		{"member.csv", ole, "member.csv: file.not_csv xls"},
		{"member.csv", "PK\x03\x04....", "member.csv: file.not_csv xlsx"},
		{"member.xls", ole, "member.xls: file.old_xls"},
		{"member.xlsx", ole, "member.xlsx: file.old_xls"},
		{"member.xlsx", ole + string(encryptedMark), "member.xlsx: file.password"},
		{"member.xlsx", "", "member.xlsx: file.empty"},
		{"member.xlsx", "户编号,姓名\n", "member.xlsx: file.truncated "},
		{"member.xlsx", "PK\x03\x04....", "member.xlsx: file.truncated "},
		{"member.ods", "PK\x03\x04....", "member.ods: file.unknown .ods"},
		{"member", "x", "member: file.unknown "},
	}
	for _, tt := range tests {
		_, err := Open(put(t, tt.name, []byte(tt.data)), Limits{})
		if diff := cmp.Diff([]string{tt.want}, faultTexts(t, err)); diff != "" {
			t.Error(diff)
		}
	}
	_, err := Open("/nowhere/家庭.csv", Limits{})
	if diff := cmp.Diff([]string{"家庭.csv: file.missing /nowhere/家庭.csv"}, faultTexts(t, err)); diff != "" {
		t.Error(diff)
	}
	_, err = Open(t.TempDir(), Limits{})
	if got := faultTexts(t, err)[0]; !strings.HasSuffix(got, "folder.no_tables") {
		t.Error(got)
	}
}

func TestOpenEncryptedWorkbook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "locked.xlsx")
	if err := excelize.NewFile().SaveAs(path, excelize.Options{Password: "1"}); err != nil {
		t.Fatal(err)
	}
	_, err := Open(path, Limits{})
	if diff := cmp.Diff([]string{"locked.xlsx: file.password"}, faultTexts(t, err)); diff != "" {
		t.Error(diff)
	}
}

// A file of 2 GB is refused by its size: it is sparse here, and reading it
// would take seconds.
func TestOpenHugeFile(t *testing.T) {
	for _, name := range []string{"member.csv", "member.xlsx"} {
		path := put(t, name, []byte("甲\n"))
		if err := os.Truncate(path, 2<<30); err != nil {
			t.Skip(err)
		}
		_, err := Open(path, Limits{})
		if diff := cmp.Diff([]string{name + ": file.too_large 2147483648 268435456"}, faultTexts(t, err)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestCloseBeforeEnd(t *testing.T) {
	b := mustOpen(t, put(t, "member.csv", []byte("甲\n1\n")))
	if _, err := b.Tables()[0].Next(); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if row, err := b.Tables()[0].Next(); err == nil {
		t.Errorf("read after Close: %v", row)
	}
}

// TestOpenDenied: what may not be read is a fault like another, with those of the
// other files.
func TestOpenDenied(t *testing.T) {
	folder := t.TempDir()
	if err := errors.Join(
		os.WriteFile(filepath.Join(folder, "household.csv"), nil, 0o600),
		os.WriteFile(filepath.Join(folder, "member.csv"), []byte("姓名\n"), 0),
	); err != nil {
		t.Fatal(err)
	}
	if f, err := os.Open(filepath.Join(folder, "member.csv")); err == nil {
		f.Close()
		t.Skip("this user reads everything")
	}
	_, err := Open(folder, Limits{})
	if diff := cmp.Diff([]string{"household.csv: file.empty", "member.csv: file.denied member.csv"}, faultTexts(t, err)); diff != "" {
		t.Error(diff)
	}
}
