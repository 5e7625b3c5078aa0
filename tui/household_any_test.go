package tui_test

import (
	"math/rand/v2"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/reports/wording"
	"doudi/tui/canvas"
)

// TestHouseholdAnyKeys: whatever is pressed in a family's screens, at whatever
// size, and whatever another does meanwhile, the program goes on.
func TestHouseholdAnyKeys(t *testing.T) {
	t.Chdir(t.TempDir()) // where a file may be printed to
	random := rand.New(rand.NewPCG(6, 26))
	keys := []string{
		"up", "down", "left", "right", "pgup", "pgdown", "home", "end", "tab", "shift+tab", "enter", "enter", "esc", "backspace", "space",
		"ctrl+s", "ctrl+n", "ctrl+t", "ctrl+r", "m", "c", "x", "A", "h", "e", "w", "p", "d", "/", "1", "2", "y", "朱", "000026", "2026-09-01", "a\U0001f46a",
	}
	sizes := []tea.WindowSizeMsg{{Width: 80, Height: 24}, {Width: 117, Height: 30}, {Width: 120, Height: 40}, {Width: 200, Height: 60}, {Width: 79, Height: 20}}
	for range 2 {
		c := sit(t, "li", wording.Lang(random.IntN(2)), 80, 24)
		c.press("2", "000026", "enter")
		for i := range 250 {
			key := keys[random.IntN(len(keys))]
			c.press(key)
			if random.IntN(40) == 0 {
				c.send(sizes[random.IntN(len(sizes))])
			}
			if random.IntN(60) == 0 {
				_ = c.houseEdited("000026", "note", key) // refused where the household has ended
			}
			drawn := canvas.New(0, 0, canvas.Ruler{})
			c.f.Draw(drawn)
			if fault := c.f.Fault(); fault != nil {
				t.Fatalf("key %d, %s: %v", i, key, fault)
			}
			if c.gone {
				t.Fatalf("key %d, %s ends the program", i, key)
			}
		}
	}
}
