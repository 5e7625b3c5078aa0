package records_test

import (
	"testing"

	"doudi/calc"
	"doudi/calc/records"
)

// broken is a table that cannot be read for a fault of the program.
type broken struct{ name string }

func (b broken) Name() string            { return b.name }
func (b broken) Next() ([]string, error) { return []string{}[:1], nil }
func (b broken) Place(int) calc.Place    { return calc.Place{File: b.name} }

// Sheets are read in goroutines of their own: a fault there goes on where it can be
// caught, and does not end the program.
func TestFaultInASheet(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("the fault is not passed on")
		}
	}()
	records.Read([]calc.Table{broken{"household"}, broken{"member"}, broken{"decision"}}, today)
}
