package wording

import (
	"go/ast"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
)

// TestDamageHasWords: whatever the store finds damaged has a sentence in both
// languages with as many operands, in a part and of a kind that have words, and no row
// is for nothing.
func TestDamageHasWords(t *testing.T) {
	used := map[string]bool{}
	part, kind := "damaged part ", "stored record "
	for _, f := range sources(t, "store") {
		ast.Inspect(f.tree, func(node ast.Node) bool {
			switch n := node.(type) {
			case *ast.ValueSpec:
				for i, name := range n.Names {
					switch code, isText := constantText(n, i); {
					case isText && strings.HasPrefix(name.Name, "in") && damagedParts[code] != (sentence{}):
						used[part+code] = true
					case name.Name == "bucketNames":
						for _, e := range n.Values[0].(*ast.CompositeLit).Elts {
							code, _ := literal(e)
							used[kind+code] = true
						}
					}
				}
			case *ast.CallExpr:
				switch name := called(n); {
				case name == "done" && len(n.Args) == 1:
					if code, ok := literal(n.Args[0]); ok {
						used[kind+code] = true
					}
				case name == "in" && len(n.Args) == 3:
					if code, ok := f.text(n.Args[0]); !ok || damagedParts[code] == (sentence{}) {
						t.Errorf("%s: a part %q without words", f.path, code)
					}
				case name == "damaged" && len(n.Args) > 0:
					code, ok := literal(n.Args[0])
					row, known := damages()[code]
					used[code] = true
					if operands := len(strings.Fields(row.operands)); !ok || !known || operands != len(n.Args)-1 {
						t.Errorf("%s: damage %q has %d operands, its row %d", f.path, code, len(n.Args)-1, operands)
					}
				case name == "Errorf" && saysMore(n):
					t.Errorf("%s: damage that is told in no code: %s", f.path, n.Args[0].(*ast.BasicLit).Value)
				}
			}
			return true
		})
	}
	for code, row := range damages() {
		if !used[code] {
			t.Errorf("damage %q is never found", code)
		}
		checkSentence(t, code, row.what, len(strings.Fields(row.operands)))
		for _, operand := range strings.Fields(row.operands) {
			if !slices.Contains(kindsKnown, operand) {
				t.Errorf("%s: kind %q of an operand is not known", code, operand)
			}
		}
	}
	for code := range damagedParts {
		if !used[part+code] {
			t.Errorf("nothing is found in %s", code)
		}
	}
	for key := range used {
		if code, ok := strings.CutPrefix(key, kind); ok && storedRecords[code] == (sentence{}) {
			t.Errorf("records of kind %q have no words", code)
		}
	}
}

// constantText is the text that a constant or variable is set to.
func constantText(spec *ast.ValueSpec, i int) (string, bool) {
	if i >= len(spec.Values) {
		return "", false
	}
	return literal(spec.Values[i])
}

// saysMore says whether an error puts words of its own behind that the store is
// damaged.
func saysMore(call *ast.CallExpr) bool {
	format, ok := literal(call.Args[0])
	if !ok || strings.HasSuffix(format, "%w") {
		return false
	}
	for _, arg := range call.Args[1:] {
		if name, ok := arg.(*ast.Ident); ok && name.Name == "ErrDamaged" {
			return true
		}
	}
	return false
}

// TestDamageInAFault: a fault tells what is damaged in words, and any other text as it
// is.
func TestDamageInAFault(t *testing.T) {
	for line, want := range map[string]string{
		"record.unread\thousehold":        "案卷库读取出错：一条家庭记录读不出",
		"household\t7\thistory.change\t3": "案卷库读取出错：7 户：第 3 版的变更记录缺失",
		"disk full":                       "案卷库读取出错：disk full",
	} {
		if got := Chinese.Fault(Screens, calc.Fault{Code: "store.failed", Args: []string{line}}); !strings.HasPrefix(got, want+"；") {
			t.Error(got)
		}
	}
}
