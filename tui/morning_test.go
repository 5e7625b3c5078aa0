package tui_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"doudi/cmd"
)

// TestMorning: the desk as the demo leaves it, with a morning's work on it; each
// row is one key from where it is done.
func TestMorning(t *testing.T) {
	inTheMorning(t)
	everySize(t, "wang", func(c *clerk, view func(string)) {
		c.now = time.Date(2026, 10, 9, 9, 0, 0, 0, time.UTC)
		c.press("ctrl+r")
		view("morning")
		c.press("3")
		view("morning-applications")
		c.press("4")
		view("morning-reviews")
		c.press("5")
		view("morning-decisions")
		c.press("1", "end", "enter")
		c.misses(c.f.Text("desk.today"))
	})
}

// inTheMorning makes the demo's county with its casework that of the test.
func inTheMorning(t *testing.T) {
	t.Helper()
	before, folder := county, filepath.Join(t.TempDir(), "demo")
	var said strings.Builder
	getenv := func(name string) string {
		return map[string]string{"HOME": filepath.Dir(folder), "DOUDI_LANG": "zh"}[name]
	}
	if code := cmd.Main([]string{"demo", folder, "--households", "200"}, cmd.Streams{In: strings.NewReader(""), Out: io.Discard, Err: &said, Getenv: getenv, Now: clock}); code != 0 {
		t.Fatal(said.String())
	}
	if _, err := os.Stat(filepath.Join(folder, "demo.db")); err != nil {
		t.Fatal(err)
	}
	county = folder
	t.Cleanup(func() { county = before })
}
