package casework

import (
	"errors"

	"doudi/calc"
	"doudi/store"
)

// monthsAfterDeath is how long what is due upon a death may take (民发〔2022〕83号
// 一(三)).
const monthsAfterDeath = 3

// finish checks the households as the act leaves them, writes those that have
// changed, and says what was done.
func (t *turning) finish(done *HouseholdDone) error {
	for _, own := range t.turns {
		if own.old != nil {
			done.Seen[own.old.Number] = own.old.Revision
		}
		if err := t.place(own); err != nil {
			return err
		}
	}
	t.turns = t.changed()
	for _, own := range t.turns {
		if err := t.sound(own); err != nil {
			return err
		}
	}
	if err := t.onePlaceEach(); err != nil {
		return err
	}
	if len(t.faults.Refusing()) > 0 {
		return t.faults
	}
	if err := t.effects(done); err != nil {
		return err
	}
	if t.event != 0 && t.died != "" {
		done.FinishBy = t.event.Month() + monthsAfterDeath
	}
	done.Accounts, done.Warnings = t.asked, t.faults
	return t.write(done)
}

// changed are the households in which something has changed. Who receives the money
// stays: another payee needs a second person.
func (t *turning) changed() (turns []*turn) {
	for _, own := range t.turns {
		if own.old != nil && sameHousehold(own.old, own.new) {
			continue
		}
		if own.old != nil {
			keepPayee(own.old, own.new)
			own.closed = len(own.new.Members) == 0 && len(own.old.Members) > 0
		}
		turns = append(turns, own)
	}
	return turns
}

// place checks where a household lives, and takes urban or rural from the village
// where the household does not say.
func (t *turning) place(own *turn) error {
	h := own.new
	village, err := villageAt(t.tx, h.Region)
	switch {
	case err != nil:
	case village == nil:
		t.fault(calc.Place{File: "region"}, "region.unknown", string(h.Region))
	case h.Settlement == 0 && village.Settlement == 0:
		t.fault(calc.Place{File: "settlement"}, "settlement.missing", string(h.Number), village.Name)
	case h.Settlement == 0:
		h.Settlement = village.Settlement
	}
	return err
}

// sound checks a household by itself: that the operator may act where it is now,
// that somebody is its head, and that its items are its people's.
func (t *turning) sound(own *turn) error {
	h := own.new
	if err := t.office.allowIn(t.tx, ChangeCases, h.Region); err != nil {
		return err
	}
	switch heads := headsOf(h); {
	case len(h.Members) == 0 && own.old == nil:
		return calc.Refuse("household.nobody", string(h.Number))
	case heads > 1:
		return calc.Refuse("household.two_heads", string(h.Number))
	case heads == 0 && len(h.Members) > 0 && (own.old == nil || headsOf(own.old) > 0):
		return calc.Refuse("household.headless", string(h.Number))
	}
	for _, i := range h.Items {
		if i.Member != "" && h.Member(i.Member) == nil {
			t.fault(calc.Place{File: "item"}, "item.stranger", i.Member.Tail(), string(h.Number))
		}
	}
	return nil
}

func headsOf(h *calc.Household) (heads int) {
	for i := range h.Members {
		if h.Members[i].Relation == calc.Head {
			heads++
		}
	}
	return heads
}

// onePlaceEach refuses a person who would be in two households: of this act, or
// of this act and another on file.
func (t *turning) onePlaceEach() error {
	in := map[calc.IDNumber]calc.HouseholdNumber{}
	for _, own := range t.turns {
		for i := range own.new.Members {
			id := own.new.Members[i].ID
			if other, twice := in[id]; twice {
				return calc.Refuse("person.in_two", id.Tail(), string(own.new.Number), string(other))
			}
			in[id] = own.new.Number
		}
	}
	for id, n := range in {
		now, err := t.tx.HouseholdOf(id)
		switch {
		case errors.Is(err, store.ErrNotFound) || err == nil && now == n:
		case err != nil:
			return err
		case !t.left(now, id):
			return calc.Refuse("person.in_two", id.Tail(), string(n), string(now))
		}
	}
	return nil
}

// left says whether a person leaves a household in this act.
func (t *turning) left(n calc.HouseholdNumber, id calc.IDNumber) bool {
	for _, own := range t.turns {
		if own.old != nil && own.old.Number == n {
			return own.new.Member(id) == nil
		}
	}
	return false
}

// effects asks calc what the act does to the awards of its households.
func (t *turning) effects(done *HouseholdDone) error {
	p, err := t.latest()
	if err != nil {
		return err
	}
	var after []*calc.Household
	for _, own := range t.turns {
		after = append(after, own.new)
	}
	for _, own := range t.turns {
		done.Turns = append(done.Turns, HouseholdTurn{own.old, own.new, own.closed})
		if own.old == nil {
			continue
		}
		awards, err := t.tx.Awards(own.old.Region, own.old.Number)
		if err != nil {
			return err
		}
		done.Effects = append(done.Effects, t.effectsOn(own, awards, after, p)...)
	}
	return t.afterDeath(p)
}

// write puts the households on file, each with what the act says of the change.
func (t *turning) write(done *HouseholdDone) error {
	if x := t.renumbered; x != nil {
		if err := t.tx.CorrectID(t.turns[0].new.Number, x.wrong, x.right); err != nil {
			return err
		}
	}
	for _, own := range t.turns {
		c := store.Change{Day: t.office.Today, From: t.change.From, Event: t.event, Closed: own.closed}
		for _, other := range t.turns {
			if other != own {
				c.Others = append(c.Others, other.new.Number)
			}
		}
		if err := t.tx.ChangeHousehold(own.old, own.new, c); err != nil {
			return err
		}
	}
	for _, asked := range done.Accounts {
		h, err := t.tx.Household(asked.Household)
		if err != nil {
			return err
		}
		if err := t.tx.RequestAccount(h, asked.After, t.office.Now); err != nil {
			return err
		}
	}
	return nil
}
