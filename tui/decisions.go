package tui

import (
	"errors"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// decisions is what waits for a second person 审核: decisions on awards and other
// accounts, first what the operator may confirm.
type decisions struct {
	f       *frame.Frame
	waiting []casework.Await
	known   bool
	list    frame.List
	reading frame.Pending
	looking frame.Pending
}

func newDecisions(f *frame.Frame) frame.Screen { return &decisions{f: f} }

func (d *decisions) Title() string { return d.f.Text("tab.decisions") }

func (d *decisions) Start() tea.Cmd {
	if why(d.f, casework.ReadCases) != "" {
		return nil
	}
	return frame.Read(d.f, &d.reading, func(o *casework.Office) ([]casework.Await, error) { return o.Awaiting() }, func(list []casework.Await, err error) tea.Cmd {
		if err != nil {
			return d.f.Fail(err)
		}
		at := d.at()
		d.waiting, d.known = list, true
		d.list.SetRows(len(list))
		for i := range list {
			if at != nil && sameAwait(at, &list[i]) {
				d.list.At = i
			}
		}
		return nil
	})
}

// sameAwait says whether two looks are at the same thing that waits.
func sameAwait(a, b *casework.Await) bool {
	if a.Decision != nil && b.Decision != nil {
		return a.Decision.Number == b.Decision.Number
	}
	return a.Account != nil && b.Account != nil && a.Household == b.Household
}

func (d *decisions) Update(msg tea.KeyMsg) tea.Cmd {
	d.list.Key(msg)
	return nil
}

// at is what waits at the cursor; nil where nothing does.
func (d *decisions) at() *casework.Await {
	if d.list.At >= len(d.waiting) {
		return nil
	}
	return &d.waiting[d.list.At]
}

func (d *decisions) Actions() []frame.Action {
	a := d.at()
	open := frame.Action{Key: "enter", Name: d.f.Text("await.open"), Do: func() tea.Cmd { return openAwait(d.f, a) }}
	if a == nil {
		open.Why = d.f.Text("await.nothing")
	}
	return append([]frame.Action{open}, append(second{d.f, a, &d.looking, func() tea.Cmd { return nil }}.actions(),
		d.confirmTogether(),
		frame.Action{Key: "l", Name: d.f.Text("await.list"), Do: func() tea.Cmd { return d.f.Open(newAwardList(d.f)) }, Why: why(d.f, casework.ReadCases)})...)
}

// openAwait shows a decision that waits whole; of an account all stands in the
// list, and the household's file has the rest.
func openAwait(f *frame.Frame, a *casework.Await) tea.Cmd {
	if a.Decision == nil {
		return f.Open(newFile(f, a.Household))
	}
	return f.Open(newAwaiting(f, a.Decision.Number))
}

func (d *decisions) View(b canvas.Box) {
	head, rest := b.Top(2)
	if !d.known {
		head.Text(1, 0, why(d.f, casework.ReadCases), canvas.Dim)
		return
	}
	if len(d.waiting) == 0 {
		head.Text(1, 0, d.f.Text("await.none"), canvas.Dim)
		return
	}
	head.Text(1, 0, d.f.Text("await.counted", strconv.Itoa(len(d.waiting)), strconv.Itoa(d.mine())), canvas.Strong)
	list, beside := d.split(rest)
	columns := []frame.Column{
		{Heading: d.f.Text("await.state"), Width: 9},
		{Heading: d.f.Text("await.household"), Width: 7},
		{Heading: d.f.Text("await.head"), Width: 8},
		{Heading: d.f.Text("await.what"), Width: 14, Share: 2},
		{Heading: d.f.Text("await.from"), Width: 7},
		{Heading: d.f.Text("await.money"), Width: 18, Right: true},
		{Heading: d.f.Text("await.by"), Width: 6, Share: 1},
	}
	spans := frame.Table(columns, list.W-2)
	frame.Headings(head.In(0, 1, list.W, 1), columns, spans)
	d.list.Draw(list, true, func(i int, line canvas.Box, _ canvas.Style) {
		for x, text := range awaitCells(d.f, &d.waiting[i]) {
			spans[x].Text(line, text, awaitStyle(&d.waiting[i]))
		}
	})
	drawAwait(beside, d.f, d.at())
}

// split is where the list stands and where what is at the cursor: beside it where
// there is room, else below.
func (d *decisions) split(b canvas.Box) (list, beside canvas.Box) {
	if b.W >= 118 {
		list, beside = b.Left(80)
		beside.Upright(0)
		return list, beside.In(2, 0, beside.W-3, beside.H)
	}
	below, above := b.Bottom(min(10, b.H/2))
	below.Rule(0)
	return above, below.In(1, 1, below.W-2, below.H-1)
}

// mine is how many of them the operator may confirm.
func (d *decisions) mine() (n int) {
	for i := range d.waiting {
		if d.waiting[i].Bar == nil {
			n++
		}
	}
	return n
}

func awaitStyle(a *casework.Await) canvas.Style {
	if a.Bar != nil {
		return canvas.Dim
	}
	return canvas.Plain
}

func awaitCells(f *frame.Frame, a *casework.Await) []string {
	if a.Account != nil {
		return []string{awaitState(f, a), string(a.Household), a.Head, f.Text("await.account"), "", f.Lang.AccountTail(a.Account.After), a.By}
	}
	v := a.Decision
	money := f.Text("await.uncounted")
	if n := len(v.Months); n > 0 { // the month in which it has settled
		money = f.Text("await.change", v.Months[n-1].Before.String(), v.Months[n-1].After.String())
	}
	what := f.Lang.AwardName(v.AwardKey, "") + " " + f.Lang.DecisionName(v.Decision.Kind)
	return []string{awaitState(f, a), string(a.Household), a.Head, what, v.Decision.From.String(), money, a.By}
}

// awaitBar is what stands in the way of the operator's confirming something that
// waits; of money that is another now, what its maker saw too.
func awaitBar(f *frame.Frame, a *casework.Await) (lines []string) {
	if a.Bar == nil {
		return nil
	}
	lines = decisionRefused(f, a.Bar)
	if a.Decision == nil || len(a.Decision.Months) == 0 {
		return lines
	}
	if now := &a.Decision.Months[0]; now.Before != a.Was || now.After != a.Will {
		lines = append(lines, f.Text("await.maker_saw", a.Was.String(), a.Will.String(), now.Before.String(), now.After.String()))
	}
	return lines
}

// awaitState says in a word whether the operator may confirm it, and if not why.
func awaitState(f *frame.Frame, a *casework.Await) string {
	var r *calc.Refusal
	if a.Bar == nil {
		return f.Text("await.yours")
	}
	if errors.As(a.Bar, &r) {
		switch r.Code {
		case "decision.own", "account.same_person":
			return f.Text("await.own")
		case "decision.household_changed", "decision.award_changed", "decision.tables_changed", "decision.money_changed", "account.changed":
			return f.Text("await.changed")
		}
	}
	return f.Text("await.barred")
}

// drawAwait draws in short what waits, and what stands in the way of it.
func drawAwait(b canvas.Box, f *frame.Frame, a *casework.Await) {
	if a == nil {
		return
	}
	y := 0
	for _, line := range awaitBar(f, a) {
		y = b.Fold(y, line, canvas.Warn)
	}
	if a.Account != nil {
		y = b.Fold(y, f.Lang.AccountChange(a.Account.Before, a.Account.After), canvas.Strong)
		b.Fold(y, askedBy(f, a), canvas.Plain)
		return
	}
	y = b.Fold(y, f.Lang.DecisionLine(&a.Decision.Decision), canvas.Strong)
	if b.H > 12 {
		decisionEffect(b.In(0, y+1, b.W, b.H-y-1), f, a.Decision)
		return
	}
	for _, line := range decisionLines(f, a.Decision)[2:] {
		y = b.Fold(y, line, canvas.Plain)
	}
}
