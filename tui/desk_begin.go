package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/canvas"
)

// beginsAt is where each step of the beginning is done.
var beginsAt = map[string]int{
	"begin.regions":     tabTables,
	"begin.tables":      tabTables,
	"begin.operators":   tabAdmin,
	"begin.households":  tabTables,
	"begin.application": tabApplications,
}

// firstSteps are what a new office does before there is work 起步, with how it is
// done; none once there is.
func (d *desk) firstSteps() (all []task) {
	if !d.begins() {
		return nil
	}
	for _, s := range d.begin.Steps {
		what, how := d.f.Lang.Beginning(wording.Screens, s.Code, s.Args...)
		step := task{mark: "○", style: canvas.Warn, name: what, how: how, do: func() tea.Cmd { return d.f.Go(beginsAt[s.Code]) }}
		if s.Done {
			step.mark, step.style = "✓", canvas.Good
		}
		all = append(all, step)
	}
	return all
}

// setBeginning takes what an office has, and goes to the first step that it lacks when
// it is seen first.
func (d *desk) setBeginning(x *casework.Beginning) {
	if d.begin == nil {
		d.list.At = max(0, slices.IndexFunc(x.Steps, func(s casework.FirstStep) bool { return !s.Done }))
	}
	d.begin = x
}

// begins says whether there is no work yet.
func (d *desk) begins() bool { return d.begin != nil && !d.begin.Begun }
