package records_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/calc/sheet"
)

const today = calc.Day(20261121)

// Numbers of nobody: 999999 is no county, 00 not even an area.
const (
	wife    = calc.IDNumber("999999198506307574")
	husband = calc.IDNumber("999999196004200903")
	elder   = calc.IDNumber("99999919460505499X")
	nowhere = calc.IDNumber("000283197901010016")
)

func read(t *testing.T, text string) *records.Import {
	t.Helper()
	im, faults := records.Read(tables(text), today)
	for _, f := range faults {
		t.Errorf("fault: %v", f)
	}
	return im
}

// The headings of records.md, in both languages.
func TestHeadings(t *testing.T) {
	for _, c := range []struct {
		layout *sheet.Layout
		names  string
		want   string
	}{
		{
			&records.HouseholdLayout, "household 家庭",
			"household 户编号 region 区划代码 settlement 城乡 address 地址 phone 电话 payee 领款人 payee_id 领款人身份证号 bank 开户银行 " +
				"account 银行账号 hukou 户籍 permit_until 居住证有效期 relative_of 近亲属备案 note 备注",
		},
		{
			&records.MemberLayout, "member 成员",
			"household 户编号 name 姓名 id 身份证号 relation 与户主关系 counted 计入 disability 残疾类别 level 残疾等级 certificate_until 残疾证有效期 " +
				"illness 疾病 labour 劳动能力 schooling 就学 selfcare 自理能力 special 特殊身份 note 备注",
		},
		{&records.ItemLayout, "item 收支", "household 户编号 id 身份证号 kind 类别 amount 金额 per 周期 note 说明"},
		{
			&records.DecisionLayout, "decision 核定",
			"household 户编号 id 身份证号 program 救助项目 decision 决定 from 起始月 until 截止月 class 档次 mode 方式 insured 保障对象 " +
				"percapita 月人均收入 reviewed 核查日期 reason 原因 order 顺序",
		},
		{&records.RegionLayout, "region 区划", "code 代码 name 名称 settlement 城乡"},
	} {
		var got []string
		for _, column := range c.layout.Columns {
			got = append(got, column.Key, column.Labels[0])
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s has %s\nwant %s", c.layout.Name, strings.Join(got, " "), c.want)
		}
		for name := range strings.FieldsSeq(c.names) {
			if !c.layout.Named(name) {
				t.Errorf("%s is not named %s", c.layout.Name, name)
			}
		}
	}
}

