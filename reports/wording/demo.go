package wording

import (
	"strings"

	"doudi/calc"
	"doudi/calc/roster"
)

// What demo tells while a made-up county lives.

// DemoForeign refuses a folder that holds something else.
func (l Lang) DemoForeign(dir string) string {
	return l.Say("%s 不是空文件夹，也不是演示建立的，未作更改；请另写一个文件夹：doudi demo 文件夹",
		"%s: not an empty folder, and no demo made it; nothing was changed. Name another: doudi demo DIR", dir)
}

// DemoThere refuses to replace an earlier demo unasked.
func (l Lang) DemoThere(dir string) string {
	return l.Say("%s 中已有一个演示，未作更改；加 --force 清除后重建", "%s: an earlier demo is there; nothing was changed. --force replaces it", dir)
}

// DemoBegun heads the tale.
func (l Lang) DemoBegun(county, dir string) string {
	return l.Say("虚构的%s，在文件夹 %s 中。其中的人名和号码都是编造的。", "%s, a made-up county in the folder %s. Nobody in it exists.", county, dir)
}

// DemoHandedIn names what the county's office has handed in.
func (l Lang) DemoHandedIn(names []string) string {
	return l.Say("县里交来的表：%s", "handed in by the county: %s", strings.Join(names, " "))
}

// DemoFounded tells that the store is made.
func (l Lang) DemoFounded(day calc.Day, store string, opening calc.Month) string {
	return l.Say("%s  admin 建立案卷库 %s，自 %s 起发放；登记县局人员 li 和 wang",
		"%s  admin makes the store %s, which pays from %s on, and adds the officers li and wang", day, store, opening)
}

// DemoTables tells that new tables are in use.
func (l Lang) DemoTables(day calc.Day, folder string, version int, from calc.Month) string {
	return l.Say("%s  admin 载入 %s（第 %d 版）：标准提高，自 %s 起执行，补发以前月份",
		"%s  admin loads %s (version %d): standards are raised from %s on, with back-pay", day, folder, version, from)
}

// DemoImported tells what an import brought.
func (l Lang) DemoImported(day calc.Day, folder string, added, changed, decisions int) string {
	return l.Say("%s  li 导入 %s：新增 %d 户，更改 %d 户，登记决定 %d 条",
		"%s  li imports %s: %d households added, %d changed, %d decisions", day, folder, added, changed, decisions)
}

// DemoAccounts tells that the accounts which came with an import are confirmed.
func (l Lang) DemoAccounts(day calc.Day, n int) string {
	en := "%s  wang confirms the other account of %d household"
	if n != 1 {
		en += "s"
	}
	return l.Say("%s  wang 确认随之提出的账户变更 %d 户", en, day, n)
}

// DemoOnFile counts who is on file.
func (l Lang) DemoOnFile(households, people int) string {
	return l.Say("在案 %d 户 %d 人", "on file: %d households, %d people", households, people)
}

// DemoRun tells what a month's roster pays.
func (l Lang) DemoRun(day calc.Day, all roster.Total, blocks, warnings int) string {
	return l.Say("%s  li 生成名册：%d 户，保障 %d 人次，%d 行 %s 元；阻断 %d 条，提醒 %d 条",
		"%s  li runs the roster: %d households, %d insured (once a program), %d lines, %s yuan; %d findings block, %d warn",
		day, all.Households, all.Persons, all.Lines, all.Amount, blocks, warnings)
}

// DemoChanges heads the causes of a month's change.
func (l Lang) DemoChanges(by calc.Money) string {
	return l.Say("比上月 %s 元：", "%s yuan from last month:", signed(by))
}

// DemoCause is one cause of a month's change: its name, the awards, the sum.
func (l Lang) DemoCause(c roster.Cause, awards int) []string {
	en := "%d awards"
	if awards == 1 {
		en = "%d award"
	}
	return []string{l.CauseWithDetail(c.Code, c.Detail), l.Say("%d 项", en, awards), signed(c.Amount)}
}

// DemoSealed tells that a month is closed.
func (l Lang) DemoSealed(submitted, confirmed calc.Day, digest, dir string) string {
	return l.Say("%s  li 提交，%s wang 审定，封印 %s；文件在 %s", "%s  li submits it, on %s wang confirms it: seal %s; files in %s", submitted, confirmed, digest, dir)
}

// DemoProved tells that the sealed months hold.
func (l Lang) DemoProved(months, lines, deviations int) string {
	return l.Say("核验 %d 个月的封印和日志链，均无误；重算 %d 行，%d 行不一致",
		"the seals of %d months and the journal hold; %d lines computed anew, %d differ", months, lines, deviations)
}

// DemoHappened heads what happened to some households.
func (l Lang) DemoHappened() string { return l.Say("其中几户：", "What happened to some:") }

// demoHousehold names a household of the tale.
func (l Lang) demoHousehold(n calc.HouseholdNumber, head string) string {
	return l.Say("%s 户%s：", "household %s, %s: ", n, head)
}

// DemoDeath is a death that was found late.
func (l Lang) DemoDeath(n calc.HouseholdNumber, head string, found calc.Month, overpaid, withheld, left calc.Money) string {
	return l.demoHousehold(n, head) + l.Say("老人去世两个月后，%s 才比对发现；多发 %s 元，本月扣回 %s 元，尚欠 %s 元",
		"a grandfather's death is found in %s, two months late; %s yuan too much was paid, %s is withheld this month, %s stays owed", found, overpaid, withheld, left)
}

