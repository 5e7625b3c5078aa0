package wording

import (
	"strings"

	"doudi/calc/sheet"
)

// failures are what went wrong around the acts: the store as a whole, a command
// line, a thing that is not there. {0} is a path or a name.
var failures = together(storeFailures, commandFailures)

// commandFailures are of a command line, of what it names and of who is asked.
func commandFailures() map[string]complaint {
	return map[string]complaint{
		"usage.no_key": {
			"",
			sentence{"没有密钥文件，也没有终端可以询问口令", "no key file is given, and there is no terminal to ask for a passphrase"},
			sentence{"用 --key 文件 或 DOUDI_KEY 写明", "name it with --key FILE or DOUDI_KEY"},
		},
		"usage.no_answer": {
			"",
			sentence{"没有输入", "nothing was typed"},
			sentence{"再运行一次并输入，或用 --key 文件", "run it again and type it, or give --key FILE"},
		},
		"usage.either": {
			"text text",
			sentence{"{0} 和 {1} 只能写一个", "options {0} and {1} exclude each other"},
			sentence{"去掉其中一个", "leave one of them out"},
		},
		"not_terminal.passphrase": {
			"",
			sentence{"要输入口令，而这里没有终端", "passphrase is to be typed, but there is no terminal to ask for it"},
			sentence{"改用密钥：--recipient 公钥，或 --identity 文件", "use a key instead: --recipient KEY, or --identity FILE"},
		},
		"not_found.age_key": {
			"text",
			sentence{"没有密钥文件 {0}", "key file {0} does not exist"},
			sentence{"写 age 公钥（age1…），或存放密钥的文件", "give a public key of age (age1…), or a file that has keys"},
		},
		"usage.no_new_key": {
			"",
			sentence{"没有写明新密钥文件，也没有终端可以询问口令", "no file is named for the new key, and there is no terminal to ask for a passphrase"},
			sentence{"init 用 --key 文件，operator add 用 --set-key 文件；文件不存在时会生成", "name one: --key FILE for init, --set-key FILE for operator add; it is made where there is none"},
		},
		"not_found.key": {
			"text",
			sentence{"密钥文件 {0} 不存在", "key file {0} does not exist"},
			ways{
				sentence{"用 --key 或 DOUDI_KEY 写明位置；遗失的由管理员重发：doudi operator add", "say where it is with --key or DOUDI_KEY; one that is lost is made anew by an administrator with 'doudi operator add'"},
				sentence{"退出，用自己的密钥文件再打开；遗失的，由管理员到[9 tab.admin]按[n admin.add]重新登记", "quit, and open the screens with your own; where it is lost, have an administrator add you anew: [n admin.add] under [9 tab.admin]"},
			},
		},
		"not_found": {
			"cell",
			sentence{"没有找到 {0}", "nothing is found for {0}"},
			ways{
				sentence{"可按姓名、拼音首字母、证件尾号、户编号或村名查找：doudi find", "look by name, pinyin initials, tail of a number, household or village with 'doudi find'"},
				sentence{"可按姓名、拼音首字母、证件尾号、户编号或村名查找：[2 tab.households]", "look by name, pinyin initials, tail of a number, household or village under [2 tab.households]"},
			},
		},
		"not_found.application": {
			"value",
			sentence{"没有申请 {0}", "there is no application {0}"},
			ways{
				sentence{"查看编号：doudi application list --all", "look for its number: 'doudi application list --all'"},
				sentence{"在[3 tab.applications]按[/ applications.search]；已办结的在[applications.all]中", "look for it with [/ applications.search] under [3 tab.applications]; [applications.all] has the closed ones"},
			},
		},
		"not_found.household": {
			"value",
			sentence{"没有 {0} 这一户", "household {0} is not on file"},
			ways{
				sentence{"按姓名或证件尾号查找：doudi find", "look for it by name or tail of a number with 'doudi find'"},
				sentence{"按姓名或证件尾号查找：[2 tab.households]", "look for it by name or tail of a number under [2 tab.households]"},
			},
		},
		"not_found.award": {
			"value award",
			sentence{"{0} 户没有{1}", "household {0} has no {1}"},
			ways{
				sentence{"查看该户：doudi household show {0}", "look at it with 'doudi household show {0}'"},
				sentence{"看 {0} 户的户档", "look at the file of household {0}"},
			},
		},
		"not_found.decision": {
			"text",
			sentence{"没有第 {0} 号待确认的决定", "no decision {0} waits to be confirmed"},
			ways{
				sentence{"编号见 doudi award list", "'doudi award list' shows the numbers"},
				sentence{"他人已确认、退回或重新记录；见[5 tab.decisions]", "somebody has confirmed it, sent it back or recorded it anew; see [5 tab.decisions]"},
			},
		},
		"not_found.policy": {
			"text",
			sentence{"没有第 {0} 版政策表", "policy version {0} was never loaded"},
			ways{
				sentence{"不写 --loaded 即为现行政策表", "leave --loaded out for the tables in use"},
				sentence{"见[7 tab.tables]，按[v tables.versions]", "see [v tables.versions] under [7 tab.tables]"},
			},
		},
		"not_found.household_then": {
			"value text",
			sentence{"{1} 时还没有 {0} 户", "household {0} was not on file on {1}"},
			ways{
				sentence{"写一个更晚的日期，见 doudi household history {0}", "choose a later day: 'doudi household history {0}'"},
				sentence{"写一个更晚的日期", "choose a later day"},
			},
		},
		"usage.field": {
			"cell",
			sentence{"“{0}”不是 项=值 的形式", "argument \"{0}\" is not of the form KEY=VALUE"},
			sentence{"写作 phone=13900000000 或 电话=13900000000；值中有空格的加引号", "write it as phone=13900000000; quote a value with blanks"},
		},
		"not_found.accounts": {
			"text",
			sentence{"第 {0} 号记录没有待确认的账户变更", "no account change of journal entry {0} waits"},
			ways{
				sentence{"查看待确认的：doudi household confirm", "see what waits: 'doudi household confirm'"},
				sentence{"待确认的在[5 tab.decisions]", "what waits stands under [5 tab.decisions]"},
			},
		},
		"not_found.account": {
			"text",
			sentence{"{0} 户没有待确认的账户变更", "household {0} has no account change that waits"},
			ways{
				sentence{"查看该户：doudi household show {0}", "look at it with 'doudi household show {0}'"},
				sentence{"他人已确认、驳回；看 {0} 户的户档", "somebody has answered it; look at the file of household {0}"},
			},
		},
		"not_found.operator": {
			"text",
			sentence{"没有操作员 {0}", "operator {0} is not registered"},
			ways{
				sentence{"见 doudi operator list", "'doudi operator list' shows who is"},
				sentence{"见[9 tab.admin]", "see [9 tab.admin]"},
			},
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
			ways{
				sentence{"运行 doudi check；再次中断的，把这句话报告给维护人员", "run 'doudi check'; if it stops again, report this line"},
				sentence{"到[9 tab.admin]按[v admin.check]；再次中断的，把这句话报告给维护人员", "press [v admin.check] under [9 tab.admin]; if it stops again, report this line"},
			},
		},
	}
}

