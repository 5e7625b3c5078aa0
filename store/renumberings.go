package store

import (
	"slices"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/calc/roster"
)

// ActCorrectID is the act that puts an identity number right 更正身份证号.
const ActCorrectID = "household.correct"

// Renumberings are the identity numbers that were put right, in the order of the
// journal. Records are never rewritten for them, and keep the signatures under
// them: they are read as meaning the person whom they meant.
type Renumberings struct {
	all []Renumbering
	by  map[calc.IDNumber][]int // places in all, by the old number
}

func newRenumberings(all []Renumbering) *Renumberings {
	c := &Renumberings{all, map[calc.IDNumber][]int{}}
	for i := range all {
		c.by[all[i].Old] = append(c.by[all[i].Old], i)
	}
	return c
}

// Now is the number of the person whom a decision or a fact of a sequence has under
// a number. One recorded after a number was put right means whoever has it then.
func (c *Renumberings) Now(id calc.IDNumber, seq uint64) calc.IDNumber {
	for last := -1; ; {
		next := slices.IndexFunc(c.by[id], func(i int) bool { return i > last && seq <= c.all[i].Horizon })
		if next < 0 {
			return id
		}
		last = c.by[id][next]
		id = c.all[last].New
	}
}

// Since is the number of the person whom an entry of the journal, and what it
// recorded beside decisions and facts, has under a number.
func (c *Renumberings) Since(id calc.IDNumber, journal uint64) calc.IDNumber {
	for i := range c.all {
		if x := &c.all[i]; x.Journal > journal && x.Old == id {
			id = x.New
		}
	}
	return id
}

// Of are the corrections in a household, oldest first.
func (c *Renumberings) Of(n calc.HouseholdNumber) (own []Renumbering) {
	for i := range c.all {
		if c.all[i].Household == n {
			own = append(own, c.all[i])
		}
	}
	return own
}

// Former is the last correction that took a number away; nil where none did.
func (c *Renumberings) Former(id calc.IDNumber) *Renumbering {
	if places := c.by[id]; len(places) > 0 {
		return &c.all[places[len(places)-1]]
	}
	return nil
}

// Entry gives a sealed line the number that its award has now.
func (c *Renumberings) Entry(e *roster.Entry) {
	if len(c.all) > 0 {
		e.Person = c.Now(e.Person, e.Decision)
	}
}

// decision gives a decision and its award the numbers that its people have now.
func (c *Renumberings) decision(a *calc.AwardKey, d *calc.Decision) {
	if len(c.all) == 0 {
		return
	}
	a.Person = c.Now(a.Person, d.Seq)
	if d.Facts == nil {
		return
	}
	for i := range d.Facts.Insured {
		d.Facts.Insured[i].ID = c.Now(d.Facts.Insured[i].ID, d.Seq)
	}
}

// fact gives a fact the numbers that its people have now.
func (c *Renumberings) fact(f *review.Fact) {
	if len(c.all) == 0 {
		return
	}
	f.Person = c.Now(f.Person, f.Seq)
	for i := range f.Results {
		f.Results[i].Person = c.Now(f.Results[i].Person, f.Seq)
	}
	for i := range f.Ends {
		f.Ends[i].Person = c.Now(f.Ends[i].Person, f.Seq)
	}
}

// asWritten reads records with the numbers that they were written with, as the
// signatures under them have them.
var asWritten = newRenumberings(nil)

// Renumberings are all identity numbers that were put right.
func (tx *Tx) Renumberings() (*Renumberings, error) {
	if tx.renumberings != nil {
		return tx.renumberings, nil
	}
	value, err := tx.engine.get(metaKey("renumberings"))
	if err != nil {
		return nil, err
	}
	var all []Renumbering
	if value != nil {
		if all, err = decodeRenumberings(value); err != nil {
			return nil, err
		}
	}
	tx.renumberings = newRenumberings(all)
	return tx.renumberings, nil
}

// CorrectID puts the number of a household's member right: what is recorded under
// the old one until now is the member's with the new. The same act changes the
// household's own record, after this.
func (tx *Tx) CorrectID(n calc.HouseholdNumber, old, right calc.IDNumber) error {
	known, err := tx.Renumberings()
	if err != nil {
		return err
	}
	all := append(slices.Clone(known.all), Renumbering{n, old, right, tx.head.Decision, tx.head.Journal + 1})
	tx.renumberings = newRenumberings(all)
	return tx.renew(metaKey("renumberings"), encodeRenumberings(all))
}

// checkRenumberings proves that the numbers put right are those of which the journal
// and the households' own histories tell. The error wraps ErrDamaged.
func (tx *Tx) checkRenumberings() error {
	known, err := tx.Renumberings()
	if err != nil {
		return err
	}
	said := map[uint64]string{}
	err = tx.Journal(0, func(j *Entry) error {
		if j.Act == ActCorrectID {
			said[j.Seq] = j.Subject
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i := range known.all {
		c := &known.all[i]
		if subject, told := said[c.Journal]; !told || subject != string(c.Household) {
			return in(inHousehold, c.Household, damaged("renumbering.untold"))
		}
		if err := tx.checkRenumbering(c); err != nil {
			return err
		}
		delete(said, c.Journal)
	}
	for seq, subject := range said {
		return in(inHousehold, subject, damaged("renumbering.gone", seq))
	}
	return nil
}

// checkRenumbering holds a number that was put right against the household as it was
// before and after.
func (tx *Tx) checkRenumbering(c *Renumbering) error {
	versions, err := tx.History(c.Household)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(versions, func(v Version) bool { return v.Journal == c.Journal })
	if at < 1 || versions[at-1].Household.Member(c.Old) == nil || versions[at].Household.Member(c.New) == nil || c.Horizon > tx.head.Decision {
		return in(inHousehold, c.Household, damaged("renumbering.forgotten"))
	}
	return nil
}
