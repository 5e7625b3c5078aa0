package cmd

import (
	"slices"
	"testing"
)

// TestRemarksOnce: what the store says beside its answers is taken once, and what
// every act repeats is said once.
func TestRemarksOnce(t *testing.T) {
	r := &remarks{}
	for _, step := range []struct {
		said, taken []string
	}{
		{nil, nil},
		{[]string{"no anchor", "no anchor"}, []string{"no anchor"}},
		{nil, nil},
		{[]string{"no anchor"}, nil},
		{[]string{"it was done", "no anchor"}, []string{"it was done", "no anchor"}},
	} {
		for _, line := range step.said {
			r.add(line)
		}
		if got := r.take(); !slices.Equal(got, step.taken) {
			t.Errorf("after %q: %q", step.said, got)
		}
	}
}
