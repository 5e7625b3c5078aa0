package wording

// beginnings are what an office needs before it has work, in a new store: what that
// is, and how it is had.
var beginnings = map[string]complaint{
	"begin.regions": {
		"cell",
		sentence{"区划：{0} 条", "regions: {0}"},
		ways{
			sentence{"建库时载入；不对的，趁未录入改好文件重建：doudi init --regions 文件", "taken in when the store is made; where they are wrong, make it anew before anything is in it: 'doudi init --regions FILE'"},
			sentence{"建库时载入；不对的，趁未录入改好文件重建，在命令行：doudi init --regions 文件", "taken in when the store is made; where they are wrong, make it anew before anything is in it, at the command line: 'doudi init --regions FILE'"},
		},
	},
	"begin.tables": {
		"cell",
		sentence{"政策表：{0} 的标准", "policy tables: standards of {0}"},
		ways{
			sentence{"先检查再启用：doudi policy lint 文件夹，doudi policy load 文件夹", "look them over, then take them into use: 'doudi policy lint PATH', 'doudi policy load PATH'"},
			sentence{"在[7 tab.tables]逐行核对；换新的按[o tables.load]，管理员或县局经办均可", "read them under [7 tab.tables]; an administrator or officer takes others into use with [o tables.load]"},
		},
	},
	"begin.operators": {
		"",
		sentence{"操作员：一人记录，另一人审核", "operators: one records, another confirms"},
		ways{
			sentence{"由管理员添加：doudi operator add 姓名 --role officer；已下放乡镇决定的，每个乡镇另需审核人：--role approver --township 区划代码", "an administrator adds them: 'doudi operator add NAME --role officer'; where townships decide, an approver of each: '--role approver --township CODE'"},
			sentence{"管理员在[9 tab.admin]按[n admin.add]：县局至少两人；已下放乡镇决定的，每个乡镇另需一名审核人", "an administrator presses [n admin.add] under [9 tab.admin]: two officers at least; where townships decide, an approver of each"},
		},
	},
	"begin.households": {
		"",
		sentence{"已有的家庭", "families already assisted"},
		ways{
			sentence{"先试后导：doudi import 文件夹 --dry-run；逐户：doudi household add", "try the sheets, then import them: 'doudi import PATH --dry-run'; one by one: 'doudi household add'"},
			sentence{"成批的由县局在[7 tab.tables]按[i tables.import]；逐户在[2 tab.households]按[ctrl+n households.new]", "many at once, by an officer: [i tables.import] under [7 tab.tables]; one by one: [ctrl+n households.new] under [2 tab.households]"},
		},
	},
	"begin.application": {
		"",
		sentence{"第一件申请", "the first application"},
		ways{
			sentence{"受理：doudi application open；未建档的家庭，批准以前建档：doudi household add", "take it in: 'doudi application open'; a family that is not on file is put there before the approval: 'doudi household add'"},
			sentence{"在[3 tab.applications]按[n applications.new]；未建档的家庭，批准以前在[2 tab.households]按[ctrl+n households.new]建档", "press [n applications.new] under [3 tab.applications]; a family that is not on file is put there with [ctrl+n households.new] under [2 tab.households] before the approval"},
		},
	},
}

// Beginning is what an office needs before it has work, and how it is had.
func (l Lang) Beginning(face Face, code string, args ...string) (what, how string) {
	return l.complain(face, beginnings[code], args)
}

// Next is a step that is still to be done, on a line.
func (l Lang) Next(what, how string) string {
	return l.Say("接下来：%s；%s", "next: %s; %s", what, how)
}
