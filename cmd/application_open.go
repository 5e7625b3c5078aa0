package cmd

import (
	"errors"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/calc/sheet"
	"doudi/reports/wording"
	"doudi/store"
	"doudi/store/casework"
)

// applicationOpen is doudi application open: an application taken in.
func (e *env) applicationOpen() *cobra.Command {
	var in casework.Opening
	var household, region, program, source, until, day string
	c := e.command("open", "application open", exactly(0), func(*cobra.Command, []string) error {
		if err := need(map[string]string{"program": program}); err != nil {
			return err
		}
		var ok bool
		if in.Source, ok = wording.ParseApplicationSource(source); !ok {
			return usage("usage.bad_value", "--source", source)
		}
		var err error
		if in.Day, err = dayFlag("day", day); err != nil {
			return err
		}
		if in.PermitUntil, err = dayFlag("permit-until", until); err != nil {
			return err
		}
		in.Household, in.Region, in.Program = calc.HouseholdNumber(household), calc.RegionCode(region), sheet.ParseProgram(program)
		return e.runOpen(in)
	})
	f := c.Flags()
	f.StringVar(&household, "household", "", e.lang.Flag("application open", "household"))
	f.StringVar(&in.Applicant, "applicant", "", e.lang.Flag("application open", "applicant"))
	f.StringVar(&region, "region", "", e.lang.Flag("application open", "region"))
	f.StringVar(&until, "permit-until", "", e.lang.Flag("application open", "permit-until"))
	f.StringVar(&program, "program", "", e.lang.Flag("application open", "program"))
	f.StringVar(&in.Person, "person", "", e.lang.Flag("application open", "person"))
	f.StringVar(&source, "source", procedure.Applied.String(), e.lang.Flag("application open", "source"))
	f.StringVar(&in.Agent, "agent", "", e.lang.Flag("application open", "agent"))
	f.StringVar(&in.RelativeOf, "relative-of", "", e.lang.Flag("application open", "relative-of"))
	f.BoolVar(&in.Consent, "consent", false, e.lang.Flag("application open", "consent"))
	f.StringVar(&day, "day", "", e.lang.Flag("application open", "day"))
	f.StringArrayVar(&in.With, "with", nil, e.lang.Flag("application open", "with"))
	f.StringVar(&in.Note, "note", "", e.lang.Flag("application open", "note"))
	return e.dryRun(c)
}

func (e *env) runOpen(in casework.Opening) error {
	office, err := e.office()
	if err != nil {
		return err
	}
	f, err := office.OpenApplication(in)
	if errors.Is(err, store.ErrNotFound) {
		return notFound("not_found.household", string(in.Household))
	}
	if err != nil {
		return err
	}
	return e.applied(f, e.lang.ApplicationOpened(f.Number, f.Program, f.Applicant))
}
