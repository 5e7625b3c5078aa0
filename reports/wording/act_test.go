package wording

import (
	"go/ast"
	"strings"
	"testing"
)

// noting are the methods of casework that are given the act that they note.
var noting = map[string]func(text string) string{
	"turn":  func(text string) string { return text },
	"entry": func(text string) string { return text },
	"step":  func(text string) string { return "application." + text },
}

// actsOfTheSources are the acts that the store and the office note in the
// journal: what an Entry is given as its Act, and the constants for it.
func actsOfTheSources(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, f := range sources(t, "store") {
		ast.Inspect(f.tree, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.ValueSpec:
				for i, name := range node.Names {
					if text := ""; strings.HasPrefix(name.Name, "Act") && i < len(node.Values) {
						if text, _ = literal(node.Values[i]); text != "" && !strings.HasSuffix(text, ".") {
							found[text] = f.path
						}
					}
				}
			case *ast.CallExpr:
				for _, arg := range node.Args {
					if text, ok := literal(arg); ok && text != "" && noting[called(node)] != nil {
						found[noting[called(node)](text)] = f.path
					}
				}
			case *ast.KeyValueExpr:
				if name, ok := node.Key.(*ast.Ident); ok && name.Name == "Act" {
					if text, ok := literal(node.Value); ok {
						found[text] = f.path
					}
				}
			}
			return true
		})
	}
	return found
}

// The table of acts has all that the journal may have, and no other.
func TestActsAreWhole(t *testing.T) {
	found := actsOfTheSources(t)
	if len(found) < 15 {
		t.Errorf("only %d acts are found", len(found))
	}
	for code, path := range found {
		if _, ok := acts[code]; !ok {
			t.Errorf("%s: act %q has no words", path, code)
		}
	}
	words := map[string]string{}
	for code, s := range acts {
		if _, ok := found[code]; !ok {
			t.Errorf("act %q is noted nowhere", code)
		}
		checkSentence(t, code, s, 0)
		for _, text := range []string{s.zh, s.en} {
			if before, twice := words[text]; text == "" || twice {
				t.Errorf("act %q: %q is also %q", code, text, before)
			}
			words[text] = code
		}
	}
}

func TestParseAct(t *testing.T) {
	for text, want := range map[string]string{
		"look.full": "look.full", "look": "look", "roster": "roster", "提交名册": "roster.submit", "roster submitted": "roster.submit", "import": "import",
		"": "", "rosters": "", "roster.": "", "submit": "",
	} {
		if code, ok := ParseAct(text); code != want || ok != (want != "") {
			t.Errorf("%q is %q, %v, not %q", text, code, ok, want)
		}
	}
}
