package tui

import (
	"doudi/tui/frame"
)

func newAdmin(f *frame.Frame) frame.Screen { return f.NewPager(f.Text("tab.admin"), "") }
