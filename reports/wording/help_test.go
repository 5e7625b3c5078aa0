package wording

import (
	"go/ast"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCommandsAreWhole(t *testing.T) {
	for _, path := range []string{
		"", "init", "operator", "operator add", "operator list", "operator disable",
		"policy", "policy lint", "policy load", "policy show", "policy diff", "policy whatif",
		"award", "award determine", "award taper", "award suspend", "award resume", "award stop", "award confirm", "award renew", "award withdraw",
		"award list", "award notice", "import", "household", "household list", "household show", "find", "explain",
		"roster", "roster run", "roster check", "roster show", "roster diff", "roster submit", "roster confirm", "roster verify", "roster replay",
		"backup", "restore", "check", "demo", "audit", "audit log", "audit verify", "version", "completion", "man", "help",
	} {
		if _, ok := commands()[path]; !ok {
			t.Errorf("command %q has no help", path)
		}
	}
	for path, c := range commands() {
		for _, s := range []sentence{c.short, c.long, c.example} {
			if s.zh == "" || s.en == "" {
				t.Errorf("command %q: a text is missing: %q", path, s)
			}
		}
		checkSentence(t, path, c.short, 0)
		checkSentence(t, path, c.long, 0)
		for _, l := range []Lang{English, Chinese} {
			if strings.ContainsAny(l.Short(path), "\n.。") || utf8.RuneCountInString(l.Short(path)) > 75 {
				t.Errorf("command %q: not one short line: %q", path, l.Short(path))
			}
			for line := range strings.Lines(l.Long(path)) {
				if utf8.RuneCountInString(line) > 96 {
					t.Errorf("command %q: a line is too long: %q", path, line)
				}
			}
		}
	}
}

func TestUsageTitles(t *testing.T) {
	for _, key := range []string{"usage", "commands", "flags", "global_flags", "examples", "more"} {
		checkSentence(t, key, usageTitles[key], 0)
		if usageTitles[key].en == "" {
			t.Errorf("title %q has no words", key)
		}
	}
}

func TestFlagsAreWhole(t *testing.T) {
	for name, s := range flags() {
		checkSentence(t, name, s, 0)
		if s.zh == "" || strings.HasSuffix(s.en, ".") || strings.HasSuffix(s.zh, "。") {
			t.Errorf("option %q: %q", name, s)
		}
	}
	if got := English.Flag("roster run", "month"); strings.Contains(got, "this month") {
		t.Errorf("roster run has no month of its own: %q", got)
	}
	if got := English.Flag("roster check", "month"); !strings.Contains(got, "this month") {
		t.Errorf("roster check takes this month: %q", got)
	}
}

// commandLine takes an example apart: the command, by the longest path that has
// a help, and the names of its options.
func commandLine(line string) (path string, options []string) {
	words := strings.Fields(strings.TrimPrefix(line, "doudi"))
	for n := 1; n <= len(words) && n <= 2; n++ {
		if _, ok := commands()[strings.Join(words[:n], " ")]; ok {
			path = strings.Join(words[:n], " ")
		}
	}
	for _, w := range words {
		if name, ok := strings.CutPrefix(w, "--"); ok {
			options = append(options, name)
		}
	}
	return path, options
}

// Examples are commands that exist, with options that they take.
func TestExamplesAreCommands(t *testing.T) {
	_, declared := commandsOfTheProgram(t)
	for at, c := range commands() {
		for _, l := range []Lang{English, Chinese} {
			for _, line := range strings.Split(c.example.in(l, nil), "\n") {
				path, options := commandLine(line)
				if !strings.HasPrefix(line, "doudi ") || path == "" || at != "" && path != at && !strings.HasPrefix(path, at+" ") {
					t.Errorf("example of %q is of another command: %q", at, line)
				}
				for _, o := range options {
					if English.Flag(path, o) == o {
						t.Errorf("example %q: no option --%s", line, o)
					}
					if known := declared[path]; known != nil && !slices.Contains(known, o) && !slices.Contains(declared[""], o) {
						t.Errorf("example %q: %s has no option --%s", line, path, o)
					}
				}
			}
		}
	}
}

// commandsOfTheProgram are the commands that cmd has by now, with their options.
func commandsOfTheProgram(t *testing.T) (names []string, options map[string][]string) {
	t.Helper()
	options = map[string][]string{}
	for _, f := range sources(t, "cmd") {
		ast.Inspect(f.tree, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || len(call.Args) < 2 {
				return true
			}
			switch first, known := literal(call.Args[0]); called(call) {
			case "command":
				if name, ok := literal(call.Args[1]); ok {
					names = append(names, name)
					options[name] = append([]string{}, options[name]...)
				}
			case "group":
				if known {
					names = append(names, first)
				}
			case "Flag":
				if option, ok := literal(call.Args[1]); ok && known {
					options[first] = append(options[first], option)
				}
			}
			return true
		})
	}
	return names, options
}

func TestTheProgramsCommandsHaveHelp(t *testing.T) {
	names, options := commandsOfTheProgram(t)
	if len(names) < 20 {
		t.Errorf("only %d commands are found in cmd", len(names))
	}
	for _, name := range names {
		if _, ok := commands()[name]; !ok {
			t.Errorf("command %q has no help", name)
		}
	}
	for _, path := range slices.Sorted(maps.Keys(options)) {
		for _, o := range options[path] {
			if English.Flag(path, o) == o {
				t.Errorf("option --%s of %q has no words", o, path)
			}
		}
	}
}

// The help of policy lists every parameter and every table.
func TestPolicyHelpIsComplete(t *testing.T) {
	text, err := os.ReadFile("../../calc/policy/parameter.go")
	if err != nil {
		t.Fatal(err)
	}
	keys := regexp.MustCompile(`"([a-z]+(?:\.[a-z_]+)+)":\s`).FindAllStringSubmatch(string(text), -1)
	if len(keys) < 15 {
		t.Errorf("only %d parameters are found", len(keys))
	}
	for _, l := range []Lang{English, Chinese} {
		for _, key := range keys {
			if !strings.Contains(l.Long("policy"), key[1]) {
				t.Errorf("parameter %s is missing in %s", key[1], l)
			}
		}
		for _, layout := range layouts()[len(layouts())-10:] {
			if !strings.Contains(l.Long("policy"), layout.Name) {
				t.Errorf("table %s is missing in %s", layout.Name, l)
			}
		}
	}
}
