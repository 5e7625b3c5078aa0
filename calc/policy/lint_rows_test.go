package policy_test

import (
	"strings"
	"testing"

	"doudi/calc/policy"
)

// What can be read and is wrong: values beyond what they count, rows that
// contradict each other, references that lead nowhere, rows that do nothing. Every
// one names its cell; a number that is just possible is none.
func TestLintedRows(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{
			"parameters out of range", `
-- parameter --
key,value,from
rounding.unit,,2026-01
rounding.mode,,2026-01
rounding.unit.dibao,,2026-02
taper.months,0,2025-01
taper.months,1200,2025-02
taper.months,1201,2025-03
arrears.months,999999,2025-01
notice.days,3650,2025-01
notice.days,3651,2025-02
review.hold_after,,2025-01
recovery.share,0,2025-01
`, `
parameter.csv:7:2: invalid.range 1201 0 1200
parameter.csv:8:2: invalid.range 999999 0 1200
parameter.csv:10:2: invalid.range 3651 0 3650
parameter.csv:2:2: cell.empty value
parameter.csv:3:2: cell.empty value
parameter.csv:4:2: cell.empty value`,
		},
		{
			"percentages of a cell that shows them as such", `
-- parameter --
key,value,from
taper.share,0.5,2025-01
dibao.single.share,1,2025-01
recovery.share,0,2025-01
roster.alarm_percent,1.01,2025-01
exit.bonus_months,0.5,2025-01
-- supplement --
code,program,kind,value,from
A,dibao,benefit_percent,0.3,2025-01
B,dibao,amount,0.3,2025-01
C,dibao,full,,2025-01
-- deduction --
item,percent,from
medical,0.7,2025-01
`, `
supplement.csv:2:4: policy.percent_low A 0.30 (warning)
deduction.csv:2:2: policy.percent_low medical 0.70 (warning)
parameter.csv:2:2: policy.percent_low taper.share 0.50 (warning)
parameter.csv:3:2: policy.percent_low dibao.single.share 1.00 (warning)`,
		},
		{
			"ceilings", `
-- parameter --
key,value,from
edge.ceiling,0.9,2025-01
edge.ceiling,1,2025-02
edge.ceiling,150,2025-03
edge.ceiling,10,2025-04
edge.ceiling,,2025-05
taper.ceiling.dibao,0,2025-01
`, `
parameter.csv:2:2: policy.ceiling_odd 0.9 (warning)
parameter.csv:4:2: policy.ceiling_odd 150 (warning)
parameter.csv:7:2: policy.ceiling_odd 0 (warning)`,
		},
		{
			"parameters of one programme", `
-- parameter --
key,value,from
dibao.minimum.dibao,50,2025-01
dibao.minimum.低保,50,2025-02
dibao.single.share.elder,50,2025-01
relief.cap.dibao,50,2025-01
relief.papers_days.relief,5,2025-01
-- standard --
program,from,amount
dibao,2025-01,600
elder,2025-01,60
`, `
parameter.csv:4:1: policy.parameter_unused dibao.single.share elder dibao (warning)
parameter.csv:5:1: policy.parameter_unused relief.cap dibao relief (warning)`,
		},

		{
			"classes that nothing is paid by", `
-- standard --
program,class,from,amount
edge,,2025-01,0
tekun,,2025-01,900
tekun,basic,2025-01,900
tekun,basic.hospital,2025-01,900
tekun,basic.集中,2025-01,900
tekun,不能自理.home,2025-01,900
tekun,dependant,2025-01,900
elder,80.1,2025-01,60
dibao,甲.乙,2025-01,60
`, `
standard.csv:2:1: policy.edge_unpaid (warning)
standard.csv:3:2: policy.class_unused  (warning)
standard.csv:5:2: policy.class_unused basic.hospital (warning)
standard.csv:8:2: policy.class_unused dependant (warning)`,
		},
		{
			"abolished", `
-- standard --
program,class,settlement,region,from,amount
dibao,,urban,,2025-01,600
dibao,,urban,,2026-01,
dibao,,rural,,2026-01,
elder,80,,,2025-01,
elder,80,,990283001,2025-02,50
elder,80,,990283001002,2025-03,
elder,90,,,2025-01,50
elder,90,,990283001,2025-01,
elder,90,,990283002,2024-12,
nursing,1,,990283001,2025-01,50
nursing,1,,990283002,2025-02,
nursing,1,,,2025-02,
`, `
standard.csv:4:6: policy.abolished_nothing dibao  2026-01 (warning)
standard.csv:5:6: policy.abolished_nothing elder 80 2025-01 (warning)
standard.csv:10:6: policy.abolished_nothing elder 90 2024-12 (warning)
standard.csv:12:6: policy.abolished_nothing nursing 1 2025-02 (warning)`,
		},

		{
			"groups", `
-- group --
code,label,level,age_min,age_max
none,谁都算,,,
old,老人,,150,
older,老人,,151,
young,孩子,,,999
minor,孩子,,0,0
minor,少年,,0,0
minor,孩子,,0,0
minor,孩子,1,,
`, `
group.csv:4:4: invalid.range 151 0 150
group.csv:5:5: invalid.range 999 0 150
group.csv:8:1: policy.duplicate group minor 孩子  group.csv:6:1 (warning)
group.csv:2:1: policy.group_everybody none (warning)`,
		},

		{
			"spells", `
-- supplement --
code,label,program,group,kind,value,from,until
A,甲,dibao,,amount,10,2025-01,2025-12
A,甲,dibao,,amount,20,2026-01,2026-06
A,甲,dibao,,amount,30,2026-06,
B,乙,dibao,,amount,30,2025-06,2025-12
-- deduction --
item,percent,cap,from,until
medical,100,,2025-01,2025-06
medical,90,,2025-03,2025-04
education,100,5000,2025-01,2025-02
work,100,0,2025-01,
care,0,,2025-01,
`, `
deduction.csv:5:3: policy.deduction_nothing 0 (warning)
deduction.csv:6:2: policy.deduction_nothing 0 (warning)
supplement.csv:3:8: policy.overlap 2026-06 supplement.csv:4:6 2026-06 (warning)
deduction.csv:2:5: policy.overlap 2025-06 deduction.csv:3:2 2025-03 (warning)`,
		},

		{
			"reviews and extensions", `
-- review --
program,group,months
dibao,rich,0
edge,,1
heating,,1200
,,1201
-- extension --
from,until,months,region
2026-01,2026-01,0,
2026-02,2026-02,1,
2026-02,2026-02,2,
`, `
review.csv:2:3: invalid.range 0 1 1200
review.csv:5:3: invalid.range 1201 1 1200
extension.csv:2:3: invalid.range 0 1 1200
extension.csv:4:3: policy.duplicate extension  2026-02 extension.csv:3:3
review.csv:2:2: policy.group_undefined rich
review.csv:4:1: policy.program_undefined heating (warning)
extension.csv:4:1: policy.extension_overlap extension.csv:3:3 (warning)`,
		},

		{
			"authority", `
-- authority --
program,upto,level,from
relief,5000,乡镇,2025-01
relief,5000,县级,2025-01
relief,,领导小组,2025-01
relief,6000,township,2026-01
relief,50000,county,2026-01
relief,6000.00,乡镇,2026-01
relief,7000,township,2026-01
dibao,,township,2025-01
dibao,,county,2025-01
heating,0,township,2025-01
`, `
authority.csv:7:2: policy.duplicate authority relief township 2026-01 authority.csv:5:2 (warning)
authority.csv:8:2: policy.duplicate authority relief township 2026-01 authority.csv:5:2
authority.csv:11:1: policy.program_undefined heating (warning)
authority.csv:3:2: policy.authority_hidden authority.csv:2:2 (warning)
authority.csv:10:2: policy.authority_hidden authority.csv:9:2 (warning)`,
		},

		{
			"exclusions", `
-- exclusive --
program_a,program_b,from
dibao,edge,2025-01
edge,低保,2025-01
dibao,edge,2026-01
dibao,低保,2025-01
heating,relief,2025-01
`, `
exclusive.csv:3:1: policy.duplicate exclusive edge dibao 2025-01 exclusive.csv:2:1 (warning)
exclusive.csv:4:1: policy.duplicate exclusive dibao edge 2026-01 exclusive.csv:2:1 (warning)
exclusive.csv:5:2: policy.exclusive_self dibao
exclusive.csv:6:1: policy.program_undefined heating (warning)`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, faults := policy.Parse(tables(withBoth(c.text)))
			if got, want := faultLines(faults), strings.TrimPrefix(c.want, "\n"); got != want {
				t.Errorf("faults:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// What was loaded before a rule was found is read again as it is: a store whose old
// tables have a cycle of no months must open.
func TestAgainTakesWhatWasLoaded(t *testing.T) {
	text := withBoth("-- review --\nprogram,group,months\ndibao,,0\n-- exclusive --\nprogram_a,program_b,from\ndibao,dibao,2025-01\n")
	if _, faults := policy.Again(tables(text)); len(faults) != 0 {
		t.Errorf("faults: %v", faults)
	}
	if _, faults := policy.Parse(tables(text)); len(faults.Refusing()) != 2 {
		t.Errorf("faults: %v", faults)
	}
}

// The words of an office mean the same as the codes of the rule book.
func TestWordsOfValues(t *testing.T) {
	const codes = `
-- parameter --
key,value,from
rounding.unit,1,2025-01
rounding.mode,up,2025-01
rounding.mode,down,2025-02
rounding.mode,half_up,2025-03
pay.from,same_month,2025-01
pay.from,application_month,2025-02
pay.from,next_month,2025-03
notice.unit,calendar,2025-01
notice.unit,working,2025-02
permit.apply,yes,2025-01
permit.apply,no,2025-02
-- authority --
program,upto,level,from
relief,1,township,2025-01
relief,2,county,2025-01
relief,,group,2025-01
`
	words := strings.NewReplacer(
		",up,", ",进位,", ",down,", ",舍去,", ",half_up,", ",四舍五入,", "same_month", "当月", "application_month", "申请当月", "next_month", "次月",
		"calendar", "自然日", "working", "工作日", ",yes,", ",是,", ",no,", ",否,", "township", "乡镇", "county", "县级", ",group,", ",领导小组,",
	).Replace(codes)
	if strings.Count(words, "_") != 0 || load(t, words).Digest() != load(t, codes).Digest() {
		t.Errorf("the tables differ:\n%s", words)
	}
}

// A value's column goes by any of its names in every table, and where there is none
// only that is said.
func TestNamesOfTheValueColumn(t *testing.T) {
	for _, value := range []string{"value", "值", "取值", "数值"} {
		load(t, "-- parameter --\nkey,"+value+",from\nrounding.unit,1,2025-01\n-- supplement --\ncode,program,kind,"+value+",from\nA,dibao,amount,5,2025-01\n")
	}
	_, faults := policy.Parse(tables(withBoth("-- supplement --\ncode,program,kind,from\nA,dibao,amount,2025-01\n")))
	if got := faultLines(faults); got != "supplement.csv: heading.missing value 值/取值/数值" {
		t.Errorf("faults:\n%s", got)
	}
}
