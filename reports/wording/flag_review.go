package wording

// reviewFlags are the options of reviews, as flags has them.
func reviewFlags() map[string]sentence {
	return map[string]sentence{
		// review due.
		"village":            {"村的 12 位代码", "the twelve digits of a village"},
		"status":             {"只列这些：upcoming、due、overdue，以逗号分开", "only these: upcoming, due, overdue, separated by commas"},
		"list":               {"把入户核查单写进这个文本文件", "text file to write the visit list to"},
		"review due program": {"只列这个救助项目，如 dibao 或 低保", "only this programme, as in dibao or tekun"},
		"review due reason":  {"只列这个事由，如 cycle 或 age_60", "only this reason, as in cycle or age_60"},
		"review due out":     {"把清单写进这个 CSV 文件", "CSV file to write the list to"},
		"review due month":   {"按这个月看，如 2026-11；不写为本月", "as this month sees it, as in 2026-11; this month where it is left out"},

		// review record.
		"visitors":                {"核查人，至少两人，以逗号分开", "who visited, two at least, separated by commas"},
		"findings":                {"核查情况", "what was found"},
		"data":                    {"带有变动情况的表：文件夹或工作簿，格式同 import", "changed facts: a folder or workbook of sheets as for import"},
		"review record percapita": {"核查所见的家庭月人均收入；不写按收支和原核定", "income a head and month as it was found; by the items and the determination where it is left out"},
		"absent":                  {"入户未见人", "nobody was met"},
		"review record refused":   {"家庭拒绝配合核查", "the family refused the visit"},
		"settle":                  {"未销号的疑点已随核查核实，予以销号", "strike off the open findings, as verified by the visit"},
		"review record program":   {"只核查这个救助项目；不写为全部", "review this programme alone; all where it is left out"},

		// review note.
		"review note person":  {"成员的身份证号", "ID number of the member"},
		"review note until":   {"学业或在站的最后一日", "last day of schooling or of the stay"},
		"reported":            {"报告的日期；不写为今天", "day of the report; today where it is left out"},
		"review note stage":   {"学段：compulsory、senior、higher 等", "stage of schooling: compulsory, senior, higher and so on"},
		"text":                {"内容", "what there is to say"},
		"of":                  {"要销号的是第几号", "number of the finding to close"},
		"review note program": {"核对或公示的救助项目；不写为全部", "programme matched or publicised; all where it is left out"},
		"review note region":  {"登记这里的全部家庭：乡镇前 9 位或村的 12 位代码", "all households of a township (nine digits) or a village (twelve)"},

		// review calendar and review plan.
		"months":                {"多少个月", "how many months"},
		"review calendar month": {"从哪个月起，如 2026-11；不写为本月", "the first month, as in 2026-11; this month where it is left out"},
		"review plan from":      {"起始日，如 2026-11-23；不写为今天", "first day, as in 2026-11-23; today where it is left out"},
		"review plan to":        {"截止日；不写时由 --weeks 推算", "last day; reckoned from --weeks where it is left out"},
		"weeks":                 {"多少周", "how many weeks"},
		"per-week":              {"每个乡镇一周最多多少户；0 为不限", "most visits of a township in a week; 0 is without limit"},
		"ahead":                 {"周期核查可提前几个月", "months that a visit of the cycle may come early"},

		// review sample and review coverage.
		"percent":              {"抽查比例，30 至 100", "percent to draw, 30 to 100"},
		"seed":                 {"种子；不写时随机产生并印出", "seed; made at random and printed where it is left out"},
		"review sample month":  {"抽查哪个月在保的，如 2026-11；不写为本月", "of the awards in payment in this month, as in 2026-11; this month where it is left out"},
		"review coverage from": {"起始日，如 2026-01-01", "first day, as in 2026-01-01"},
		"review coverage to":   {"截止日；不写为今天", "last day; today where it is left out"},
	}
}
