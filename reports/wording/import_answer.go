package wording

import "doudi/calc"

// What is answered about an import. Each method is one answer, or a line of one.

// FileIgnored mentions a file of a folder that is no table.
func (l Lang) FileIgnored(name string) string {
	return l.Say("未读取 %s：不是数据表", "%s: not read, it is no table", name)
}

// Imported answers import.
func (l Lang) Imported(dry bool, added, changed, left, decisions, known int) string {
	if dry {
		return l.Say("将新增 %d 户、更改 %d 户、不变 %d 户；将登记决定 %d 条，已在案 %d 条",
			"would add %d, change %d, leave %d households; would record %d decisions, %d known", added, changed, left, decisions, known)
	}
	return l.Say("新增 %d 户、更改 %d 户、不变 %d 户；登记决定 %d 条，已在案 %d 条",
		"added %d, changed %d, left %d households; recorded %d decisions, %d known", added, changed, left, decisions, known)
}

// OnlyTried says that an act was tried and taken back.
func (l Lang) OnlyTried() string {
	return l.Say("试运行：未作任何更改", "dry run: nothing was changed")
}

// ReplacedDecision mentions a row that was decided before and replaced since.
func (l Lang) ReplacedDecision(at calc.Place, a calc.AwardKey, from calc.Month) string {
	return l.Say("%s：%s 自 %s 的决定早已在案，此后已被新的决定替代，未再登记；如确需重新决定，请写另一核查日期，或在原因中写明",
		"%s: %s: the decision from %s is on record and has been replaced since; it was not recorded again. If it is meant anew, give it another review date, or say so in its reason", at, l.Award(a), from)
}

// ErrorBookWritten answers import --errors.
func (l Lang) ErrorBookWritten(path string) string {
	return l.Say("错误清单已写入 %s", "the faulty rows are in %s", path)
}

// FaultCount closes a list of faults.
func (l Lang) FaultCount(n, shown int) string {
	en := "%d faults; nothing was changed"
	if n == 1 {
		en = "%d fault; nothing was changed"
	}
	s := l.Say("共 %d 处错误，未作任何更改", en, n)
	if n > shown {
		s += l.Say("（只列出前 %d 处）", " (the first %d are shown)", shown)
	}
	return s
}

// Remarked marks a sentence that refuses nothing.
func (l Lang) Remarked(s string) string { return l.Say("提示：%s", "remark: %s", s) }

// MoreRemarks closes a list of remarks that is cut.
func (l Lang) MoreRemarks(n int) string { return l.Say("另有 %d 条提示", "%d more remarks", n) }
