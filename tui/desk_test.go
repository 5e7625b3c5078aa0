package tui_test

import (
	"testing"

	"doudi/reports/wording"
)

func TestDesk(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) { view("desk") })
}

// TestDeskOfAnother: who may not read families sees a desk without them.
func TestDeskOfAnother(t *testing.T) {
	c := sit(t, "admin", wording.English, 80, 24)
	c.sees("nothing is due")
	c.press("enter")
	c.sees("go there: nothing is due")
}
