package policy_test

import (
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/sheettest"
)

var (
	tables     = sheettest.Tables
	faultLines = sheettest.Lines
)

// withBoth adds the two tables that every policy has where the text has none.
func withBoth(text string) string {
	if !strings.Contains(text, "-- standard --") && !strings.Contains(text, "-- 标准 --") {
		text += "\n-- standard --\nprogram,from,amount\ndibao,2025-01,600\n"
	}
	if !strings.Contains(text, "-- parameter --") {
		text += "\n-- parameter --\nkey,value,from\nrounding.unit,0.01,2025-01\nrounding.mode,half_up,2025-01\n"
	}
	return text
}

// load parses tables that must have no fault, and of warnings only those of the
// codes given.
func load(t testing.TB, text string, remarks ...string) *policy.Policy {
	t.Helper()
	p, faults := policy.Parse(tables(withBoth(text)))
	for _, f := range faults {
		if !f.Warning || !slices.Contains(remarks, f.Code) {
			t.Errorf("fault: %v", f)
		}
	}
	return p
}

func month(t testing.TB, s string) calc.Month {
	t.Helper()
	m, err := calc.ParseMonth(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
