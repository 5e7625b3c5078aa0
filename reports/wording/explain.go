package wording

import (
	"math/big"
	"strings"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/roster"
	"doudi/calc/sheet"
)

// stepRow is what is said of one step of an explanation: its label, the
// operands of the sentence by name (see the method stepOperand), the sentence.
type stepRow struct {
	label    sentence
	operands string
	text     sentence
}

// steps are the codes of entitlement.Step. Where one has several sentences, the
// further ones stand under the code, a plus sign and the variant.
var steps = map[string]stepRow{
	"household": { // the awards of a household together, as explain --json has them
		sentence{"户", "household"},
		"household month amount",
		sentence{"{0} 户 {1} 合计 {2} 元", "household {0}, {1}: {2} yuan"},
	},
	"entitlement": {
		sentence{"本月发放", "pays"},
		"month amount",
		sentence{"{0} 发放 {1} 元", "{0} pays {1} yuan"},
	},
	"month_before": {
		sentence{"此前一月", "month before"},
		"month amount",
		sentence{"此前一月 {0} 应发 {1} 元", "the month before, {0}: {1} yuan"},
	},
	"decision.determine": {
		sentence{"核定", "determined"},
		"span record",
		sentence{"核定：{0}（{1}）", "determined {0} ({1})"},
	},
	"decision.taper": {
		sentence{"渐退", "taper"},
		"span record",
		sentence{"渐退：{0}（{1}）", "tapers {0} ({1})"},
	},
	"decision.suspend": {
		sentence{"缓发", "suspended"},
		"span record",
		sentence{"缓发：{0}，恢复前不发（{1}）", "suspended {0}, nothing until resumed ({1})"},
	},
	"decision.resume": {
		sentence{"恢复", "resumed"},
		"span record",
		sentence{"恢复：{0}，按缓发以前的决定（{1}）", "resumed {0}, as decided before the suspension ({1})"},
	},
	"decision.stop": {
		sentence{"停发", "stopped"},
		"span record",
		sentence{"停发：{0}（{1}）", "stopped {0} ({1})"},
	},
	"standard": {
		sentence{"标准", "standard"},
		"standard from money",
		sentence{"{0}标准，自 {1} 起：{2} 元/月", "standard of {0} from {1} on: {2} yuan a month"},
	},
	"standard+per_year": {
		sentence{},
		"standard from money per_year",
		sentence{"{0}标准，自 {1} 起：{3} 元/年 ÷ 12 = {2} 元/月", "standard of {0} from {1} on: {3} yuan a year ÷ 12 = {2} yuan a month"},
	},
	"standard+abolished": {
		sentence{},
		"standard from",
		sentence{"{0}标准，自 {1} 起取消", "standard of {0}: none from {1} on"},
	},
	"base": {
		sentence{"基本", "base"},
		"exact rounding amount",
		sentence{"基本 = 各人合计 {0} → {1} = {2} 元", "base = sum of the persons {0} → {1} = {2} yuan"},
	},
	"base+rate": {
		sentence{},
		"exact rounding amount",
		sentence{"基本 = 标准 {0} → {1} = {2} 元", "base = standard {0} → {1} = {2} yuan"},
	},
	"care": {
		sentence{"照料护理", "care"},
		"exact rounding amount",
		sentence{"照料护理 = 标准 {0} → {1} = {2} 元", "care = standard {0} → {1} = {2} yuan"},
	},
	"income.per_capita": {
		sentence{"月人均收入", "income a head"},
		"yearly people income",
		sentence{"月人均收入 = 年收入 {0} ÷ 12 月 ÷ {1} 人 = {2} 元", "income a head = {0} a year ÷ 12 months ÷ {1} persons = {2} yuan a month"},
	},
	"income.per_capita+deductions": {
		sentence{},
		"yearly people income",
		sentence{"月人均收入 =（年收入 {0} − 下列扣减，不低于 0）÷ 12 月 ÷ {1} 人 = {2} 元", "income a head = ({0} a year − these deductions, not below 0) ÷ 12 months ÷ {1} persons = {2} yuan a month"},
	},
	"income.given": {
		sentence{"月人均收入", "income a head"},
		"people income",
		sentence{"月人均收入 {1} 元（{0} 人，核定时填写）", "income a head {1} yuan a month ({0} persons, as the decision states it)"},
	},
	"income.not_counted": {
		sentence{"月人均收入", "income a head"},
		"people income",
		sentence{"按档次发放，不看收入（{0} 人，月人均 {1} 元）", "paid by class, whatever the income ({0} persons, {1} yuan a head)"},
	},
	"income.deduction": {
		sentence{"扣减", "deduction"},
		"item spent money",
		sentence{"扣减{0}支出：全年 {1}，扣 {2} 元", "deduction for {0}: of {1} a year, {2} yuan"},
	},
	"person.base": {
		sentence{"个人基本", "person's base"},
		"who money",
		sentence{"{0}：基本 {1} 元", "{0}: base {1} yuan"},
	},
	"person.base+measured": {
		sentence{},
		"who measured percapita money",
		sentence{"{0}：{1} − 月人均 {2}，不低于 0 = 基本 {3} 元", "{0}: {1} − income {2}, not below 0 = base {3} yuan"},
	},
	"standard.single": {
		sentence{"单人保标准", "single-person standard"},
		"standard_amount percent money",
		sentence{"单人保标准 = 标准 {0} × {1}% = {2} 元", "single-person standard = standard {0} × {1} % = {2} yuan"},
	},
	"person.full": {
		sentence{"全额保障", "full aid"},
		"who label standard_amount percent money",
		sentence{"{0}：{1}，标准 {2} × {3}% = {4} 元", "{0}: {1}, standard {2} × {3} % = {4} yuan"},
	},
	"supplement": {
		sentence{"分类施保", "supplement"},
		"who label exact rounding amount",
		sentence{"{0}：{1}，定额 {2} → {3} = {4} 元", "{0}: {1}, {2} → {3} = {4} yuan"},
	},
	"supplement+of_base": {
		sentence{},
		"who label exact rounding amount percent of_base",
		sentence{"{0}：{1}，本人基本 {6} × {5}% = {2} → {3} = {4} 元", "{0}: {1}, own base {6} × {5} % = {2} → {3} = {4} yuan"},
	},
	"supplement+of_standard": {
		sentence{},
		"who label exact rounding amount percent of_standard",
		sentence{"{0}：{1}，标准 {6} × {5}% = {2} → {3} = {4} 元", "{0}: {1}, standard {6} × {5} % = {2} → {3} = {4} yuan"},
	},
	"minimum": {
		sentence{"保底", "minimum"},
		"sum minimum amount",
		sentence{"保底：{0} 元不足 {1} 元，补 {2} 元", "minimum: {0} yuan is below {1} and is raised by {2} yuan"},
	},
	"taper": {
		sentence{"渐退", "taper"},
		"month_before taper.share exact rounding amount",
		sentence{"渐退 = 此前一月 {0} × {1}% = {2} → {3} = {4} 元", "taper = month before {0} × {1} % = {2} → {3} = {4} yuan"},
	},
	"bonus": {
		sentence{"退出奖励", "exit bonus"},
		"month_before exit.bonus_months exact rounding amount",
		sentence{"退出奖励 = 此前一月 {0} × {1} = {2} → {3} = {4} 元", "exit bonus = month before {0} × {1} = {2} → {3} = {4} yuan"},
	},
	"arrears": {
		sentence{"补发", "arrears"},
		"month owed paid amount",
		sentence{"补发 {0}：应发 {1} − 已发 {2} = {3} 元", "arrears for {0}: owed {1} − paid {2} = {3} yuan"},
	},
	"recovery": {
		sentence{"扣回", "recovery"},
		"month owed paid size",
		sentence{"扣回 {0}：应发 {1}，已发 {2}，本月扣 {3} 元", "recovery for {0}: owed {1}, paid {2}; {3} yuan withheld now"},
	},
	"held": {
		sentence{"逾期缓发", "held"},
		"size",
		sentence{"复核逾期，本月 {0} 元缓发；复核后自动补发", "review overdue: {0} yuan are held, and become arrears once it is done"},
	},
	"debt": {
		sentence{"多发未扣清", "debt"},
		"amount",
		sentence{"多发的款项尚欠 {0} 元，本月扣不下", "{0} yuan paid too much stay owed: this month cannot withhold them"},
	},
}

