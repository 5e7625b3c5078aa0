package wording

// onDesk is what the first screen says.
func onDesk() map[string]sentence {
	return map[string]sentence{
		"tab.desk": {"工作台", "Desk"},

		"desk.begin":        {"从这里开始", "Where to begin"},
		"desk.today":        {"今日待办", "Due today"},
		"desk.do":           {"处理", "go there"},
		"desk.month_end":    {"月末", "month"},
		"desk.intake":       {"新申请", "intake"},
		"desk.nothing":      {"没有待办", "nothing is due"},
		"desk.looking":      {"正在查看……", "looking …"},
		"desk.overdue":      {"逾期复核", "visits overdue"},
		"desk.oldest":       {"最早 {0}", "since {0}"},
		"desk.blocks":       {"阻断疑点", "blocking findings"},
		"desk.blocks_note":  {"名册不能提交", "no roster can be submitted"},
		"desk.late":         {"申请超期", "late applications"},
		"desk.due_today":    {"申请今日到期", "due today"},
		"desk.due_tomorrow": {"申请明日到期", "due tomorrow"},
		"desk.confirm":      {"待我审核", "to be confirmed"},
		"desk.roster":       {"名册待我审定", "roster to confirm"},
		"desk.owed":         {"已批准待核定", "to be determined"},
		"desk.accounts":     {"账户变更待确认", "accounts waiting"},
		"desk.notice_over":  {"公示届满", "notices ended"},
		"desk.due":          {"到期复核", "visits due"},
		"desk.this_month":   {"本月", "this month"},
		"desk.mine":         {"我记录的待审", "mine, waiting"},
		"desk.mine_note":    {"等他人审核", "for a second person"},
		"desk.drafts":       {"未提交的草稿", "drafts"},
		"desk.upcoming":     {"即将到期复核", "visits soon due"},
		"desk.three_months": {"三个月内", "within three months"},
		"desk.ahead":        {"下月将变化", "Next month by itself"},
		"desk.no_change":    {"没有变化", "nothing changes"},
		"desk.computing":    {"正在测算本月名册……", "computing the month …"},
		"desk.month":        {"{0} 月名册", "Roster of {0}"},
		"desk.paid":         {"户 {0}   人 {1}   {2} 元", "{0} households, {1} people, {2} yuan"},
		"desk.year":         {"近 12 月发放（万元）", "Paid in the last 12 months (10 000 yuan)"},
		"desk.change":       {"比上月 {0} 元", "{0} yuan from last month"},
	}
}
