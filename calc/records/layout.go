// Package records reads the sheets of the office (records.md): households,
// members, items, decisions and regions, by their headings in English or
// Chinese, into rows that keep their places. What can be known from a row alone
// is checked here; what needs the store is checked where the act is done.
package records

import "doudi/calc/sheet"

func column(key string, labels ...string) sheet.Column { return sheet.Column{Key: key, Labels: labels} }

func required(key string, labels ...string) sheet.Column {
	return sheet.Column{Key: key, Labels: labels, Required: true}
}

// The sheets that an import may hold. The order of columns is that of the
// constants beside each reader.
var (
	HouseholdLayout = sheet.Layout{Name: "household", Labels: []string{"家庭"}, Columns: []sheet.Column{
		required("household", "户编号"), column("region", "区划代码"), column("settlement", "城乡"), column("address", "地址", "住址"),
		column("phone", "电话", "联系电话"), column("payee", "领款人"), column("payee_id", "领款人身份证号"), column("bank", "开户银行", "开户行"),
		column("account", "银行账号", "账号"), column("hukou", "户籍"), column("permit_until", "居住证有效期"), column("relative_of", "近亲属备案"), column("note", "备注"),
	}}
	MemberLayout = sheet.Layout{Name: "member", Labels: []string{"成员", "家庭成员"}, Columns: []sheet.Column{
		required("household", "户编号"), required("name", "姓名"), required("id", "身份证号", "身份证号码", "公民身份号码"), column("relation", "与户主关系"),
		column("counted", "计入"), column("disability", "残疾类别"), column("level", "残疾等级"), column("certificate_until", "残疾证有效期"),
		column("illness", "疾病"), column("labour", "劳动能力"), column("schooling", "就学"), column("selfcare", "自理能力"), column("special", "特殊身份"), column("note", "备注"),
	}}
	ItemLayout = sheet.Layout{Name: "item", Labels: []string{"收支"}, Columns: []sheet.Column{
		required("household", "户编号"), column("id", "身份证号", "身份证号码"), required("kind", "类别"), required("amount", "金额"), required("per", "周期"), column("note", "说明", "备注"),
	}}
	DecisionLayout = sheet.Layout{Name: "decision", Labels: []string{"核定"}, Columns: []sheet.Column{
		required("household", "户编号"), column("id", "身份证号", "身份证号码"), required("program", "救助项目"), required("decision", "决定"),
		required("from", "起始月"), column("until", "截止月"), column("class", "档次"), column("mode", "方式"), column("insured", "保障对象"),
		column("percapita", "月人均收入"), column("reviewed", "核查日期"), column("reason", "原因"), column("order", "顺序"),
	}}
	RegionLayout = sheet.Layout{Name: "region", Labels: []string{"区划"}, Columns: []sheet.Column{
		required("code", "代码", "区划代码"), required("name", "名称"), column("settlement", "城乡"),
	}}
)

// Layouts are the sheets of an import.
var Layouts = []*sheet.Layout{&HouseholdLayout, &MemberLayout, &ItemLayout, &DecisionLayout}
