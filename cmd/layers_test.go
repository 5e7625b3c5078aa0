package cmd

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

const module = "doudi"

// top is what may stand at the root, besides names that begin with a dot and
// what .gitignore names.
var top = []string{"cmd", "tui", "store", "calc", "reports", "go.mod", "go.sum", "README.md", "LICENSE"}

// depth is how many folders deep the code goes.
const depth = 2

// A room is a folder of code and what it may import of ours. Both are
// path.Match patterns; "calc/*" is one folder below calc.
type room struct {
	folder  string
	imports []string
}

// rooms are the layers from the bottom up. The first row that matches a folder
// holds for it; a folder without a row has no place in the house.
var rooms = []room{
	{"calc/pinyin", nil},
	{"calc/sidebyside", nil},
	{"calc", nil},
	{"calc/sheet", []string{"calc"}},
	{"calc/sheettest", []string{"calc"}},
	{"calc/policy", []string{"calc", "calc/sheet"}},
	{"calc/records", []string{"calc", "calc/sidebyside", "calc/sheet", "calc/pinyin", "calc/policy"}},
	{"calc/entitlement", []string{"calc", "calc/sheet", "calc/pinyin", "calc/policy", "calc/records"}},
	{"calc/review", []string{"calc", "calc/sheet", "calc/pinyin", "calc/policy", "calc/records", "calc/entitlement"}},
	{"calc/workday", []string{"calc", "calc/sheet"}},
	{"calc/procedure", []string{"calc", "calc/sheet", "calc/policy", "calc/workday"}},
	{"calc/roster", []string{"calc", "calc/sheet", "calc/pinyin", "calc/policy", "calc/records", "calc/entitlement", "calc/review"}},
	{"store", []string{"calc", "calc/*"}},
	{"store/casework", []string{"store", "calc", "calc/*"}},
	{"reports", []string{"reports/*", "calc", "calc/*"}},
	{"reports/*", []string{"reports/*", "calc", "calc/*"}},
	{"tui", []string{"tui/*", "store/casework", "reports", "reports/*", "calc", "calc/*"}},
	{"tui/*", []string{"tui/*", "store/casework", "reports", "reports/*", "calc", "calc/*"}},
	{"cmd/county", []string{"calc", "calc/*", "reports/spreadsheet"}},
	{"cmd", []string{"*", "*/*"}},
	{"cmd/doudi", []string{"*", "*/*"}},
}

// impure are the packages of the standard library, each with what lies below
// it, and the functions, that calc does without: its answers depend on its
// arguments alone.
var (
	impure = []string{"os", "net", "log", "math/rand"}
	clock  = []string{"Now", "Since", "Until"}
)

func TestRooms(t *testing.T) {
	found, err := breaches(os.DirFS(".."))
	if err != nil {
		t.Fatal(err)
	}
	for _, breach := range found {
		t.Error(breach)
	}
}

