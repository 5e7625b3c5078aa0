package policy_test

import (
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/policy"
)

// Every fault of every table, each with its exact place; a warning refuses
// nothing.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"none", "", ""},
		{"unknown table", "-- 附表 --\na\n", "附表.csv: policy.table_unknown 附表 (warning)"},
		{
			"table twice",
			"-- group --\ncode,age_min\nA,1\n-- 人群 --\ncode\nB\n",
			"人群.csv: table.twice group",
		},
		{
			"headings",
			"-- authority --\nprogram,level,from,limit\n",
			"authority.csv:1:4: heading.unknown limit program, upto, level, from, document",
		},

		{
			"standard", `
-- standard --
program,class,settlement,region,from,amount,per
,,,,2025-01,600,
dibao,,town,,2025-02,600,
dibao,,,9902830010021,2025-03,600,
dibao,,,清河县,2025-04,600,
dibao,,,,,600,
dibao,,,,2025-1,600,
dibao,,,,2025-05,六百,
dibao,,,,2025-06,12345678901,
dibao,,,,2025-07,600,once
dibao,,,,2025-08,600,week
`, `
standard.csv:2:1: cell.empty program
standard.csv:3:3: invalid.code town urban 城市, rural 农村
standard.csv:4:4: invalid.region 9902830010021
standard.csv:5:4: invalid.region 清河县
standard.csv:6:5: cell.empty from
standard.csv:7:5: invalid.month 2025-1
standard.csv:8:6: invalid.amount 六百
standard.csv:9:6: invalid.amount.length 12345678901
standard.csv:10:7: invalid.code once month, year
standard.csv:11:7: invalid.code week month 月, year 年, once 次`,
		},

		{
			"parameter", `
-- parameter --
key,value,from
,5,2025-01
dibao.minimun,5,2025-01
rounding.unit,0.5,2025-01
rounding.unit.dibao,10,2025-01
rounding.unit,x,2025-02
rounding.mode,nearest,2025-01
pay.from,now,2025-01
taper.months,6.5,2025-01
taper.months,-6,2025-02
notice.days,1234567,2025-01
dibao.minimum,50.005,2025-01
relief.cap,-1,2025-01
taper.share,half,2025-01
taper.ceiling,1e1,2025-01
arrears.months,12,
recovery.share,30,2025/01
rounding.unit,0.014,2025-03
rounding.unit,0.095,2025-04
rounding.unit,0.996,2025-05
rounding.unit,1.004,2025-06
rounding.unit,0.009,2025-07
rounding.unit.,1,2025-08
.rounding.unit,1,2025-08
rounding.unit,0.10,2025-09
rounding.unit,1.000000,2025-10
dibao.minimum,50.500,2025-02
notice.unit,days,2025-01
permit.apply,true,2025-01
appraisal.always,对,2025-01
survey.days,3.5,2025-01
recognition.months,-1,2025-01
`, `
parameter.csv:2:1: cell.empty key
parameter.csv:2:1: policy.parameter_unknown 
parameter.csv:3:1: policy.parameter_unknown dibao.minimun
parameter.csv:4:2: invalid.code 0.5 1, 0.1, 0.01
parameter.csv:5:2: invalid.code 10 1, 0.1, 0.01
parameter.csv:6:2: invalid.amount x
parameter.csv:6:2: invalid.code x 1, 0.1, 0.01
parameter.csv:7:2: invalid.code nearest half_up 四舍五入, up 进位, down 舍去
parameter.csv:8:2: invalid.code now next_month 次月, same_month 当月, application_month 申请当月
parameter.csv:9:2: invalid.number 6.5
parameter.csv:10:2: invalid.number -6
parameter.csv:11:2: invalid.number 1234567
parameter.csv:12:2: invalid.amount.decimals 50.005
parameter.csv:13:2: invalid.amount -1
parameter.csv:14:2: invalid.amount half
parameter.csv:15:2: invalid.amount 1e1
parameter.csv:16:3: cell.empty from
parameter.csv:17:3: invalid.month 2025/01
parameter.csv:18:2: invalid.code 0.014 1, 0.1, 0.01
parameter.csv:19:2: invalid.code 0.095 1, 0.1, 0.01
parameter.csv:20:2: invalid.code 0.996 1, 0.1, 0.01
parameter.csv:21:2: invalid.code 1.004 1, 0.1, 0.01
parameter.csv:22:2: invalid.code 0.009 1, 0.1, 0.01
parameter.csv:23:1: policy.parameter_unknown rounding.unit.
parameter.csv:24:1: policy.parameter_unknown .rounding.unit
parameter.csv:27:2: invalid.amount.decimals 50.500
parameter.csv:28:2: invalid.code days calendar 自然日, working 工作日
parameter.csv:29:2: invalid.code true yes 是, no 否
parameter.csv:30:2: invalid.code 对 yes 是, no 否
parameter.csv:31:2: invalid.number 3.5
parameter.csv:32:2: invalid.number -1`,
		},

		{
			"group", `
-- group --
code,disability,level,illness,labour,schooling,selfcare,special,age_min,age_max
,visual,1,,,,,,,
A,blind;visual;lame,0;1;5,flu,idle,university,alone,saint,x,y
B,,一级,,,,,,18,17
C,,,,,,,,18,18
D,;,；,;;, ;,； ;,;,"; ;",,
E,;visual;,+1;01;1,,,,,,,
`, `
group.csv:2:1: cell.empty code
group.csv:3:2: invalid.code blind visual 视力, hearing 听力, speech 言语, physical 肢体, intellectual 智力, mental 精神, multiple 多重
group.csv:3:2: invalid.code lame visual 视力, hearing 听力, speech 言语, physical 肢体, intellectual 智力, mental 精神, multiple 多重
group.csv:3:3: invalid.code 0 1, 2, 3, 4
group.csv:3:3: invalid.code 5 1, 2, 3, 4
group.csv:3:4: invalid.code flu severe 重病, chronic 慢性病
group.csv:3:5: invalid.code idle full 有, partial 部分, none 无
group.csv:3:6: invalid.code university preschool 学前, compulsory 义务教育, senior 高中, higher 高等
group.csv:3:7: invalid.code alone independent 全自理, partial 半自理, dependent 不能自理
group.csv:3:8: invalid.code saint orphan 孤儿, unattended 事实无人抚养, clergy 宗教教职, veteran 退役军人
group.csv:3:9: invalid.number x
group.csv:3:10: invalid.number y
group.csv:4:3: invalid.code 一级 1, 2, 3, 4
group.csv:4:10: invalid.ages 18 17
group.csv:6:2: invalid.code ; visual 视力, hearing 听力, speech 言语, physical 肢体, intellectual 智力, mental 精神, multiple 多重
group.csv:6:3: invalid.code ； 1, 2, 3, 4
group.csv:6:4: invalid.code ;; severe 重病, chronic 慢性病
group.csv:6:5: invalid.code ; full 有, partial 部分, none 无
group.csv:6:6: invalid.code ； ; preschool 学前, compulsory 义务教育, senior 高中, higher 高等
group.csv:6:7: invalid.code ; independent 全自理, partial 半自理, dependent 不能自理
group.csv:6:8: invalid.code ; ; orphan 孤儿, unattended 事实无人抚养, clergy 宗教教职, veteran 退役军人
group.csv:7:3: invalid.code +1 1, 2, 3, 4
group.csv:7:3: invalid.code 01 1, 2, 3, 4`,
		},

		{
			"supplement", `
-- supplement --
code,label,program,group,kind,value,from,until
,,,,,,,
A,,dibao,,bonus,5,2025-01,
B,,dibao,,amount,,2025-01,
C,,dibao,,benefit_percent,,2025-01,
D,,dibao,,full,,2025-02,2025-01
E,,dibao,,full,,2025-02,2025-02
F,,dibao,rich,amount,20,2025-01,
G,,tekun,,amount,20,2025-01,
H,,edge,,amount,20,2025-01,
I,,dibao,,amount,x,2025-01,2025-13
J,,,,,,2025-01,
,,dibao,,amount,5,2025-01,
`, `
supplement.csv:3:5: invalid.code bonus full, benefit_percent, standard_percent, amount
supplement.csv:4:6: cell.empty value
supplement.csv:5:6: cell.empty value
supplement.csv:6:8: invalid.until 2025-01 2025-02
supplement.csv:11:6: invalid.amount x
supplement.csv:11:8: invalid.month 2025-13
supplement.csv:12:3: cell.empty program
supplement.csv:12:5: cell.empty kind
supplement.csv:12:6: cell.empty value
supplement.csv:13:1: cell.empty code
supplement.csv:8:4: policy.group_undefined rich
supplement.csv:9:3: policy.program_undefined tekun (warning)
supplement.csv:9:3: policy.supplement_unused G tekun (warning)
supplement.csv:10:3: policy.supplement_unused H edge (warning)`,
		},

		{
			"deduction", `
-- deduction --
item,percent,cap,from,until
,50,,2025-01,
medical,,,2025-01,
food,50,,2025-01,
wage,50,,2025-02,
deposit,50,,2025-02,
medical,50,1e4,2025-03,
medical,50,,2025-05,2025-04
medical,五成,,,
`, `
deduction.csv:2:1: cell.empty item
deduction.csv:3:2: cell.empty percent
deduction.csv:4:1: invalid.code food wage 工资, business 经营, property 财产性, transfer 转移, exempt 不计入, medical 医疗, education 教育, care 残疾护理, work 就业成本, deposit 存款, house 房产, vehicle 车辆, firm 企业, other 其他资产
deduction.csv:5:1: invalid.code wage medical, education, care, work
deduction.csv:6:1: invalid.code deposit medical, education, care, work
deduction.csv:7:3: invalid.amount 1e4
deduction.csv:8:5: invalid.until 2025-04 2025-05
deduction.csv:9:2: invalid.amount 五成
deduction.csv:9:4: cell.empty from`,
		},

		{
			"review", `
-- group --
code,labour
able,full
-- review --
program,group,months
dibao,able,
dibao,rich,6
heating,,six
dibao,,12
dibao,able,3
,,12
tekun,,12
`, `
review.csv:2:3: cell.empty months
review.csv:4:3: invalid.number six
review.csv:3:2: policy.group_undefined rich
review.csv:4:1: policy.program_undefined heating (warning)
review.csv:8:1: policy.program_undefined tekun (warning)
review.csv:6:1: policy.review_hidden review.csv:2:3 (warning)
review.csv:8:1: policy.review_hidden review.csv:7:3 (warning)`,
		},

		{
			"extension", `
-- extension --
from,until,months,region
2026-01,,6,
,2019-03,,990283
2026-05,2026-04,6,
2026-06,2026-08,6,990283001
2026-08,2026-09,6,990283
2026-09,2026-09,6,990283001002
2026-08,2026-08,6,990283002000
2026-10,2026-10,6,
`, `
extension.csv:2:2: cell.empty until
extension.csv:3:1: cell.empty from
extension.csv:3:3: cell.empty months
extension.csv:4:2: invalid.until 2026-04 2026-05
extension.csv:6:1: policy.extension_overlap extension.csv:5:3 (warning)
extension.csv:7:1: policy.extension_overlap extension.csv:6:3 (warning)
extension.csv:8:1: policy.extension_overlap extension.csv:6:3 (warning)`,
		},

		{
			"authority", `
-- authority --
program,upto,level,from
relief,5000,village,2025-01
relief,x,county,2025-01
,,group,
relief,1.001,,2025-01
`, `
authority.csv:2:3: invalid.code village township 乡镇, county 县级, group 领导小组
authority.csv:3:2: invalid.amount x
authority.csv:4:1: cell.empty program
authority.csv:4:4: cell.empty from
authority.csv:5:2: invalid.amount.decimals 1.001
authority.csv:5:3: cell.empty level`,
		},

		{
			"exclusive", `
-- exclusive --
program_a,program_b,from
dibao,tekun,2025-01
edge,,2025-01
,dibao,x
`, `
exclusive.csv:3:2: cell.empty program_b
exclusive.csv:4:1: cell.empty program_a
exclusive.csv:4:3: invalid.month x
exclusive.csv:2:2: policy.program_undefined tekun (warning)`,
		},

		{
			"document", `
-- document --
code,number,title,date
,1,通知,
A,1,通知,2026-02-30
`, `
document.csv:2:1: cell.empty code
document.csv:3:4: invalid.day 2026-02-30`,
		},

		{
			"duplicates", `
-- parameter --
key,value,from
taper.share,50,2025-01
taper.share,50,2025-01
taper.share,60,2025-01
taper.share.dibao,60,2025-01
-- standard --
program,class,settlement,region,from,amount,per
dibao,,,,2025-01,600,
dibao,,rural,,2025-01,600,
dibao,,,990283,2025-01,600,
dibao,A,,,2025-01,600,
dibao,,,,2025-02,600,
dibao,,,990283000000,2025-01,600.00,
dibao,,,,2025-01,,
-- supplement --
code,program,group,kind,value,from,until,label
S,dibao,,amount,20,2025-01,,
S,dibao,,amount,20,2025-01,2025-12,
S,dibao,,amount,20,2025-02,,
S,dibao,,amount,20,2025-02,,一类
T,dibao,,amount,20,2025-02,,一类
T,dibao,,amount,20.0,2025-02,,一类
-- deduction --
item,percent,from
work,50,2025-01
就业成本,50,2025-01
-- exclusive --
program_a,program_b,from
dibao,edge,2025-01
dibao,edge,2025-01
-- document --
code,number
A,1
A,2
-- authority --
program,upto,level,from
relief,5,county,2025-01
relief,6,county,2025-01
-- group --
code,age_min
G,60
G,60
`, `
parameter.csv:3:2: policy.duplicate parameter taper.share 2025-01 parameter.csv:2:2 (warning)
parameter.csv:4:2: policy.duplicate parameter taper.share 2025-01 parameter.csv:2:2
standard.csv:7:6: policy.duplicate standard dibao 990283 2025-01 standard.csv:4:6 (warning)
standard.csv:8:6: policy.duplicate standard dibao 2025-01 standard.csv:2:6
group.csv:3:1: policy.duplicate group G  group.csv:2:1 (warning)
supplement.csv:3:5: policy.duplicate supplement S dibao 2025-01 supplement.csv:2:5
supplement.csv:5:5: policy.duplicate supplement S dibao 2025-02 supplement.csv:4:5
supplement.csv:7:5: policy.duplicate supplement T dibao 2025-02 supplement.csv:6:5 (warning)
deduction.csv:3:2: policy.duplicate deduction work 2025-01 deduction.csv:2:2 (warning)
authority.csv:3:2: policy.duplicate authority relief county 2025-01 authority.csv:2:2
document.csv:3:1: policy.duplicate document A  document.csv:2:1
exclusive.csv:3:1: policy.duplicate exclusive dibao edge 2025-01 exclusive.csv:2:1 (warning)
supplement.csv:3:7: policy.overlap 2025-12 supplement.csv:4:5 2025-02 (warning)`,
		},

		{
			"undefined programmes", `
-- parameter --
key,value,from
taper.share.dibao,50,2025-01
taper.share.heating,50,2025-01
taper.share.edge,50,2025-01
relief.cap.relief,50,2025-01
`, "parameter.csv:3:1: policy.program_undefined heating (warning)",
		},

		{
			"unlisted documents", `
-- document --
code
A
-- standard --
program,from,amount,document
dibao,2025-01,600,A
dibao,2025-02,600,B
dibao,2025-03,600,
-- parameter --
key,value,from,document
taper.share,50,2025-01,a
-- extension --
from,until,months,document
2025-01,2025-02,3,C
`, `
parameter.csv:2:4: policy.document_unlisted a (warning)
standard.csv:3:4: policy.document_unlisted B (warning)
extension.csv:2:4: policy.document_unlisted C (warning)`,
		},

		{
			"high percentages", `
-- supplement --
code,program,kind,value,from
A,dibao,benefit_percent,100,2025-01
B,dibao,benefit_percent,100.000001,2025-01
C,dibao,amount,500,2025-01
D,dibao,full,101,2025-01
E,dibao,standard_percent,1000,2025-01
-- deduction --
item,percent,from
medical,100,2025-01
care,150,2025-01
-- parameter --
key,value,from
dibao.single.share,100,2025-01
dibao.single.share,120,2026-01
taper.share.dibao,100.5,2025-01
recovery.share,101,2025-01
roster.alarm_percent,200,2025-01
dibao.minimum,500,2025-01
relief.papers_days,101,2025-01
`, `
supplement.csv:3:4: policy.percent_high B 100.000001 (warning)
supplement.csv:5:4: policy.percent_high D 101.00 (warning)
supplement.csv:6:4: policy.percent_high E 1000.00 (warning)
deduction.csv:3:2: policy.percent_high care 150.00 (warning)
parameter.csv:3:2: policy.percent_high dibao.single.share 120.00 (warning)
parameter.csv:4:2: policy.percent_high taper.share.dibao 100.50 (warning)
parameter.csv:5:2: policy.percent_high recovery.share 101.00 (warning)
parameter.csv:6:2: policy.percent_high roster.alarm_percent 200.00 (warning)`,
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

func TestMissingTables(t *testing.T) {
	_, faults := policy.Parse(nil)
	if got := faultLines(faults); got != "table.missing standard 标准\ntable.missing parameter 参数" {
		t.Errorf("faults:\n%s", got)
	}
	_, faults = policy.Parse(tables("-- 参数 --\n参数名,取值,起始月份\n-- 标准 --\n项目,起始月,金额\n"))
	if len(faults) != 0 {
		t.Errorf("tables with Chinese names: %v", faults)
	}
}

// The ten tables go by both names.
func TestTableNames(t *testing.T) {
	for english, chinese := range map[string]string{
		"parameter": "参数", "standard": "标准", "group": "人群", "supplement": "分类施保", "deduction": "刚性支出扣减",
		"review": "核查周期", "extension": "核查延期", "authority": "审批权限", "exclusive": "互斥", "document": "文件",
	} {
		_, faults := policy.Parse(tables("-- " + english + " --\nx\n-- " + chinese + " --\nx\n"))
		if !strings.Contains(faultLines(faults), chinese+".csv: table.twice "+english) {
			t.Errorf("%s and %s: %v", english, chinese, faults)
		}
	}
	if len(policy.Layouts) != 10 {
		t.Errorf("%d tables", len(policy.Layouts))
	}
}

// A policy whose only faults are warnings is good.
func TestWarningsDoNotRefuse(t *testing.T) {
	p, faults := policy.Parse(tables(withBoth("-- standard --\nprogram,from,amount,document\ndibao,2025-01,600,X\ndibao,2025-01,600,X")))
	if len(faults) != 3 || len(faults.Refusing()) != 0 {
		t.Fatalf("faults: %v", faults)
	}
	if r, err := p.Standard(calc.Dibao, "", calc.Rural, "990283001002", month(t, "2025-01")); err != nil || r.Amount.Cmp(calc.Whole(600)) != 0 {
		t.Errorf("%v, %v", r, err)
	}
}
