package cmd

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestAgainstAFoot: what stands at the foot of a submitted roster, as it is
// printed in either language, is what audit verify takes; the store goes on from
// there, and an older copy or another store does not.
func TestAgainstAFoot(t *testing.T) {
	d := newDesk(t)
	folder := filepath.Dir(d.store)
	keys := filepath.Join(folder, "keys")
	d.environment = map[string]string{"DOUDI_KEY": keys, "DOUDI_ANCHORS": filepath.Join(folder, "anchors")}
	if err := os.Mkdir(keys, 0o700); err != nil {
		t.Fatal(err)
	}
	d.ok(nil, "admin", founding()...)
	d.ok(nil, "admin", "operator", "add", "li", "--role", "officer")
	older := d.kept("older.db")
	d.ok(nil, "li", "import", qinghe+"data")
	d.ok(nil, "li", "roster", "submit", "--month", "2026-07")

	for lang, word := range map[string]string{"en": "journal", "zh": "日志"} {
		d.lang = lang
		foot := regexp.MustCompile("(?m)^" + word + ` \d+ .*$`).FindString(d.ok(nil, "li", "roster", "show", "--month", "2026-07"))
		if !strings.HasPrefix(foot, word+" 3 ") {
			t.Fatalf("the foot is %q", foot)
		}
		if said := d.ok(nil, "li", "audit", "verify", "--against", foot); !strings.Contains(said, foot) {
			t.Errorf("of the foot it says %q", said)
		}
		if said := d.ok(nil, "li", "audit", "verify", "--json", "--against", foot); !strings.Contains(said, `"anchored": 4`) || !strings.Contains(said, foot) {
			t.Errorf("of the foot it says %q", said)
		}
		d.parts("journal 3", older, foot, "3")
		d.parts("another digest", d.store, strings.Replace(foot, " 3 ", " 2 ", 1), "2")
		d.parts("an act to come", d.store, strings.Replace(foot, " 3 ", " 9 ", 1), "5")
	}
	d.lang = "en"
	anchors, err := filepath.Glob(filepath.Join(folder, "anchors", "*.anchor"))
	if err != nil || len(anchors) != 1 {
		t.Fatalf("%v, %v", anchors, err)
	}
	d.ok(nil, "li", "audit", "verify", "--against", anchors[0])
	d.parts("the anchor", older, anchors[0], "3")
	other := filepath.Join(folder, "other.anchor")
	if err := os.WriteFile(other, []byte("doudi anchor 1 "+strings.Repeat("0", 32)+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.parts("another store's", d.store, other, "other.anchor is another store's")
	for _, wrong := range []string{"3", "journal three", d.store, filepath.Join(folder, "none.anchor")} {
		if code, said, _ := d.types(nil, "li", "audit", "verify", "--against", wrong); code != exitUsage || said != "" {
			t.Errorf("%q: exit %d, %q", wrong, code, said)
		}
	}
}

// kept is a copy of the desk's store as it is now.
func (d *desk) kept(name string) string {
	d.Helper()
	image, err := os.ReadFile(d.store)
	path := filepath.Join(filepath.Dir(d.store), name)
	if err == nil {
		err = os.WriteFile(path, image, 0o600)
	}
	if err != nil {
		d.Fatal(err)
	}
	return path
}

// parts verifies a store against what it does not go on from: the answer names
// the first act that differs.
func (d *desk) parts(name, path, against, names string) {
	d.Helper()
	store := d.store
	defer func() { d.store = store }()
	d.store = path
	anchors := d.environment["DOUDI_ANCHORS"]
	defer func() { d.environment["DOUDI_ANCHORS"] = anchors }()
	d.environment["DOUDI_ANCHORS"] = "" // so that only this tells
	code, said, complaint := d.types(nil, "li", "audit", "verify", "--against", against)
	if code != exitRefused || said != "" || !regexp.MustCompile(`\D`+regexp.QuoteMeta(names)+`(\D|$)`).MatchString(complaint) || strings.Count(complaint, "\n") != 1 {
		d.Errorf("%s: exit %d, %q, %q", name, code, said, complaint)
	}
}

// TestUnfitReason: a reason that would forge a line of the journal, or speak to the
// terminal of whoever reads it, is wrong input, and nothing is noted.
func TestUnfitReason(t *testing.T) {
	d := newDesk(t)
	keys := filepath.Join(filepath.Dir(d.store), "keys")
	d.environment = map[string]string{"DOUDI_KEY": keys}
	if err := os.Mkdir(keys, 0o700); err != nil {
		t.Fatal(err)
	}
	d.ok(nil, "admin", founding()...)
	d.ok(nil, "admin", "operator", "add", "li", "--role", "officer")
	d.ok(nil, "li", "import", qinghe+"data")
	before := d.ok(nil, "li", "audit", "log")
	for lang, word := range map[string]string{"en": "invisible", "zh": "不可见"} {
		d.lang = lang
		for _, reason := range []string{"核对\n9 2026-11-21 li roster.confirm", "x\x1b]52;c;AAAA\a", "核\u061c对", "核\U000e0041对"} {
			for _, line := range [][]string{
				{"find", "000001", "--full", "--reason", reason},
				{"roster", "run", "--month", "2026-07", "--out", filepath.Join(t.TempDir(), "out"), "--allow-blocked", "--reason", reason},
				{"award", "suspend", "000001", "--program", "dibao", "--yes", "--reason", reason},
			} {
				code, said, complaint := d.types(nil, "li", line...)
				if code != exitUsage || said != "" || !strings.Contains(complaint, word) || strings.Contains(complaint, reason) {
					t.Errorf("%s %q: exit %d, %q, %q", line[0], reason, code, said, complaint)
				}
			}
		}
	}
	d.lang = "en"
	if after := d.ok(nil, "li", "audit", "log"); after != before {
		t.Errorf("the journal says %s", strings.TrimPrefix(after, before))
	}
}