// Step is one step of an explanation as a line: what was done with its operands,
// what came of it, and the document and row that said so. cites are the
// documents' numbers and titles by their codes.
func (l Lang) Step(s *entitlement.Step, cites map[string]string) string {
	row, ok := steps[s.Code+variant(s)]
	if !ok {
		return strings.TrimSpace(s.Code + " " + s.Amount)
	}
	var words []string
	for _, name := range strings.Fields(row.operands) {
		words = append(words, l.stepOperand(s, name))
	}
	text := strings.ReplaceAll(row.text.in(l, words), "） ", "）") // a wide bracket is blank enough
	return text + source(s, cites)
}

// StepLabel names a step in a word or two.
func (l Lang) StepLabel(code string) string {
	if row, ok := steps[code]; ok {
		return row.label.in(l, nil)
	}
	return code
}

// Explanation is a whole explanation: a step and those that it stands on, a line
// each, as a tree.
func (l Lang) Explanation(s *entitlement.Step, cites map[string]string) string {
	var b strings.Builder
	b.WriteString(l.Step(s, cites))
	l.branches(&b, s, cites, "\n")
	return b.String()
}

// NumberPutRight says that a person's identity number was put right, by which entry
// of the journal.
func (l Lang) NumberPutRight(old, right string, entry uint64) string {
	return l.Say("身份证号由 %s 更正为 %s（日志第 %d 条）；以前的决定和名册即指此人",
		"ID number %s was put right: it is %s (journal entry %d); decisions and rosters before it mean this person", old, right, entry)
}

