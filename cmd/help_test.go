package cmd

import (
	"io"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"doudi/reports/wording"
)

// Every option says what its value is, and in one command what it is for there:
// neither a month where a day is wanted, nor nothing.
func TestOptionsSayTheirValues(t *testing.T) {
	e := &env{Streams: Streams{Out: io.Discard, Err: io.Discard, Getenv: func(string) string { return "" }}, lang: wording.English}
	stands := map[string]bool{}
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		c.Flags().VisitAll(func(f *pflag.Flag) {
			stands[f.Name], stands[pathOf(c)+" "+f.Name] = true, true
			value := flagValue(pathOf(c), f)
			if (value == "") != (f.Value.Type() == "bool") {
				t.Errorf("%s --%s stands for %q", pathOf(c), f.Name, value)
			}
			aDay, aMonth := strings.Contains(" "+f.Usage, " day"), strings.Contains(" "+f.Usage, " month")
			if value == "DAY" && aMonth && !aDay || value == "MONTH" && aDay && !aMonth {
				t.Errorf("%s --%s %s says: %s", pathOf(c), f.Name, value, f.Usage)
			}
		})
		for _, sub := range c.Commands() {
			walk(sub)
		}
	}
	root := e.root(nil)
	walk(root)
	root.PersistentFlags().VisitAll(func(f *pflag.Flag) { stands[f.Name] = true })
	for value, names := range valueNames {
		for name := range strings.FieldsSeq(names) {
			if !stands[name] {
				t.Errorf("%s stands for the value of --%s, which no command has", value, name)
			}
		}
	}
	for name := range ownValues {
		if !stands[name] {
			t.Errorf("%q is no option", name)
		}
	}
}

// TestNounsStandAlone: every noun is made under its own name, and a command line
// that begins with it makes no other.
func TestNounsStandAlone(t *testing.T) {
	e := &env{Streams: Streams{Out: io.Discard, Err: io.Discard, Getenv: func(string) string { return "" }}}
	for _, n := range e.nouns() {
		if made := n.command().Name(); made != n.name {
			t.Errorf("noun %q makes %q", n.name, made)
		}
		alone := len(e.root([]string{n.name, "x"}).Commands()) == 1
		if ofAll := n.name == "man" || n.name == "completion"; alone == ofAll {
			t.Errorf("%s alone: %v", n.name, alone)
		}
	}
	for _, line := range [][]string{nil, {"help", "find"}, {"--json", "find"}, {"fnd"}} {
		if n := len(e.root(line).Commands()); n < len(e.nouns()) {
			t.Errorf("%q makes %d commands", line, n)
		}
	}
}
