package workday_test

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"doudi/calc"
	"doudi/calc/workday"
)

// The npm package chinese-days was asked for every day of 2007 to 2026;
// .ci/oracles/workdays.mjs keeps its answers, one line a year.
func TestOracle(t *testing.T) {
	text, err := os.ReadFile("testdata/chinese-days.txt")
	if err != nil {
		t.Fatal(err)
	}
	c := workday.National()
	days := 0
	for line := range strings.Lines(string(text)) {
		year, answers, _ := strings.Cut(strings.TrimSpace(line), " ")
		n, err := strconv.Atoi(year)
		if err != nil || len(answers) < 365 {
			t.Fatalf("%q: %v", year, err)
		}
		for i, answer := range answers {
			d := calc.DayOf(time.Date(n, 1, 1+i, 0, 0, 0, 0, time.UTC))
			works, err := c.IsWorkday(d)
			if err != nil || works != (answer == '1') {
				t.Errorf("%s: %v, %v; chinese-days says %c", d, works, err, answer)
			}
			days++
		}
	}
	if first, last := c.First(), c.Last(); days != 7305 || first != 20070101 || last != 20261231 {
		t.Errorf("%d days compared; the calendar goes from %s to %s", days, first, last)
	}
}
