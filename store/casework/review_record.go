package casework

import (
	"errors"
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/calc/records"
	"doudi/calc/review"
	"doudi/store"
)

// HomeVisit is a review as its visitors bring it back (R7) 入户核查.
type HomeVisit struct {
	Household calc.HouseholdNumber
	Day       calc.Day
	Visitors  []string // two at least
	Findings  string
	Program   calc.Program // of one programme alone; "" = all awards
	Met       review.Met
	PerCapita calc.Fraction // income a head and month as the visitors found it
	Given     bool          // PerCapita is stated
	Changed   []calc.Table  // changed facts of the household, as import sheets (records.md)
	NoItems   bool          // there is no income, spending and property any more: what is on file of them goes
	Seen      *uint64       // revision of the household that the operator saw; nil = not stated
	Settles   bool          // the findings open against the household were verified and are struck off
	counted   bool          // Changed has items
}

// Visited is what a visit was recorded as.
type Visited struct {
	Household calc.HouseholdNumber
	Awards    []VisitedAward
	Changed   bool // the household's record was changed
	Closed    int  // findings struck off
	Warnings  calc.Faults
}

// VisitedAward is what a visit makes of one award: kept at once, or a proposal
// for a decision that another confirms.
type VisitedAward struct {
	calc.AwardKey
	review.Proposal
	Due      review.Deadline // the next review of an award kept
	IsDue    bool            // Due is meant
	Released bool            // its payment was held until now, and comes back with the next roster
}

// RecordReview records a visit. An award whose facts are unchanged is kept and
// its review renewed in this one act, so that a payment held comes back with
// the next roster; of any other the visit proposes what to decide.
func (o *Office) RecordReview(v HomeVisit) (*Visited, error) {
	if err := o.proper(&v); err != nil {
		return nil, err
	}
	rows, faults := o.changedRows(&v)
	v.counted = v.NoItems || rows != nil && len(rows.Items) > 0
	if len(faults.Refusing()) > 0 {
		return nil, faults
	}
	var done *Visited
	err := o.act(func(tx *store.Tx) (store.Entry, error) {
		h, err := tx.Household(v.Household)
		if err != nil {
			return store.Entry{}, err
		}
		if err := o.allowIn(tx, RecordReviews, h.Region); err != nil {
			return store.Entry{}, err
		}
		done = &Visited{Household: v.Household, Warnings: faults}
		held, err := o.held(tx, h.Number)
		if err != nil {
			return store.Entry{}, err
		}
		if v.Seen != nil && *v.Seen != h.Revision {
			return store.Entry{}, stale(tx, h, *v.Seen)
		}
		if rows != nil {
			if h, err = o.change(tx, h, rows, v.NoItems, done); err != nil {
				return store.Entry{}, err
			}
		}
		if err := o.visit(tx, h, &v, done); err != nil {
			return store.Entry{}, err
		}
		still, err := o.held(tx, h.Number)
		for i := range done.Awards {
			a := &done.Awards[i]
			a.Released = held[a.AwardKey] && !still[a.AwardKey]
		}
		if err != nil {
			return store.Entry{}, err
		}
		return store.Entry{Act: "review.record", Subject: string(v.Household), Reason: v.Day.String() + " " + done.outcomes()}, nil
	})
	return done, err
}

// held are the awards of a household whose payment is held in this month.
func (o *Office) held(tx *store.Tx, n calc.HouseholdNumber) (map[calc.AwardKey]bool, error) {
	home, err := o.home(tx, n)
	held := map[calc.AwardKey]bool{}
	for i := range home.Awards {
		held[home.Awards[i].AwardKey] = home.Awards[i].Held
	}
	return held, err
}

// outcomes are the codes of what was found, for the journal.
func (d *Visited) outcomes() string {
	var codes []string
	for _, a := range d.Awards {
		codes = append(codes, string(a.Program)+" "+a.Outcome.String())
	}
	return strings.Join(codes, ", ")
}

