package policy_test

import (
	"testing"

	"doudi/calc"
	"doudi/calc/policy"
)

func TestInGroup(t *testing.T) {
	supplements := ""
	for _, group := range []string{"", "everyone", "severe", "ill", "idle", "student", "cared", "special", "elder", "minor", "working", "old ill"} {
		supplements += "S,dibao," + group + ",amount,10,2025-01\n"
	}
	p := load(t, `
-- group --
code,label,disability,level,illness,labour,schooling,selfcare,special,age_min,age_max
severe,重度残疾,,1;2,,,,,,,
severe,重度残疾,intellectual；精神,3,,,,,,,
ill,重病,,,severe,,,,,,
idle,,,,,none;部分,,,,,
student,,,,,,senior;高等,,,,
cared,,,,,,,不能自理 partial,,,
special,,,,,,,,孤儿;unattended,,
elder,老年人,,,,,,,,60,
minor,,,,,,,,,,17
working,,,,,,,,,18,59
old ill,,,,chronic,,,,,60,
everyone,,,,,,,,,,
-- supplement --
code,program,group,kind,value,from
`+supplements, "policy.group_everybody", "policy.duplicate")
	nobody := calc.Attributes{}
	for _, c := range []struct {
		group string
		of    calc.Attributes
		age   int
		want  bool
	}{
		{"", nobody, 30, true},
		{"everyone", nobody, 30, true},
		{"no such group", nobody, 30, false},

		// Levels, and the alternatives of one code.
		{"severe", calc.Attributes{Disability: calc.Physical, Level: 1}, 30, true},
		{"severe", calc.Attributes{Disability: calc.Physical, Level: 2}, 30, true},
		{"severe", calc.Attributes{Disability: calc.Physical, Level: 3}, 30, false},
		{"severe", calc.Attributes{Disability: calc.Intellectual, Level: 3}, 30, true},
		{"severe", calc.Attributes{Disability: calc.Mental, Level: 3}, 30, true},
		{"severe", calc.Attributes{Disability: calc.Mental, Level: 4}, 30, false},
		{"severe", calc.Attributes{Disability: calc.Multiple, Level: 3}, 30, false},
		{"severe", calc.Attributes{Disability: calc.Mental}, 30, false},
		{"severe", nobody, 30, false},

		{"ill", calc.Attributes{Illness: calc.Severe}, 30, true},
		{"ill", calc.Attributes{Illness: calc.Chronic}, 30, false},
		{"ill", nobody, 30, false},
		{"idle", calc.Attributes{Labour: calc.NoLabour}, 30, true},
		{"idle", calc.Attributes{Labour: calc.PartialLabour}, 30, true},
		{"idle", calc.Attributes{Labour: calc.FullLabour}, 30, false},
		{"idle", nobody, 30, false},
		{"student", calc.Attributes{Schooling: calc.Senior}, 16, true},
		{"student", calc.Attributes{Schooling: calc.Higher}, 16, true},
		{"student", calc.Attributes{Schooling: calc.Compulsory}, 16, false},
		{"cared", calc.Attributes{Selfcare: calc.Dependent}, 70, true},
		{"cared", calc.Attributes{Selfcare: calc.PartialCare}, 70, true},
		{"cared", calc.Attributes{Selfcare: calc.Independent}, 70, false},
		{"special", calc.Attributes{Special: calc.Orphan}, 10, true},
		{"special", calc.Attributes{Special: calc.Unattended}, 10, true},
		{"special", calc.Attributes{Special: calc.Veteran}, 10, false},

		// The year before, the year itself; both ends are inclusive.
		{"elder", nobody, 59, false},
		{"elder", nobody, 60, true},
		{"elder", nobody, 100, true},
		{"minor", nobody, 17, true},
		{"minor", nobody, 18, false},
		{"minor", nobody, 0, true},
		{"working", nobody, 17, false},
		{"working", nobody, 18, true},
		{"working", nobody, 59, true},
		{"working", nobody, 60, false},

		// All filled cells must hold.
		{"old ill", calc.Attributes{Illness: calc.Chronic}, 60, true},
		{"old ill", calc.Attributes{Illness: calc.Chronic}, 59, false},
		{"old ill", calc.Attributes{Illness: calc.Severe}, 60, false},
	} {
		if got := p.InGroup(c.group, c.of, c.age); got != c.want {
			t.Errorf("%q of %+v at %d: %v", c.group, c.of, c.age, got)
		}
		if s := supplementFor(p, c.group); s != nil && s.Takes(c.of, c.age) != c.want {
			t.Errorf("a supplement for %q takes %+v at %d: %v", c.group, c.of, c.age, !c.want)
		}
	}
}

func supplementFor(p *policy.Policy, group string) *policy.Supplement {
	for i := range p.Supplements {
		if p.Supplements[i].Group == group {
			return &p.Supplements[i]
		}
	}
	return nil
}
