package cmd

import (
	"os"
	"regexp"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"doudi/store"
)

// operatorRecover is doudi operator recover: an administrator by the recovery
// sheet.
func (e *env) operatorRecover() *cobra.Command {
	var sheet, key string
	c := e.command("recover NAME", "operator recover", exactly(1), func(_ *cobra.Command, args []string) error {
		today, err := e.day()
		if err != nil {
			return err
		}
		who := store.Credentials{Operator: store.RecoveryName}
		if who.Secret, err = e.sheet(sheet); err != nil {
			return err
		}
		office := e.officeOf(who, today)
		if err := office.Store.Unlock(); err != nil {
			return err
		}
		secret, err := e.newSecret(args[0], key)
		if err != nil {
			return err
		}
		if err := office.Recover(args[0], secret); err != nil {
			return err
		}
		e.keepKey()
		return e.did("operator.recover", e.lang.Recovered(args[0]), map[string]any{"operator": args[0]})
	})
	f := c.Flags()
	f.StringVar(&sheet, "sheet", "", e.lang.Flag("operator recover", "sheet"))
	f.StringVar(&key, "set-key", "", e.lang.Flag("operator recover", "set-key"))
	return e.dryRun(c)
}

// sheet reads the recovery sheet from a file, or asks for it at the terminal.
func (e *env) sheet(path string) (store.Secret, error) {
	if path != "" {
		text, err := os.ReadFile(path)
		if err != nil {
			return store.Secret{}, err
		}
		return store.ReadSheet(printedLines(string(text)))
	}
	if !e.InTerminal {
		return store.Secret{}, usage("usage.missing_flag", "--sheet")
	}
	typed, err := e.ask(e.lang.AskSheet())
	if err != nil {
		return store.Secret{}, err
	}
	return store.ReadSheet(typed)
}

// printedLine is a line of the sheet itself: four groups of four characters.
var printedLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^\s*(?:\S{4} ){3}\S{4}\s*$`) })

// printedLines are the sheet's lines in a text that has others too, as the whole
// output of init; a text without any is given back as it is.
func printedLines(text string) string {
	if lines := printedLine().FindAllString(text, -1); lines != nil {
		return strings.Join(lines, "\n")
	}
	return text
}
