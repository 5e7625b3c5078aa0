package cmd

import (
	"errors"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports"
	"doudi/store/casework"
)

// rosterVerify is doudi roster verify: the seals, and exported files, proved.
func (e *env) rosterVerify() *cobra.Command {
	var folder, month, bank string
	c := e.command("verify", "roster verify", exactly(0), func(*cobra.Command, []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		seals, err := office.Verify()
		if err != nil {
			return err
		}
		var files *comparedFiles
		if folder != "" {
			if files, err = e.compareFiles(month, folder, bank); err != nil {
				return err
			}
		}
		if e.json {
			return errors.Join(e.document(sealsDocument(seals, files)), files.verdict())
		}
		if e.comparedText(files); files.verdict() != nil {
			return files.verdict()
		}
		for _, s := range seals {
			e.say(e.lang.SealProved(s))
		}
		e.say(e.lang.AllProved(len(seals)))
		return nil
	})
	c.Flags().StringVar(&folder, "files", "", e.lang.Flag("roster verify", "files"))
	c.Flags().StringVar(&month, "month", "", e.lang.Flag("roster verify", "month"))
	c.Flags().StringVar(&bank, "bank", "", e.lang.Flag("roster verify", "bank"))
	return c
}

// comparedFiles are a folder's exported files, held against what the month's roster
// gives today, byte for byte; nil where none were named.
type comparedFiles struct {
	folder    string
	month     calc.Month
	differing []string
}

// verdict is the exit code of files that differ.
func (c *comparedFiles) verdict() error {
	if c != nil && len(c.differing) > 0 {
		return errSilent(exitRefused)
	}
	return nil
}

func (e *env) compareFiles(month, folder, bank string) (*comparedFiles, error) {
	profile, err := bankProfile(bank)
	if err != nil {
		return nil, err
	}
	_, r, err := e.loadRoster(month)
	if err != nil {
		return nil, err
	}
	differing, err := reports.CompareExport(reports.MonthOf(r.Book, r), folder, e.lang, profile)
	return &comparedFiles{folder, r.Month, differing}, err
}

func (e *env) comparedText(c *comparedFiles) {
	if c == nil {
		return
	}
	for _, name := range c.differing {
		e.say(e.lang.FileDiffers(name))
	}
	if len(c.differing) == 0 {
		e.say(e.lang.FilesAgree(c.folder, c.month))
	}
}

func sealsDocument(seals []*roster.Seal, files *comparedFiles) any {
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
	doc := map[string]any{"version": 1, "seals": out}
	if files != nil {
		doc["files"] = map[string]any{"folder": files.folder, "month": files.month.String(), "differing": append([]string{}, files.differing...)}
	}
	return doc
}

// rosterReplay is doudi roster replay: sealed months computed anew.
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
		if err := e.replayed(lines, deviations); err != nil {
			return err
		}
		if len(deviations) > 0 {
			return errSilent(exitRefused)
		}
		return nil
	})
	c.Flags().StringVar(&month, "month", "", e.lang.Flag("roster replay", "month"))
	return c
}

func (e *env) replayed(lines int, deviations []casework.Deviation) error {
	if e.json {
		return e.document(replayDocument(lines, deviations))
	}
	for _, d := range deviations {
		e.say(e.lang.Deviation(d.Month, d.Key(), d.Sealed, d.Now))
	}
	e.say(e.lang.Replayed(lines, len(deviations)))
	return nil
}

func replayDocument(lines int, deviations []casework.Deviation) any {
	type deviation struct {
		Month     string `json:"month"`
		Household string `json:"household"`
		Program   string `json:"program"`
		Person    string `json:"person"`   // the number's tail
		Sealed    string `json:"sealed"`   // "" where the month has no such line
		Computed  string `json:"computed"` // "" where it is computed to none
	}
	total := func(e *roster.Entry) string {
		if e == nil {
			return ""
		}
		return e.Total().String()
	}
	out := []deviation{}
	for _, d := range deviations {
		key := d.Key()
		out = append(out, deviation{d.Month.String(), string(key.Household), string(key.Program), key.Person.Tail(), total(d.Sealed), total(d.Now)})
	}
	return map[string]any{"version": 1, "lines": lines, "deviations": out}
}
