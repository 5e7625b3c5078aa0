package wording

import (
	"strings"

	"doudi/calc"
)

// What a written notice to a family says, in the tone of an office. The Chinese is
// what is served; the English says the same.

// noticeTitles are the titles by what is told.
var noticeTitles = map[string]sentence{
	"determine": {"准予{0}通知书", "Notice of approval: {0}"},
	"change":    {"{0}待遇变更通知书", "Notice of change: {0}"},
	"taper":     {"{0}渐退通知书", "Notice of gradual exit: {0}"},
	"suspend":   {"{0}缓发通知书", "Notice of suspension: {0}"},
	"resume":    {"{0}恢复发放通知书", "Notice of resumption: {0}"},
	"stop":      {"{0}停发通知书", "Notice of termination: {0}"},
	"refused":   {"不予{0}通知书", "Notice of refusal: {0}"},
}

// noticeLaws are the articles of the 社会救助法 that a notice rests on.
var noticeLaws = map[string]sentence{
	"determine": {"第四十四条、第四十五条", "articles 44 and 45"},
	"refused":   {"第四十四条、第四十五条", "articles 44 and 45"},
	"resume":    {"第四十七条", "article 47"},
	"":          {"第四十七条、第四十八条", "articles 47 and 48"},
}

// NoticeOffice heads a notice with the office that serves it.
func (l Lang) NoticeOffice(county string) string {
	return l.Say("%s民政局", "Civil Affairs Bureau of %s", county)
}

// NoticeTitle is the title of a notice.
func (l Lang) NoticeTitle(kind string, p calc.Program) string {
	return noticeTitles[kind].in(l, []string{l.statutory(p)})
}

// NoticeNumber is the number that a notice is filed under: decisions are numbered
// as such, refusals by their entry in the journal.
func (l Lang) NoticeNumber(kind string, year int, number uint64) string {
	if kind == "refused" {
		return l.Say("不予救助〔%d〕%d 号", "Refusal no. %[2]d of %[1]d", year, number)
	}
	return l.Say("救助决定〔%d〕%d 号", "Decision no. %[2]d of %[1]d", year, number)
}

// NoticeTo addresses the family.
func (l Lang) NoticeTo(head string, household calc.HouseholdNumber, place string) string {
	if household == "" { // refused before it was on file
		return l.Say("%s（%s）：", "To %s (%s):", head, place)
	}
	return l.Say("%s（户编号 %s，%s）：", "To %s (household %s, %s):", head, household, place)
}

// statutory is the name of what a programme pays, as the law and rosters have it.
func (l Lang) statutory(p calc.Program) string {
	if row, ok := programs[p]; ok {
		return row.pays.in(l, nil)
	}
	return l.Program(p)
}

// whose names the person of a person's award.
func (l Lang) whose(person string) string {
	if person == "" {
		return l.Say("你户", "your household")
	}
	return l.Say("你户 %s", "%s of your household", person)
}

// NoticeDecision tells a decision: the month, the money and the reason.
func (l Lang) NoticeDecision(kind string, p calc.Program, person string, d *calc.Decision, before, after calc.Money) string {
	who, program := l.whose(person), l.statutory(p)
	var text string
	switch kind {
	case "determine":
		text = l.Say("经审核确认，准予%s享受%s，自 %s 起每月发放 %s 元。", "It has been decided to grant %s the %s: %[4]s yuan a month from %[3]s on.", who, program, d.From, after)
	case "change":
		text = l.Say("经复核，%s的%s自 %s 起由每月 %s 元变更为每月 %s 元。", "After a review the %[2]s of %[1]s changes from %[4]s to %[5]s yuan a month from %[3]s on.", who, program, d.From, before, after)
	case "taper":
		text = l.Say("%s的%s自 %s 起进入渐退期，每月发放 %s 元，至 %s 为止，此后不再发放。", "The %[2]s of %[1]s runs out: from %[3]s on %[4]s yuan a month are paid, until %[5]s, and nothing afterwards.", who, program, d.From, after, d.Until)
	case "suspend":
		text = l.Say("%s的%s（每月 %s 元）自 %s 起缓发；情况查清后恢复发放，应发的补发。", "The %[2]s of %[1]s (%[3]s yuan a month) is suspended from %[4]s on. Once the matter is settled it is resumed, and what was owed is paid.", who, program, before, d.From)
	case "resume":
		text = l.Say("%s的%s自 %s 起恢复发放，每月 %s 元。", "The %[2]s of %[1]s is resumed from %[3]s on: %[4]s yuan a month.", who, program, d.From, after)
	default:
		text = l.Say("%s的%s（每月 %s 元）自 %s 起停发。", "The %[2]s of %[1]s (%[3]s yuan a month) ends: nothing is paid from %[4]s on.", who, program, before, d.From)
		if after > 0 {
			text += l.Say("自愿退出的一次性奖励 %s 元随当月发放。", " A single payment of %s yuan for leaving of your own accord is made that month.", after)
		}
	}
	return text + l.noticeReason(d)
}

