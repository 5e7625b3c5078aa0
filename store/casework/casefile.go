package casework

import (
	"cmp"
	"slices"
	"time"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/review"
	"doudi/calc/roster"
	"doudi/store"
)

// CaseFile is all that is on file of a household 一户一档: its file at the counter,
// what the tables make of its means, what it was paid, what is under way, and how
// everything came about. Who sees payees alone sees the payments and no more.
type CaseFile struct {
	*File
	Income       calc.Income        // by the items on record and the tables of the month; People 0 where nothing can be said
	Paid         []PaidMonth        // confirmed months, the newest first
	Applications []*ApplicationFile // still under way, or approved and still to be determined
	Waiting      []Waiting          // decisions that wait for their second person
	Changes      []*Version         // of the record, the newest of the journal's order first
	Passages     []Passage          // 经过, the newest first

	at    uint64 // sequence of the last act that had changed a record
	look  Look
	today calc.Day
}

// PaidMonth is what a confirmed month paid a household, in yuan.
type PaidMonth struct {
	Month    calc.Month
	Amount   calc.Money // all together
	Arrears  calc.Money // of it for months before
	Recovery calc.Money // withheld for months before
	Reissue  calc.Money // of it payments that the bank had returned
	Debt     calc.Money // paid too much for months before, and not withheld yet 尚欠
	Held     bool       // an award was held back for an overdue review
}

// Passage is one thing that happened to a household: one of the three is there.
type Passage struct {
	At       time.Time
	Award    calc.AwardKey
	Decision *calc.Decision
	Change   *Version // of the record
	Fact     *review.Fact
}

// Version is one revision of a household with the change that made it.
type Version = store.Version

// mostPaid is how many months of payments a file shows.
const mostPaid = 12

// CaseFile is a household's whole file; store.ErrNotFound where there is none. The
// look is noted in the journal. seen is the file as the same person already has it
// before them, and is given back where no record has changed since: a screen that
// asks again is no second look. It may be nil.
func (o *Office) CaseFile(n calc.HouseholdNumber, look Look, seen *CaseFile) (c *CaseFile, err error) {
	if seen != nil && seen.Household.Number == n && seen.look == look && seen.today == o.Today {
		same := false
		err := o.Store.View(func(tx *store.Tx) error {
			_, err := o.reach(tx, look.Whole)
			same = seen.at == tx.Changed()
			return err
		})
		if err == nil && same {
			return seen, nil
		}
	}
	err = o.look(viewing{Look: look, subject: string(n), noted: true}, func(tx *store.Tx, r *reach) (string, error) {
		c = nil
		if err := r.enter(tx, n); err != nil {
			return "", err
		}
		l, err := o.filing(tx, r)
		if err != nil {
			return "", err
		}
		c = &CaseFile{at: tx.Changed(), look: look, today: o.Today}
		if c.File, err = l.file(n, wholeFile); err != nil {
			return "", err
		}
		return string(n), c.fill(o, l)
	})
	if err != nil {
		return nil, err
	}
	return c, nil
}

// fill adds to the file what it has beside that of the counter.
func (c *CaseFile) fill(o *Office, l *filing) (err error) {
	if c.Paid, err = l.payments(c.Household); err != nil || l.reach.payments {
		return err
	}
	c.Income = entitlement.Income(c.Household, "", l.policy, l.month)
	if c.Applications, err = o.applicationsOf(l.tx, c.Household.Number); err != nil {
		return err
	}
	filter := AwardFilter{Household: c.Household.Number}
	if c.Waiting, err = filter.waiting(l.tx); err != nil {
		return err
	}
	versions, err := l.tx.History(c.Household.Number)
	if err != nil {
		return err
	}
	for i := range versions {
		c.Changes = append(c.Changes, &versions[i])
	}
	slices.Reverse(c.Changes)
	facts, err := l.tx.Facts(c.Household.Region, c.Household.Number)
	c.pass(facts)
	return err
}

