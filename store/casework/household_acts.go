package casework

import (
	"doudi/calc"
	"doudi/calc/records"
	"doudi/store"
)

// AddHousehold takes a household on file that was not 新增家庭: what is typed of
// it, its people and its items.
func (o *Office) AddHousehold(n calc.HouseholdNumber, c HouseholdChange) (*HouseholdDone, error) {
	return o.turn("household.add", n, c, func(t *turning) error {
		own, err := t.add(&calc.Household{Number: n})
		if err != nil {
			return err
		}
		t.home(own, c.Home.With("region", ""))
		for _, row := range c.Members {
			t.enters(own, row)
		}
		t.items(own, c.Items)
		return t.bad()
	})
}

// enters adds a typed person to a household.
func (t *turning) enters(own *turn, row records.Typed) {
	row.Sheet = records.MemberLayout.Name
	for _, m := range t.read(row.With("household", string(own.new.Number))).Members {
		if m.ID != "" && own.new.Member(m.ID) != nil {
			t.fault(m.Place, "person.twice", m.ID.Tail(), string(own.new.Number))
			continue
		}
		if fault := takenAway(t.tx, &m); fault != nil {
			t.faults = append(t.faults, *fault)
			continue
		}
		own.new.Members = append(own.new.Members, m.Member)
	}
}

// EditHousehold changes what is on file of a household, its people and its items
// 变更家庭信息. Another payee or account is asked for and waits for a second
// person.
func (o *Office) EditHousehold(n calc.HouseholdNumber, c HouseholdChange) (*HouseholdDone, error) {
	return o.turn("household.edit", n, c, func(t *turning) error {
		own, err := t.open(n)
		if err != nil {
			return err
		}
		t.home(own, c.Home)
		t.items(own, c.Items)
		if err := t.people(c.Members); err != nil {
			return err
		}
		return t.bad()
	})
}

// MoveHousehold moves a household to another village 迁移: it needs the right to
// act in both places.
func (o *Office) MoveHousehold(n calc.HouseholdNumber, c HouseholdChange) (*HouseholdDone, error) {
	return o.turn("household.move", n, c, func(t *turning) error {
		own, err := t.open(n)
		if err != nil {
			return err
		}
		if c.Home.Has("region") && !c.Home.Has("settlement") {
			own.new.Settlement = 0 // the new village's, where it is not stated
		}
		t.home(own, c.Home.With("region", ""))
		return t.bad()
	})
}

// SplitHousehold takes people out of a household into a new one 分户, with their
// items. The first is its head unless another is typed as such.
func (o *Office) SplitHousehold(n, added calc.HouseholdNumber, people []calc.IDNumber, c HouseholdChange) (*HouseholdDone, error) {
	return o.turn("household.split", n, c, func(t *turning) error {
		own, err := t.open(n)
		if err != nil {
			return err
		}
		fresh, err := t.add(&calc.Household{
			Number: added, Region: own.old.Region, Settlement: own.old.Settlement, Address: own.old.Address, Phone: own.old.Phone,
			Hukou: own.old.Hukou, PermitUntil: own.old.PermitUntil, RelativeOf: own.old.RelativeOf,
		})
		if err != nil {
			return err
		}
		for i, id := range people {
			person, items, err := own.take(id)
			if err != nil {
				return err
			}
			if person.Relation = calc.OtherKin; i == 0 {
				person.Relation = calc.Head
			}
			fresh.new.Members = append(fresh.new.Members, person)
			fresh.new.Items = append(fresh.new.Items, items...)
		}
		if len(people) > 0 && len(own.new.Members) == 0 {
			return calc.Refuse("household.split_all", string(n))
		}
		t.home(fresh, c.Home)
		if err := t.people(c.Members); err != nil {
			return err
		}
		return t.bad()
	})
}

// MergeHousehold takes all people and items of a household into another 合户. The
// first stays on file as ended.
func (o *Office) MergeHousehold(n, into calc.HouseholdNumber, c HouseholdChange) (*HouseholdDone, error) {
	return o.turn("household.merge", n, c, func(t *turning) error {
		own, err := t.open(n)
		if err != nil {
			return err
		}
		to, err := t.open(into)
		if err != nil {
			return err
		}
		for _, m := range own.new.Members {
			if m.Relation == calc.Head {
				m.Relation = calc.OtherKin
			}
			to.new.Members = append(to.new.Members, m)
		}
		to.new.Items = append(to.new.Items, own.new.Items...)
		own.new.Members, own.new.Items = nil, nil
		if err := t.people(c.Members); err != nil {
			return err
		}
		return t.bad()
	})
}