// valueForms say how the values of options are written.
var valueForms = map[string]sentence{
	"--month":        {"月份写作 2026-11", "write a month as 2026-11"},
	"--opening":      {"月份写作 2026-07", "write a month as 2026-07"},
	"--from":         {"月份写作 2026-12，日期写作 2026-12-01", "write a month as 2026-12, a day as 2026-12-01"},
	"--until":        {"月份写作 2027-05，日期写作 2027-05-31", "write a month as 2027-05, a day as 2027-05-31"},
	"--heard":        {"日期写作 2026-11-18", "write a day as 2026-11-18"},
	"--reviewed":     {"日期写作 2026-11-18", "write a day as 2026-11-18"},
	"--applied":      {"日期写作 2026-11-05", "write a day as 2026-11-05"},
	"--percapita":    {"写不带符号的金额，如 350.50", "write an amount without a sign, as in 350.50"},
	"--mode":         {"写 household 整户、single 单人、home 分散 或 institution 集中", "write household, single, home or institution"},
	"--cause":        {"写 death、moved、income、property、tekun、voluntary、refused 或 other", "write death, moved, income, property, tekun, voluntary, refused or other"},
	"--decision":     {"写决定的编号", "write the number of a decision"},
	"award":          {"编号见 doudi award list", "'doudi award list' shows the numbers"},
	"--today":        {"日期写作 2026-11-21", "write a day as 2026-11-21"},
	"--lang":         {"写 zh 或 en", "write zh or en"},
	"--role":         {"写 clerk、approver、officer、finance、auditor 或 admin", "write clerk, approver, officer, finance, auditor or admin"},
	"--expect-total": {"金额写作 1063.50", "write an amount as 1063.50"},
	"--expect-lines": {"写不小于 0 的整数", "write a whole number, 0 or more"},
	"--limit":        {"写不小于 0 的整数", "write a whole number, 0 or more"},
	"--revision":     {"写不小于 0 的整数", "write a whole number, 0 or more"},
	"--day":          {"日期写作 2026-11-21", "write a day as 2026-11-21"},
	"--on":           {"日期写作 2026-11-21", "write a day as 2026-11-21"},
	"--households":   {"写不小于 0 的整数", "write a whole number, 0 or more"},
	"--override":     {"写作 代码:户编号 或 代码:户编号:身份证号，代码见 doudi roster check", "write CODE:HOUSEHOLD or CODE:HOUSEHOLD:PERSON; 'doudi roster check' shows the codes"},
	"--against":      {"写名册末行的日志序号和摘要，如 \"12 0123abcd…4567\"，或锚点文件的路径", "write the journal's number and digest from a roster's foot, as in \"12 0123abcd…4567\", or the path of an anchor"},
	"completion":     {"写 bash、zsh、fish 或 powershell", "write bash, zsh, fish or powershell"},
	"":               {"写法见该命令的 --help", "see the command's --help"},
}

// Failure is what went wrong, and what to do. A code without a row is shown as
// it is.
func (l Lang) Failure(face Face, code string, args ...string) string {
	row, ok := failures()[code]
	if !ok {
		return strings.Join(append([]string{code}, args...), " ")
	}
	if code == "usage.bad_value" && len(args) == 2 {
		args = append(args[:2:2], args[0]) // the form is the option's
	}
	return l.withRemedy(l.complain(face, row, args))
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
