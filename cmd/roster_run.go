package cmd

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/reports"
	"doudi/store/casework"
)

// rosterRun is doudi roster run: the month with all its files.
func (e *env) rosterRun() *cobra.Command {
	var month, out, bank, reason string
	var allowBlocked bool
	c := e.command("run", "roster run", exactly(0), func(*cobra.Command, []string) error {
		if err := need(map[string]string{"month": month, "out": out}); err != nil {
			return err
		}
		return e.runRoster(month, out, bank, reason, allowBlocked)
	})
	f := c.Flags()
	f.StringVar(&month, "month", "", e.lang.Flag("roster run", "month"))
	f.StringVar(&out, "out", "", e.lang.Flag("roster run", "out"))
	f.StringVar(&bank, "bank", "", e.lang.Flag("roster run", "bank"))
	f.StringVar(&reason, "reason", "", e.lang.Flag("roster run", "reason"))
	f.BoolVar(&allowBlocked, "allow-blocked", false, e.lang.Flag("roster run", "allow-blocked"))
	return e.dryRun(c)
}

func (e *env) runRoster(month, out, bank, reason string, allowBlocked bool) error {
	profile, err := bankProfile(bank)
	if err != nil {
		return err
	}
	office, r, err := e.loadRoster(month)
	if err != nil {
		return err
	}
	if err := office.Exported(r.Month, out, r.Digest, reason); err != nil {
		return err // nothing leaves that the journal does not tell of
	}
	var files []string
	if !e.dry {
		files, err = reports.Export(reports.MonthOf(r.Book, r), out, e.lang, profile)
	}
	var faults calc.Faults
	if err != nil && !errors.As(err, &faults) {
		return err
	}
	if r.Stale {
		e.remark(e.lang.StaleSubmission(r.Month))
	}
	switch {
	case e.json:
		document := rosterDocument(r, files)
		document["dry_run"] = e.dry
		err = e.document(document)
	case e.dry:
		if err = e.rosterText(r); err == nil {
			e.remark(e.lang.OnlyTried())
		}
	default:
		if err = e.rosterText(r); err == nil {
			e.say(e.lang.FilesWritten(out, files))
		}
	}
	if err == nil && len(faults) > 0 {
		e.faultLines(faults)
		e.complain(e.lang.Failure(e.face, "file.not_written", out))
		err = errSilent(exitFailed)
	}
	if (err == nil || len(faults) > 0) && len(r.Blocking()) > 0 && !allowBlocked {
		return errSilent(exitRefused)
	}
	return err
}

func bankProfile(path string) (reports.BankProfile, error) {
	if path == "" {
		return reports.DefaultBankProfile(), nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return reports.BankProfile{}, err
	}
	return reports.ParseBankProfile(filepath.Base(path), data)
}

// rosterDocument is roster run for programs.
func rosterDocument(r *casework.MonthRoster, files []string) map[string]any {
	type program struct {
		Program string `json:"program"`
		Lines   int    `json:"lines"`
		Persons int    `json:"persons"`
		Amount  string `json:"amount"`
	}
	programs := []program{}
	for _, t := range r.Seal.Programs {
		programs = append(programs, program{string(t.Program), t.Lines, t.Persons, t.Amount.String()})
	}
	all := r.Seal.All
	if files == nil {
		files = []string{}
	}
	return map[string]any{
		"version": 1, "month": r.Month.String(), "state": r.State.String(), "stale": r.Stale,
		"lines": all.Lines, "persons": all.Persons, "amount": all.Amount.String(), "programs": programs,
		"findings": map[string]int{"block": len(r.Blocking()), "warn": r.Seal.Warnings},
		"digest":   r.Digest.String(), "files": files,
	}
}
