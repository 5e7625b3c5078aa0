package cmd

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHandOverByPassphrase: a copy is encrypted with a passphrase that is offered
// and typed twice, and put back by whoever knows it.
func TestHandOverByPassphrase(t *testing.T) {
	const own, common = "seven old bridges", "rain on the roof"
	d := newDesk(t)
	d.ok([]string{own, own}, "admin", founding()...)
	dir := t.TempDir()
	file := filepath.Join(dir, "county.age")
	if code, _, complaint := d.types([]string{own, common, "another", "short", common, "x"}, "admin", "handover", file, "--passphrase"); code != exitRefused || !strings.Contains(complaint, "differ") {
		t.Errorf("typed twice otherwise: exit %d, %s", code, complaint)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	said := d.ok([]string{own, common, common}, "admin", "handover", file, "--passphrase", "--json")
	if !strings.Contains(d.asked[1], file) {
		t.Errorf("asked %q", d.asked)
	}
	var document struct {
		Version    int
		File       string
		Sequence   uint64
		Digest     string
		Recipients []string
	}
	if err := json.Unmarshal([]byte(said), &document); err != nil || document.Version != 1 || document.File != file || document.Sequence == 0 ||
		len(document.Digest) != 64 || len(document.Recipients) != 1 || document.Recipients[0] != "passphrase" {
		t.Errorf("%s, %v", said, err)
	}
	d.store = filepath.Join(t.TempDir(), "back.db")
	if code, _, complaint := d.types([]string{own, "another passphrase"}, "admin", "restore", file, "--passphrase"); code != exitRefused || !strings.Contains(complaint, "does not open") {
		t.Errorf("another passphrase: exit %d, %s", code, complaint)
	}
	d.ok([]string{own, common}, "admin", "restore", file, "--passphrase")
	d.ok([]string{own}, "admin", "check", "--deep")
}
