package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

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

// rosterText prints a month for a person.
func (e *env) rosterText(r *casework.MonthRoster) error {
	text, err := reports.RosterText(reports.MonthOf(r.Book, r), e.lang, e.width())
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
