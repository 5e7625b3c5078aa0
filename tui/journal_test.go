package tui_test

import (
	"testing"

	"doudi/reports/wording"
	"doudi/store"
)

func TestJournal(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.press("2", "000026", "enter", "esc", "esc", "esc", "8")
		view("journal")
		c.press("enter")
		c.sees("look", "000026")
		c.press("enter", "v")
		c.sees("20")
	})
}

func TestJournalFilter(t *testing.T) {
	c := sit(t, "li", wording.English, 100, 30)
	c.press("8", "f", "tab", "tab", "nonsense", "tab", "yesterday", "ctrl+s")
	c.sees("there is no such act", "a day is written")
	c.press("esc", "f", "wang", "tab", "tab", "roster.confirm", "ctrl+s")
	c.sees("roster confirmed", "2026-08")
	c.misses("submitted")
	c.press("f", "tab", "no such household", "ctrl+s")
	c.sees("no such household")
	c.press("f", "tab", "backspace", "ctrl+s")
}

// TestJournalRefused: a clerk has no journal, and is told so.
func TestJournalRefused(t *testing.T) {
	c := sitAs(t, store.Clerk, "", wording.English, 80, 24)
	c.press("8")
	c.sees("zhao", "operator.forbidden")
	c.press("f")
	c.sees("your role may not do it")
}
