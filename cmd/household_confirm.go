package cmd

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/store"
	"doudi/store/casework"
)

// accountAnswer is the command line of household confirm.
type accountAnswer struct {
	numbers []calc.HouseholdNumber
	entry   uint64
	reject  bool
	reason  string
	yes     bool
}

// householdConfirm is doudi household confirm: the second person of account changes.
// Without a number and an entry it lists what waits.
func (e *env) householdConfirm() *cobra.Command {
	a := &accountAnswer{}
	var c *cobra.Command
	c = e.command("confirm NUMBER…", "household confirm", cobra.ArbitraryArgs, func(_ *cobra.Command, args []string) error {
		for _, arg := range args {
			if n := calc.HouseholdNumber(arg); !slices.Contains(a.numbers, n) {
				a.numbers = append(a.numbers, n)
			}
		}
		lists := len(args) == 0 && a.entry == 0
		if lists && (a.yes || a.reject) {
			return usage("usage.arguments", c.UseLine())
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		shown, err := office.AskedAccounts(a.entry, a.numbers...)
		var missing *store.Missing
		switch {
		case errors.As(err, &missing):
			return notFound("not_found.account", string(missing.Household))
		case err != nil:
			return err
		case lists:
			return e.listAccounts(shown)
		case len(shown) == 0:
			return notFound("not_found.accounts", strconv.FormatUint(a.entry, 10))
		}
		return e.answerAccounts(office, a, shown)
	})
	f := c.Flags()
	f.Uint64Var(&a.entry, "entry", 0, e.lang.Flag("household confirm", "entry"))
	f.BoolVar(&a.reject, "reject", false, e.lang.Flag("household confirm", "reject"))
	f.StringVar(&a.reason, "reason", "", e.lang.Flag("household confirm", "reason"))
	f.BoolVar(&a.yes, "yes", false, e.lang.Flag("household confirm", "yes"))
	return e.dryRun(c)
}

// answerAccounts shows the account changes that wait and, where that is agreed to,
// makes them or ends them. Of an entry, those that the operator may not confirm are
// left.
func (e *env) answerAccounts(office *casework.Office, a *accountAnswer, shown []casework.Await) error {
	if a.entry != 0 && !a.reject {
		var left []casework.Await
		if shown, left = confirmable(shown); len(shown) == 0 {
			return left[0].Bar
		}
		if len(left) > 0 {
			e.remark(e.lang.AccountsLeft(len(left), e.lang.Objection(left[0].Bar)))
		}
	}
	switch {
	case e.json:
	case len(shown) == 1:
		e.say(e.lang.AccountAsked(shown[0].Household, shown[0].Account.Before, shown[0].Account.After))
		e.say("  " + e.lang.AccountAskedBy(shown[0].By, shown[0].At.Local().Format(time.DateOnly)))
	default:
		e.accountTable(shown)
	}
	agreed, err := e.agreed(a.yes)
	if err != nil || !agreed {
		return err
	}
	done := 0
	if a.reject {
		done, err = office.RejectAccounts(shown, a.reason)
	} else {
		done, err = office.ConfirmAccounts(shown)
	}
	if err != nil && done == 0 {
		return err
	}
	if shown = shown[:done]; e.json { // where there are many, some may stand though the rest was refused
		return cmp.Or(err, e.document(answeredDocument(shown, !a.reject, e.dry)))
	}
	e.done(e.accountsAnswered(shown, !a.reject, done))
	return err
}

// confirmable parts what the operator may confirm from what they may not.
func confirmable(shown []casework.Await) (may, left []casework.Await) {
	for _, a := range shown {
		if a.Bar == nil {
			may = append(may, a)
		} else {
			left = append(left, a)
		}
	}
	return may, left
}

func (e *env) accountsAnswered(shown []casework.Await, confirmed bool, done int) string {
	switch {
	case len(shown) > 1:
		return e.lang.AccountsAnswered(confirmed, done)
	case confirmed:
		return e.lang.AccountConfirmed(shown[0].Household)
	}
	return e.lang.AccountRejected(shown[0].Household)
}

// listAccounts prints the account changes that wait for a second person.
func (e *env) listAccounts(shown []casework.Await) error {
	switch {
	case e.json:
		list := []any{}
		for i := range shown {
			list = append(list, askedDocument(&shown[i]))
		}
		return e.document(map[string]any{"version": 1, "waiting": list})
	case len(shown) == 0:
		e.say(e.lang.NoAccountWaits())
	default:
		e.accountTable(shown)
	}
	return nil
}

func (e *env) accountTable(shown []casework.Await) {
	rows := make([][]string, 0, len(shown))
	for i := range shown {
		a := &shown[i]
		rows = append(rows, []string{
			strconv.FormatUint(a.Account.Journal, 10), string(a.Household), a.Head, a.Village, e.lang.PaidInto(a.Account.Before), e.lang.PaidInto(a.Account.After),
			a.By, a.At.Local().Format("2006-01-02 15:04"), e.lang.Objection(a.Bar),
		})
	}
	e.table(e.lang.AccountHeadings(), rows)
}

func askedDocument(a *casework.Await) any {
	out := map[string]any{
		"entry": a.Account.Journal, "household": a.Household, "head": a.Head, "village": a.Village,
		"before": accountDocument(a.Account.Before), "after": accountDocument(a.Account.After), "asked_by": a.By, "confirmable": a.Bar == nil, "bar": nil,
	}
	var refusal *calc.Refusal
	if errors.As(a.Bar, &refusal) {
		out["bar"] = refusal.Code
	}
	return out
}

func accountDocument(a calc.PayAccount) any {
	return map[string]string{"payee": a.Payee, "payee_id": tailOf(a.PayeeID), "bank": a.Bank, "account": calc.Tail(a.Account)}
}

// answeredDocument is what was confirmed or ended, for programs; household stands for
// who names one alone.
func answeredDocument(shown []casework.Await, confirmed, dry bool) any {
	numbers := make([]calc.HouseholdNumber, 0, len(shown))
	for i := range shown {
		numbers = append(numbers, shown[i].Household)
	}
	out := map[string]any{"version": 1, "households": numbers, "confirmed": confirmed, "dry_run": dry}
	if len(numbers) == 1 {
		out["household"] = numbers[0]
	}
	return out
}
