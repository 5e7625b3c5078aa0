package frame

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// key takes a key: the topmost dialog has it, then the form that is being typed
// in, then the actions of the screen, those of the frame, and at last the screen
// itself.
func (f *Frame) key(msg tea.KeyMsg) tea.Cmd {
	if msg.Type == tea.KeyRunes && !msg.Paste && len(msg.Runes) > 1 {
		return f.keysTogether(msg)
	}
	if msg.Type == tea.KeyCtrlC {
		return f.interrupt()
	}
	if n := len(f.dialogs); n > 0 {
		return f.dialogs[n-1].Update(msg)
	}
	screen := f.Screen()
	if f.acting.busy {
		return nil
	}
	typing := isTyping(screen)
	if msg.Paste || typing && prints(msg) {
		if !typing {
			return nil // what is pasted starts nothing
		}
		return screen.Update(msg)
	}
	name := nameOf(msg)
	if a, ok := f.action(name); ok {
		return f.run(a)
	}
	return screen.Update(msg)
}

// keysTogether takes keys that were pressed so fast that they came as one: each
// for itself, since the first may have opened what the next is for.
func (f *Frame) keysTogether(msg tea.KeyMsg) tea.Cmd {
	cmds := make([]tea.Cmd, len(msg.Runes))
	for i, r := range msg.Runes {
		cmds[i] = f.key(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: msg.Alt})
	}
	return tea.Batch(cmds...)
}

func isTyping(s Screen) bool {
	t, ok := s.(Typist)
	return ok && t.Typing()
}

// prints says whether a key would print something.
func prints(msg tea.KeyMsg) bool {
	return (msg.Type == tea.KeyRunes || msg.Type == tea.KeySpace) && !msg.Alt
}

// nameOf is a key's name. What an input method makes of a key, full-width letters
// and Chinese marks, is the key that was pressed.
func nameOf(msg tea.KeyMsg) string {
	if msg.Type != tea.KeyRunes || len(msg.Runes) != 1 {
		return msg.String()
	}
	r := msg.Runes[0]
	switch {
	case msg.Alt:
		return "alt+" + string(r)
	case r >= '！' && r <= '～':
		r -= '！' - '!'
	case r == '、':
		r = '/'
	case r == '　':
		r = ' '
	}
	return string(r)
}

// action is the action that a key starts.
func (f *Frame) action(key string) (Action, bool) {
	key = strings.TrimPrefix(key, "alt+") // where digits are typed, Alt with one goes to a tab
	for _, a := range f.Actions() {
		if a.Key == key {
			return a, true
		}
	}
	return Action{}, false
}

// Actions are all that can be done now, those of the screen first.
func (f *Frame) Actions() []Action {
	if f.gate != nil {
		return append(slices.Clip(f.gate.Actions()), f.aside("?", "act.help", f.help))
	}
	own := f.Screen().Actions()
	general := f.first
	if f.Depth() > 0 {
		general = f.over
	}
	own = slices.Grow(slices.Clip(own), len(general))
	for i := range general { // a screen may have a key for itself
		if !slices.ContainsFunc(own, func(a Action) bool { return a.Key == general[i].Key }) {
			own = append(own, general[i])
		}
	}
	return own
}

// generalActions are the actions of every screen, of one over others and of a
// tab's first.
func (f *Frame) generalActions(over bool) []Action {
	all := []Action{}
	if over {
		all = append(all, Action{Key: "esc", Name: f.Text("act.back"), Do: f.Back})
	}
	if f.options.Find != nil {
		all = append(all, f.aside("/", "act.find", f.options.Find))
	}
	all = append(all,
		Action{Key: "?", Name: f.Text("act.help"), Do: f.help},
		Action{Key: "ctrl+p", Name: f.Text("act.palette"), Do: f.palette},
		f.aside("ctrl+r", "act.refresh", f.refresh),
		f.aside("ctrl+l", "act.lock", f.Lock),
		Action{Key: "q", Name: f.Text("act.quit"), Do: f.askQuit, Aside: over},
		f.aside("ctrl+q", "act.quit", f.Quit),
	)
	for i, t := range f.tabs {
		all = append(all, Action{Key: strconv.Itoa(i + 1), Name: f.Text("act.go", f.Text(t.Name)), Do: func() tea.Cmd { return f.Go(i) }, Aside: true})
	}
	return all
}

func (f *Frame) aside(key, name string, do func() tea.Cmd) Action {
	return Action{Key: key, Name: f.Text(name), Do: do, Aside: true}
}

// run does an action, or says why it cannot be done.
func (f *Frame) run(a Action) tea.Cmd {
	if a.Why != "" {
		return f.Warn(strings.TrimSpace(a.Name + ": " + a.Why))
	}
	return a.Do()
}

// interrupt is ctrl+c: it gives up what is awaited, else a dialog, else asks
// whether to end.
func (f *Frame) interrupt() tea.Cmd {
	switch {
	case f.acting.busy:
		return f.cancel()
	case len(f.dialogs) > 0:
		f.dialogs = f.dialogs[:len(f.dialogs)-1]
		return nil
	case f.gate != nil:
		return f.Quit()
	}
	return f.askQuit()
}

func (f *Frame) askQuit() tea.Cmd {
	return f.Confirm(f.Text("quit.title"), []string{f.Text("quit.text")}, f.Quit)
}

// cancel gives up the act under way, where it can still be given up.
func (f *Frame) cancel() tea.Cmd {
	f.course.stopped.Store(true)
	return f.Warn(f.Text("act.stopping"))
}
