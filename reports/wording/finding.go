package wording

import (
	"strings"
	"sync"

	"doudi/calc"
	"doudi/calc/roster"
)

// findingRow is what is said of one code: its name, the operands of the finding
// in their order, by kind, the sentence, and the way out.
type findingRow struct {
	name     sentence
	operands string
	detail   sentence
	remedy   way
}

// findings are the codes of roster.FindingCodes.
var findings = sync.OnceValue(func() map[string]findingRow {
	return map[string]findingRow{
		"standard.missing": {
			sentence{"缺标准", "no standard"},
			"program inclass settlement region month",
			sentence{"{4} 没有可执行的标准：{0}，{1}，{2}，区划 {3}", "no standard in force in {4}: {0}, {1}, {2}, region {3}"},
			ways{
				sentence{"在标准表 standard.csv 补上该行，再运行 doudi policy load", "add the row to standard.csv and run 'doudi policy load'"},
				sentence{"改好政策表，到[7 tab.tables]按[o tables.load]", "mend the tables and take them into use: [o tables.load] under [7 tab.tables]"},
			},
		},
		"parameter.missing": {
			sentence{"缺参数", "no parameter"},
			"text program month",
			sentence{"{2} 没有可执行的参数 {0}（{1}）", "no parameter {0} in force in {2} ({1})"},
			ways{
				sentence{"在参数表 parameter.csv 补上该行，再运行 doudi policy load", "add the row to parameter.csv and run 'doudi policy load'"},
				sentence{"改好政策表，到[7 tab.tables]按[o tables.load]", "mend the tables and take them into use: [o tables.load] under [7 tab.tables]"},
			},
		},
		"amount.too_large": {
			sentence{"金额过大", "amount too large"},
			"text",
			sentence{"算出的金额 {0} 元超过 9999999999.99 元", "amount comes to {0} yuan, more than 9999999999.99"},
			ways{
				sentence{"核对政策表中的标准、比例和月数，更正后运行 doudi policy load", "check standards, percentages and months in the tables, correct them and run 'doudi policy load'"},
				sentence{"核对政策表中的标准、比例和月数，更正后到[7 tab.tables]按[o tables.load]", "check standards, percentages and months in the tables, correct them and take them into use: [o tables.load] under [7 tab.tables]"},
			},
		},
		"income.nobody": {
			sentence{"无人计入收入", "nobody counted"},
			"",
			sentence{"没有计入的成员，算不出月人均收入", "no member is counted, so there is no income a head"},
			ways{
				sentence{"在 member.csv 写明计入的成员，再在 decision.csv 重新核定并运行 doudi import；或在核定中填写月人均收入", "mark the counted members in member.csv, determine anew in decision.csv and run 'doudi import'; or state the income a head in the decision"},
				sentence{"在户档按[m house.members]，在[house.particulars]中写明谁[house.counted]", "in the file [m house.members], [house.particulars]: say who is [house.counted]"},
			},
		},
		"policy.fault": {
			sentence{"政策表有误", "policy fault"},
			"text",
			sentence{"政策表有误：{0}", "policy tables are faulty: {0}"},
			ways{
				sentence{"更正政策表，再运行 doudi policy load", "correct the tables and run 'doudi policy load'"},
				sentence{"改好政策表，到[7 tab.tables]按[o tables.load]", "mend the tables and take them into use: [o tables.load] under [7 tab.tables]"},
			},
		},
		"id.invalid": {
			sentence{"身份证号无效", "invalid ID number"},
			"text text",
			sentence{"{0} 的身份证号无效（{1}）", "ID number of {0} is invalid ({1})"},
			ways{
				sentence{"在 member.csv 和 decision.csv 更正身份证号，再运行 doudi import", "correct the number in member.csv and decision.csv and run 'doudi import'"},
				sentence{"更正证件号，在户档按[d decide.determine]重新核定", "correct the number, and [d decide.determine] anew in the file"},
			},
		},
		"account.missing": {
			sentence{"无银行账号", "no account"},
			"",
			sentence{"没有领款账号", "no account to pay to"},
			ways{
				sentence{"在 household.csv 补上银行账号，再运行 doudi import", "add the account in household.csv and run 'doudi import'"},
				sentence{"在户档按[c house.change]补[house.account]，由另一人确认", "in the file [c house.change], [house.account]; a second person confirms it"},
			},
		},
		"decision.unconfirmed": {
			sentence{"决定未审定", "unconfirmed decision"},
			"month",
			sentence{"自 {0} 起执行的决定尚未审定", "decision from {0} on is not confirmed"},
			ways{
				sentence{"由另一人确认：doudi award list 查编号，doudi award confirm；不再需要的用 doudi award withdraw 撤回", "have a second person confirm it: 'doudi award list' shows its number for 'doudi award confirm'; 'doudi award withdraw' takes it back"},
				sentence{"由另一人在[5 tab.decisions]按[c await.confirm]或[b await.back]", "have a second person press [c await.confirm] or [b await.back] under [5 tab.decisions]"},
			},
		},
		"change.unnamed": {
			sentence{"变动无原因", "unnamed change"},
			"text",
			sentence{"与上月相比有 {0} 元的变动说不出原因：程序有误或封存数据被改动", "{0} yuan of the change from last month have no named cause: a fault of the program or a tampered seal"},
			ways{
				sentence{"查清原因；确需发放的，署名说明理由：doudi roster submit --override", "find the cause; to pay all the same give name and reason: 'doudi roster submit --override'"},
				sentence{"查清原因：程序有误或封存数据被改动", "find the cause: a fault of the program or a tampered seal"},
			},
		},
		"insured.twice": {
			sentence{"一人两处保障", "insured twice"},
			"text program text text",
			sentence{"同一人（{0}）在 {1} 中两处保障：{2} 户与 {3} 户", "one person ({0}) is insured twice in {1}: households {2} and {3}"},
			ways{
				sentence{"停发其中一处：doudi award stop，或改写保障对象重新核定：doudi award determine；也可写入 decision.csv 再运行 doudi import", "stop one of the awards ('doudi award stop') or determine it with other insured members ('doudi award determine'); or in decision.csv by 'doudi import'"},
				sentence{"在一户的户档按[s decide.stop]，或按[d decide.determine]改保障对象", "in one of the files [s decide.stop], or [d decide.determine] with other insured members"},
			},
		},
		"programs.exclusive": {
			sentence{"享受互斥项目", "exclusive programs"},
			"text program program text text",
			sentence{"同一人（{0}）同时享受互斥的 {1}（{3} 户）与 {2}（{4} 户）", "one person ({0}) is paid under two programs that exclude each other: {1} (household {3}) and {2} (household {4})"},
			ways{
				sentence{"停发其中一项：doudi award stop；也可写入 decision.csv 再运行 doudi import", "stop one of the awards: 'doudi award stop'; or in decision.csv by 'doudi import'"},
				sentence{"在户档按[s decide.stop]停发其中一项", "stop one of the awards in the file: [s decide.stop]"},
			},
		},
		"arrears.twice": {
			sentence{"补发月份重复保障", "arrears paid twice"},
			"text month program text program text",
			sentence{"{1} 的{2}补发给 {3} 户，而该人（{0}）当月又由 {5} 户的{4}保障", "arrears of {2} for {1} go to household {3} for a person ({0}) whom the {4} award of household {5} covers in that month"},
			ways{
				sentence{"自该月起停发其中一处（doudi award stop），或自该月起改写保障对象重新核定：doudi award determine；也可写入 decision.csv 再运行 doudi import", "from that month on, stop one of the awards ('doudi award stop') or determine it with other insured members ('doudi award determine'); or in decision.csv by 'doudi import'"},
				sentence{"在一户的户档自该月起按[s decide.stop]，或按[d decide.determine]改保障对象", "in one of the files, from that month on, [s decide.stop], or [d decide.determine] with other insured members"},
			},
		},
		"month.before_open": {
			sentence{"上月未审定", "month before open"},
			"month",
			sentence{"上月 {0} 的名册尚未审定", "month before, {0}, is not confirmed"},
			ways{
				sentence{"先提交并审定上月：doudi roster submit，再由他人 doudi roster confirm", "submit and confirm that month first: 'doudi roster submit', then another operator's 'doudi roster confirm'"},
				sentence{"先办上月：[left month.earlier]", "the month before comes first: [left month.earlier]"},
			},
		},
		"chain.broken": {
			sentence{"封印不符", "seal broken"},
			"month",
			sentence{"{0} 的封印与记录不符：封存的名册被改动", "seal of {0} does not fit its records: a sealed roster was changed"},
			ways{
				sentence{"不要发放；换回最近一份完好的备份，再运行 doudi roster run", "pay nothing; put the last good backup back and run 'doudi roster run' again"},
				sentence{"不要发放；换回最近一份完好的备份，在命令行：doudi restore 备份文件", "pay nothing; put the last good backup back at the command line: 'doudi restore FROM'"},
			},
		},
		"account.luhn": {
			sentence{"卡号校验不符", "card number check"},
			"text",
			sentence{"银行卡号（{0}）校验不符，存折账号除外", "card number ({0}) fails its check digit; a passbook may"},
			ways{
				sentence{"与领款人核对；有误的在 household.csv 更正，再运行 doudi import，由另一人确认：doudi household confirm", "compare with the payee; if wrong, correct it in household.csv and run 'doudi import'; another person confirms it with 'doudi household confirm'"},
				sentence{"与领款人核对；有误的在户档按[c house.change]更正", "compare with the payee; if wrong, [c house.change] in the file"},
			},
		},
		"account.shared": {
			sentence{"多人同一账号", "shared account"},
			"text text",
			sentence{"账号（{0}）与 {1} 户相同，领款人却不同", "account ({0}) is also that of household {1}, with another payee"},
			ways{
				sentence{"核实账号归谁；有误的在 household.csv 更正，再运行 doudi import，由另一人确认：doudi household confirm", "find out whose it is; if wrong, correct it in household.csv and run 'doudi import'; another person confirms it with 'doudi household confirm'"},
				sentence{"核实账号归谁；有误的在户档按[c house.change]更正", "find out whose it is; if wrong, [c house.change] in the file"},
			},
		},
		"review.overdue": {
			sentence{"复核逾期", "review overdue"},
			"month due",
			sentence{"应于 {0} 复核，已逾期（{1}）", "review was due in {0} ({1})"},
			ways{
				sentence{"入户核查后登记：doudi review record 户编号", "visit the home, then run 'doudi review record HOUSEHOLD'"},
				sentence{"入户核查后，在户档按[r visit.name]", "visit the home, then [r visit.name] in the file"},
			},
		},
		"review.held": {
			sentence{"逾期缓发", "payment held"},
			"",
			sentence{"复核逾期过久，暂缓发放；复核后自动补发", "review is overdue beyond the limit: payment is held and becomes arrears once it is done"},
			ways{
				sentence{"入户核查后登记：doudi review record 户编号", "visit the home, then run 'doudi review record HOUSEHOLD'"},
				sentence{"入户核查后，在户档按[r visit.name]，自动补发", "visit the home, then [r visit.name] in the file: arrears follow"},
			},
		},
		"taper.ending": {
			sentence{"渐退将满", "taper ending"},
			"month",
			sentence{"渐退期到 {0} 为止，下月起不再发放", "taper ends with {0}; nothing is paid afterwards"},
			ways{
				sentence{"仍需救助的重新核定：doudi award determine；也可写入 decision.csv 再运行 doudi import", "if help is still needed, determine anew: 'doudi award determine'; or in decision.csv by 'doudi import'"},
				sentence{"仍需救助的，在户档按[d decide.determine]", "if help is still needed, [d decide.determine] in the file"},
			},
		},
		"amount.moved": {
			sentence{"变动较大", "large change"},
			"text text",
			sentence{"比上月变动较大：{0} 元变为 {1} 元", "amount moved from {0} to {1} yuan"},
			ways{
				sentence{"对照变动原因（doudi roster diff）核实；有误的重新核定：doudi award determine；也可写入 decision.csv 再运行 doudi import", "check it against its causes ('doudi roster diff'); if wrong, determine anew: 'doudi award determine'; or in decision.csv by 'doudi import'"},
				sentence{"对照变动原因核实：[d month.changes]", "check it against its causes: [d month.changes]"},
			},
		},
		"payee.stranger": {
			sentence{"领款人非成员", "payee no member"},
			"text",
			sentence{"领款人 {0} 不是本户成员", "payee {0} is not a member of the household"},
			ways{
				sentence{"核实代领手续；有误的在 household.csv 更正领款人，再运行 doudi import，由另一人确认：doudi household confirm", "check the agent's papers; if wrong, correct the payee in household.csv and run 'doudi import'; another person confirms it with 'doudi household confirm'"},
				sentence{"核实代领手续；有误的在户档按[c house.change]更正", "check the agent's papers; if wrong, [c house.change] in the file"},
			},
		},
		"death.open": {
			sentence{"死亡待处理", "death open"},
			"text text",
			sentence{"{0} 于 {1} 死亡，待遇尚未停发或重新核定", "{0} died on {1}, and the award still pays for them"},
			ways{
				sentence{"登记死亡（doudi household death）后停发或重新核定：doudi award stop --cause death，doudi award determine，由另一人 doudi award confirm", "take the person off with 'doudi household death', then 'doudi award stop --cause death' or 'doudi award determine', and another person's 'doudi award confirm'"},
				sentence{"在户档按[m house.members]选[house.death]，再按[d decide.determine]或[s decide.stop]", "[m house.members], [house.death] in the file, then [d decide.determine] or [s decide.stop]"},
			},
		},
		"age.high": {
			sentence{"高龄核实", "high age"},
			"text text",
			sentence{"{0} 已 {1} 岁，请核实是否健在", "{0} is {1} years old: check that the person is alive"},
			ways{
				sentence{"已去世的登记：doudi household death；也可在 decision.csv 停发（原因 death）再运行 doudi import", "after a death run 'doudi household death'; or stop the award in decision.csv (reason death) by 'doudi import'"},
				sentence{"核实是否健在；去世的在户档按[m house.members]选[house.death]", "see that the person lives; if not, [m house.members], [house.death] in the file"},
			},
		},
		"arrears.cut_off": {
			sentence{"超出追溯期", "beyond look-back"},
			"month text",
			sentence{"{0} 少发 {1} 元，已超出补发追溯期，不再补发", "{1} yuan owed for {0} lie before the look-back and are not paid"},
			ways{
				sentence{"确应补发的，在 parameter.csv 调整 arrears.months，再运行 doudi policy load", "to pay it, change arrears.months in parameter.csv and run 'doudi policy load'"},
				sentence{"确应补发的，在参数表调整 arrears.months，到[7 tab.tables]按[o tables.load]", "to pay it, change arrears.months in the parameter table and take them into use: [o tables.load] under [7 tab.tables]"},
			},
		},
		"debt.cut_off": {
			sentence{"多发超出追溯期", "debt beyond look-back"},
			"month text",
			sentence{"{0} 多发 {1} 元，已超出追溯期，名册不再扣回", "{1} yuan paid too much for {0} lie before the look-back and are withheld no longer"},
			ways{
				sentence{"在名册之外追缴；要由名册扣回的，在 parameter.csv 调整 arrears.months，再运行 doudi policy load", "collect it outside the roster; to withhold it, change arrears.months in parameter.csv and run 'doudi policy load'"},
				sentence{"在名册之外追缴", "collect it outside the roster"},
			},
		},
		"name.unencodable": {
			sentence{"户名无法编码", "name not encodable"},
			"text text",
			sentence{"户名 {0} 中的“{1}”无法用银行编码 GB18030 表示", "name {0} has a character, {1}, that the banks' encoding GB18030 cannot carry"},
			ways{
				sentence{"按银行登记的户名在 household.csv 更正领款人，再运行 doudi import，由另一人确认：doudi household confirm", "write the payee in household.csv as the bank does and run 'doudi import'; another person confirms it with 'doudi household confirm'"},
				sentence{"按银行登记的户名更正领款人：在户档按[c house.change]", "write the payee as the bank does: [c house.change] in the file"},
			},
		},
		"debt.open": {
			sentence{"多发未扣清", "debt open"},
			"text",
			sentence{"多发的 {0} 元本月扣不下，仍欠", "{0} yuan paid too much cannot be withheld this month and stay owed"},
			ways{
				sentence{"仍在发放的以后各月自动续扣，比例为 parameter.csv 的 recovery.share，改后运行 doudi policy load；已停发的在名册之外追缴", "the next months withhold it while something is paid; the share is recovery.share in parameter.csv, loaded with 'doudi policy load'; where nothing is paid any more, collect it outside the roster"},
				sentence{"以后各月自动续扣；已停发的在名册之外追缴", "later months withhold it; where nothing is paid, collect it outside"},
			},
		},
	}
})

