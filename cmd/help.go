package cmd

import (
	"fmt"
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
	writeFlags(&b, e.lang.UsageTitle("flags"), c.NonInheritedFlags())
	writeFlags(&b, e.lang.UsageTitle("global_flags"), c.InheritedFlags())
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\n%s\n", e.lang.UsageTitle("more"))
	}
	fmt.Fprint(e.Out, b.String())
}

func indent(s string) string {
	return "  " + strings.ReplaceAll(strings.TrimSpace(s), "\n", "\n  ")
}

func writeFlags(b *strings.Builder, title string, flags *pflag.FlagSet) {
	var lines []string
	flags.VisitAll(func(f *pflag.Flag) {
		if !f.Hidden && f.Name != "help" {
			name := strings.TrimSpace("--" + f.Name + " " + flagValue(f))
			lines = append(lines, fmt.Sprintf("  %s  %s\n", spreadsheet.Pad(name, 26), f.Usage))
		}
	})
	if len(lines) > 0 {
		fmt.Fprintf(b, "\n%s\n%s", title, strings.Join(lines, ""))
	}
}

// standsFor annotates an option whose value is another thing than that of other
// commands' options of its name.
const standsFor = "stands for"

// flagValue is what stands for an option's value in its usage line.
func flagValue(f *pflag.Flag) string {
	names := map[string]string{
		"month": "MONTH", "opening": "MONTH", "today": "DAY", "expect-total": "YUAN", "expect-lines": "N", "limit": "N",
		"by": "NAME", "household": "NUMBER", "act": "ACT",
		"households": "N", "loaded": "N", "operator": "NAME", "county": "NAME", "role": "ROLE", "township": "CODE", "region": "CODE",
		"override": "CODE:HOUSEHOLD", "reason": "TEXT", "lang": "zh|en", "program": "PROGRAM", "out": "DIR", "files": "DIR",
		"against": "FOOT", "recipient": "KEY|FILE",
	}
	switch {
	case len(f.Annotations[standsFor]) > 0:
		return f.Annotations[standsFor][0]
	case f.Value.Type() == "bool":
		return ""
	case names[f.Name] != "":
		return names[f.Name]
	}
	return "PATH"
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
