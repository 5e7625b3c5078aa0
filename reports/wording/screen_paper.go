package wording

// onPaper is what stands around a form that becomes an act.
func onPaper() map[string]sentence {
	return map[string]sentence{
		"paper.hand":   {"提交", "hand in"},
		"paper.leave":  {"放下（已存草稿）", "put aside (kept as a draft)"},
		"paper.check":  {"有几项要改，见各项下的说明", "some fields are not in order: see what is said below them"},
		"paper.trying": {"正在测算……", "computing …"},

		"draft.household": {"家庭变更 {0}", "change of household {0}"},
		"draft.decision":  {"决定 {0}", "decision on {0}"},
		"draft.visit":     {"入户核查 {0}", "visit of {0}"},
		"draft.note":      {"登记情况 {0}", "event of {0}"},
		"draft.step":      {"申请环节 {0}", "step of application {0}"},
		"draft.intake":    {"受理申请 {0}", "application of {0}"},
		"draft.month":     {"名册疑点放行 {0}", "findings of {0} let pass"},
	}
}
