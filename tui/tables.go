package tui

import (
	"doudi/tui/frame"
)

func newTables(f *frame.Frame) frame.Screen { return f.NewPager(f.Text("tab.tables"), "") }
