package policy

import "doudi/calc"

// Level is who may confirm an amount 审批权限.
type Level uint8

// Levels from the lowest up; the values of the authority table.
const (
	AtTownship Level = iota + 1 // 乡镇（街道）
	AtCounty                    // 县级民政部门
	AtGroup                     // 领导小组
)

var levelWords = []codedWord{{"township", "乡镇"}, {"county", "县级"}, {"group", "领导小组"}}

var levelCodes = map[string]Level{"township": AtTownship, "county": AtCounty, "group": AtGroup}

// String is the level's code in the table.
func (l Level) String() string { return [...]string{"", "township", "county", "group"}[l] }

// Authority is the lowest level that may confirm an amount in a month: of each
// level's rows the latest that has begun, and of those that reach the amount the
// lowest. Where no row does, it is one level above the highest that has a row,
// and without any row the county (社会救助法 art. 44).
func (p *Policy) Authority(program calc.Program, amount calc.Money, m calc.Month) Level {
	return AuthorityBy(p.Authorities, program, amount, m)
}

// AuthorityBy is Policy.Authority by the rows of the table 审批权限.
func AuthorityBy(table []Authority, program calc.Program, amount calc.Money, m calc.Month) Level {
	var rows [AtGroup + 1]*Authority
	for i := range table {
		a := &table[i]
		if l := levelCodes[a.Level]; a.Program == program && a.From <= m && (rows[l] == nil || a.From >= rows[l].From) {
			rows[l] = a
		}
	}
	highest := Level(0)
	for l := AtTownship; l <= AtGroup; l++ {
		switch {
		case rows[l] == nil:
		case rows[l].Unlimited || amount <= rows[l].Upto:
			return l
		default:
			highest = l
		}
	}
	if highest == 0 {
		return AtCounty
	}
	return min(highest+1, AtGroup)
}
