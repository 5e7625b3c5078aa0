package casework

import (
	"doudi/calc"
	"doudi/calc/records"
)

// typed is what is wrong with texts that a person typed, each under the name of where
// it was typed (failures.md X1, X2): faults, or nil.
func typed(texts ...records.Cell) error {
	var faults calc.Faults
	for _, t := range texts {
		faults = append(faults, records.TypedText(t.Column, t.Text)...)
	}
	return wrong(faults)
}

// wrong are faults as an error, none as nil.
func wrong(faults calc.Faults) error {
	if len(faults) == 0 {
		return nil
	}
	return faults
}

// typedReason is typed for the one text that most acts have.
func typedReason(reason string) error { return typed(records.Cell{Column: "reason", Text: reason}) }
