package tui

import (
	"doudi/store/casework"
	"doudi/tui/frame"
)

func newReviews(f *frame.Frame) frame.Screen { return f.NewPager(f.Text("tab.reviews"), "") }

// reviewActions are what can be done about reviews from a household's file, award being the one at the cursor, nil for none.
func reviewActions(f *frame.Frame, file *casework.File, award *casework.AwardFile) []frame.Action {
	return nil
}
