package tui_test

import (
	"testing"
)

// TestAwardList: all awards, narrowed, explained, opened.
func TestAwardList(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.press("5", "l", "s", "down", "down", "enter")
		view("awards")
		c.press("e")
		c.sees(c.f.Text("explain.title", "000014"))
		c.press("esc", "enter")
		c.sees("000014")
		c.press("esc", "p", "down", "enter", "t", "down", "enter", "s", "down", "down", "down", "enter")
		c.sees(c.f.Text("awards.counted", "0", "0.00", ""))
		c.press("enter")
		c.sees(c.f.Text("awards.none"))
	})
}