// ChangeHead makes another member the head of a household 变更户主. What the others
// are to the new head is restated as far as it follows; the rest is typed.
func (o *Office) ChangeHead(n calc.HouseholdNumber, id calc.IDNumber, c HouseholdChange) (*HouseholdDone, error) {
	return o.turn("household.head", n, c, func(t *turning) error {
		own, err := t.open(n)
		if err != nil {
			return err
		}
		if !own.new.Reseat(id) {
			return calc.Refuse("household.stranger", id.Tail(), string(n))
		}
		if err := t.people(c.Members); err != nil {
			return err
		}
		return t.bad()
	})
}

// Birth adds a newborn to a household 出生; the day of birth is the identity
// number's.
func (o *Office) Birth(n calc.HouseholdNumber, child records.Typed, c HouseholdChange) (*HouseholdDone, error) {
	return o.turn("household.birth", n, c, func(t *turning) error {
		own, err := t.open(n)
		if err != nil {
			return err
		}
		t.enters(own, child)
		if err := t.bad(); err != nil {
			return err
		}
		born := own.new.Members[len(own.new.Members)-1].ID
		if t.event = born.Birth(); t.event.AgeIn(c.From) > 0 {
			return calc.Refuse("household.not_newborn", born.Tail(), string(n))
		}
		return nil
	})
}

// Death takes a person who died on a day out of the household 死亡. Where the head
// died and others are left, heir is the new head. A household in which nobody is
// left ends.
func (o *Office) Death(n calc.HouseholdNumber, id calc.IDNumber, day calc.Day, heir calc.IDNumber, c HouseholdChange) (*HouseholdDone, error) {
	return o.turn("household.death", n, c, func(t *turning) error {
		own, err := t.open(n)
		if err != nil {
			return err
		}
		if day == 0 || day > o.Today || day < id.Birth() {
			return calc.Refuse("household.death_day", day.String(), o.Today.String())
		}
		if heir != "" && !own.new.Reseat(heir) {
			return calc.Refuse("household.stranger", heir.Tail(), string(n))
		}
		if _, _, err := own.take(id); err != nil {
			return err
		}
		t.died, t.event = id, day
		if err := t.people(c.Members); err != nil {
			return err
		}
		return t.bad()
	})
}

// Join takes a person into a household 成员加入: one who is on file nowhere, or out of
// the household where they are, which needs the right to act in both places.
func (o *Office) Join(n calc.HouseholdNumber, person records.Typed, outOf calc.HouseholdNumber, c HouseholdChange) (*HouseholdDone, error) {
	return o.turn("household.join", n, c, func(t *turning) error {
		own, err := t.open(n)
		if err != nil {
			return err
		}
		if outOf == "" {
			t.enters(own, person)
			return t.bad()
		}
		from, err := t.open(outOf)
		if err != nil {
			return err
		}
		m, _ := t.member(person)
		if err := t.bad(); err != nil {
			return err
		}
		if err := passOver(from, own, m.ID); err != nil {
			return err
		}
		m.Onto(own.new.Member(m.ID))
		return t.bad()
	})
}

// Leave takes a person out of a household 成员迁出: into another household, or out
// of the county where none is named.
func (o *Office) Leave(n calc.HouseholdNumber, id calc.IDNumber, to calc.HouseholdNumber, c HouseholdChange) (*HouseholdDone, error) {
	return o.turn("household.leave", n, c, func(t *turning) error {
		own, err := t.open(n)
		if err != nil {
			return err
		}
		if to == "" {
			_, _, err = own.take(id)
		} else {
			var there *turn
			if there, err = t.open(to); err == nil {
				err = passOver(own, there, id)
			}
		}
		if err != nil {
			return err
		}
		if err := t.people(c.Members); err != nil {
			return err
		}
		return t.bad()
	})
}

// passOver takes a person with their items out of one household into another,
// where they are no more than kin until it is said what they are.
func passOver(from, to *turn, id calc.IDNumber) error {
	person, items, err := from.take(id)
	if err != nil {
		return err
	}
	person.Relation = calc.OtherKin
	to.new.Members = append(to.new.Members, person)
	to.new.Items = append(to.new.Items, items...)
	return nil
}

// History is all versions of a household, oldest first, by the journal's order.
func (o *Office) History(n calc.HouseholdNumber) (versions []store.Version, err error) {
	err = o.look(viewing{subject: string(n), noted: true}, func(tx *store.Tx, r *reach) (string, error) {
		if r.payments {
			return "", o.allow(tx, ReadCases)
		}
		if err := r.enter(tx, n); err != nil {
			return "", err
		}
		versions, err = tx.History(n)
		return string(n), err
	})
	return versions, err
}

// VersionOn is the household as it was on a day: the last version of the journal's
// order that counts by then; nil before the first.
func VersionOn(versions []store.Version, day calc.Day) *store.Version {
	for i := len(versions) - 1; i >= 0; i-- {
		if versions[i].On() <= day {
			return &versions[i]
		}
	}
	return nil
}
