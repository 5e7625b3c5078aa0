package cmd

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/sheet"
	"doudi/store"
	"doudi/store/casework"
)

// awardGroup is doudi award: decisions by two people.
func (e *env) awardGroup() *cobra.Command {
	return e.group("award", e.awardDetermine(), e.awardTaper(), e.awardSuspend(), e.awardResume(), e.awardStop(),
		e.awardConfirm(), e.awardRenew(), e.awardWithdraw(), e.listAwards(), e.awardNotice())
}

// asked is a decision as it is typed.
type asked struct {
	program, person, from, until, reviewed, applied, percapita, mode, cause string
	heard                                                                   string
	yes                                                                     bool
	q                                                                       casework.Proposal
}

// decisionFlags are the options that all decisions share.
func (e *env) decisionFlags(c *cobra.Command, a *asked) *cobra.Command {
	f := c.Flags()
	f.StringVar(&a.program, "program", "", e.lang.Flag("", "program"))
	f.StringVar(&a.person, "person", "", e.lang.Flag("", "person"))
	f.StringVar(&a.from, "from", "", e.lang.Flag("", "from"))
	f.StringVar(&a.q.Reason, "reason", "", e.lang.Flag("", "reason"))
	f.StringVar(&a.reviewed, "reviewed", "", e.lang.Flag("", "reviewed"))
	f.StringVar(&a.heard, "heard", "", e.lang.Flag("", "heard"))
	f.StringVar(&a.q.Heard.Person, "heard-person", "", e.lang.Flag("", "heard-person"))
	f.StringVar(&a.q.Heard.Statement, "statement", "", e.lang.Flag("", "statement"))
	f.StringVar(&a.q.Minutes, "minutes", "", e.lang.Flag("", "minutes"))
	return e.yesFlag(c, &a.yes)
}

// yesFlag gives a command that asks the option not to, and that of only trying.
func (e *env) yesFlag(c *cobra.Command, yes *bool) *cobra.Command {
	c.Flags().BoolVar(yes, "yes", false, e.lang.Flag("", "yes"))
	return e.dryRun(c)
}

// proposal reads what was typed about a household's award.
func (a *asked) proposal(household string, kind calc.DecisionKind) (*casework.Proposal, error) {
	q := &a.q
	if q.Application == "" {
		if err := need(map[string]string{"program": a.program}); err != nil {
			return nil, err
		}
	}
	q.Household, q.Program, q.Person, q.Kind = calc.HouseholdNumber(household), sheet.ParseProgram(a.program), a.person, kind
	err := errors.Join(
		typed("--from", a.from, &q.From, calc.ParseMonth), typed("--until", a.until, &q.Until, calc.ParseMonth),
		typed("--reviewed", a.reviewed, &q.Reviewed, calc.ParseDay), typed("--applied", a.applied, &q.Applied, calc.ParseDay),
		typed("--heard", a.heard, &q.Heard.Day, calc.ParseDay), typed("--percapita", a.percapita, &q.PerCapita, fraction),
		typed("--mode", a.mode, &q.Mode, label[calc.Mode]), typed("--cause", a.cause, &q.StopReason, label[calc.StopReason]),
	)
	q.Given = a.percapita != ""
	if err == nil && q.Until != 0 && q.From != 0 && q.Until < q.From {
		err = usage("usage.bad_value", "--until", a.until)
	}
	return q, err
}

// typed reads the value of an option, where it has one.
func typed[T any](option, text string, to *T, parse func(string) (T, error)) error {
	if text == "" {
		return nil
	}
	v, err := parse(text)
	if err != nil {
		return usage("usage.bad_value", option, text)
	}
	*to = v
	return nil
}

func fraction(text string) (calc.Fraction, error) {
	m, err := calc.ParseMoney(text)
	return m.Fraction(), err
}

// label reads a coded value by its code or its Chinese label.
func label[T calc.Kind](text string) (T, error) {
	v, ok := sheet.ParseLabel[T](text)
	if !ok || v == 0 {
		return v, &calc.Invalid{What: "code", Text: text}
	}
	return v, nil
}

// propose shows what a decision would do and has it recorded.
func (e *env) propose(q *casework.Proposal, yes bool) error {
	office, err := e.office()
	if err != nil {
		return err
	}
	v, err := office.Preview(q)
	switch {
	case errors.Is(err, store.ErrNotFound) && q.Application != "":
		return ofApplication(q.Application, err)
	case err != nil:
		return e.decisionError(err, string(q.Household))
	}
	return e.record(v, yes, func(seen *[32]byte) (*casework.Preview, error) { return office.Record(q, seen) })
}

