package casework

import (
	"crypto/rand"
	"encoding/hex"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store"
)

// DrawSample draws the county's own sample of the awards in payment in a month
// (review.Draw).
func (o *Office) DrawSample(m calc.Month, region string, percent int, seed string) (*review.Drawing, error) {
	var cases []review.Case
	err := o.Store.View(func(tx *store.Tx) error {
		cases = nil
		l, err := o.looking(tx, drawSample, region, m)
		if err != nil {
			return err
		}
		return l.inPayment(func(c review.Case, _ *calc.Award, _ []review.Fact) { cases = append(cases, c) })
	})
	if err != nil {
		return nil, err
	}
	return review.Draw(cases, percent, seed)
}

// NewSeed is a seed for a sample that nobody could choose; it is told with the
// sample.
func NewSeed() string {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}