// DemoLifted is a suspension lifted from its beginning on.
func (l Lang) DemoLifted(n calc.HouseholdNumber, head string, from, lifted calc.Month, arrears calc.Money) string {
	return l.demoHousehold(n, head) + l.Say("%s 缓发，%s 恢复；补发缓发的一个月 %s 元",
		"suspended in %s, resumed in %s; arrears for the month between: %s yuan", from, lifted, arrears)
}

// DemoCorrected is the correction of a correction.
func (l Lang) DemoCorrected(n calc.HouseholdNumber, head string, first, second calc.Month, withheld, owed, arrears calc.Money) string {
	return l.demoHousehold(n, head) + l.Say("收入在 %s 更正（扣回 %s 元，尚欠 %s 元），%s 再次更正（补发 %s 元，不再欠）",
		"income put right in %s (%s withheld, %s owed) and once more in %s (%s arrears, nothing owed)", first, withheld, owed, second, arrears)
}

// DemoExit is a household that left by its own will.
func (l Lang) DemoExit(n calc.HouseholdNumber, head string, bonus calc.Money) string {
	return l.demoHousehold(n, head) + l.Say("自愿退出，一次性奖励 %s 元", "leaves by its own will, with a bonus of %s yuan", bonus)
}

// DemoOfAge is a child who grew out of a supplement.
func (l Lang) DemoOfAge(n calc.HouseholdNumber, head string, m calc.Month, by calc.Money) string {
	return l.demoHousehold(n, head) + l.Say("孩子年满 18 周岁，自 %s 起分类施保 %s 元", "a child becomes eighteen; the supplement changes by %[2]s yuan from %[1]s on", m, signed(by))
}

// DemoWhy heads the explanation of one household's amount.
func (l Lang) DemoWhy(n calc.HouseholdNumber, head string) string {
	return l.Say("%s 户%s为什么是这个数：", "Why household %s, %s, is paid what it is:", n, head)
}

// DemoFiles says where the files are: a name and what it is, by row.
func (l Lang) DemoFiles(month calc.Month) [][]string {
	out := "out-" + month.String() + "/"
	return [][]string{
		{out + "roster.xlsx", l.Say("打印用的名册、变动、汇总", "the roster for the printer, with changes and totals")},
		{out + "roster.csv, changes.csv", l.Say("逐行的金额和每项变动的原因", "every line, and the cause of every change")},
		{out + "bank.csv", l.Say("银行代发文件（GB18030）", "the payments for the bank, in GB18030")},
		{"policy/, data/ …", l.Say("县里的政策表和各月的表", "the county's tables, and what each month brought")},
	}
}

// DemoFolder heads the list of files.
func (l Lang) DemoFolder(dir string) string { return l.Say("文件在 %s：", "Files in %s:", dir) }

// DemoNext heads the commands to try next.
func (l Lang) DemoNext() string { return l.Say("接着可以试：", "Try next:") }

// DemoOr stands between two ways to say the same to two shells.
func (l Lang) DemoOr() string {
	return l.Say("（或者，在 PowerShell 中）", "(or, in PowerShell)")
}

// DemoWindow tells of the applications that the window has taken in.
func (l Lang) DemoWindow(from, until calc.Day, applications int) string {
	return l.Say("%s 至 %s  窗口受理 %d 件申请，办到不同环节：一件逾期，一件明日到期，一件公示届满，一件等核对，一件新收",
		"%s to %s  %d applications at the window, each at another stage: one overdue, one due tomorrow, one whose notice is over, one waiting for its match, one new", from, until, applications)
}

// DemoFinding tells of a finding that was noted.
func (l Lang) DemoFinding(day calc.Day, n calc.HouseholdNumber, head string) string {
	return l.Say("%s  li 登记疑点：%s 户%s名下有车，待核实", "%s  li notes a finding: household %s, %s, has a car; to be looked into", day, n, head)
}

// DemoVisited tells of a week's visits.
func (l Lang) DemoVisited(day calc.Day, due, visited, kept int) string {
	return l.Say("%s  li 登记入户核查：本月到期 %d 户，已核查 %d 户，其中 %d 户全部维持", "%s  li records visits: %d homes are due, %d were visited, %d of them go on as before", day, due, visited, kept)
}

// DemoApproved tells of an application that became an award.
func (l Lang) DemoApproved(day calc.Day, n calc.HouseholdNumber, head string, from calc.Month, amount calc.Money) string {
	return l.Say("%s  %s 户%s的低保申请经县级确认，li 记录核定，wang 审定：%s 起每月 %s 元",
		"%s  the county has approved dibao for household %s, %s: li records the award, wang confirms it: %[5]s yuan a month from %[4]s on", day, n, head, from, amount)
}

// DemoDecision tells of a decision that waits for its second person; heard is the
// day on which the family was heard, 0 where it was not.
func (l Lang) DemoDecision(day calc.Day, n calc.HouseholdNumber, head string, kind calc.DecisionKind, heard calc.Day) string {
	text := l.Say("%s  li 对 %s 户%s记录%s，等 wang 审定", "%s  li records for household %s, %s: %s; it waits for wang", day, n, head, l.DecisionName(kind))
	if heard != 0 {
		text += l.Say("（%s 已听取陈述）", " (the family was heard on %s)", heard)
	}
	return text
}

// DemoAccount tells of an account that waits for its second person.
func (l Lang) DemoAccount(day calc.Day, n calc.HouseholdNumber, head string) string {
	return l.Say("%s  li 为 %s 户%s变更银行账号，等 wang 确认", "%s  li changes the account of household %s, %s; it waits for wang", day, n, head)
}

// DemoScreens heads the command that opens the screens.
func (l Lang) DemoScreens(day calc.Day) string {
	return l.Say("打开 %s 的工作台（wang 的另开一个窗口，改 --operator wang）：", "To see the desk of %s (and wang's in another window, with --operator wang):", day)
}
