package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"doudi/calc/roster"
	"doudi/reports"
	"doudi/store/casework"
)

// rosterGroup is doudi roster: the month's life.
func (e *env) rosterGroup() *cobra.Command {
	return e.group("roster", e.rosterRun(), e.rosterCheck(), e.rosterShow(), e.rosterDiff(),
		e.rosterSubmit(), e.rosterConfirm(), e.rosterVerify(), e.rosterReplay())
}

// loadRoster is the roster of --month for the commands that only look.
func (e *env) loadRoster(month string) (*casework.Office, *casework.MonthRoster, error) {
	m, err := e.month(month)
	if err != nil {
		return nil, nil, err
	}
	office, err := e.office()
	if err != nil {
		return nil, nil, err
	}
	if err := thrifty(office); err != nil {
		return nil, nil, err
	}
	r, err := office.Roster(m)
	return office, r, err
}

// report is a roster as its files and texts are made from it.
func (e *env) monthReport(r *casework.MonthRoster) *reports.Month {
	m := &reports.Month{
		County: r.County, Month: r.Month, State: r.State, Each: r.Each, Findings: r.Findings, Totals: r.Totals,
		Overrides: r.Seal.Overrides, RegionName: r.RegionName, Operator: e.operatorName(), Blocked: len(r.Blocking()) > 0,
	}
	if r.State != roster.Draft {
		m.Seal, m.Foot = r.Seal, e.lang.Foot(r.Seal.Journal, r.Seal.JournalHead.Short())
	}
	return m
}

// rosterText prints a month for a person.
func (e *env) rosterText(r *casework.MonthRoster) error {
	text, err := reports.RosterText(e.monthReport(r), e.lang, e.width())
	if err == nil {
		e.say(text)
	}
	return err
}

// width is how many columns a text may take: the terminal's, or a page's.
func (e *env) width() int {
	var w int
	if _, err := fmt.Sscan(e.Getenv("COLUMNS"), &w); err != nil || w < 40 {
		return 100
	}
	return w
}
