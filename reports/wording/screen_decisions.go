package wording

import (
	"strings"

	"doudi/calc"
)

// What the decisions say: those that wait for a second person, and the forms for
// new ones.

func onAwaiting() map[string]sentence {
	return map[string]sentence{
		"tab.decisions": {"审核", "Decide"},

		"await.counted":   {"待第二人确认 {0} 件，其中可由您确认 {1} 件", "{0} wait for a second person, {1} of them for you"},
		"await.none":      {"没有待确认的决定和账户变更。要办理，在户档中按 d t s u。", "No decision and no account waits. New ones are made in a household's file: d t s u."},
		"await.nothing":   {"没有待确认的事项", "nothing waits"},
		"await.household": {"户号", "househ."},
		"await.head":      {"户主", "head"},
		"await.what":      {"事项", "what"},
		"await.from":      {"起始月", "from"},
		"await.money":     {"每月 原 → 新", "a month now → then"},
		"await.state":     {"状态", "state"},
		"await.by":        {"记录人", "by"},
		"await.account":   {"账户变更", "account"},
		"await.change":    {"{0} → {1}", "{0} → {1}"},
		"await.uncounted": {"算不出", "unknown"},

		"await.maker_saw": {"记录人当时看到：每月 {0} 元 → {1} 元；现在：{2} 元 → {3} 元", "its maker saw {0} yuan a month → {1}; now {2} → {3}"},

		"await.yours":   {"● 可确认", "● yours"},
		"await.own":     {"○ 本人", "○ own"},
		"await.changed": {"! 有变动", "! changed"},
		"await.barred":  {"○ 不可", "○ not you"},

		"await.open":      {"查看", "open"},
		"await.confirm":   {"确认", "confirm"},
		"await.back":      {"退回/撤回", "send back"},
		"await.renew":     {"重新记录", "record anew"},
		"await.file":      {"户档", "file"},
		"await.list":      {"全部待遇", "all awards"},
		"await.not_yours": {"不能由您确认，原因写在旁边", "you cannot confirm it; why stands beside it"},
		"await.accounts":  {"账户变更请在户档中重新提出", "another account is asked for in the household's file"},

		"await.title":         {"待确认 第 {0} 号", "Waiting no. {0}"},
		"await.confirm_ask":   {"确认第 {0} 号决定", "Confirm no. {0}"},
		"await.confirm_text":  {"确认后即生效，由您签名；不能再撤回，只能作新的决定。", "It takes effect, under your signature; it cannot be taken back, only decided anew."},
		"await.account_ask":   {"确认账户变更", "Confirm another account"},
		"await.account_text":  {"{0} 户：自下一名册起发到新账户。请核对新账户的姓名、银行和末四位。", "Household {0}: the next roster pays into the new account. Check its name, bank and last digits."},
		"await.together":      {"同批全部确认", "confirm all"},
		"await.alone":         {"只用于一次导入提出的几户账户变更", "for several accounts that one import has asked for"},
		"await.together_ask":  {"确认同批账户变更", "Confirm the accounts of one import"},
		"await.together_text": {"由 {1} 一次提出、可由您确认的 {0} 户：自下一名册起发到新账户。请核对。", "{0} households of {1}'s one act that you may confirm: the next roster pays into the new accounts. Check them."},
		"await.together_more": {"……另有 {0} 户", "… and {0} more"},
		"await.together_done": {"{0} 户账户已变更", "accounts of {0} households are changed"},
		"await.back_ask":      {"退回或撤回", "Send back"},
		"await.back_text":     {"决定不再等待确认，案卷不变。理由记入日志，记录人可见。", "It waits no longer and nothing else changes. The reason is kept in the journal for its maker."},
		"await.reason":        {"理由", "reason"},
		"await.renew_ask":     {"按现有事实重新记录第 {0} 号", "Record no. {0} anew by what is known now"},
		"await.renew_text":    {"原第 {0} 号作废，以您的名义另记一号，待另一人确认。", "No. {0} ends; a new one waits under your name for another person."},
		"await.renew_lacks":   {"要补齐这一项：按 b 撤回，再在户档中重新办理。", "To bring it: b sends it back, then decide anew in the household's file."},

		"await.confirmed": {"第 {0} 号已确认，为第 {1} 号决定", "no. {0} is confirmed: decision {1}"},
		"await.withdrawn": {"第 {0} 号已退回", "no. {0} is sent back"},
		"await.recorded":  {"已记为第 {0} 号，待另一人确认（审核）", "recorded as no. {0}; another person confirms it under Decide"},
		"await.paid_into": {"{0} 户账户已变更", "account of household {0} is changed"},
		"await.rejected":  {"{0} 户账户变更已驳回，仍用原账户", "account change of household {0} is ended; the old account stays"},
		"await.gone":      {"这一件已不在待确认之列：他人已确认、撤回或重新记录", "it waits no longer: somebody has confirmed it, sent it back or recorded it anew"},
	}
}

