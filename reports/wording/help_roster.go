package wording

// rosterCommands are those of the month's roster.
func rosterCommands() map[string]command {
	return map[string]command{
		"roster": {
			sentence{"每月名册：编制、检查、提交、审定、核验", "the month's roster, from draft to seal"},
			sentence{
				`一个月的名册：run 编制并写出文件，check 列出疑点，show、diff 查看，submit 提交，
confirm 由另一人审定封存，verify 核验封印，replay 重算已审定的月份。
已审定的名册不再改变，差错在以后的月份补发或扣回。`,
				`The roster of a month: run makes it and writes its files, check lists the findings, show
and diff look at it, submit hands it on, confirm seals it by another operator, verify
proves the seals and replay computes the sealed months again. A confirmed roster never
changes; mistakes become arrears or recovery in a later month.`,
			},
			both(`doudi roster run --month 2026-07 --out out-2026-07 --operator li --key li.key
doudi roster check --month 2026-07
doudi roster submit --month 2026-07 --operator li --key li.key
doudi roster confirm --month 2026-07 --operator wang --key wang.key`),
		},
		"roster run": {
			sentence{"编制名册并写出文件", "make the roster and write its files"},
			sentence{
				`编制一个月的名册，写出 roster、changes、totals、findings 各文件和银行文件。
有阻断疑点时照样写出全部文件，注明草稿，退出码为 3；--allow-blocked 使退出码为 0。
案卷不变时，再运行一次写出的文件逐字节相同。`,
				`Makes the roster of a month and writes the files roster, changes, totals, findings and
the bank's. Where findings block it, all files are written and say so, and the exit code
is 3; --allow-blocked makes it 0. The same records give the same bytes.`,
			},
			both(`doudi roster run --month 2026-07 --out out-2026-07 --operator li --key li.key
doudi roster run --month 2026-07 --out out-2026-07 --bank bank.json --allow-blocked --operator li --key li.key`),
		},
		"roster check": {
			sentence{"列出疑点", "list the findings"},
			sentence{
				`列出一个月名册的阻断疑点和提醒，各附处理办法。有阻断疑点时退出码为 3。`,
				`Lists what blocks the roster of a month and what it warns of, each with its remedy. The
exit code is 3 where something blocks.`,
			},
			both(`doudi roster check --month 2026-11`),
		},
		"roster show": {
			sentence{"查看名册", "show the roster"},
			sentence{
				`查看一个月的名册：各项目、乡镇的户数、人数和金额，以及状态和封印。不改变任何资料。`,
				`Shows the roster of a month: households, persons and amounts by programme and township,
its state and its seal. Nothing changes.`,
			},
			both(`doudi roster show --month 2026-11`),
		},
		"roster diff": {
			sentence{"与上月比较，逐项说明原因", "what changed since last month, and why"},
			sentence{
				`列出与上月不同的各笔，写明原因：新增、停发、调标、收入、人员、补发、扣回等。`,
				`Lists every line that differs from last month's with its causes: new, stopped, standard,
income, members, arrears, recovery and others.`,
			},
			both(`doudi roster diff --month 2026-11`),
		},
		"roster submit": {
			sentence{"提交名册，等待审定", "hand the roster to a second person"},
			sentence{
				`提交一个月的名册。阻断疑点须先处理；确需放行的，用 --override 写明代码和户编号，
并用 --reason 写明理由，操作员姓名和理由印在名册上。提交后案卷有变动的，用 --again 重新提交。`,
				`Submits the roster of a month. What blocks it must be resolved first, or let pass by name
with --override and --reason, which are printed on the roster. Where the records have
changed since, --again submits it anew.`,
			},
			both(`doudi roster submit --month 2026-07 --operator li --key li.key
doudi roster submit --month 2026-07 --override account.missing:1187 --reason 现金发放 --operator li --key li.key
doudi roster submit --month 2026-07 --again --operator li --key li.key`),
		},
		"roster confirm": {
			sentence{"审定名册并封存", "confirm and seal the roster"},
			sentence{
				`由提交人以外的操作员审定，封存名册，封印与上月相连。案卷与提交时不同的不予审定。
用 --expect-total、--expect-lines 写明所核对的合计和行数，不符即不审定。`,
				`Confirms a submitted roster and seals it, chained to the month before. The operator must
be another than submitted it, and the records those that were submitted. --expect-total
and --expect-lines refuse a roster other than the one that was checked.`,
			},
			both(`doudi roster confirm --month 2026-07 --operator wang --key wang.key
doudi roster confirm --month 2026-07 --expect-total 1034221.50 --expect-lines 1204 --operator wang --key wang.key`),
		},
		"roster verify": {
			sentence{"核验封印", "prove the seals"},
			sentence{
				`核验每个月的封印、月份之间的链条和日志。写明文件夹的，再把其中的文件与名册逐字节核对。`,
				`Proves the seal of every month, the chain between them and the journal; with a folder,
also that its files are those of the roster, byte for byte.`,
			},
			both(`doudi roster verify
doudi roster verify --month 2026-07 --files out-2026-07`),
		},
		"roster replay": {
			sentence{"重算已审定的月份", "compute the sealed months again"},
			sentence{
				`用本程序按审定时的政策表和决定重算已审定的月份，列出金额不同的各行；有不同时退出码为 3。
升级程序后运行一次。`,
				`Computes confirmed months again with this program, by the tables and decisions of their
time, and lists every line whose money differs; the exit code is 3 where one does. Run it
once after an upgrade.`,
			},
			both(`doudi roster replay
doudi roster replay --month 2026-07`),
		},
	}
}
