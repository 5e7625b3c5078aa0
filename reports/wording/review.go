package wording

import (
	"strconv"

	"doudi/calc/review"
)

// dueReasons are why a review falls due (review.Deadline).
var dueReasons = map[string]sentence{
	review.Cycle:          {"核查周期", "cycle"},
	review.TaperEnd:       {"渐退期满", "taper ends"},
	review.Age16:          {"年满 16 周岁", "turned 16"},
	review.Age18:          {"年满 18 周岁", "turned 18"},
	review.Age60:          {"年满 60 周岁", "turned 60"},
	review.Age80:          {"年满 80 周岁", "turned 80"},
	review.SchoolEnd:      {"学业结束", "schooling ends"},
	review.CertificateEnd: {"残疾证到期", "disability certificate ends"},
	review.PermitEnd:      {"居住证到期", "residence permit ends"},
	review.RecognitionEnd: {"认定有效期满", "recognition ends"},
	review.RescueStay:     {"在站救助满三个月", "three months at the rescue station"},
	review.OpenFinding:    {"疑点待核实", "finding open"},
	review.DeathReported:  {"成员死亡，三个月内办结", "death to be settled within three months"},
}

// changeReasons are what changes an award by itself (review.Change), besides
// what makes a review due.
var changeReasons = map[string]sentence{
	review.NewStandard:    {"标准调整", "standard changes"},
	review.NewSupplement:  {"分类施保调整", "supplements change"},
	review.Aged:           {"年满 {0} 周岁", "turned {0}"},
	review.Determines:     {"核定生效", "determination takes effect"},
	review.Tapers:         {"渐退开始", "taper begins"},
	review.Suspends:       {"缓发开始", "suspension begins"},
	review.Resumes:        {"恢复发放", "payment resumes"},
	review.Stops:          {"停发（{0}）", "stopped ({0})"},
	review.PaymentHeld:    {"复核逾期，暂缓发放", "held: review overdue"},
	review.PaymentRelease: {"不再缓发", "no longer held"},
	review.BonusPaid:      {"退出奖励已付", "exit bonus was paid"},
}

// DueReason is why a review falls due.
func (l Lang) DueReason(code string) string { return word(l, dueReasons, code) }

// ReviewChange is what happens to an award in a coming month by itself.
func (l Lang) ReviewChange(c review.Change) string {
	s, ok := changeReasons[c.Reason]
	switch {
	case !ok:
		return l.DueReason(c.Reason)
	case c.Reason == review.Aged:
		return s.in(l, []string{strconv.Itoa(c.Age)})
	case c.Reason == review.Stops:
		return s.in(l, []string{l.CauseDetail(c.Stop.String())})
	}
	return s.in(l, nil)
}
