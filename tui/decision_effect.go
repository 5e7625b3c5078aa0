package tui

import (
	"doudi/calc"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// decisionEffect draws what a decision does: the components now and then, what
// each month is owed until it settles, what it replaces and what it rests on.
func decisionEffect(b canvas.Box, f *frame.Frame, v *casework.Preview) {
	if len(v.Months) == 0 {
		return
	}
	y := drawComponents(b, f, v)
	if lines := moneyLines(f, v); len(lines) > 1 {
		y++
		for _, line := range lines {
			y = b.Fold(y, line, canvas.Plain)
		}
	}
	y++
	if v.Missing != nil {
		for _, line := range decisionRefused(f, v.Missing) {
			y = b.Fold(y, "! "+line, canvas.Warn)
		}
	}
	if facts := v.Decision.Facts; facts != nil && facts.Income.People > 0 && facts.Class == "" {
		y = b.Fold(y, f.Lang.PerHead(facts.Income), canvas.Plain)
	}
	if v.Level != 0 {
		y = b.Fold(y, f.Lang.AuthorityLine(v.Level.String()), canvas.Plain)
	}
	for _, line := range replacedLines(f, v) {
		y = b.Fold(y, line, canvas.Dim)
	}
	for _, document := range v.Documents {
		y = b.Fold(y, f.Text("decide.documents", document), canvas.Dim)
	}
}

// component is a part of an amount, without a decision and with it.
type component struct {
	name      string
	was, will calc.Money
}

// components are the parts that there are before or after, and their sum last.
func components(f *frame.Frame, program calc.Program, m *casework.MonthMoney) []component {
	supplement := f.Text("decide.supplement")
	if program == calc.Tekun {
		supplement = f.Text("decide.care")
	}
	was, will := m.Was, m.Becomes
	var list []component
	for _, c := range []component{
		{f.Text("decide.base"), was.Base, will.Base},
		{supplement, was.Supplement, will.Supplement},
		{f.Text("decide.minimum"), was.Minimum, will.Minimum},
		{f.Text("decide.tapering"), was.Taper, will.Taper},
		{f.Text("decide.bonus"), was.Bonus, will.Bonus},
	} {
		if c.was != 0 || c.will != 0 {
			list = append(list, c)
		}
	}
	return append(list, component{f.Text("decide.total"), m.Before, m.After})
}

// drawComponents draws the table of the first month's components and returns the
// line below it. The difference has a column where there is room for one, else a
// line.
func drawComponents(b canvas.Box, f *frame.Frame, v *casework.Preview) int {
	first := &v.Months[0]
	list := components(f, v.Program, first)
	rows := [][4]string{{"", f.Text("decide.now"), f.Text("decide.then"), f.Text("decide.change")}}
	for _, c := range list {
		rows = append(rows, [4]string{c.name, c.was.String(), c.will.String(), difference(c.was, c.will)})
	}
	var widths [4]int
	for _, row := range rows {
		for i, text := range row {
			widths[i] = max(widths[i], b.Ruler().Width(text))
		}
	}
	b.Text(0, 0, f.Text("decide.effect", first.Month.String()), canvas.Strong)
	table := b.In(0, 1, b.W, b.H-1)
	columns := 4
	if widths[0]+widths[1]+widths[2]+widths[3]+3 > b.W {
		columns = 3
	}
	for y, row := range rows {
		style := canvas.Plain
		switch y {
		case 0:
			style = canvas.Dim
		case len(rows) - 1:
			style = canvas.Strong
		}
		table.TextIn(0, y, widths[0], row[0], style)
		x := widths[0] + 1
		for i := 1; i < columns; i++ {
			if i == 3 && y > 0 {
				style = changeStyle(list[y-1])
			}
			table.RightIn(x, y, widths[i], row[i], style)
			x += widths[i] + 1
		}
	}
	if columns == 4 {
		return len(rows) + 1
	}
	table.Text(0, len(rows), f.Text("decide.change")+" "+rows[len(rows)-1][3], changeStyle(list[len(list)-1]))
	return len(rows) + 2
}

// changeStyle is the look of a difference; its sign says the same.
func changeStyle(c component) canvas.Style {
	switch {
	case c.will > c.was:
		return canvas.Good
	case c.will < c.was:
		return canvas.Warn
	}
	return canvas.Dim
}

// difference is how much more or less, with its sign; nothing of what stays.
func difference(was, will calc.Money) string {
	switch {
	case will > was:
		return "+" + (will - was).String()
	case will < was:
		return (will - was).String()
	}
	return "0.00"
}
