package tui

import (
	"doudi/store/casework"
	"doudi/tui/frame"
)

// householdActions are the acts by which a household changes, from its file.
func householdActions(f *frame.Frame, file *casework.File) []frame.Action { return nil }
