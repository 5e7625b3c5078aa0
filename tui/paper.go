package tui

import (
	"reflect"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// paper is a form that becomes an act 表单: its fields on the left, and beside
// them, live, what the act would do. What is in it is kept as a draft until it
// has been handed in.
type paper struct {
	f     *frame.Frame
	title string
	draft string // key of its draft; "" keeps none
	form  *form.Form
	// try asks what the act would do with the fields as they are, and draws it;
	// nil where nothing can be said before. It runs beside the keyboard.
	try func(o *casework.Office, values map[string]string) (effect, error)
	// hand hands the form in.
	hand func() tea.Cmd
	// adapt makes fields come and go by what stands in others and what was found
	// out; nil for none.
	adapt func()
	more  []frame.Action

	trying frame.Pending
	tried  map[string]string
	effect effect
	wrong  []string
}

// effect draws what an act would do into a box.
type effect func(b canvas.Box)

// start restores a draft and begins.
func (p *paper) start() *paper {
	if kept := p.f.Draft(p.draft); p.draft != "" && kept != nil {
		p.form.Restore(kept)
	}
	p.adapted()
	return p
}

func (p *paper) adapted() {
	if p.adapt != nil {
		p.adapt()
	}
}

func (p *paper) Title() string { return p.title }

// Typing is true in every field: a letter pressed at a choice is no action.
func (p *paper) Typing() bool { return true }

// Start looks anew at what the act would do: the store may have changed.
func (p *paper) Start() tea.Cmd { return p.look() }

func (p *paper) Draft() (string, map[string]string) { return p.draft, p.form.Values() }

func (p *paper) Update(msg tea.KeyMsg) tea.Cmd {
	if !p.form.Update(msg) {
		return nil
	}
	p.adapted()
	return p.look()
}

// look asks what the act would do with what stands in the fields. While an
// answer is awaited no other question is asked; its answer asks again.
func (p *paper) look() tea.Cmd {
	if p.try == nil || p.trying.Busy() {
		return nil
	}
	values := p.form.Values()
	return frame.Read(p.f, &p.trying, func(o *casework.Office) (effect, error) { return p.try(o, values) }, func(e effect, err error) tea.Cmd {
		p.effect, p.wrong, p.tried = e, nil, values
		if err != nil {
			p.effect, p.wrong = nil, p.f.Words(err)
		}
		p.adapted()
		if !reflect.DeepEqual(values, p.form.Values()) {
			return p.look()
		}
		return nil
	})
}

func (p *paper) Actions() []frame.Action {
	all := []frame.Action{{Key: "ctrl+s", Name: p.f.Text("paper.hand"), Do: p.handIn}}
	all = append(all, p.more...)
	return append(all, frame.Action{Key: "esc", Name: p.f.Text("paper.leave"), Do: p.f.Close})
}

// handIn hands the form in when its fields are in order.
func (p *paper) handIn() tea.Cmd {
	if !p.form.Check() {
		return p.f.Warn(p.f.Text("paper.check"))
	}
	return p.hand()
}

// done leaves the form, which has been handed in, and says what came of it.
func (p *paper) done(text string) tea.Cmd {
	back := p.f.Close()
	gone := p.f.DropDraft(p.draft)
	return tea.Batch(back, gone, p.f.Tell(text))
}

func (p *paper) View(b canvas.Box) {
	head, rest := b.Top(2)
	head.Text(1, 0, p.title, canvas.Strong)
	if p.try == nil {
		p.form.View(rest.In(1, 0, rest.W-2, rest.H))
		return
	}
	fields, beside := rest.Left(max(44, rest.W*11/20))
	p.form.View(fields.In(1, 0, fields.W-2, fields.H))
	beside.Upright(0)
	in := beside.In(2, 0, beside.W-3, beside.H)
	switch {
	case p.wrong != nil:
		y := 0
		for _, line := range p.wrong {
			y = in.Fold(y, line, canvas.Warn)
		}
	case p.effect != nil:
		p.effect(in)
	default:
		in.Text(0, 0, p.f.Text("paper.trying"), canvas.Dim)
	}
}
