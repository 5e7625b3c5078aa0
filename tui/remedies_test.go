package tui_test

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	"doudi/reports/wording"
)

// TestRemediesPointToKeys: what the remedies at the screens point to is there, a
// part of the program under its number, a key of the name.
func TestRemediesPointToKeys(t *testing.T) {
	there := keysOfScreens(t)
	codes := wording.ScreenCodes()
	for _, r := range wording.ScreenRemedies() {
		for _, p := range r.Pointers {
			switch {
			case p.Key == "" && slices.Contains(codes, p.Code):
			case p.Key == "" || !there[p]:
				t.Errorf("%s points to key %q for %s", r.Code, p.Key, p.Code)
			}
		}
	}
}

// keysOfScreens are the keys of all actions with the codes of their names, and the
// parts of the program with their numbers, as the source has them.
func keysOfScreens(t *testing.T) map[wording.Pointer]bool {
	there := map[wording.Pointer]bool{}
	tabs := 0
	eachNode(t, func(name string, n ast.Node) {
		switch n := n.(type) {
		case *ast.CompositeLit:
			there[wording.Pointer{Key: literal(valueOf(n, "Key")), Code: codeIn(valueOf(n, "Name"))}] = true
			if name == "run.go" && len(n.Elts) > 0 && strings.HasPrefix(literal(n.Elts[0]), "tab.") {
				tabs++
				there[wording.Pointer{Key: strconv.Itoa(tabs), Code: literal(n.Elts[0])}] = true
			}
		case *ast.CallExpr:
			if len(n.Args) > 1 {
				there[wording.Pointer{Key: literal(n.Args[0]), Code: codeIn(n.Args[1])}] = true
			}
		}
	})
	return there
}

// valueOf is the value of a field in a composite literal, nil where it has none.
func valueOf(lit *ast.CompositeLit, field string) ast.Expr {
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if key, ok := kv.Key.(*ast.Ident); ok && key.Name == field {
				return kv.Value
			}
		}
	}
	return nil
}

// codeIn is the code of a text: itself, or what is asked for by it.
func codeIn(e ast.Expr) string {
	if call, ok := e.(*ast.CallExpr); ok && len(call.Args) == 1 {
		e = call.Args[0]
	}
	return literal(e)
}

// literal is what a text in the source says, "" for anything else.
func literal(n ast.Node) string {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	text, _ := strconv.Unquote(lit.Value)
	return text
}
