package wording

import (
	"strings"
	"sync"
)

// symptoms are what 'doudi doctor' finds of the store, its place and the
// terminal: what is so, and what to do about it. A code begins with its topic.
var symptoms = sync.OnceValue(func() map[string]complaint {
	return map[string]complaint{
		"program.version": {
			"text text text",
			sentence{"doudi {0}，案卷库格式 {1}，{2}", "doudi {0}, store format {1}, {2}"},
			sentence{},
		},
		"store.found": {
			"text size text",
			sentence{"{0}，{1}，格式 {2}", "{0}, {1}, format {2}"},
			sentence{},
		},
		"store.busy": {
			"text size",
			sentence{"{0}，{1}；正有人写入，格式未读", "{0}, {1}; somebody is writing to it, so its format was not read"},
			sentence{},
		},
		"store.missing": {
			"text",
			sentence{"{0} 不存在", "{0} does not exist"},
			ways{
				sentence{"用 --store 或 DOUDI_STORE 写明位置，或用 doudi init 建立", "say where it is with --store or DOUDI_STORE, or make it with 'doudi init'"},
				sentence{"在命令行写明位置，或建立：doudi init", "say where it is at the command line, or make it there: 'doudi init'"},
			},
		},
		"store.unreadable": {
			"text",
			sentence{"读不了：{0}", "it cannot be read: {0}"},
			sentence{"核对位置和读取权限", "check where it is and who may read it"},
		},
		"store.damaged": {
			"text",
			sentence{"{0} 已损坏，或不是案卷库", "{0} is damaged, or is no store"},
			ways{
				sentence{"不要用它发放；移开该文件，恢复最近的备份：doudi restore 备份文件", "pay nothing from it; move the file away and put the last backup back: 'doudi restore FROM'"},
				sentence{"不要用它发放；移开该文件，恢复最近的备份，在命令行：doudi restore 备份文件", "pay nothing from it; move the file away and put the last backup back at the command line: 'doudi restore FROM'"},
			},
		},
		"store.newer": {
			"text",
			sentence{"{0} 由更新版本的程序写成", "{0} was written by a newer version of the program"},
			ways{
				sentence{"换用新版 doudi", "use that version of doudi"},
				sentence{"换用新版程序", "use that version of the program"},
			},
		},
		"store.trial": {
			"text",
			sentence{"{0} 由试用版写成，未加密", "{0} was written by a trial version, before stores were sealed"},
			ways{
				sentence{"用 doudi init 新建，再重新导入", "make it anew with 'doudi init' and import again"},
				sentence{"新建后重新导入，在命令行：doudi init", "make it anew at the command line, 'doudi init', and import again"},
			},
		},
		"file.own": {
			"text text",
			sentence{"权限 {0}，属 {1}：只有本人可读写", "mode {0}, owner {1}: nobody else reads or writes it"},
			sentence{},
		},
		"file.open": {
			"text text text",
			sentence{"权限 {0}，属 {1}：其他用户也可打开该文件", "mode {0}, owner {1}: other users of this machine may open the file"},
			sentence{"chmod 600 {2}", "chmod 600 {2}"},
		},
		"file.other": {
			"text text",
			sentence{"权限 {0}，属另一用户 {1}", "mode {0}, owned by another user, {1}"},
			sentence{"用该用户运行，或请其移交文件", "run as that user, or have the file handed over"},
		},
		"medium.fine": {
			"text",
			sentence{"{0}", "{0}"},
			sentence{},
		},
		"medium.refused": {
			"text",
			sentence{"{0}：网络盘和 FAT 盘保不住案卷库", "{0}: a network or FAT medium cannot keep a store whole"},
			sentence{"移到本机硬盘", "move the store to a local disk"},
		},
		"medium.allowed": {
			"text",
			sentence{"{0}：保不住案卷库，已用 --any-medium 允许", "{0} cannot keep a store whole, and is allowed by --any-medium"},
			sentence{"移到本机硬盘", "move the store to a local disk"},
		},
		"medium.read_only": {
			"text",
			sentence{"{0}，只读：只能查看", "{0}, mounted read-only: looking is all that is possible"},
			sentence{"要办理，换到可写的位置", "to act, use a place that can be written to"},
		},
		"medium.fast_commit": {
			"text",
			sentence{"{0}，开启了 fast_commit：5.10、5.15 内核断电后可能恢复有误", "{0} with fast_commit, which kernels 5.10 and 5.15 may replay wrongly after a power cut"},
			sentence{"关闭：tune2fs -O ^fast_commit 设备，重新挂载", "turn it off: 'tune2fs -O ^fast_commit DEVICE', then mount anew"},
		},
		"medium.unknown": {
			"text",
			sentence{"系统没有告知：{0}", "the system does not tell: {0}"},
			sentence{"自行核对：本机硬盘，不是网络盘或 FAT 盘", "make sure that it is a local disk and no network or FAT medium"},
		},
		"room.enough": {
			"size size",
			sentence{"空闲 {0}；备份一次加导入一次约需 {1}", "{0} free; a backup and an import need about {1}"},
			sentence{},
		},
		"room.short": {
			"size size",
			sentence{"空闲只有 {0}；备份一次加导入一次约需 {1}", "only {0} free; a backup and an import need about {1}"},
			sentence{"腾出空间，或把旧备份移到别处", "make room, or move old backups elsewhere"},
		},
		"lock.free": {
			"",
			sentence{"没有人在写入", "nobody is writing"},
			sentence{},
		},
		"lock.held": {
			"text text cell text text",
			sentence{"{0} 正在写入（{1}，进程 {2}，自 {3}：{4}）", "{0} is writing ({1}, process {2}, since {3}: {4})"},
			sentence{},
		},
		"lock.long": {
			"text text cell text text",
			sentence{"{0} 占用已久（{1}，进程 {2}，自 {3}：{4}）", "{0} has held it for long ({1}, process {2}, since {3}: {4})"},
			sentence{"那个程序停住了就结束它", "end that process if it hangs"},
		},
		"lock.left": {
			"text text cell text text",
			sentence{"{0} 的一次操作没有得到回答（{1}，进程 {2}，自 {3}：{4}）", "an act of {0} got no answer ({1}, process {2}, since {3}: {4})"},
			sentence{"不要重做：下一次操作会先查明它是否写入，并告知", "do not repeat it: the next act looks up whether it was kept, and says so"},
		},
		"lock.nameless": {
			"",
			sentence{"有人占用，锁文件没有写明是谁", "somebody holds it, but the lock file does not say who"},
			sentence{"过一会儿再看；不放开的，结束那个程序", "look again in a while; end the process if it does not let go"},
		},
		"lock.odd": {
			"text",
			sentence{"锁文件读不了：{0}", "the lock file cannot be read: {0}"},
			sentence{"看清后把它移开", "look at it and move it away"},
		},
		"clock.fine": {
			"text",
			sentence{"{0}", "{0}"},
			sentence{},
		},
		"clock.behind": {
			"text origin text",
			sentence{"{0}，比{1}的时间 {2} 还早", "{0}, which lies before the time of the {1}, {2}"},
			sentence{"核对日期和时间后再办理", "set date and time before anybody acts"},
		},
		"clock.year": {
			"text",
			sentence{"{0}，年份不可能", "{0}, a year that cannot be"},
			sentence{"核对日期和时间后再办理", "set date and time before anybody acts"},
		},
		"zone.office": {
			"text",
			sentence{"{0}，与北京时间一致", "{0}, China's"},
			sentence{},
		},
		"zone.other": {
			"text",
			sentence{"{0}，不是北京时间：日期和月份会差几个小时才换", "{0}, not China's: days and months begin some hours off"},
			sentence{"设为 Asia/Shanghai", "set it to Asia/Shanghai"},
		},
		"backup.last": {
			"text text text text",
			sentence{"{0}（{1}，日志 {2}，{3} 天前）", "{0} ({1}, journal {2}, {3} days ago)"},
			sentence{},
		},
		"backup.old": {
			"text text text text",
			sentence{"{0}（{1}，日志 {2}）已是 {3} 天前", "{0} ({1}, journal {2}) is {3} days old"},
			ways{
				sentence{"现在备份：doudi backup 文件夹", "make one now: 'doudi backup DIR'"},
				sentence{"现在备份：到[9 tab.admin]按[b admin.backup]", "make one now: [b admin.backup] under [9 tab.admin]"},
			},
		},
		"backup.none": {
			"",
			sentence{"这台电脑上没有做过备份", "none was made on this machine"},
			ways{
				sentence{"现在备份到另一块盘：doudi backup 文件夹", "make one on another disk: 'doudi backup DIR'"},
				sentence{"现在备份到另一块盘：到[9 tab.admin]按[b admin.backup]", "make one on another disk: [b admin.backup] under [9 tab.admin]"},
			},
		},
		"backup.gone": {
			"text",
			sentence{"做过的备份都不在原处了，最近一份是 {0}", "of those made, none is where it was; the last was {0}"},
			ways{
				sentence{"接上那块盘再看，或现在备份：doudi backup 文件夹", "connect its disk and look again, or make one now: 'doudi backup DIR'"},
				sentence{"接上那块盘再看，或现在备份：到[9 tab.admin]按[b admin.backup]", "connect its disk and look again, or make one now: [b admin.backup] under [9 tab.admin]"},
			},
		},
		"backup.unread": {
			"text",
			sentence{"备份记录读不了：{0}", "the list of backups cannot be read: {0}"},
			sentence{"检查锚点文件夹（DOUDI_ANCHORS）", "look at the folder of anchors (DOUDI_ANCHORS)"},
		},
		"anchor.last": {
			"text text text",
			sentence{"{0}：最后一行是操作 {1}（{2}），未核对", "{0}: its last line is act {1} ({2}), not compared"},
			ways{
				sentence{"要核对，加上 --operator 和 --key", "to compare it, add --operator and --key"},
				sentence{"开锁后再看一遍，即可核对", "unlock the store and look again to compare it"},
			},
		},
		"anchor.agrees": {
			"text text",
			sentence{"{0}：{1} 行均与日志相符", "{0}: all {1} lines agree with the journal"},
			sentence{},
		},
		"anchor.none": {
			"text",
			sentence{"还没有锚点文件 {0}", "there is no anchor yet at {0}"},
			sentence{"下一次操作会建立；案卷库是从别处移来的，把原来的锚点一并移来", "the next act makes it; where the store came from elsewhere, bring its anchor along"},
		},
		"anchor.nowhere": {
			"",
			sentence{"没有锚点文件夹：放回旧副本时无法察觉", "there is no folder for anchors: an older copy put back would not be noticed"},
			sentence{"用 DOUDI_ANCHORS 写明案卷库之外的文件夹", "name one apart from the store with DOUDI_ANCHORS"},
		},
		"anchor.unread": {
			"text",
			sentence{"锚点读不了：{0}", "the anchor cannot be read: {0}"},
			sentence{"检查锚点文件夹（DOUDI_ANCHORS）", "look at the folder of anchors (DOUDI_ANCHORS)"},
		},
		"anchor.older": {
			"text text text",
			sentence{"{0}：案卷库止于操作 {1}，而操作 {2} 已办理过", "{0}: the store ends with act {1}, but act {2} was done"},
			ways{
				sentence{"有人放回了旧副本：找回最新的文件，或用 doudi restore 明确放回", "an older copy was put back: find the newest one, or put it back on purpose with 'doudi restore'"},
				sentence{"有人放回了旧副本：找回最新的文件，或明确放回，在命令行：doudi restore 备份文件", "an older copy was put back: find the newest one, or put it back on purpose at the command line: 'doudi restore FROM'"},
			},
		},
		"anchor.other": {
			"text text",
			sentence{"{0}：自操作 {1} 起，日志不是当时的日志", "{0}: from act {1} on the journal is another"},
			sentence{"停止使用并报告管理员", "stop using the store and tell the administrator"},
		},
		"key.opens": {
			"text role text",
			sentence{"{0}（{1}）的密钥能打开，日志至 {2}", "that of {0} ({1}) opens the store; the journal ends with act {2}"},
			sentence{},
		},
		"key.refused": {
			"text text",
			sentence{"{0} 的密钥打不开：{1}", "that of {0} does not open the store: {1}"},
			sentence{},
		},
		"key.unread": {
			"text",
			sentence{"没有使用：{0}", "not used: {0}"},
			sentence{},
		},
		"key.none": {
			"",
			sentence{"没有给出，只看外部", "none is given, so the store was looked at from outside"},
			sentence{},
		},
		"terminal.fine": {
			"text text",
			sentence{"{0}，{1} 列", "{0}, {1} columns"},
			sentence{},
		},
		"terminal.narrow": {
			"text text",
			sentence{"{0}，只有 {1} 列", "{0}, only {1} columns"},
			sentence{"拉宽到 80 列以上", "make the window at least 80 columns wide"},
		},
		"terminal.dumb": {
			"text",
			sentence{"TERM 为“{0}”：不能画屏", "TERM is \"{0}\": it cannot draw screens"},
			sentence{"换一个终端，或只用命令", "use another terminal, or the commands alone"},
		},
		"terminal.none": {
			"",
			sentence{"输出到文件或管道", "the output goes to a file or a pipe"},
			sentence{},
		},
		"locale.utf8": {
			"text",
			sentence{"{0}", "{0}"},
			sentence{},
		},
		"locale.other": {
			"text",
			sentence{"{0}：不是 UTF-8，汉字可能显示为乱码", "{0}, not UTF-8: Chinese may come out as rubbish"},
			sentence{"export LANG=zh_CN.UTF-8，并把终端编码设为 UTF-8", "export LANG=zh_CN.UTF-8, and set the terminal to UTF-8"},
		},
		"locale.unset": {
			"",
			sentence{"没有设置 LANG", "LANG is not set"},
			sentence{"export LANG=zh_CN.UTF-8", "export LANG=zh_CN.UTF-8"},
		},
		"codepage.utf8": {
			"text",
			sentence{"代码页 {0}", "code page {0}"},
			sentence{},
		},
		"codepage.other": {
			"text",
			sentence{"代码页 {0}：窗口中显示正常，但经管道交给 more、findstr 的汉字会成乱码", "code page {0}: right in this window, but Chinese piped to more or findstr comes out as rubbish"},
			sentence{"先运行 chcp 65001", "run 'chcp 65001' first"},
		},
		"width.wide": {
			"",
			sentence{"中文环境常把 ─ · … 等符号画成两列：看下面四行末尾的 │ 是否对齐", "Chinese surroundings often draw signs such as ─ · … two columns wide: see whether the │ at the ends below stand in line"},
			sentence{"第三行突出的，把终端的“不明宽度字符”设为窄，或设 DOUDI_MARKS=ascii", "where the third sticks out, set the terminal's ambiguous-width characters to narrow, or DOUDI_MARKS=ascii"},
		},
		"width.narrow": {
			"",
			sentence{"─ · … 等符号应为一列宽：看下面四行末尾的 │ 是否对齐", "signs such as ─ · … should be one column wide: see whether the │ at the ends below stand in line"},
			sentence{"第三行突出的，把终端的“不明宽度字符”设为窄，或设 DOUDI_MARKS=ascii", "where the third sticks out, set the terminal's ambiguous-width characters to narrow, or DOUDI_MARKS=ascii"},
		},
		"characters.samples": {
			"text",
			sentence{"姓名用生僻字：{0}", "rare characters of names: {0}"},
			sentence{"显示为方框或问号的，安装含扩展区汉字的字体，如花园明朝、天珩全字库", "where one is a box or a question mark, install a font with the extensions, such as HanaMin or TH-Tshyn"},
		},
	}
})

