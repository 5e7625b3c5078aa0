package cmd

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"doudi/reports/spreadsheet"
)

// help prints a command's page in the chosen language.
func (e *env) help(c *cobra.Command, _ []string) {
	var b strings.Builder
	text := c.Long
	if text == "" {
		text = c.Short
	}
	fmt.Fprintf(&b, "%s\n\n%s\n  %s\n", text, e.lang.UsageTitle("usage"), c.UseLine())
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", e.lang.UsageTitle("commands"))
		width := 0
		for _, sub := range c.Commands() {
			width = max(width, len(sub.Name()))
		}
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(&b, "  %s  %s\n", spreadsheet.Pad(sub.Name(), width), sub.Short)
			}
		}
	}
	if c.Example != "" {
		fmt.Fprintf(&b, "\n%s\n%s\n", e.lang.UsageTitle("examples"), indent(c.Example))
	}
	command := pathOf(c)
	writeFlags(&b, e.lang.UsageTitle("flags"), command, c.NonInheritedFlags())
	writeFlags(&b, e.lang.UsageTitle("global_flags"), command, c.InheritedFlags())
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", e.lang.UsageTitle("more"))
	}
	fmt.Fprint(e.Out, b.String())
}

// pathOf is a command's path below the root, as in "roster run".
func pathOf(c *cobra.Command) string {
	_, path, _ := strings.Cut(c.CommandPath(), " ")
	return path
}

func indent(s string) string {
	return "  " + strings.ReplaceAll(strings.TrimSpace(s), "\n", "\n  ")
}

func writeFlags(b *strings.Builder, title, command string, flags *pflag.FlagSet) {
	var lines []string
	flags.VisitAll(func(f *pflag.Flag) {
		if !f.Hidden && f.Name != "help" {
			name := strings.TrimSpace("--" + f.Name + " " + flagValue(command, f))
			lines = append(lines, fmt.Sprintf("  %s  %s\n", spreadsheet.Pad(name, 26), f.Usage))
		}
	})
	if len(lines) > 0 {
		fmt.Fprintf(b, "\n%s\n%s", title, strings.Join(lines, ""))
	}
}

// valueNames are what stands for the values of options in usage lines, by the
// options' names.
var valueNames = map[string]string{
	"TEXT":   "reason note text findings statement minutes heard-person agent applicant relative-of visitors refused with find",
	"PATH":   "policy regions errors key set-key store bank list structure sheet identity data",
	"DIR":    "out files",
	"MONTH":  "month opening from until",
	"DAY":    "today day heard reviewed applied permit-until reported on",
	"N":      "expect-lines limit households loaded keep seen revision months weeks per-week ahead percent of decision year",
	"YUAN":   "expect-total amount percapita",
	"NAME":   "operator county by",
	"NUMBER": "household out-of application entry",
	"PERSON": "person member obligor head insured",
	"CODE":   "township region village class cause mode level source stage status seed item",
	"ROLE":   "role", "ACT": "act", "PROGRAM": "program", "FOOT": "against",
	"KEY|FILE": "recipient", "CODE:HOUSEHOLD": "override", "zh|en": "lang",
}

// ownValues are those of options that stand for another thing in one command.
var ownValues = map[string]string{
	"audit log from": "DAY", "audit log to": "DAY", "review coverage from": "DAY", "review coverage to": "DAY",
	"review plan from": "DAY", "review plan to": "DAY", "review note until": "DAY", "household leave to": "NUMBER", "review due out": "PATH",
}

// flagValue is what stands for an option's value in a command's usage lines, ""
// where it takes none.
func flagValue(command string, f *pflag.Flag) string {
	if f.Value.Type() == "bool" {
		return ""
	}
	if own := ownValues[command+" "+f.Name]; own != "" {
		return own
	}
	for value, names := range valueNames {
		if slices.Contains(strings.Fields(names), f.Name) {
			return value
		}
	}
	return ""
}

func (e *env) helpCommand(root *cobra.Command) *cobra.Command {
	return e.command("help [COMMAND]", "help", cobra.ArbitraryArgs, func(_ *cobra.Command, args []string) error {
		c, rest, err := root.Find(args)
		if err != nil || c == nil || len(rest) > 0 {
			return usage("usage.unknown_command", strings.Join(args, " "))
		}
		return c.Help()
	})
}
