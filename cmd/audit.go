package cmd

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"doudi/store"
	"doudi/store/casework"
)

// auditGroup is doudi audit: the journal.
func (e *env) auditGroup() *cobra.Command {
	return e.group("audit", e.auditLog(), e.auditVerify(), e.auditExport(), e.auditRebuild())
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

// auditVerify is doudi audit verify: the chain of the journal, and whether it goes
// on from what is known of it outside the store.
func (e *env) auditVerify() *cobra.Command {
	var against string
	c := e.command("verify", "audit verify", exactly(0), func(*cobra.Command, []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		seq, head, err := office.VerifyJournal()
		if err != nil {
			return err
		}
		anchored, err := office.VerifyAgainst("")
		if err == nil && against != "" {
			_, err = office.VerifyAgainst(against)
		}
		if err != nil {
			return partedError(err, against)
		}
		if e.json {
			return e.document(map[string]any{"version": 1, "entries": seq, "head": head.String(), "anchored": anchored, "against": against})
		}
		e.say(e.lang.JournalProved(seq, head.Short()))
		e.say(e.lang.AnchorAgrees(anchored))
		if against != "" {
			e.say(e.lang.GoesOnFrom(against))
		}
		return nil
	})
	c.Flags().StringVar(&against, "against", "", e.lang.Flag("audit verify", "against"))
	return c
}

// partedError says from which act on the store is not what was known outside.
func partedError(err error, against string) error {
	var parted *store.Parted
	switch {
	case errors.Is(err, casework.ErrNoFoot):
		return usage("usage.bad_value", "--against", against)
	case errors.Is(err, store.ErrForeign):
		return &failure{exitRefused, "audit.foreign", []string{against}}
	case errors.As(err, &parted) && errors.Is(err, store.ErrOlder):
		return &failure{exitRefused, "audit.older", []string{fmt.Sprint(parted.Head + 1), fmt.Sprint(parted.Head), fmt.Sprint(parted.Seq)}}
	case errors.As(err, &parted):
		return &failure{exitRefused, "audit.other", []string{fmt.Sprint(parted.Seq)}}
	}
	return err
}
