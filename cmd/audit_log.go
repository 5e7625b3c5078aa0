package cmd

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/reports/wording"
	"doudi/store/casework"
)

// auditLog is doudi audit log: the journal's last entries, or those of one
// operator, household, act or time.
func (e *env) auditLog() *cobra.Command {
	var x casework.Extract
	var household, act, from, to string
	c := e.command("log", "audit log", exactly(0), func(*cobra.Command, []string) error {
		x.Household = calc.HouseholdNumber(household)
		if err := readExtract(&x, act, from, to); err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		lines, err := office.JournalExtract(x)
		if err != nil {
			return unknownHousehold(err, household)
		}
		if e.json {
			return e.document(journalDocument(lines))
		}
		e.journal(lines)
		return nil
	})
	f := c.Flags()
	f.StringVar(&x.Operator, "by", "", e.lang.Flag("audit log", "by"))
	f.StringVar(&household, "household", "", e.lang.Flag("audit log", "household"))
	f.StringVar(&act, "act", "", e.lang.Flag("audit log", "act"))
	f.StringVar(&from, "from", "", e.lang.Flag("audit log", "from"))
	f.StringVar(&to, "to", "", e.lang.Flag("audit log", "to"))
	f.IntVar(&x.Limit, "limit", 50, e.lang.Flag("audit log", "limit"))
	return c
}

// readExtract reads what is wanted of the journal.
func readExtract(x *casework.Extract, act, from, to string) error {
	if x.Limit < 0 {
		return usage("usage.bad_value", "--limit", fmt.Sprint(x.Limit))
	}
	if act != "" {
		code, ok := wording.ParseAct(act)
		if !ok {
			return usage("usage.bad_value", "--act", act)
		}
		x.Act = code
	}
	for name, day := range map[string]struct {
		text string
		to   *calc.Day
	}{"--from": {from, &x.From}, "--to": {to, &x.To}} {
		if day.text == "" {
			continue
		}
		read, err := calc.ParseDay(day.text)
		if err != nil {
			return usage("usage.bad_value", name, day.text)
		}
		*day.to = read
	}
	if x.To != 0 && x.To < x.From {
		return usage("usage.bad_value", "--to", to)
	}
	return nil
}

// journal prints entries for a person: times are those of this machine's zone.
func (e *env) journal(lines []casework.JournalLine) {
	var rows [][]string
	for i := range lines {
		j := &lines[i]
		at := j.At.Local().Format("2006-01-02 15:04")
		if j.ClockBack {
			at += " " + e.lang.ClockBack()
		}
		rows = append(rows, []string{fmt.Sprint(j.Seq), at, e.lang.Act(j.Act), j.Operator, j.Act, j.Subject, e.lang.JournalReason(j.Act, j.Reason)})
	}
	e.table(e.lang.JournalHeadings(), rows)
}

func journalDocument(lines []casework.JournalLine) any {
	type entry struct {
		Seq       uint64 `json:"seq"`
		At        string `json:"at"`
		ClockBack bool   `json:"clock_back"`
		Operator  string `json:"operator"`
		Act       string `json:"act"`
		Subject   string `json:"subject"`
		Reason    string `json:"reason"`
		Before    string `json:"before"`
		After     string `json:"after"`
		Previous  string `json:"previous"`
	}
	out := []entry{}
	for i := range lines {
		j := &lines[i]
		out = append(out, entry{
			j.Seq, j.At.Format(time.RFC3339), j.ClockBack, j.Operator, j.Act, j.Subject, j.Reason,
			fmt.Sprintf("%x", j.Before), fmt.Sprintf("%x", j.After), fmt.Sprintf("%x", j.Previous),
		})
	}
	return map[string]any{"version": 1, "entries": out}
}
