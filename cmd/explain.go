package cmd

import (
	"errors"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/sheet"
	"doudi/store"
	"doudi/store/casework"
)

// explain is doudi explain: why this amount.
func (e *env) explain() *cobra.Command {
	var program, month string
	var look casework.Look
	c := e.command("explain HOUSEHOLD", "explain", exactly(1), func(_ *cobra.Command, args []string) error {
		if err := whole(&look); err != nil {
			return err
		}
		m, err := e.month(month)
		if err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		list, err := office.ExplainAs(calc.HouseholdNumber(args[0]), sheet.ParseProgram(program), m, look)
		switch {
		case errors.Is(err, store.ErrNotFound):
			return notFound("not_found.household", args[0])
		case err != nil:
			return e.tableFailure(err)
		case len(list) == 0:
			return notFound("not_found.award", args[0], program)
		}
		if e.json {
			return e.document(explanation{1, explanationDocument(e, list)})
		}
		for i := range list {
			x := &list[i]
			e.say(e.lang.ExplanationTitle(x.AwardKey, x.Month, x.State, x.Policy))
			e.say(e.lang.Explanation(x.Steps, x.Cites))
			for _, p := range x.PutRight {
				e.say(e.lang.NumberPutRight(p.Old, p.New, p.Journal))
			}
		}
		return nil
	})
	c.Flags().StringVar(&program, "program", "", e.lang.Flag("explain", "program"))
	c.Flags().StringVar(&month, "month", "", e.lang.Flag("explain", "month"))
	c.Flags().BoolVar(&look.Whole, "full", false, e.lang.Flag("explain", "full"))
	c.Flags().StringVar(&look.Reason, "reason", "", e.lang.Flag("explain", "reason"))
	return c
}

// tableFailure puts what the tables fail to say into words.
func (e *env) tableFailure(err error) error {
	if text := e.lang.TableError(e.face, err); text != "" {
		return &told{exitRefused, text}
	}
	return err
}

// step is a node of an explanation for programs (interface.md).
type step struct {
	Code     string            `json:"code"`
	Label    string            `json:"label"`
	Amount   string            `json:"amount"`
	Inputs   map[string]string `json:"inputs"`
	Document string            `json:"document"`
	Row      string            `json:"row"`
	Steps    []step            `json:"steps"`
}

// explanation is the whole tree.
type explanation struct {
	Version int `json:"version"`
	step
}

func explanationDocument(e *env, list []casework.Explanation) step {
	if len(list) == 1 {
		return stepDocument(e, list[0].Steps, list[0].Cites)
	}
	root := step{Code: "household", Label: e.lang.StepLabel("household"), Inputs: map[string]string{"household": string(list[0].Household), "month": list[0].Month.String()}}
	var total calc.Money
	for i := range list {
		total += list[i].Entry.Total()
		root.Steps = append(root.Steps, stepDocument(e, list[i].Steps, list[i].Cites))
	}
	root.Amount = total.String()
	return root
}

func stepDocument(e *env, s *entitlement.Step, cites map[string]string) step {
	out := step{Code: s.Code, Label: e.lang.StepLabel(s.Code), Amount: s.Amount, Inputs: map[string]string{}, Document: cites[s.Document], Row: s.Row, Steps: []step{}}
	for _, in := range s.Inputs {
		out.Inputs[in.Name] = in.Value
	}
	for _, child := range s.Steps {
		out.Steps = append(out.Steps, stepDocument(e, child, cites))
	}
	return out
}
