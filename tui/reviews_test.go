package tui_test

import (
	"testing"
	"time"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/reports/wording"
)

// visiting is a clerk in a month in which reviews are due, one of them late: a
// finding of the month before is open.
func visiting(t *testing.T, lang wording.Lang, width, height int) *clerk {
	t.Helper()
	c := sit(t, "li", lang, width, height)
	inOctober(c)
	return c
}

func inOctober(c *clerk) {
	c.t.Helper()
	c.now = time.Date(2026, 10, 12, 9, 0, 0, 0, time.UTC)
	_, err := c.office("wang").NoteFact("000026", review.Fact{Kind: review.FindingFact, Day: calc.NewDay(2026, 9, 3), Text: "名下有车"})
	if err != nil {
		c.t.Fatal(err)
	}
	c.press("4", "ctrl+r")
}

// TestReviews: the round of visits, what is late first, and the sheet of a home.
func TestReviews(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		inOctober(c)
		view("reviews")
		c.press("enter")
		view("visit-sheet")
		c.press("esc", "k")
		view("review-calendar")
		c.press("esc", "p", "down")
		view("visit-plan")
		c.press("esc", "g")
		view("review-coverage")
		c.press("esc", "m", "tab", "2026", "enter")
		view("review-sample")
	})
}
