package tui_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"regexp"
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
	eachNode(t, func(_ string, n ast.Node) {
		if text := literal(n); code.MatchString(text) {
			used[text] = true
		}
	})
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

// eachNode gives every node of the source of the screens, with its file's name.
func eachNode(t *testing.T, f func(name string, n ast.Node)) {
	t.Helper()
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			f(name, n)
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
