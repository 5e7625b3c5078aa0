package wording

import (
	"errors"
	"strings"

	"doudi/calc"
)

// refusals are the codes of calc.Refuse, each with its way out.
var refusals = together(actRefusals, awardRefusals, secretRefusals, procedureRefusals, handoverRefusals, applicationRefusals, householdRefusals, reviewRefusals)

// actRefusals are what the rules say no to in the acts of the office.
func actRefusals() map[string]complaint {
	return map[string]complaint{
		"operator.unnamed": {
			"",
			sentence{"没有写明操作员", "operator is not named"},
			ways{
				sentence{"用 --operator 姓名 或环境变量 DOUDI_OPERATOR 写明", "name yourself with --operator NAME or DOUDI_OPERATOR"},
				sentence{"开锁时填写姓名", "give your name when you unlock the store"},
			},
		},
		"operator.unknown": {
			"text",
			sentence{"操作员 {0} 没有登记", "operator {0} is not registered"},
			ways{
				sentence{"核对姓名，或由管理员登记：doudi operator add {0} --role 角色", "check the name, or have an administrator run 'doudi operator add {0} --role ROLE'"},
				sentence{"核对姓名，或由管理员到[9 tab.admin]按[n admin.add]", "check the name, or have an administrator add it: [n admin.add] under [9 tab.admin]"},
			},
		},
		"operator.disabled": {
			"text",
			sentence{"操作员 {0} 已停用", "operator {0} is disabled"},
			ways{
				sentence{"换一名操作员；要恢复，由管理员重新登记：doudi operator add {0} --role 角色", "let another operator act, or have an administrator run 'doudi operator add {0} --role ROLE'"},
				sentence{"换一名操作员；要恢复，由管理员到[9 tab.admin]按[n admin.add]重新登记", "let another operator act, or have an administrator add this one anew: [n admin.add] under [9 tab.admin]"},
			},
		},
		"operator.machine": {
			"text",
			sentence{"{0} 是定时任务的机器，只能查看、试算和备份", "{0} is the machine of the scheduled job: it may look, draft and back up"},
			sentence{"由操作员本人来做", "let an operator do it in person"},
		},
		"operator.township": {
			"text text",
			sentence{"操作员 {0} 只办理乡镇 {1}", "operator {0} acts for township {1} alone"},
			sentence{"由该地的经办人或县局办理", "let the clerk of that place or the county's officer do it"},
		},
		"operator.kind": {
			"text",
			sentence{"{0} 已登记为另一类（人或机器）", "{0} is registered already as the other kind, person or machine"},
			sentence{"换一个名字", "choose another name"},
		},
		"key.other": {
			"text text",
			sentence{"密钥文件 {0} 是 {1} 的", "key file {0} is that of {1}"},
			ways{
				sentence{"用自己的密钥文件，或去掉 --operator", "use your own, or leave --operator out"},
				sentence{"退出，用自己的密钥文件再打开", "quit, and open the screens with your own"},
			},
		},
		"key.open": {
			"text",
			sentence{"密钥文件 {0} 可被他人读取，或不属于当前用户", "key file {0} can be read by others, or belongs to another user"},
			sentence{"收紧权限：chmod 600 {0}；可能已泄露的，由管理员重发", "'chmod 600 {0}'; one that may have got about is made anew by an administrator"},
		},
		"key.exists": {
			"text",
			sentence{"{0} 已经存在，不会覆盖", "file {0} exists already and is not written over"},
			sentence{"换一个文件名", "choose another name"},
		},
		"key.beside_store": {
			"text",
			sentence{"密钥文件 {0} 与案卷库在同一文件夹", "key file {0} lies in the store's folder"},
			sentence{"放到别处：拿走文件夹的人不应同时拿到密钥", "put it elsewhere: who takes the folder should not have the key as well"},
		},
		"passphrase.differs": {
			"",
			sentence{"两次输入的口令不同", "the two passphrases differ"},
			sentence{"再设一次", "type it twice again"},
		},
		"operator.forbidden": {
			"text role right",
			sentence{"操作员 {0}（{1}）无权{2}", "operator {0} ({1}) may not {2}"},
			ways{
				sentence{"由角色相符的操作员办理，见 doudi operator list", "let an operator act whose role may: 'doudi operator list'"},
				sentence{"由角色相符的操作员办理，见[9 tab.admin]", "let an operator act whose role may: see [9 tab.admin]"},
			},
		},
		"operator.endorser": {
			"text text",
			sentence{"{1} 的管理员身份出自 {0}，不能反过来由 {1} 为 {0} 办理", "{1} is an administrator through {0}, and cannot endorse {0} in turn"},
			ways{
				sentence{"由另一名管理员办理；没有的，动用恢复单：doudi operator recover {0}", "let another administrator do it, or use the recovery sheet: 'doudi operator recover {0}'"},
				sentence{"由另一名管理员办理；没有的，动用恢复单，在命令行：doudi operator recover {0}", "let another administrator do it, or use the recovery sheet, at the command line: 'doudi operator recover {0}'"},
			},
		},
		"operator.self": {
			"text",
			sentence{"操作员 {0} 不能停用自己", "operator {0} cannot disable themselves"},
			sentence{"由另一名管理员办理", "let another administrator do it"},
		},
		"amount.too_large": {
			"text",
			sentence{"算出的金额 {0} 元超过 9999999999.99 元", "amount comes to {0} yuan, more than 9999999999.99"},
			ways{
				sentence{"核对政策表中的标准、比例和月数，更正后运行 doudi policy load", "check standards, percentages and months in the tables, correct them and run 'doudi policy load'"},
				sentence{"核对政策表中的标准、比例和月数，更正后到[7 tab.tables]按[o tables.load]", "check standards, percentages and months in the tables, correct them and take them into use: [o tables.load] under [7 tab.tables]"},
			},
		},
		"income.nobody": {
			"",
			sentence{"没有计入的成员，算不出月人均收入", "no member is counted, so there is no income a head"},
			ways{
				sentence{"在 member.csv 写明计入的成员，再在 decision.csv 重新核定并运行 doudi import；或在核定中填写月人均收入", "mark the counted members in member.csv, determine anew in decision.csv and run 'doudi import'; or state the income a head in the decision"},
				sentence{"在户档按[m house.members]，在[house.particulars]中写明谁[house.counted]；或在核定中填写[decide.income]", "in the household's file [m house.members], [house.particulars]: say who is [house.counted]; or enter [decide.income] in the decision"},
			},
		},
		"look.unreasoned": {
			"",
			sentence{"显示完整号码没有写明理由", "numbers are shown whole only for a reason"},
			ways{
				sentence{"用 --reason 写明理由，理由记入日志；不写 --full 则只显示末四位", "say why with --reason, which is kept in the journal, or leave --full out"},
				sentence{"写明理由，理由记入日志", "give the reason, which is kept in the journal"},
			},
		},
		"region.unknown": {
			"code",
			sentence{"区划 {0} 不在本县区划表中", "region {0} is not in the county's list"},
			sentence{"填本县乡镇代码的前 9 位", "give the first nine digits of one of its townships"},
		},
		"month.before_opening": {
			"text text",
			sentence{"{0} 早于启用月 {1}，本系统自启用月起发放", "month {0} lies before {1}, the first that this system pays"},
			sentence{"改为 {1} 或以后的月份", "choose {1} or a later month"},
		},
		"sample.percent": {
			"text text",
			sentence{"抽查比例 {0}% 不在 {1}% 至 100% 之间", "sample of {0} percent does not lie between {1} and 100"},
			sentence{"县级抽查不得低于 {1}%，改用 {1} 至 100 的整数", "the county visits at least {1} percent itself: choose a whole number from {1} to 100"},
		},
		"policy.moved": {
			"text text text text",
			sentence{"您对照的是第 {0} 版政策表，现行已是第 {1} 版（{2} {3} 启用）", "you compared with version {0} of the tables; version {1} is in use since ({2}, {3})"},
			sentence{"重新对照后再启用", "compare anew, then load them"},
		},
		"month.sealed": {
			"text",
			sentence{"{0} 的名册已审定封存，不再试算", "roster {0} is confirmed and sealed: no tables can change it"},
			ways{
				sentence{"用 --month 写一个尚未审定的月份", "choose a month that is not confirmed with --month"},
				sentence{"按[right tables.later]换到尚未审定的月份", "go on to a month that is not confirmed: [right tables.later]"},
			},
		},
		"operator.role": {
			"text",
			sentence{"没有“{0}”这个角色", "role \"{0}\" does not exist"},
			sentence{"改为 clerk、approver、officer、finance、auditor 或 admin", "write clerk, approver, officer, finance, auditor or admin"},
		},
		"operator.roleless": {
			"text",
			sentence{"没有给 {0} 选定角色", "no role was chosen for {0}"},
			sentence{"至少选一个角色", "choose one at least"},
		},
		"operator.name": {
			"",
			sentence{"操作员姓名为空，首尾有空格，或含有不可见的、不能用于文件名的字符", "operator's name is empty, begins or ends with a blank, or has characters that do not show or cannot stand in a file's name"},
			sentence{"重新填写姓名", "write the name anew"},
		},
		"override.unreasoned": {
			"text",
			sentence{"放行 {0} 没有写明理由", "override of {0} has no reason"},
			ways{
				sentence{"用 --reason 写明理由，理由印在名册上", "say why with --reason; it is printed on the roster"},
				sentence{"逐条写明理由，理由印在名册上", "give a reason for each; it is printed on the roster"},
			},
		},
		"override.nothing": {
			"text value",
			sentence{"没有可放行的疑点 {0}（{1} 户）", "no finding {0} of household {1} blocks the roster"},
			ways{
				sentence{"核对代码和户编号，见 doudi roster check；已处理好的，不写 --override", "compare code and household with 'doudi roster check'; where it is resolved leave --override out"},
				sentence{"看过现在的疑点后再提交", "look at the findings as they are now, and submit again"},
			},
		},
		"override.impossible": {
			"text",
			sentence{"{0} 不能放行", "finding {0} cannot be let pass"},
			ways{
				sentence{"先审定上一个月；封印链断开的，恢复最近的备份", "confirm the month before first; where the chain of seals is broken, put the last backup back"},
				sentence{"先审定上一个月；封印链断开的，恢复最近的备份，在命令行：doudi restore 备份文件", "confirm the month before first; where the chain of seals is broken, put the last backup back at the command line: 'doudi restore FROM'"},
			},
		},
		"roster.changed": {
			"text text text",
			sentence{"{0} 名册提交（{1}）之后案卷有变动，现在算出的是 {2}", "roster {0} is no longer what was submitted: the records have changed ({1}, now {2})"},
			ways{
				sentence{"看过 doudi roster diff --month {0} 后重新提交：doudi roster submit --month {0} --again", "look at 'doudi roster diff --month {0}' and submit it anew: 'doudi roster submit --month {0} --again'"},
				sentence{"在[6 tab.month]看过[d month.changes]，再按[s month.submit]重新提交", "look at [d month.changes] under [6 tab.month], then submit it anew: [s month.submit]"},
			},
		},
		"roster.not_submitted": {
			"text",
			sentence{"{0} 的名册尚未提交，不能审定", "roster {0} is not submitted and cannot be confirmed"},
			ways{
				sentence{"先由经手人提交：doudi roster submit --month {0}", "have it submitted first: 'doudi roster submit --month {0}'"},
				sentence{"先由经手人在[6 tab.month]按[s month.submit]", "have it submitted first: [s month.submit] under [6 tab.month]"},
			},
		},
		"roster.not_confirmed": {
			"text",
			sentence{"{0} 的名册尚未审定，没有可以重算的内容", "roster {0} is not confirmed: there is nothing to replay"},
			ways{
				sentence{"写一个已审定的月份，见 doudi roster verify", "choose a confirmed month: 'doudi roster verify' lists them"},
				sentence{"在[6 tab.month]按[left month.earlier]换到已审定的月份", "go to a confirmed month: [left month.earlier] under [6 tab.month]"},
			},
		},
		"roster.same_person": {
			"text text",
			sentence{"{0} 的名册由 {1} 提交，不能由本人审定", "roster {0} was submitted by {1}, who cannot confirm it"},
			ways{
				sentence{"由另一名操作员审定：doudi roster confirm --month {0} --operator 姓名", "let another operator confirm it: 'doudi roster confirm --month {0} --operator NAME'"},
				sentence{"由另一名操作员在[6 tab.month]按[c month.confirm]", "let another operator confirm it: [c month.confirm] under [6 tab.month]"},
			},
		},
		"roster.other_total": {
			"text text text",
			sentence{"{0} 的名册合计 {2} 元，不是 {1} 元", "roster {0} comes to {2} yuan, not {1}"},
			ways{
				sentence{"查清差额后再审定，见 doudi roster show --month {0}", "find the difference before confirming: 'doudi roster show --month {0}'"},
				sentence{"查清差额后再审定：[d month.changes]、[l month.lines]", "find the difference before confirming: [d month.changes], [l month.lines]"},
			},
		},
		"roster.other_lines": {
			"text text text",
			sentence{"{0} 的名册有 {2} 行，不是 {1} 行", "roster {0} has {2} lines, not {1}"},
			ways{
				sentence{"查清差异后再审定，见 doudi roster show --month {0}", "find the difference before confirming: 'doudi roster show --month {0}'"},
				sentence{"查清差异后再审定：[d month.changes]、[l month.lines]", "find the difference before confirming: [d month.changes], [l month.lines]"},
			},
		},
	}
}

