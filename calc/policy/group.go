package policy

import "doudi/calc"

// Group is one row of the table of groups of people 人群. All filled cells of
// a row must hold; rows with one code are alternatives.
type Group struct {
	Code, Label          string
	disability, level    mask
	illness, labour      mask
	schooling, selfcare  mask
	special              mask
	ageMin, ageMax       int
	hasAgeMin, hasAgeMax bool
	cells                []string // the row as written, for comparing tables
	Place                calc.Place
}

// mask is a set of coded values; the empty mask is an empty cell and takes all.
type mask uint32

func (m mask) takes(v uint8) bool { return m == 0 || v != 0 && m&(1<<v) != 0 }

func (g *Group) takes(a calc.Attributes, age int) bool {
	return g.disability.takes(uint8(a.Disability)) &&
		g.level.takes(a.Level) &&
		g.illness.takes(uint8(a.Illness)) &&
		g.labour.takes(uint8(a.Labour)) &&
		g.schooling.takes(uint8(a.Schooling)) &&
		g.selfcare.takes(uint8(a.Selfcare)) &&
		g.special.takes(uint8(a.Special)) &&
		(!g.hasAgeMin || age >= g.ageMin) &&
		(!g.hasAgeMax || age <= g.ageMax)
}

// InGroup says whether a person with these attributes and this age belongs to
// a group; the group "" takes everybody.
func (p *Policy) InGroup(code string, a calc.Attributes, age int) bool {
	return code == "" || anyTakes(p.groups[code], a, age)
}

func anyTakes(rows []Group, a calc.Attributes, age int) bool {
	for i := range rows {
		if rows[i].takes(a, age) {
			return true
		}
	}
	return false
}
