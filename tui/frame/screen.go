// Package frame is what all screens stand in: tabs and the screens opened over
// each other, the actions with their keys, dialogs, and the one way to the
// store, which never keeps the keyboard waiting. It knows nothing of families
// and money.
package frame

import (
	tea "github.com/charmbracelet/bubbletea"

	"doudi/tui/canvas"
)

// Screen is one page 画面. Nothing in it may wait: what takes time is asked for
// with Read and Act.
type Screen interface {
	// Title is the page's name, short.
	Title() string
	// Start asks for what the page shows. It is called when the page comes up,
	// and again whenever the store has changed.
	Start() tea.Cmd
	// Update takes a key that no action takes. In a page with a form that is
	// typing, see Typist.
	Update(tea.KeyMsg) tea.Cmd
	// View draws the page.
	View(canvas.Box)
	// Actions are what can be done here, the most used first.
	Actions() []Action
}

// Typist is a screen in which text is being typed at times: then keys that print
// go to Update and start no action.
type Typist interface{ Typing() bool }

// Leaver is a screen that is not left without a word: Leave returns false where
// it has asked something first.
type Leaver interface {
	Leave() (leave bool, ask tea.Cmd)
}

// Action is something that can be done now, or that cannot and says why.
type Action struct {
	Key   string // as Bubble Tea names it: "e", "enter", "ctrl+s"
	Name  string // in the reader's language
	Do    func() tea.Cmd
	Why   string // why it cannot be done now; "" where it can
	Aside bool   // stands in the help and the palette, not in the footer
}

// Tab is one of the program's parts.
type Tab struct {
	Name string // code of its name
	Make func() Screen
}