func onDeciding() map[string]sentence {
	return map[string]sentence{
		"decide.determine": {"核定", "determine"},
		"decide.taper":     {"渐退", "taper"},
		"decide.stop":      {"停发", "stop"},
		"decide.suspend":   {"缓发", "suspend"},
		"decide.resume":    {"恢复", "resume"},
		"decide.waiting":   {"待确认", "waiting"},
		"decide.notice":    {"告知书", "notice"},

		"decide.no_award":    {"没有待遇；先按 d 核定", "there is no award; d determines one"},
		"decide.over":        {"已停发；要重新发放按 d 核定", "it has ended; d determines it anew"},
		"decide.none_waits":  {"这一户没有待确认的决定", "no decision of this household waits"},
		"decide.follows":     {"依申请 {0}：{1}", "by application {0}: {1}"},
		"decide.approved":    {"已批准", "approved"},
		"decide.which":       {"核定哪一项", "Determine what"},
		"decide.which_waits": {"看哪一件", "Which one"},
		"decide.again":       {"重新核定：{0}", "anew: {0}"},
		"decide.new_whole":   {"新：{0}（整户）", "new: {0} (household)"},
		"decide.new_single":  {"新：{0}（单人）", "new: {0} (one person)"},
		"decide.new_person":  {"新：{0}（按人）", "new: {0} (of a person)"},
		"decide.holds":       {"{0} {1} 元", "{0} {1} yuan"},
		"decide.begins":      {"{0} 起", "from {0}"},
		"decide.waits":       {"已有待确认的决定（v）", "a decision waits already (v)"},

		"decide.title":      {"{0} · {1} {2} · {3}", "{0} · {1} {2} · {3}"},
		"decide.person":     {"本人", "person"},
		"decide.from":       {"起始月", "from month"},
		"decide.from_first": {"不填为 {0}", "{0} if empty"},
		"decide.from_rule":  {"不填按规定", "by the rules if empty"},
		"decide.until":      {"渐退至", "until month"},
		"decide.until_rule": {"不填按政策表", "by the tables if empty"},
		"decide.cause":      {"停发原因", "cause"},
		"decide.choose":     {"请选择", "choose"},
		"decide.class":      {"档次", "class"},
		"decide.mode":       {"方式", "mode"},
		"decide.plain":      {"不分档", "none"},
		"decide.by_gap":     {"按收入补差", "by income"},
		"decide.insured":    {"保障对象", "Insured"},
		"decide.insured_do": {"空格选或不选", "Space turns"},
		"decide.added":      {"新增 {0}", "new {0}"},
		"decide.income":     {"月人均收入", "income/head"},
		"decide.receipts":   {"按收支", "by receipts"},
		"decide.given":      {"填写", "entered"},
		"decide.per_capita": {"人均（元）", "yuan/head"},
		"decide.applied":    {"申请日期", "applied on"},
		"decide.today":      {"不填为今天", "today if empty"},
		"decide.reviewed":   {"核查日期", "visited on"},
		"decide.day_hint":   {"如 {0}", "as {0}"},
		"decide.reason":     {"原因和依据", "reason"},
		"decide.reason_do":  {"写明事实和文件", "facts and papers"},
		"decide.heard":      {"听取日期", "heard on"},
		"decide.heard_who":  {"听取何人", "who"},
		"decide.head":       {"不填为户主", "the head if empty"},
		"decide.statement":  {"对方意见", "they said"},
		"decide.minutes":    {"会议纪要", "minutes"},

		"decide.discard":      {"不办了", "discard"},
		"decide.discard_text": {"放弃这份表单，草稿一并删去？", "Give this form up, with its draft?"},
		"decide.discarded":    {"已放弃，草稿已删", "given up; no draft is kept"},

		"decide.bad_month":    {"写成 2026-10", "write it as 2026-10"},
		"decide.bad_day":      {"没有这天；写成 2026-09-21", "no such day; write 2026-09-21"},
		"decide.bad_money":    {"写成 233.33", "write it as 233.33"},
		"decide.need_cause":   {"选停发原因", "choose the cause"},
		"decide.need_hearing": {"减发、停发前须听取意见", "the family must be heard"},
		"decide.need_said":    {"写明对方的意见", "write what they said"},
		"decide.need_minutes": {"须写领导小组纪要文号", "name the group's minutes"},
		"decide.nobody":       {"没有选保障对象", "nobody is insured"},

		"decide.effect":     {"自 {0} 起，每月（元）", "From {0} on, yuan a month"},
		"decide.now":        {"现在", "now"},
		"decide.then":       {"之后", "then"},
		"decide.change":     {"增减", "change"},
		"decide.base":       {"基本", "base"},
		"decide.supplement": {"分类施保", "by class"},
		"decide.care":       {"照料护理", "care"},
		"decide.minimum":    {"保底", "minimum"},
		"decide.tapering":   {"渐退", "taper"},
		"decide.bonus":      {"退出奖励", "bonus"},
		"decide.total":      {"合计", "total"},
		"decide.documents":  {"依据：{0}", "by: {0}"},
		"decide.unread":     {"有几项还没有填对，测算时未计入", "some fields are not in order and not counted"},
		"decide.why":        {"为何", "why"},
		"decide.why_title":  {"为何是这个数 · {0}", "Why this amount · {0}"},
		"decide.no_why":     {"还没有算出", "nothing is computed yet"},

		"decide.record_ask":  {"提交审核", "Hand in"},
		"decide.record_text": {"记下后待另一人确认，确认前照原决定发放。", "It then waits for another person; until it is confirmed the award is paid as before."},
		"decide.moved":       {"您看过之后情况有变动，没有记录", "It has changed since you looked; nothing was recorded"},
		"decide.moved_seen":  {"您看到的：", "You saw:"},
		"decide.moved_now":   {"现在是：", "It is now:"},

		"letter.ask":       {"出具告知书", "Written notice"},
		"letter.text":      {"告知书写明决定、理由、依据和救济途径。出具记入日志。", "The notice states the decision, its reasons, documents and remedies. That it is issued is journalled."},
		"letter.refusal":   {"不予通知书", "refusal notice"},
		"letter.decision":  {"哪一次决定", "decision"},
		"letter.imported":  {"没有由两人作出的决定；导入的决定不发告知书", "no decision of two people; imported ones have no notice"},
		"letter.title":     {"告知书 · {0}", "Notice · {0}"},
		"letter.save":      {"存为文件", "save"},
		"letter.save_text": {"存为文本文件，只有本机当前用户可读。", "Saves it as a text file that only the present user of the machine can read."},
		"letter.path":      {"文件", "file"},
		"letter.name":      {"告知书-{0}-{1}.txt", "notice-{0}-{1}.txt"},
		"letter.no_path":   {"请写文件名", "name a file"},
		"letter.exists":    {"{0} 已存在，换一个名字", "{0} exists already; choose another name"},
	}
}

