package policy

import (
	"fmt"
	"strings"

	"doudi/calc"
	"doudi/calc/sheet"
)

// Parameter is one row of the parameter table 参数.
type Parameter struct {
	Key   string // with the programme's suffix if it has one
	Text  string
	Value calc.Fraction // of a number
	Blank bool          // the rule is not in use from then
	From  calc.Month
	Cite
}

type parameterKind uint8

const (
	number parameterKind = iota
	percentage
	money
	months
	days
	roundingUnit
	roundingMode
	payFrom
	noticeUnit
	yesNo
)

// parameterKinds are the keys of R2, of the procedure of applications
// (calc/procedure), of reviews and of notices, and what their values are.
var parameterKinds = map[string]parameterKind{
	"rounding.unit": roundingUnit, "rounding.mode": roundingMode,
	"dibao.minimum": money, "dibao.single.share": percentage,
	"pay.from":     payFrom,
	"taper.months": months, "taper.share": percentage, "taper.ceiling": number,
	"exit.bonus_months": number, "arrears.months": months,
	"recovery.share": percentage, "review.hold_after": months, "roster.alarm_percent": percentage,
	"relief.cap": money, "relief.papers_days": days, "edge.ceiling": number,
	"notice.days": days, "decide.days": days,
	"notice.unit": noticeUnit, "survey.days": days, "match.days": days, "refusal.days": days,
	"decide.delegated": days, "decide.extended": days, "county.days": days, "township.days": days,
	"resurvey.days": days, "pause.days": days, "permit.apply": yesNo, "appraisal.always": yesNo,
	"recognition.months": months, "remedy.review": days, "remedy.action": months,
}

// codedWord is a value of a closed list 代码: its code and its Chinese word.
type codedWord struct{ code, label string }

// parameterWords are the values of the parameters that have a list of them.
var parameterWords = map[parameterKind][]codedWord{
	roundingMode: {{"half_up", "四舍五入"}, {"up", "进位"}, {"down", "舍去"}},
	payFrom:      {{"next_month", "次月"}, {"same_month", "当月"}, {"application_month", "申请当月"}},
	noticeUnit:   {{"calendar", "自然日"}, {"working", "工作日"}},
	yesNo:        {{"yes", "是"}, {"no", "否"}},
}

// parameterKey is a key with the programme that it is narrowed to, if any.
type parameterKey struct {
	key     string
	program calc.Program
}

// String is the key as the tables spell it, the programme by its code.
func (k parameterKey) String() string {
	if k.program == "" {
		return k.key
	}
	return k.key + "." + string(k.program)
}

// kindOfParameter finds what a key is: a plain key, or one with a programme's
// suffix, which like any programme may be written by its Chinese name.
func kindOfParameter(written string) (parameterKind, parameterKey, bool) {
	if kind, ok := parameterKinds[written]; ok {
		return kind, parameterKey{written, ""}, true
	}
	i := strings.LastIndexByte(written, '.')
	if i < 0 || i == len(written)-1 {
		return 0, parameterKey{}, false
	}
	kind, ok := parameterKinds[written[:i]]
	return kind, parameterKey{written[:i], sheet.ParseProgram(written[i+1:])}, ok
}

// NoParameter says that a parameter which the rule needs has no value in force.
type NoParameter struct {
	Key     string
	Program calc.Program
	Month   calc.Month
}

func (e *NoParameter) Error() string {
	return fmt.Sprintf("no value in force: parameter %s, program %s, month %s", e.Key, e.Program, e.Month)
}

// Parameter is the value of a key in force (R2): that of the key with the
// programme's suffix where it has one, else of the plain key. ok is false where
// no row is in force or its value is blank.
func (p *Policy) Parameter(key string, program calc.Program, m calc.Month) (Parameter, bool) {
	if v, found := inForceParameter(p.parameters[parameterKey{key, program}], m); found {
		return v, !v.Blank
	}
	v, found := inForceParameter(p.parameters[parameterKey{key, ""}], m)
	return v, found && !v.Blank
}

func inForceParameter(vs []Parameter, m calc.Month) (Parameter, bool) {
	for i := len(vs) - 1; i >= 0; i-- {
		if vs[i].From <= m {
			return vs[i], true
		}
	}
	return Parameter{}, false
}

func (p *Policy) rounding(program calc.Program, m calc.Month) (calc.Rounding, error) {
	unit, ok := p.Parameter("rounding.unit", program, m)
	if !ok {
		return calc.Rounding{}, &NoParameter{"rounding.unit", program, m}
	}
	mode, ok := p.Parameter("rounding.mode", program, m)
	if !ok {
		return calc.Rounding{}, &NoParameter{"rounding.mode", program, m}
	}
	rm, err := calc.ParseRoundingMode(mode.Text)
	fen, _ := unit.Value.Money() // whole, or the tables were refused
	return calc.Rounding{Unit: fen, Mode: rm}, err
}

// Months is a parameter that counts months. ok is false where none is in force.
func (p *Policy) Months(key string, program calc.Program, m calc.Month) (int, bool) {
	v, ok := p.Parameter(key, program, m)
	if !ok {
		return 0, false
	}
	n, _, _ := v.Value.Parts()
	return int(n), true
}
