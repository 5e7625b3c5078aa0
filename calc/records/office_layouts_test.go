package records

import (
	"strings"
	"testing"

	"doudi/calc"
)

var (
	zhao = madeX("19480203", 10)
	qian = made("19620315", 21)
	sun  = made("20120607", 41)
	li   = made("19580808", 51)
	wu   = made("19831224", 61)
	feng = madeX("19751130", 70)
)

// row is a row of a sheet.
func row(cells ...any) []any { return cells }

// padded is a number as it arrives: a tab before it, blanks behind it, broken in
// two, its x small.
func padded(id string) string { return "\t" + strings.ToLower(id[:6]+"\n"+id[6:]) + "\u00a0 " }

// TestOfficeSideways reads the record list of regulations §8.3: on the second
// sheet, under titles, its heading of two rows with merged cells, the members
// laid out to the right.
func TestOfficeSideways(t *testing.T) {
	tables := workbook(t,
		page{name: "说明", rows: [][]any{row("填表说明"), row("一、本表由乡镇填报。")}},
		page{
			name: "农村低保",
			rows: [][]any{
				row("2025年9月份农村低保备案表"),
				row("填报单位：城关镇", nil, nil, nil, nil, nil, nil, "单位：元"),
				row("序号", "低保证号", "户主", nil, "家庭\n人口", "乡镇", "村\n(社区)", "月保障金\n（元）", "家庭成员1", nil, nil, "家庭成员2", nil, nil, "残疾人证号", "联系电话"),
				row(nil, nil, "姓名", "身份证号码", nil, nil, nil, nil, "姓名", "身份证号", "与户主关系", "姓名", "身份证号", "与户主关系"),
				row(1, "D001", "赵 甲", padded(zhao), "3", "城关镇", "幸福村", 812.5, "钱乙", " "+qian, "妻", "孙丙", sun, "孙女", sun+"42B1", "13800000000"),
				row(2, "D002", "李丁", li, "1人", "新市乡", "幸福村", 400, "无", "无", nil, nil, nil, nil, "无"),
				row("小 计", nil, nil, nil, 4, nil, nil, 1212.5),
				row(3, "D003", "吴戊", wu, 2, nil, "光明村3组", 300),
				row(4),
				row("合计", nil, nil, nil, 6, nil, nil, 1512.5),
				row("填表人：周己", nil, nil, "审核人：郑庚"),
			},
			merged: [][2]string{{"A1", "P1"}, {"A3", "A4"}, {"B3", "B4"}, {"C3", "D3"}, {"E3", "E4"}, {"I3", "K3"}, {"L3", "N3"}},
		})
	out, faults := OfficeTables(tables, county)
	check(t, dump(t, out, faults), `
== household
household region phone 
D001@B5 999999100201@G5 13800000000@P5 
D002@B6 999999200201@G6 @P6 
D003@B8 999999100202@G8 @P8 
== member
household name id relation disability level 
D001@B5 赵 甲@C5 `+strings.ToLower(zhao[:6]+"⏎"+zhao[6:])+`@D5 head@D5 @B5 @B5 
D001@B5 钱乙@I5 `+qian+`@J5 spouse@K5 @B5 @B5 
D001@B5 孙丙@L5 `+sun+`@M5 grandchild@N5 physical@O5 2@O5 
D002@B6 李丁@C6 `+li+`@D6 head@D6 @B6 @B6 
D003@B8 吴戊@C8 `+wu+`@D8 head@D8 @B8 @B8 
-- 3-2025.9.1-备案表.xlsx 说明: import.table_unknown 说明
-- 3-2025.9.1-备案表.xlsx 农村低保!A11: office.row_skipped 填表人：周己
-- 3-2025.9.1-备案表.xlsx 农村低保!E8: office.count D003 2 1
-- 3-2025.9.1-备案表.xlsx 农村低保: office.recognised 农村低保 3
`)
}

