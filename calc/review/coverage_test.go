package review_test

import (
	"fmt"
	"testing"

	"doudi/calc"
	"doudi/calc/review"
)

// The days before, on and after both ends of a period.
func TestCoveragePeriod(t *testing.T) {
	for day, want := range map[calc.Day]int{0: 0, 20260630: 0, 20260701: 1, 20260702: 1, 20260930: 1, 20261001: 0} {
		c := review.NewCoverage(20260701, 20260930)
		c.Add(review.Handled{Case: of(1, "1", calc.Dibao), Matched: day})
		c.Add(review.Handled{Case: of(1, "2", calc.Dibao), Visited: day})
		c.Add(review.Handled{Case: of(1, "3", calc.Dibao), Publicised: day})
		for _, row := range c.Rows() {
			if row.Awards != 3 || row.Matched != want || row.Visited != want || row.Publicised != want {
				t.Errorf("%s: %+v", day, row)
			}
		}
	}
}

func TestCoverageRows(t *testing.T) {
	c := review.NewCoverage(20260101, 20261231)
	if len(c.Rows()) != 0 {
		t.Error(c.Rows())
	}
	c.Add(review.Handled{Case: of(2, "1", calc.Dibao), Matched: 20260301, Visited: 20260301, Publicised: 20260301})
	c.Add(review.Handled{Case: of(1, "2", calc.Tekun), Matched: 20260301})
	c.Add(review.Handled{Case: of(1, "3", calc.Tekun), Matched: 20260301, Visited: 20260301})
	const want = "[{990283000000 3 3 2 1} {990283001000 2 2 1 0} {990283002000 1 1 1 1}]"
	rows := c.Rows()
	if got := fmt.Sprint(rows); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for i, complete := range []bool{false, false, true} {
		if rows[i].Complete() != complete {
			t.Errorf("%+v: complete is %v", rows[i], !complete)
		}
	}
}

// Only all of them are a hundred percent.
func TestCoveragePercent(t *testing.T) {
	for _, c := range []struct{ awards, done, want int }{{0, 0, 100}, {3, 0, 0}, {3, 1, 33}, {3, 2, 66}, {3, 3, 100}, {1000, 999, 99}, {1000, 1000, 100}} {
		if got := (review.CoverageRow{Awards: c.awards}).Percent(c.done); got != c.want {
			t.Errorf("%d of %d: %d, want %d", c.done, c.awards, got, c.want)
		}
	}
}
