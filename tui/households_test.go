package tui_test

import (
	"testing"

	"doudi/reports/wording"
)

// TestFile: a family is found by the initials of a name, its file opened, and an
// amount explained down to the document.
func TestFile(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.press("2", "000026", "enter")
		view("file")
		c.press("e")
		view("explain")
		c.press("esc")
		c.sees("000026")
	})
}

// TestWholeNumbers: numbers are seen whole for a reason, and that is journalled.
func TestWholeNumbers(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 100, 40)
	c.press("2", "000026", "enter")
	c.misses("99")
	c.press("w", "enter")
	c.sees(c.f.Text("file.reason_missing"))
	c.press("群众来窗口核对", "enter")
	c.sees("99")
	entries, err := c.office("li").Journal(1)
	if err != nil || len(entries) != 1 || entries[0].Act != "look.full" || entries[0].Reason != "群众来窗口核对" {
		t.Fatalf("%+v, %v", entries, err)
	}
}
