package cmd

import (
	"errors"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/calc/sheet"
	"doudi/store"
	"doudi/store/casework"
)

// noteOptions are the options of review note.
type noteOptions struct {
	person, day, until, reported, stage, program, text, region string
	of                                                         uint64
}

// reviewNote is doudi review note: what bears on reviews besides visits.
func (e *env) reviewNote() *cobra.Command {
	var o noteOptions
	c := e.command("note KIND [HOUSEHOLD]", "review note", upToArgs(2), func(c *cobra.Command, args []string) error {
		if len(args) == 0 || (len(args) == 2) == (o.region != "") {
			return usage("usage.arguments", c.UseLine())
		}
		fact, err := o.fact(args[0])
		if err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		return e.note(office, fact, args[1:], o.region)
	})
	f := c.Flags()
	f.StringVar(&o.person, "person", "", e.lang.Flag("review note", "person"))
	f.StringVar(&o.day, "day", "", e.lang.Flag("review note", "day"))
	f.StringVar(&o.until, "until", "", e.lang.Flag("review note", "until"))
	f.StringVar(&o.reported, "reported", "", e.lang.Flag("review note", "reported"))
	f.StringVar(&o.stage, "stage", "", e.lang.Flag("review note", "stage"))
	f.StringVar(&o.program, "program", "", e.lang.Flag("review note", "program"))
	f.StringVar(&o.text, "text", "", e.lang.Flag("review note", "text"))
	f.StringVar(&o.region, "region", "", e.lang.Flag("review note", "region"))
	f.Uint64Var(&o.of, "of", 0, e.lang.Flag("review note", "of"))
	return e.dryRun(c)
}

// fact reads the options as a fact.
func (o *noteOptions) fact(code string) (f review.Fact, err error) {
	kind, known := review.ParseFactKind(code)
	if !known {
		return f, usage("usage.bad_value", "KIND", code)
	}
	f = review.Fact{Kind: kind, Program: programOption(o.program), Text: o.text, Of: o.of}
	for _, d := range []struct {
		name, text string
		to         *calc.Day
	}{{"day", o.day, &f.Day}, {"until", o.until, &f.Until}, {"reported", o.reported, &f.Reported}} {
		if *d.to, err = givenDay(d.name, d.text); err != nil {
			return f, err
		}
	}
	if o.person != "" {
		if f.Person, err = calc.ParseIDNumber(o.person, calc.NewDay(2199, 12, 31)); err != nil {
			return f, usage("usage.bad_value", "--person", calc.Tail(o.person))
		}
	}
	if o.stage != "" {
		if f.Stage, known = sheet.ParseLabel[calc.Schooling](o.stage); !known {
			return f, usage("usage.bad_value", "--stage", o.stage)
		}
	}
	return f, nil
}

// note records the fact of a household, or of the households of a region.
func (e *env) note(office *casework.Office, f review.Fact, household []string, region string) error {
	var noted *casework.Noted
	var err error
	if region != "" {
		noted, err = office.NoteRegion(region, f)
	} else {
		noted, err = office.NoteFact(calc.HouseholdNumber(household[0]), f)
	}
	if errors.Is(err, store.ErrNotFound) {
		return notFound("not_found.household", household[0])
	}
	if err != nil {
		return err
	}
	if e.json {
		return e.document(map[string]any{"version": 1, "kind": f.Kind.String(), "number": noted.Seq, "households": noted.Households, "late": noted.Late, "refusals": noted.Refusals})
	}
	e.done(e.lang.Noted(f.Kind, noted.Seq, noted.Households))
	if noted.Refusals > 0 {
		e.say(e.lang.RefusedTimes(noted.Refusals))
	}
	if noted.Late {
		e.say(e.lang.LateChange())
	}
	return nil
}
