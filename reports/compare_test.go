package reports

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"doudi/calc/roster"
	"doudi/reports/wording"
)

// TestCompareExport: every file that was changed by one character is named, the bank's
// and the seal as well; what is compared with is never on a disk.
func TestCompareExport(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "nowhere"))
	m, p := sealed(sample()), DefaultBankProfile()
	dir, names := exported(t, m, wording.English, p)
	compare := func(p BankProfile) []string {
		t.Helper()
		differing, err := CompareExport(m, dir, wording.English, p)
		if err != nil {
			t.Fatal(err)
		}
		return differing
	}
	if got := compare(p); got != nil {
		t.Errorf("as they were written: %q differ", got)
	}
	for _, name := range names {
		whole := read(t, dir, name)
		changed := bytes.Clone(whole)
		changed[len(changed)/2] ^= 1
		for _, text := range [][]byte{changed, whole[:len(whole)-1], nil} {
			if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
				t.Fatal(err)
			}
			if got := compare(p); !slices.Equal(got, []string{name}) {
				t.Errorf("%s of %d bytes: %q differ", name, len(text), got)
			}
		}
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
		if got := compare(p); !slices.Equal(got, []string{name}) {
			t.Errorf("%s away: %q differ", name, got)
		}
		if err := os.WriteFile(filepath.Join(dir, name), whole, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	other := p
	other.File = "bank.txt"
	if got := compare(other); !slices.Equal(got, []string{"bank.txt", "seal.json"}) {
		t.Errorf("by another profile: %q differ", got)
	}
}

// A month whose bank file cannot be written has its other files compared.
func TestCompareWithoutBankFile(t *testing.T) {
	m := monthOf([]roster.Entry{with(twoPayments()[0], func(e *roster.Entry) { e.Payee = "𱍐" + string(rune(0x10FFFD)) })})
	p := DefaultBankProfile()
	p.Encoding = "gbk"
	dir := t.TempDir()
	names, err := Export(m, dir, wording.Chinese, p)
	if err == nil || slices.Contains(names, p.File) {
		t.Fatalf("%q, %v", names, err)
	}
	if got, err := CompareExport(m, dir, wording.Chinese, p); err != nil || got != nil {
		t.Errorf("%q differ, %v", got, err)
	}
}
