package sheet

import (
	"fmt"
	"strings"
	"sync"

	"doudi/calc"
)

// labels are the Chinese words for every coded value: the first is the one
// that is printed, all are understood.
var labels = map[string]map[string][]string{
	"settlement": {"urban": {"城市", "城镇"}, "rural": {"农村"}},
	"hukou":      {"local": {"本地"}, "permit": {"居住证"}},
	"relation": {
		"head": {"户主", "本人"}, "spouse": {"配偶", "妻", "夫", "丈夫", "妻子"}, "child": {"子女", "子", "女", "儿子", "女儿"},
		"parent": {"父母", "父", "母", "父亲", "母亲"}, "grandchild": {"孙子女", "孙子", "孙女", "外孙", "外孙女"},
		"grandparent": {"祖父母", "祖父", "祖母", "外祖父母"}, "sibling": {"兄弟姐妹", "兄", "弟", "姐", "妹"}, "other": {"其他", "其他亲属"},
	},
	"disability": {
		"visual": {"视力"}, "hearing": {"听力"}, "speech": {"言语"}, "physical": {"肢体"},
		"intellectual": {"智力"}, "mental": {"精神"}, "multiple": {"多重"},
	},
	"illness":   {"severe": {"重病", "重特大疾病"}, "chronic": {"慢性病"}},
	"labour":    {"full": {"有"}, "partial": {"部分", "部分丧失"}, "none": {"无", "完全丧失"}},
	"schooling": {"preschool": {"学前"}, "compulsory": {"义务教育"}, "senior": {"高中"}, "higher": {"高等"}},
	"selfcare":  {"independent": {"全自理"}, "partial": {"半自理"}, "dependent": {"不能自理"}},
	"special":   {"orphan": {"孤儿"}, "unattended": {"事实无人抚养"}, "clergy": {"宗教教职"}, "veteran": {"退役军人"}},
	"item": {
		"wage": {"工资", "工资性"}, "business": {"经营", "经营性"}, "property": {"财产性"}, "transfer": {"转移", "转移性"}, "exempt": {"不计入"},
		"medical": {"医疗"}, "education": {"教育"}, "care": {"残疾护理"}, "work": {"就业成本"},
		"deposit": {"存款"}, "house": {"房产"}, "vehicle": {"车辆"}, "firm": {"企业"}, "other": {"其他资产"},
	},
	"period":   {"month": {"月"}, "year": {"年"}, "once": {"次"}},
	"decision": {"determine": {"核定"}, "taper": {"渐退"}, "suspend": {"缓发"}, "resume": {"恢复"}, "stop": {"停发"}},
	"mode":     {"household": {"整户"}, "single": {"单人", "单人保"}, "home": {"分散"}, "institution": {"集中"}},
	"stop": {
		"death": {"死亡"}, "moved": {"迁出"}, "income": {"收入超标"}, "property": {"财产超标"},
		"tekun": {"转特困"}, "voluntary": {"自愿退出"}, "refused": {"拒绝配合"}, "other": {"其他"},
	},
	"program": {
		"dibao": {"低保", "最低生活保障", "城市低保", "农村低保"}, "tekun": {"特困", "特困供养"}, "edge": {"低保边缘"}, "rigid": {"刚性支出困难家庭", "刚性支出"},
		"orphan": {"孤儿", "孤儿基本生活费"}, "unattended": {"事实无人抚养儿童", "事实无人抚养"},
		"nursing": {"护理补贴", "重度残疾人护理补贴"}, "living": {"生活补贴", "困难残疾人生活补贴"}, "elder": {"高龄津贴"},
		"relief": {"临时救助"},
	},
}

func kindName(kind any) string {
	switch kind.(type) {
	case calc.Settlement:
		return "settlement"
	case calc.Hukou:
		return "hukou"
	case calc.Relation:
		return "relation"
	case calc.Disability:
		return "disability"
	case calc.Illness:
		return "illness"
	case calc.Labour:
		return "labour"
	case calc.Schooling:
		return "schooling"
	case calc.Selfcare:
		return "selfcare"
	case calc.Special:
		return "special"
	case calc.ItemKind:
		return "item"
	case calc.Period:
		return "period"
	case calc.DecisionKind:
		return "decision"
	case calc.Mode:
		return "mode"
	case calc.StopReason:
		return "stop"
	}
	panic(fmt.Sprintf("sheet: no labels for %T", kind))
}

// Label is the Chinese word for a coded value, "" for a value not stated.
func Label[T calc.Kind](v T) string {
	if words := labels[kindName(v)][v.String()]; len(words) > 0 {
		return words[0]
	}
	return ""
}

// ProgramLabel is the Chinese name of a programme; a programme that only the
// county knows goes by its code.
func ProgramLabel(p calc.Program) string {
	if words := labels["program"][string(p)]; len(words) > 0 {
		return words[0]
	}
	return string(p)
}

var programByLabel = sync.OnceValue(func() map[string]calc.Program { return byLabel[calc.Program]("program") })

// ParseProgram reads a programme's code or one of its Chinese names; a word
// that is neither is taken as the code of a benefit that the tables declare.
func ParseProgram(s string) calc.Program {
	if p, ok := programByLabel()[s]; ok {
		return p
	}
	return calc.Program(s)
}

func byLabel[T ~string](kind string) map[string]T {
	out := map[string]T{}
	for code, words := range labels[kind] {
		out[code] = T(code)
		for _, w := range words {
			out[w] = T(code)
		}
	}
	return out
}

// Kind reads a cell with a coded value, by its code or its Chinese label; the
// zero value where the cell is empty.
func Kind[T calc.Kind](r *Reader, column int) T {
	v, ok := ParseLabel[T](r.Text(column))
	if !ok {
		r.Fault(column, "invalid.code", r.Text(column), Choices[T]())
	}
	return v
}

// ParseLabel is the value with the given code or Chinese label; "" is not stated.
func ParseLabel[T calc.Kind](s string) (T, bool) {
	if v, ok := calc.ParseKind[T](s); ok {
		return v, true
	}
	var zero T
	for code, words := range labels[kindName(zero)] {
		for _, w := range words {
			if w == s {
				return calc.ParseKind[T](code)
			}
		}
	}
	return zero, false
}

// Choices lists the codes and labels that T accepts, for a fault's remedy.
func Choices[T calc.Kind]() string {
	var parts []string
	for i := 1; i < calc.KindCount[T](); i++ {
		parts = append(parts, fmt.Sprintf("%s %s", T(i), Label(T(i))))
	}
	return strings.Join(parts, ", ")
}
