package cmd

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGoroutines: a fault in a goroutine of its own would end the program, with a
// trace in which a family's data could stand. So all run under sidebyside.Guard, but
// for those of calc/sidebyside, which guards what it is given.
func TestGoroutines(t *testing.T) {
	seen := 0
	err := filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != ".." && (hidden(entry.Name()) || entry.Name() == "sidebyside"):
			return fs.SkipDir
		case entry.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		begun, bare, err := goroutines(name)
		for _, at := range bare {
			t.Errorf("%s: without sidebyside.Guard", at)
		}
		seen += begun
		return err
	})
	if err != nil || seen < 3 {
		t.Errorf("%d goroutines are begun: %v", seen, err)
	}
}

func TestGoroutinesAreSeen(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.go")
	text := `package x
func f() {
	go work()
	go func() { work() }()
	all.Go(func() { work() })
	go func() { _ = sidebyside.Guard(work) }()
	all.Go(func() { done <- sidebyside.Guard(work) })
	f.Go(3)
}`
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if begun, bare, err := goroutines(name); begun != 5 || len(bare) != 3 || err != nil {
		t.Errorf("%d begun, bare %q, %v", begun, bare, err)
	}
}

// goroutines counts those that a file begins, and says where it begins one bare.
func goroutines(name string) (begun int, bare []string, err error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
	if err != nil {
		return 0, nil, err
	}
	ast.Inspect(file, func(node ast.Node) bool {
		var body ast.Node
		switch n := node.(type) {
		case *ast.GoStmt:
			body = n.Call
		case *ast.CallExpr:
			if to, ok := n.Fun.(*ast.SelectorExpr); ok && to.Sel.Name == "Go" && len(n.Args) == 1 {
				if f, ok := n.Args[0].(*ast.FuncLit); ok {
					body = f
				}
			}
		}
		if body == nil {
			return true
		}
		if begun++; !guards(body) {
			bare = append(bare, files.Position(node.Pos()).String())
		}
		return true
	})
	return begun, bare, nil
}

func guards(body ast.Node) (found bool) {
	ast.Inspect(body, func(node ast.Node) bool {
		to, ok := node.(*ast.SelectorExpr)
		found = found || ok && to.Sel.Name == "Guard"
		return !found
	})
	return found
}
