package wording

// storeFailures are of the store as a whole, of its lock, its anchors and copies, and of
// the places where files lie.
func storeFailures() map[string]complaint {
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
		"store.unsound": {
			"",
			sentence{"操作已完成，但整理文件时发现它的副本不完整", "the act is done, but a copy of the file, made to lay it out anew, does not hold"},
			ways{
				sentence{"马上用 doudi check --deep 检查", "check the store now with 'doudi check --deep'"},
				sentence{"马上到[9 tab.admin]按[v admin.check]", "press [v admin.check] under [9 tab.admin] now"},
			},
		},
		"store.unsettled": {
			"text",
			sentence{"操作已完成，文件也已整理，但系统没能保证断电后仍在：{0}", "the act is done and the file was laid out anew, but the system cannot say that it outlasts a power failure: {0}"},
			ways{
				sentence{"马上备份：doudi backup", "make a backup now: 'doudi backup'"},
				sentence{"马上备份：到[9 tab.admin]按[b admin.backup]", "make a backup now: [b admin.backup] under [9 tab.admin]"},
			},
		},
		"copy.unnoted": {
			"text",
			sentence{"备份已完成，但未能记下它在哪里：{0}", "the backup is done, but where it is could not be noted: {0}"},
			sentence{"检查锚点文件夹（DOUDI_ANCHORS）", "look at the folder of anchors (DOUDI_ANCHORS)"},
		},
	}
}
