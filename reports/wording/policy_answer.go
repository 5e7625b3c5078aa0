package wording

import (
	"errors"

	"doudi/calc/policy"
)

// What is answered about policy tables. Each method is one answer, or a line of one.

// Linted closes the answer of policy lint.
func (l Lang) Linted(faults, remarks int) string {
	en := map[bool]string{true: "%d fault, ", false: "%d faults, "}[faults == 1] + map[bool]string{true: "%d remark", false: "%d remarks"}[remarks == 1]
	return l.Say("错误 %d 处，提示 %d 条", en, faults, remarks)
}

// PolicyLoaded answers policy load.
func (l Lang) PolicyLoaded(version int, already bool) string {
	if already {
		return l.Say("政策表与现行第 %d 版相同，未作更改", "the tables are the same as version %d, in use; nothing changed", version)
	}
	return l.Say("政策表已启用，第 %d 版", "policy tables in use: version %d", version)
}

// SameTables answers policy diff.
func (l Lang) SameTables() string {
	return l.Say("与现行政策表相同", "the same as the tables in use")
}

// TableError puts into words what the policy tables fail to say; "" for any
// other error.
func (l Lang) TableError(face Face, err error) string {
	var noStandard *policy.NoStandard
	var noParameter *policy.NoParameter
	switch {
	case errors.As(err, &noStandard):
		return l.withRemedy(l.Say("%[5]s 没有适用的标准：%[1]s %[2]s %[3]s %[4]s",
			"no standard in force in %[5]s: program %[1]s, class %[2]q, %[3]s, region %[4]s",
			noStandard.Program, noStandard.Class, l.Settlement(noStandard.Settlement), noStandard.Region, noStandard.Month), l.otherWay(face, "table", "standard"))
	case errors.As(err, &noParameter):
		return l.withRemedy(l.Say("%[3]s 没有适用的参数 %[1]s（%[2]s）",
			"no value in force in %[3]s: parameter %[1]s (%[2]s)",
			noParameter.Key, noParameter.Program, noParameter.Month), l.otherWay(face, "table", "parameter"))
	}
	return ""
}

// PolicyHeadings heads rows of policy tables.
func (l Lang) PolicyHeadings() []string {
	return l.headings("表 键 起始月 值 文件 位置", "table key from value document place")
}
