package wording

import (
	"math/big"
	"strings"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/sheet"
)

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
