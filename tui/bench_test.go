package tui_test

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/cmd"
	"doudi/reports/wording"
)

// mostAllocations is how many blocks a screen may take to be drawn (P9).
const mostAllocations = 150

// TestP9Views: drawing a screen takes few blocks of memory, so that a key is seen
// within its frame.
func TestP9Views(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector takes blocks of its own")
	}
	c := sit(t, "li", wording.Chinese, 120, 40)
	for _, keys := range [][]string{{"1"}, {"2"}, {"000026", "enter"}, {"e"}, {"3"}, {"4"}, {"5"}, {"6"}, {"7"}, {"8"}, {"9"}, {"?"}} {
		c.press(keys...)
		if n := testing.AllocsPerRun(10, func() { _ = c.f.View() }); n > mostAllocations {
			t.Errorf("after %q: %v allocations", keys, n)
		} else {
			t.Logf("after %q: %v allocations", keys, n)
		}
	}
}

// BenchmarkView draws the file of a household.
func BenchmarkView(b *testing.B) {
	c := sit(b, "li", wording.Chinese, 120, 40)
	c.press("2", "000026", "enter")
	b.ReportAllocs()
	for b.Loop() {
		_ = c.f.View()
	}
}

// BenchmarkDesk is from the passphrase to the desk on the screen (P9), in a
// county of DOUDI_BENCH households, 1 000 without it: the slow parts of the desk
// come later.
func BenchmarkDesk(b *testing.B) {
	c := benchClerk(b)
	for b.Loop() {
		c.run(c.f.Lock())
		_, unlock := c.f.Update(tea.KeyMsg{Type: tea.KeyEnter})
		began := time.Now()
		c.f.Update(unlock()) // and no more: the parts are asked for beside the keyboard
		_ = c.f.View()
		b.ReportMetric(float64(time.Since(began).Microseconds())/1000, "ms")
	}
	c.sees("[1 工作台]")
}

// BenchmarkSearchKeys is from a key in the search to what is found on the screen
// (P9), and its ratio to a frame of a sixtieth second.
func BenchmarkSearchKeys(b *testing.B) {
	c := benchClerk(b)
	c.press("2")
	keys := []string{"z", "h", "a", "n", "g", "backspace", "backspace", "backspace", "backspace", "backspace", "王", "backspace", "1", "2", "backspace", "backspace"}
	var took []time.Duration
	for b.Loop() {
		for _, key := range keys {
			began := time.Now()
			c.press(key)
			_ = c.f.View()
			took = append(took, time.Since(began))
		}
	}
	slices.Sort(took)
	p95 := took[len(took)*95/100]
	b.ReportMetric(float64(p95.Microseconds())/1000, "ms-p95")
	b.ReportMetric(float64(p95)/float64(time.Second/60), "frames-p95")
}

// benchClerk is a clerk at the desk of a county of DOUDI_BENCH households.
func benchClerk(b *testing.B) *clerk {
	b.Helper()
	households := os.Getenv("DOUDI_BENCH")
	if households == "" {
		households = "1000"
	}
	before := county
	county = filepath.Join(b.TempDir(), "demo")
	b.Cleanup(func() { county = before })
	streams := cmd.Streams{In: strings.NewReader(""), Out: io.Discard, Err: io.Discard, Getenv: func(name string) string {
		return map[string]string{"HOME": filepath.Dir(county), "DOUDI_LANG": "zh"}[name]
	}, Now: clock}
	if code := cmd.Main([]string{"demo", county, "--households", households, "--no-casework"}, streams); code != 0 {
		b.Fatal("no county")
	}
	return sit(b, "li", wording.Chinese, 120, 40)
}
