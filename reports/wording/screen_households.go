package wording

// onHouseholds is what the search and a household's file say.
var onHouseholds = map[string]sentence{
	"tab.households": {"家庭", "Homes"},

	"households.hint":  {"姓名、拼音、首字母、证件或账号末几位、户号、村名", "name, pinyin, initials, end of an ID or account number, number, village"},
	"households.open":  {"打开", "open"},
	"households.none":  {"没有可打开的家庭", "there is none to open"},
	"households.clear": {"清空", "clear"},

	"column.household": {"户号", "household"},
	"column.head":      {"户主", "head"},
	"column.people":    {"人", "ppl"},
	"column.programs":  {"待遇", "programmes"},
	"column.amount":    {"本月（元）", "yuan/month"},
	"column.village":   {"村（社区）", "village"},

	"file.title":          {"一户一档 {0}", "File of {0}"},
	"file.awards":         {"待遇  {0}  合计 {1} 元", "Awards  {0}  {1} yuan together"},
	"file.explain":        {"为何", "why"},
	"file.no_award":       {"没有待遇", "there is no award"},
	"file.whole":          {"全号", "whole numbers"},
	"file.whole_text":     {"查看完整证件号、账号、电话。所填理由记入日志。", "Shows identity, account and telephone numbers whole. The reason is journalled."},
	"file.is_whole":       {"已显示全号", "they are whole already"},
	"file.reason":         {"理由", "reason"},
	"file.reason_missing": {"请填写理由", "a reason is needed"},
	"explain.title":       {"为何是这个数 · {0}", "Why this amount · {0}"},
	"role.not":            {"您的角色不能办理", "your role may not do it"},
}
