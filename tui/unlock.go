package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// gate is what stands before the office 开锁: who is at work, and what opens the
// store to them; or how to get a store.
type gate struct {
	f       *frame.Frame
	o       *Options
	form    *form.Form
	opening frame.Pending
	wrong   []string
}

func newGate(f *frame.Frame, o *Options) *gate {
	g := &gate{f: f, o: o}
	g.form = form.New(
		&form.Field{Key: "name", Label: f.Text("unlock.name"), Limit: 100},
		&form.Field{Key: "secret", Label: f.Text("unlock.passphrase"), Kind: form.Secret, Limit: 1000},
	)
	g.form.Set("name", o.Operator)
	if o.Operator != "" {
		g.form.Focus("secret")
	}
	return g
}

func (g *gate) Title() string { return g.f.Text("unlock.title") }

// Start opens the office at once where a key does, when the program begins.
func (g *gate) Start() tea.Cmd {
	if g.o.Exists && g.o.Key != "" && g.f.Standing == nil {
		return g.enter()
	}
	return nil
}

func (g *gate) Typing() bool { return g.o.Exists && g.o.Key == "" && !g.opening.Busy() }

func (g *gate) Actions() []frame.Action {
	quit := frame.Action{Key: "ctrl+q", Name: g.f.Text("act.quit"), Do: g.f.Quit}
	if !g.o.Exists {
		return []frame.Action{quit}
	}
	a := frame.Action{Key: "enter", Name: g.f.Text("unlock.do"), Do: g.enter}
	if g.opening.Busy() {
		a.Why = g.f.Text("unlock.opening")
	}
	return []frame.Action{a, quit}
}

func (g *gate) Update(msg tea.KeyMsg) tea.Cmd {
	if g.Typing() {
		g.form.Update(msg)
	}
	return nil
}

// enter goes from the name to the passphrase, and from there into the office.
func (g *gate) enter() tea.Cmd {
	name, secret := g.form.Value("name"), g.form.Value("secret")
	if g.o.Key == "" {
		switch {
		case name == "":
			g.wrong = []string{g.f.Text("unlock.no_name")}
			return nil
		case secret == "" && g.form.Focused() == "name":
			g.form.Focus("secret")
			return nil
		case secret == "":
			g.wrong = []string{g.f.Text("unlock.no_secret")}
			return nil
		}
	}
	g.wrong = nil
	g.form.Set("secret", "")
	return frame.Unlock(g.f, &g.opening, func() (*casework.Office, error) { return g.o.Open(name, secret) }, func(err error) {
		g.wrong = g.f.Words(err)
		g.form.Focus("secret")
	})
}

func (g *gate) View(b canvas.Box) {
	wide, high := min(b.W, 72), min(b.H, 16)
	if len(g.wrong) > 0 {
		high = min(b.H, 20)
	}
	inside := b.In(max(0, (b.W-wide)/2), max(0, (b.H-high)/2), wide, high)
	if !g.o.Exists {
		g.welcome(b.In(2, 1, b.W-4, b.H-2))
		return
	}
	in := inside.Border(g.f.Text("unlock.welcome"))
	in.Text(0, 1, g.f.Text("unlock.store", g.o.Store), canvas.Dim)
	if g.o.Key != "" {
		in.Text(0, 3, g.f.Text("unlock.key", g.o.Key), canvas.Plain)
	} else {
		g.form.View(in.In(0, 3, in.W, 2))
	}
	y := 6
	if g.opening.Busy() {
		in.Text(0, y, g.f.Text("unlock.opening"), canvas.Warn)
	}
	for _, line := range g.wrong {
		y = in.Fold(y, line, canvas.Bad)
	}
	if g.o.Key == "" && len(g.wrong) == 0 {
		in.In(0, in.H-2, in.W, 2).Fold(0, g.f.Text("unlock.hint"), canvas.Dim)
	}
}

// welcome is for who starts the program before there is a store.
func (g *gate) welcome(b canvas.Box) {
	b.Text(0, 0, g.f.Text("welcome.title"), canvas.Strong)
	y := b.Fold(2, g.f.Text("welcome.none", g.o.Store), canvas.Plain) + 1
	for _, way := range [][2]string{
		{g.f.Text("welcome.demo"), "doudi demo"},
		{g.f.Text("welcome.init"), "doudi init --policy P --regions R --opening 2026-07 --county C --operator A"},
		{g.f.Text("welcome.other"), ""},
		{g.f.Text("welcome.help"), ""},
	} {
		y = b.Fold(y, way[0], canvas.Plain)
		if way[1] != "" {
			b.Text(4, y, way[1], canvas.Key)
			y++
		}
		y++
	}
}
