package cmd

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"doudi/calc/procedure"
	"doudi/store/casework"
)

// applicationShow is doudi application show: one application's file.
func (e *env) applicationShow() *cobra.Command {
	return e.command("show NUMBER", "application show", exactly(1), func(_ *cobra.Command, args []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		number := applicationNumber(args[0])
		f, err := office.Application(number)
		if err != nil {
			return ofApplication(number, err)
		}
		if e.json {
			return e.document(map[string]any{"version": 1, "application": applicationDocument(f)})
		}
		e.applicationFile(f)
		return nil
	})
}

// applicationFile prints an application for a person.
func (e *env) applicationFile(f *casework.ApplicationFile) {
	whose := f.Applicant
	for _, more := range []string{string(f.Household), f.Person.Tail()} {
		if more != "" {
			whose += " " + more
		}
	}
	e.say(e.lang.ApplicationHead(f.Number, e.lang.Program(f.Program), whose, f.Township+f.Village, e.lang.ApplicationStage(f.Stage), e.lang.Level(f.Level.String())))
	e.say("  " + e.lang.ApplicationFrom(f.Source, f.Agent))
	e.say(e.lang.ApplicationHistory())
	for i := range f.Events {
		e.say("  " + e.eventLine(i+1, &f.Events[i]))
	}
	if len(f.Deadlines) > 0 {
		e.say(e.lang.ApplicationTerms())
	}
	for i := range f.Deadlines {
		d := &f.Deadlines[i]
		e.say("  " + joined(e.due(d), e.lang.ApplicationStep(d.Step), d.Obligor.Tail(), e.lang.Urgency(d.Urgency, d.Left), e.lang.Term(d.Term), e.lang.Basis(d.Basis, f.Cites)))
	}
	e.approved(f)
	e.nextSteps(f)
}

// nextSteps prints what may be done about an application now.
func (e *env) nextSteps(f *casework.ApplicationFile) {
	var may []string
	for _, o := range f.Next {
		if o.Refusal == nil {
			may = append(may, e.lang.ApplicationEvent(o.Kind)+" "+o.Kind.String()+ofLevel(o))
		}
	}
	if len(may) > 0 {
		e.say(e.lang.ApplicationNext() + "\n  " + strings.Join(may, "\n  "))
	}
}

// ofLevel is the option that tells the county's own visit from the township's.
func ofLevel(o procedure.Option) string {
	if o.Kind == procedure.Visited && o.Level == procedure.County {
		return " --level " + o.Level.String()
	}
	return ""
}

// eventLine is one event with its number, by which --seen counts.
func (e *env) eventLine(n int, x *procedure.Event) string {
	cells := []string{fmt.Sprintf("%2d", n), x.Day.String(), e.lang.ApplicationEvent(x.Kind)}
	if x.Level != 0 {
		cells = append(cells, e.lang.Level(x.Level.String()))
	}
	cells = append(cells, strings.Join(x.By, ", "), x.Obligor.Tail())
	if x.Amount != 0 {
		cells = append(cells, x.Amount.String())
	}
	if x.Reason != "" {
		cells = append(cells, e.lang.ExtensionReason(x.Reason))
	}
	return joined(append(cells, x.Note)...)
}

// joined are the cells that say something, on one line.
func joined(cells ...string) string {
	var said []string
	for _, c := range cells {
		if c != "" {
			said = append(said, c)
		}
	}
	return strings.Join(said, "  ")
}