// Finding is what a finding says to a person, and what resolves it.
// A code without a row, which the tests exclude, is shown as it is.
func (l Lang) Finding(face Face, f roster.Finding) (detail, remedy string) {
	row, ok := findings()[f.Code]
	if !ok {
		return strings.Join(append([]string{f.Code}, f.Args...), " "), ""
	}
	args := l.operands(row.operands, f.Args)
	return row.detail.in(l, args), fill(row.remedy.at(l, face), args)
}

// FindingName names a finding's code in a few words.
func (l Lang) FindingName(code string) string {
	if row, ok := findings()[code]; ok {
		return row.name.in(l, nil)
	}
	return code
}

// operands puts coded operands into words; one that is missing is a dash.
func (l Lang) operands(kinds string, args []string) []string {
	words := strings.Fields(kinds)
	for i, kind := range words {
		if i < len(args) {
			words[i] = l.operand(kind, args[i])
		} else {
			words[i] = "–"
		}
	}
	return words
}

func (l Lang) operand(kind, arg string) string {
	switch kind {
	case "program":
		return l.Program(calc.Program(arg))
	case "settlement":
		s, _ := calc.ParseKind[calc.Settlement](arg)
		return l.Settlement(s)
	case "due":
		return l.DueReason(arg)
	case "inclass":
		return l.inClass(arg)
	}
	return arg
}

// Severity is the word for a finding that blocks the month, or one that warns.
func (l Lang) Severity(block bool) string {
	if block {
		return l.Say("阻断", "block")
	}
	return l.Say("提醒", "warn")
}
