package cmd

import (
	"slices"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store/casework"
)

// taken is one step of an application, who takes it and when.
type taken struct {
	day  calc.Day
	by   string
	step casework.Step
}

// apply takes an application in on a day, and its steps on theirs.
func (d *demo) apply(day calc.Day, in casework.Opening, steps ...taken) {
	d.deed(day, func() (string, error) {
		if in.Household == "" { // a family that is not on file lives somewhere in the county
			region, err := d.firstVillage(day)
			if err != nil {
				return "", err
			}
			in.Region = region
		}
		f, err := d.at("li", day).OpenApplication(in)
		if err != nil {
			return "", err
		}
		d.desk.applications++
		d.desk.numbers[in.Applicant+string(in.Household)] = f.Number
		return "", nil
	})
	for _, s := range steps {
		d.deed(s.day, func() (string, error) {
			_, err := d.at(s.by, s.day).AdvanceApplication(d.desk.numbers[in.Applicant+string(in.Household)], s.step)
			return "", err
		})
	}
}

// firstVillage is the village of the county's first household.
func (d *demo) firstVillage(day calc.Day) (region calc.RegionCode, err error) {
	err = d.at("li", day).List("", func(h *calc.Household, _ string) error {
		if region == "" {
			region = h.Region
		}
		return nil
	})
	return region, err
}

// windowDeeds are applications that have come to different stages by the end.
func (d *demo) windowDeeds() {
	second, third, last := demoOpening+1, demoOpening+2, demoOpening+demoMonths
	li := func(day calc.Day, kinds ...procedure.Kind) (list []taken) {
		for _, k := range kinds {
			s := taken{day, "li", casework.Step{Kind: k}}
			if k == procedure.Visited {
				s.step.With = []string{"赵建国"}
			}
			list = append(list, s)
		}
		return list
	}
	to := func(name string) casework.Opening {
		return casework.Opening{Applicant: name, Program: calc.Dibao, Source: procedure.Applied}
	}
	d.apply(on(second, 28), to("马国强"), slices.Concat( // overdue
		li(on(second, 31), procedure.Consented, procedure.Accepted), li(on(third, 2), procedure.SurveyStarted, procedure.MatchRequested), li(on(third, 3), procedure.MatchStarted),
	)...)
	d.apply(on(third, 3), to("周小满"), slices.Concat( // due tomorrow
		li(on(third, 7), procedure.Consented, procedure.Accepted), li(on(third, 9), procedure.SurveyStarted, procedure.MatchRequested),
		li(on(third, 10), procedure.MatchStarted), li(on(third, 15), procedure.MatchFit), li(on(third, 17), procedure.Visited),
	)...)
	d.apply(on(third, 7), to("冯桂芝"), slices.Concat( // its notice has stood its time
		li(on(third, 9), procedure.Consented, procedure.Accepted), li(on(third, 10), procedure.SurveyStarted, procedure.MatchRequested),
		li(on(third, 11), procedure.MatchStarted), li(on(third, 14), procedure.MatchFit), li(on(third, 16), procedure.Visited), li(on(third, 17), procedure.OpinionFor, procedure.NoticeStarted),
	)...)
	found := casework.Opening{Applicant: "唐秀英", Program: calc.Dibao, Source: procedure.Found, Agent: "网格员"}
	d.apply(on(third, 28), found, slices.Concat( // waits for its match
		li(on(third, 29), procedure.Consented, procedure.Accepted), li(on(third, 30), procedure.SurveyStarted, procedure.MatchRequested), li(on(last, 8), procedure.MatchStarted),
	)...)
	d.apply(on(last, 8), to("罗建军")) // new
	d.deed(on(second, 28), func() (string, error) {
		d.approvedDeeds(li)
		d.order()
		return "", nil
	})
}

// approvedDeeds take a family with its aid to dibao: one close to a clerk of the
// township, which the county therefore visits and decides on; its award is
// recorded by one and confirmed by another.
func (d *demo) approvedDeeds(li func(calc.Day, ...procedure.Kind) []taken) {
	third, last := demoOpening+2, demoOpening+demoMonths
	n, ok := d.onTheEdge()
	if !ok {
		return
	}
	in := casework.Opening{Household: n, Program: calc.Dibao, Source: procedure.Applied, RelativeOf: "镇民政办 孙丽"}
	visited := append(li(on(third, 9), procedure.Visited), li(on(third, 10), procedure.Visited)...)
	visited[0].step.Level, visited[1].step.Level = procedure.Township, procedure.County
	d.apply(on(third, 1), in, slices.Concat(
		li(on(third, 2), procedure.Consented, procedure.Accepted), li(on(third, 3), procedure.SurveyStarted, procedure.MatchRequested),
		li(on(third, 4), procedure.MatchStarted), li(on(third, 8), procedure.MatchFit), visited, li(on(third, 11), procedure.OpinionFor, procedure.NoticeStarted),
		li(on(third, 24), procedure.Submitted), []taken{{on(third, 28), "wang", casework.Step{Kind: procedure.Approved}}},
	)...)
	d.deed(on(last, 8), func() (string, error) { return d.determines(on(last, 8), n) })
}

// onTheEdge is a household on file that has nothing but a recognition as being on
// the edge of dibao, and that has no part in the tale.
func (d *demo) onTheEdge() (n calc.HouseholdNumber, ok bool) {
	var last calc.HouseholdNumber
	only := true
	take := func() {
		if last != "" && only && d.lives[last] == nil {
			n, ok = last, true
		}
	}
	_, err := d.at("li", on(demoOpening+1, 28)).Awards(casework.AwardFilter{}, func(a *casework.AwardRow) error {
		if a.Household != last {
			take()
			last, only = a.Household, true
		}
		only = only && a.Program == calc.Edge
		return nil
	})
	take()
	return n, ok && err == nil
}

// determines records the award of the family that was approved, and has wang
// confirm it.
func (d *demo) determines(day calc.Day, n calc.HouseholdNumber) (string, error) {
	lost := calc.Money(36_000) // a head and month, since the wage earner fell ill
	v, err := d.at("li", day).Record(&casework.Proposal{
		Household: n, Program: calc.Dibao, Kind: calc.Determine, PerCapita: lost.Fraction(), Given: true, Reviewed: on(demoOpening+2, 10), Reason: "审核确认同意",
	}, nil)
	if err != nil {
		return "", err
	}
	if v, err = d.at("wang", day).ConfirmDecision(v.Number); err != nil {
		return "", err
	}
	return d.lang.DemoApproved(day, n, v.Head, v.Decision.From, v.Months[len(v.Months)-1].After), nil
}
