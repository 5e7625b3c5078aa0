package tui

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/reports/wording"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// tableFaultList is what is wrong or remarkable with papers that were read: a list
// that is walked, with the place and what to do.
type tableFaultList struct {
	f      *frame.Frame
	faults calc.Faults
	list   frame.List
}

// set takes what was found: what refuses the papers stands before the remarks.
func (p *tableFaultList) set(faults calc.Faults) {
	p.faults = faults.Refusing()
	for _, fault := range faults {
		if fault.Warning {
			p.faults = append(p.faults, fault)
		}
	}
	p.list.SetRows(len(faults))
}

func (p *tableFaultList) update(msg tea.KeyMsg) { p.list.Key(msg) }

// counted is how many there are, as lint says it.
func (p *tableFaultList) counted() string {
	bad := len(p.faults.Refusing())
	return p.f.Lang.Linted(bad, len(p.faults)-bad)
}

// draw draws the list, and below it the one at the cursor whole.
func (p *tableFaultList) draw(b canvas.Box) {
	if len(p.faults) == 0 {
		b.Text(2, 0, p.f.Text("tables.no_fault"), canvas.Good)
		return
	}
	below, rows := b.Bottom(min(7, b.H/2))
	p.list.Draw(rows, true, func(i int, line canvas.Box, style canvas.Style) {
		fault, mark := &p.faults[i], p.f.Text("tables.fault")
		if fault.Warning {
			mark = p.f.Text("tables.remark")
		} else {
			style = canvas.Bad
		}
		what, _ := p.f.Lang.FaultParts(wording.Screens, *fault)
		line.TextIn(0, 0, 6, mark, style)
		line.TextIn(7, 0, 22, tableFaultPlace(fault), canvas.Dim)
		line.Text(30, 0, what, style)
	})
	below.Rule(0)
	in := below.In(1, 1, below.W-2, below.H-1)
	fault := &p.faults[p.list.At]
	what, remedy := p.f.Lang.FaultParts(wording.Screens, *fault)
	end := in.Text(0, 0, p.f.Text("tables.fault_at", strconv.Itoa(p.list.At+1), strconv.Itoa(len(p.faults))), canvas.Strong)
	in.Text(end+2, 0, tableFaultPlace(fault), canvas.Strong)
	y := in.Fold(1, what, canvas.Plain)
	if remedy != "" {
		in.Fold(y, "→ "+remedy, canvas.Good)
	}
}

// tableFaultPlace is where a fault stands: in the papers, else at a household.
func tableFaultPlace(fault *calc.Fault) string {
	if at := fault.Place.String(); at != "" {
		return at
	}
	return fault.Subject
}
