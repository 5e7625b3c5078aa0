package casework

import (
	"doudi/calc"
	"doudi/calc/records"
)

// wrong are faults as an error, none as nil.
func wrong(faults calc.Faults) error {
	if len(faults) == 0 {
		return nil
	}
	return faults
}

// typed is what is wrong with a text that a person typed, where its place is named
// (failures.md X1, X2): faults, or nil.
func typed(where, text string) error { return wrong(records.TypedText(where, text)) }

// misnamed is what is wrong with the names of who did something, which stay as they
// were typed: operators are among them.
func misnamed(where string, names []string) (faults calc.Faults) {
	for _, name := range names {
		_, more := records.TypedName(where, name)
		faults = append(faults, more...)
	}
	return faults
}
