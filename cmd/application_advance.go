package cmd

import (
	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/reports/wording"
	"doudi/store/casework"
)

// stepFlags are the options of a step as they are typed.
type stepFlags struct {
	step                                           casework.Step
	household, day, level, obligor, amount, reason string
}

// applicationAdvance is doudi application advance: one step recorded.
func (e *env) applicationAdvance() *cobra.Command {
	var typed stepFlags
	c := e.command("advance NUMBER STEP", "application advance", exactly(2), func(_ *cobra.Command, args []string) error {
		s, err := typed.read()
		if err != nil {
			return err
		}
		var ok bool
		if s.Kind, ok = wording.ParseApplicationEvent(args[1]); !ok {
			return usage("usage.bad_value", "STEP", args[1])
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		number := applicationNumber(args[0])
		f, err := office.AdvanceApplication(number, *s)
		if err != nil {
			return ofApplication(number, err)
		}
		return e.applied(f, e.lang.ApplicationStands(f.Number, s.Kind, f.Stage))
	})
	f := c.Flags()
	f.StringVar(&typed.day, "day", "", e.lang.Flag("application advance", "day"))
	f.StringArrayVar(&typed.step.With, "with", nil, e.lang.Flag("application advance", "with"))
	f.StringVar(&typed.step.Note, "note", "", e.lang.Flag("application advance", "note"))
	f.IntVar(&typed.step.Seen, "seen", 0, e.lang.Flag("application advance", "seen"))
	f.StringVar(&typed.household, "household", "", e.lang.Flag("application advance", "household"))
	f.StringVar(&typed.level, "level", "", e.lang.Flag("application advance", "level"))
	f.StringVar(&typed.obligor, "obligor", "", e.lang.Flag("application advance", "obligor"))
	f.StringVar(&typed.amount, "amount", "", e.lang.Flag("application advance", "amount"))
	f.StringVar(&typed.reason, "reason", "", e.lang.Flag("application advance", "reason"))
	return e.dryRun(c)
}

// applicationReturn is doudi application return: back to the family for papers, or
// to the township.
func (e *env) applicationReturn() *cobra.Command {
	var typed stepFlags
	c := e.command("return NUMBER", "application return", exactly(1), func(_ *cobra.Command, args []string) error {
		s, err := typed.read()
		if err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		number := applicationNumber(args[0])
		f, err := office.ReturnApplication(number, *s)
		if err != nil {
			return ofApplication(number, err)
		}
		return e.applied(f, e.lang.ApplicationStands(f.Number, f.Events[len(f.Events)-1].Kind, f.Stage))
	})
	f := c.Flags()
	f.StringVar(&typed.day, "day", "", e.lang.Flag("application return", "day"))
	f.StringArrayVar(&typed.step.With, "with", nil, e.lang.Flag("application return", "with"))
	f.StringVar(&typed.step.Note, "note", "", e.lang.Flag("application return", "note"))
	f.IntVar(&typed.step.Seen, "seen", 0, e.lang.Flag("application return", "seen"))
	return e.dryRun(c)
}

// read makes a step of what was typed.
func (t *stepFlags) read() (*casework.Step, error) {
	s := t.step
	s.Family, s.Obligor, s.Reason = calc.HouseholdNumber(t.household), t.obligor, procedure.Reason(t.reason)
	var err error
	if s.Day, err = dayFlag("day", t.day); err != nil {
		return nil, err
	}
	switch t.level {
	case "":
	case procedure.Township.String():
		s.Level = procedure.Township
	case procedure.County.String():
		s.Level = procedure.County
	default:
		return nil, usage("usage.bad_value", "--level", t.level)
	}
	if t.amount != "" {
		if s.Amount, err = calc.ParseMoney(t.amount); err != nil || s.Amount < 0 {
			return nil, usage("usage.bad_value", "--amount", t.amount)
		}
	}
	return &s, nil
}