// TestOfficeReaders sends a list through the readers: what is wrong in it is
// told at the office's own cell, what is untidy is put right.
func TestOfficeReaders(t *testing.T) {
	rows := [][]any{
		row("户编号", "户主姓名", "身份证号", "成员姓名", "身份证号", "与户主关系", "账号", "开户行", "村代码"),
		row("H1", "赵甲", padded(zhao), "钱乙", qian[:17]+"?", "配偶", "6222 0000 0000 0000 001", "农商行", "999999100201"),
		row("H2", "李 丁", li, "孙丙", sun, "干孙", "6222", "农商行", "999999100201"),
	}
	out, faults := OfficeTables(workbook(t, page{name: "名册", rows: rows}), county)
	im, more := Read(out, officeDay)
	if got := codes(faults); got != "~office.recognised" {
		t.Error(got)
	}
	var at []string
	for _, f := range more.Refusing() {
		at = append(at, strings.TrimPrefix(f.Error(), "3-2025.9.1-备案表.xlsx "))
	}
	want := "名册!E2: id.character " + qian[14:17] + "? ,名册!F3: invalid.code 干孙 " +
		"head 户主, spouse 配偶, child 子女, parent 父母, grandchild 孙子女, grandparent 祖父母, sibling 兄弟姐妹, other 其他"
	if got := strings.Join(at, ","); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if h := im.Households[0]; h.Account != "6222000000000000001" || h.Region != "999999100201" || h.Place.String() != "3-2025.9.1-备案表.xlsx 名册!A2" {
		t.Errorf("%+v", h)
	}
	if m := im.Members[0]; m.ID != calc.IDNumber(zhao) || m.Relation != calc.Head || m.Name != "赵甲" {
		t.Errorf("%+v", m)
	}
	if m := im.Members[2]; m.Name != "李丁" {
		t.Errorf("%+v", m)
	}
}

// TestOfficeCAMS reads the two pages of the provincial system (regulations
// §8.2). The first has no household number and says so.
func TestOfficeCAMS(t *testing.T) {
	text := "地区,名称(户主),身份证号码,保障人数,保障金(元),分类施保金(元),发放合计(元),账户名称,开户银行,账号\r\n" +
		"虚构县/城关镇/幸福村,赵甲," + zhao + ",3,812.50,100.00,912.50,赵甲,虚构农商行,6222000000000000001\r\n"
	check(t, takeList(t, gbFile(t, "发放明细.csv", text)...), `
== household
household region payee bank account 
== member
household name id relation disability level 
!! 发放明细.csv: office.number_missing 发放明细 户编号/低保证号
`)
	text = "地区,户主姓名,身份证号,低保证号,起始保障年月,开户银行,账户名称,银行账号,账号状态\r\n" +
		"虚构县/城关镇/幸福村,赵甲,\"" + strings.ToLower(zhao) + "\t\",D001,202101,虚构农商行,赵甲,6222000000000000001,正常\r\n" +
		"河东街道河㙟社区,李丁," + li + ",D002,202203,虚构农商行,李丁,6222000000000000002,正常\r\n"
	check(t, takeList(t, gbFile(t, "账户.csv", text)...), `
== household
household region payee bank account 
D001@2:38 999999100201@2:1 赵甲@2:56 虚构农商行@2:50 6222000000000000001@2:59 
D002@3:32 999999001001@3:1 李丁@3:50 虚构农商行@3:44 6222000000000000002@3:53 
== member
household name id relation disability level 
D001@2:38 赵甲@2:13 `+strings.ToLower(zhao)+`@2:16 head@2:16 @2:38 @2:38 
D002@3:32 李丁@3:10 `+li+`@3:13 head@3:13 @3:32 @3:32 
-- 账户.csv: office.recognised 账户 2
`)
}

