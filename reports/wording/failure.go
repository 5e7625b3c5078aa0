package wording

import (
	"strings"
	"sync"

	"doudi/calc/sheet"
)

// failures are what went wrong around the acts: the store as a whole, a command
// line, a thing that is not there. {0} is a path or a name.
var failures = sync.OnceValue(func() map[string]complaint {
	return map[string]complaint{
		"store.missing": {
			"text",
			sentence{"案卷库 {0} 不存在", "store {0} does not exist"},
			ways{
				sentence{"用 --store 或 DOUDI_STORE 写明位置，或用 doudi init 建立", "say where it is with --store or DOUDI_STORE, or make it with 'doudi init'"},
				sentence{"在命令行写明位置，或建立：doudi init", "say where it is at the command line, or make it there: 'doudi init'"},
			},
		},
		"store.exists": {
			"text",
			sentence{"{0} 已经存在，不会覆盖", "file {0} exists already and is not written over"},
			sentence{"换一个位置，或先把它移开", "choose another place, or move it away first"},
		},
		"store.busy": {
			"text",
			sentence{"案卷库 {0} 正被另一个程序使用", "store {0} is in use by another process"},
			ways{
				sentence{"等它做完再运行", "run again when it is done"},
				sentence{"等它做完再办", "do it again when that is done"},
			},
		},
		"store.damaged": {
			"text",
			sentence{"案卷库已损坏：{0}", "store is damaged: {0}"},
			ways{
				sentence{"不要再用它发放；移开该文件，恢复最近的备份：doudi restore 备份文件", "pay nothing from it; move the file away and put the last backup back: 'doudi restore FROM'"},
				sentence{"不要再用它发放；移开该文件，恢复最近的备份，在命令行：doudi restore 备份文件", "pay nothing from it; move the file away and put the last backup back at the command line: 'doudi restore FROM'"},
			},
		},
		"store.newer": {
			"text",
			sentence{"案卷库 {0} 由更新版本的程序写成", "store {0} was written by a newer version of the program"},
			ways{
				sentence{"换用新版 doudi，见 doudi version", "use that version of doudi; 'doudi version' tells this one's"},
				sentence{"换用新版程序", "use that version of the program"},
			},
		},
		"store.held": {
			"text text cell text text",
			sentence{"案卷库正由 {0} 使用（{1}，进程 {2}，自 {3} 起：{4}）", "store is in use by {0} ({1}, process {2}, since {3}: {4})"},
			ways{
				sentence{"等它做完再运行；那个程序停住了就结束它", "run again when that is done; end that process if it hangs"},
				sentence{"等它做完再办；那个程序停住了就结束它", "do it again when that is done; end that process if it hangs"},
			},
		},
		"store.lock_file": {
			"text",
			sentence{"锁文件不是本程序建立的：{0}", "lock file was not made by this program: {0}"},
			sentence{"看清后把它移开", "look at it and move it away"},
		},
		"store.medium": {
			"text",
			sentence{"案卷库不能放在这种介质上：{0}", "store must not lie on this medium: {0}"},
			ways{
				sentence{"移到本机硬盘，或用 --any-medium 明确允许（每次操作都记入日志）", "move it to a local disk, or allow it with '--any-medium', which every act notes in the journal"},
				sentence{"移到本机硬盘，或在命令行明确允许：doudi --any-medium", "move it to a local disk, or allow it at the command line: 'doudi --any-medium'"},
			},
		},
		"store.trial": {
			"text",
			sentence{"案卷库 {0} 由试用版写成，未加密", "store {0} was written by a trial version, before stores were sealed"},
			ways{
				sentence{"用 doudi init 新建，再重新导入", "make it anew with 'doudi init' and import again"},
				sentence{"新建后重新导入，在命令行：doudi init", "make it anew at the command line, 'doudi init', and import again"},
			},
		},
		"store.older": {
			"text cell cell",
			sentence{"案卷库比已知的最后状态旧：{0} 止于第 {1} 条，而第 {2} 条早已办过", "store is older than its last known state: {0} ends with act {1}, but act {2} was done"},
			ways{
				sentence{"有人放回了旧副本：找回最新的文件；确要使用旧备份，用 doudi restore 放回", "an older copy was put back: find the newest one; an older backup that is meant to be used is put back by 'doudi restore'"},
				sentence{"有人放回了旧副本：找回最新的文件；确要使用旧备份，在命令行：doudi restore 备份文件", "an older copy was put back: find the newest one; an older backup that is meant to be used is put back at the command line: 'doudi restore FROM'"},
			},
		},
		"store.other": {
			"text cell",
			sentence{"案卷库的日志与库外锚点不符：{0} 的第 {1} 条与当时的不同", "store's journal is not the one that was anchored: act {1} of {0} is another"},
			ways{
				sentence{"停止使用并报告管理员；doudi audit verify 查明从哪一条起不同", "stop using it and tell the administrator; 'doudi audit verify' shows from which entry on it differs"},
				sentence{"停止使用并报告管理员；从哪一条起不同，在命令行：doudi audit verify", "stop using it and tell the administrator; from which entry on it differs is told at the command line: 'doudi audit verify'"},
			},
		},
		"store.unknown": {
			"text",
			sentence{"无法确认本次操作是否已经写入：{0}", "it is not known whether the act was kept: {0}"},
			sentence{"不要重做；下一次操作时会先查明并告知", "do not repeat it; the next act looks it up first and says so"},
		},
		"store.read_only": {
			"text",
			sentence{"此处只能读：{0}", "nothing can be written here: {0}"},
			sentence{"查看不受影响；要办理，换到可写的位置", "looking is possible; to act, use a place that can be written to"},
		},
		"disk.full": {
			"text size size",
			sentence{"磁盘已满：{0}，空闲 {1}", "the disk is full: {0}, {1} free"},
			sentence{"腾出空间后再运行；备份一次加导入一次约需 {2}", "make room and run it again; a backup and an import need about {2}"},
		},
		"file.not_written": {
			"text",
			sentence{"有文件没有写成，其余文件已在 {0}", "not every file could be written; the others are in {0}"},
			sentence{"按上面所列更正后再运行", "mend what is named above and run it again"},
		},
		"path.missing": {
			"text",
			sentence{"没有 {0}", "{0} does not exist"},
			sentence{"核对路径后再运行", "check the path and run again"},
		},
		"path.denied": {
			"text",
			sentence{"没有使用 {0} 的权限", "{0} may not be used by this user of the machine"},
			sentence{"请电脑管理员放开权限，或换到可以读写的位置", "ask the machine's administrator for the right, or use a place that can be read and written"},
		},
		"operation.done": {
			"text text cell text act cell",
			sentence{"{0}（{1}，进程 {2}）于 {3} 开始的操作没有得到回答：已查明它写入了（{4} {5}）", "the act that {0} ({1}, process {2}) began at {3} got no answer: it was done ({4} {5})"},
			sentence{"不要重做", "do not repeat it"},
		},
		"operation.not_done": {
			"text text cell text",
			sentence{"{0}（{1}，进程 {2}）于 {3} 开始的操作没有得到回答：已查明它没有写入", "the act that {0} ({1}, process {2}) began at {3} got no answer: it was not done"},
			sentence{"需要时重做", "repeat it if it is still wanted"},
		},
		"operator.waits": {
			"text cell cell",
			sentence{"操作员 {0} 的口令连续错了 {1} 次", "operator {0} was tried with {1} wrong passphrases"},
			sentence{"{2} 后再试", "try again in {2}"},
		},
		"anchor.skipped": {
			"text",
			sentence{"操作已完成，但未能写入库外锚点：{0}", "the act is done, but its anchor outside the store could not be written: {0}"},
			sentence{"检查锚点文件夹（DOUDI_ANCHORS）", "look at the folder of anchors (DOUDI_ANCHORS)"},
		},
		"look.unnoted": {
			"text",
			sentence{"这次查阅未能记入日志：{0}", "the look could not be noted in the journal: {0}"},
			sentence{"在可以写入的案卷库上查阅，或由县局记下", "look at a store that can be written to, or have the county note it down"},
		},
		"audit.older": {
			"text text text",
			sentence{"案卷库不是从那里延续下来的：止于第 {1} 条，第 {0} 条起缺失（已知办到第 {2} 条）", "store does not go on from there: it ends with act {1}, and act {0} is missing (act {2} was done)"},
			ways{
				sentence{"有人放回了旧副本：找回最新的文件；确要使用旧备份，用 doudi restore 放回", "an older copy was put back: find the newest one; an older backup that is meant to be used is put back by 'doudi restore'"},
				sentence{"有人放回了旧副本：找回最新的文件；确要使用旧备份，在命令行：doudi restore 备份文件", "an older copy was put back: find the newest one; an older backup that is meant to be used is put back at the command line: 'doudi restore FROM'"},
			},
		},
		"audit.other": {
			"text",
			sentence{"案卷库不是从那里延续下来的：第 {0} 条与当时的不同", "store does not go on from there: act {0} is another than it was"},
			sentence{"停止使用并报告管理员；恢复此前的备份", "stop using it and tell the administrator; put back a backup from before that"},
		},
		"audit.foreign": {
			"text",
			sentence{"{0} 是另一个案卷库的锚点", "anchor {0} is another store's"},
			ways{
				sentence{"写明这个案卷库的锚点文件，见 doudi doctor", "name this store's; 'doudi doctor' shows where it is"},
				sentence{"写明这个案卷库的锚点文件，见[9 tab.admin]的[d admin.doctor]", "name this store's; [d admin.doctor] under [9 tab.admin] shows where it is"},
			},
		},
		"copy.unnoted": {
			"text",
			sentence{"备份已完成，但未能记下它在哪里：{0}", "the backup is done, but where it is could not be noted: {0}"},
			sentence{"检查锚点文件夹（DOUDI_ANCHORS）", "look at the folder of anchors (DOUDI_ANCHORS)"},
		},
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
})

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
