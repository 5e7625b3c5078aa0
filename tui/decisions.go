package tui

import (
	"doudi/store/casework"
	"doudi/tui/frame"
)

func newDecisions(f *frame.Frame) frame.Screen { return f.NewPager(f.Text("tab.decisions"), "") }

// decisionActions are what can be done about decisions from a household's file, award being the one at the cursor, nil for none.
func decisionActions(f *frame.Frame, file *casework.File, award *casework.AwardFile) []frame.Action {
	return nil
}
