package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"doudi/store"
)

// Version is the program's version, set when it is released.
var Version = "0.1.0"

func (e *env) version() *cobra.Command {
	return e.command("version", "version", exactly(0), func(*cobra.Command, []string) error {
		if e.json {
			return e.document(map[string]any{"version": 1, "program": Version, "format": store.FormatVersion, "go": runtime.Version(), "system": runtime.GOOS + "/" + runtime.GOARCH})
		}
		e.say(e.lang.VersionLine(Version, store.FormatVersion, runtime.GOOS+"/"+runtime.GOARCH))
		return nil
	})
}

func (e *env) completion() *cobra.Command {
	return e.command("completion bash|zsh|fish|powershell", "completion", exactly(1), func(c *cobra.Command, args []string) error {
		root := c.Root()
		switch args[0] {
		case "bash":
			return root.GenBashCompletionV2(e.Out, true)
		case "zsh":
			return root.GenZshCompletion(e.Out)
		case "fish":
			return root.GenFishCompletion(e.Out, true)
		case "powershell":
			return root.GenPowerShellCompletionWithDesc(e.Out)
		}
		return usage("usage.bad_value", "completion", args[0])
	})
}

// man writes a page of the manual for every command into a folder.
func (e *env) man() *cobra.Command {
	return e.command("man DIR", "man", exactly(1), func(c *cobra.Command, args []string) error {
		if err := os.MkdirAll(args[0], 0o755); err != nil {
			return err
		}
		return e.manPages(c.Root(), args[0])
	})
}

func (e *env) manPages(c *cobra.Command, dir string) error {
	name := strings.ReplaceAll(c.CommandPath(), " ", "-")
	if err := os.WriteFile(filepath.Join(dir, name+".1"), []byte(e.manPage(c, name)), 0o644); err != nil {
		return err
	}
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			if err := e.manPages(sub, dir); err != nil {
				return err
			}
		}
	}
	return nil
}

// manPage is a command's help as a page of the manual.
func (e *env) manPage(c *cobra.Command, name string) string {
	var page strings.Builder
	out := e.Out
	e.Out = &page
	defer func() { e.Out = out }()
	e.help(c, nil)
	text := strings.ReplaceAll(page.String(), `\`, `\e`)
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return fmt.Sprintf(".TH %s 1\n.SH NAME\n%s \\- %s\n.SH DESCRIPTION\n.nf\n%s.fi\n", strings.ToUpper(name), name, c.Short, strings.Join(lines, "\n"))
}
