package wording

// reviewRefusals are what the rules say no to when reviews are recorded.
func reviewRefusals() map[string]complaint {
	return map[string]complaint{
		"visit.future": {
			"text text",
			sentence{"日期 {0} 晚于今天 {1}", "day {0} lies after today, {1}"},
			sentence{"更正日期，并查看电脑日期", "correct the day, and look at the computer's date"},
		},
		"visit.unreported": {
			"",
			sentence{"没有写明核查情况", "visit says nothing of what was found"},
			ways{
				sentence{"用 --findings 写明", "say it with --findings TEXT"},
				sentence{"填写[visit.findings]", "say it under [visit.findings]"},
			},
		},
		"visit.account": {
			"text",
			sentence{"{0} 户的领款人或账号不能随核查更改", "payee and account of household {0} cannot be changed with a visit"},
			sentence{"从表中去掉领款人、开户银行和账号，另行办理，由第二人审定", "leave payee, bank and account out of the sheet, and change them with a second person"},
		},
		"visit.nothing": {
			"text",
			sentence{"{0} 户没有在保或渐退的待遇可核查", "household {0} has no award in payment to review"},
			ways{
				sentence{"核对户编号和 --program；已缓发或停发的另行决定", "check the number and --program; decide on what is suspended or stopped"},
				sentence{"核对户编号和[visit.program]；已缓发或停发的另行决定", "check the number and [visit.program]; decide on what is suspended or stopped"},
			},
		},
		"visit.income": {
			"text",
			sentence{"{0} 户没有按家庭收入核定的待遇，不能写月人均收入", "no award of household {0} that was reviewed rests on its income, so an income a head says nothing"},
			ways{
				sentence{"去掉 --percapita；单人保按本人收支，用 --data 带来", "leave --percapita out; a person's own income comes with the items of --data"},
				sentence{"单人保按本人收支：[visit.facts]选[visit.facts_changed]，更正收支", "a person's own income counts: correct the items, [visit.facts] being [visit.facts_changed]"},
			},
		},
		"visit.finding_open": {
			"text program",
			sentence{"{0} 户有未销号的疑点，{1}的核查不能了结", "household {0} has a finding open: the review of {1} is not done by keeping it"},
			ways{
				sentence{"疑点已随入户核实的加 --settle", "add --settle where the visit verified it"},
				sentence{"疑点已随入户核实的，选[visit.settles]", "turn on [visit.settles] where the visit verified it"},
			},
		},
		"visit.unsettled": {
			"text program text",
			sentence{"{0} 户{1}的核查仍停在 {2}，维持不能了结", "review of household {0}, {1}, would stay due in {2}"},
			ways{
				sentence{"核查日期过早：重新入户，用 --day 写明新的日期", "the visit lies too far back: visit again and give the new day with --day"},
				sentence{"核查日期过早：重新入户，写明新的[visit.day]", "the visit lies too far back: visit again and give the new [visit.day]"},
			},
		},
		"note.kind": {
			"text",
			sentence{"“{0}”不由此登记", "\"{0}\" is not recorded so"},
			ways{
				sentence{"核查用 doudi review record，证件期限随家庭情况登记", "record a visit with 'doudi review record'; the ends of papers come with the household's record"},
				sentence{"核查用[r visit.name]，证件期限随家庭情况登记", "record a visit with [r visit.name]; the ends of papers come with the household's record"},
			},
		},
		"note.region": {
			"text",
			sentence{"“{0}”须逐户登记", "\"{0}\" is recorded household by household"},
			ways{
				sentence{"写明户编号；按区划登记的只有 match 和 notice", "give the household's number; only match and notice go by region"},
				sentence{"[note.place]选[note.this_home]", "take [note.this_home] for [note.place]"},
			},
		},
		"note.backwards": {
			"text",
			sentence{"结束或报告的日期早于 {0}", "end, or the day of the report, lies before {0}"},
			sentence{"更正日期", "correct the day"},
		},
		"note.person_missing": {
			"text",
			sentence{"“{0}”没有写明是哪个成员", "\"{0}\" does not say which member"},
			ways{
				sentence{"用 --person 写身份证号", "give the ID number with --person"},
				sentence{"在[note.person]选定成员", "choose the member under [note.person]"},
			},
		},
		"note.stranger": {
			"tail text",
			sentence{"{0} 不是 {1} 户的成员", "{0} is no member of household {1}"},
			ways{
				sentence{"核对身份证号，见 doudi household show {1}", "check the ID number: 'doudi household show {1}'"},
				sentence{"在[note.person]选定成员", "choose a member under [note.person]"},
			},
		},
		"note.school": {
			"",
			sentence{"在校证明没有写明学段或截止日期", "school certificate lacks the stage or its last day"},
			ways{
				sentence{"用 --stage 和 --until 写明", "give them with --stage and --until"},
				sentence{"填写[note.stage]和[note.until]", "fill in [note.stage] and [note.until]"},
			},
		},
		"note.unreasoned": {
			"text",
			sentence{"“{0}”没有写明内容", "\"{0}\" says nothing"},
			ways{
				sentence{"用 --text 写明", "say it with --text"},
				sentence{"填写[note.text]", "fill in [note.text]"},
			},
		},
		"note.known": {
			"text text",
			sentence{"“{0}”（{1}）已经登记", "\"{0}\" of {1} is on record already"},
			sentence{"不必再登记", "there is nothing more to do"},
		},
		"note.none_open": {
			"text",
			sentence{"{0} 户没有未销号的疑点", "household {0} has no finding open"},
			sentence{"核对户编号", "check the number"},
		},
		"note.which": {
			"text text",
			sentence{"{0} 户有几条未销号的疑点：{1}", "household {0} has several findings open: {1}"},
			ways{
				sentence{"用 --of 写明第几号", "say which with --of N"},
				sentence{"在[note.of]选一条", "choose one under [note.of]"},
			},
		},
		"note.not_open": {
			"text text",
			sentence{"{1} 户没有未销号的第 {0} 号疑点", "finding {0} is not open in household {1}"},
			ways{
				sentence{"去掉 --of 再试，会列出未销号的", "leave --of out to see which are open"},
				sentence{"在[note.of]另选一条", "choose another under [note.of]"},
			},
		},
		"plan.backwards": {
			"text text",
			sentence{"起止日期颠倒：{0} 至 {1}", "period ends before it begins: {0} to {1}"},
			ways{
				sentence{"更正 --from 和 --to", "correct --from and --to"},
				sentence{"更正起止日期", "correct the days"},
			},
		},
	}
}

// reviewFaults are the faults of the sheets that a visit brings.
func reviewFaults() map[string]complaint {
	return map[string]complaint{
		"visit.other_household": {
			"text text",
			sentence{"这一行是 {0} 户的，核查的是 {1} 户", "row is of household {0}, the visit of household {1}"},
			sentence{"一次核查只带一户的情况", "bring the facts of one household with its visit"},
		},
		"visit.decision": {
			"",
			sentence{"核查带来的表中不能有决定", "sheets of a visit may hold no decisions"},
			ways{
				sentence{"决定由经办人记录、另一人审定：doudi award", "record decisions with 'doudi award', for another to confirm"},
				sentence{"决定另在户档记录，由另一人确认", "record decisions in the household's file, for another to confirm"},
			},
		},
	}
}
