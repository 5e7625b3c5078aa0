package cmd

import (
	"errors"
	"time"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/store"
)

// householdConfirm is doudi household confirm: the second person of an account
// change.
func (e *env) householdConfirm() *cobra.Command {
	var reject, yes bool
	var reason string
	c := e.command("confirm NUMBER", "household confirm", exactly(1), func(_ *cobra.Command, args []string) error {
		return e.confirmAccount(calc.HouseholdNumber(args[0]), reject, reason, yes)
	})
	f := c.Flags()
	f.BoolVar(&reject, "reject", false, e.lang.Flag("household confirm", "reject"))
	f.StringVar(&reason, "reason", "", e.lang.Flag("household confirm", "reason"))
	f.BoolVar(&yes, "yes", false, e.lang.Flag("household confirm", "yes"))
	return e.dryRun(c)
}

// confirmAccount shows the account change that waits and, where that is agreed to,
// makes it or ends it.
func (e *env) confirmAccount(n calc.HouseholdNumber, reject bool, reason string, yes bool) error {
	office, err := e.office()
	if err != nil {
		return err
	}
	asked, err := office.AskedAccount(n)
	if errors.Is(err, store.ErrNotFound) {
		return notFound("not_found.account", string(n))
	}
	if err != nil {
		return err
	}
	if !e.json {
		e.say(e.lang.AccountAsked(n, asked.Before, asked.After))
		e.say("  " + e.lang.AccountAskedBy(asked.Maker.By, asked.Maker.At.Local().Format(time.DateOnly)))
	}
	agreed, err := e.agreed(yes, true)
	if err != nil || !agreed {
		return err
	}
	answer := e.lang.AccountConfirmed(n)
	if reject {
		answer, err = e.lang.AccountRejected(n), office.RejectAccount(n, asked.Journal, reason)
	} else {
		_, err = office.ConfirmAccount(n, asked.Journal)
	}
	if err != nil {
		return err
	}
	if e.json {
		return e.document(map[string]any{"version": 1, "household": n, "confirmed": !reject, "dry_run": e.dry})
	}
	e.done(answer)
	return nil
}
