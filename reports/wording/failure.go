package wording

import (
	"strings"

	"doudi/calc/sheet"
)

// failures are what went wrong around the acts: the store as a whole, a command
// line, a thing that is not there. {0} is a path or a name.
var failures = map[string]complaint{
	"store.missing": {
		"text",
		sentence{"案卷库 {0} 不存在", "store {0} does not exist"},
		sentence{"用 --store 或 DOUDI_STORE 写明位置，或用 doudi init 建立", "say where it is with --store or DOUDI_STORE, or make it with 'doudi init'"},
	},
	"store.exists": {
		"text",
		sentence{"{0} 已经存在，不会覆盖", "file {0} exists already and is not written over"},
		sentence{"换一个位置，或先把它移开", "choose another place, or move it away first"},
	},
	"store.busy": {
		"text",
		sentence{"案卷库 {0} 正被另一个程序使用", "store {0} is in use by another process"},
		sentence{"等它做完再运行", "run again when it is done"},
	},
	"store.damaged": {
		"text",
		sentence{"案卷库已损坏：{0}", "store is damaged: {0}"},
		sentence{"不要再用它发放；移开该文件，恢复最近的备份：doudi restore 备份文件", "pay nothing from it; move the file away and put the last backup back: 'doudi restore FROM'"},
	},
	"store.newer": {
		"text",
		sentence{"案卷库 {0} 由更新版本的程序写成", "store {0} was written by a newer version of the program"},
		sentence{"换用新版 doudi，见 doudi version", "use that version of doudi; 'doudi version' tells this one's"},
	},
	"not_found": {
		"cell",
		sentence{"没有找到 {0}", "nothing is found for {0}"},
		sentence{"可按姓名、拼音首字母、证件尾号、户编号或村名查找：doudi find", "look by name, pinyin initials, tail of a number, household or village with 'doudi find'"},
	},
	"not_found.household": {
		"text",
		sentence{"没有 {0} 这一户", "household {0} is not on file"},
		sentence{"按姓名或证件尾号查找：doudi find", "look for it by name or tail of a number with 'doudi find'"},
	},
	"not_found.award": {
		"text award",
		sentence{"{0} 户没有{1}", "household {0} has no {1}"},
		sentence{"查看该户：doudi household show {0}", "look at it with 'doudi household show {0}'"},
	},
	"not_found.policy": {
		"text",
		sentence{"没有第 {0} 版政策表", "policy version {0} was never loaded"},
		sentence{"不写 --loaded 即为现行政策表", "leave --loaded out for the tables in use"},
	},
	"not_found.operator": {
		"text",
		sentence{"没有操作员 {0}", "operator {0} is not registered"},
		sentence{"见 doudi operator list", "'doudi operator list' shows who is"},
	},
	"usage.unknown_command": {
		"text",
		sentence{"没有 {0} 这个命令", "command {0} does not exist"},
		sentence{"全部命令见 doudi help", "'doudi help' lists all commands"},
	},
	"usage.unknown_flag": {
		"text",
		sentence{"没有选项 {0}", "option {0} does not exist"},
		sentence{"可用的选项见该命令的 --help", "see the command's --help"},
	},
	"usage.missing_flag": {
		"text",
		sentence{"没有写选项 {0} 或它的值", "option {0} or its value is missing"},
		sentence{"补上后再运行，写法见该命令的 --help", "add it; see the command's --help"},
	},
	"usage.arguments": {
		"text",
		sentence{"参数个数不对", "arguments are too few or too many"},
		sentence{"用法：{0}", "usage: {0}"},
	},
	"usage.bad_value": {
		"text value form",
		sentence{"{0} 的值“{1}”不可用", "value of {0}, \"{1}\", is not possible"},
		sentence{"{2}", "{2}"},
	},
	"not_terminal": {
		"",
		sentence{"此事须先确认，而这里没有人可以应答", "confirmation is needed, but no terminal answers"},
		sentence{"确认无误后加 --yes 再运行", "if it is meant, run it with --yes"},
	},
	"tables": {
		"text",
		sentence{"{0}", "{0}"},
		sentence{},
	},
	"internal": {
		"text",
		sentence{"程序中断：{0}", "program stopped: {0}"},
		sentence{"运行 doudi check；再次中断的，把这句话报告给维护人员", "run 'doudi check'; if it stops again, report this line"},
	},
}

// valueForms say how the values of options are written.
var valueForms = map[string]sentence{
	"--month":        {"月份写作 2026-11", "write a month as 2026-11"},
	"--opening":      {"月份写作 2026-07", "write a month as 2026-07"},
	"--today":        {"日期写作 2026-11-21", "write a day as 2026-11-21"},
	"--lang":         {"写 zh 或 en", "write zh or en"},
	"--role":         {"写 clerk、approver、officer、finance、auditor 或 admin", "write clerk, approver, officer, finance, auditor or admin"},
	"--expect-total": {"金额写作 1063.50", "write an amount as 1063.50"},
	"--expect-lines": {"写整数", "write a whole number"},
	"--limit":        {"写整数", "write a whole number"},
	"--households":   {"写整数", "write a whole number"},
	"--override":     {"写作 代码:户编号 或 代码:户编号:身份证号，代码见 doudi roster check", "write CODE:HOUSEHOLD or CODE:HOUSEHOLD:PERSON; 'doudi roster check' shows the codes"},
	"completion":     {"写 bash、zsh、fish 或 powershell", "write bash, zsh, fish or powershell"},
	"":               {"写法见该命令的 --help", "see the command's --help"},
}

// Failure is what went wrong, and what to do. A code without a row is shown as
// it is.
func (l Lang) Failure(code string, args ...string) string {
	row, ok := failures[code]
	if !ok {
		return strings.Join(append([]string{code}, args...), " ")
	}
	if code == "usage.bad_value" && len(args) == 2 {
		args = append(args[:2:2], args[0]) // the form is the option's
	}
	return l.withRemedy(l.complain(row, args))
}

// valueForm says how the value of an option is written.
func (l Lang) valueForm(option string) string {
	form, ok := valueForms[option]
	if !ok {
		form = valueForms[""]
	}
	return form.in(l, nil)
}

// awardOf names the award of a programme as a person typed it, or any award.
func (l Lang) awardOf(program string) string {
	if program == "" {
		return l.Say("待遇", "award")
	}
	return l.Say("%s待遇", "%s award", l.Program(sheet.ParseProgram(program)))
}