// rights are what only some roles may do, as store/casework names it.
var rights = map[string]sentence{
	"cases.read":     {"查看案卷", "look at case files"},
	"cases.payments": {"查看领款人和金额", "look at payees and amounts"},
	"cases.whole":    {"查看完整号码", "see numbers whole"},
	"cases.import":   {"导入案卷", "import records"},
	"cases.change":   {"变更家庭", "change households"},
	"cases.account":  {"确认账户变更", "confirm account changes"},
	"policy.load":    {"载入政策表", "load policy tables"},
	"roster.make":    {"提交名册", "submit rosters"},
	"roster.confirm": {"审定名册", "confirm rosters"},
	"roster.read":    {"查看名册", "look at rosters"},
	"journal.read":   {"查看日志", "read the journal"},
	"journal.export": {"导出审计数据", "export the journal"},
	"policy.read":    {"查看政策表", "read policy tables"},
	"operators.read": {"查看操作员", "list operators"},
	"operators":      {"管理操作员", "manage operators"},
	"store.copy":     {"备份案卷库", "back the store up"},
	"store.restore":  {"恢复案卷库", "restore the store"},

	"applications.handle": {"办理申请", "handle applications"},
	"applications.decide": {"审核确认申请", "decide applications"},
	"calendar.load":       {"载入工作日历", "load the calendar of working days"},
	"decisions.record":    {"记录决定", "record decisions"},
	"decisions.confirm":   {"确认决定", "confirm decisions"},
	"decisions.notice":    {"出具通知书", "issue notices"},
	"review.record":       {"登记核查", "record reviews"},
	"review.sample":       {"抽取县级抽查", "draw the county's sample"},
}

// Refusal is what a rule says no to, and the way out. A code without a row, which
// the tests exclude, is shown as it is.
func (l Lang) Refusal(face Face, r *calc.Refusal) string {
	row, ok := refusals()[r.Code]
	if !ok {
		return strings.Join(append([]string{r.Code}, r.Args...), " ")
	}
	return l.withRemedy(l.complain(face, row, r.Args))
}

// Objection is what a rule says no to, without the way out: for a line in a list.
// It is "" for nil.
func (l Lang) Objection(err error) string {
	var r *calc.Refusal
	switch {
	case err == nil:
		return ""
	case !errors.As(err, &r):
		return err.Error()
	}
	row, ok := refusals()[r.Code]
	if !ok {
		return err.Error()
	}
	what, _ := l.complain(Commands, row, r.Args)
	return what
}
