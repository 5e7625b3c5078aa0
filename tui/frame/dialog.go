package frame

import (
	"errors"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/tui/canvas"
	"doudi/tui/form"
)

// Dialog is a question or a message over the screen; the topmost has the keys.
type Dialog interface {
	Update(tea.KeyMsg) tea.Cmd
	View(canvas.Box)
}

func decimal(n int) string { return strconv.Itoa(n) }

func (f *Frame) show(d Dialog) tea.Cmd {
	f.dialogs = append(f.dialogs, d)
	return nil
}

// dismiss closes the topmost dialog.
func (f *Frame) dismiss() {
	if n := len(f.dialogs); n > 0 {
		f.dialogs = f.dialogs[:n-1]
	}
}

// message is a text that is read and closed, and perhaps agreed to.
type message struct {
	f     *Frame
	title string
	lines []string
	style canvas.Style
	yes   func() tea.Cmd // nil for what is only said
	top   int
	most  int
	page  int // lines that had room when it was drawn last
}

// Say shows a message.
func (f *Frame) Say(title string, lines []string) tea.Cmd {
	return f.show(&message{f: f, title: title, lines: lines})
}

// Fail shows what is wrong; that an act was given up is no fault. A small form that
// was handed in for it stands below, as it was filled in.
func (f *Frame) Fail(err error) tea.Cmd {
	if errors.Is(err, ErrStopped) {
		return f.Warn(f.Text("act.stopped"))
	}
	if f.asked != nil {
		f.show(f.asked)
		f.asked = nil
	}
	return f.show(&message{f: f, title: f.Text("frame.wrong"), lines: f.Words(err), style: canvas.Bad})
}

// Confirm asks whether to go on.
func (f *Frame) Confirm(title string, lines []string, yes func() tea.Cmd) tea.Cmd {
	return f.show(&message{f: f, title: title, lines: lines, yes: yes})
}

func (m *message) Update(msg tea.KeyMsg) tea.Cmd {
	if msg.Paste {
		return nil
	}
	switch nameOf(msg) {
	case "up", "k":
		m.top = max(0, m.top-1)
	case "down", "j":
		m.top = min(m.top+1, m.most)
	case "pgup":
		m.top = max(0, m.top-m.page)
	case "pgdown", " ":
		m.top = min(m.top+m.page, m.most)
	case "home", "g":
		m.top = 0
	case "end", "G":
		m.top = m.most
	case "y", "Y":
		if m.yes != nil {
			m.f.dismiss()
			return m.yes()
		}
	case "enter":
		m.f.dismiss()
		if m.yes != nil {
			return m.yes()
		}
	case "n", "N", "esc", "q":
		m.f.dismiss()
	}
	return nil
}

func (m *message) View(b canvas.Box) {
	lines := fold(b, m.lines)
	inside := middle(b, lines, len(lines)+2).Border(m.title)
	text, keys := inside.In(0, 0, inside.W, inside.H-2), inside.In(0, inside.H-1, inside.W, 1)
	m.most, m.page = max(0, len(lines)-text.H), max(1, text.H-1)
	m.top = min(m.top, m.most)
	for y := 0; y < text.H && m.top+y < len(lines); y++ {
		text.Text(0, y, lines[m.top+y], m.style)
	}
	said, style := m.f.Text("dialog.agree"), canvas.Key
	if m.yes == nil {
		said, style = m.f.Text("dialog.read"), canvas.Dim
	}
	x := keys.Text(0, 0, said, style)
	if m.most > 0 {
		keys.RightIn(x+2, 0, keys.W-x-2, m.f.Text("dialog.more", decimal(m.top+text.H), decimal(len(lines))), canvas.Key)
	}
}

// widest is the most columns of a dialog.
const widest = 76

// fold breaks lines for a dialog.
func fold(b canvas.Box, lines []string) (out []string) {
	for _, line := range lines {
		out = append(out, b.Ruler().Fold(line, min(b.W, widest)-4)...)
	}
	return out
}

// middle is a box in the middle for lines and what else has to fit into it.
func middle(b canvas.Box, lines []string, height int) canvas.Box {
	w := 40
	for _, line := range lines {
		w = max(w, b.Ruler().Width(line)+4)
	}
	w, h := min(w, b.W, widest), min(height+2, b.H)
	return b.In((b.W-w)/2, (b.H-h)/2, w, h)
}

// question is a small form over the screen.
type question struct {
	f     *Frame
	title string
	lines []string
	form  *form.Form
	then  func(*form.Form) tea.Cmd
}

// Ask shows a small form; then takes it when it is handed in with every field in
// order.
func (f *Frame) Ask(title string, lines []string, fields *form.Form, then func(*form.Form) tea.Cmd) tea.Cmd {
	return f.show(&question{f, title, lines, fields, then})
}