// One import, as a program writes it and as an office does, says the same.
func TestReadBothLanguages(t *testing.T) {
	english := read(t, `
-- household --
household,region,settlement,address,phone,payee,payee_id,bank,account,hukou,permit_until,relative_of,note
000001,999901001001,urban,142号,13997771987,黄娜,999999198506307574,农商银行,6256722073133911878,permit,2027-03-31,王科长,n1
-- member --
household,name,id,relation,counted,disability,level,certificate_until,illness,labour,schooling,selfcare,special,note
000001,黄娜,999999198506307574,head,yes,mental,2,2031-01-15,chronic,partial,higher,partial,veteran,n2
000001,孙勇,999999196004200903,spouse,no,,,,,,,,,
-- item --
household,id,kind,amount,per,note
000001,999999196004200903,transfer,220.01,month,养老金
000001,,medical,13383.7,year,
-- decision --
household,id,program,decision,from,until,class,mode,insured,percapita,reviewed,reason,order
000001,,dibao,determine,2026-03,,,household,999999198506307574;999999196004200903,366.99,2026-03-12,入户,1
000001,999999196004200903,tekun,taper,2026-09,2027-02,partial,institution,,,,,2
000001,,dibao,stop,2026-10,,,,,,,voluntary,3
`)
	chinese := read(t, `
-- 核定 --
顺序,原因,核查日期,月人均收入,保障对象,方式,档次,截止月,起始月,决定,救助项目,身份证号码,户编号
1,入户,2026-03-12,366.99,999999198506307574；999999196004200903,整户,,,2026-03,核定,低保,,000001
2,,,,,集中,半自理,2027-02,2026-09,渐退,特困,999999196004200903,000001
3,自愿退出,,,,,,,2026-10,停发,低保,,000001
-- 家庭成员 --
户编号,公民身份号码,姓名,与户主关系,计入,残疾类别,残疾等级,残疾证有效期,疾病,劳动能力,就学,自理能力,特殊身份,备注
000001,９９９９９９１９８５０６３０７５７４,黄　娜,户主,是,精神,二级,2031-01-15,慢性病,部分,高等,半自理,退役军人,n2
000001,'999999196004200903,孙 勇,配偶,否,,,,,,,,,
-- 收支 --
户编号,身份证号,类别,金额（元）,周期,说明
000001,999999196004200903,转移,220.01,月,养老金
000001,,医疗,13383.70,年,
-- 家庭 --
户编号,区划代码,城乡,住址,联系电话,领款人,领款人身份证号,开户行,账号,户籍,居住证有效期,近亲属备案,备注
000001,999901001001,城镇,142号,13997771987,黄娜,999999198506307574,农商银行,6256 7220 7313 3911 878,居住证,2027-03-31,王科长,n1
`)
	ignore := []cmp.Option{cmpopts.IgnoreTypes(calc.Place{}), cmpopts.IgnoreUnexported(records.Household{}, records.Member{}, records.Item{}, records.Decision{}), fractions}
	if diff := cmp.Diff(english, chinese, ignore...); diff != "" {
		t.Errorf("english - chinese +:\n%s", diff)
	}

	want := &records.Import{
		Households: []records.Household{{Household: calc.Household{
			Number: "000001", Region: "999901001001", Settlement: calc.Urban, Address: "142号", Phone: "13997771987",
			Payee: "黄娜", PayeeID: wife, Bank: "农商银行", Account: "6256722073133911878", Hukou: calc.PermitHukou,
			PermitUntil: 20270331, RelativeOf: "王科长", Note: "n1",
		}}},
		Members: []records.Member{
			{Household: "000001", Member: calc.Member{
				Name: "黄娜", ID: wife, Relation: calc.Head, CertificateUntil: 20310115, Note: "n2",
				Attributes: calc.Attributes{
					Disability: calc.Mental, Level: 2, Illness: calc.Chronic, Labour: calc.PartialLabour,
					Schooling: calc.Higher, Selfcare: calc.PartialCare, Special: calc.Veteran,
				},
			}},
			{Household: "000001", Member: calc.Member{Name: "孙勇", ID: husband, Relation: calc.Spouse, Uncounted: true}},
		},
		Items: []records.Item{
			{Household: "000001", Item: calc.Item{Member: husband, Kind: calc.Transfer, Amount: 22001, Per: calc.PerMonth, Note: "养老金"}},
			{Household: "000001", Item: calc.Item{Kind: calc.Medical, Amount: 1338370, Per: calc.PerYear}},
		},
		Decisions: []records.Decision{
			{
				AwardKey: calc.AwardKey{Household: "000001", Program: calc.Dibao}, Kind: calc.Determine, From: calc.NewMonth(2026, 3),
				Mode: calc.WholeHousehold, Insured: []calc.IDNumber{wife, husband}, PerCapita: calc.FractionOf(36699, 100), Given: true,
				Reviewed: 20260312, Reason: "入户", Order: 1, Sound: true,
			},
			{
				AwardKey: calc.AwardKey{Household: "000001", Program: calc.Tekun, Person: husband}, Kind: calc.Taper, From: calc.NewMonth(2026, 9),
				Until: calc.NewMonth(2027, 2), Class: "partial", Mode: calc.InInstitution, Order: 2, Sound: true,
			},
			{
				AwardKey: calc.AwardKey{Household: "000001", Program: calc.Dibao}, Kind: calc.Stop, From: calc.NewMonth(2026, 10),
				StopReason: calc.Voluntary, Order: 3, Sound: true,
			},
		},
	}
	if diff := cmp.Diff(want, english, ignore...); diff != "" {
		t.Errorf("want - got +:\n%s", diff)
	}
}