// topics are the names of what is looked at.
var topics = map[string]sentence{
	"program": {"程序", "program"}, "store": {"案卷库", "store"}, "file": {"文件权限", "file"}, "medium": {"介质", "medium"}, "room": {"空间", "room"},
	"lock": {"占用", "lock"}, "clock": {"时钟", "clock"}, "zone": {"时区", "time zone"}, "backup": {"备份", "backup"}, "anchor": {"锚点", "anchor"},
	"key": {"密钥", "key"}, "terminal": {"终端", "terminal"}, "locale": {"语言", "locale"}, "codepage": {"代码页", "code page"}, "width": {"字宽", "width"},
	"characters": {"生僻字", "characters"},
}

var grades = map[string]sentence{"ok": {"正常", "ok"}, "warn": {"注意", "warn"}, "bad": {"有误", "bad"}}

// Symptom is what doctor has found under a code, and what to do about it, "" where
// there is nothing to do. A code without a row, which the tests exclude, is shown
// as it is.
func (l Lang) Symptom(face Face, code string, args ...string) (what, remedy string) {
	row, ok := symptoms()[code]
	if !ok {
		return strings.Join(append([]string{code}, args...), " "), ""
	}
	return l.complain(face, row, args)
}

// Topic is what a symptom's code is about.
func (l Lang) Topic(code string) string {
	topic, _, _ := strings.Cut(code, ".")
	return word(l, topics, topic)
}

// Grade is the word for how well something is: ok, warn or bad.
func (l Lang) Grade(code string) string { return word(l, grades, code) }

// Examined closes the page of doctor.
func (l Lang) Examined(warnings, bad int) string {
	switch {
	case bad > 0:
		return l.Say("%d 项有误，%d 项需注意：先改正有误的", "%d bad, %d to heed: put right what is bad first", bad, warnings)
	case warnings > 0:
		return l.Say("可以使用，%d 项需注意", "fit for use, %d to heed", warnings)
	}
	return l.Say("可以使用", "fit for use")
}
