package cmd

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

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
