package wording

// householdRefusals are what the rules say no to in acts on households.
var householdRefusals = map[string]complaint{
	"household.from": {
		"text text",
		sentence{"起始月“{0}”不能用", "month \"{0}\" cannot be the one from which the change counts"},
		sentence{"用 --from 写明变更从哪个月起算，不晚于 {1}", "say with --from from which month it counts, {1} at the latest"},
	},
	"household.unreasoned": {
		"",
		sentence{"没有写明理由", "no reason is given"},
		sentence{"用 --reason 写明理由", "say why with --reason"},
	},
	"household.itself": {
		"text",
		sentence{"{0} 户写了两次", "household {0} is named twice"},
		sentence{"写明另一户的编号", "name the other household"},
	},
	"household.ended": {
		"text",
		sentence{"{0} 户已无成员，已销户", "household {0} has ended: nobody is left in it"},
		sentence{"经过见 doudi household history {0}；仍有人的，另立新户：doudi household add", "see 'doudi household history {0}'; where somebody is left, take them on file with 'doudi household add'"},
	},
	"household.closed": {
		"text text",
		sentence{"{0} 户已并入 {1} 户", "household {0} has ended and is part of household {1}"},
		sentence{"在 {1} 户办理；经过见 doudi household history {0}", "act on household {1}; 'doudi household history {0}' tells how it came about"},
	},
	"household.revision": {
		"text text text",
		sentence{"{0} 户没有第 {1} 版，现为第 {2} 版", "household {0} has no revision {1}: it is at {2}"},
		sentence{"写明看到的版次，见 doudi household history {0}", "name the revision that you saw: 'doudi household history {0}'"},
	},
	"household.taken": {
		"text",
		sentence{"已有 {0} 户", "household {0} is on file already"},
		sentence{"换一个户编号；变更该户用 doudi household edit {0}", "choose another number, or change it with 'doudi household edit {0}'"},
	},
	"household.nobody": {
		"text",
		sentence{"{0} 户没有成员", "household {0} would have nobody in it"},
		sentence{"用 --member 身份证号 name=姓名 写明成员；分户的写明分出去的人", "name its people with --member ID name=NAME; of a split, those who go"},
	},
	"household.two_heads": {
		"text",
		sentence{"{0} 户有两个户主", "household {0} would have two heads"},
		sentence{"变更户主用 doudi household head {0} 身份证号", "change the head with 'doudi household head {0} ID'"},
	},
	"household.headless": {
		"text",
		sentence{"{0} 户没有户主", "household {0} would have no head"},
		sentence{"先变更户主：doudi household head {0} 身份证号；户主死亡的用 --head；新立户的用 --member 身份证号 relation=head", "change the head first with 'doudi household head {0} ID'; upon a death use --head; in a new household --member ID relation=head"},
	},
	"household.stranger": {
		"tail text",
		sentence{"该人（{0}）不是 {1} 户的成员", "person ({0}) is not a member of household {1}"},
		sentence{"核对身份证号，见 doudi household show {1}；加入该户用 doudi household join", "compare the number with 'doudi household show {1}'; take a person in with 'doudi household join'"},
	},
	"household.split_all": {
		"text",
		sentence{"不能把 {0} 户的人全部分出去", "household {0} cannot be left by all in a split"},
		sentence{"全户迁移用 doudi household move {0}；并入他户用 doudi household merge", "move it with 'doudi household move {0}', or merge it with 'doudi household merge'"},
	},
	"household.not_newborn": {
		"tail text",
		sentence{"该人（{0}）不是新生儿", "person ({0}) is not newborn"},
		sentence{"加入家庭用 doudi household join {1}", "take the person in with 'doudi household join {1}'"},
	},
	"household.death_day": {
		"text text",
		sentence{"死亡日期“{0}”不能用", "day \"{0}\" cannot be that of the death"},
		sentence{"用 --day 写明死亡日期，不早于出生，不晚于 {1}", "state the day with --day, not before the birth and not after {1}"},
	},
	"household.number_taken": {
		"tail text",
		sentence{"号码（{0}）已是 {1} 户一人的身份证号", "number ({0}) is that of a person in household {1}"},
		sentence{"核对户口簿：同一人重复登记的，用 doudi household leave 或 merge 去掉一处；是对方登记错的，先更正对方", "compare the papers: of one person taken in twice, take one out with 'doudi household leave' or merge the households; where the other's number is wrong, put that right first"},
	},
	"household.payee_elsewhere": {
		"tail",
		sentence{"此人（{0}）还是其他乡镇一户的领款人", "person ({0}) receives the money of a household in another township too"},
		sentence{"由县局人员更正，该户的领款人一并提出变更", "let an officer put the number right, which asks for it as that payee's too"},
	},
	"household.account_waits": {
		"text",
		sentence{"{0} 户的账户变更正待确认", "another account of household {0} waits for a second person"},
		sentence{"先确认或驳回：doudi household confirm {0}", "confirm or end it first: 'doudi household confirm {0}'"},
	},
	"household.decision_waits": {
		"tail text",
		sentence{"涉及该人（{0}）的第 {1} 号决定正待审核", "decision {1}, which names the person ({0}), waits for a second person"},
		sentence{"先审核或撤回：doudi award confirm {1}，doudi award withdraw {1}", "confirm it first with 'doudi award confirm {1}', or take it away with 'doudi award withdraw {1}'"},
	},
	"person.in_two": {
		"tail text text",
		sentence{"该人（{0}）要进 {1} 户，却已在 {2} 户", "person ({0}) would be in household {1}, but is in household {2}"},
		sentence{"从 {2} 户转来：doudi household join {1} 身份证号 --out-of {2}；一人只能在一户", "take the person over with 'doudi household join {1} ID --out-of {2}'; nobody can be in two"},
	},
	"account.same_person": {
		"text text",
		sentence{"{0} 户的账户变更由 {1} 提出，不能由本人确认", "account change of household {0} was asked for by {1}, who cannot confirm it"},
		sentence{"由另一名操作员确认：doudi household confirm {0} --operator 姓名", "let another operator confirm it: 'doudi household confirm {0} --operator NAME'"},
	},
	"account.changed": {
		"text",
		sentence{"{0} 户的账户在提出变更后已另有变动", "account of household {0} has changed since the request was made"},
		sentence{"核对后重新提出：doudi household edit {0}，或驳回：doudi household confirm {0} --reject", "look at it and ask anew with 'doudi household edit {0}', or end the request with 'doudi household confirm {0} --reject'"},
	},
	"account.asked_anew": {
		"text text",
		sentence{"{0} 户的账户变更已由 {1} 重新提出", "account change of household {0} has been asked for anew by {1}"},
		sentence{"再看一遍后确认：doudi household confirm {0}", "look at it again: 'doudi household confirm {0}'"},
	},
}