func (l Lang) branches(b *strings.Builder, s *entitlement.Step, cites map[string]string, indent string) {
	for i, child := range s.Steps {
		mark, below := "├ ", "│ "
		if i == len(s.Steps)-1 {
			mark, below = "└ ", "  "
		}
		b.WriteString(indent + mark + l.Step(child, cites))
		l.branches(b, child, cites, indent+below)
	}
}

// variant is the sentence of a step that has several.
func variant(s *entitlement.Step) string {
	switch s.Code {
	case "base":
		if len(s.Steps) > 0 {
			return "+rate"
		}
	case "income.per_capita":
		if len(s.Steps) > 0 {
			return "+deductions"
		}
	case "standard", "supplement", "person.base":
		for _, name := range []string{"abolished", "per_year", "of_base", "of_standard", "measured"} {
			if input(s, name) != "" {
				return "+" + name
			}
		}
	}
	return ""
}

// source is the document and the row of the tables behind a step, in brackets.
func source(s *entitlement.Step, cites map[string]string) string {
	document := cites[s.Document]
	if document == "" {
		document = s.Document
	}
	if from := strings.TrimSpace(document + " " + s.Row); from != "" {
		return " [" + from + "]"
	}
	return ""
}

// input is an operand of a step, "" where the step has none.
func input(s *entitlement.Step, name string) string {
	for _, in := range s.Inputs {
		if in.Name == name {
			return in.Value
		}
	}
	return ""
}

// stepOperand puts one operand of a step into words.
func (l Lang) stepOperand(s *entitlement.Step, name string) string {
	switch name {
	case "amount":
		return s.Amount
	case "size":
		return strings.TrimPrefix(s.Amount, "-")
	case "money":
		return l.exact(s.Amount)
	case "income":
		return l.aHead(s.Amount)
	case "percapita":
		return l.aHead(input(s, name))
	case "exact", "of_base", "of_standard", "measured":
		return l.exact(input(s, name))
	case "standard_amount":
		return l.exact(input(s, "standard"))
	case "rounding":
		return l.rounding(input(s, "unit"), input(s, "mode"))
	case "percent", "taper.share", "exit.bonus_months":
		return short(input(s, name))
	case "who":
		return l.Say("%s（%s）", "%s (%s)", input(s, "name"), input(s, "id"))
	case "label":
		return firstOf(input(s, "label"), input(s, "code"), input(s, "group"))
	case "item":
		kind, _ := calc.ParseKind[calc.ItemKind](input(s, name))
		return Label(l, kind)
	case "standard":
		return l.standardOf(s)
	case "span":
		return l.span(s)
	case "record":
		return l.record(s)
	}
	return input(s, name)
}

