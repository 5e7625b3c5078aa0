package cmd

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports"
	"doudi/store/casework"
)

// rosterGroup is doudi roster: the month's life.
func (e *env) rosterGroup() *cobra.Command {
	return e.group("roster", e.rosterRun(), e.rosterCheck(), e.rosterShow(), e.rosterDiff(),
		e.rosterSubmit(), e.rosterConfirm(), e.rosterVerify(), e.rosterReplay())
}

// loadRoster is the roster of --month for the commands that only look.
func (e *env) loadRoster(month string) (*casework.Office, *casework.MonthRoster, error) {
	m, err := e.month(month)
	if err != nil {
		return nil, nil, err
	}
	office, err := e.office()
	if err != nil {
		return nil, nil, err
	}
	r, err := office.Roster(m)
	return office, r, err
}

// report is a roster as its files and texts are made from it.
func (e *env) monthReport(r *casework.MonthRoster) *reports.Month {
	m := &reports.Month{
		County: r.County, Month: r.Month, State: r.State, Each: r.Each, Findings: r.Findings, Totals: r.Totals,
		Overrides: r.Seal.Overrides, RegionName: r.RegionName, Operator: e.operatorName(), Blocked: len(r.Blocking()) > 0,
	}
	if r.State != roster.Draft {
		m.Seal, m.Foot = r.Seal, e.lang.Foot(r.Seal.Journal, r.Seal.JournalHead.Short())
	}
	return m
}

func (e *env) rosterRun() *cobra.Command {
	var month, out, bank string
	var allowBlocked bool
	c := e.command("run", "roster run", exactly(0), func(*cobra.Command, []string) error {
		if err := need(map[string]string{"month": month, "out": out}); err != nil {
			return err
		}
		return e.runRoster(month, out, bank, allowBlocked)
	})
	f := c.Flags()
	f.StringVar(&month, "month", "", e.lang.Flag("roster run", "month"))
	f.StringVar(&out, "out", "", e.lang.Flag("roster run", "out"))
	f.StringVar(&bank, "bank", "", e.lang.Flag("roster run", "bank"))
	f.BoolVar(&allowBlocked, "allow-blocked", false, e.lang.Flag("roster run", "allow-blocked"))
	return c
}

func (e *env) runRoster(month, out, bank string, allowBlocked bool) error {
	profile, err := bankProfile(bank)
	if err != nil {
		return err
	}
	office, r, err := e.loadRoster(month)
	if err != nil {
		return err
	}
	files, err := reports.Export(e.monthReport(r), out, e.lang, profile)
	if err != nil {
		return err
	}
	if err := office.Exported(r.Month, out, r.Digest); err != nil {
		return err
	}
	if r.Stale {
		e.remark(e.lang.StaleSubmission(r.Month))
	}
	if e.json {
		err = e.document(rosterDocument(r, files))
	} else if err = e.rosterText(r); err == nil {
		e.say(e.lang.FilesWritten(out, files))
	}
	if err == nil && len(r.Blocking()) > 0 && !allowBlocked {
		return errSilent(exitRefused)
	}
	return err
}

