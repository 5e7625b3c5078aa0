package reports

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports/wording"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", filepath.FromSlash(name))
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func exported(t *testing.T, m *Month, lang wording.Lang, p BankProfile) (dir string, names []string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "out", "2026-11")
	names, err := Export(m, dir, lang, p)
	if err != nil {
		t.Fatal(err)
	}
	return dir, names
}

func read(t *testing.T, dir, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestExportGolden holds every file of a draft that is blocked, in Chinese, and
// of a sealed month, in English. The workbook is held as its cells' texts.
func TestExportGolden(t *testing.T) {
	for _, c := range []struct {
		name string
		m    *Month
		lang wording.Lang
	}{
		{"draft", sample(), wording.Chinese},
		{"sealed", sealed(sample()), wording.English},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, names := exported(t, c.m, c.lang, DefaultBankProfile())
			for _, name := range names {
				got := read(t, dir, name)
				switch name {
				case "roster.xlsx":
					name, got = "roster.xlsx.txt", cellsOf(t, got)
				case "seal.json":
					got = withoutWorkbook(got)
				case "bank.csv":
					got = utf8Of(t, got)
				}
				golden(t, c.name+"/"+name, got)
			}
		})
	}
}

// withoutWorkbook leaves out the one digest that depends on the zip format's
// version of compression.
func withoutWorkbook(b []byte) []byte {
	return slices.Concat(slices.DeleteFunc(slices.Collect(bytes.Lines(b)), func(line []byte) bool {
		return bytes.Contains(line, []byte("roster.xlsx"))
	})...)
}

func utf8Of(t *testing.T, b []byte) []byte {
	t.Helper()
	b, err := decodeGB18030(b)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func decodeGB18030(b []byte) ([]byte, error) { return simplifiedchinese.GB18030.NewDecoder().Bytes(b) }

// cellsOf is a workbook as text: a line a row, "|" between cells.
func cellsOf(t *testing.T, b []byte) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out strings.Builder
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString("== " + sheet + "\n")
		for _, row := range rows {
			out.WriteString(strings.Join(row, "|") + "\n")
		}
	}
	return []byte(out.String())
}

func TestExportTellsItsFiles(t *testing.T) {
	_, draft := exported(t, sample(), wording.Chinese, DefaultBankProfile())
	_, final := exported(t, sealed(sample()), wording.Chinese, DefaultBankProfile())
	want := []string{"roster.csv", "changes.csv", "totals.csv", "findings.csv", "roster.xlsx", "bank.csv"}
	if !slices.Equal(draft, want) || !slices.Equal(final, append(want, "seal.json")) {
		t.Errorf("draft %q, sealed %q", draft, final)
	}
}

func TestExportIsPrivate(t *testing.T) {
	dir, names := exported(t, sealed(sample()), wording.Chinese, DefaultBankProfile())
	for path, want := range map[string]fs.FileMode{dir: 0o700, filepath.Dir(dir): 0o700} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
	for _, name := range names {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
}

func TestExportTwiceGivesTheSameBytes(t *testing.T) {
	for _, lang := range []wording.Lang{wording.English, wording.Chinese} {
		a, names := exported(t, sealed(sample()), lang, DefaultBankProfile())
		b, _ := exported(t, sealed(sample()), lang, DefaultBankProfile())
		for _, name := range names {
			if !bytes.Equal(read(t, a, name), read(t, b, name)) {
				t.Errorf("%v: %s differs", lang, name)
			}
		}
	}
}

// TestDraftFollowsFromTheRecords: neither who would submit a draft nor what the
// journal has taken down since shows in its files.
func TestDraftFollowsFromTheRecords(t *testing.T) {
	other := sample()
	other.Seal.SubmittedBy, other.Seal.Journal, other.Seal.JournalHead = "wang", 1235, sha256.Sum256([]byte("later"))
	a, names := exported(t, sample(), wording.Chinese, DefaultBankProfile())
	b, _ := exported(t, other, wording.Chinese, DefaultBankProfile())
	for _, name := range names {
		if !bytes.Equal(read(t, a, name), read(t, b, name)) {
			t.Errorf("%s differs", name)
		}
	}
}

func TestExportLeavesNothingStale(t *testing.T) {
	dir, _ := exported(t, sealed(sample()), wording.Chinese, BankProfile{
		File: "bank.txt", Format: "delimited", Delimiter: "|", Encoding: "gbk", LineEnd: "lf", Columns: []BankField{{Key: "account"}, {Key: "amount"}},
	})
	names, err := Export(sample(), dir, wording.Chinese, DefaultBankProfile())
	if err != nil {
		t.Fatal(err)
	}
	there, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, f := range there {
		found = append(found, f.Name())
	}
	slices.Sort(names)
	if !slices.Equal(found, names) {
		t.Errorf("there are %q, told %q", found, names)
	}
}

func TestExportRefusesLinesThatDoNotAddUp(t *testing.T) {
	wrongTotals := sample()
	wrongTotals.Totals[len(wrongTotals.Totals)-1].Amount++ // a village: not looked at
	for i, total := range wrongTotals.Totals {
		if total.Level == "county" && total.Program == "" {
			wrongTotals.Totals[i].Amount++
		}
	}
	wrongSeal := sealed(sample())
	wrongSeal.Seal.All.Amount--
	for _, m := range []*Month{wrongTotals, wrongSeal} {
		dir := filepath.Join(t.TempDir(), "out")
		if _, err := Export(m, dir, wording.Chinese, DefaultBankProfile()); !errors.Is(err, ErrTotals) {
			t.Errorf("got %v", err)
		}
		if _, err := os.Stat(dir); err == nil {
			t.Error("something was written")
		}
	}
}

// TestExportPassesOnFailures: an error or a panic while the files are written
// is Export's error, and the file it befell is not there.
func TestExportPassesOnFailures(t *testing.T) {
	broken := errors.New("broken store")
	for name, fail := range map[string]func() error{
		"error": func() error { return broken },
		"panic": func() error { panic(broken) },
	} {
		m := sample()
		inner := m.Each
		var calls atomic.Int32
		m.Each = func(yield func(*roster.Entry) error) error {
			if calls.Add(1) > 1 {
				return fail()
			}
			return inner(yield)
		}
		names, err := Export(m, t.TempDir(), wording.Chinese, DefaultBankProfile())
		if err == nil || !strings.Contains(err.Error(), broken.Error()) || slices.Contains(names, "roster.csv") {
			t.Errorf("%s: %q, %v", name, names, err)
		}
	}
}

// TestNothingOutlivesEach: nothing holds on to an entry's memory after the
// call that handed it over.
func TestNothingOutlivesEach(t *testing.T) {
	entries := many(300)
	for i := range entries {
		entries[i].Program = calc.Program([]string{"dibao", "school", "milk"}[i%3])
		entries[i].Causes = append(entries[i].Causes, cause("odd", 1_00, "reason"))
	}
	m := monthOf(entries)
	lent, lentNames := exported(t, m, wording.Chinese, DefaultBankProfile())
	lentText, _ := ChangesText(m, wording.Chinese, 0)
	m.Each = func(yield func(*roster.Entry) error) error {
		for i := range entries {
			if err := yield(&entries[i]); err != nil {
				return err
			}
		}
		return nil
	}
	owned, _ := exported(t, m, wording.Chinese, DefaultBankProfile())
	ownedText, _ := ChangesText(m, wording.Chinese, 0)
	for _, name := range lentNames {
		if !bytes.Equal(read(t, lent, name), read(t, owned, name)) {
			t.Errorf("%s differs", name)
		}
	}
	if lentText != ownedText {
		t.Error("the text differs")
	}
}
