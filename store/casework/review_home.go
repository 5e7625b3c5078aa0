package casework

import (
	"doudi/calc"
	"doudi/calc/review"
	"doudi/store"
)

// VisitSheet is one home as its visitors need it 入户核查表: all its awards in
// payment with their deadlines, whatever they are, and what is recorded of it.
type VisitSheet struct {
	review.Home
	Shown Shown // how its numbers are to be shown
	Month calc.Month
	Open  []review.Fact // findings and changes that nobody has looked into
	Last  *review.Fact  // the last visit on record; nil for none

	at    uint64 // sequence of the last act that had changed a record
	today calc.Day
}

// VisitSheet is the sheet of a household, its numbers by their tails; the look is
// noted in the journal. store.ErrNotFound where there is no such household. seen is
// the sheet as the same person already has it before them on that day: to read it
// again, since a record has changed, is no second look. It may be nil.
func (o *Office) VisitSheet(n calc.HouseholdNumber, seen *VisitSheet) (s *VisitSheet, err error) {
	again := seen != nil && seen.Household.Number == n && seen.today == o.Today
	err = o.look(viewing{subject: string(n), noted: !again}, func(tx *store.Tx, r *reach) (string, error) {
		s = &VisitSheet{Shown: r.shown, Month: o.Today.Month(), at: tx.Changed(), today: o.Today}
		if r.payments {
			return "", o.allow(tx, ReadCases)
		}
		if err := r.enter(tx, n); err != nil {
			return "", err
		}
		if again && seen.at == s.at {
			s = seen
			return "", nil
		}
		s.Home, err = o.home(tx, n)
		s.Open = review.Open(s.Facts)
		for i := range s.Facts {
			if f := &s.Facts[i]; f.Kind == review.VisitFact && (s.Last == nil || f.Day >= s.Last.Day) {
				s.Last = f
			}
		}
		return string(n), err
	})
	return s, err
}

// home is a household with all its awards in payment, as this month sees their
// deadlines.
func (o *Office) home(tx *store.Tx, n calc.HouseholdNumber) (review.Home, error) {
	h, err := tx.Household(n)
	if err != nil {
		return review.Home{}, err
	}
	p, err := latestPolicy(tx)
	if err != nil {
		return review.Home{}, err
	}
	awards, err := tx.Awards(h.Region, n)
	if err != nil {
		return review.Home{}, err
	}
	facts, err := tx.Facts(h.Region, n)
	l := &looking{tx: tx, policy: p, month: o.Today.Month(), names: map[calc.RegionCode]string{}}
	return review.Home{
		Household: h, Township: l.name(h.Region.Township().Full()), Village: l.name(h.Region),
		Awards: l.due(&DueQuery{Statuses: anyStatus}, awards, facts), Facts: facts,
	}, err
}
