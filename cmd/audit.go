package cmd

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"doudi/store"
)

// auditGroup is doudi audit: the journal.
func (e *env) auditGroup() *cobra.Command {
	return e.group("audit", e.auditLog(), e.auditVerify())
}

// auditLog is doudi audit log: the journal's last entries.
func (e *env) auditLog() *cobra.Command {
	var limit int
	c := e.command("log", "audit log", exactly(0), func(*cobra.Command, []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		entries, err := office.Journal(limit)
		if err != nil {
			return err
		}
		if e.json {
			return e.document(journalDocument(entries))
		}
		var rows [][]string
		for _, j := range entries {
			rows = append(rows, []string{fmt.Sprint(j.Seq), j.At.Local().Format("2006-01-02 15:04"), j.Operator, j.Act, j.Subject, j.Reason})
		}
		e.table(e.lang.JournalHeadings(), rows)
		return nil
	})
	c.Flags().IntVar(&limit, "limit", 50, e.lang.Flag("audit log", "limit"))
	return c
}

func journalDocument(entries []store.Entry) any {
	type entry struct {
		Seq      uint64 `json:"seq"`
		At       string `json:"at"`
		Operator string `json:"operator"`
		Act      string `json:"act"`
		Subject  string `json:"subject"`
		Reason   string `json:"reason"`
		Before   string `json:"before"`
		After    string `json:"after"`
		Previous string `json:"previous"`
	}
	out := []entry{}
	for _, j := range entries {
		out = append(out, entry{j.Seq, j.At.Format(time.RFC3339), j.Operator, j.Act, j.Subject, j.Reason, fmt.Sprintf("%x", j.Before), fmt.Sprintf("%x", j.After), fmt.Sprintf("%x", j.Previous)})
	}
	return map[string]any{"version": 1, "entries": out}
}

// auditVerify is doudi audit verify: the chain of the journal.
func (e *env) auditVerify() *cobra.Command {
	return e.command("verify", "audit verify", exactly(0), func(*cobra.Command, []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		seq, head, err := office.VerifyJournal()
		if err != nil {
			return err
		}
		e.say(e.lang.JournalProved(seq, head.Short()))
		return nil
	})
}
