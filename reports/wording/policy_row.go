package wording

import (
	"cmp"
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/sheet"
)

// PolicyTable is the name of a policy table.
func (l Lang) PolicyTable(name string) string {
	for _, layout := range policy.Layouts {
		if layout.Name == name && l == Chinese {
			return layout.Labels[0]
		}
	}
	return name
}

// PolicyKey is what a row of the policy tables is about; places are the names of
// regions by their codes.
func (l Lang) PolicyKey(r policy.Row, places map[string]string) string {
	words := slices.Clone(r.Key)
	switch r.Table {
	case "standard":
		words[0] = l.Program(calc.Program(r.Key[0]))
		if r.Key[1] != "" {
			words[1] = l.className(r.Key[1])
		}
		settlement, _ := calc.ParseKind[calc.Settlement](r.Key[2]) // as the tables spell it
		words[2] = l.Settlement(settlement)
		words[3] = cmp.Or(places[r.Key[3]], r.Key[3])
	case "parameter":
		return l.parameterName(r.Key[0])
	case "supplement":
		words = []string{l.Program(calc.Program(r.Key[1])), r.Key[0], r.Key[2]}
	case "deduction":
		kind, _ := calc.ParseKind[calc.ItemKind](r.Key[0])
		words[0] = Label(l, kind)
	case "review":
		words[0] = l.orAll(l.Program(calc.Program(r.Key[0])))
	case "extension":
		words[0] = l.orAll(cmp.Or(places[r.Key[0]], r.Key[0]))
	case "authority":
		words = []string{l.Program(calc.Program(r.Key[0])), l.argument("authority", r.Key[1])}
		if r.Key[0] == "relief" { // pays no month: the rosters have no name for it
			words[0] = l.Say("临时救助", "relief")
		}
	case "exclusive":
		words = []string{l.Program(calc.Program(r.Key[0])), "≠", l.Program(calc.Program(r.Key[1]))}
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}

func (l Lang) orAll(s string) string {
	if s == "" {
		return l.Say("全部", "all")
	}
	return s
}

// PolicyValue is what a row of the policy tables says.
func (l Lang) PolicyValue(r policy.Row) string {
	switch r.Table {
	case "standard":
		return l.rateValue(r.Value)
	case "group":
		return l.groupValue(strings.Split(r.Value, "|"))
	case "supplement":
		return l.supplementValue(r.Value)
	case "deduction":
		percent, limit, _ := strings.Cut(r.Value, "<=")
		percent = strings.Replace(percent, ".00%", "%", 1)
		if limit, _, _ = strings.Cut(limit, ".."); limit != "" {
			return l.Say("%s，每年至多 %s 元", "%s, at most %s yuan a year", percent, limit)
		}
		return percent
	case "review":
		return l.Say("%s 个月", "%s months", r.Value)
	case "extension":
		months, until, _ := strings.Cut(r.Value, "..")
		return l.Say("至 %[2]s 到期的推后 %[1]s 个月", "%[1]s months later, due until %[2]s", months, until)
	case "authority":
		if r.Value == "" {
			return l.Say("不限", "any amount")
		}
		return l.Say("%s 元以内", "up to %s yuan", r.Value)
	case "exclusive":
		return l.Say("不得同享", "not both")
	case "document":
		return strings.ReplaceAll(strings.TrimPrefix(r.Value, r.Key[0]+"|"), "|", " ")
	}
	return l.orBlank(r.Value)
}

func (l Lang) rateValue(v string) string {
	amount, yearly := strings.CutSuffix(v, "/year")
	switch {
	case v == "":
		return l.Say("已废止", "abolished")
	case yearly:
		return l.Say("%s 元/年", "%s/year", amount)
	}
	return l.Say("%s 元/月", "%s/month", amount)
}

func (l Lang) supplementValue(v string) string {
	kind, rest, _ := strings.Cut(v, " ")
	value, label, _ := strings.Cut(rest, " ")
	value, _, _ = strings.Cut(value, "..")
	percent := strings.TrimSuffix(value, ".00")
	switch kind {
	case "full":
		value = l.Say("全额", "the whole standard")
	case "benefit_percent":
		value = l.Say("本人保障金 %s%%", "%s%% of the own benefit", percent)
	case "standard_percent":
		value = l.Say("标准 %s%%", "%s%% of the standard", percent)
	default:
		value = l.Say("%s 元", "%s yuan", value)
	}
	if label != "" {
		return value + l.Say("（%s）", " (%s)", label)
	}
	return value
}

// groupValue are the conditions of a group: the columns that are filled.
func (l Lang) groupValue(cells []string) string {
	var words []string
	columns := groupColumns()
	for i, cell := range cells {
		if cell != "" && i < len(columns) {
			words = append(words, l.Say(columns[i].Labels[0], columns[i].Key)+" "+cell)
		}
	}
	return strings.Join(words, l.Say("，", ", "))
}

// groupColumns are the columns of the table of groups that say who belongs to one.
func groupColumns() []sheet.Column {
	for _, layout := range policy.Layouts {
		if layout.Name == "group" {
			return layout.Columns[2:] // after its code and name
		}
	}
	return nil
}

// parameterName is a parameter by its words, with the programme that it is
// narrowed to, and as the table spells it.
func (l Lang) parameterName(key string) string {
	if name, ok := parameterNames[key]; ok {
		return name.in(l, nil) + " " + key
	}
	if plain, program, ok := cutLast(key); ok {
		if name, known := parameterNames[plain]; known {
			return name.in(l, nil) + " " + l.Program(calc.Program(program)) + " " + key
		}
	}
	return key
}

func cutLast(key string) (before, after string, ok bool) {
	i := strings.LastIndexByte(key, '.')
	if i < 0 {
		return "", "", false
	}
	return key[:i], key[i+1:], true
}

// parameterNames are the parameters of R2, of reviews and of the procedure.
var parameterNames = map[string]sentence{
	"rounding.unit": {"取整单位", "rounding to"}, "rounding.mode": {"取整方式", "rounding by"},
	"dibao.minimum": {"最低发放额", "least amount"}, "dibao.single.share": {"单人保比例", "share of single persons"},
	"pay.from":     {"起发月", "paid from"},
	"taper.months": {"渐退月数", "months of tapering"}, "taper.share": {"渐退比例", "share while tapering"}, "taper.ceiling": {"渐退收入上限", "income ceiling of tapering"},
	"exit.bonus_months": {"自愿退出奖励月数", "bonus months on leaving"}, "arrears.months": {"补发追溯月数", "months looked back at"},
	"recovery.share": {"扣回比例", "share withheld"}, "review.hold_after": {"逾期复核停拨月数", "months overdue until held"},
	"roster.alarm_percent": {"变动提醒比例", "alarm on changes"},
	"relief.cap":           {"临时救助年度上限", "relief a year"}, "relief.papers_days": {"先行救助补件天数", "days to complete papers"},
	"edge.ceiling": {"边缘家庭收入上限", "income ceiling of low income"},
	"notice.days":  {"公示天数", "days of the notice"}, "notice.unit": {"公示按何种日", "days of the notice are"},
	"decide.days": {"审核确认时限", "days to decide"}, "decide.delegated": {"委托审核时限", "days where delegated"}, "decide.extended": {"延长后时限", "days when extended"},
	"survey.days": {"调查时限", "days to survey"}, "match.days": {"核对时限", "days to match"}, "refusal.days": {"不予确认告知时限", "days to tell a refusal"},
	"county.days": {"县级时限", "days of the county"}, "township.days": {"乡镇时限", "days of the township"},
	"resurvey.days": {"重新调查时限", "days to survey anew"}, "pause.days": {"中止时限", "days of a pause"},
	"permit.apply": {"居住证可申请", "permit holders may apply"}, "appraisal.always": {"一律民主评议", "always appraised"},
	"recognition.months": {"认定有效月数", "months of a recognition"},
}
