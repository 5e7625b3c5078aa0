package wording

import (
	"doudi/calc"
	"doudi/calc/review"
)

// onHouseholds is what the search and a household's file say.
func onHouseholds() map[string]sentence {
	return map[string]sentence{
		"tab.households": {"家庭", "Homes"},

		"households.hint":   {"姓名、拼音、首字母、证件或账号末几位、户号、村名", "name, pinyin, initials, end of an ID or account number, number, village"},
		"households.open":   {"打开", "open"},
		"households.none":   {"没有可打开的家庭", "there is none to open"},
		"households.clear":  {"清空", "clear"},
		"households.new":    {"新立户", "new household"},
		"households.closed": {"已销户", "ended"},
		"households.count":  {"{0} / {1} 户", "{0} / {1}"},
		"households.found":  {"{0} 户", "{0} found"},
		"households.nobody": {"没有找到。可以用姓名、拼音首字母（zxm）、证件号或账号末四位、户号、村名来找。", "Nothing is found. Look by name, initials of its pinyin (zxm), the last four characters of an ID or account number, household number, or village."},
		"households.asked":  {"账户待确认", "account to be confirmed"},
		"households.people": {"成员 {0} 人", "members: {0}"},

		"column.household": {"户号", "household"},
		"column.head":      {"户主", "head"},
		"column.people":    {"人", "ppl"},
		"column.programs":  {"待遇", "programmes"},
		"column.amount":    {"本月（元）", "yuan/month"},
		"column.review":    {"核查", "review"},
		"column.village":   {"村（社区）", "village"},

		"file.reading":        {"正在读取……", "reading …"},
		"file.title":          {"一户一档 {0}", "File of {0}"},
		"file.awards":         {"待遇", "Awards"},
		"file.awards_total":   {"{0} 合计 {1} 元", "{0}: {1} yuan together"},
		"file.no_awards":      {"没有待遇", "none"},
		"file.parts":          {"{0} 人 = {1}", "{0} insured = {1}"},
		"file.base":           {"基本 {0}", "base {0}"},
		"file.supplement":     {"分类 {0}", "supplement {0}"},
		"file.minimum":        {"保底 {0}", "minimum {0}"},
		"file.taper":          {"渐退 {0}", "taper {0}"},
		"file.bonus":          {"一次性 {0}", "bonus {0}"},
		"file.review":         {"{0} 核查 {1}", "{0} review {1}"},
		"file.people":         {"成员 {0} 人", "Members: {0}"},
		"file.means":          {"收支与财产", "Means"},
		"file.no_means":       {"没有登记收支", "none on record"},
		"file.home":           {"全家", "household"},
		"file.due":            {"待办", "To be done"},
		"file.no_due":         {"没有待办", "nothing"},
		"file.asked":          {"账户变更待另一人确认：{0} → {1}", "another account waits for a second person: {0} → {1}"},
		"file.asked_by":       {"{0} 于 {1} 提出", "asked for by {0} on {1}"},
		"file.waiting":        {"决定待确认（第 {0} 号，{1} 记录）：{2}", "decision no. {0}, recorded by {1}, waits: {2}"},
		"file.application":    {"申请 {0} {1}：{2}", "application {0}, {1}: {2}"},
		"file.deadline":       {"{0} {1} 到期（{2}）", "{0} by {1} ({2})"},
		"file.account":        {"住址与账户", "Home and account"},
		"file.address":        {"住址 {0}", "address {0}"},
		"file.phone":          {"电话 {0}", "telephone {0}"},
		"file.note":           {"备注 {0}", "note {0}"},
		"file.relative":       {"近亲属备案 {0}", "close relative of {0}"},
		"file.paid":           {"发放", "Paid"},
		"file.no_paid":        {"没有发放记录", "nothing yet"},
		"file.arrears":        {"含补发 {0}", "arrears {0}"},
		"file.recovery":       {"扣回 {0}", "withheld {0}"},
		"file.reissue":        {"退票重发 {0}", "issued again {0}"},
		"file.debt":           {"尚欠 {0}", "still owed {0}"},
		"file.held":           {"核查逾期，暂缓", "held: review overdue"},
		"file.passages":       {"经过", "What happened"},
		"file.decided":        {"{0} {1}{2}：{3}（{4}）", "{0} {1}{2}: {3} ({4})"},
		"file.changed":        {"{0} {1}（{2}）", "{0} {1} ({2})"},
		"file.noted":          {"{0} {1}{2}：{3}（{4}）", "{0} {1}{2}: {3} ({4})"},
		"file.two":            {"{0} 记录，{1} 确认", "recorded by {0}, confirmed by {1}"},
		"file.explain":        {"为何", "why"},
		"file.no_award":       {"没有待遇", "there is no award"},
		"file.no_amount":      {"光标不在金额上", "no amount is at the cursor"},
		"file.other_column":   {"另一栏", "other column"},
		"file.history":        {"往日", "as it was"},
		"file.print":          {"打印", "print"},
		"file.print_text":     {"把这份一户一档写成文本文件，供打印或存档。写出一事记入日志；号码与屏幕上显示的一样。", "Writes this file as text, to be printed or kept. That it was written is journalled; numbers are as they are on the screen."},
		"file.path":           {"文件", "file"},
		"file.path_missing":   {"请填写文件名", "a name is needed"},
		"file.path_taken":     {"已有同名文件，请换一个名字", "there is a file of that name; take another"},
		"file.printed_by":     {"{0} {1} 打印 · 兜底", "printed by {0} on {1} · doudi"},
		"file.apply":          {"新申请", "application"},
		"file.whole":          {"全号", "whole numbers"},
		"file.whole_text":     {"查看完整证件号、账号、电话。所填理由记入日志。", "Shows identity, account and telephone numbers whole. The reason is journalled."},
		"file.is_whole":       {"已显示全号", "they are whole already"},
		"file.reason":         {"理由", "reason"},
		"file.reason_missing": {"请填写理由", "a reason is needed"},

		"history.title":     {"往日 {0}", "As it was: {0}"},
		"history.day":       {"某日", "on a day"},
		"history.day_text":  {"看这一天的档案是什么样。", "Shows the file as it was on that day."},
		"history.day_wrong": {"日期写作 2026-09-21", "write the day as 2026-09-21"},
		"history.before":    {"那时还没有这一户", "the household was not on file then"},
		"history.then":      {"这一版的档案", "as it was then"},
		"history.more":      {"下面还有 {0} 行 PgDn", "{0} more lines: PgDn"},
		"history.changed":   {"这一次改了什么", "what changed"},

		"explain.title": {"为何是这个数 · {0}", "Why this amount · {0}"},
		"role.not":      {"您的角色不能办理", "your role may not do it"},
	}
}

// MeansLine is what the tables make of a household's means.
func (l Lang) MeansLine(in *calc.Income) string {
	var deducted calc.Fraction
	for i := range in.Deductions {
		deducted = deducted.Add(in.Deductions[i].Amount)
	}
	return l.Say("年收入 %s − 扣减 %s，%d 人：月人均收入 %s 元", "%s a year − deductions %s, %d people: %s yuan a head a month", in.Yearly, toFen(deducted), in.People, toFen(in.PerCapita))
}

// DeductionLine is one deduction from the year's income.
func (l Lang) DeductionLine(d *calc.Deduction) string {
	return l.Say("扣减 %s %s（支出 %s）", "deducted for %s: %s (spent %s)", Label(l, d.Kind), toFen(d.Amount), d.Spent)
}

// Fact is what is noted of a household beside its decisions.
func (l Lang) Fact(kind review.FactKind) string { return factKinds[kind].in(l, nil) }
