package tui

import (
	"doudi/tui/frame"
)

func newJournal(f *frame.Frame) frame.Screen { return f.NewPager(f.Text("tab.journal"), "") }