func (q *question) Update(msg tea.KeyMsg) tea.Cmd {
	switch {
	case msg.Type == tea.KeyEsc:
		q.f.dismiss()
	case msg.Type == tea.KeyCtrlS || msg.Type == tea.KeyEnter && q.form.Last():
		if q.form.Check() {
			q.f.dismiss()
			q.f.asked = q
			return q.then(q.form)
		}
	default:
		q.form.Update(msg)
	}
	return nil
}

func (q *question) View(b canvas.Box) {
	lines := fold(b, q.lines)
	w := min(b.W, widest)
	h := min(len(lines)+q.form.Lines()+5, b.H)
	inside := b.In((b.W-w)/2, (b.H-h)/2, w, h).Border(q.title)
	y := 0
	for _, line := range lines {
		inside.Text(0, y, line, canvas.Plain)
		y++
	}
	q.form.View(inside.In(0, y, inside.W, inside.H-y-2))
	said := "dialog.fill"
	if q.form.Toggles() {
		said = "dialog.fill_toggle"
	}
	inside.Text(0, inside.H-1, q.f.Text(said), canvas.Dim)
}

// chooser is a list from which one is taken, narrowed by what is typed.
type chooser struct {
	f       *Frame
	title   string
	options []Option
	found   []int
	typed   string
	list    List
	then    func(i int) tea.Cmd
}

// Option is something that can be chosen.
type Option struct {
	Text string
	Note string // to its right
	Why  string // why it cannot be chosen now; "" where it can
}

// Choose asks which of some; then gets its place among them.
func (f *Frame) Choose(title string, options []Option, then func(i int) tea.Cmd) tea.Cmd {
	c := &chooser{f: f, title: title, options: options, then: then}
	c.narrow()
	return f.show(c)
}

func (c *chooser) narrow() {
	c.found = c.found[:0]
	for i, o := range c.options {
		if strings.Contains(strings.ToLower(o.Text+" "+o.Note), strings.ToLower(c.typed)) {
			c.found = append(c.found, i)
		}
	}
	c.list.At = 0
	c.list.SetRows(len(c.found))
}

func (c *chooser) Update(msg tea.KeyMsg) tea.Cmd {
	switch msg.Type {
	case tea.KeyEsc:
		c.f.dismiss()
	case tea.KeyEnter:
		if len(c.found) == 0 {
			return nil
		}
		i := c.found[c.list.At]
		if c.options[i].Why != "" {
			return nil // it stands beside it
		}
		c.f.dismiss()
		return c.then(i)
	case tea.KeyBackspace:
		if runes := []rune(c.typed); len(runes) > 0 {
			c.typed = string(runes[:len(runes)-1])
			c.narrow()
		}
	case tea.KeyCtrlU:
		c.typed = ""
		c.narrow()
	case tea.KeyRunes, tea.KeySpace:
		if !msg.Paste && len(c.typed) < 100 {
			c.typed += string(msg.Runes)
			c.narrow()
		}
	default:
		c.list.Key(msg)
	}
	return nil
}

func (c *chooser) View(b canvas.Box) {
	w, h := min(b.W, widest), min(len(c.options)+4, b.H)
	inside := b.In((b.W-w)/2, (b.H-h)/2, w, h).Border(c.title)
	head, rest := inside.Top(1)
	x := head.Text(0, 0, "/ "+c.typed, canvas.Typed)
	head.Cursor(x, 0)
	if c.typed == "" {
		head.Text(x+1, 0, c.f.Text("dialog.narrow"), canvas.Dim)
	}
	if len(c.found) == 0 {
		rest.Fold(0, c.f.Text("dialog.none"), canvas.Dim)
		return
	}
	c.list.Draw(rest, true, func(i int, line canvas.Box, style canvas.Style) {
		o := c.options[c.found[i]]
		note := o.Note
		if o.Why != "" {
			style, note = canvas.Dim, o.Why
		}
		x := line.Text(0, 0, o.Text, style)
		if room := line.W - x - 2; line.Ruler().Width(note) > room {
			line.TextIn(x+2, 0, room, note, canvas.Dim) // a sentence is read from its beginning
		} else {
			line.RightIn(x+2, 0, room, note, canvas.Dim)
		}
	})
}

// palette is every action by its name.
func (f *Frame) palette() tea.Cmd {
	actions := f.Actions()
	options := make([]Option, len(actions))
	for i, a := range actions {
		options[i] = Option{Text: a.Name, Note: f.Lang.KeyName(a.Key), Why: a.Why}
	}
	return f.Choose(f.Text("act.palette"), options, func(i int) tea.Cmd { return f.run(actions[i]) })
}

// help is what can be done here, and why not what cannot.
func (f *Frame) help() tea.Cmd {
	var lines []string
	for _, a := range f.Actions() {
		line := f.Text("help.line", f.Lang.KeyName(a.Key), a.Name)
		if a.Why != "" {
			line = f.Text("help.not_now", line, a.Why)
		}
		lines = append(lines, line)
	}
	lines = append(lines, "", f.Text("help.moving"), f.Text("help.masked"))
	return f.Say(f.Text("help.title", f.Screen().Title()), lines)
}
