package wording

// householdRefusals are what the rules say no to in acts on households.
func householdRefusals() map[string]complaint {
	return map[string]complaint{
		"household.from": {
			"text text",
			sentence{"起始月“{0}”不能用", "month \"{0}\" cannot be the one from which the change counts"},
			ways{
				sentence{"用 --from 写明变更从哪个月起算，不晚于 {1}", "say with --from from which month it counts, {1} at the latest"},
				sentence{"在[house.from]写明变更从哪个月起算，不晚于 {1}", "say under [house.from] from which month it counts, {1} at the latest"},
			},
		},
		"household.unreasoned": {
			"",
			sentence{"没有写明理由", "no reason is given"},
			ways{
				sentence{"用 --reason 写明理由", "say why with --reason"},
				sentence{"写明[house.reason]", "say why under [house.reason]"},
			},
		},
		"household.itself": {
			"text",
			sentence{"{0} 户写了两次", "household {0} is named twice"},
			sentence{"写明另一户的编号", "name the other household"},
		},
		"household.ended": {
			"text",
			sentence{"{0} 户已无成员，已销户", "household {0} has ended: nobody is left in it"},
			ways{
				sentence{"经过见 doudi household history {0}；仍有人的，另立新户：doudi household add", "see 'doudi household history {0}'; where somebody is left, take them on file with 'doudi household add'"},
				sentence{"经过见 {0} 户的户档，按[h file.history]；仍有人的，在[2 tab.households]按[ctrl+n households.new]", "see [h file.history] in the file of household {0}; where somebody is left, take them on file with [ctrl+n households.new] under [2 tab.households]"},
			},
		},
		"household.closed": {
			"text text",
			sentence{"{0} 户已并入 {1} 户", "household {0} has ended and is part of household {1}"},
			ways{
				sentence{"在 {1} 户办理；经过见 doudi household history {0}", "act on household {1}; 'doudi household history {0}' tells how it came about"},
				sentence{"在 {1} 户办理；经过见 {0} 户的户档，按[h file.history]", "act on household {1}; [h file.history] in the file of household {0} tells how it came about"},
			},
		},
		"household.revision": {
			"text text text",
			sentence{"{0} 户没有第 {1} 版，现为第 {2} 版", "household {0} has no revision {1}: it is at {2}"},
			ways{
				sentence{"写明看到的版次，见 doudi household history {0}", "name the revision that you saw: 'doudi household history {0}'"},
				sentence{"看 {0} 户的户档，按[h file.history]", "see the file of household {0}, [h file.history]"},
			},
		},
		"household.taken": {
			"text",
			sentence{"已有 {0} 户", "household {0} is on file already"},
			ways{
				sentence{"换一个户编号；变更该户用 doudi household edit {0}", "choose another number, or change it with 'doudi household edit {0}'"},
				sentence{"换一个户编号；变更该户，在其户档按[c house.change]", "choose another number, or change that household with [c house.change] in its file"},
			},
		},
		"household.nobody": {
			"text",
			sentence{"{0} 户没有成员", "household {0} would have nobody in it"},
			ways{
				sentence{"用 --member 身份证号 name=姓名 写明成员；分户的写明分出去的人", "name its people with --member ID name=NAME; of a split, those who go"},
				sentence{"填写成员；分户的选明分出去的人", "name its people; of a split, those who go"},
			},
		},
		"household.two_heads": {
			"text",
			sentence{"{0} 户有两个户主", "household {0} would have two heads"},
			ways{
				sentence{"变更户主用 doudi household head {0} 身份证号", "change the head with 'doudi household head {0} ID'"},
				sentence{"变更户主：在 {0} 户的户档按[m house.members]，选[house.head]", "change the head in the file of household {0}: [m house.members], [house.head]"},
			},
		},
		"household.headless": {
			"text",
			sentence{"{0} 户没有户主", "household {0} would have no head"},
			ways{
				sentence{"先变更户主：doudi household head {0} 身份证号；户主死亡的用 --head；新立户的用 --member 身份证号 relation=head", "change the head first with 'doudi household head {0} ID'; upon a death use --head; in a new household --member ID relation=head"},
				sentence{"先变更户主：在 {0} 户的户档按[m house.members]，选[house.head]；户主死亡的，填写[house.heir]", "change the head first in the file of household {0}: [m house.members], [house.head]; upon a death fill in [house.heir]"},
			},
		},
		"household.stranger": {
			"tail text",
			sentence{"该人（{0}）不是 {1} 户的成员", "person ({0}) is not a member of household {1}"},
			ways{
				sentence{"核对身份证号，见 doudi household show {1}；加入该户用 doudi household join", "compare the number with 'doudi household show {1}'; take a person in with 'doudi household join'"},
				sentence{"核对身份证号；加入该户，在 {1} 户的户档按[m house.members]，选[house.join]", "check the number; take a person in by the file of household {1}: [m house.members], [house.join]"},
			},
		},
		"household.split_all": {
			"text",
			sentence{"不能把 {0} 户的人全部分出去", "household {0} cannot be left by all in a split"},
			ways{
				sentence{"全户迁移用 doudi household move {0}；并入他户用 doudi household merge", "move it with 'doudi household move {0}', or merge it with 'doudi household merge'"},
				sentence{"在 {0} 户的户档按[x house.apart]，全户迁移选[house.move]，并入他户选[house.merge]", "in the file of household {0} press [x house.apart] and take [house.move] or [house.merge]"},
			},
		},
		"household.not_newborn": {
			"tail text",
			sentence{"该人（{0}）不是新生儿", "person ({0}) is not newborn"},
			ways{
				sentence{"加入家庭用 doudi household join {1}", "take the person in with 'doudi household join {1}'"},
				sentence{"在 {1} 户的户档按[m house.members]，选[house.join]", "take the person in by the file of household {1}: [m house.members], [house.join]"},
			},
		},
		"household.death_day": {
			"text text",
			sentence{"死亡日期“{0}”不能用", "day \"{0}\" cannot be that of the death"},
			ways{
				sentence{"用 --day 写明死亡日期，不早于出生，不晚于 {1}", "state the day with --day, not before the birth and not after {1}"},
				sentence{"写明[house.death_day]，不早于出生，不晚于 {1}", "give the day under [house.death_day], not before the birth and not after {1}"},
			},
		},
		"household.number_taken": {
			"tail text",
			sentence{"号码（{0}）已是 {1} 户一人的身份证号", "number ({0}) is that of a person in household {1}"},
			ways{
				sentence{"核对户口簿：同一人重复登记的，用 doudi household leave 或 merge 去掉一处；是对方登记错的，先更正对方", "compare the papers: of one person taken in twice, take one out with 'doudi household leave' or merge the households; where the other's number is wrong, put that right first"},
				sentence{"核对户口簿：同一人重复登记的，在一户的户档按[m house.members]选[house.leave]，或按[x house.apart]选[house.merge]；是对方登记错的，先更正对方", "compare the papers: of one person taken in twice, take one out by [m house.members], [house.leave] in a file, or merge the households by [x house.apart], [house.merge]; where the other's number is wrong, put that right first"},
			},
		},
		"household.payee_elsewhere": {
			"tail",
			sentence{"此人（{0}）还是其他乡镇一户的领款人", "person ({0}) receives the money of a household in another township too"},
			sentence{"由县局人员更正，该户的领款人一并提出变更", "let an officer put the number right, which asks for it as that payee's too"},
		},
		"household.account_waits": {
			"text",
			sentence{"{0} 户的账户变更正待确认", "another account of household {0} waits for a second person"},
			ways{
				sentence{"先确认或驳回：doudi household confirm {0}", "confirm or end it first: 'doudi household confirm {0}'"},
				sentence{"先确认或驳回：在 {0} 户的户档按[A house.answer]", "confirm or end it first: [A house.answer] in the file of household {0}"},
			},
		},
		"household.decision_waits": {
			"tail text",
			sentence{"涉及该人（{0}）的第 {1} 号决定正待审核", "decision {1}, which names the person ({0}), waits for a second person"},
			ways{
				sentence{"先审核或撤回：doudi award confirm {1}，doudi award withdraw {1}", "confirm it first with 'doudi award confirm {1}', or take it away with 'doudi award withdraw {1}'"},
				sentence{"先在[5 tab.decisions]对第 {1} 号按[c await.confirm]或[b await.back]", "settle no. {1} first under [5 tab.decisions]: [c await.confirm] or [b await.back]"},
			},
		},
		"person.in_two": {
			"tail text text",
			sentence{"该人（{0}）要进 {1} 户，却已在 {2} 户", "person ({0}) would be in household {1}, but is in household {2}"},
			ways{
				sentence{"从 {2} 户转来：doudi household join {1} 身份证号 --out-of {2}；一人只能在一户", "take the person over with 'doudi household join {1} ID --out-of {2}'; nobody can be in two"},
				sentence{"从 {2} 户转来：在 {1} 户的户档按[m house.members]，选[house.join]，填写[house.out_of]；一人只能在一户", "take the person over from {2} by the file of household {1}: [m house.members], [house.join], with [house.out_of]; nobody can be in two"},
			},
		},
		"account.same_person": {
			"text text",
			sentence{"{0} 户的账户变更由 {1} 提出，不能由本人确认", "account change of household {0} was asked for by {1}, who cannot confirm it"},
			ways{
				sentence{"由另一名操作员确认：doudi household confirm {0} --operator 姓名", "let another operator confirm it: 'doudi household confirm {0} --operator NAME'"},
				sentence{"由另一名操作员在 {0} 户的户档按[A house.answer]，或在[5 tab.decisions]确认", "let another operator confirm it: [A house.answer] in the file of household {0}, or under [5 tab.decisions]"},
			},
		},
		"account.changed": {
			"text",
			sentence{"{0} 户的账户在提出变更后已另有变动", "account of household {0} has changed since the request was made"},
			ways{
				sentence{"核对后重新提出：doudi household edit {0}，或驳回：doudi household confirm {0} --reject", "look at it and ask anew with 'doudi household edit {0}', or end the request with 'doudi household confirm {0} --reject'"},
				sentence{"先在 {0} 户的户档按[A house.answer]驳回，再按[c house.change]选[house.account]重新提出", "end the request with [A house.answer] in the file of household {0}, then ask anew: [c house.change], [house.account]"},
			},
		},
		"account.asked_anew": {
			"text text",
			sentence{"{0} 户的账户变更已由 {1} 重新提出", "account change of household {0} has been asked for anew by {1}"},
			ways{
				sentence{"再看一遍后确认：doudi household confirm {0}", "look at it again: 'doudi household confirm {0}'"},
				sentence{"再看一遍后确认：在 {0} 户的户档按[A house.answer]", "look at it again: [A house.answer] in the file of household {0}"},
			},
		},
	}
}
