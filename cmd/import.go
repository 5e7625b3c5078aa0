package cmd

import (
	"errors"
	"path/filepath"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/reports"
	"doudi/store/casework"
)

// importData is doudi import: households, members, items and decisions.
func (e *env) importData() *cobra.Command {
	var errorBook string
	c := e.command("import PATH", "import", exactly(1), func(_ *cobra.Command, args []string) error {
		return e.runImport(args[0], errorBook)
	})
	c.Flags().StringVar(&errorBook, "errors", "", e.lang.Flag("import", "errors"))
	return e.dryRun(c)
}

func (e *env) runImport(path, errorBook string) error {
	office, err := e.office()
	if err != nil {
		return err
	}
	spacious()
	book, tables, err := open(path)
	if err != nil {
		return err
	}
	defer book.Close()
	for _, name := range book.Ignored() {
		e.remark(e.lang.FileIgnored(name))
	}
	done, err := office.Import(tables, filepath.Base(path))
	var faults calc.Faults
	if errors.As(err, &faults) {
		if errorBook != "" {
			if err := reports.ErrorWorkbook(errorBook, path, faults.InOrder(), e.lang, e.face); err != nil {
				return err
			}
			e.remark(e.lang.ErrorBookWritten(errorBook))
		}
		return faults
	}
	if err != nil {
		return err
	}
	e.remarks(done.Warnings)
	if e.json {
		return e.document(importDocument(done, e.dry))
	}
	for _, r := range done.Replaced {
		e.remark(e.lang.ReplacedDecision(r.Place, r.AwardKey, r.From))
	}
	e.say(e.lang.Imported(e.dry, done.Added, done.Changed, done.Left, done.Decisions, done.Known))
	if asked := e.lang.AccountsImported(e.dry, len(done.Accounts), done.Waiting, done.Entry); asked != "" {
		e.say(asked)
	}
	return nil
}

func importDocument(done *casework.Imported, dry bool) any {
	return map[string]any{
		"version": 1, "dry_run": dry,
		"households": map[string]int{"added": done.Added, "changed": done.Changed, "left": done.Left},
		"decisions":  map[string]int{"recorded": done.Decisions, "known": done.Known, "replaced": len(done.Replaced)},
		"accounts":   map[string]any{"asked": len(done.Accounts), "waiting": done.Waiting, "entry": done.Entry},
		"warnings":   len(done.Warnings),
	}
}
