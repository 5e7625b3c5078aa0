package frame

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/canvas"
)

// Frame is the program on the screen, a tea.Model.
type Frame struct {
	Lang  wording.Lang
	Words func(error) []string // what is wrong, a line a fault

	// Standing is who is at work and what they may do; nil before the store is
	// unlocked.
	Standing *casework.Standing

	// Changed counts how often the records have changed since the program began:
	// what was asked for at the same count is still so.
	Changed int

	options    Options
	office     *casework.Office
	lastOffice *casework.Office // also while it is locked, for the drafts
	drafts     drafts
	gate       Screen // what stands before the office until it is unlocked
	newGate    func(*Frame) Screen
	tabs       []Tab
	// what can be done in every screen: in a tab's first one, and in one over it
	first, over []Action
	stacks      [][]Screen // of each tab the screens opened over each other
	tab         int
	dialogs     []Dialog
	asked       *question // handed in with the last key; it comes back where it is refused
	status      status
	acting      Pending
	course      *course // of the act under way
	polling     Pending
	waiting     map[*Pending]bool
	mark        casework.Mark // how the store stood as the screens know it
	lastKey     time.Time
	gone        bool
	fault       error // why the program ends, where it is its own fault

	canvas        *canvas.Canvas
	foot          []footPlace // the keys as they were placed last; kept for its memory
	width, height int
}

// Options are what the frame needs from the program around it.
type Options struct {
	Lang  wording.Lang
	Words func(error) []string
	Now   func() time.Time
	Today calc.Day // a day to act as of; 0 is the day it is
	Theme *canvas.Theme
	Ruler canvas.Ruler
	// Idle is after how long without a key the store is locked again; 0 is never.
	Idle time.Duration
	// Remarks are what was said since they were taken last, for which nothing was
	// refused; nil where nothing is.
	Remarks func() []string
	// Find goes to where anything is looked for; nil where there is no such place.
	Find func() tea.Cmd
	// Tick comes back after a while; nil in a program that stands still.
	Tick func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
	// Cursor takes where the terminal's cursor is to stand; nil where there is none.
	Cursor func(canvas.Cursor)
}

// status is a line said below, until the next key.
type status struct {
	text  string
	style canvas.Style
}

// New is a frame before it is unlocked: gate makes the screen that unlocks it.
func New(o Options, gate func(*Frame) Screen, tabs func(*Frame) []Tab) *Frame {
	f := &Frame{Lang: o.Lang, Words: o.Words, options: o, waiting: map[*Pending]bool{}, drafts: drafts{now: map[string]map[string]string{}}, canvas: canvas.New(0, 0, o.Ruler)}
	f.newGate = gate
	f.gate = gate(f)
	f.tabs = tabs(f)
	f.first, f.over = f.generalActions(false), f.generalActions(true)
	f.stacks = make([][]Screen, len(f.tabs))
	f.lastKey = f.now()
	return f
}

func (f *Frame) now() time.Time { return f.options.Now() }

// Today is the day on which acts count.
func (f *Frame) Today() calc.Day {
	if f.options.Today != 0 {
		return f.options.Today
	}
	return calc.DayOf(f.now())
}

// Text is what screens say, in the reader's language.
func (f *Frame) Text(code string, args ...string) string { return f.Lang.Screen(code, args...) }

// enter opens the office: its desk is the first tab. Who unlocks it again goes on
// where everything was; for somebody else it is begun anew.
func (f *Frame) enter(office *casework.Office, standing *casework.Standing, kept map[string]map[string]string) tea.Cmd {
	same := f.Standing != nil && f.Standing.Operator == standing.Operator && f.stacks[f.tab] != nil
	f.office, f.lastOffice, f.Standing, f.gate = office, office, standing, nil
	f.lastKey, f.mark = f.now(), casework.Mark{}
	if same {
		return f.refresh()
	}
	f.drafts.kept, f.drafts.now = kept, cloned(kept)
	f.stacks, f.tab, f.dialogs = make([][]Screen, len(f.tabs)), 0, nil
	return f.Go(0)
}

// Lock leaves the office; its gate unlocks it again, and everything is as it was.
func (f *Frame) Lock() tea.Cmd {
	keep := f.keepDrafts()
	f.office, f.gate = nil, f.newGate(f)
	return tea.Batch(keep, f.gate.Start())
}

// Locked says whether the store is locked.
func (f *Frame) Locked() bool { return f.gate != nil }

// Go shows a tab, with what was open there.
func (f *Frame) Go(tab int) tea.Cmd {
	if tab < 0 || tab >= len(f.tabs) {
		return nil
	}
	f.tab = tab
	if f.stacks[tab] == nil {
		f.stacks[tab] = []Screen{f.tabs[tab].Make()}
	}
	return f.Screen().Start()
}

// Tab is the first screen of a tab, made if need be.
func (f *Frame) Tab(tab int) Screen {
	if f.stacks[tab] == nil {
		f.stacks[tab] = []Screen{f.tabs[tab].Make()}
	}
	return f.stacks[tab][0]
}

// Open shows a screen over the present one.
func (f *Frame) Open(s Screen) tea.Cmd {
	f.stacks[f.tab] = append(f.stacks[f.tab], s)
	return s.Start()
}

// Back leaves the present screen for the one below it.
func (f *Frame) Back() tea.Cmd {
	if l, ok := f.Screen().(Leaver); ok {
		if leave, ask := l.Leave(); !leave {
			return ask
		}
	}
	return f.Close()
}

// Close is Back without a question.
func (f *Frame) Close() tea.Cmd {
	if stack := f.stacks[f.tab]; len(stack) > 1 {
		f.gather() // what was typed since the last beat
		f.stacks[f.tab] = stack[:len(stack)-1]
		return f.Screen().Start()
	}
	return nil
}

// Depth is how many screens are open over the tab's first.
func (f *Frame) Depth() int { return len(f.stacks[f.tab]) - 1 }

// Screen is the screen that is seen.
func (f *Frame) Screen() Screen {
	if f.gate != nil {
		return f.gate
	}
	stack := f.stacks[f.tab]
	return stack[len(stack)-1]
}

// Tell says something below, until the next key.
func (f *Frame) Tell(text string) tea.Cmd {
	f.status = status{text, canvas.Good}
	return nil
}

// Warn is Tell of something that did not go as meant.
func (f *Frame) Warn(text string) tea.Cmd {
	f.status = status{text, canvas.Warn}
	return nil
}

// refresh asks anew for what the present screen shows.
func (f *Frame) refresh() tea.Cmd {
	if f.gate != nil || f.stacks[f.tab] == nil {
		return nil
	}
	return f.Screen().Start()
}

// Quit ends the program.
func (f *Frame) Quit() tea.Cmd {
	f.gone = true
	return tea.Quit
}

// Fault is why the program ended, where that was a fault of its own.
func (f *Frame) Fault() error { return f.fault }

// Screens are all that are open, in the order in which they were opened.
func (f *Frame) Screens() (all []Screen) {
	for _, stack := range f.stacks {
		all = append(all, stack...)
	}
	return all
}
