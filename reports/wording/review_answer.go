package wording

import (
	"fmt"
	"strings"

	"doudi/calc"
	"doudi/calc/review"
)

// dueStatuses are how a deadline stands in a month (review.Status).
var dueStatuses = map[review.Status]sentence{
	review.Later: {"未到期", "later"}, review.Upcoming: {"即将到期", "upcoming"}, review.DueNow: {"到期", "due"}, review.Overdue: {"逾期", "overdue"},
}

// outcomes are what a visit leads to (review.Outcome).
var outcomes = map[review.Outcome]sentence{
	review.Keep: {"维持", "keep"}, review.Up: {"提高", "up"}, review.Down: {"降低", "down"}, review.Update: {"金额不变，重新核定", "same money, determine anew"},
	review.Withdraw: {"渐退", "taper"}, review.Hold: {"缓发", "suspend"}, review.Cease: {"停发", "stop"},
}

// reviewFindings are what has changed since a determination (review.Findings).
var reviewFindings = map[string]sentence{
	review.MembersChanged:     {"保障对象有变", "other people"},
	review.AttributesChanged:  {"人员情况有变", "people's circumstances"},
	review.IncomeChanged:      {"月人均收入有变", "other income a head"},
	review.PlaceChanged:       {"住址有变", "lives elsewhere"},
	review.CareChanged:        {"自理能力有变", "other need of care"},
	review.RefusedJobs:        {"三次拒绝介绍的工作", "refused three jobs"},
	review.CameOfAge:          {"年满 18 周岁且不在校", "turned 18 and not at school"},
	review.PermitExpired:      {"居住证已过期", "residence permit has ended"},
	review.RecognitionExpired: {"认定有效期已满", "recognition has ended"},
	review.NobodyMet:          {"入户未见人", "nobody met"},
	review.RefusedVisit:       {"拒绝配合核查", "refused the visit"},
	review.AboveTheLine:       {"超过标准", "above the line"},
}

// lookPoints are what there is to look at in a home (review.Points).
var lookPoints = map[string]sentence{
	review.LookCertificate: {"残疾证 {1} 到期：{0}", "disability certificate ends {1}: {0}"},
	review.LookPermit:      {"居住证 {1} 到期", "residence permit ends {1}"},
	review.LookSchool:      {"是否在校：{0}", "still at school: {0}"},
	review.LookWork:        {"是否就业、收入多少：{0}", "at work, earning what: {0}"},
	review.LookCare:        {"自理能力：{0}", "able to look after themselves: {0}"},
	review.LookIncome:      {"收入、支出和财产是否有变", "income, spending and property as recorded"},
	review.LookFinding:     {"疑点 {1}：{2} {0}", "finding of {1}: {2} {0}"},
	review.LookChange:      {"变动 {1} 未报告：{2} {0}", "change of {1}, not reported: {2} {0}"},
	review.LookDeath:       {"{0} {1} 死亡，三个月内办结", "{0} died {1}: settle within three months"},
	review.LookRefusals:    {"{0} 拒绝介绍的工作，最近 {1}", "{0} refused jobs, last {1}"},
}

// factKinds are what is recorded beside the decisions (review.FactKind).
var factKinds = map[review.FactKind]sentence{
	review.SchoolFact: {"在校证明", "school certificate"}, review.DeathFact: {"死亡", "death"}, review.FindingFact: {"疑点", "finding"},
	review.ClosedFact: {"疑点销号", "finding closed"}, review.StayFact: {"在站救助", "stay at a rescue station"}, review.MatchFact: {"经济状况核对", "data match"},
	review.NoticeFact: {"公示", "public notice"}, review.RefusalFact: {"拒绝介绍的工作", "job refused"}, review.ChangeFact: {"变动未报告", "change not reported"},
	review.PapersFact: {"证件期限", "papers"}, review.VisitFact: {"入户核查", "visit"},
}

// DueStatus is how a deadline stands.
func (l Lang) DueStatus(s review.Status) string { return dueStatuses[s].in(l, nil) }

// Outcome is what a visit leads to.
func (l Lang) Outcome(o review.Outcome) string { return outcomes[o].in(l, nil) }

// ReviewFinding is what has changed since a determination.
func (l Lang) ReviewFinding(code string) string { return word(l, reviewFindings, code) }

// Point is something to look at in a home; persons are named, not numbered.
func (l Lang) Point(p review.Point, h *calc.Household) string {
	name := ""
	if m := h.Member(p.Person); m != nil {
		name = m.Name
	}
	return strings.TrimSpace(lookPoints[p.Code].in(l, []string{name, p.Day.String(), p.Text}))
}

