package policy

import "doudi/calc/sheet"

// The tables' layouts (R2). The order of columns here is the order of the
// constants in parse.go.
var (
	from     = sheet.Column{Key: "from", Labels: []string{"起始月", "起始月份"}, Required: true}
	until    = sheet.Column{Key: "until", Labels: []string{"截止月", "截止月份"}}
	document = sheet.Column{Key: "document", Labels: []string{"文件", "文号", "依据"}}
	program  = sheet.Column{Key: "program", Labels: []string{"救助项目", "项目"}, Required: true}
	class    = sheet.Column{Key: "class", Labels: []string{"档次", "类别"}}
	region   = sheet.Column{Key: "region", Labels: []string{"区划代码", "区划"}}
	group    = sheet.Column{Key: "group", Labels: []string{"人群"}}
	percent  = sheet.Column{Key: "percent", Labels: []string{"比例"}, Required: true}
	months_  = sheet.Column{Key: "months", Labels: []string{"月数"}, Required: true}
	code     = sheet.Column{Key: "code", Labels: []string{"代码", "编码"}, Required: true}
	label    = sheet.Column{Key: "label", Labels: []string{"名称"}}

	standardLayout = layout("standard", "标准", program, class,
		sheet.Column{Key: "settlement", Labels: []string{"城乡"}}, region, from,
		sheet.Column{Key: "amount", Labels: []string{"金额"}, Required: true},
		sheet.Column{Key: "per", Labels: []string{"周期"}}, document)
	parameterLayout = layout("parameter", "参数",
		sheet.Column{Key: "key", Labels: []string{"参数", "参数名"}, Required: true},
		sheet.Column{Key: "value", Labels: []string{"值", "取值", "数值"}, Required: true}, from, document)
	groupLayout = layout("group", "人群", code, label,
		sheet.Column{Key: "disability", Labels: []string{"残疾类别"}},
		sheet.Column{Key: "level", Labels: []string{"残疾等级"}},
		sheet.Column{Key: "illness", Labels: []string{"疾病"}},
		sheet.Column{Key: "labour", Labels: []string{"劳动能力"}},
		sheet.Column{Key: "schooling", Labels: []string{"就学"}},
		sheet.Column{Key: "selfcare", Labels: []string{"自理能力"}},
		sheet.Column{Key: "special", Labels: []string{"特殊身份"}},
		sheet.Column{Key: "age_min", Labels: []string{"最小年龄"}},
		sheet.Column{Key: "age_max", Labels: []string{"最大年龄"}})
	supplementLayout = layout("supplement", "分类施保", code, label, program, group,
		sheet.Column{Key: "kind", Labels: []string{"方式"}, Required: true},
		sheet.Column{Key: "value", Labels: []string{"值", "取值", "数值"}, Required: true}, from, until, document)
	deductionLayout = layout("deduction", "刚性支出扣减",
		sheet.Column{Key: "item", Labels: []string{"支出项目", "类别"}, Required: true}, percent,
		sheet.Column{Key: "cap", Labels: []string{"上限"}}, from, until, document)
	reviewLayout    = layout("review", "核查周期", optional(program), group, months_)
	extensionLayout = layout("extension", "核查延期", from, required(until), months_, region, document)
	authorityLayout = layout("authority", "审批权限", program,
		sheet.Column{Key: "upto", Labels: []string{"金额上限"}},
		sheet.Column{Key: "level", Labels: []string{"层级"}, Required: true}, from, document)
	exclusiveLayout = layout("exclusive", "互斥",
		sheet.Column{Key: "program_a", Labels: []string{"项目一"}, Required: true},
		sheet.Column{Key: "program_b", Labels: []string{"项目二"}, Required: true}, from, document)
	documentLayout = layout("document", "文件", code,
		sheet.Column{Key: "number", Labels: []string{"文号"}},
		sheet.Column{Key: "title", Labels: []string{"标题"}},
		sheet.Column{Key: "date", Labels: []string{"日期"}})
)

// Layouts are all tables of a policy, in the order of the rule book.
var Layouts = []*sheet.Layout{
	&parameterLayout, &standardLayout, &groupLayout, &supplementLayout, &deductionLayout,
	&reviewLayout, &extensionLayout, &authorityLayout, &exclusiveLayout, &documentLayout,
}

func layout(name, label string, columns ...sheet.Column) sheet.Layout {
	return sheet.Layout{Name: name, Labels: []string{label}, Columns: columns}
}

func optional(c sheet.Column) sheet.Column { c.Required = false; return c }
func required(c sheet.Column) sheet.Column { c.Required = true; return c }
