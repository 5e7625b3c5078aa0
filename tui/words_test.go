package tui_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"doudi/reports/wording"
)

// code is a text that screens say, by the form of its code.
var code = regexp.MustCompile(`^[a-z]+(\.[a-z_]+)+$`)

// TestWords: every code that the screens use has its words, and every row of
// the words is used.
func TestWords(t *testing.T) {
	used := map[string]bool{}
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if text, err := strconv.Unquote(lit.Value); err == nil && code.MatchString(text) {
					used[text] = true
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]bool{}
	for _, row := range wording.ScreenCodes() {
		rows[row] = true
		if !used[row] {
			t.Errorf("%s has words and is nowhere used", row)
		}
	}
	for _, r := range wording.ScreenRemedies() {
		rows[r.Code] = true // refusals have tables of their own
	}
	for text := range used {
		if !rows[text] {
			t.Errorf("%s has no words", text)
		}
	}
}
