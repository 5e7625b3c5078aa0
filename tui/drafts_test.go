package tui_test

import (
	"testing"

	"doudi/reports/wording"
)

// TestDraftsOnTheDesk: forms that were put aside stand on the desk by their
// names, and each is taken up where it belongs.
func TestDraftsOnTheDesk(t *testing.T) {
	c := sit(t, "li", wording.English, 100, 30)
	c.press("2", "000026", "enter", "d", "enter", "2027-01", "esc", "esc", "esc", "esc")
	c.press("ctrl+r")
	c.sees("drafts")
	c.press("end", "up", "enter")
	c.sees("decision on 000026")
	c.press("enter")
	c.sees("000026", "Awards")
	c.press("d", "enter")
	c.sees("2027-01")
}
