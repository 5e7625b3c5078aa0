package wording

import (
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/review"
)

// TestReviewWords: every code of reviews has words in both languages.
func TestReviewWords(t *testing.T) {
	said := func(what, zh, en string) {
		t.Helper()
		if zh == "" || en == "" || zh == en {
			t.Errorf("%s: %q, %q", what, zh, en)
		}
	}
	for s := review.Later; s <= review.Overdue; s++ {
		said(s.String(), Chinese.DueStatus(s), English.DueStatus(s))
	}
	for o := review.Outcome(1); o < review.Outcomes; o++ {
		said(o.String(), Chinese.Outcome(o), English.Outcome(o))
	}
	for _, code := range review.Findings {
		if Chinese.ReviewFinding(code) == code {
			t.Errorf("what has changed, %s, has no words", code)
		}
		said(code, Chinese.ReviewFinding(code), English.ReviewFinding(code))
	}
	for k := review.FactKind(1); k < review.FactKinds; k++ {
		if parsed, ok := review.ParseFactKind(k.String()); !ok || parsed != k {
			t.Errorf("kind %s is read as %s", k, parsed)
		}
		said(k.String(), Chinese.Noted(k, 7, 1), English.Noted(k, 7, 1))
		said(k.String(), Chinese.Noted(k, 7, 12), English.Noted(k, 7, 12))
	}
	h := &calc.Household{Members: []calc.Member{{Name: "张秀兰", ID: "999999195804120047"}}}
	for _, code := range review.Points {
		p := review.Point{Code: code, Person: "999999195804120047", Day: calc.NewDay(2026, 8, 3), Text: "名下有车"}
		said(code, Chinese.Point(p, h), English.Point(p, h))
		if text := Chinese.Point(p, h); strings.ContainsAny(text, "{}") || strings.Contains(text, "0047") {
			t.Errorf("%s: %q", code, text)
		}
	}
	for _, code := range append(append([]string{}, review.ChangeReasons...), review.DueReasons...) {
		if text := Chinese.CalendarWord(code); text == code || strings.Contains(text, "{") {
			t.Errorf("the calendar says %q of %s", text, code)
		}
		said(code, Chinese.CalendarWord(code), English.CalendarWord(code))
	}
}

// TestReviewSaid: sentences whose words depend on what there is to say.
func TestReviewSaid(t *testing.T) {
	key := calc.AwardKey{Household: "000001", Program: calc.Dibao}
	for _, row := range []struct{ got, want string }{
		{English.VisitedLine(key, &review.Proposal{Outcome: review.Keep, Before: 100 * calc.Yuan}), "household 000001, dibao  keep  100.00 yuan a month"},
		{
			Chinese.VisitedLine(key, &review.Proposal{Outcome: review.Down, From: calc.NewMonth(2026, 9), Before: 100 * calc.Yuan, After: 40 * calc.Yuan, Changes: []string{review.IncomeChanged}}),
			"户 000001 低保  降低  月人均收入有变  自 2026-09 起每月 100.00 → 40.00 元",
		},
		{English.NextReview(review.Deadline{}, false), "no review is due any more"},
		{English.VisitSaid(false, 0), ""},
		{English.VisitSaid(true, 2), "the household's record was changed; findings closed: 2"},
		{English.RefusedTimes(2), "refusal no. 2"},
		{Chinese.RefusedTimes(3), "第 3 次拒绝：核查到期，本人部分减发或停发（民发〔2021〕57号第三十四条）"},
		{English.CalendarMonth(&review.MonthSum{Month: calc.NewMonth(2026, 9), Lines: 3, Amount: 10 * calc.Yuan, Arrears: calc.Yuan, Held: 2}), "2026-09  lines 3  10.00 yuan  arrears 1.00  held 2"},
		{English.CalendarReason(&review.ReasonSum{Reason: review.Age60, Changes: 2, Amount: calc.Yuan}), "turned 60  2  +1.00 yuan"},
		{Chinese.CalendarReason(&review.ReasonSum{Reason: review.PaymentHeld, Changes: 1, Amount: -calc.Yuan}), "复核逾期，暂缓发放  1 项  -1.00 元"},
		{English.Drawn(&review.Drawing{Percent: 30, Seed: "x", Drawn: make([]review.Case, 2), Strata: []review.Stratum{{Awards: 4}, {Awards: 1}}}), "30 percent, seed x: 2 of 5 awards drawn"},
		{Chinese.Drawn(&review.Drawing{Percent: 30, Seed: "x", Drawn: make([]review.Case, 2), Strata: []review.Stratum{{Awards: 5}}}), "抽查比例 30%，种子 x：5 项中抽中 2 项"},
	} {
		if row.got != row.want {
			t.Errorf("%q, want %q", row.got, row.want)
		}
	}
}
