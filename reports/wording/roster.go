package wording

import (
	"strings"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/calc/sheet"
)

// programs are the programmes' names, and what each pays as a roster's title
// says it. Of dibao both begin with the settlement.
var programs = map[calc.Program]struct{ name, pays sentence }{
	calc.Dibao:   {sentence{"低保", "dibao"}, sentence{"最低生活保障金", "minimum living allowance"}},
	calc.Tekun:   {sentence{"特困", "tekun"}, sentence{"特困人员救助供养金", "support for the destitute"}},
	calc.Edge:    {sentence{"低保边缘", "low-income"}, sentence{"低保边缘家庭补助金", "low-income households' aid"}},
	"rigid":      {sentence{"刚性支出困难家庭", "burdened by spending"}, sentence{"刚性支出困难家庭补助金", "aid to households burdened by spending"}},
	"orphan":     {sentence{"孤儿", "orphans"}, sentence{"孤儿基本生活费", "orphans' living allowance"}},
	"unattended": {sentence{"事实无人抚养儿童", "unattended children"}, sentence{"事实无人抚养儿童基本生活补贴", "unattended children's living allowance"}},
	"nursing":    {sentence{"护理补贴", "nursing subsidy"}, sentence{"重度残疾人护理补贴", "nursing subsidy for the severely disabled"}},
	"living":     {sentence{"生活补贴", "living subsidy"}, sentence{"困难残疾人生活补贴", "living subsidy for the disabled in need"}},
	"elder":      {sentence{"高龄津贴", "old-age allowance"}, sentence{"高龄津贴", "old-age allowance"}},
	"relief":     {sentence{"临时救助", "temporary relief"}, sentence{"临时救助", "temporary relief"}},
}

// Program is the short name of a programme; one that only the county knows goes
// by its code.
func (l Lang) Program(p calc.Program) string {
	if row, ok := programs[p]; ok {
		return row.name.in(l, nil)
	}
	return sheet.ProgramLabel(p)
}

// ProgramOf is the short name of a programme in a settlement, as in 农村低保.
func (l Lang) ProgramOf(p calc.Program, s calc.Settlement) string {
	if s == 0 {
		return l.Program(p)
	}
	program, settlement := l.Program(p), l.Settlement(s)
	if l == Chinese {
		return settlement + program
	}
	return program + " " + settlement
}

// Settlement is 城市 or 农村; "" where it is not stated.
func (l Lang) Settlement(s calc.Settlement) string { return l.Say(sheet.Label(s), s.String()) }

// levels are those of roster.Total.
var levels = map[string]sentence{
	"county": {"县", "county"}, "township": {"乡镇", "township"}, "village": {"村", "village"},
}

// Level is the level of a row of totals.
func (l Lang) Level(code string) string { return word(l, levels, code) }

// RosterState is how far a month has come, in capitals where nothing may be
// paid by it yet.
func (l Lang) RosterState(s roster.State, blocked bool) string {
	switch {
	case s == roster.Confirmed:
		return l.Say("已审定", "confirmed")
	case s == roster.Submitted:
		return l.Say("已提交—待审定", "SUBMITTED – NOT CONFIRMED")
	case blocked:
		return l.Say("草稿—有阻断疑点", "DRAFT – BLOCKED")
	}
	return l.Say("草稿", "DRAFT")
}

// The titles of the sheets of a roster's workbook.

// RosterTitle is as in 清河县2026年11月农村最低生活保障金发放名册.
func (l Lang) RosterTitle(county string, m calc.Month, p calc.Program, s calc.Settlement) string {
	pays := l.Program(p)
	if row, ok := programs[p]; ok {
		pays = row.pays.in(l, nil)
	}
	if s != 0 {
		pays = l.Say("%[2]s%[1]s", "%[1]s (%[2]s)", pays, l.Settlement(s))
	}
	return l.title(county, m, l.Say("%s发放名册", "payment roster, %s", pays))
}

