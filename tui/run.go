// Package tui is the screens of the office 工作台: a day's work at the keyboard.
// A screen shows what casework says and asks it for acts; it decides nothing by
// itself. Each stands in a file of its own; what they stand in is tui/frame.
package tui

import (
	"io"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"

	"doudi/calc"
	"doudi/calc/sidebyside"
	"doudi/reports/wording"
	"doudi/store/casework"
	_ "doudi/tui/background" // before Bubble Tea
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// Options are what the screens need from the program around them.
type Options struct {
	Lang  wording.Lang
	Words func(error) []string // what is wrong, a line a fault
	Now   func() time.Time
	Today calc.Day // a day to act as of; 0 is the day it is

	Store    string // path of the store
	Exists   bool   // whether there is one
	Operator string // who is asked for the passphrase; "" asks for the name too
	Key      string // key that opens the store without being asked; "" asks for a passphrase
	// Open opens the office; the passphrase is "" where a key opens it.
	Open func(operator, passphrase string) (*casework.Office, error)

	// Remarks are what was said since they were taken last beside what was asked for;
	// nil where nothing is. It is called among the keys.
	Remarks func() []string
	// Leave is told how the terminal is put back at once, by whoever must end the
	// program while the screens are shown; nil is told nothing.
	Leave func(leave func())

	Plain bool          // marks that every console draws
	Idle  time.Duration // after which the office is locked; 0 is never
}

// New is the program on the screen.
func New(o Options, theme *canvas.Theme, fit func(*frame.Options)) *frame.Frame {
	options := frame.Options{
		Lang: o.Lang, Words: o.Words, Now: o.Now, Today: o.Today, Theme: theme,
		Ruler: canvas.Ruler{Wide: o.Plain}, Idle: o.Idle, Remarks: o.Remarks,
	}
	var f *frame.Frame
	options.Find = func() tea.Cmd { return findHousehold(f) }
	fit(&options)
	f = frame.New(options, func(f *frame.Frame) frame.Screen { return newGate(f, &o) }, tabs)
	return f
}

// tabs are the parts of the program in the order of a day's work.
func tabs(f *frame.Frame) []frame.Tab {
	kept := &monthKept{}
	parts := []struct {
		name string
		made func(*frame.Frame) frame.Screen
	}{
		{"tab.desk", func(f *frame.Frame) frame.Screen { return newDesk(f, kept) }},
		{"tab.households", newHouseholds},
		{"tab.applications", newApplications},
		{"tab.reviews", newReviews},
		{"tab.decisions", newDecisions},
		{"tab.month", func(f *frame.Frame) frame.Screen { return newMonth(f, kept) }},
		{"tab.tables", newTables},
		{"tab.journal", newJournal},
		{"tab.admin", newAdmin},
	}
	all := make([]frame.Tab, len(parts))
	for i, part := range parts {
		all[i] = frame.Tab{Name: part.name, Make: func() frame.Screen { return part.made(f) }}
	}
	return all
}

// Run shows the screens on a terminal until the person leaves. What the terminal
// was set to is put back whatever ends the program.
func Run(o Options, in *os.File, out *os.File) error {
	mend(in, out)
	theme := canvas.NewTheme(lipgloss.NewRenderer(out))
	place := &placed{File: out}
	f := New(o, theme, func(options *frame.Options) {
		options.Tick, options.Cursor = tea.Tick, place.keep
	})
	p := tea.NewProgram(f, tea.WithAltScreen(), tea.WithInput(in), tea.WithOutput(place), tea.WithoutCatchPanics())
	if o.Leave != nil {
		o.Leave(func() { _ = p.ReleaseTerminal() }) // there is nobody to tell that it could not be
	}
	hangUp := make(chan os.Signal, 1)
	signal.Notify(hangUp, syscall.SIGHUP)
	defer signal.Stop(hangUp)
	go func() {
		_ = sidebyside.Guard(func() error {
			if _, hungUp := <-hangUp; hungUp {
				p.Quit()
			}
			return nil
		})
	}()
	_, err := p.Run()
	f.KeepDraftsNow()
	if fault := f.Fault(); fault != nil {
		return fault
	}
	return err
}

// placed is the terminal's output, which after every frame puts the cursor where
// the next character would be typed: an input method shows its window there.
type placed struct {
	*os.File
	cursor atomic.Value
}

func (p *placed) keep(c canvas.Cursor) { p.cursor.Store(c) }

// Write writes a frame and then the cursor's place.
func (p *placed) Write(b []byte) (int, error) {
	c, _ := p.cursor.Load().(canvas.Cursor)
	if !c.Shown {
		return p.File.Write(b)
	}
	if n, err := p.File.Write(b); err != nil {
		return n, err
	}
	_, err := io.WriteString(p.File, cursorAt(c))
	return len(b), err
}
