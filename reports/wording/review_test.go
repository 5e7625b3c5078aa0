package wording

import (
	"testing"

	"doudi/calc"
	"doudi/calc/review"
)

func TestReviewReasonsHaveRows(t *testing.T) {
	for table, codes := range map[*map[string]sentence][]string{&dueReasons: review.DueReasons, &changeReasons: review.ChangeReasons} {
		if len(*table) != len(codes) {
			t.Errorf("%d codes, %d rows", len(codes), len(*table))
		}
		for _, code := range codes {
			if s := (*table)[code]; s.zh == "" || s.en == "" {
				t.Errorf("reason %s of a review has no name", code)
			}
		}
	}
}

func TestReviewChange(t *testing.T) {
	for _, c := range []struct {
		change review.Change
		zh, en string
	}{
		{review.Change{Reason: review.Aged, Age: 65}, "年满 65 周岁", "turned 65"},
		{review.Change{Reason: review.Age60, Age: 60}, "年满 60 周岁", "turned 60"},
		{review.Change{Reason: review.Stops, Stop: calc.Voluntary}, "停发（自愿退出）", "stopped (voluntary exit)"},
		{review.Change{Reason: review.PaymentHeld}, "复核逾期，暂缓发放", "held: review overdue"},
		{review.Change{Reason: review.TaperEnd}, "渐退期满", "taper ends"},
	} {
		if zh, en := Chinese.ReviewChange(c.change), English.ReviewChange(c.change); zh != c.zh || en != c.en {
			t.Errorf("%v: %q, %q", c.change, zh, en)
		}
	}
}
