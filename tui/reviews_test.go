package tui_test

import (
	"os"
	"path/filepath"
	"strings"
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

// TestSampleWritten: a sample is written as a list and as a table, as it was drawn,
// and that it left the store is on record.
func TestSampleWritten(t *testing.T) {
	c := visiting(t, wording.Chinese, 80, 24)
	c.press("m", "tab", "2026", "enter", "x")
	c.sees(c.f.Text("sample.as_list"))
	c.press("tab", "enter")
	c.sees(c.f.Text("reviews.path_missing"))
	base := filepath.Join(t.TempDir(), "sample")
	c.press(base, "enter")
	c.sees(c.lang.ListWritten(""))
	drawn, err := c.office("li").DrawSample(calc.NewMonth(2026, 10), "", review.LeastSample, "2026")
	if err != nil || len(drawn.Drawn) == 0 {
		t.Fatal(err)
	}
	c.press("x", "right", "tab", base, "enter")
	for name, lines := range map[string]int{base + ".txt": len(drawn.Drawn) + 3, base + ".csv": len(drawn.Drawn) + 1} {
		text, err := os.ReadFile(name)
		if err != nil || strings.Count(string(text), "\n") != lines || !strings.Contains(string(text), string(drawn.Drawn[0].Household)) || !strings.Contains(string(text), "2026") {
			t.Errorf("%s: %v\n%s", name, err, text)
		}
	}
	var acts []string
	entries, err := c.office("admin").Journal(4) // the screen drew once, the test did
	for i := range entries {
		acts = append(acts, entries[i].Act)
	}
	if strings.Join(acts, " ") != "review.sample review.export review.sample review.export" {
		t.Errorf("%q, %v", acts, err)
	}
}
