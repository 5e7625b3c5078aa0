package tui

import (
	"doudi/store/casework"
	"doudi/tui/frame"
)

func newApplications(f *frame.Frame) frame.Screen { return f.NewPager(f.Text("tab.applications"), "") }

// applicationActions are what can be done about applications from a household's file.
func applicationActions(f *frame.Frame, file *casework.File) []frame.Action { return nil }
