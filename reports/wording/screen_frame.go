package wording

// onFrame is what stands around every screen.
func onFrame() map[string]sentence {
	return map[string]sentence{
		"frame.name":     {"兜底", "doudi"},
		"frame.who":      {"{0} · {1} · {2}", "{0} · {1} · {2}"},
		"frame.county":   {"县局", "county office"},
		"frame.small":    {"窗口太小：需要至少 {0} 列 {1} 行，现在是 {2} 列 {3} 行。请放大窗口。", "The window is too small: {0} columns and {1} lines are needed, it has {2} and {3}. Please enlarge it."},
		"frame.fault":    {"程序出错。按任意键退出；案卷库未受影响。", "A fault of the program. Press any key to leave; the store is not affected."},
		"frame.remark":   {"请注意", "Please note"},
		"frame.wrong":    {"未能完成", "Not done"},
		"frame.reading":  {"正在读取 {0} 秒", "reading {0} s"},
		"frame.acting":   {"正在办理 {0} 秒    Ctrl-C 放弃", "working {0} s    Ctrl-C gives up"},
		"frame.progress": {"正在办理 {0}%  {1} 秒    Ctrl-C 放弃", "working {0} %  {1} s    Ctrl-C gives up"},

		"act.back":     {"返回", "back"},
		"act.find":     {"查找", "find"},
		"act.help":     {"帮助", "help"},
		"act.palette":  {"全部操作", "actions"},
		"act.refresh":  {"重新读取", "read again"},
		"act.lock":     {"锁屏", "lock"},
		"act.quit":     {"退出", "quit"},
		"act.go":       {"转到 {0}", "go to {0}"},
		"act.stopped":  {"已放弃，什么都没有改变", "given up: nothing has changed"},
		"act.stopping": {"正在放弃……", "giving up …"},

		"quit.title": {"退出", "Quit"},
		"quit.text":  {"要退出兜底吗？未提交的表单已存为草稿。", "Leave doudi? Forms that were not handed in are kept as drafts."},

		"dialog.read":        {"回车 知道了", "Enter understood"},
		"dialog.agree":       {"回车 是    Esc 否", "Enter yes    Esc no"},
		"dialog.more":        {"↑↓ 第 {0} 行，共 {1} 行", "↑↓ line {0} of {1}"},
		"dialog.none":        {"没有相符的。退格改正，^U 清空重新键入", "Nothing fits. Backspace corrects, ^U begins anew."},
		"dialog.fill":        {"回车 下一项，最后一项回车即确定    Esc 放弃", "Enter next, on the last one done    Esc give up"},
		"dialog.fill_toggle": {"空格 勾选或取消    回车 下一项    Esc 放弃", "Space turns it on and off    Enter next    Esc give up"},
		"dialog.narrow":      {"键入以筛选，↑↓ 选择，回车 确定", "type to narrow, ↑↓ choose, Enter take"},

		"help.title":   {"帮助 · {0}", "Help · {0}"},
		"help.line":    {"{0}  {1}", "{0}  {1}"},
		"help.not_now": {"{0}（现在不能：{1}）", "{0} (not now: {1})"},
		"help.moving":  {"↑↓ PgUp PgDn Home End 移动；数字键换到各部分（正在键入时用 Alt 加数字）；中文输入法下按键同样有效。", "↑↓ PgUp PgDn Home End move; digits, or Alt with a digit while typing, go to the parts of the program."},
		"help.masked":  {"证件号、账号、电话默认只显示末位；查看全号须说明理由，并记入日志。", "Identity, account and telephone numbers show their ends alone; whole numbers need a reason and are journalled."},

		"draft.not_kept": {"草稿未能保存：磁盘不可写", "the draft could not be kept: the disk cannot be written"},

		"pager.place": {"{0}/{1} 行", "line {0} of {1}"},
	}
}