// rosterText prints a month for a person.
func (e *env) rosterText(r *casework.MonthRoster) error {
	text, err := reports.RosterText(e.monthReport(r), e.lang, e.width())
	if err == nil {
		e.say(text)
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
func rosterDocument(r *casework.MonthRoster, files []string) any {
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

func (e *env) rosterCheck() *cobra.Command {
	var month string
	c := e.command("check", "roster check", exactly(0), func(*cobra.Command, []string) error {
		_, r, err := e.loadRoster(month)
		if err != nil {
			return err
		}
		if e.json {
			err = e.document(findingsDocument(e, r))
		} else {
			e.findings(r)
		}
		if err == nil && len(r.Blocking()) > 0 {
			return errSilent(exitRefused)
		}
		return err
	})
	c.Flags().StringVar(&month, "month", "", e.lang.Flag("roster check", "month"))
	return c
}

func (e *env) findings(r *casework.MonthRoster) {
	for _, f := range r.Findings {
		what, remedy := e.lang.Finding(f)
		e.say(e.lang.FindingLine(f, what, remedy))
	}
	e.say(e.lang.Checked(r.Month, len(r.Blocking()), r.Seal.Warnings))
}

func findingsDocument(e *env, r *casework.MonthRoster) any {
	type finding struct {
		Code      string `json:"code"`
		Severity  string `json:"severity"`
		Household string `json:"household"`
		Program   string `json:"program"`
		Person    string `json:"person"`
		Detail    string `json:"detail"`
		Remedy    string `json:"remedy"`
	}
	out := []finding{}
	for _, f := range r.Findings {
		severity := "warn"
		if f.Block {
			severity = "block"
		}
		what, remedy := e.lang.Finding(f)
		out = append(out, finding{f.Code, severity, string(f.Household), string(f.Program), string(f.Person), what, remedy})
	}
	return map[string]any{"version": 1, "month": r.Month.String(), "findings": out}
}

func (e *env) rosterShow() *cobra.Command {
	var month string
	c := e.command("show", "roster show", exactly(0), func(*cobra.Command, []string) error {
		_, r, err := e.loadRoster(month)
		if err != nil {
			return err
		}
		if e.json {
			return e.document(rosterDocument(r, nil))
		}
		return e.rosterText(r)
	})
	c.Flags().StringVar(&month, "month", "", e.lang.Flag("roster show", "month"))
	return c
}

func (e *env) rosterDiff() *cobra.Command {
	var month string
	c := e.command("diff", "roster diff", exactly(0), func(*cobra.Command, []string) error {
		_, r, err := e.loadRoster(month)
		if err != nil {
			return err
		}
		if e.json {
			doc, err := changesDocument(r)
			if err != nil {
				return err
			}
			return e.document(doc)
		}
		text, err := reports.ChangesText(e.monthReport(r), e.lang, e.width())
		if err == nil {
			e.say(text)
		}
		return err
	})
	c.Flags().StringVar(&month, "month", "", e.lang.Flag("roster diff", "month"))
	return c
}

// changesDocument is roster diff for programs: the causes of every change.
func changesDocument(r *casework.MonthRoster) (any, error) {
	type cause struct {
		Cause  string `json:"cause"`
		Amount string `json:"amount"`
		Detail string `json:"detail"`
	}
	type change struct {
		Household string  `json:"household"`
		Program   string  `json:"program"`
		Person    string  `json:"person"`
		Before    string  `json:"before"`
		After     string  `json:"after"`
		Causes    []cause `json:"causes"`
	}
	changes := []change{}
	err := r.Each(func(x *roster.Entry) error {
		if len(x.Causes) == 0 {
			return nil
		}
		c := change{Household: string(x.Household), Program: string(x.Program), Person: string(x.Person), After: x.Total().String()}
		var difference calc.Money
		for _, y := range x.Causes {
			difference += y.Amount
			c.Causes = append(c.Causes, cause{string(y.Code), y.Amount.String(), y.Detail})
		}
		c.Before = (x.Total() - difference).String()
		changes = append(changes, c)
		return nil
	})
	return map[string]any{"version": 1, "month": r.Month.String(), "changes": changes}, err
}

func (e *env) rosterVerify() *cobra.Command {
	var folder, month string
	c := e.command("verify", "roster verify", exactly(0), func(*cobra.Command, []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		seals, err := office.Verify()
		if err != nil {
			return err
		}
		if folder != "" {
			if err := e.verifyFiles(month, folder); err != nil {
				return err
			}
		}
		if e.json {
			return e.document(sealsDocument(seals))
		}
		for _, s := range seals {
			e.say(e.lang.SealProved(s))
		}
		e.say(e.lang.AllProved(len(seals)))
		return nil
	})
	c.Flags().StringVar(&folder, "files", "", e.lang.Flag("roster verify", "files"))
	c.Flags().StringVar(&month, "month", "", e.lang.Flag("roster verify", "month"))
	return c
}

// verifyFiles compares a folder of exported files with what the month's roster
// gives today, byte for byte.
func (e *env) verifyFiles(month, folder string) error {
	_, r, err := e.loadRoster(month)
	if err != nil {
		return err
	}
	differing, err := reports.CompareExport(e.monthReport(r), folder, e.lang)
	if err != nil {
		return err
	}
	for _, d := range differing {
		e.say(e.lang.FileDiffers(d))
	}
	if len(differing) > 0 {
		return errSilent(exitRefused)
	}
	e.say(e.lang.FilesAgree(folder, r.Month))
	return nil
}

func sealsDocument(seals []*roster.Seal) any {
	type seal struct {
		Month    string `json:"month"`
		State    string `json:"state"`
		Digest   string `json:"digest"`
		Previous string `json:"previous"`
		Lines    int    `json:"lines"`
		Amount   string `json:"amount"`
	}
	out := []seal{}
	for _, s := range seals {
		out = append(out, seal{s.Month.String(), s.State.String(), s.Digest().String(), s.Previous.String(), s.All.Lines, s.All.Amount.String()})
	}
	return map[string]any{"version": 1, "seals": out}
}

func (e *env) rosterReplay() *cobra.Command {
	var month string
	c := e.command("replay", "roster replay", exactly(0), func(*cobra.Command, []string) error {
		var m calc.Month
		if month != "" {
			var err error
			if m, err = e.month(month); err != nil {
				return err
			}
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		lines, deviations, err := office.Replay(m)
		if err != nil {
			return err
		}
		for _, d := range deviations {
			e.say(e.lang.Deviation(d.Month, d.Key(), d.Sealed, d.Now))
		}
		e.say(e.lang.Replayed(lines, len(deviations)))
		if len(deviations) > 0 {
			return errSilent(exitRefused)
		}
		return nil
	})
	c.Flags().StringVar(&month, "month", "", e.lang.Flag("roster replay", "month"))
	return c
}

// width is how many columns a text may take: the terminal's, or a page's.
func (e *env) width() int {
	var w int
	if _, err := fmt.Sscan(e.Getenv("COLUMNS"), &w); err != nil || w < 40 {
		return 100
	}
	return w
}