func onAwardList() map[string]sentence {
	return map[string]sentence{
		"awards.title":    {"全部待遇", "All awards"},
		"awards.counted":  {"{0} 项  本月 {1} 元    {2}", "{0} awards, {1} yuan this month    {2}"},
		"awards.program":  {"项目", "programme"},
		"awards.township": {"乡镇", "township"},
		"awards.state":    {"状况", "state"},
		"awards.all":      {"全部", "all"},
		"awards.filter":   {"{0}：{1}", "{0}: {1}"},
		"awards.people":   {"人", "ppl"},
		"awards.amount":   {"本月（元）", "yuan/month"},
		"awards.last":     {"最近决定", "last decision"},
		"awards.village":  {"村（社区）", "village"},
		"awards.none":     {"没有符合的待遇", "there is no such award"},
		"awards.open":     {"户档", "file"},
		"awards.explain":  {"为何", "why"},
	}
}

// MemberMarks are what of a member counts for an amount: age, disability, illness,
// ability to work, school and so on.
func (l Lang) MemberMarks(m *calc.Member, month calc.Month) string {
	parts := []string{l.Say("%d岁", "%d y.", m.ID.Birth().AgeIn(month))}
	if m.Disability != 0 || m.Level != 0 {
		parts = append(parts, l.Say("%s%d级", "%s %d", Label(l, m.Disability), m.Level))
	}
	parts = append(parts, l.illness(m.Illness))
	if m.Labour == calc.NoLabour || m.Labour == calc.PartialLabour {
		parts = append(parts, l.labour(m.Labour))
	}
	parts = append(parts, Label(l, m.Schooling), Label(l, m.Selfcare), Label(l, m.Special))
	if m.Uncounted {
		parts = append(parts, l.Say("不计入", "not counted"))
	}
	return strings.Join(present(parts), " ")
}

// AwardName is an award's programme, and whose it is, by name where that is known.
func (l Lang) AwardName(a calc.AwardKey, person string) string {
	switch {
	case a.Person == "":
		return l.Program(a.Program)
	case person == "":
		person = a.Person.Tail()
	}
	return l.Program(a.Program) + " " + person
}

// ClassName is a class of a programme as a form offers it; "" is what a programme
// without classes is paid by.
func (l Lang) ClassName(class string) string {
	if care, ok := calc.ParseKind[calc.Selfcare](class); ok && care != 0 {
		return Label(l, care)
	}
	return class
}

// AccountChange is an account and the one that is to take its place.
func (l Lang) AccountChange(before, after calc.PayAccount) string {
	return l.payAccount(before) + " → " + l.payAccount(after)
}

// PerHead is the monthly income a head that a determination counts.
func (l Lang) PerHead(in calc.Income) string {
	return l.Say("月人均收入 %s 元（%d 人）", "income a head %s yuan (%d people)", toFen(in.PerCapita), in.People)
}

// ModeName is how an award is held.
func (l Lang) ModeName(m calc.Mode) string { return Label(l, m) }

// AccountTail is an account in a cell of a list: its bank and the end of its
// number.
func (l Lang) AccountTail(a calc.PayAccount) string {
	return l.payAccount(calc.PayAccount{Bank: a.Bank, Account: a.Account})
}
