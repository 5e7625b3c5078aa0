package wording

// awardRefusals are what the rules say no to in the decisions on awards.
func awardRefusals() map[string]complaint {
	return map[string]complaint{
		"member.unknown": {
			"text text",
			sentence{"{1} 户没有 {0} 这个人", "nobody in household {1} is {0}"},
			ways{
				sentence{"写姓名、身份证号或其末 4 位以上，见 doudi household show {1}", "give the name, the ID number or four or more of its last characters: 'doudi household show {1}'"},
				sentence{"在 {1} 户的成员中选择", "choose among the members of household {1}"},
			},
		},
		"member.several": {
			"text text",
			sentence{"{1} 户有几个人都符合 {0}", "several people in household {1} are {0}"},
			sentence{"写身份证号的更多位数", "give more characters of the ID number"},
		},
		"decision.moved_on": {
			"text",
			sentence{"{0} 户的案卷在预览之后有变动，没有记录", "household {0} has changed since the preview; nothing was recorded"},
			sentence{"看过新的预览后再办理一次", "look at the preview anew and do it again"},
		},
		"decision.waiting": {
			"text program text",
			sentence{"{0} 户的{1}已有待确认的决定（第 {2} 号）", "a decision on the {1} award of household {0} waits already (no. {2})"},
			ways{
				sentence{"先确认或撤回它：doudi award confirm {2}，doudi award withdraw {2}", "confirm it or take it back first: 'doudi award confirm {2}', 'doudi award withdraw {2}'"},
				sentence{"先确认或退回：在 {0} 户的户档按[v decide.waiting]", "confirm it or send it back first: [v decide.waiting] in the file of household {0}"},
			},
		},
		"decision.future": {
			"text text",
			sentence{"{0} 晚于今天（{1}）", "day {0} lies after today ({1})"},
			sentence{"写实际的日期", "give the day on which it was"},
		},
		"decision.backdated": {
			"text text",
			sentence{"{0} 早于规定的起始月 {1}，须写明理由", "month {0} lies before {1}, from which the rules let it count, and no reason is given"},
			ways{
				sentence{"用 --reason 写明理由，或不写 --from", "say why with --reason, or leave --from out"},
				sentence{"写明[decide.reason]，或把[decide.from]留空", "give the [decide.reason], or leave [decide.from] empty"},
			},
		},
		"decision.too_far": {
			"text text",
			sentence{"起始月 {0} 太远，最晚为 {1}", "month {0} lies too far ahead; the last possible is {1}"},
			ways{
				sentence{"更正 --from", "correct --from"},
				sentence{"改[decide.from]，或留空", "correct [decide.from], or leave it empty"},
			},
		},
		"decision.until": {
			"text text",
			sentence{"渐退止于 {0}，早于起始月 {1}", "taper ends in {0}, before it begins in {1}"},
			ways{
				sentence{"更正 --until 或 --from", "correct --until or --from"},
				sentence{"改[decide.until]或[decide.from]，或留空", "correct [decide.until] or [decide.from], or leave them empty"},
			},
		},
		"decision.taper_long": {
			"text text",
			sentence{"渐退超过政策表规定的 {0} 个月（至 {1}）", "taper is longer than the {0} months of the tables (until {1})"},
			ways{
				sentence{"更正 --until，或不写", "correct --until, or leave it out"},
				sentence{"改[decide.until]，或留空", "correct [decide.until], or leave it empty"},
			},
		},
		"decision.taper_ceiling": {
			"text program text text",
			sentence{"{0} 户的{1}不能渐退：月人均收入 {2} 元，高于政策表规定的 {3} 元（taper.ceiling）", "{1} award of household {0} cannot be tapered: its income of {2} yuan a head and month exceeds the {3} of the tables (taper.ceiling)"},
			ways{
				sentence{"收入有误的先更正：doudi household edit {0}；否则停发：doudi award stop {0} --cause income", "where the income is wrong, put it right with 'doudi household edit {0}'; else stop the award: 'doudi award stop {0} --cause income'"},
				sentence{"收入有误的，先在 {0} 户的户档按[c house.change]更正；否则按[s decide.stop]", "where the income is wrong, put it right with [c house.change] in the file of household {0}; else [s decide.stop]"},
			},
		},
		"decision.above_line": {
			"text program text text text",
			sentence{"{0} 户不能核定{1}：{4} 的月人均收入 {2} 元超过规定（当地低保标准 {3} 元）", "household {0} cannot be determined for {1}: in {4} its income of {2} yuan a head and month is above the line (the dibao standard there is {3})"},
			ways{
				sentence{"收入有误的先更正：doudi household edit {0}；在保的按渐退或停发办理", "where the income is wrong, put it right with 'doudi household edit {0}'; an award that is paid is tapered or stopped"},
				sentence{"收入有误的，先在 {0} 户的户档按[c house.change]更正；在保的按[t decide.taper]或[s decide.stop]", "where the income is wrong, put it right with [c house.change] in the file of household {0}; an award that is paid is ended with [t decide.taper] or [s decide.stop]"},
			},
		},
		"decision.exclusive": {
			"tail program program text text",
			sentence{"该人（{0}）的{1}与 {3} 户的{2}互斥，{4} 不能同时发放", "person ({0}) cannot be paid {1} in {4}: household {3} is paid {2} for them, which excludes it"},
			ways{
				sentence{"先停发其一并经审核：doudi award stop {3} --program …，或改起始月", "stop the other first and have that confirmed ('doudi award stop {3} --program …'), or begin later"},
				sentence{"先在 {3} 户的户档按[s decide.stop]停发其一，由另一人确认；或改[decide.from]", "stop the other first with [s decide.stop] in the file of household {3}, and have it confirmed; or begin later: [decide.from]"},
			},
		},
		"decision.insured_twice": {
			"tail program text text",
			sentence{"{3} 已由 {2} 户的{1}保障该人（{0}）", "person ({0}) is paid {1} in {3} already, by an award of household {2}"},
			ways{
				sentence{"先在该户停发或重新核定并经审核：doudi award list --household {2}", "stop or determine that award first and have it confirmed: 'doudi award list --household {2}'"},
				sentence{"先在 {2} 户的户档按[s decide.stop]或[d decide.determine]办理，由另一人确认", "settle that award first with [s decide.stop] or [d decide.determine] in the file of household {2}, and have it confirmed"},
			},
		},
		"decision.unapproved": {
			"text stage",
			sentence{"申请 {0} 还没有审核确认（{1}），不能据以核定", "application {0} is not approved ({1}), so nothing can be determined by it"},
			ways{
				sentence{"先办理审核确认：doudi application show {0}", "see what it waits for: 'doudi application show {0}'"},
				sentence{"先办理审核确认：在[3 tab.applications]打开 {0}，按[s application.step]", "have it approved first: open {0} under [3 tab.applications], [s application.step]"},
			},
		},
		"decision.other_application": {
			"text text program",
			sentence{"申请 {0} 是 {1} 户的{2}，与所写的不符", "application {0} is household {1}'s for {2}, which is not what is asked for"},
			ways{
				sentence{"只写 --application {0}，户、项目和本人以申请为准", "give --application {0} alone: household, programme and person are the application's"},
				sentence{"户、项目和本人以申请为准：在[3 tab.applications]打开 {0}，按[d application.award]", "household, programme and person are the application's: open {0} under [3 tab.applications], [d application.award]"},
			},
		},
		"decision.application_used": {
			"text text text",
			sentence{"申请 {0} 已据以作出决定（{2} 户，第 {1} 号）", "application {0} has its decision already (household {2}, no. {1})"},
			ways{
				sentence{"查看：doudi award list --household {2}；再次核定不写 --application", "see 'doudi award list --household {2}'; to determine anew leave --application out"},
				sentence{"见 {2} 户的户档；再次核定，在那里按[d decide.determine]", "see the file of household {2}; to determine it anew press [d decide.determine] there"},
			},
		},
		"decision.no_award": {
			"text program decision",
			sentence{"{0} 户的{1}没有核定过，不能{2}", "household {0} has no determined {1} award to {2}"},
			ways{
				sentence{"先核定：doudi award determine {0}；按人的待遇用 --person 写明本人", "determine it first: 'doudi award determine {0}'; a person's award is named with --person"},
				sentence{"先在 {0} 户的户档按[d decide.determine]", "determine it first: [d decide.determine] in the file of household {0}"},
			},
		},
		"decision.not_suspended": {
			"text program",
			sentence{"{0} 户的{1}没有缓发，不能恢复", "{1} award of household {0} is not suspended and cannot be resumed"},
			ways{
				sentence{"查看该户待遇：doudi award list --household {0}", "look at its awards: 'doudi award list --household {0}'"},
				sentence{"要缓发或停发，在 {0} 户的户档按[u decide.suspend]或[s decide.stop]", "to hold or end it press [u decide.suspend] or [s decide.stop] in the file of household {0}"},
			},
		},
		"decision.not_paid": {
			"text program text",
			sentence{"{0} 户的{1}在 {2} 没有发放，无法渐退", "{1} award of household {0} is not paid in {2}, so there is nothing to taper"},
			ways{
				sentence{"更正起始月，或改为停发：doudi award stop {0}", "correct --from, or stop the award: 'doudi award stop {0}'"},
				sentence{"改[decide.from]；或改为停发，在 {0} 户的户档按[s decide.stop]", "correct [decide.from], or stop the award: [s decide.stop] in the file of household {0}"},
			},
		},
		"decision.ended": {
			"text program text",
			sentence{"{0} 户的{1}在 {2} 已不在保", "{1} award of household {0} is not in force in {2}"},
			ways{
				sentence{"更正起始月；要重新发放，用 doudi award determine {0} 核定", "correct --from; to pay it again determine it anew: 'doudi award determine {0}'"},
				sentence{"改[decide.from]；要重新发放，在 {0} 户的户档按[d decide.determine]", "correct [decide.from]; to pay it again press [d decide.determine] in the file of household {0}"},
			},
		},
		"decision.suspended": {
			"text program text",
			sentence{"{0} 户的{1}在 {2} 已缓发", "{1} award of household {0} is suspended in {2} already"},
			ways{
				sentence{"要恢复，用 doudi award resume {0}", "to pay it again: 'doudi award resume {0}'"},
				sentence{"要恢复，在 {0} 户的户档按[u decide.resume]", "to pay it again press [u decide.resume] in the file of household {0}"},
			},
		},
		"decision.heard_what": {
			"text",
			sentence{"听取 {0} 户意见的记录不完整", "hearing of household {0} is not fully recorded"},
			ways{
				sentence{"用 --heard 写日期，用 --statement 写对方的意见", "give its day with --heard, and with --statement what was said"},
				sentence{"补齐[decide.heard]和[decide.statement]", "give [decide.heard] and [decide.statement]"},
			},
		},
		"decision.unheard": {
			"text program",
			sentence{"减发或停发 {0} 户的{1}之前，须先听取本人意见（社会救助法第四十八条）", "household {0} must be heard before its {1} award is reduced or stopped (Social Assistance Law, article 48)"},
			ways{
				sentence{"听取后用 --heard 日期 --statement 意见 写明；所保障的人已登记死亡的，用 --cause death，不用听取", "hear it and record that with --heard DAY --statement TEXT; where those insured are on file as dead, --cause death needs none"},
				sentence{"听取后填写[decide.heard]和[decide.statement]；因死亡停发的不用", "hear it, then fill in [decide.heard] and [decide.statement]; a death needs none"},
			},
		},
		"decision.nobody_died": {
			"text program",
			sentence{"{0} 户的{1}不能按死亡停发：所保障的人并未都登记死亡", "{1} award of household {0} cannot be stopped by a death: not everybody whom it insures is on file as dead"},
			ways{
				sentence{"先登记死亡：doudi household death {0}；家中还有人的，重新核定（doudi award determine {0}），或换一个停发原因并听取意见", "record the death first with 'doudi household death {0}'; where others are left, determine the award anew ('doudi award determine {0}'), or give the true cause and hear the family"},
				sentence{"先在 {0} 户的户档登记死亡；家中还有人的，按[d decide.determine]重新核定，或换一个停发原因并听取意见", "record the death first in the file of household {0}; where others are left, determine the award anew with [d decide.determine], or give the true cause and hear the family"},
			},
		},
		"decision.no_reason": {
			"text program",
			sentence{"{0} 户{1}的这项决定没有写明理由，而通知书须说明理由（社会救助法第四十八条）", "decision on the {1} award of household {0} has no reason, and its notice must name one (Social Assistance Law, article 48)"},
			ways{
				sentence{"用 --reason 写明理由", "say why with --reason"},
				sentence{"填写[decide.reason]", "fill in [decide.reason]"},
			},
		},
		"decision.minutes": {
			"program text",
			sentence{"{0} {1} 元须由领导小组决定，没有写会议纪要", "{0} award of {1} yuan is the leading group's to grant, and no minutes are named"},
			ways{
				sentence{"领导小组决定后，用 --minutes 写明纪要文号", "when the group has decided, name its minutes with --minutes"},
				sentence{"领导小组决定后，填写[decide.minutes]", "when the group has decided, fill in [decide.minutes]"},
			},
		},
		"decision.own": {
			"text text",
			sentence{"第 {0} 号决定由 {1} 记录，不能由本人确认", "decision {0} was recorded by {1}, who cannot confirm it"},
			ways{
				sentence{"由另一名有权的操作员确认：doudi award confirm {0} --operator 姓名", "let another operator confirm it: 'doudi award confirm {0} --operator NAME'"},
				sentence{"由另一名有权的操作员在[5 tab.decisions]按[c await.confirm]；要改的按[b await.back]", "let another operator confirm it with [c await.confirm] under [5 tab.decisions]; [b await.back] takes it back"},
			},
		},
		"decision.beyond": {
			"text text authority",
			sentence{"第 {0} 号决定（每月 {1} 元）须由{2}确认，超出本人的权限", "decision {0} ({1} yuan a month) is to be confirmed by {2}, beyond this operator's authority"},
			sentence{"由有权的人员确认；权限见政策表 authority", "let an operator confirm it who has the authority: see the table 'authority'"},
		},
		"decision.household_changed": {
			"text text text text",
			sentence{"第 {0} 号决定作出后，{1} 户的案卷有变动（原第 {2} 版，现第 {3} 版），不能确认", "decision {0} cannot be confirmed: the record of household {1} has changed since (revision {2}, now {3})"},
			ways{
				sentence{"按现有事实重新记录：doudi award renew {0}，或撤回：doudi award withdraw {0}", "record it anew by what is known now: 'doudi award renew {0}', or take it back: 'doudi award withdraw {0}'"},
				sentence{"按[r await.renew]以现有事实重新记录，或按[b await.back]", "[r await.renew] takes what is known now, [b await.back] takes it back"},
			},
		},
		"decision.award_changed": {
			"text text text",
			sentence{"第 {0} 号决定作出后，{1} 户的该项待遇又有新的决定（第 {2} 号），不能确认", "decision {0} cannot be confirmed: the award of household {1} was decided on since (no. {2})"},
			ways{
				sentence{"重新记录：doudi award renew {0}，或撤回：doudi award withdraw {0}", "record it anew: 'doudi award renew {0}', or take it back: 'doudi award withdraw {0}'"},
				sentence{"按[r await.renew]重新记录，或按[b await.back]", "[r await.renew] takes what is known now, [b await.back] takes it back"},
			},
		},
		"decision.tables_changed": {
			"text text text",
			sentence{"第 {0} 号决定作出后，政策表有变动（原第 {1} 版，现第 {2} 版），不能确认", "decision {0} cannot be confirmed: the policy tables have changed since (version {1}, now {2})"},
			ways{
				sentence{"按现行政策表重新记录：doudi award renew {0}", "record it anew by the tables in use: 'doudi award renew {0}'"},
				sentence{"按[r await.renew]以现行政策表重新记录，或按[b await.back]", "[r await.renew] takes the tables in use, [b await.back] takes it back"},
			},
		},
		"decision.money_changed": {
			"text text text",
			sentence{"第 {0} 号决定的金额现算为 {2} 元，不是记录时的 {1} 元，不能确认", "decision {0} cannot be confirmed: it now comes to {2} yuan, not the {1} that its maker saw"},
			ways{
				sentence{"重新记录：doudi award renew {0}", "record it anew: 'doudi award renew {0}'"},
				sentence{"按[r await.renew]，或按[b await.back]", "[r await.renew] takes the amount of now, [b await.back] takes it back"},
			},
		},
		"decision.unreasoned": {
			"text",
			sentence{"撤回第 {0} 号决定没有写明理由", "no reason is given for taking decision {0} back"},
			ways{
				sentence{"用 --reason 写明理由", "say why with --reason"},
				sentence{"写明理由", "give the reason"},
			},
		},
		"notice.undecided": {
			"text",
			sentence{"申请 {0} 还在办理，没有作出不予救助的决定", "application {0} is being dealt with: nothing has been refused yet"},
			ways{
				sentence{"先登记决定：doudi application advance {0} rejected --note 理由", "record the decision first: 'doudi application advance {0} rejected --note REASON'"},
				sentence{"先登记决定：在[3 tab.applications]打开 {0}，按[s application.step]", "record the decision first: open {0} under [3 tab.applications], [s application.step]"},
			},
		},
		"notice.no_decision": {
			"text program",
			sentence{"{0} 户的{1}没有由两人作出的决定，没有可发的通知书", "{1} award of household {0} has no decision of two people to give notice of"},
			ways{
				sentence{"查看该户待遇：doudi award list --household {0}；导入的决定不发通知书", "look at its awards: 'doudi award list --household {0}'; imported decisions have no notice"},
				sentence{"导入的决定不发告知书；先由两人作出新的决定", "imported decisions have no notice; it needs a decision of two people"},
			},
		},
	}
}
