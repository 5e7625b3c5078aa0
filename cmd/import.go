package cmd

import (
	"errors"
	"path/filepath"
	"runtime"
	"runtime/debug"

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

// An import keeps nearly all that it reads until the end, and looking through it again
// and again takes a tenth of its time (P5). So its memory is looked through first when
// importRoom is in use, and then whenever it has grown by importSlack, in percent of
// what was found in use.
const (
	importRoom  = 512 << 20
	importSlack = 200
)

// spacious lets the program's memory grow as an import's may.
func spacious() {
	const unit = 4 << 20 // of which the runtime takes a percentage while nothing is known to be in use
	debug.SetGCPercent(importRoom / unit * 100)
	runtime.AddCleanup(new([16]byte), func(slack int) { debug.SetGCPercent(slack) }, importSlack)
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
