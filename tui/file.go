package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// file is a household's file 一户一档: its people, means and awards, what it is
// paid and why, and everything that can be done about it. Opening it is noted in
// the journal.
type file struct {
	f       *frame.Frame
	number  calc.HouseholdNumber
	look    casework.Look
	file    *casework.File
	list    frame.List // its awards
	reading frame.Pending
	why     frame.Pending
}

func newFile(f *frame.Frame, n calc.HouseholdNumber) *file { return &file{f: f, number: n} }

func (p *file) Title() string { return p.f.Text("file.title", string(p.number)) }

func (p *file) Start() tea.Cmd {
	look := p.look
	return frame.Read(p.f, &p.reading, func(o *casework.Office) (*casework.File, error) { return o.ShowAs(p.number, look) }, func(file *casework.File, err error) tea.Cmd {
		if err != nil {
			return tea.Batch(p.f.Close(), p.f.Fail(err))
		}
		p.file = file
		p.list.SetRows(len(file.Awards))
		return nil
	})
}

func (p *file) Update(msg tea.KeyMsg) tea.Cmd {
	p.list.Key(msg)
	return nil
}

// award is the award at the cursor; nil where there is none.
func (p *file) award() *casework.AwardFile {
	if p.file == nil || p.list.At >= len(p.file.Awards) {
		return nil
	}
	return &p.file.Awards[p.list.At]
}

func (p *file) Actions() []frame.Action {
	explain := frame.Action{Key: "e", Name: p.f.Text("file.explain"), Do: p.explain}
	if p.award() == nil {
		explain.Why = p.f.Text("file.no_award")
	}
	whole := frame.Action{Key: "w", Name: p.f.Text("file.whole"), Do: p.askWhole, Why: why(p.f, casework.ReadWhole)}
	if p.look.Whole {
		whole.Why = p.f.Text("file.is_whole")
	}
	all := []frame.Action{explain, whole}
	if p.file != nil {
		all = append(all, decisionActions(p.f, p.file, p.award())...)
		all = append(all, reviewActions(p.f, p.file, p.award())...)
		all = append(all, applicationActions(p.f, p.file)...)
		all = append(all, householdActions(p.f, p.file)...)
	}
	return all
}

// why says why the operator's roles do not allow something; "" where they do.
func why(f *frame.Frame, r casework.Right) string {
	if f.Standing != nil && !f.Standing.May(r) {
		return f.Text("role.not")
	}
	return ""
}

// askWhole asks for the reason for which numbers are to be seen whole.
func (p *file) askWhole() tea.Cmd {
	reason := form.New(&form.Field{Key: "reason", Label: p.f.Text("file.reason"), Check: func(v string) string {
		if v == "" {
			return p.f.Text("file.reason_missing")
		}
		return ""
	}})
	return p.f.Ask(p.f.Text("file.whole"), []string{p.f.Text("file.whole_text")}, reason, func(r *form.Form) tea.Cmd {
		p.look = casework.Look{Whole: true, Reason: r.Value("reason")}
		return p.Start()
	})
}

func (p *file) explain() tea.Cmd {
	a := p.award()
	return explain(p.f, &p.why, p.number, a.Program, p.file.Month, p.look)
}

// explain shows why an amount is what it is, down to the row of the table and
// the document.
func explain(f *frame.Frame, p *frame.Pending, n calc.HouseholdNumber, program calc.Program, m calc.Month, look casework.Look) tea.Cmd {
	return frame.Read(f, p, func(o *casework.Office) ([]casework.Explanation, error) { return o.ExplainAs(n, program, m, look) }, func(list []casework.Explanation, err error) tea.Cmd {
		if err != nil {
			return f.Fail(err)
		}
		var text string
		for i := range list {
			x := &list[i]
			text += f.Lang.ExplanationTitle(x.AwardKey, x.Month, x.State, x.Policy) + "\n" + f.Lang.Explanation(x.Steps, x.Cites) + "\n"
		}
		if text == "" {
			return f.Warn(f.Text("file.no_award"))
		}
		return f.Open(f.NewPager(f.Text("explain.title", string(n)), text))
	})
}

func (p *file) View(b canvas.Box) {
	if p.file == nil {
		return
	}
	l, x, h := p.f.Lang, p.file, p.file.Household
	in := b.In(1, 0, b.W-2, b.H)
	end := in.Text(0, 0, string(h.Number)+" "+calledBy(h), canvas.Strong)
	in.Text(end+3, 0, x.Township+x.Village+"   "+l.Settlement(h.Settlement), canvas.Plain)
	y := 1
	if x.Closed {
		y = in.Fold(y, l.HouseholdClosed(x.Into), canvas.Warn)
	}
	for i := range h.Members {
		in.Text(2, y, l.MemberLineAs(&h.Members[i], x.Month, x.Shown.Number(string(h.Members[i].ID))), canvas.Plain)
		y++
	}
	for i := range h.Items {
		in.Text(2, y, l.ItemLine(&h.Items[i]), canvas.Dim)
		y++
	}
	y++
	in.Text(0, y, p.f.Text("file.awards", x.Month.String(), x.Total().String()), canvas.Strong)
	y = p.awards(in, y+1)
	p.payment(in.In(0, y+1, in.W, in.H-y-1))
}

// awards draws the awards, with the cursor at one of them.
func (p *file) awards(in canvas.Box, y int) int {
	rows := max(1, min(len(p.file.Awards), in.H-y-6))
	p.list.Draw(in.In(0, y, in.W, rows), true, func(i int, line canvas.Box, style canvas.Style) {
		a := &p.file.Awards[i]
		if a.Error != nil {
			style = canvas.Bad
		}
		end := line.Text(0, 0, p.f.Lang.AwardLine(a.AwardKey, &a.Now, p.file.Month, tableError(p.f, a.Error)), style)
		if a.IsDue {
			line.Text(end+3, 0, p.f.Lang.DueLine(a.Due), canvas.Dim)
		}
	})
	return y + rows
}

// tableError is what the tables fail to say about an award; "" for nothing.
func tableError(f *frame.Frame, err error) string {
	if err == nil {
		return ""
	}
	return f.Lang.TableError(err)
}

func (p *file) payment(b canvas.Box) {
	l, x, h := p.f.Lang, p.file, p.file.Household
	payee, id := h.PaidTo()
	y := 0
	if x.Shown.Whole() {
		b.Text(0, y, l.ContactLine(h.Address, h.Phone), canvas.Plain)
		payee += " " + string(id)
		y++
	}
	b.Text(0, y, l.PayeeLine(payee, h.Bank, x.Shown.Number(h.Account)), canvas.Plain)
	y++
	if x.Asked != nil {
		y = b.Fold(y, l.AccountAsked(h.Number, x.Asked.Before, x.Asked.After), canvas.Warn)
	}
	if x.LastPayment != nil {
		b.Text(0, y, l.LastPaymentLine(x.LastPayment.Month, x.LastPayment.Amount), canvas.Plain)
	}
}
