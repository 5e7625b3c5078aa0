package casework

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store"
)

// ActDrawSample is the act of drawing a sample, as the journal has it: of which region,
// and with what it can be drawn again.
const ActDrawSample = "review.sample"

// DrawSample draws the county's own sample of the awards in payment in a month
// (review.Draw), and keeps in the journal with what seed.
func (o *Office) DrawSample(m calc.Month, region string, percent int, seed string) (*review.Drawing, error) {
	if err := typed("seed", seed); err != nil {
		return nil, err
	}
	var cases []review.Case
	err := o.Store.View(func(tx *store.Tx) error {
		cases = nil
		l, err := o.looking(tx, DrawSamples, region, m)
		if err != nil {
			return err
		}
		return l.inPayment(func(c review.Case, _ *calc.Award, _ []review.Fact) { cases = append(cases, c) })
	})
	if err != nil {
		return nil, err
	}
	drawing, err := review.Draw(cases, percent, seed)
	if err != nil {
		return nil, err
	}
	return drawing, o.act(func(tx *store.Tx) (store.Entry, error) {
		drawn, err := o.sees(tx, DrawSamples, region)
		if drawn == "" {
			drawn = string(county(tx))
		}
		return store.Entry{Act: ActDrawSample, Subject: drawn, Reason: fmt.Sprintf("%s %d%% %s: %d", m, percent, seed, len(drawing.Drawn))}, err
	})
}

// NewSeed is a seed for a sample that nobody could choose; it is told with the
// sample.
func NewSeed() string {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}
