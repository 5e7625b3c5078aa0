package frame

import (
	"fmt"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/store/casework"
)

// beat is how often the frame looks whether the store has changed, and moves
// what says that something takes time.
const beat = 250 * time.Millisecond

type ticked struct{}

// Init begins.
func (f *Frame) Init() tea.Cmd { return tea.Batch(f.Screen().Start(), f.tick()) }

func (f *Frame) tick() tea.Cmd {
	if f.options.Tick == nil {
		return nil
	}
	return f.options.Tick(beat, func(time.Time) tea.Msg { return ticked{} })
}

// Update takes what happens. A fault of the program ends it with the terminal in
// order, and says no more of it than what it was.
func (f *Frame) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	defer func() {
		if fault := recover(); fault != nil {
			f.fault = fmt.Errorf("fault of the program: %v", fault)
			model, cmd = f, tea.Quit
		}
	}()
	return f, f.update(msg)
}

func (f *Frame) update(msg tea.Msg) tea.Cmd {
	if f.fault != nil { // found while drawing
		return tea.Quit
	}
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		f.width, f.height = msg.Width, msg.Height
	case tea.KeyMsg:
		f.lastKey, f.status = f.now(), status{}
		if !f.acting.busy {
			f.asked = nil
		}
		return f.key(msg)
	case answered:
		return tea.Batch(f.hear(msg), f.remark())
	case ticked:
		return tea.Batch(f.tick(), f.look(), f.keepDrafts(), f.rest(), f.remark())
	}
	return nil
}

// look finds out whether another process has changed the store.
func (f *Frame) look() tea.Cmd {
	if f.office == nil || f.polling.busy || f.acting.busy {
		return nil
	}
	since := f.mark
	return Read(f, &f.polling, func(o *casework.Office) (moved, error) {
		mark, changed, err := o.Moved(since)
		return moved{mark, changed}, err
	}, func(m moved, err error) tea.Cmd {
		if err != nil {
			return nil // that the store is gone, the next act says
		}
		first := f.mark == casework.Mark{}
		if f.mark = m.mark; first || !m.changed {
			return nil
		}
		f.Changed++
		return f.refresh()
	})
}

type moved struct {
	mark    casework.Mark
	changed bool
}

// remark shows what was said beside an answer, over all else: it comes once.
func (f *Frame) remark() tea.Cmd {
	if f.options.Remarks == nil {
		return nil
	}
	if lines := f.options.Remarks(); len(lines) > 0 {
		return f.Say(f.Text("frame.remark"), lines)
	}
	return nil
}

// rest locks an office in which nobody has pressed a key for long.
func (f *Frame) rest() tea.Cmd {
	if f.office == nil || f.options.Idle == 0 || f.acting.busy || f.now().Sub(f.lastKey) < f.options.Idle {
		return nil
	}
	return f.Lock()
}
