package tui_test

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/cmd"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui"
)

// founds seats an operator before a new store of the county's tables and regions,
// in which nothing has been done; admin made it and is alone.
func founds(t *testing.T, lang wording.Lang, width, height int) *clerk {
	t.Helper()
	path := filepath.Join(t.TempDir(), "new.db")
	said := command(t, path, "init", "--operator", "admin", "--county", "清河县",
		"--policy", filepath.Join(county, "policy"), "--regions", filepath.Join(county, "region.csv"), "--opening", "2026-09")
	if !strings.Contains(said, "next: operators: one records, another confirms") {
		t.Fatal(said)
	}
	c := arrive(t, "admin", lang, width, height, tui.Options{Exists: true, Key: "admin.key", Open: func(string, string) (*casework.Office, error) {
		return open(path, filepath.Dir(path), "admin", clock)
	}})
	c.path = path
	return c
}

// command runs a command on a store, whose operators have the county's keys, and
// gives its remarks.
func command(t *testing.T, path string, args ...string) string {
	t.Helper()
	folder := filepath.Dir(path)
	var said strings.Builder
	code := cmd.Main(append(args, "--store", path, "--key", filepath.Join(county, "keys")), cmd.Streams{
		In: strings.NewReader(""), Out: io.Discard, Err: &said, Now: clock, Getenv: func(name string) string {
			return map[string]string{"DOUDI_ANCHORS": folder, "HOME": folder, "DOUDI_LANG": "en"}[name]
		},
	})
	if code != 0 {
		t.Fatal(code, said.String())
	}
	return said.String()
}

// TestBeginning: the desk of a new office says where to begin, each step one key
// from where it is done, until there is work.
func TestBeginning(t *testing.T) {
	for _, s := range sizes {
		c := founds(t, s.lang, s.width, s.height)
		c.press("end", "up")
		c.golden(fmt.Sprintf("begin-%s-%dx%d", s.lang, s.width, s.height))
	}
	c := founds(t, wording.English, 80, 24)
	c.sees("Where to begin", "✓ regions: 13", "✓ policy tables: standards of 2026-09", "▸ ○ operators: one records, another confirms", "'n add an operator' under '9 Office'")
	c.press("home")
	c.sees("'doudi init --regions FILE'")
	c.press("down", "down", "enter")
	c.sees("[9 Office]")
	for _, name := range []string{"li", "wang"} {
		command(t, c.path, "operator", "add", name, "--role", "officer", "--operator", "admin", "--set-key", filepath.Join(county, "keys", name+".key"))
	}
	c.press("1", "ctrl+r")
	c.sees("✓ operators")
	c.press("down")
	c.sees("'i import' under '7 Tables'")
	command(t, c.path, "import", filepath.Join(county, "data"), "--operator", "li")
	c.press("ctrl+r")
	c.sees("Due today")
	c.misses("Where to begin")
}

// TestWrongPassphrase: what is wrong at the gate is said to its end, and how to leave
// stands below, also before there is a store.
func TestWrongPassphrase(t *testing.T) {
	for _, lang := range []wording.Lang{wording.Chinese, wording.English} {
		wrong := &calc.Refusal{Code: "secret.wrong"}
		c := arrive(t, "li", lang, 80, 24, tui.Options{Exists: true, Open: func(string, string) (*casework.Office, error) { return nil, wrong }})
		c.press("words", "enter")
		end := []rune(lang.Refusal(wording.Screens, wrong))
		c.sees(string(end[len(end)-5:]), "^Q "+c.f.Text("act.quit"))
		c = arrive(t, "li", lang, 80, 24, tui.Options{})
		c.sees("--county", "^Q "+c.f.Text("act.quit"))
		if c.press("ctrl+q"); !c.gone {
			t.Error("it goes on")
		}
	}
}