// exact is a number of yuan as it was computed; one whose decimals do not end is
// a fraction, with its value to the fen.
func (l Lang) exact(number string) string {
	if !strings.Contains(number, "/") {
		return number
	}
	return l.about(number)
}

// aHead is a per-capita income 月人均收入 as it was computed, with its value rounded to
// the fen where it has parts of one (R3).
func (l Lang) aHead(number string) string {
	if _, decimals, _ := strings.Cut(number, "."); len(decimals) <= 2 && !strings.Contains(number, "/") {
		return number
	}
	return l.about(number)
}

func (l Lang) about(number string) string {
	r, ok := new(big.Rat).SetString(number)
	if !ok {
		return number
	}
	return l.Say("%s（约 %s）", "%s (about %s)", number, r.FloatString(2))
}

// short leaves off the decimals that say nothing.
func short(number string) string {
	if !strings.Contains(number, ".") {
		return number
	}
	return strings.TrimSuffix(strings.TrimRight(number, "0"), ".")
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

var roundings = map[string]sentence{
	"half_up": {"按 {0} 元四舍五入", "rounded half up to {0} yuan"},
	"up":      {"按 {0} 元进位", "rounded up to {0} yuan"},
	"down":    {"按 {0} 元舍去", "rounded down to {0} yuan"},
}

func (l Lang) rounding(unit, mode string) string {
	return roundings[mode].in(l, []string{short(unit)})
}

// standardOf names the row of the standard table that a step read, as in
// 农村低保（区划 371002101）.
func (l Lang) standardOf(s *entitlement.Step) string {
	settlement, _ := calc.ParseKind[calc.Settlement](input(s, "settlement"))
	name := l.ProgramOf(sheet.ParseProgram(input(s, "program")), settlement)
	var narrowed []string
	if class := input(s, "class"); class != "" {
		narrowed = append(narrowed, l.inClass(class))
	}
	if region := input(s, "region"); region != "" {
		narrowed = append(narrowed, l.Say("区划 %s", "region %s", region))
	}
	if len(narrowed) == 0 {
		return name
	}
	return l.Say("%s（%s）", "%s (%s)", name, strings.Join(narrowed, l.comma()))
}

// span is the months of a decision.
func (l Lang) span(s *entitlement.Step) string {
	if until := input(s, "until"); until != "" {
		return l.Say("%s 至 %s", "from %s to %s", input(s, "from"), until)
	}
	return l.Say("自 %s 起", "from %s on", input(s, "from"))
}

// record is why, when and by whom a decision was made.
func (l Lang) record(s *entitlement.Step) string {
	parts := []string{l.decisionReason(s)}
	if day := input(s, "reviewed"); day != "" {
		parts = append(parts, l.Say("%s 核查", "visited %s", day))
	}
	parts = append(parts, l.Say("%s %s 记录", "recorded %s by %s", input(s, "recorded"), input(s, "recorded_by")))
	if by := input(s, "confirmed_by"); by != "" {
		parts = append(parts, l.Say("%s 审定", "confirmed by %s", by))
	} else {
		parts = append(parts, l.Say("尚未审定", "not confirmed"))
	}
	if number := input(s, "number"); number != "0" { // what waits has none yet
		parts = append(parts, l.Say("第 %s 号", "no. %s", number))
	}
	return strings.Join(present(parts), l.comma())
}

// decisionReason is the reason of a decision; of a stop, its code in words.
func (l Lang) decisionReason(s *entitlement.Step) string {
	reason := input(s, "reason")
	if s.Code != "decision.stop" {
		return reason
	}
	code, text, _ := strings.Cut(reason, " ")
	return strings.TrimSpace(l.CauseDetail(code) + " " + text)
}

func (l Lang) comma() string { return l.Say("，", ", ") }

// ExplanationTitle heads the explanation of a line.
func (l Lang) ExplanationTitle(a calc.AwardKey, m calc.Month, s roster.State, version int) string {
	return l.Say("%s %s（%s，政策表第 %d 版）", "%s %s (%s, policy version %d)", l.Award(a), m, l.RosterState(s, false), version)
}
