package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/sheet"
	"doudi/store/casework"
)

// listAwards is doudi award list: what waits to be confirmed, then the awards.
func (e *env) listAwards() *cobra.Command {
	var household, region, program string
	c := e.command("list", "award list", exactly(0), func(*cobra.Command, []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		filter := casework.AwardFilter{Household: calc.HouseholdNumber(household), Region: region, Program: sheet.ParseProgram(program)}
		var rows [][]string
		documents := []any{}
		waiting, err := office.Awards(filter, func(r *casework.AwardRow) error {
			if e.json {
				documents = append(documents, awardDocument(r))
			} else {
				rows = append(rows, e.awardRow(r))
			}
			return nil
		})
		if err != nil {
			return e.decisionError(err, household)
		}
		if e.json {
			return e.document(map[string]any{"version": 1, "waiting": waitingDocuments(waiting), "awards": documents})
		}
		if len(waiting) > 0 {
			e.table(e.lang.WaitingHeadings(), e.waitingRows(waiting))
			e.say("")
		}
		e.table(e.lang.AwardHeadings(), rows)
		return nil
	})
	f := c.Flags()
	f.StringVar(&household, "household", "", e.lang.Flag("award list", "household"))
	f.StringVar(&region, "region", "", e.lang.Flag("award list", "region"))
	f.StringVar(&program, "program", "", e.lang.Flag("award list", "program"))
	return c
}

func (e *env) waitingRows(waiting []casework.Waiting) [][]string {
	var rows [][]string
	for i := range waiting {
		w := &waiting[i]
		d := &w.Decision
		rows = append(rows, []string{
			fmt.Sprint(w.Number), string(w.AwardKey.Household), w.Head, e.lang.Program(w.Program), tailOf(w.Person), e.lang.DecisionName(d.Kind), d.From.String(),
			w.Basis.Before.String(), w.Basis.After.String(), d.RecordedBy, d.RecordedAt.Local().Format("2006-01-02 15:04"),
		})
	}
	return rows
}

func (e *env) awardRow(r *casework.AwardRow) []string {
	amount := r.Now.Total().String()
	if r.Error != nil {
		amount = e.tableError(r.Error)
	}
	last := &r.Decisions[len(r.Decisions)-1]
	return []string{
		string(r.Household), r.Head, e.lang.Program(r.Program), tailOf(r.Person), e.lang.Standing(r.Now.Standing), fmt.Sprint(r.Now.People()),
		amount, e.lang.LastDecision(last), r.Village,
	}
}

// tailOf is the end of a person's number, "" of none.
func tailOf(id calc.IDNumber) string {
	if id == "" {
		return ""
	}
	return id.Tail()
}

func waitingDocuments(waiting []casework.Waiting) []any {
	out := []any{}
	for i := range waiting {
		w := &waiting[i]
		out = append(out, map[string]any{
			"number": w.Number, "household": w.AwardKey.Household, "head": w.Head, "program": w.Program, "person": tailOf(w.Person), "decision": w.Decision.Kind.String(),
			"from": w.Decision.From.String(), "before": w.Basis.Before.String(), "after": w.Basis.After.String(), "recorded_by": w.Decision.RecordedBy,
		})
	}
	return out
}

func awardDocument(r *casework.AwardRow) any {
	out := map[string]any{
		"household": r.Household, "head": r.Head, "program": r.Program, "person": tailOf(r.Person), "standing": r.Now.Standing.String(),
		"insured": r.Now.People(), "month": r.Month.String(), "amount": r.Now.Total().String(), "decisions": len(r.Decisions), "error": nil,
	}
	if r.Error != nil {
		out["error"] = r.Error.Error()
	}
	return out
}