// ChangesTitle is the title of the month's changes.
func (l Lang) ChangesTitle(county string, m calc.Month) string {
	return l.title(county, m, l.Say("发放变动明细表", "changes from last month"))
}

// TotalsTitle is the title of the month's totals.
func (l Lang) TotalsTitle(county string, m calc.Month) string {
	return l.title(county, m, l.Say("发放汇总表", "totals of the payment roster"))
}

// FindingsTitle is the title of the month's findings.
func (l Lang) FindingsTitle(county string, m calc.Month) string {
	return l.title(county, m, l.Say("名册疑点清单", "findings on the roster"))
}

func (l Lang) title(county string, m calc.Month, what string) string {
	return strings.TrimSpace(l.Say("%[1]s%[2]d年%[3]d月%[5]s", "%[1]s %[4]s: %[5]s", county, m.Year(), m.Number(), m.String(), what))
}

// headings are the columns of rosters, of their workbooks and of bank files, by
// key; the keys are those of the CSV files where they have the column too.
var headings = map[string]sentence{
	"serial":     {"序号", "no."},
	"month":      {"月份", "month"},
	"level":      {"级别", "level"},
	"region":     {"区划代码", "region"},
	"name":       {"区划", "name"},
	"township":   {"乡镇", "township"},
	"village":    {"村", "village"},
	"settlement": {"城乡", "settlement"},
	"program":    {"项目", "program"},
	"household":  {"户编号", "household"},
	"head":       {"户主", "head"},
	"person":     {"保障对象身份证号", "person"},
	"insured":    {"保障人数", "insured"},
	"base":       {"基本", "base"},
	"supplement": {"分类施保", "supplement"},
	"care":       {"照料护理", "care"},
	"minimum":    {"保底", "minimum"},
	"taper":      {"渐退", "taper"},
	"bonus":      {"奖励", "bonus"},
	"arrears":    {"补发", "arrears"},
	"recovery":   {"扣回", "recovery"},
	"reissue":    {"重发", "reissue"},
	"total":      {"合计", "total"},
	"payee":      {"领款人", "payee"},
	"payee_id":   {"领款人身份证号", "payee's ID"},
	"bank":       {"开户银行", "bank"},
	"account":    {"账号", "account"},
	"remark":     {"备注", "remark"},
	"payment":    {"流水号", "payment"},
	"holder":     {"户名", "account name"},
	"amount":     {"金额", "amount"},
	"amount_fen": {"金额（分）", "amount in fen"},
	"before":     {"上月", "before"},
	"after":      {"本月", "after"},
	"difference": {"差额", "difference"},
	"cause":      {"原因", "cause"},
	"detail":     {"说明", "detail"},
	"households": {"户数", "households"},
	"persons":    {"人数", "persons"},
	"lines":      {"笔数", "lines"},
	"severity":   {"类别", "severity"},
	"finding":    {"疑点", "finding"},
	"remedy":     {"处理办法", "what to do"},
}

// Heading is what stands above a column.
func (l Lang) Heading(key string) string { return word(l, headings, key) }

// remarks are the codes of the remark column.
var remarks = map[string]sentence{
	"taper": {"渐退", "taper"}, "bonus": {"退出奖励", "exit bonus"},
	"arrears": {"补发", "arrears"}, "recovery": {"扣回", "recovery"}, "reissue": {"重发", "reissued"},
	"held": {"本月缓发", "held"}, "debt": {"尚欠", "owed"}, "override": {"特批", "override"},
}

// Remark is one remark in words: its code and what stands behind it, months or
// an amount, as in "arrears 2026-07..2026-08".
func (l Lang) Remark(code string) string {
	code, of, _ := strings.Cut(code, " ")
	if l == Chinese {
		return word(l, remarks, code) + strings.ReplaceAll(of, "..", "至")
	}
	return strings.TrimSpace(word(l, remarks, code) + " " + of)
}

// RemarkSeparator stands between the remarks of a line.
func (l Lang) RemarkSeparator() string { return l.Say("；", "; ") }

