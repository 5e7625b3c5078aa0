package wording

import "strings"

// What is said of files that leave the machine, and of what is made of them on
// another.

// HandedOver answers handover.
func (l Lang) HandedOver(path string, recipients []string) string {
	return l.Say("已核验、加密并写入 %s，收件方：%s", "copy proved, encrypted and written: %s, for %s", path, strings.Join(recipients, " "))
}

// JournalExported answers audit export.
func (l Lang) JournalExported(path string, records, seq uint64, content string, recipients []string) string {
	return l.Say("已导出 %s：记录 %d 条，日志 %d 条，内容摘要 %s，收件方：%s",
		"exported %s: %d records, %d journal entries, content %s, for %s", path, records, seq, content, strings.Join(recipients, " "))
}

// Rebuilt answers audit rebuild.
func (l Lang) Rebuilt(path, county, by string, records, seq uint64, content string) string {
	return l.Say("已核验并重建为 %s（%s，导出人 %s）：记录 %d 条，日志 %d 条，内容摘要 %s",
		"proved and rebuilt as %s (%s, exported by %s): %d records, %d journal entries, content %s", path, county, by, records, seq, content)
}