// noticeReason is the reason of a decision with the facts of a determination.
func (l Lang) noticeReason(d *calc.Decision) string {
	var parts []string
	if d.StopReason != 0 {
		parts = append(parts, l.CauseDetail(d.StopReason.String()))
	}
	parts = append(parts, d.Reason)
	if f := d.Facts; f != nil {
		parts = append(parts, l.Say("保障 %d 人", "insured: %d", len(f.Insured)))
		if f.Income.People > 0 {
			parts = append(parts, l.Say("月人均收入 %s 元", "income of %s yuan a head and month", toFen(f.Income.PerCapita)))
		}
	}
	if d.Reviewed != 0 {
		parts = append(parts, l.Say("%s 入户核查", "home visit on %s", d.Reviewed))
	}
	if reason := joined(l, parts); reason != "" {
		return l.Say("理由：%s。", " Reasons: %s.", reason)
	}
	return ""
}

// NoticeRefused tells a refusal with its reasons.
func (l Lang) NoticeRefused(p calc.Program, person, reasons string) string {
	return l.Say("%s申请%s，经审核不符合条件，决定不予救助。理由：%s。", "The application of %s for %s was examined and does not meet the conditions; it is refused. Reasons: %s.", l.whose(person), l.statutory(p), reasons)
}

// NoticeHearing tells that the family was heard before the decision.
func (l Lang) NoticeHearing(h *calc.Heard) string {
	return l.Say("作出决定之前，已于 %s 听取 %s 的意见：%s。", "Before the decision %[2]s was heard on %[1]s and said: %[3]s.", h.Day, h.Person, h.Statement)
}

// NoticeLaw names the law that a notice rests on.
func (l Lang) NoticeLaw(kind string) string {
	articles, ok := noticeLaws[kind]
	if !ok {
		articles = noticeLaws[""]
	}
	return l.Say("法律依据：《中华人民共和国社会救助法》%s。", "Law: Social Assistance Law of the People's Republic of China, %s.", articles.in(l, nil))
}

// NoticeDocuments names the documents that the amount rests on.
func (l Lang) NoticeDocuments(documents []string) string {
	return l.Say("执行文件：%s。", "Standards by: %s.", strings.Join(documents, l.Say("、", "; ")))
}

// NoticeDuty tells what a family on assistance must report, and one that is not
// where else it may turn.
func (l Lang) NoticeDuty(kind string) string {
	if kind == "stop" {
		return l.Say("生活仍有困难的，可以向乡镇人民政府（街道办事处）重新申请，或者申请其他社会救助。", "If you are still in need you may apply again at the township, or for other assistance.")
	}
	return l.Say("家庭人口、收入、财产状况发生变化的，应当及时报告乡镇人民政府（街道办事处）。", "Changes in the household's members, income or property are to be reported to the township in time.")
}

// NoticeRemedy tells how the decision can be contested 救济途径: within how many days or
// months where the county's tables say so, with their documents, and else within the
// terms of the law.
func (l Lang) NoticeRemedy(reviewDays, actionMonths int, documents []string) string {
	review, action := "", ""
	if reviewDays > 0 {
		review = l.Say("自收到本通知书之日起 %d 日内", " within %d days of receiving this notice", reviewDays)
	}
	if actionMonths > 0 {
		action = l.Say("自收到本通知书之日起 %d 个月内", " within %d months of receiving this notice", actionMonths)
	}
	text := l.Say("对本决定不服的，可以%s依法申请行政复议，或者%s依法向人民法院提起行政诉讼",
		"Against this decision you may apply for administrative reconsideration%s, or bring an action before the people's court%s", review, action)
	if review == "" || action == "" {
		text += l.Say("；期限未写明的，以法律规定为准", "; where no term is named, within that of the law")
	}
	if len(documents) > 0 {
		text += l.Say("（%s）", " (%s)", strings.Join(documents, l.Say("、", "; ")))
	}
	return text + l.Say("。", ".")
}

// NoticeSeal is where the office signs.
func (l Lang) NoticeSeal(county string) string {
	return l.Say("%s民政局（盖章）", "Civil Affairs Bureau of %s (seal)", county)
}
