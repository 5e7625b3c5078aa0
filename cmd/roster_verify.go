package cmd

import (
	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports"
)

// rosterVerify is doudi roster verify: the seals, and exported files, proved.
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