var fractions = cmp.Comparer(func(a, b calc.Fraction) bool { return a.Cmp(b) == 0 })

func TestPlacesOfRows(t *testing.T) {
	im := read(t, `
-- household --
household
1
-- member --
household,name,id
1,黄娜,999999198506307574
-- item --
household,kind,amount,per

1,wage,5,month
-- decision --
household,program,decision,from
1,dibao,suspend,2026-03
`)
	got := fmt.Sprint(im.Households[0].Place, " ", im.Members[0].Place, " ", im.Items[0].Place, " ", im.Decisions[0].Place)
	if want := "household.csv:2:1 member.csv:2:3 item.csv:3:3 decision.csv:2:3"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Every fault of every sheet, with its place. Good rows give none.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "import.nothing"},
		{"no sheet of ours", "-- roster --\na\n", "roster.csv: import.table_unknown roster (warning)\nroster.csv: import.nothing"},
		{"twice", "-- item --\nhousehold,kind,amount,per\n-- 收支 --\nhousehold,kind,amount,per", "收支.csv: table.twice item"},
		{
			"headings",
			"-- item --\n户编号,household,金额,关系\n",
			`item.csv:1:2: heading.twice household
item.csv:1:4: heading.unknown 关系 household, id, kind, amount, per, note
item.csv: heading.missing kind 类别
item.csv: heading.missing per 周期`,
		},
		{"unreadable row", "-- household --\nhousehold,note\n1,\"a\" b\n2,c", "household.csv:2:1: row.quote open"},

		{
			"household", `
-- household --
household,settlement,payee,payee_id,account,hukou,permit_until
,,,,,,
a b,,,,,,
123456789012345678901234567890123,,,,,,
12345678901234567890123456789012,,,,,,
1;2,,,,,,
1；2,,,,,,
3,town,=黄娜,990283790101001,62-5x,city,2027-02-29
4,,,000283197901010016,12345678901234567890123456789012345,,
5,,,,1234567890123456789012345678901234,,
`, `
household.csv:3:1: invalid.household a b
household.csv:4:1: invalid.household 123456789012345678901234567890123
household.csv:6:1: invalid.household 1;2
household.csv:7:1: invalid.household 1；2
household.csv:8:2: invalid.code town urban 城市, rural 农村
household.csv:8:3: name.formula =黄娜
household.csv:8:4: id.fifteen 1001 990283197901010015
household.csv:8:5: invalid.account …2-5x
household.csv:8:6: invalid.code city local 本地, permit 居住证
household.csv:8:7: invalid.day 2027-02-29
household.csv:9:4: id.area …0016 (warning)
household.csv:9:5: invalid.account …2345`,
		},

		{
			"member", `
-- member --
household,name,id,relation,counted,disability,level,certificate_until,illness,labour,schooling,selfcare,special
,黄娜,999999198506307574,,,,,,,,,,
1,,999999198506307574,,,,,,,,,,
1,黄娜,,,,,,,,,,,
1,黄娜,99999919850630757,,,,,,,,,,
1,黄娜,9.99999E+17,,,,,,,,,,
1,黄娜,999999198506307570,,,,,,,,,,
1,黄娜,999999198506307575,,,,,,,,,,
1,黄娜,9999991985063O7574,,,,,,,,,,
1,黄娜,12345,,,,,,,,,,
1,黄娜,999999202611220015,,,,,,,,,,
1,黄娜,999999202602290011,,,,,,,,,,
1,黄娜,000283197901010016,,,,,,,,,,
1,黄娜,999999198506307574,wife,maybe,deaf,5,31.1.2031,cold,some,school,none,hero
1,黄娜,999999198506307574,,,,0,,,,,,
1,黄娜,999999198506307574,,,,五级,,,,,,
`, `
member.csv:2:1: cell.empty household
member.csv:3:2: cell.empty name
member.csv:4:3: cell.empty id
member.csv:5:3: id.mangled 0757 
member.csv:6:3: id.mangled E+17 
member.csv:7:3: id.check_digit 7570 
member.csv:8:3: id.check_digit 7575 
member.csv:9:3: id.character 7574 
member.csv:10:3: id.length 2345 
member.csv:11:3: id.future 0015 
member.csv:12:3: id.birth 0011 
member.csv:13:3: id.area …0016 (warning)
member.csv:14:4: invalid.code wife head 户主, spouse 配偶, child 子女, parent 父母, grandchild 孙子女, grandparent 祖父母, sibling 兄弟姐妹, other 其他
member.csv:14:5: invalid.code maybe yes 是, no 否
member.csv:14:6: invalid.code deaf visual 视力, hearing 听力, speech 言语, physical 肢体, intellectual 智力, mental 精神, multiple 多重
member.csv:14:7: invalid.code 5 1, 2, 3, 4
member.csv:14:8: invalid.day 31.1.2031
member.csv:14:9: invalid.code cold severe 重病, chronic 慢性病
member.csv:14:10: invalid.code some full 有, partial 部分, none 无
member.csv:14:11: invalid.code school preschool 学前, compulsory 义务教育, senior 高中, higher 高等
member.csv:14:12: invalid.code none independent 全自理, partial 半自理, dependent 不能自理
member.csv:14:13: invalid.code hero orphan 孤儿, unattended 事实无人抚养, clergy 宗教教职, veteran 退役军人
member.csv:15:7: invalid.code 0 1, 2, 3, 4
member.csv:16:7: invalid.code 五级 1, 2, 3, 4`,
		},

		{
			"item", `
-- item --
household,id,kind,amount,per
,,,,
1,,,,
1,,pension,-5,week
1,,wage,"1,000",month
1,,wage,1.005,month
1,,wage,10000000000,month
1,,wage,0,once
`, `
item.csv:3:3: cell.empty kind
item.csv:3:4: cell.empty amount
item.csv:3:5: cell.empty per
item.csv:4:3: invalid.code pension wage 工资, business 经营, property 财产性, transfer 转移, exempt 不计入, medical 医疗, education 教育, care 残疾护理, work 就业成本, deposit 存款, house 房产, vehicle 车辆, firm 企业, other 其他资产
item.csv:4:4: invalid.amount -5
item.csv:4:5: invalid.code week month 月, year 年, once 次
item.csv:5:4: invalid.amount 1,000
item.csv:6:4: invalid.amount.decimals 1.005
item.csv:7:4: invalid.amount.length 10000000000`,
		},

		{
			"decision", `
-- decision --
household,program,decision,from,until,mode,percapita,reviewed,reason,order
1,,,,,,,,,
1,dibao,begin,2026-00,,half,x,2026-02-31,,1.5
1,dibao,taper,2026-09,2026-08,,,,,
1,dibao,taper,2026-09,2026-09,,,,,
1,dibao,stop,2026-09,,,,,,
1,dibao,stop,2026-09,,,,,搬走了,
1,dibao,stop,2026-09,,,,,迁出,
1,dibao,suspend,2026-09,,,,,搬走了,
`, `
decision.csv:2:2: cell.empty program
decision.csv:2:3: cell.empty decision
decision.csv:2:4: cell.empty from
decision.csv:3:3: invalid.code begin determine 核定, taper 渐退, suspend 缓发, resume 恢复, stop 停发
decision.csv:3:4: invalid.month 2026-00
decision.csv:3:6: invalid.code half household 整户, single 单人, home 分散, institution 集中
decision.csv:3:7: invalid.amount x
decision.csv:3:8: invalid.day 2026-02-31
decision.csv:3:10: invalid.number 1.5
decision.csv:4:5: invalid.until 2026-08 2026-09
decision.csv:6:9: cell.empty reason
decision.csv:7:9: invalid.code 搬走了 death 死亡, moved 迁出, income 收入超标, property 财产超标, tekun 转特困, voluntary 自愿退出, refused 拒绝配合, other 其他`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, faults := records.Read(tables(c.text), today)
			if got, want := faultLines(faults), strings.TrimPrefix(c.want, "\n"); got != want {
				t.Errorf("faults:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// The day of birth may be today, not tomorrow.
func TestBornToday(t *testing.T) {
	const born = "99999920261121001X" // 2026-11-21
	text := "-- member --\nhousehold,name,id\n1,新生儿," + born
	for day, want := range map[calc.Day]string{20261120: "member.csv:2:3: id.future 001X ", 20261121: "", 20261122: ""} {
		im, faults := records.Read(tables(text), day)
		if got := faultLines(faults); got != want {
			t.Errorf("on %s: %q, want %q", day, got, want)
		}
		if im.Members[0].ID != born && want == "" {
			t.Errorf("on %s: %q", day, im.Members[0].ID)
		}
	}
}

func TestDisabilityLevels(t *testing.T) {
	for text, want := range map[string]uint8{
		"": 0, "1": 1, "2": 2, "3": 3, "4": 4, "一": 1, "二": 2, "三": 3, "四": 4, "一级": 1, "二级": 2, "三级": 3, "四级": 4, "1级": 1, "4级": 4,
	} {
		im := read(t, "-- member --\nhousehold,name,id,level\n1,黄娜,999999198506307574,"+text)
		if got := im.Members[0].Level; got != want {
			t.Errorf("level %q is %d, want %d", text, got, want)
		}
	}
}

func TestAccounts(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "6256722073133911878": "6256722073133911878", "6256 7220-7313 3911 878": "6256722073133911878",
		"'0012345": "0012345", "６２５６": "6256",
	} {
		im := read(t, "-- household --\nhousehold,account\n1,"+text)
		if got := im.Households[0].Account; got != want {
			t.Errorf("account %q is %q, want %q", text, got, want)
		}
	}
}

// A message about a number shows its last four characters, whole ones.
func TestTailsAreText(t *testing.T) {
	_, faults := records.Read(tables("-- household --\nhousehold,account,payee_id\n1,在农商银行开户,黄娜的身份证\n"), today)
	if got, want := faultLines(faults), "household.csv:2:3: id.length 的身份证 \nhousehold.csv:2:2: invalid.account …银行开户"; got != want {
		t.Errorf("faults:\n%s\nwant:\n%s", got, want)
	}
}

// The people whom a decision names are brought into the form that members have.
func TestReferences(t *testing.T) {
	im := read(t, `
-- decision --
household,id,program,decision,from,insured
1,' ９９９９９９１９８５０６３０７５７４,tekun,determine,2026-03,"999999198506307574; 000283197901010016；;12"
-- item --
household,id,kind,amount,per
1, 99999919460505499x,wage,5,month
`)
	d := im.Decisions[0]
	if d.Person != wife || fmt.Sprint(d.Insured) != "["+string(wife)+" "+string(nowhere)+" 12]" || im.Items[0].Member != elder {
		t.Errorf("person %q, insured %q, item of %q", d.Person, d.Insured, im.Items[0].Member)
	}
}

func TestPerCapitaGiven(t *testing.T) {
	im := read(t, "-- decision --\nhousehold,program,decision,from,percapita\n1,dibao,determine,2026-03,\n1,dibao,determine,2026-04,0\n1,dibao,determine,2026-05,233.333333")
	for i, want := range []string{"0.00 false", "0.00 true", "233.333333 true"} {
		if d := im.Decisions[i]; fmt.Sprintf("%s %v", d.PerCapita, d.Given) != want {
			t.Errorf("row %d: %s %v, want %s", i+2, d.PerCapita, d.Given, want)
		}
	}
}

// Decisions come in the order of recording: as numbered, else as they stand.
func TestOrder(t *testing.T) {
	for _, c := range []struct{ rows, want string }{
		{"A,\nB,\nC,", "A B C"},
		{"A,3\nB,1\nC,2", "B C A"},
		{"A,2\nB,1\nC,2\nD,1", "B D A C"},
		{"A,100\nB,20\nC,3", "C B A"},
		// A row without a number stands in its own place.
		{"A,\nB,1\nC,", "A B C"},
		{"A,100\nB,20\nC,", "C B A"},
		{"A,2\nB,1\nC,\nD,3", "B A C D"},
		{"A,5\nB,\nC,\nD,\nE,\nF,", "B C D A E F"},
	} {
		text := "-- decision --\nhousehold,order,program,decision,from\n"
		for row := range strings.SplitSeq(c.rows, "\n") {
			text += row + ",dibao,suspend,2026-03\n"
		}
		var got []string
		for _, d := range read(t, text).Decisions {
			got = append(got, string(d.Household))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q comes as %s, want %s", c.rows, got, c.want)
		}
	}
}

func TestSoundDecisions(t *testing.T) {
	im, _ := records.Read(tables("-- decision --\nhousehold,program,decision,from\n1,dibao,suspend,2026-03\n2,dibao,suspend,x\n3,dibao,suspend,2026-03"), today)
	for i, want := range []bool{true, false, true} {
		if im.Decisions[i].Sound != want {
			t.Errorf("row %d is sound: %v", i+2, !want)
		}
	}
}

// A row says something about the columns that its sheet has, and nothing about
// the others.
func TestOnto(t *testing.T) {
	old := calc.Household{
		Number: "1", Region: "999901001001", Settlement: calc.Rural, Address: "1号", Phone: "1", Payee: "黄娜", PayeeID: wife, Bank: "A", Account: "1",
		Hukou: calc.LocalHukou, PermitUntil: 20270101, RelativeOf: "王", Note: "n", Revision: 7,
		Members: []calc.Member{{ID: wife}}, Items: []calc.Item{{Amount: 5}},
	}
	for _, c := range []struct {
		columns, cells string
		want           func(h *calc.Household)
	}{
		{"", "", func(*calc.Household) {}},
		{",region", ",999901001002", func(h *calc.Household) { h.Region = "999901001002" }},
		{",settlement", ",urban", func(h *calc.Household) { h.Settlement = calc.Urban }},
		{",address", ",2号", func(h *calc.Household) { h.Address = "2号" }},
		{",phone", ",2", func(h *calc.Household) { h.Phone = "2" }},
		{",payee", ",孙勇", func(h *calc.Household) { h.Payee = "孙勇" }},
		{",payee_id", ",999999196004200903", func(h *calc.Household) { h.PayeeID = husband }},
		{",bank", ",B", func(h *calc.Household) { h.Bank = "B" }},
		{",account", ",2", func(h *calc.Household) { h.Account = "2" }},
		{",hukou", ",permit", func(h *calc.Household) { h.Hukou = calc.PermitHukou }},
		{",permit_until", ",2028-01-01", func(h *calc.Household) { h.PermitUntil = 20280101 }},
		{",relative_of", ",李", func(h *calc.Household) { h.RelativeOf = "李" }},
		{",note", ",m", func(h *calc.Household) { h.Note = "m" }},
		// An empty cell says that there is none.
		{",note,phone", ",,", func(h *calc.Household) { h.Note, h.Phone = "", "" }},
		{",permit_until,hukou,settlement", ",,,", func(h *calc.Household) { h.PermitUntil, h.Hukou, h.Settlement = 0, 0, 0 }},
	} {
		row := read(t, "-- household --\nhousehold"+c.columns+"\n1"+c.cells).Households[0]
		got, want := old, old
		row.Onto(&got)
		c.want(&want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: want - got +:\n%s", c.columns, diff)
		}
	}
}

// So too does a member's row.
func TestMemberOnto(t *testing.T) {
	old := calc.Member{
		Name: "黄娜", ID: wife, Relation: calc.Head, Uncounted: true, CertificateUntil: 20270101, Note: "n",
		Attributes: calc.Attributes{
			Disability: calc.Visual, Level: 1, Illness: calc.Severe, Labour: calc.NoLabour, Schooling: calc.Senior,
			Selfcare: calc.Dependent, Special: calc.Veteran,
		},
	}
	for _, c := range []struct {
		columns, cells string
		want           func(m *calc.Member)
	}{
		{"", "", func(*calc.Member) {}},
		{",relation", ",spouse", func(m *calc.Member) { m.Relation = calc.Spouse }},
		{",counted", ",yes", func(m *calc.Member) { m.Uncounted = false }},
		{",counted", ",no", func(m *calc.Member) { m.Uncounted = true }},
		{",disability", ",mental", func(m *calc.Member) { m.Disability = calc.Mental }},
		{",level", ",2", func(m *calc.Member) { m.Level = 2 }},
		{",certificate_until", ",2028-01-01", func(m *calc.Member) { m.CertificateUntil = 20280101 }},
		{",illness", ",chronic", func(m *calc.Member) { m.Illness = calc.Chronic }},
		{",labour", ",full", func(m *calc.Member) { m.Labour = calc.FullLabour }},
		{",schooling", ",higher", func(m *calc.Member) { m.Schooling = calc.Higher }},
		{",selfcare", ",partial", func(m *calc.Member) { m.Selfcare = calc.PartialCare }},
		{",special", ",clergy", func(m *calc.Member) { m.Special = calc.Clergy }},
		{",note", ",m", func(m *calc.Member) { m.Note = "m" }},
		// An empty cell says that there is none.
		{",note,level,disability,certificate_until", ",,,,", func(m *calc.Member) { m.Note, m.Level, m.Disability, m.CertificateUntil = "", 0, 0, 0 }},
	} {
		row := read(t, "-- member --\nhousehold,name,id"+c.columns+"\n1,黄丽娜,999999198506307574"+c.cells).Members[0]
		got, want := old, old
		row.Onto(&got)
		want.Name = "黄丽娜"
		c.want(&want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: want - got +:\n%s", c.columns, diff)
		}
	}
}

func TestReadRegions(t *testing.T) {
	for _, c := range []struct{ name, text, want, faults string }{
		{"none", "", "", "region.none"},
		{"no rows", "-- region --\ncode,name", "", "region.none"},
		{
			"both languages",
			"-- 区划 --\n名称,区划代码,城乡\n清河镇,999901001000,\n东村,999901001001,农村\n西街,999901001002,城市",
			"999901001000 清河镇 |999901001001 东村 rural|999901001002 西街 urban", "",
		},
		{
			"faults",
			"-- region --\ncode,name,settlement\n999901,县,\n99990100100x,村,\n9999010010011,村,\n,村,\n999901001001,,town\n999901001002,甲,\n999901001002,乙,",
			"999901 县 |99990100100x 村 |9999010010011 村 | 村 |999901001001  |999901001002 甲 |999901001002 乙 ",
			`region.csv:2:1: invalid.region 999901
region.csv:3:1: invalid.region 99990100100x
region.csv:4:1: invalid.region 9999010010011
region.csv:5:1: cell.empty code
region.csv:6:2: cell.empty name
region.csv:6:3: invalid.code town urban 城市, rural 农村
region.csv:8:1: region.twice 999901001002 region.csv:7:1`,
		},
		{"no such column", "-- region --\nname\n村", " 村 ", "region.csv: heading.missing code 代码/区划代码"},
	} {
		t.Run(c.name, func(t *testing.T) {
			regions, faults := records.ReadRegions(tables(c.text))
			var got []string
			for _, r := range regions {
				got = append(got, fmt.Sprintf("%s %s %s", r.Code, r.Name, r.Settlement))
			}
			if strings.Join(got, "|") != c.want {
				t.Errorf("regions %q, want %q", strings.Join(got, "|"), c.want)
			}
			if lines := faultLines(faults); lines != c.faults {
				t.Errorf("faults:\n%s\nwant:\n%s", lines, c.faults)
			}
		})
	}
}
