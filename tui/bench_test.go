package tui_test

import (
	"testing"

	"doudi/reports/wording"
)

// mostAllocations is how many blocks a screen may take to be drawn (P9).
const mostAllocations = 150

// TestP9Views: drawing a screen takes few blocks of memory, so that a key is seen
// within its frame.
func TestP9Views(t *testing.T) {
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
	c := sit(&testing.T{}, "li", wording.Chinese, 120, 40)
	c.press("2", "000026", "enter")
	b.ReportAllocs()
	for b.Loop() {
		_ = c.f.View()
	}
}
