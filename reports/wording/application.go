package wording

import (
	"doudi/calc"
	"doudi/calc/procedure"
)

// What the commands application and calendar answer.

// ApplicationOpened answers application open.
func (l Lang) ApplicationOpened(number string, p calc.Program, applicant string) string {
	return l.Say("申请 %s 已登记：%s，%s", "application %s taken in: %s, %s", number, l.Program(p), applicant)
}

// ApplicationStands answers a step of an application: what was recorded, and how
// far it has come.
func (l Lang) ApplicationStands(number string, k procedure.Kind, s procedure.Stage) string {
	return l.Say("申请 %s：%s。现为：%s", "application %s: %s; now %s", number, l.ApplicationEvent(k), l.ApplicationStage(s))
}

// AwardNext is the command by which an approved application becomes an award.
// The person's number is not printed.
func (l Lang) AwardNext(number string, person calc.IDNumber, from calc.Month, basis string) string {
	who := ""
	if person != "" {
		who = l.Say("（%s）", " (%s)", person.Tail())
	}
	if basis != "" {
		who += l.Say("，依据 %s", ", by %s", basis)
	}
	return l.Say("自 %s 起享受待遇%s。下一步：doudi award determine --application %s",
		"paid from %s on%s; next: doudi award determine --application %s", from, who, number)
}

// AwardLinked is the decision that follows an application: the number under which it
// waits, or 0, and then its own.
func (l Lang) AwardLinked(waiting, seq uint64, from calc.Month, maker, checker string) string {
	if waiting != 0 {
		return l.Say("已核定，自 %s 起，第 %d 号决定待审核（%s 记录）：doudi award confirm %[2]d",
			"determined from %s on; decision %d waits for a second person (recorded by %s): 'doudi award confirm %[2]d'", from, waiting, maker)
	}
	return l.Say("已核定，自 %s 起，决定 %d（%s 记录，%s 确认）", "determined from %s on by decision %d (recorded by %s, confirmed by %s)", from, seq, maker, checker)
}

// AwardUndated says that no parameter tells from when an approved application is
// paid.
func (l Lang) AwardUndated(p calc.Program) string {
	return l.Say("政策表没有写明%s的起始月：在参数 pay.from.%s 写明", "no table says from when %s is paid; set the parameter pay.from.%s", l.Program(p), p)
}

// ApplicationHeadings are the columns of application list.
func (l Lang) ApplicationHeadings() []string {
	if l == Chinese {
		return []string{"编号", "申请人", "项目", "村", "状态", "待办", "到期日", "时限", "期限", "依据"}
	}
	return []string{"number", "applicant", "program", "village", "stage", "step", "due", "standing", "term", "document"}
}

// ApplicationHead is the first line of an application's file: number, programme,
// whose, where, how far.
func (l Lang) ApplicationHead(number, program, whose, where, stage, decides string) string {
	return l.Say("%s %s %s %s：%s（%s决定）", "%s %s, %s, %s: %s (the %s decides)", number, program, whose, where, stage, decides)
}

// ApplicationFrom is the second line: how it came about, and who spoke for the
// family.
func (l Lang) ApplicationFrom(s procedure.Source, agent string) string {
	if agent == "" {
		return l.ApplicationSource(s)
	}
	return l.Say("%s：%s", "%s: %s", l.ApplicationSource(s), agent)
}

// ApplicationHistory, ApplicationTerms and ApplicationNext head the parts of an
// application's file.
func (l Lang) ApplicationHistory() string { return l.Say("办理经过：", "history:") }

// ApplicationTerms heads the deadlines.
func (l Lang) ApplicationTerms() string { return l.Say("期限：", "deadlines:") }

// ApplicationNext heads what may be done next.
func (l Lang) ApplicationNext() string { return l.Say("下一步可以办：", "next may come:") }

// NoApplications answers an empty list.
func (l Lang) NoApplications() string { return l.Say("没有这样的申请", "there are none") }

// ApplicationCount closes a list: how many, how many late and due tomorrow.
func (l Lang) ApplicationCount(n, overdue, tomorrow int) string {
	return l.Say("共 %d 件，逾期 %d 件，明日到期 %d 件", "%d in all, %d overdue, %d due tomorrow", n, overdue, tomorrow)
}

// CalendarLoaded answers calendar load.
func (l Lang) CalendarLoaded(days int, already bool, first, last calc.Day) string {
	if already {
		return l.Say("%d 天都已在工作日历中，未作更改", "all %d days are known; nothing changed", days)
	}
	return l.Say("已载入 %d 天，工作日历现有 %s 至 %s", "%d days loaded; the calendar goes from %s to %s", days, first, last)
}

// CalendarTitle heads a year of the calendar.
func (l Lang) CalendarTitle(year, workdays int, first, last calc.Day) string {
	return l.Say("%d 年有 %d 个工作日（工作日历 %s 至 %s）", "%d has %d working days (calendar from %s to %s)", year, workdays, first, last)
}

// CalendarDay is one day that departs from Monday to Friday.
func (l Lang) CalendarDay(work bool) string {
	if work {
		return l.Say("上班", "work")
	}
	return l.Say("放假", "off")
}

// CalendarHeadings are the columns of calendar show.
func (l Lang) CalendarHeadings() []string {
	if l == Chinese {
		return []string{"日期", "安排", "名称"}
	}
	return []string{"day", "kind", "name"}
}

// ParseApplicationEvent reads a step by its code or by its Chinese name.
func ParseApplicationEvent(s string) (procedure.Kind, bool) {
	for k, words := range applicationEvents {
		if words.zh == s {
			return k, true
		}
	}
	return procedure.ParseKind(s)
}

// ParseApplicationStage reads a stage by its code or by its Chinese name.
func ParseApplicationStage(s string) (procedure.Stage, bool) {
	for _, stage := range procedure.Stages() {
		if s == stage.String() || s == applicationStages[stage].zh {
			return stage, true
		}
	}
	return procedure.New, false
}

// ParseApplicationSource reads a source by its code or by its Chinese name.
func ParseApplicationSource(s string) (procedure.Source, bool) {
	for source, words := range applicationSources {
		if words.zh == s {
			return source, true
		}
	}
	return procedure.ParseSource(s)
}