// leastVisitors is how many go to a home together (民发〔2021〕57号 art. 16).
const leastVisitors = 2

// proper checks what a visit says of itself.
func (o *Office) proper(v *HomeVisit) error {
	if v.Day > o.Today {
		return calc.Refuse("visit.future", v.Day.String(), o.Today.String())
	}
	var names []string
	for _, name := range v.Visitors {
		if name = strings.TrimSpace(name); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if v.Visitors = names; len(names) < leastVisitors {
		return calc.Refuse("visit.alone")
	}
	if strings.TrimSpace(v.Findings) == "" {
		return calc.Mistyped("visit.unreported")
	}
	return wrong(append(misnamed("visitors", v.Visitors), records.TypedText("findings", v.Findings)...))
}

// changedRows reads the sheets of changed facts; nil where there are none.
func (o *Office) changedRows(v *HomeVisit) (*records.Import, calc.Faults) {
	switch {
	case len(v.Changed) == 0 && v.NoItems:
		return &records.Import{}, nil
	case len(v.Changed) == 0:
		return nil, nil
	}
	rows, faults := records.Read(v.Changed, o.Today)
	alien := func(n calc.HouseholdNumber, at calc.Place) {
		if n != "" && n != v.Household {
			faults = append(faults, calc.Fault{Code: "visit.other_household", Place: at, Args: []string{string(n), string(v.Household)}})
		}
	}
	for i := range rows.Households {
		alien(rows.Households[i].Number, rows.Households[i].Place)
	}
	for i := range rows.Members {
		alien(rows.Members[i].Household, rows.Members[i].Place)
	}
	for i := range rows.Items {
		alien(rows.Items[i].Household, rows.Items[i].Place)
	}
	for i := range rows.Decisions {
		faults = append(faults, calc.Fault{Code: "visit.decision", Place: rows.Decisions[i].Place})
	}
	return rows, faults
}

// change takes changed facts into the household's record and gives it as it
// becomes. Who acts for one township moves nobody out of it, and an account is
// changed by two people, not by a visit (security.md).
func (o *Office) change(tx *store.Tx, h *calc.Household, rows *records.Import, noItems bool, done *Visited) (*calc.Household, error) {
	p, err := latestPolicy(tx)
	if err != nil {
		return nil, err
	}
	in := newImporting(o, tx, p, rows, "review")
	if err := in.check(nil); err != nil {
		return nil, err
	}
	if noItems {
		if c := in.open(h.Number, calc.Place{}); c != nil {
			c.new.Items = nil
		}
	}
	imported, err := in.write()
	if err != nil {
		return nil, err
	}
	done.Changed = imported.Changed > 0
	done.Warnings = append(done.Warnings, imported.Warnings...)
	if len(imported.Accounts)+imported.Waiting > 0 {
		return nil, calc.Refuse("visit.account", string(h.Number))
	}
	now, err := tx.Household(h.Number)
	if err != nil {
		return nil, err
	}
	return now, o.allowIn(tx, RecordReviews, now.Region)
}

// visit records the visit with what it leads to for every award.
func (o *Office) visit(tx *store.Tx, h *calc.Household, v *HomeVisit, done *Visited) error {
	p, err := latestPolicy(tx)
	if err != nil {
		return err
	}
	awards, err := tx.Awards(h.Region, h.Number)
	if err != nil {
		return err
	}
	if v.Settles {
		if done.Closed, err = o.closeFindings(tx, h, v); err != nil {
			return err
		}
	}
	facts, err := tx.Facts(h.Region, h.Number)
	if err != nil {
		return err
	}
	fact := review.Fact{Kind: review.VisitFact, Day: v.Day, Visitors: v.Visitors, Text: v.Findings, RecordedBy: o.Operator, RecordedAt: o.Now.UTC()}
	var looked []*calc.Award
	stated := false
	for i := range awards {
		a := &awards[i]
		if v.Program != "" && a.Program != v.Program {
			continue
		}
		x, ok, err := o.compareAward(a, h, facts, v, p)
		if err != nil {
			return err
		}
		if ok {
			stated = stated || v.states(a.AwardKey)
			looked = append(looked, a)
			done.Awards = append(done.Awards, VisitedAward{AwardKey: a.AwardKey, Proposal: x})
			fact.Results = append(fact.Results, review.Result{Program: a.Program, Person: a.Person, Outcome: x.Outcome})
		}
	}
	if len(looked) == 0 {
		return calc.Refuse("visit.nothing", string(h.Number))
	}
	if v.Given && !stated {
		return calc.Refuse("visit.income", string(h.Number))
	}
	if err := tx.AddFact(h.Region, h.Number, &fact); err != nil {
		return err
	}
	return o.renew(done, looked, append(facts, fact), p)
}

// compareAward compares an award with the household as it is, for the month after
// this one; a taper that ends with this month, for this one.
func (o *Office) compareAward(a *calc.Award, h *calc.Household, facts []review.Fact, v *HomeVisit, p *policy.Policy) (review.Proposal, bool, error) {
	month := o.Today.Month() + 1
	valid, _ := p.Months("recognition.months", a.Program, month)
	x, ok, err := review.Propose(a, h, facts, valid, v.found(a.AwardKey, h, p, month), v.Day, p, month)
	if !ok && err == nil {
		x, ok, err = review.Propose(a, h, facts, valid, v.found(a.AwardKey, h, p, month-1), v.Day, p, month-1)
	}
	return x, ok, err
}

// states says whether the visit states the income that an award rests on: that of a
// household.
func (v *HomeVisit) states(a calc.AwardKey) bool {
	return v.Given && a.Person == "" && (a.Program == calc.Dibao || a.Program == calc.Edge)
}

// found is what a visit found of an award: an income stated, or items that now tell
// it, which also stand against one that was stated before.
func (v *HomeVisit) found(a calc.AwardKey, h *calc.Household, p *policy.Policy, m calc.Month) review.Found {
	found := review.Found{Met: v.Met}
	income := entitlement.Income(h, a.Person, p, m)
	switch {
	case v.states(a):
		found.Income = &calc.Income{Given: true, People: income.People, PerCapita: v.PerCapita}
	case v.counted && (a.Program == calc.Dibao || a.Program == calc.Edge):
		found.Income = &income
	}
	return found
}

// renew finds the next review of the awards that were kept. One that would
// still stand in the past, or on an open finding, is refused: it is not settled
// by having looked.
func (o *Office) renew(done *Visited, looked []*calc.Award, facts []review.Fact, p *policy.Policy) error {
	now := o.Today.Month()
	for i, a := range looked {
		x := &done.Awards[i]
		if x.Outcome != review.Keep {
			continue
		}
		x.Due, x.IsDue = review.Due(a, known(a, facts, p, now), p, now)
		switch {
		case x.IsDue && x.Due.Reason == review.OpenFinding:
			return calc.Refuse("visit.finding_open", string(a.Household), string(a.Program))
		case x.IsDue && x.Due.Month < now:
			return calc.Refuse("visit.unsettled", string(a.Household), string(a.Program), x.Due.Month.String())
		}
	}
	return nil
}

// closeFindings strikes off what is open against a household, as verified by the
// visit.
func (o *Office) closeFindings(tx *store.Tx, h *calc.Household, v *HomeVisit) (int, error) {
	facts, err := tx.Facts(h.Region, h.Number)
	if err != nil {
		return 0, err
	}
	open := review.Open(facts)
	for _, f := range open {
		err = errors.Join(err, tx.AddFact(h.Region, h.Number, &review.Fact{
			Kind: review.ClosedFact, Person: f.Person, Of: f.Seq, Day: v.Day, Text: v.Findings, RecordedBy: o.Operator, RecordedAt: o.Now.UTC(),
		}))
	}
	return len(open), err
}
