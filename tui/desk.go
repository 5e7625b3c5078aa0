package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc/review"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// desk is the first screen 工作台: what is due today, in the order of what hurts
// most if it is missed.
type desk struct {
	f       *frame.Frame
	due     *casework.DueList
	reading frame.Pending
}

func newDesk(f *frame.Frame) frame.Screen { return &desk{f: f} }

func (d *desk) Title() string { return d.f.Text("tab.desk") }

func (d *desk) Start() tea.Cmd {
	month := d.f.Today().Month()
	return frame.Read(d.f, &d.reading, func(o *casework.Office) (*casework.DueList, error) {
		return o.DueReviews(casework.DueQuery{Month: month})
	}, func(due *casework.DueList, err error) tea.Cmd {
		if err != nil {
			return d.f.Fail(err)
		}
		d.due = due
		return nil
	})
}

func (d *desk) Update(tea.KeyMsg) tea.Cmd { return nil }

func (d *desk) Actions() []frame.Action {
	return []frame.Action{{Key: "/", Name: d.f.Text("desk.find"), Do: func() tea.Cmd { return d.f.Go(1) }}}
}

func (d *desk) View(b canvas.Box) {
	b.Text(1, 0, d.f.Text("desk.today"), canvas.Strong)
	if d.due == nil {
		return
	}
	c := &d.due.Counts
	b.Text(3, 2, d.f.Lang.DueCounted(d.due.Month, len(d.due.Homes), c[review.Overdue], c[review.DueNow], c[review.Upcoming]), canvas.Plain)
}