// BankRemark is what the payee's bank is told a payment is for.
func (l Lang) BankRemark(m calc.Month, p calc.Program) string {
	return l.Say("%[1]d年%[2]d月%[4]s", "%[3]s %[4]s", m.Year(), m.Number(), m.String(), l.Program(p))
}

// The lines of a roster on the terminal.

// ChangesHeading stands above the causes of a month's changes.
func (l Lang) ChangesHeading(awards int, amount string) string {
	if awards == 0 {
		return l.Say("比上月：没有变动", "change from last month: none")
	}
	return l.Say("比上月：%d 项变动，%s 元", "change from last month: %d awards, %s yuan", awards, amount)
}

// FindingsHeading counts the findings.
func (l Lang) FindingsHeading(blocks, warnings int) string {
	en := "findings: %d that block, " + map[bool]string{true: "%d warning", false: "%d warnings"}[warnings == 1]
	return l.Say("疑点：阻断 %d 条，提醒 %d 条", en, blocks, warnings)
}

// MoreFindings says that the list goes on elsewhere.
func (l Lang) MoreFindings(name string, n int) string {
	return l.Say("另有“%[1]s”%[2]d 条，见 findings.csv", "%[2]d more of \"%[1]s\" in findings.csv", name, n)
}

// The lines of a printed roster.

// Unit is the line above a table of amounts.
func (l Lang) Unit() string { return l.Say("单位：元", "in yuan") }

// Subtotal and GrandTotal begin the rows that add up.
func (l Lang) Subtotal() string   { return l.Say("小计", "subtotal") }
func (l Lang) GrandTotal() string { return l.Say("合计", "total") }

// Households and Awards are counts, as they stand in a row of sums.
func (l Lang) Households(n int) string { return l.Say("%d 户", "%d hh.", n) }
func (l Lang) Awards(n int) string     { return l.Say("%d 项", "%d awards", n) }

// InWords is a total in capital numerals and in figures.
func (l Lang) InWords(capital, figures string) string {
	return l.Say("金额合计（大写）：%s　　（小写）：%s 元", "Total in capital numerals: %s, in figures: %s yuan", capital, figures)
}

// Signatures are the places for the three who sign; whoever submitted and
// confirmed the month is named.
func (l Lang) Signatures(prepared, checked string) []string {
	return []string{
		l.Say("经办：%s", "Prepared by: %s", prepared), l.Say("复核：%s", "Checked by: %s", checked),
		l.Say("负责人：", "Approved by:"), l.Say("日期：", "Date:"),
	}
}

// SealLine is the seal's digest, as it stands at the foot of a roster.
func (l Lang) SealLine(digest string) string { return l.Say("封印：%s", "Seal: %s", digest) }

// PreviousSealLine is the digest of the seal of the month before.
func (l Lang) PreviousSealLine(digest string) string {
	return l.Say("上月封印：%s", "Seal before: %s", digest)
}

// OverrideLine is a blocking finding that somebody let pass.
func (l Lang) OverrideLine(o roster.Override) string {
	who := strings.TrimSpace(string(o.Household) + " " + o.Person.Tail())
	return l.Say("特批放行：%s %s——%s：%s", "Override: %s, %s, by %s: %s", who, l.FindingName(o.Code), o.By, o.Reason)
}

// PageOf numbers the pages of a printed sheet; page and pages are the
// spreadsheet's own marks.
func (l Lang) PageOf(page, pages string) string {
	return l.Say("第 %s 页，共 %s 页", "page %s of %s", page, pages)
}

// PartOf numbers the sheets of a table that one sheet of a workbook cannot hold.
func (l Lang) PartOf(part, parts int) string {
	return l.Say("第 %d 张表，共 %d 张", "sheet %d of %d", part, parts)
}

// ChangesSheet, TotalsSheet and FindingsSheet name the sheets of a workbook.
func (l Lang) ChangesSheet() string  { return l.Say("变动", "changes") }
func (l Lang) TotalsSheet() string   { return l.Say("汇总", "totals") }
func (l Lang) FindingsSheet() string { return l.Say("疑点", "findings") }