// payments are what the last confirmed months paid a household, wherever it was
// then.
func (l *filing) payments(h *calc.Household) (list []PaidMonth, err error) {
	villages, err := l.tx.MovedFrom(h.Number)
	if err != nil {
		return nil, err
	}
	villages = append(villages, h.Region)
	slices.Sort(villages)
	villages = slices.Compact(villages)
	next, err := nextMonth(l.tx)
	if err != nil {
		return nil, err
	}
	opening := l.tx.Settings().Opening
	for m := next - 1; m >= opening && len(list) < mostPaid; m-- {
		paid, on := PaidMonth{Month: m}, false
		for _, village := range villages {
			err := l.tx.Packed(m, village, func(_ calc.RegionCode, p store.Packed) error {
				return p.Of(h.Number, func(e *roster.Entry) error {
					on = on || e.OnRoster() || e.Held || e.Debt > 0
					paid.add(e)
					return nil
				})
			})
			if err != nil {
				return nil, err
			}
		}
		if on {
			list = append(list, paid)
		}
	}
	return list, nil
}

func (p *PaidMonth) add(e *roster.Entry) {
	p.Amount += e.Total()
	p.Arrears += e.ArrearsTotal()
	p.Recovery += e.RecoveryTotal()
	p.Debt += e.Debt
	p.Reissue += e.Reissue
	p.Held = p.Held || e.Held
}

// applicationsOf are the applications of a household that are still under way, or
// approved and still to be determined.
func (o *Office) applicationsOf(tx *store.Tx, n calc.HouseholdNumber) (files []*ApplicationFile, err error) {
	var r *ruling
	err = tx.Applications(func(kept *store.Application) error {
		if kept.Household != n {
			return nil
		}
		if kept.Stage().Closed() {
			home, err := tx.Home(n)
			if err != nil {
				return err
			}
			if waits, err := undetermined(tx, kept, home); err != nil || !waits {
				return err
			}
		}
		if r == nil {
			if r, err = rulingOf(tx); err != nil {
				return err
			}
		}
		d, err := dossierOf(tx, kept, r)
		if err == nil {
			files = append(files, o.applicationFile(tx, d))
		}
		return err
	})
	return files, err
}

// pass puts together the decisions on the household's awards, the changes of its
// record, and what was noted of it.
func (c *CaseFile) pass(facts []review.Fact) {
	for _, v := range c.Changes {
		c.Passages = append(c.Passages, Passage{At: v.Entry.At, Change: v})
	}
	for i := range facts {
		if f := &facts[i]; f.Kind != review.PapersFact { // they stand in the record's changes
			c.Passages = append(c.Passages, Passage{At: f.RecordedAt, Fact: f})
		}
	}
	for i := range c.Awards {
		a := &c.Awards[i]
		for j := len(a.Decisions) - 1; j >= 0; j-- {
			d := &a.Decisions[j]
			at := d.RecordedAt
			if d.Warrant != nil && !d.Warrant.ConfirmedAt.IsZero() {
				at = d.Warrant.ConfirmedAt
			}
			c.Passages = append(c.Passages, Passage{At: at, Award: a.AwardKey, Decision: d})
		}
	}
	slices.SortStableFunc(c.Passages, func(a, b Passage) int { return cmp.Compare(b.At.Unix(), a.At.Unix()) })
}

// PrintedFile notes in the journal that a household's file leaves for a file
// outside the store, with its numbers whole or not.
func (o *Office) PrintedFile(n calc.HouseholdNumber, path string, look Look) error {
	return o.act(func(tx *store.Tx) (store.Entry, error) {
		r, err := o.reach(tx, look.Whole)
		if err == nil {
			err = r.enter(tx, n)
		}
		if err == nil {
			err = typed("reason", look.Reason)
		}
		reason := calc.Legible(path)
		if look.Whole {
			reason += " " + ActWholeLook + " " + look.Reason
		}
		return store.Entry{Act: "household.export", Subject: string(n), Reason: reason}, err
	})
}