// VisitListTitle heads a village in a visit list.
func (l Lang) VisitListTitle(township, village string, m calc.Month, homes int) string {
	return l.Say("%s%s 入户核查单 %s 共 %d 户", "%s %s: visits of %s, homes: %d", township, village, m, homes)
}

// HomeAwardLine is an award and why it is to be reviewed.
func (l Lang) HomeAwardLine(a *review.HomeAward, h *calc.Household) string {
	parts := []string{l.Program(a.Program)}
	if m := h.Member(a.AwardKey.Person); m != nil {
		parts = append(parts, m.Name)
	}
	parts = append(parts, l.Say("本月 %s 元", "%s yuan a month", a.Amount), l.DueLine(a.Deadline), l.DueStatus(a.Status))
	if m := h.Member(a.Deadline.Person); m != nil {
		parts = append(parts, m.Name)
	}
	if a.Held {
		parts = append(parts, l.Say("已缓发", "payment held"))
	}
	return strings.Join(parts, "  ")
}

// VisitForm is the room for what visitors find.
func (l Lang) VisitForm() string {
	return l.Say("核查情况：____________________  核查人：________ ________  在场家庭成员：________  日期：________",
		"found: ____________________  visitors: ________ ________  member present: ________  day: ________")
}

// DueCounted says how many reviews there are.
func (l Lang) DueCounted(m calc.Month, homes, overdue, due, upcoming int) string {
	return l.Say("%s：%d 户，逾期 %d 项，到期 %d 项，即将到期 %d 项", "%s: homes %d, overdue %d, due %d, upcoming %d", m, homes, overdue, due, upcoming)
}

// ListWritten says where a list was written.
func (l Lang) ListWritten(path string) string { return l.Say("已写入 %s", "written to %s", path) }

// VisitedLine is what a visit makes of one award.
func (l Lang) VisitedLine(a calc.AwardKey, x *review.Proposal) string {
	parts := []string{l.Award(a), l.Outcome(x.Outcome)}
	for _, code := range x.Changes {
		parts = append(parts, l.ReviewFinding(code))
	}
	if x.Outcome == review.Keep {
		return strings.Join(append(parts, l.Say("每月 %s 元", "%s yuan a month", x.Before)), "  ")
	}
	return strings.Join(append(parts, l.Say("自 %s 起每月 %s → %s 元", "from %s on %s → %s yuan a month", x.From, x.Before, x.After)), "  ")
}

// NextReview says when an award kept is due again.
func (l Lang) NextReview(d review.Deadline, due bool) string {
	if !due {
		return l.Say("不再有到期的核查", "no review is due any more")
	}
	return l.Say("下次%s", "next %s", l.DueLine(d))
}

// DecideNext says how to go on where an award cannot stay as it is.
func (l Lang) DecideNext(command string) string {
	return l.Say("由经办人记录、另一人审定：%s", "record it, and let another confirm: %s", command)
}

// VisitSaid says what else a visit did.
func (l Lang) VisitSaid(changed bool, closed int) string {
	var parts []string
	if changed {
		parts = append(parts, l.Say("家庭情况已更新", "the household's record was changed"))
	}
	if closed > 0 {
		parts = append(parts, l.Say("疑点销号 %d 条", "findings closed: %d", closed))
	}
	return strings.Join(parts, l.Say("；", "; "))
}

// HeldReleased says that a payment that was held is paid again.
func (l Lang) HeldReleased() string {
	return l.Say("缓发解除，随下次名册补发", "no longer held: paid with the next roster, arrears too")
}

// FactKind is what is recorded of a household beside the decisions.
func (l Lang) FactKind(k review.FactKind) string { return factKinds[k].in(l, nil) }

// FactLine is what was recorded of a household on a day; people are named, not
// numbered.
func (l Lang) FactLine(f *review.Fact, h *calc.Household) string {
	parts := []string{f.Day.String(), l.FactKind(f.Kind)}
	if f.Day == 0 {
		parts = parts[1:]
	}
	if m := h.Member(f.Person); m != nil {
		parts = append(parts, m.Name)
	}
	if f.Program != "" {
		parts = append(parts, l.Program(f.Program))
	}
	if f.Stage != 0 {
		parts = append(parts, Label(l, f.Stage))
	}
	if f.Until != 0 {
		parts = append(parts, l.Say("至 %s", "until %s", f.Until))
	}
	parts = append(parts, strings.Join(f.Visitors, l.Say("、", ", ")), f.Text)
	for _, r := range f.Results {
		parts = append(parts, l.Program(r.Program)+" "+l.Outcome(r.Outcome))
	}
	return strings.Join(present(parts), "  ")
}

