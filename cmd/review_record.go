package cmd

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store"
	"doudi/store/casework"
)

// recordOptions are the options of review record.
type recordOptions struct {
	day, visitors, findings, program, data, percapita string
	absent, rebuffed, settle                          bool
}

// reviewRecord is doudi review record: a visit brought back.
func (e *env) reviewRecord() *cobra.Command {
	var o recordOptions
	c := e.command("record HOUSEHOLD", "review record", exactly(1), func(_ *cobra.Command, args []string) error {
		if err := need(map[string]string{"visitors": o.visitors, "findings": o.findings}); err != nil {
			return err
		}
		return e.recordVisit(calc.HouseholdNumber(args[0]), &o)
	})
	f := c.Flags()
	f.StringVar(&o.day, "day", "", e.lang.Flag("review record", "day"))
	f.StringVar(&o.visitors, "visitors", "", e.lang.Flag("review record", "visitors"))
	f.StringVar(&o.findings, "findings", "", e.lang.Flag("review record", "findings"))
	f.StringVar(&o.program, "program", "", e.lang.Flag("review record", "program"))
	f.StringVar(&o.data, "data", "", e.lang.Flag("review record", "data"))
	f.StringVar(&o.percapita, "percapita", "", e.lang.Flag("review record", "percapita"))
	f.BoolVar(&o.absent, "absent", false, e.lang.Flag("review record", "absent"))
	f.BoolVar(&o.rebuffed, "refused", false, e.lang.Flag("review record", "refused"))
	f.BoolVar(&o.settle, "settle", false, e.lang.Flag("review record", "settle"))
	return e.dryRun(c)
}

func (e *env) recordVisit(n calc.HouseholdNumber, o *recordOptions) error {
	day, err := e.dayOption("day", o.day)
	if err != nil {
		return err
	}
	v := casework.HomeVisit{
		Household: n, Day: day, Visitors: strings.FieldsFunc(o.visitors, func(r rune) bool { return strings.ContainsRune(",，、", r) }),
		Findings: o.findings, Program: programOption(o.program), Settles: o.settle, Given: o.percapita != "",
	}
	if err := typed("--percapita", o.percapita, &v.PerCapita, fraction); err != nil {
		return err
	}
	switch {
	case o.absent && o.rebuffed:
		return usage("usage.bad_value", "--refused", "--absent")
	case o.absent:
		v.Met = review.Absent
	case o.rebuffed:
		v.Met = review.Rebuffed
	}
	office, err := e.office()
	if err != nil {
		return err
	}
	record := func(tables []calc.Table) error {
		v.Changed = tables
		done, err := office.RecordReview(v)
		if errors.Is(err, store.ErrNotFound) {
			return notFound("not_found.household", string(n))
		}
		if err != nil {
			return err
		}
		e.remarks(done.Warnings)
		return e.visited(done)
	}
	if o.data == "" {
		return record(nil)
	}
	return e.withTables(o.data, record)
}

// visited prints what a visit led to.
func (e *env) visited(done *casework.Visited) error {
	if e.json {
		return e.document(visitedDocument(done))
	}
	if said := e.lang.VisitSaid(done.Changed, done.Closed); said != "" {
		e.say(said)
	}
	for i := range done.Awards {
		a := &done.Awards[i]
		e.say(e.lang.VisitedLine(a.AwardKey, &a.Proposal))
		if a.Outcome == review.Keep {
			e.say("  " + e.lang.NextReview(a.Due, a.IsDue))
			if a.Released {
				e.say("  " + e.lang.HeldReleased())
			}
		} else {
			e.say("  " + e.lang.DecideNext(nextCommand(a)))
		}
	}
	if e.dry {
		e.remark(e.lang.OnlyTried())
	}
	return nil
}

// nextCommand is the command by which a proposal becomes a decision. Whose award
// it is stands in it as the tail of the number, for the clerk to fill in.
func nextCommand(a *casework.VisitedAward) string {
	verb := map[review.Outcome]string{review.Withdraw: "taper", review.Hold: "suspend", review.Cease: "stop"}[a.Outcome]
	if verb == "" {
		verb = "determine"
	}
	words := []string{"doudi award", verb, string(a.Household), "--program", string(a.Program)}
	if a.Person != "" {
		words = append(words, "--person", a.Person.Tail())
	}
	words = append(words, "--from", a.From.String())
	switch a.Outcome {
	case review.Up, review.Down, review.Update:
		if f := a.Facts; f != nil && f.Income.Given {
			if income, ok := f.Income.PerCapita.Money(); ok {
				words = append(words, "--percapita", income.String())
			}
		}
	case review.Withdraw:
		words = append(words, "--until", a.Until.String())
	case review.Cease:
		words = append(words, "--cause", a.Stop.String())
	}
	return strings.Join(words, " ")
}

// visitedDocument is review record for programs.
func visitedDocument(done *casework.Visited) any {
	awards := []any{}
	for i := range done.Awards {
		a := &done.Awards[i]
		x := map[string]any{
			"program": a.Program, "person": a.Person.Tail(), "outcome": a.Outcome.String(), "changes": append([]string{}, a.Changes...),
			"from": a.From.String(), "before": a.Before.String(), "after": a.After.String(), "next_review": nil, "next_command": nil,
		}
		if a.IsDue {
			x["next_review"] = reviewDocument(a.Due)
		}
		if a.Outcome != review.Keep {
			x["next_command"] = nextCommand(a)
		}
		awards = append(awards, x)
	}
	return map[string]any{"version": 1, "household": done.Household, "changed": done.Changed, "closed": done.Closed, "awards": awards}
}
