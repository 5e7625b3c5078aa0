package cmd

import (
	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/calc/sheet"
	"doudi/reports/wording"
	"doudi/store/casework"
)

// applicationList is doudi application list: what is due, the late ones first.
func (e *env) applicationList() *cobra.Command {
	var filter casework.ApplicationFilter
	var township, program, stage string
	c := e.command("list", "application list", exactly(0), func(*cobra.Command, []string) error {
		filter.Township, filter.Program = calc.RegionCode(township), sheet.ParseProgram(program)
		if stage != "" {
			var ok bool
			if filter.Stage, ok = wording.ParseApplicationStage(stage); !ok || filter.Stage == procedure.New {
				return usage("usage.bad_value", "--stage", stage)
			}
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		files, err := office.Applications(filter)
		if err != nil {
			return err
		}
		return e.applications(files)
	})
	f := c.Flags()
	f.StringVar(&township, "township", "", e.lang.Flag("application list", "township"))
	f.StringVar(&program, "program", "", e.lang.Flag("application list", "program"))
	f.StringVar(&stage, "stage", "", e.lang.Flag("application list", "stage"))
	f.BoolVar(&filter.Overdue, "overdue", false, e.lang.Flag("application list", "overdue"))
	f.BoolVar(&filter.Tomorrow, "due-tomorrow", false, e.lang.Flag("application list", "due-tomorrow"))
	f.BoolVar(&filter.Mine, "mine", false, e.lang.Flag("application list", "mine"))
	f.StringVar(&filter.Text, "find", "", e.lang.Flag("application list", "find"))
	f.BoolVar(&filter.Closed, "all", false, e.lang.Flag("application list", "all"))
	return c
}

// applications prints a list of applications.
func (e *env) applications(files []*casework.ApplicationFile) error {
	overdue, tomorrow := 0, 0
	rows, documents := [][]string{}, []any{}
	for _, f := range files {
		row := []string{f.Number, f.Applicant, e.lang.Program(f.Program), f.Village, e.lang.ApplicationStage(f.Stage)}
		if d := f.Pressing(); d != nil {
			row = append(row, e.lang.ApplicationStep(d.Step), e.due(d), e.lang.Urgency(d.Urgency, d.Left), e.lang.Term(d.Term), e.lang.Basis(d.Basis, f.Cites))
			switch d.Urgency {
			case procedure.Overdue:
				overdue++
			case procedure.DueTomorrow:
				tomorrow++
			}
		} else {
			row = append(row, "", "", "", "", "")
		}
		rows, documents = append(rows, row), append(documents, applicationDocument(f))
	}
	if e.json {
		return e.document(map[string]any{"version": 1, "overdue": overdue, "due_tomorrow": tomorrow, "applications": documents})
	}
	if len(rows) == 0 {
		e.say(e.lang.NoApplications())
		return nil
	}
	e.table(e.lang.ApplicationHeadings(), rows)
	e.remark(e.lang.ApplicationCount(len(rows), overdue, tomorrow))
	return nil
}
