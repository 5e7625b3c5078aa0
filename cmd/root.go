package cmd

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"doudi/calc/sidebyside"
)

// Main runs the program with its arguments and gives its exit code.
func Main(args []string, streams Streams) int {
	deepen(false)
	e := &env{Streams: streams}
	if err := e.chooseLang(args); err != nil {
		return e.report(err)
	}
	root := e.root(args)
	root.SetArgs(args)
	root.SetIn(e.In)
	root.SetOut(e.Out)
	root.SetErr(e.Err)
	err := translate(execute(root))
	e.dropKey(err)
	return e.report(err)
}

// execute runs the command; a fault of the program becomes an error in words,
// without a trace that could show a family's data.
func execute(root *cobra.Command) error { return sidebyside.Guard(root.Execute) }

// root builds the tree of commands in the chosen language, as far as a command
// line needs it.
func (e *env) root(args []string) *cobra.Command {
	cobra.MousetrapHelpText = "" // a double-click on Windows opens the program, not a splash
	root := e.command("doudi [COMMAND]", "", cobra.NoArgs, e.screens)
	e.addFlags(root)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetHelpFunc(e.help)
	root.SetHelpCommand(e.helpCommand(root))
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err) })
	only := e.onlyNoun(args)
	for _, n := range e.nouns() {
		if only == "" || n.name == only {
			root.AddCommand(n.command())
		}
	}
	return root
}

// noun is what stands below the root, alone or with verbs below it.
type noun struct {
	name    string
	command func() *cobra.Command
}

func (e *env) nouns() []noun {
	return []noun{
		{"demo", e.demo},
		{"init", e.initStore},
		{"operator", e.operatorGroup},
		{"policy", e.policyGroup},
		{"import", e.importData},
		{"household", e.householdGroup},
		{"application", e.applicationGroup},
		{"calendar", e.calendarGroup},
		{"find", e.find},
		{"explain", e.explain},
		{"award", e.awardGroup},
		{"review", e.reviewGroup},
		{"roster", e.rosterGroup},
		{"audit", e.auditGroup},
		{"backup", e.backup},
		{"handover", e.handover},
		{"restore", func() *cobra.Command { return e.handedOver(e.restore()) }},
		{"check", e.check},
		{"doctor", e.doctor},
		{"completion", e.completion},
		{"version", e.version},
		{"man", e.man},
	}
}

// onlyNoun is the one noun that a command line is about, "" where it is about
// several: to make them all takes longer than many a command.
func (e *env) onlyNoun(args []string) string {
	if len(args) == 0 || args[0] == "completion" || args[0] == "man" {
		return ""
	}
	for _, n := range e.nouns() {
		if n.name == args[0] {
			return n.name
		}
	}
	return ""
}

// command is a command with its texts. name is the path below the root.
func (e *env) command(use, name string, args cobra.PositionalArgs, run func(*cobra.Command, []string) error) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: e.lang.Short(name), Long: e.lang.Long(name), Example: e.lang.Example(name),
		Args: args, DisableFlagsInUseLine: true,
		RunE: func(c *cobra.Command, args []string) error {
			e.deed = name
			return run(c, args)
		},
	}
}

// group is a noun whose verbs are the commands below it.
func (e *env) group(name string, commands ...*cobra.Command) *cobra.Command {
	g := e.command(name+" COMMAND", name, groupArgs, func(c *cobra.Command, _ []string) error { return c.Help() })
	g.AddCommand(commands...)
	return g
}

func groupArgs(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("usage.unknown_command", c.CommandPath()+" "+args[0])
	}
	return nil
}

// exactly takes n arguments, named in the usage line.
func exactly(n int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) != n {
			return usage("usage.arguments", c.UseLine())
		}
		return nil
	}
}

// upToArgs takes at most n arguments.
func upToArgs(n int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) > n {
			return usage("usage.arguments", c.UseLine())
		}
		return nil
	}
}

// need refuses a command line without one of its necessary options.
func need(values map[string]string) error {
	for _, name := range sortedKeys(values) {
		if values[name] == "" {
			return usage("usage.missing_flag", "--"+name)
		}
	}
	return nil
}

// translate gives cobra's own errors, which are English inside, a code.
func translate(err error) error {
	if err == nil {
		return nil
	}
	if quoted, found := strings.CutPrefix(err.Error(), "unknown command "); found {
		name, _, _ := strings.Cut(strings.TrimPrefix(quoted, `"`), `"`)
		return usage("usage.unknown_command", name)
	}
	return err
}

func flagError(err error) error {
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	var missing *pflag.ValueRequiredError
	switch {
	case errors.As(err, &unknown):
		return usage("usage.unknown_flag", "--"+unknown.GetSpecifiedName())
	case errors.As(err, &invalid):
		return usage("usage.bad_value", "--"+invalid.GetFlag().Name, invalid.GetValue())
	case errors.As(err, &missing):
		return usage("usage.missing_flag", "--"+missing.GetSpecifiedName())
	}
	return usage("usage.bad_value", err.Error(), "")
}
