package wording

import "doudi/calc/roster"

// causes are the codes of roster.CauseCodes.
var causes = map[roster.CauseCode]sentence{
	roster.New:         {"新增", "new"},
	roster.Resumed:     {"恢复", "resumed"},
	roster.Stopped:     {"停发", "stopped"},
	roster.Suspended:   {"缓发", "suspended"},
	roster.TaperBegun:  {"渐退开始", "taper begun"},
	roster.TaperEnded:  {"渐退结束", "taper ended"},
	roster.Standard:    {"调标", "standard"},
	roster.Income:      {"收入变化", "income"},
	roster.Members:     {"人员变化", "members"},
	roster.Supplement:  {"分类施保变化", "supplement"},
	roster.Minimum:     {"保底", "minimum"},
	roster.ArrearsPart: {"补发", "arrears"},
	roster.RecoveryOf:  {"扣回", "recovery"},
	roster.BonusPart:   {"退出奖励", "exit bonus"},
	roster.ReissuePart: {"重发", "reissue"},
	roster.Unnamed:     {"未说明", "unnamed"},
}

// causeDetails are what a cause's Detail may say: the reasons of a stop by
// their codes, and why a payment is held.
var causeDetails = map[string]sentence{
	"death":     {"死亡", "death"},
	"moved":     {"迁出", "moved away"},
	"income":    {"收入超标", "income above the line"},
	"property":  {"财产超标", "property above the line"},
	"tekun":     {"转特困", "now under tekun"},
	"voluntary": {"自愿退出", "voluntary exit"},
	"refused":   {"拒绝配合", "refused to help"},
	"other":     {"其他", "other reasons"},
	"review":    {"复核逾期", "review overdue"},
}

// Cause is the name of a cause of change.
func (l Lang) Cause(code roster.CauseCode) string { return word(l, causes, code) }

// CauseDetail is what stands behind a cause's name: the reason of a stop, or
// why a payment is held. "" stays "".
func (l Lang) CauseDetail(detail string) string { return word(l, causeDetails, detail) }

// CauseWithDetail is a cause's name, with its detail in brackets where it has one.
func (l Lang) CauseWithDetail(code roster.CauseCode, detail string) string {
	if detail == "" {
		return l.Cause(code)
	}
	return l.Say("%s（%s）", "%s (%s)", l.Cause(code), l.CauseDetail(detail))
}

// word is a code in the reader's language; a code without a row is itself.
func word[C ~string](l Lang, table map[C]sentence, code C) string {
	if s, ok := table[code]; ok {
		return s.in(l, nil)
	}
	return string(code)
}
