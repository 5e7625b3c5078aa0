package cmd

import (
	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/policy"
)

// awardDetermine is doudi award determine: what an award pays from a month on.
func (e *env) awardDetermine() *cobra.Command {
	a := &asked{}
	c := e.command("determine HOUSEHOLD", "award determine", upToArgs(1), func(c *cobra.Command, args []string) error {
		household := ""
		switch {
		case len(args) == 1:
			household = args[0]
		case a.q.Application == "":
			return usage("usage.arguments", c.UseLine())
		}
		a.q.Application = applicationNumber(a.q.Application)
		q, err := a.proposal(household, calc.Determine)
		if err != nil {
			return err
		}
		q.Class = policy.ClassCode(q.Class)
		return e.propose(q, a.yes)
	})
	f := c.Flags()
	f.StringVar(&a.q.Class, "class", "", e.lang.Flag("award determine", "class"))
	f.StringVar(&a.mode, "mode", "", e.lang.Flag("award determine", "mode"))
	f.StringSliceVar(&a.q.Insured, "insured", nil, e.lang.Flag("award determine", "insured"))
	f.StringVar(&a.percapita, "percapita", "", e.lang.Flag("award determine", "percapita"))
	f.StringVar(&a.applied, "applied", "", e.lang.Flag("award determine", "applied"))
	f.StringVar(&a.q.Application, "application", "", e.lang.Flag("award determine", "application"))
	return e.decisionFlags(c, a)
}
