package records

import (
	"strings"
	"unicode/utf8"

	"doudi/calc"
)

// ids says whether the row has anything like an identity number.
func (l *officeList) ids() bool {
	for p := range l.columns.everyone {
		if s := l.text(p.id); strings.ContainsAny(tight(s), "0123456789") && !signature(s) {
			return true
		}
	}
	return false
}

// filled says whether a cell holds more than a mark for "nobody".
func filled(s string) bool {
	switch s {
	case "", "无", "/", "\\", "-", "—", "——", "－", "／":
		return false
	}
	return true
}

// total says whether the row is a subtotal 小计 or total 合计.
func (l *officeList) total() bool {
	if l.ids() {
		return false
	}
	for _, s := range [...]string{l.number(), l.text(l.columns.main.name)} {
		if s != "" && !totalWord(s) && !countWord(s) {
			return false
		}
	}
	for _, s := range l.cells {
		if totalWord(s) {
			return true
		}
	}
	return false
}

// countWord says whether a cell only counts, as in 2户5人.
func countWord(s string) bool { return strings.Trim(tight(s), "0123456789.,户人元") == "" }

func totalWord(s string) bool {
	if s == "" || len(s) > 60 {
		return false
	}
	s = strings.TrimRight(tight(s), ":")
	for _, word := range [...]string{"合计", "小计", "总计", "共计", "累计"} {
		if strings.HasPrefix(s, word) || strings.HasSuffix(s, word) {
			return true
		}
	}
	return false
}

// nobody says whether the row names neither a household nor a person, or is a
// line for signatures.
func (l *officeList) nobody() bool {
	if l.ids() {
		return false
	}
	if number := l.number(); number != "" {
		return signature(number)
	}
	named := false
	for p := range l.columns.everyone {
		named = named || filled(l.text(p.name))
	}
	if !named {
		return true
	}
	for _, s := range l.cells {
		if signature(s) {
			return true
		}
	}
	return false
}

// signature recognises 审核人：…, 填报日期：… and notes.
func signature(s string) bool {
	before, _, ok := strings.Cut(narrowMarks(s), ":")
	if !ok {
		return false
	}
	before = tight(before)
	for _, word := range [...]string{"制表", "填表", "填报", "审核", "复核", "经办", "负责人", "单位", "领导", "分管", "主管", "签字", "盖章", "日期", "备注", "注", "说明", "联系"} {
		if strings.HasPrefix(before, word) || strings.HasSuffix(before, word) {
			return true
		}
	}
	return false
}

func narrowMarks(s string) string { return strings.ReplaceAll(s, "：", ":") }

// skip passes a row over. Rows that hold running numbers and zeros only, as
// prepared sheets do, need no mention.
func (l *officeList) skip() {
	for i, s := range l.cells {
		taken := i < len(l.columns.taken) && l.columns.taken[i]
		if !figure(s) || taken && filled(s) {
			l.office.fault(l.table.Place(i), OfficeRowSkipped, shown(s)).Warning = true
			return
		}
	}
}

func figure(s string) bool { return strings.Trim(s, "0123456789.,-/¥￥ ") == "" }

// shown is a text as a message quotes it: its beginning, or the last characters
// of a number that must not be shown whole.
func shown(s string) string {
	const most, digits = 20, 12
	run := 0
	for _, r := range tight(s) {
		if run++; r < '0' || r > '9' {
			run = 0
		}
		if run == digits {
			return calc.Tail(s)
		}
	}
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}

// columnNumbers recognises the line 1, 2, 3 … or 甲, 乙, 1, 2 … under a heading.
func columnNumbers(cells []string) bool {
	n, texts := 0, 0
	for _, s := range cells {
		if s = tight(s); s == "" {
			continue
		}
		texts++
		if strings.Contains("甲乙丙丁戊己", s) && n == 0 {
			continue
		}
		if n++; s != decimal(n) {
			return false
		}
	}
	return texts >= 3
}

// beyond finds texts under no heading: members might be lost in them.
func (l *officeList) beyond() {
	for i, s := range l.cells {
		if s != "" && (i >= len(l.columns.headings) || l.columns.headings[i].text == "") {
			l.office.fault(l.table.Place(i), "row.beyond_heading", shown(s))
			return
		}
	}
}
