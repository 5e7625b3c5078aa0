package cmd

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"doudi/store"
	"doudi/store/casework"
)

// auditGroup is doudi audit: the journal.
func (e *env) auditGroup() *cobra.Command {
	return e.group("audit", e.auditLog(), e.auditVerify(), e.auditExport(), e.auditRebuild())
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
