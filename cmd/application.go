package cmd

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store"
	"doudi/store/casework"
)

// applicationGroup is doudi application: from intake to decision.
func (e *env) applicationGroup() *cobra.Command {
	return e.group("application", e.applicationOpen(), e.applicationAdvance(), e.applicationReturn(), e.applicationList(), e.applicationShow())
}

// applicationNumber is an application's number as it was typed.
func applicationNumber(typed string) string { return strings.ToUpper(strings.TrimSpace(typed)) }

// ofApplication gives the error of an application that is not there its words.
func ofApplication(number string, err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return notFound("not_found.application", number)
	}
	return err
}

// dayFlag reads an option with a day; "" is 0.
func dayFlag(name, text string) (calc.Day, error) {
	if text == "" {
		return 0, nil
	}
	day, err := calc.ParseDay(text)
	if err != nil {
		return 0, usage("usage.bad_value", "--"+name, text)
	}
	return day, nil
}

// applicationDocument is an application's file for programs. Of obligors outside
// the household only the tails of their numbers leave.
func applicationDocument(f *casework.ApplicationFile) map[string]any {
	events := []any{}
	for i, x := range f.Events {
		events = append(events, map[string]any{
			"kind": x.Kind.String(), "day": x.Day.String(), "by": x.By, "level": x.Level.String(), "obligor": x.Obligor.Tail(),
			"amount": x.Amount.String(), "reason": string(x.Reason), "note": x.Note, "recorded_by": f.Recorded[i].By,
		})
	}
	deadlines := []any{}
	for i := range f.Deadlines {
		deadlines = append(deadlines, deadlineDocument(&f.Deadlines[i]))
	}
	next := []string{}
	for _, o := range f.Next {
		if o.Refusal == nil {
			next = append(next, o.Kind.String())
		}
	}
	out := map[string]any{
		"number": f.Number, "household": f.Household, "applicant": f.Applicant, "region": f.Region, "village": f.Village, "township": f.Township,
		"program": f.Program, "person": f.Person.Tail(), "source": f.Source.String(), "agent": f.Agent, "stage": f.Stage.String(),
		"level": f.Level.String(), "events": events, "deadlines": deadlines, "next": next, "pressing": nil, "start": nil, "award": nil,
	}
	if d := f.Pressing(); d != nil {
		out["pressing"] = deadlineDocument(d)
	}
	if a := f.Award; a != nil {
		out["award"] = map[string]any{"waiting": a.Waiting, "seq": a.Seq, "from": a.From.String(), "recorded_by": a.RecordedBy, "confirmed_by": a.ConfirmedBy}
	}
	if f.Start != 0 {
		out["start"] = f.Start.String()
	}
	return out
}

func deadlineDocument(d *casework.DueStep) map[string]any {
	unit := "working"
	if d.Calendar {
		unit = "calendar"
	}
	return map[string]any{
		"step": string(d.Step), "from": d.From.String(), "due": d.Due.String(), "done": d.Done.String(), "days": d.Days, "unit": unit,
		"document": d.Document, "article": d.Article, "urgency": d.Urgency.String(), "left": d.Left,
	}
}

// due is the last day of a step in words; where the calendar does not reach, why.
func (e *env) due(d *casework.DueStep) string {
	if d.Due == 0 {
		return "?"
	}
	return d.Due.String()
}

// applied prints what a step of an application came to, and for an approved one
// the command by which it becomes an award.
func (e *env) applied(f *casework.ApplicationFile, said string) error {
	if e.json {
		return e.document(map[string]any{"version": 1, "dry_run": e.dry, "application": applicationDocument(f)})
	}
	e.done(said)
	e.approved(f)
	return nil
}

func (e *env) approved(f *casework.ApplicationFile) {
	switch a := f.Award; {
	case f.Stage != procedure.IsApproved:
	case a != nil:
		e.say(e.lang.AwardLinked(a.Waiting, a.Seq, a.From, a.RecordedBy, a.ConfirmedBy))
	case f.StartError != nil:
		e.say(e.lang.AwardUndated(f.Program))
	default:
		e.say(e.lang.AwardNext(f.Number, f.Person, f.Start, e.lang.Basis(f.StartBy, f.Cites)))
	}
}
