package cmd

import (
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store/casework"
)

// planOptions are the options of review plan.
type planOptions struct {
	from, to, township    string
	weeks, perWeek, ahead int
}

// reviewPlan is doudi review plan: the visits spread over the weeks.
func (e *env) reviewPlan() *cobra.Command {
	var o planOptions
	c := e.command("plan", "review plan", exactly(0), func(*cobra.Command, []string) error {
		q, err := e.planning(&o)
		if err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		plan, homes, err := office.PlanReviews(q)
		if err != nil {
			return err
		}
		if e.json {
			return e.document(planDocument(plan))
		}
		e.plan(plan, homes)
		return nil
	})
	f := c.Flags()
	f.StringVar(&o.from, "from", "", e.lang.Flag("review plan", "from"))
	f.StringVar(&o.to, "to", "", e.lang.Flag("review plan", "to"))
	f.IntVar(&o.weeks, "weeks", 12, e.lang.Flag("review plan", "weeks"))
	f.IntVar(&o.perWeek, "per-week", 0, e.lang.Flag("review plan", "per-week"))
	f.IntVar(&o.ahead, "ahead", 1, e.lang.Flag("review plan", "ahead"))
	f.StringVar(&o.township, "township", "", e.lang.Flag("review plan", "township"))
	return c
}

// mostWeeks bounds a plan.
const mostWeeks = 530

func (e *env) planning(o *planOptions) (q casework.Planning, err error) {
	for name, n := range map[string]int{"weeks": o.weeks, "per-week": o.perWeek, "ahead": o.ahead} {
		if n < 0 || n > mostWeeks || name == "weeks" && n == 0 {
			return q, usage("usage.bad_value", "--"+name, strconv.Itoa(n))
		}
	}
	if q.First, err = e.dayOption("from", o.from); err != nil {
		return q, err
	}
	if q.Last, err = givenDay("to", o.to); err != nil {
		return q, err
	}
	if o.to == "" {
		first := time.Date(q.First.Year(), time.Month(q.First.Number()), q.First.DayOfMonth(), 0, 0, 0, 0, time.UTC)
		q.Last = calc.DayOf(first.AddDate(0, 0, 7*o.weeks-1))
	}
	q.Region, q.Pace = o.township, review.Pace{PerWeek: o.perWeek, Ahead: o.ahead}
	return q, nil
}

// plan prints the weeks with their visits.
func (e *env) plan(plan *review.Schedule, homes map[calc.HouseholdNumber]*review.Home) {
	row := func(v review.Visit) []string {
		h := homes[v.Household]
		return []string{string(v.Household), headName(h.Household), v.Due.Month.String(), e.lang.DueReason(v.Due.Reason), h.Township + h.Village}
	}
	visits := plan.Visits
	for i, w := range plan.Weeks {
		var rows [][]string
		for len(visits) > 0 && visits[0].Week == i {
			rows = append(rows, row(visits[0].Visit))
			visits = visits[1:]
		}
		e.say(e.lang.PlanWeek(w, len(rows)))
		if len(rows) > 0 {
			e.table(e.lang.PlanHeadings(), rows)
		}
	}
	if len(plan.Beyond) > 0 {
		e.say(e.lang.PlanBeyond(len(plan.Beyond)))
		var rows [][]string
		for _, v := range plan.Beyond {
			rows = append(rows, row(v))
		}
		e.table(e.lang.PlanHeadings(), rows)
	}
}

// planDocument is review plan for programs.
func planDocument(plan *review.Schedule) any {
	visit := func(v review.Visit) map[string]any {
		return map[string]any{"household": v.Household, "region": v.Region, "due": reviewDocument(v.Due)}
	}
	weeks := []any{}
	visits := plan.Visits
	for i, w := range plan.Weeks {
		in := []any{}
		for ; len(visits) > 0 && visits[0].Week == i; visits = visits[1:] {
			in = append(in, visit(visits[0].Visit))
		}
		weeks = append(weeks, map[string]any{"first": w.First.String(), "last": w.Last.String(), "days": w.Days, "visits": in})
	}
	beyond := []any{}
	for _, v := range plan.Beyond {
		beyond = append(beyond, visit(v))
	}
	return map[string]any{"version": 1, "weeks": weeks, "beyond": beyond}
}
