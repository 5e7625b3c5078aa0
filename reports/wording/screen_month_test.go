package wording

import (
	"testing"

	"doudi/calc/roster"
)

// TestRemediesHere: the screens have a way out of every finding, in both
// languages, and of no other.
func TestRemediesHere(t *testing.T) {
	for _, code := range roster.FindingCodes {
		if s := remediesHere[code]; s.zh == "" || s.en == "" {
			t.Errorf("%s has no remedy on the screens", code)
		}
	}
	if len(remediesHere) != len(roster.FindingCodes) {
		t.Error("there are remedies for findings that do not exist")
	}
}
