package cmd

import (
	"strconv"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/review"
)

// reviewCoverage is doudi review coverage: the three 100 %.
func (e *env) reviewCoverage() *cobra.Command {
	var from, to, township string
	c := e.command("coverage", "review coverage", exactly(0), func(*cobra.Command, []string) error {
		if err := need(map[string]string{"from": from}); err != nil {
			return err
		}
		first, err := givenDay("from", from)
		if err != nil {
			return err
		}
		last, err := e.dayOption("to", to)
		if err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		coverage, names, err := office.ReviewCoverage(first, last, township)
		if err != nil {
			return err
		}
		if e.json {
			return e.document(coverageDocument(coverage, names))
		}
		var rows [][]string
		for _, r := range coverage.Rows() {
			part := func(done int) string { return e.lang.Share(done, r.Percent(done)) }
			rows = append(rows, []string{string(r.Region), names[r.Region], strconv.Itoa(r.Awards), part(r.Matched), part(r.Visited), part(r.Publicised)})
		}
		e.table(e.lang.CoverageHeadings(), rows)
		return nil
	})
	f := c.Flags()
	f.StringVar(&from, "from", "", e.lang.Flag("review coverage", "from"))
	f.StringVar(&to, "to", "", e.lang.Flag("review coverage", "to"))
	f.StringVar(&township, "township", "", e.lang.Flag("review coverage", "township"))
	return c
}

// coverageDocument is review coverage for programs.
func coverageDocument(c *review.Coverage, names map[calc.RegionCode]string) any {
	rows := []any{}
	for _, r := range c.Rows() {
		rows = append(rows, map[string]any{
			"region": r.Region, "name": names[r.Region], "awards": r.Awards, "matched": r.Matched, "visited": r.Visited,
			"publicised": r.Publicised, "complete": r.Complete(),
		})
	}
	return map[string]any{"version": 1, "from": c.From.String(), "to": c.Until.String(), "regions": rows}
}
