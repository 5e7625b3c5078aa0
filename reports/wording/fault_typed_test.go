package wording

import (
	"go/ast"
	"strings"
	"testing"
	"unicode"

	"doudi/calc"
)

// What is typed has no cell: the same code is said otherwise of a name alone.
func TestTypedFault(t *testing.T) {
	typed, cell := calc.Place{File: "heard-person"}, calc.Place{File: "member.csv", Line: 7, Column: 12}
	for _, row := range []struct {
		face   Face
		fault  calc.Fault
		zh, en string
	}{
		{
			Commands,
			calc.Fault{Code: "text.control", Place: typed, Args: []string{"U+0007"}},
			"听取意见的对象: 含有控制字符或不可见字符 U+0007；把这一项重新键入一遍，不要粘贴",
			"heard-person: text has a control or invisible character, U+0007; type it anew instead of pasting it",
		},
		{
			Screens,
			calc.Fault{Code: "text.control", Place: calc.Place{File: "reason"}, Args: []string{"U+0007"}},
			"理由: 含有控制字符或不可见字符 U+0007；把这一栏重新键入一遍，不要粘贴",
			"reason: text has a control or invisible character, U+0007; type the field anew instead of pasting it",
		},
		{
			Commands,
			calc.Fault{Code: "text.control", Place: cell, Args: []string{"U+0007"}},
			"member.csv:7:12: 含有控制字符或不可见字符 U+0007；把这个单元格重新键入一遍",
			"member.csv:7:12: text has a control or invisible character, U+0007; type the cell anew",
		},
		{
			Commands,
			calc.Fault{Code: "cell.too_long", Place: calc.Place{File: "phone"}, Args: []string{"2000"}},
			"电话: 内容过长（上限 2000 字节）；缩短内容",
			"phone: text is too long (limit 2000 bytes); shorten it",
		},
		{
			Commands,
			calc.Fault{Code: "id.length", Place: calc.Place{File: "id"}, Args: []string{"0013", ""}},
			"身份证号: 身份证号（…0013）不是 18 位；按身份证重新填写",
			"id: ID number (…0013) does not have 18 characters; write it anew from the card",
		},
	} {
		if zh, en := Chinese.Fault(row.face, row.fault), English.Fault(row.face, row.fault); zh != row.zh || en != row.en {
			t.Errorf("%s:\n%s\n%s\nwant\n%s\n%s", row.fault.Code, zh, en, row.zh, row.en)
		}
	}
	for code, row := range typedFaults() {
		other, ok := faults()[code]
		if !ok || other.operands != row.operands {
			t.Errorf("%s: there is no such fault of a cell, or it has other operands", code)
		}
		for _, face := range []Face{Commands, Screens} {
			checkSentence(t, code, row.what, len(strings.Fields(row.operands)))
			checkSentence(t, code, remedyAt(row.remedy, face), len(strings.Fields(row.operands)))
		}
	}
}

// Whatever the office names as the place of a typed text has a Chinese name.
func TestTypedNamesAreChinese(t *testing.T) {
	used := map[string]bool{}
	for _, f := range sources(t, "store/casework") {
		ast.Inspect(f.tree, func(node ast.Node) bool {
			for _, name := range f.typedPlaces(node) {
				used[name] = true
				if label := typedLabels()[name]; !strings.ContainsFunc(label, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
					t.Errorf("%s: what is typed as %q has no Chinese name", f.path, name)
				}
			}
			return true
		})
	}
	for name := range typedNames {
		if !used[name] {
			t.Errorf("nothing is typed as %q", name)
		}
	}
}

// typedPlaces are the names that a node of the source gives what is typed: the first
// operand of what checks it, the file of a place, the keys that a loop takes for such.
func (f *sourceFile) typedPlaces(node ast.Node) (names []string) {
	add := func(e ast.Expr) {
		if name, ok := f.text(e); ok {
			names = append(names, name)
		}
	}
	switch x := node.(type) {
	case *ast.CallExpr:
		switch called(x) {
		case "TypedText", "TypedName", "typed", "misnamed":
			add(x.Args[0])
		}
	case *ast.CompositeLit:
		if typeName(x.Type) == "Place" {
			add(field(x, "File"))
		}
	case *ast.RangeStmt:
		if lit, ok := x.X.(*ast.CompositeLit); ok && x.Key != nil && typeName(x.Key) == "where" {
			for _, element := range lit.Elts {
				add(element.(*ast.KeyValueExpr).Key)
			}
		}
	}
	return names
}
