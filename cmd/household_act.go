package cmd

import (
	"bufio"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/store"
	"doudi/store/casework"
)

// householdAct is the command line of an act on households.
type householdAct struct {
	typed        typedHousehold
	from, reason string
	revision     int64
	yes          bool
}

// householdFlags gives a command the options of all acts on households. The acts
// of a household on file take the revision that was seen.
func (e *env) householdFlags(c *cobra.Command, a *householdAct, onFile bool) *cobra.Command {
	f := c.Flags()
	a.typed.flags = f
	f.StringVar(&a.from, "from", "", e.lang.Flag("household", "from"))
	f.StringVar(&a.reason, "reason", "", e.lang.Flag("", "reason"))
	f.BoolVar(&a.yes, "yes", false, e.lang.Flag("", "yes"))
	a.revision = -1
	if onFile {
		f.Int64Var(&a.revision, "revision", -1, e.lang.Flag("", "revision"))
	}
	return e.dryRun(c)
}

// memberFlag gives a command the option that begins a person's section.
func (e *env) memberFlag(c *cobra.Command, a *householdAct) {
	c.Flags().Var(&sectionFlag{&a.typed, records.MemberLayout.Name, "id"}, "member", e.lang.Flag("", "member"))
}

// itemFlag gives a command the option that begins an item's section.
func (e *env) itemFlag(c *cobra.Command, a *householdAct) {
	c.Flags().Var(&sectionFlag{&a.typed, records.ItemLayout.Name, "kind"}, "item", e.lang.Flag("", "item"))
}

// householdDeed does an act with the words of the command line, the first of which is
// the household's number.
type householdDeed func(o *casework.Office, words []string, c casework.HouseholdChange) (*casework.HouseholdDone, error)

// runHousehold shows what an act does and, where that is agreed to, does just that:
// a household that has changed in between is not touched.
func (e *env) runHousehold(c *cobra.Command, a *householdAct, args []string, least, most int, do householdDeed) error {
	words, change, err := a.change(args)
	if err != nil {
		return err
	}
	if len(words) < least || most >= 0 && len(words) > most {
		return usage("usage.arguments", c.UseLine())
	}
	n := calc.HouseholdNumber(words[0])
	if a.revision >= 0 {
		change.Seen = map[calc.HouseholdNumber]uint64{n: uint64(a.revision)}
	}
	office, err := e.office()
	if err != nil {
		return err
	}
	trial := *office
	trial.Dry = true
	done, err := do(&trial, words, change)
	if err != nil {
		return e.householdError(err, n)
	}
	if !e.json {
		e.householdDone(done, n)
	}
	e.remarks(done.Warnings)
	if agreed, err := e.agreed(a.yes || !done.Changed()); err != nil || !agreed {
		return err
	}
	if done.Changed() && !e.dry {
		change.Seen = done.Seen
		if done, err = do(office, words, change); err != nil {
			return e.householdError(err, n)
		}
	}
	if e.json {
		return e.document(householdDoneDocument(done, e.dry))
	}
	if done.Changed() {
		e.agreedDone()
	}
	return nil
}

// agreedDone says that what was shown is done, or was only tried.
func (e *env) agreedDone() {
	if e.dry {
		e.remark(e.lang.OnlyTried())
		return
	}
	e.say(e.lang.Done())
}

// change reads what the act states.
func (a *householdAct) change(args []string) (words []string, c casework.HouseholdChange, err error) {
	words, c.Home, c.Members, c.Items, err = a.typed.rows(args)
	if err != nil {
		return nil, c, err
	}
	c.Reason = a.reason
	if a.from != "" {
		if c.From, err = calc.ParseMonth(a.from); err != nil {
			return nil, c, usage("usage.bad_value", "--from", a.from)
		}
	}
	return words, c, nil
}

// agreed asks whether to do what was shown, where a person can answer; else it
// takes --yes.
func (e *env) agreed(yes bool) (bool, error) {
	switch {
	case yes || e.dry:
		return true, nil
	case !e.InTerminal:
		return false, &failure{exitRefused, "not_terminal", nil}
	}
	e.remark(e.lang.AskDo())
	answer, err := bufio.NewReader(e.In).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return false, err
	}
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes", "是":
		return true, nil
	}
	e.remark(e.lang.NotDone())
	return false, nil
}

// householdError says of an act's error which household is not on file, or what has
// changed since it was seen.
func (e *env) householdError(err error, n calc.HouseholdNumber) error {
	var stale *casework.Stale
	var missing *store.Missing
	switch {
	case errors.As(err, &stale):
		for _, d := range stale.Differences {
			e.complain(e.lang.DifferenceLine(d))
		}
		return &told{exitRefused, e.lang.HouseholdStale(stale.Household, stale.Seen, stale.Now, stale.By, stale.Act)}
	case errors.As(err, &missing):
		return notFound("not_found.household", string(missing.Household))
	case errors.Is(err, store.ErrNotFound):
		return notFound("not_found.household", string(n))
	}
	return err
}

// householdDone prints what an act does to households and to their awards.
func (e *env) householdDone(d *casework.HouseholdDone, n calc.HouseholdNumber) {
	if !d.Changed() {
		e.say(e.lang.NothingToChange(n))
		return
	}
	e.say(e.lang.HouseholdActed(d.Act, n, d.From))
	for i := range d.Turns {
		e.turn(&d.Turns[i])
	}
	for _, a := range d.Accounts {
		e.say("  " + e.lang.AccountAsked(a.Household, a.Before, a.After))
	}
	if len(d.Effects) == 0 {
		e.say("  " + e.lang.NoAwardAffected())
		return
	}
	for i := range d.Effects {
		e.say("  " + e.lang.EffectLine(e.face, &d.Effects[i]))
	}
	e.say("  " + e.lang.DecideUntil(d.FinishBy))
}

// turn prints one household before and after an act.
func (e *env) turn(t *casework.HouseholdTurn) {
	old := t.Old
	switch {
	case old == nil:
		e.say("  " + e.lang.HouseholdBegins(t.New.Number))
		old = &calc.Household{Number: t.New.Number}
	case t.Closed:
		e.say("  " + e.lang.HouseholdEnds(t.New.Number))
	default:
		e.say("  " + e.lang.HouseholdChanges(t.New.Number))
	}
	for _, d := range records.Differences(old, t.New) {
		e.say("    " + e.lang.DifferenceLine(d))
	}
}

// householdDoneDocument is an act on households for programs.
func householdDoneDocument(d *casework.HouseholdDone, dry bool) any {
	households, awards := []any{}, []any{}
	for _, t := range d.Turns {
		households = append(households, map[string]any{"household": t.New.Number, "revision": t.New.Revision, "members": len(t.New.Members), "new": t.Old == nil, "closed": t.Closed})
	}
	for i := range d.Effects {
		x := &d.Effects[i]
		row := map[string]any{
			"household": x.Household, "program": x.Program, "person": x.Person.Tail(), "before": x.Before.String(), "after": x.After.String(), "due": x.Due.String(), "error": nil,
		}
		if x.Error != nil {
			row["error"] = x.Error.Error()
		}
		awards = append(awards, row)
	}
	asked := []calc.HouseholdNumber{}
	for _, a := range d.Accounts {
		asked = append(asked, a.Household)
	}
	return map[string]any{
		"version": 1, "act": d.Act, "from": d.From.String(), "dry_run": dry, "households": households, "awards": awards,
		"finish_by": d.FinishBy.String(), "account_asked": len(asked) > 0, "accounts": asked,
	}
}
