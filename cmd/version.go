package cmd

import (
	"runtime"

	"github.com/spf13/cobra"

	"doudi/store"
)

// Version is the program's version, set when it is released.
var Version = "0.1.0"

// version is doudi version.
func (e *env) version() *cobra.Command {
	return e.command("version", "version", exactly(0), func(*cobra.Command, []string) error {
		if e.json {
			return e.document(map[string]any{"version": 1, "program": Version, "format": store.FormatVersion, "go": runtime.Version(), "system": runtime.GOOS + "/" + runtime.GOARCH})
		}
		e.say(e.lang.VersionLine(Version, store.FormatVersion, runtime.GOOS+"/"+runtime.GOARCH))
		return nil
	})
}
