package wording

// onDesk is what the first screen says.
var onDesk = map[string]sentence{
	"tab.desk":   {"工作台", "Desk"},
	"desk.today": {"今日待办", "Due today"},
	"desk.find":  {"查找", "find"},
}
