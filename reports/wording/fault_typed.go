package wording

import (
	"sync"

	"doudi/calc"
	"doudi/calc/records"
)

// typedFaults are the faults that are said otherwise of what a person types at a
// command line or into a field of a screen: there is neither a cell nor a column.
var typedFaults = sync.OnceValue(func() map[string]complaint {
	return map[string]complaint{
		"text.control": {
			"text",
			sentence{"含有控制字符或不可见字符 {0}", "text has a control or invisible character, {0}"},
			ways{
				sentence{"把这一项重新键入一遍，不要粘贴", "type it anew instead of pasting it"},
				sentence{"把这一栏重新键入一遍，不要粘贴", "type the field anew instead of pasting it"},
			},
		},
		"cell.too_long": {
			"text",
			sentence{"内容过长（上限 {0} 字节）", "text is too long (limit {0} bytes)"},
			sentence{"缩短内容", "shorten it"},
		},
		"cell.empty": {
			"column",
			sentence{"{0} 没有填写", "{0} is empty"},
			sentence{"补填后再办理", "fill it in and act again"},
		},
		"invalid": {
			"cell",
			sentence{"填写的内容不对：{0}", "value is not valid: {0}"},
			sentence{"按这一项的要求重新填写", "write it as the field asks"},
		},
		"id.length": {
			"tail offer",
			sentence{"身份证号（{0}）不是 18 位", "ID number ({0}) does not have 18 characters"},
			sentence{"按身份证重新填写", "write it anew from the card"},
		},
		"id.mangled": {
			"tail offer",
			sentence{"身份证号（{0}）已被电子表格改坏", "ID number ({0}) was spoiled by a spreadsheet"},
			sentence{"按身份证重新填写，不要从表格中粘贴", "write it anew from the card, not pasted from the spreadsheet"},
		},
	}
})

// isTyped says whether a fault is of what was typed: its place is then a name alone,
// of a column or of what stands in typedNames.
func isTyped(at calc.Place) bool {
	return at.File != "" && at.Line == 0 && at.Sheet == ""
}

// rowOf is what is said of a fault.
func rowOf(f calc.Fault) (row complaint, ok bool) {
	if row, ok = typedFaults()[f.Code]; ok && isTyped(f.Place) {
		return row, true
	}
	row, ok = faults()[f.Code]
	return row, ok
}

// typedNames are the Chinese names of what is typed beside the columns of sheets, or
// is called otherwise there.
var typedNames = map[string]string{
	"agent": "代为申请人（发现人）", "applicant": "申请人", "county": "县名", "findings": "核查情况", "heard-person": "听取意见的对象", "item": "收支",
	"minutes": "会议纪要文号", "note": "说明", "reason": "理由", "relative-of": "近亲属备案", "seed": "种子", "statement": "对方的意见", "text": "内容",
	"visitors": "核查人", "with": "同办人",
}

// typedLabels are the Chinese names of everything that people type, by their keys.
var typedLabels = sync.OnceValue(func() map[string]string {
	labels := map[string]string{}
	for _, layout := range records.Layouts {
		for _, c := range layout.Columns {
			if labels[c.Key] == "" {
				labels[c.Key] = c.Labels[0]
			}
		}
	}
	for key, name := range typedNames {
		labels[key] = name
	}
	return labels
})

// placeOf is where a fault stands; what was typed has its Chinese name in Chinese.
func (l Lang) placeOf(at calc.Place) string {
	if label := typedLabels()[at.File]; l == Chinese && isTyped(at) && label != "" {
		return label
	}
	return at.String()
}
