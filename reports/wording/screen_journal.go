package wording

// onJournal is what the journal says.
func onJournal() map[string]sentence {
	return map[string]sentence{
		"tab.journal": {"日志", "Log"},

		"journal.open":            {"详情", "details"},
		"journal.none":            {"没有记录", "there is no entry"},
		"journal.filter":          {"筛选", "filter"},
		"journal.filter_by":       {"操作员", "operator"},
		"journal.filter_act":      {"事项", "act"},
		"journal.filter_act_hint": {"如 roster 或 roster.submit", "as in roster or roster.submit"},
		"journal.filter_from":     {"自（日）", "from day"},
		"journal.filter_to":       {"至（日）", "to day"},
		"journal.no_act":          {"没有这种事项", "there is no such act"},
		"journal.verify":          {"验证日志链", "prove the chain"},
		"journal.entry":           {"日志第 {0} 条", "Entry {0} of the journal"},
		"journal.at":              {"时间  {0}", "at      {0}"},
		"journal.by":              {"操作员  {0}", "by      {0}"},
		"journal.act":             {"事项  {0}（{1}）", "act     {0} ({1})"},
		"journal.subject":         {"对象  {0}", "subject {0}"},
		"journal.reason":          {"说明  {0}", "reason  {0}"},
		"journal.digests":         {"摘要  前 {0}  后 {1}  上一条 {2}", "digest  before {0}, after {1}, of the entry before {2}"},

		"field.day":      {"日期写作 2026-11-21", "a day is written 2026-11-21"},
		"field.day_hint": {"2026-11-21", "2026-11-21"},
	}
}
