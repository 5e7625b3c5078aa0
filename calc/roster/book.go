package roster

import "doudi/calc"

// Book is a month's roster 名册 beside its lines, as the office hands it to what
// shows or writes it.
type Book struct {
	County   string
	Month    calc.Month
	State    State
	Seal     *Seal // of a draft: what it would be submitted as
	Findings []Finding
	Totals   []Total // of the lines
}

// Overrides are the findings that somebody let pass, of a draft too 放行.
func (b *Book) Overrides() []Override {
	if b.Seal == nil {
		return nil
	}
	return b.Seal.Overrides
}

// Sealed is the seal of a roster that has been submitted or confirmed, nil of a draft.
func (b *Book) Sealed() *Seal {
	if b.State == Draft {
		return nil
	}
	return b.Seal
}