// Noted says what a note was recorded as.
func (l Lang) Noted(kind review.FactKind, seq uint64, households int) string {
	if households == 1 {
		return l.Say("已记录：%s，第 %d 号", "recorded: %s, no. %d", factKinds[kind].in(l, nil), seq)
	}
	return l.Say("已记录：%s，%d 户", "recorded: %s, households: %d", factKinds[kind].in(l, nil), households)
}

// RefusedTimes says how often a person has refused a job; from the third time
// on, it takes their share.
func (l Lang) RefusedTimes(n int) string {
	if n > 2 {
		return l.Say("第 %d 次拒绝：核查到期，本人部分减发或停发（民发〔2021〕57号第三十四条）", "refusal no. %d: a review is due, and the person's own share is to be cut (民发〔2021〕57号 art. 34)", n)
	}
	return l.Say("第 %d 次拒绝", "refusal no. %d", n)
}

// LateChange says that a change was reported later than the law bears.
func (l Lang) LateChange() string {
	return l.Say("变动超过三个月未报告：应批评教育；不再符合条件的停发（民发〔2022〕83号）",
		"not reported for more than three months: admonish; stop where the family no longer qualifies (民发〔2022〕83号)")
}

// CalendarMonth is a month of the calendar on one line.
func (l Lang) CalendarMonth(m *review.MonthSum) string {
	s := l.Say("%s  %d 行  %s 元", "%s  lines %d  %s yuan", m.Month, m.Lines, m.Amount)
	if m.Arrears != 0 {
		s += l.Say("  补发 %s", "  arrears %s", m.Arrears)
	}
	if m.Held > 0 {
		s += l.Say("  缓发 %d 项", "  held %d", m.Held)
	}
	return s
}

// CalendarReason is what happens in a month for one reason.
func (l Lang) CalendarReason(r *review.ReasonSum) string {
	sign := ""
	if r.Amount > 0 {
		sign = "+"
	}
	return l.Say("%s  %d 项  %s%s 元", "%s  %d  %s%s yuan", l.CalendarWord(r.Reason), r.Changes, sign, r.Amount)
}

// CalendarWord is a reason of the calendar, which sums over ages and reasons of
// stops.
func (l Lang) CalendarWord(code string) string {
	switch code {
	case review.Aged:
		return l.Say("年龄增长", "ages")
	case review.Stops:
		return l.Say("停发", "stopped")
	}
	return l.ReviewChange(review.Change{Reason: code})
}

// CalendarMissing says that the tables leave awards out of the calendar.
func (l Lang) CalendarMissing(n int, why string) string {
	return l.Say("另有 %d 项待遇，政策表没有给出金额：%s", "awards left out, to which the tables give no amount: %d (%s)", n, why)
}

// PlanWeek heads a week of a plan of visits.
func (l Lang) PlanWeek(w review.Week, visits int) string {
	return l.Say("%s 至 %s  %d 个工作日  %d 户", "%s to %s  working days %d  visits %d", w.First, w.Last, w.Days, visits)
}

// PlanBeyond heads the visits that no week has room for.
func (l Lang) PlanBeyond(n int) string {
	return l.Say("人手不够或已无工作日，未排入 %d 户：", "visits that find no week in time: %d", n)
}

// Drawn says how a sample was drawn, so that it can be drawn again.
func (l Lang) Drawn(d *review.Drawing) string {
	awards := 0
	for _, s := range d.Strata {
		awards += s.Awards
	}
	return l.Say("抽查比例 %d%%，种子 %s：%d 项中抽中 %d 项", "%d percent, seed %s: %[4]d of %[3]d awards drawn", d.Percent, d.Seed, awards, len(d.Drawn))
}

// Share is a part of a whole, with the share in percent.
func (l Lang) Share(done, percent int) string { return fmt.Sprintf("%d (%d%%)", done, percent) }

// DueHeadings heads review due.
func (l Lang) DueHeadings() []string {
	return l.headings("状态 到期 事由 户编号 户主 项目 金额 村", "status due reason household head program amount village")
}

// PlanHeadings heads the visits of a week.
func (l Lang) PlanHeadings() []string {
	return l.headings("户编号 户主 到期 事由 村", "household head due reason village")
}

// SampleHeadings heads review sample.
func (l Lang) SampleHeadings() []string {
	return l.headings("乡镇 村 户编号 项目 个人", "township village household program person")
}

// CoverageHeadings heads review coverage.
func (l Lang) CoverageHeadings() []string {
	return l.headings("区划 名称 待遇 核对 入户 公示", "region name awards matched visited publicised")
}
