package casework_test

import (
	"fmt"
	"testing"

	"doudi/store"
)

// TestBeginning: a new store says what it lacks, until a household or an
// application is on file.
func TestBeginning(t *testing.T) {
	b := parish(t)
	begins := func(operator, want string) {
		t.Helper()
		next, err := b.as(operator).Beginning()
		b.ok(err)
		got := fmt.Sprint(next.Begun)
		for _, s := range next.Steps {
			got += fmt.Sprintf(" %s%v", s.Code[len("begin."):], s.Args)
			if s.Done {
				got += "+"
			}
		}
		if got != want {
			t.Errorf("the beginning is %q, not %q", got, want)
		}
	}
	begins("admin", "false regions[20]+ tables[2026-11]+ operators[]+ households[] application[]")
	b.ok(b.as("admin").DisableOperator("wang"))
	begins("li", "false regions[20]+ tables[2026-11]+ operators[] households[] application[]")
	b.admits("zhao", store.Approver)
	begins("zhao", "false regions[20]+ tables[2026-11]+ operators[]+ households[] application[]")
	b.takes(home)
	begins("admin", "true")
}