// record shows a preview, asks, and records what was shown.
func (e *env) record(v *casework.Preview, yes bool, act func(seen *[32]byte) (*casework.Preview, error)) error {
	if e.dry && e.json {
		return e.document(previewDocument(v))
	}
	if !e.json {
		e.preview(v)
	}
	if v.Missing != nil {
		return v.Missing
	}
	if e.dry {
		e.remark(e.lang.OnlyTried())
		return nil
	}
	if err := e.agree(yes); err != nil {
		return err
	}
	seen := v.Basis.Digest()
	done, err := act(&seen)
	if err != nil {
		return e.decisionError(err, string(v.Household))
	}
	if e.json {
		return e.document(previewDocument(done))
	}
	e.say(e.lang.DecisionRecorded(done.Number))
	return nil
}

// decisionError puts what stands in a decision's way into words.
func (e *env) decisionError(err error, household string) error {
	if errors.Is(err, store.ErrNotFound) {
		return notFound("not_found.household", household)
	}
	return e.tableFailure(err)
}

// preview prints what a decision does.
func (e *env) preview(v *casework.Preview) {
	d := &v.Decision
	e.say(e.lang.DecisionTitle(v.AwardKey, v.Head, v.Village))
	e.say("  " + e.lang.DecisionLine(d))
	for i := 0; i < len(v.Months); {
		j := i
		for j+1 < len(v.Months) && v.Months[j+1].Before == v.Months[i].Before && v.Months[j+1].After == v.Months[i].After {
			j++
		}
		e.say("  " + e.lang.MoneyLine(v.Months[i].Month, v.Months[j].Month, v.Months[i].Before, v.Months[i].After))
		i = j + 1
	}
	for i := range v.Replaced {
		e.say("  " + e.lang.ReplacedLine(&v.Replaced[i]))
	}
	if v.Ends != nil && len(v.Replaced) == 0 {
		e.say("  " + e.lang.EndsLine(v.Ends))
	}
	if d.Warrant.Hearing != nil {
		e.say("  " + e.lang.HearingLine(d.Warrant.Hearing))
	}
	if v.Number != 0 {
		e.say("  " + e.lang.RecordedLine(v.Number, d.RecordedBy, d.RecordedAt))
	}
	e.say("  " + e.lang.AuthorityLine(v.Level.String()))
}

// agree asks a person whether to go on; where none can answer, --yes is needed.
func (e *env) agree(yes bool) error {
	if yes {
		return nil
	}
	if !e.InTerminal {
		return &failure{exitRefused, "not_terminal", nil}
	}
	fmt.Fprint(e.Err, e.lang.AskDecision())
	var answer string
	if _, err := fmt.Fscanln(e.In, &answer); err == nil && (answer == "y" || answer == "Y" || answer == "是") {
		return nil
	}
	e.remark(e.lang.NothingDone())
	return errSilent(exitRefused)
}

// numberOf reads the number of a waiting decision.
func numberOf(text string) (uint64, error) {
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return 0, usage("usage.bad_value", "award", text)
	}
	return n, nil
}

// waitingError is decisionError for a decision named by its number.
func (e *env) waitingError(err error, number string) error {
	if errors.Is(err, store.ErrNotFound) {
		return notFound("not_found.decision", number)
	}
	return e.tableFailure(err)
}

// previewDocument is a preview for programs.
func previewDocument(v *casework.Preview) any {
	months, replaced := []any{}, []uint64{}
	for _, m := range v.Months {
		months = append(months, map[string]string{"month": m.Month.String(), "before": m.Before.String(), "after": m.After.String()})
	}
	for _, d := range v.Replaced {
		replaced = append(replaced, d.Seq)
	}
	d := &v.Decision
	out := map[string]any{
		"version": 1, "number": v.Number, "household": v.Household, "program": v.Program, "person": tailOf(v.Person), "decision": d.Kind.String(),
		"from": d.From.String(), "until": nil, "authority": v.Level.String(), "months": months, "replaces": replaced, "lacks": nil,
		"recorded_by": d.RecordedBy, "confirmed_by": d.ConfirmedBy, "seq": d.Seq, "heard": nil,
	}
	if d.Until != 0 {
		out["until"] = d.Until.String()
	}
	if h := d.Warrant.Hearing; h != nil {
		out["heard"] = map[string]string{"day": h.Day.String(), "person": h.Person, "statement": h.Statement}
	}
	var lacks *calc.Refusal
	if errors.As(v.Missing, &lacks) {
		out["lacks"] = lacks.Code
	}
	return out
}
