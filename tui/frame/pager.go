package frame

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/tui/canvas"
)

// Pager is a text that is read: up and down, and nothing to be done with it but
// what the one who shows it adds.
type Pager struct {
	f       *Frame
	title   string
	text    string
	more    []Action
	top     int
	lines   []string // folded to the width at which it was drawn last
	folded  int
	visible int
}

// NewPager is a page with a text; more are its actions.
func (f *Frame) NewPager(title, text string, more ...Action) *Pager {
	return &Pager{f: f, title: title, text: strings.TrimRight(text, "\n"), more: more}
}

// Title is the page's name.
func (p *Pager) Title() string { return p.title }

// Start has nothing to ask for.
func (p *Pager) Start() tea.Cmd { return nil }

// Actions are those that came with the text.
func (p *Pager) Actions() []Action { return p.more }

// Update moves in the text.
func (p *Pager) Update(msg tea.KeyMsg) tea.Cmd {
	switch msg.String() {
	case "up", "k":
		p.top--
	case "down", "j":
		p.top++
	case "pgup":
		p.top -= p.visible - 1
	case "pgdown", " ":
		p.top += p.visible - 1
	case "home", "g":
		p.top = 0
	case "end", "G":
		p.top = len(p.lines)
	}
	p.clamp()
	return nil
}

func (p *Pager) clamp() { p.top = max(0, min(p.top, len(p.lines)-p.visible)) }

// View draws what of the text there is room for.
func (p *Pager) View(b canvas.Box) {
	head, body := b.Top(1)
	head.Text(1, 0, p.title, canvas.Strong)
	body = body.In(1, 0, body.W-2, body.H)
	if p.folded != body.W {
		p.lines, p.folded = b.Ruler().Fold(p.text, body.W), body.W
	}
	p.visible = body.H
	p.clamp()
	for y := 0; y < body.H && p.top+y < len(p.lines); y++ {
		body.Text(0, y, p.lines[p.top+y], canvas.Plain)
	}
	if len(p.lines) > p.visible {
		head.RightIn(0, 0, head.W-1, p.f.Text("pager.place", decimal(p.top+p.visible), decimal(len(p.lines))), canvas.Dim)
	}
}