func TestRoomsAreKept(t *testing.T) {
	house := map[string]string{
		"README.md":                    "",
		".gitignore":                   "/doudi\n*.db\nout-*/\n",
		".ci/tools/deep/down/x.go":     "not looked at",
		"doudi":                        "",
		"county.db":                    "",
		"out-2026-07/dibao/list.csv":   "",
		"calc/money.go":                `package calc; import "math/big"`,
		"calc/money_test.go":           `package calc; import "os"`,
		"calc/sheet/sheet.go":          `package sheet; import "doudi/calc"`,
		"calc/roster/roster.go":        `package roster; import "doudi/calc/review"`,
		"store/store.go":               `package store; import ("os"; "time"; "doudi/calc/records"); var t = time.Now()`,
		"store/casework/act.go":        `package casework; import ("doudi/store"; "doudi/calc/roster")`,
		"store/testdata/v1/old/a.db":   "",
		"reports/wording/notice.go":    `package wording; import "doudi/calc"`,
		"tui/screen.go":                `package tui; import ("doudi/store/casework"; "doudi/reports/wording")`,
		"cmd/init.go":                  `package cmd; import ("doudi/store"; "doudi/tui"; "doudi/store/casework")`,
		"cmd/doudi/main.go":            `package main; import "doudi/cmd"`,
		"cmd/testdata/not/code/bad.go": "not looked at",
	}
	// Each row adds one file to the house, and is refused for the reason given.
	refused := []struct{ name, text, want string }{
		{"Makefile", "", "Makefile: no place at the top"},
		{"pkg/pkg.go", "package pkg", "pkg: no place at the top"},
		{"testdata/a.txt", "", "testdata: no place at the top"},
		{"cmd/doudi/inner/x.go", "package inner", "cmd/doudi/inner: deeper than 2 folders"},
		{"store/casework/inner/x.go", "package inner", "store/casework/inner: deeper than 2 folders"},
		{"calc/extra/x.go", "package extra", "calc/extra/x.go: calc/extra has no row in rooms"},
		{"calc/up.go", `package calc; import "doudi/calc/policy"`, "calc/up.go: calc imports calc/policy"},
		{"calc/policy/up.go", `package policy; import "doudi/calc/records"`, "calc/policy/up.go: calc/policy imports calc/records"},
		{"calc/review/up.go", `package review; import r "doudi/calc/roster"`, "calc/review/up.go: calc/review imports calc/roster"},
		{"calc/pinyin/up.go", `package pinyin; import _ "doudi/calc"`, "calc/pinyin/up.go: calc/pinyin imports calc"},
		{"calc/roster/up.go", `package roster; import "doudi/store"`, "calc/roster/up.go: calc/roster imports store"},
		{"store/up.go", `package store; import "doudi/store/casework"`, "store/up.go: store imports store/casework"},
		{"store/casework/up.go", `package casework; import "doudi/reports/wording"`, "store/casework/up.go: store/casework imports reports/wording"},
		{"reports/up.go", `package reports; import "doudi/store"`, "reports/up.go: reports imports store"},
		{"reports/wording/up.go", `package wording; import "doudi/reports"`, "reports/wording/up.go: reports/wording imports reports"},
		{"tui/up.go", `package tui; import "doudi/store"`, "tui/up.go: tui imports store"},
		{"tui/upper.go", `package tui; import "doudi/cmd"`, "tui/upper.go: tui imports cmd"},
		{"calc/file.go", `package calc; import "os"`, "calc/file.go: calc is pure, but imports os"},
		{"calc/sheet/web.go", `package sheet; import "net/http"`, "calc/sheet/web.go: calc/sheet is pure, but imports net/http"},
		{"calc/dice.go", `package calc; import "math/rand/v2"`, "calc/dice.go: calc is pure, but imports math/rand/v2"},
		{"calc/now.go", `package calc; import "time"; var t = time.Now()`, "calc/now.go: calc is pure, but uses time.Now"},
		{"calc/alias.go", `package calc; import c "time"; var f = c.Since`, "calc/alias.go: calc is pure, but uses time.Since"},
		{"calc/dot.go", `package calc; import . "time"`, "calc/dot.go: calc is pure, but dot-imports time"},
	}

	files := fstest.MapFS{}
	for name, text := range house {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	if found, err := breaches(files); err != nil || len(found) > 0 {
		t.Fatalf("a house in order: %q, %v", found, err)
	}
	for _, row := range refused {
		t.Run(row.name, func(t *testing.T) {
			files[row.name] = &fstest.MapFile{Data: []byte(row.text)}
			defer delete(files, row.name)
			found, err := breaches(files)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Contains(found, row.want) {
				t.Errorf("got %q, want %q", found, row.want)
			}
		})
	}
}

// breaches lists what in the repository breaks the rules above.
func breaches(repository fs.FS) ([]string, error) {
	ignored, err := ignoredNames(repository)
	if err != nil {
		return nil, err
	}
	var found []string
	err = fs.WalkDir(repository, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == ".":
			return nil
		case matches(ignored, entry.Name()) || matches(ignored, "/"+name):
			return skip(entry)
		case !strings.Contains(name, "/") && !strings.HasPrefix(name, ".") && !slices.Contains(top, name):
			found = append(found, name+": no place at the top")
			return skip(entry)
		case hidden(entry.Name()):
			return skip(entry)
		case entry.IsDir() && strings.Count(name, "/") >= depth:
			found = append(found, fmt.Sprintf("%s: deeper than %d folders", name, depth))
			return skip(entry)
		case entry.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		more, err := fileBreaches(repository, name)
		found = append(found, more...)
		return err
	})
	return found, err
}

// fileBreaches lists what one file imports or calls against the rules.
func fileBreaches(repository fs.FS, name string) ([]string, error) {
	text, err := fs.ReadFile(repository, name)
	if err != nil {
		return nil, err
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	folder := path.Dir(name)
	row := slices.IndexFunc(rooms, func(r room) bool { return matches([]string{r.folder}, folder) })
	if row < 0 {
		return []string{fmt.Sprintf("%s: %s has no row in rooms", name, folder)}, nil
	}
	var found []string
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		ours, isOurs := strings.CutPrefix(imported, module+"/")
		if isOurs && !matches(rooms[row].imports, ours) {
			found = append(found, fmt.Sprintf("%s: %s imports %s", name, folder, ours))
		}
		if !within(folder, "calc") {
			continue
		}
		if slices.ContainsFunc(impure, func(p string) bool { return within(imported, p) }) {
			found = append(found, fmt.Sprintf("%s: %s is pure, but imports %s", name, folder, imported))
		}
		if imported == "time" {
			for _, use := range clockUses(file, spec) {
				found = append(found, fmt.Sprintf("%s: %s is pure, but %s", name, folder, use))
			}
		}
	}
	return found, nil
}

// clockUses lists where a file that imports time by spec asks what time it is.
func clockUses(file *ast.File, spec *ast.ImportSpec) []string {
	local := "time"
	if spec.Name != nil {
		local = spec.Name.Name
	}
	if local == "." {
		return []string{"dot-imports time"}
	}
	var uses []string
	ast.Inspect(file, func(node ast.Node) bool {
		if call, ok := node.(*ast.SelectorExpr); ok && slices.Contains(clock, call.Sel.Name) {
			if from, ok := call.X.(*ast.Ident); ok && from.Name == local {
				uses = append(uses, "uses time."+call.Sel.Name)
			}
		}
		return true
	})
	return uses
}

// ignoredNames reads from .gitignore what the program leaves in the tree: names
// that hold in every folder, and with a slash before them names at the root.
func ignoredNames(repository fs.FS) ([]string, error) {
	text, err := fs.ReadFile(repository, ".gitignore")
	if err != nil {
		return nil, err
	}
	var names []string
	for line := range bytes.Lines(text) {
		name := strings.TrimSuffix(string(bytes.TrimSpace(line)), "/")
		if name != "" && !strings.ContainsAny(name, "#!") {
			names = append(names, name)
		}
	}
	return names, nil
}

// hidden says whether the go command looks past a file or folder, as it does
// past a folder of test data.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || name == "testdata"
}

func skip(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func matches(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		ok, err := path.Match(pattern, name)
		return ok && err == nil
	})
}

// within says whether a path is the folder or lies below it.
func within(name, folder string) bool {
	return name == folder || strings.HasPrefix(name, folder+"/")
}