// TestOfficeSubsidies reads the list of a county's 一卡通 system: a row for
// each person who receives, the head of the household on all of them.
func TestOfficeSubsidies(t *testing.T) {
	head := "序号|户主姓名|户主身份证|领款人姓名|领款人身份证|银行账号|开户行|村|组|补贴对象姓名|补贴对象身份证|与户主关系|电话|年龄|标准|金额|填报日期|状态|户编号"
	check(t, takeList(t, list("一卡通", head+`
1|赵甲|`+zhao+`|赵甲|`+zhao+`|6222 01|农商行|光明村|3|赵甲|`+zhao+`|本人|138|77|300|300|2025-09-01|已填|H1
2|李丁|`+li+`|李丁|`+li+`|6222 02|农商行|光明村|王家组|李丁|`+li+`|户主||67|300|300|2025-09-01|已填|H2
3|赵甲|`+strings.ToLower(zhao)+`|赵甲|`+zhao+`|622201|农商行|光明村|3|钱乙|`+qian+`|妻子|139|63|300|300|2025-09-01|已填|H1
4|赵甲|`+zhao+`|钱乙|`+qian+`|622201|农商行|光明村|3|孙丙|`+sun+`|之孙||13|300|300|2025-09-01|已填|H1
5|吴戊|`+wu+`|吴戊|`+wu+`|622203|农商行|光明村|3|冯己|`+feng+`|户主||49|300|300|2025-09-01|已填|H3
6|冯己|`+feng+`|冯己|`+feng+`|622203|农商行|光明村|3|冯己|`+feng+`|户主||49|300|300|2025-09-01|已填|H2
`)), `
== household
household region address phone payee payee_id bank account 
H1@S2 999999100202@H2 3组@I2 138@M2 赵甲@D2 `+zhao+`@E2 农商行@G2 6222 01@F2 
H2@S3 999999100202@H3 王家组@I3 @M3 李丁@D3 `+li+`@E3 农商行@G3 6222 02@F3 
H3@S6 999999100202@H6 3组@I6 @M6 吴戊@D6 `+wu+`@E6 农商行@G6 622203@F6 
== member
household name id relation disability level 
H1@S2 赵甲@B2 `+zhao+`@C2 head@C2 @S2 @S2 
H2@S3 李丁@B3 `+li+`@C3 head@C3 @S3 @S3 
H1@S2 钱乙@J4 `+qian+`@K4 spouse@L4 @S2 @S2 
H1@S2 孙丙@J5 `+sun+`@K5 grandchild@L5 @S2 @S2 
H3@S6 吴戊@B6 `+wu+`@C6 head@C6 @S6 @S6 
H3@S6 冯己@J6 `+feng+`@K6 head@L6 @S6 @S6 
-- t.xlsx 一卡通!M4: office.differs 电话 H1 t.xlsx 一卡通!M2
!! t.xlsx 一卡通!D5: office.differs 领款人 H1 t.xlsx 一卡通!D2
!! t.xlsx 一卡通!E5: office.differs 领款人身份证号 H1 t.xlsx 一卡通!E2
!! t.xlsx 一卡通!L6: office.second_head H3
!! t.xlsx 一卡通!C7: office.number_reused H2 t.xlsx 一卡通!C3
-- t.xlsx 一卡通: office.recognised 一卡通 6
`)
}

// TestOfficePersons reads a list of a row for each person, whose relation tells
// the head; the household's cells span its rows.
func TestOfficePersons(t *testing.T) {
	rows := [][]any{
		row("城关镇低保家庭成员花名册"),
		row("户编号", "姓名", "公民身份号码", "与户主关系", "所属村", "残疾证号", "家庭人口", "性别", "备注"),
		row("H1", "赵甲", zhao, "户主", "光明村", zhao+"43", 3, "男"),
		row(nil, "钱乙", qian, "11", nil, nil, nil, "女"),
		row(nil, "孙丙", sun, "长孙", nil, sun+"61", nil, "男", "在读"),
		row("户编号", "姓名", "公民身份号码", "与户主关系", "所属村", "残疾证号", "家庭人口", "性别", "备注"),
		row("H2", "李丁", li, "本人", "幸福村", nil, 2, "男"),
		row("H2", "吴戊", wu, "女儿", "城关镇幸福村"),
		row(nil, "冯己", feng, "户主", "上㘵村"),
		row(nil, "冯己", feng, "兄", "上㘵村"),
	}
	check(t, takeList(t, workbook(t, page{name: "Sheet1", rows: rows})...), `
== household
household region 
H1@A3 999999100202@E3 
H2@A7 幸福村@E7 
@A9 999999200202@E9 
@A10 999999200202@E10 
== member
household name id relation disability level 
H1@A3 赵甲@B3 `+zhao+`@C3 head@D3 physical@F3 3@F3 
H1@A3 钱乙@B4 `+qian+`@C4 spouse@D4 @A3 @A3 
H1@A3 孙丙@B5 `+sun+`@C5 grandchild@D5 mental@F5 1@F5 
H2@A7 李丁@B7 `+li+`@C7 head@D7 @A7 @A7 
H2@A7 吴戊@B8 `+wu+`@C8 child@D8 @A7 @A7 
-- 3-2025.9.1-备案表.xlsx Sheet1!I2: office.column 备注
!! 3-2025.9.1-备案表.xlsx Sheet1!E7: office.region_ambiguous 幸福村 999999100201, 999999200201
-- 3-2025.9.1-备案表.xlsx Sheet1!A4: office.continued Sheet1 2
-- 3-2025.9.1-备案表.xlsx Sheet1: office.recognised Sheet1 7
`)
}
