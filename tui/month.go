package tui

import (
	"doudi/tui/frame"
)

func newMonth(f *frame.Frame) frame.Screen { return f.NewPager(f.Text("tab.month"), "") }
