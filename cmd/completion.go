package cmd

import (
	"github.com/spf13/cobra"
)

// completion is doudi completion: the commands for a shell's tab key.
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
