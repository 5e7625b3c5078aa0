package cmd

import (
	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store/casework"
)

// reviewSample is doudi review sample: the county's own visits.
func (e *env) reviewSample() *cobra.Command {
	var month, township, seed string
	var percent int
	c := e.command("sample", "review sample", exactly(0), func(*cobra.Command, []string) error {
		m, err := e.month(month)
		if err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		if seed == "" {
			seed = casework.NewSeed()
		}
		drawing, err := office.DrawSample(m, township, percent, seed)
		if err != nil {
			return err
		}
		if e.json {
			return e.document(sampleDocument(m, drawing))
		}
		e.sample(drawing)
		return nil
	})
	f := c.Flags()
	f.StringVar(&month, "month", "", e.lang.Flag("review sample", "month"))
	f.IntVar(&percent, "percent", review.LeastSample, e.lang.Flag("review sample", "percent"))
	f.StringVar(&seed, "seed", "", e.lang.Flag("review sample", "seed"))
	f.StringVar(&township, "township", "", e.lang.Flag("review sample", "township"))
	return c
}

func (e *env) sample(d *review.Drawing) {
	var rows [][]string
	for _, c := range d.Drawn {
		rows = append(rows, []string{string(c.Region.Township()), string(c.Region), string(c.Household), e.lang.Program(c.Program), c.Person.Tail()})
	}
	e.table(e.lang.SampleHeadings(), rows)
	e.say(e.lang.Drawn(d))
}

// sampleDocument is review sample for programs.
func sampleDocument(m calc.Month, d *review.Drawing) any {
	drawn, strata := []any{}, []any{}
	for _, c := range d.Drawn {
		drawn = append(drawn, map[string]any{"household": c.Household, "program": c.Program, "person": c.Person.Tail(), "region": c.Region})
	}
	for _, s := range d.Strata {
		strata = append(strata, map[string]any{"township": s.Township, "program": s.Program, "awards": s.Awards, "drawn": s.Drawn})
	}
	return map[string]any{"version": 1, "month": m.String(), "percent": d.Percent, "seed": d.Seed, "drawn": drawn, "strata": strata}
}
