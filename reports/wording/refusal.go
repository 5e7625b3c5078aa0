package wording

import (
	"strings"

	"doudi/calc"
)

// refusals are the codes of calc.Refuse, each with its way out.
var refusals = map[string]complaint{
	"operator.unnamed": {
		"",
		sentence{"没有写明操作员", "operator is not named"},
		sentence{"用 --operator 姓名 或环境变量 DOUDI_OPERATOR 写明", "name yourself with --operator NAME or DOUDI_OPERATOR"},
	},
	"operator.unknown": {
		"text",
		sentence{"操作员 {0} 没有登记", "operator {0} is not registered"},
		sentence{"核对姓名，或由管理员登记：doudi operator add {0} --role 角色", "check the name, or have an administrator run 'doudi operator add {0} --role ROLE'"},
	},
	"operator.disabled": {
		"text",
		sentence{"操作员 {0} 已停用", "operator {0} is disabled"},
		sentence{"换一名操作员；要恢复，由管理员重新登记：doudi operator add {0} --role 角色", "let another operator act, or have an administrator run 'doudi operator add {0} --role ROLE'"},
	},
	"operator.forbidden": {
		"text role right",
		sentence{"操作员 {0}（{1}）无权{2}", "operator {0} ({1}) may not {2}"},
		sentence{"由角色相符的操作员办理，见 doudi operator list", "let an operator act whose role may: 'doudi operator list'"},
	},
	"operator.self": {
		"text",
		sentence{"操作员 {0} 不能停用自己", "operator {0} cannot disable themselves"},
		sentence{"由另一名管理员办理", "let another administrator do it"},
	},
	"region.unknown": {
		"code",
		sentence{"区划 {0} 不在本县区划表中", "region {0} is not in the county's list"},
		sentence{"在 --township 填本县乡镇代码的前 9 位", "give the first nine digits of one of its townships with --township"},
	},
	"month.before_opening": {
		"text text",
		sentence{"{0} 早于启用月 {1}，本系统自启用月起发放", "month {0} lies before {1}, the first that this system pays"},
		sentence{"改为 {1} 或以后的月份", "choose {1} or a later month"},
	},
	"month.sealed": {
		"text",
		sentence{"{0} 的名册已审定封存，不再试算", "roster {0} is confirmed and sealed: no tables can change it"},
		sentence{"用 --month 写一个尚未审定的月份", "choose a month that is not confirmed with --month"},
	},
	"operator.role": {
		"text",
		sentence{"没有“{0}”这个角色", "role \"{0}\" does not exist"},
		sentence{"改为 clerk、approver、officer、finance、auditor 或 admin", "write clerk, approver, officer, finance, auditor or admin"},
	},
	"operator.name": {
		"",
		sentence{"操作员姓名为空，或含有不可见的字符", "operator's name is empty, or has characters that do not show"},
		sentence{"重新填写姓名", "write the name anew"},
	},
	"override.unreasoned": {
		"text",
		sentence{"放行 {0} 没有写明理由", "override of {0} has no reason"},
		sentence{"用 --reason 写明理由，理由印在名册上", "say why with --reason; it is printed on the roster"},
	},
	"override.impossible": {
		"text",
		sentence{"{0} 不能放行", "finding {0} cannot be let pass"},
		sentence{"先审定上一个月；封印链断开的，恢复最近的备份", "confirm the month before first; where the chain of seals is broken, put the last backup back"},
	},
	"roster.changed": {
		"text text text",
		sentence{"{0} 名册提交（{1}）之后案卷有变动，现在算出的是 {2}", "roster {0} is no longer what was submitted: the records have changed ({1}, now {2})"},
		sentence{"看过 doudi roster diff --month {0} 后重新提交：doudi roster submit --month {0} --again", "look at 'doudi roster diff --month {0}' and submit it anew: 'doudi roster submit --month {0} --again'"},
	},
	"roster.not_submitted": {
		"text",
		sentence{"{0} 的名册尚未提交，不能审定", "roster {0} is not submitted and cannot be confirmed"},
		sentence{"先由经手人提交：doudi roster submit --month {0}", "have it submitted first: 'doudi roster submit --month {0}'"},
	},
	"roster.not_confirmed": {
		"text",
		sentence{"{0} 的名册尚未审定，没有可以重算的内容", "roster {0} is not confirmed: there is nothing to replay"},
		sentence{"写一个已审定的月份，见 doudi roster verify", "choose a confirmed month: 'doudi roster verify' lists them"},
	},
	"roster.same_person": {
		"text text",
		sentence{"{0} 的名册由 {1} 提交，不能由本人审定", "roster {0} was submitted by {1}, who cannot confirm it"},
		sentence{"由另一名操作员审定：doudi roster confirm --month {0} --operator 姓名", "let another operator confirm it: 'doudi roster confirm --month {0} --operator NAME'"},
	},
	"roster.other_total": {
		"text text text",
		sentence{"{0} 的名册合计 {2} 元，不是 {1} 元", "roster {0} comes to {2} yuan, not {1}"},
		sentence{"查清差额后再审定，见 doudi roster show --month {0}", "find the difference before confirming: 'doudi roster show --month {0}'"},
	},
	"roster.other_lines": {
		"text text text",
		sentence{"{0} 的名册有 {2} 行，不是 {1} 行", "roster {0} has {2} lines, not {1}"},
		sentence{"查清差异后再审定，见 doudi roster show --month {0}", "find the difference before confirming: 'doudi roster show --month {0}'"},
	},
}

// rights are what only some roles may do, as store/casework names it.
var rights = map[string]sentence{
	"cases.read":     {"查看案卷", "look at case files"},
	"cases.import":   {"导入案卷", "import records"},
	"policy.load":    {"载入政策表", "load policy tables"},
	"roster.make":    {"提交名册", "submit rosters"},
	"roster.confirm": {"审定名册", "confirm rosters"},
	"roster.read":    {"查看名册", "look at rosters"},
	"journal.read":   {"查看日志", "read the journal"},
	"policy.read":    {"查看政策表", "read policy tables"},
	"operators.read": {"查看操作员", "list operators"},
	"operators":      {"管理操作员", "manage operators"},
}

// Refusal is what a rule says no to, and the way out. A code without a row, which
// the tests exclude, is shown as it is.
func (l Lang) Refusal(r *calc.Refusal) string {
	row, ok := refusals[r.Code]
	if !ok {
		return strings.Join(append([]string{r.Code}, r.Args...), " ")
	}
	return l.withRemedy(l.complain(row, r.Args))
}
