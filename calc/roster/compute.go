package roster

import (
	"errors"
	"slices"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/calc/review"
)

// Month is everything about the month that is the same for all awards.
type Month struct {
	Month   calc.Month
	Opening calc.Month // the first month that this system pays
	Policy  *policy.Policy
	Last    *Last // the sealed month before; nil in the opening month
	// Known is what is known of an award's reviews beside its decisions, as far as
	// it was recorded when the month was made; nil = nothing of any award.
	Known func(*calc.Household, *calc.Award) *review.Known

	farthest calc.Month // the first that any programme looks back at
}

// Last is what was known when the month before was sealed.
type Last struct {
	Policy  *policy.Policy
	Horizon uint64 // sequence of the last decision then recorded
	// Differs is the first month that the present tables may value differently
	// than those of the seal; 0 = never.
	Differs calc.Month
}

// NewMonth prepares the month. last may be nil in the opening month.
func NewMonth(m, opening calc.Month, p *policy.Policy, last *Last) *Month {
	if last != nil {
		last.Differs = 0
		if from, ok := policy.DiffersFrom(last.Policy, p); ok {
			last.Differs = max(from, 1)
		}
	}
	return &Month{Month: m, Opening: opening, Policy: p, Last: last, farthest: farthest(p, m, opening)}
}

func farthest(p *policy.Policy, m, opening calc.Month) calc.Month {
	first := m
	for _, program := range p.Programs() {
		first = min(first, lookBackStart(p, program, m, opening))
	}
	return first
}

// Ledger is what sealed rosters have paid one award for a past month.
type Ledger func(m calc.Month) calc.Money

// Result is what the month makes of one award.
type Result struct {
	Entry    Entry
	Stints   []Stint    // whom the award covers in the month and those looked back at, in order
	Again    calc.Month // of months before it, what was paid says whether a stint holds
	Findings []Finding
}

// Compute is one award's entry by the difference formula (R6): what the month
// is worth, plus what the months looked back at are short, less what may be
// withheld for those paid too much. last is the award's entry in the sealed
// month before, nil where it had none; paid is asked only where something may
// differ. Findings are what the award's line asks attention for.
func (mo *Month) Compute(h *calc.Household, a *calc.Award, last *Entry, paid Ledger) Result {
	r := Result{Entry: newEntry(h, a)}
	e := &r.Entry
	now, err := entitlement.Of(a, mo.Month, mo.Policy, nil)
	if err != nil {
		return r.withoutTables(last, err)
	}
	e.take(&now)
	known := mo.known(h, a)
	e.Held = review.Held(a, known, mo.Policy, mo.Month) // what is not paid now becomes arrears by itself
	if e.Held {
		e.Amounts = entitlement.Amounts{}
	}
	back, err := mo.lookBack(a, last, paid)
	if err != nil {
		return r.withoutTables(last, err)
	}
	if e.Held {
		back.again = mo.Month // what it is owed more than it was paid is not paid now
	} else {
		mo.correct(e, back)
	}
	mo.explainChange(e, a, last, &now)
	if e.Regular() > 0 {
		back.covers(mo.Month, now.Basis)
	}
	r.Stints, r.Again = back.stints, back.again
	r.Findings = mo.findings(h, a, known, e, last, &now, back)
	return r
}

func (mo *Month) known(h *calc.Household, a *calc.Award) *review.Known {
	if mo.Known == nil {
		return nil
	}
	return mo.Known(h, a)
}

// withoutTables is the result of an award whose amount the tables do not give:
// nothing is paid, and what was paid before ends for want of a standard.
func (r Result) withoutTables(last *Entry, err error) Result {
	e := &r.Entry
	e.Amounts = entitlement.Amounts{}
	if last != nil {
		e.because(Standard, -last.Total(), "missing")
	}
	r.Findings = []Finding{TableFinding(e.AwardKey, err)}
	return r
}

// Kept says whether an entry must be sealed with the month: a line, an award
// that has just left the roster, or one that is not settled yet.
func (e *Entry) Kept() bool { return e.OnRoster() || len(e.Causes) > 0 || !e.Settled }

func newEntry(h *calc.Household, a *calc.Award) Entry {
	e := Entry{AwardKey: a.AwardKey, Region: h.Region, Settlement: h.Settlement, Bank: h.Bank, Account: h.Account}
	e.Payee, e.PayeeID = h.PaidTo()
	if head := h.Head(); head != nil {
		e.Head = head.Name
	}
	return e
}

func (e *Entry) take(now *entitlement.Entitlement) {
	e.Amounts, e.Standing, e.People = now.Amounts, now.Standing, now.People()
	if now.InForce != nil {
		e.Decision = now.InForce.Seq
	}
	if now.Basis != nil {
		e.Basis, e.Settlement = now.Basis.Seq, now.Basis.Facts.Settlement
	}
}

// difference is one past month that is not paid as it is owed now.
type difference struct {
	month calc.Month
	owed  calc.Money // positive: arrears; negative: overpaid
}

type lookBack struct {
	differences []difference // inside the look-back, oldest first
	cutOff      []difference // before it: neither paid nor withheld any more
	again       calc.Month   // the first month computed anew; see Result
	stints      []Stint
}

// lookBack finds the months from the look-back's beginning to the month before
// this one that are owed otherwise than they were paid. Where the last seal
// proves that all was settled, only what changed since can differ.
func (mo *Month) lookBack(a *calc.Award, last *Entry, paid Ledger) (lookBack, error) {
	back := lookBack{again: mo.Month}
	if changed, any := mo.changedSince(a, last); any {
		back.again = max(mo.Opening, changed)
	}
	for m := mo.farthest; m < back.again; m++ {
		if basis := entitlement.PaysBy(a, m); basis != nil {
			back.covers(m, basis)
		}
	}
	start := mo.lookBackStart(a.Program)
	for m := back.again; m < mo.Month; m++ {
		now, err := entitlement.Of(a, m, mo.Policy, nil)
		if err != nil {
			return back, err
		}
		if now.Regular() > 0 && m >= mo.farthest {
			back.covers(m, now.Basis)
		}
		d := difference{m, now.Total() - paid(m)}
		switch {
		case d.owed == 0:
		case m >= start:
			back.differences = append(back.differences, d)
		default:
			back.cutOff = append(back.cutOff, d)
		}
	}
	return back, nil
}

// lookBackStart is the first month that arrears and recovery reach (R2:
// arrears.months, 12 where the tables do not say).
func (mo *Month) lookBackStart(program calc.Program) calc.Month {
	return lookBackStart(mo.Policy, program, mo.Month, mo.Opening)
}

// lookBackStart is that of the month before, under its own tables.
func (l *Last) lookBackStart(program calc.Program, mo *Month) calc.Month {
	return lookBackStart(l.Policy, program, mo.Month-1, mo.Opening)
}

func lookBackStart(p *policy.Policy, program calc.Program, m, opening calc.Month) calc.Month {
	months, ok := p.Months("arrears.months", program, m)
	if !ok {
		months = 12
	}
	return max(opening, m-calc.Month(months))
}

// changedSince is the first month that may be owed otherwise than when the
// last seal was made; ok is false where none may.
func (mo *Month) changedSince(a *calc.Award, last *Entry) (first calc.Month, ok bool) {
	if mo.Month <= mo.Opening {
		return 0, false
	}
	if mo.Last == nil || last != nil && !last.Settled {
		return mo.Opening, true
	}
	if mo.Last.Differs != 0 {
		first, ok = mo.Last.Differs, true
	}
	if start := mo.lookBackStart(a.Program); start < mo.Last.lookBackStart(a.Program, mo) && (!ok || start < first) {
		first, ok = start, true // the look-back reaches further than it did
	}
	for i := len(a.Decisions) - 1; i >= 0 && a.Decisions[i].Seq > mo.Last.Horizon; i-- {
		if from := a.Decisions[i].From; !ok || from < first {
			first, ok = from, true
		}
	}
	return first, ok && first < mo.Month
}

// correct turns the differences into components (R6): all arrears are paid;
// with A their sum, O the overpayments and L the share of the regular amount
// that may be withheld, min(O, A + L) is withheld, oldest month first. What
// stays owed comes back next month by itself.
func (mo *Month) correct(e *Entry, back lookBack) {
	var overpaid calc.Money
	for _, d := range back.differences {
		if d.owed > 0 {
			e.Arrears = append(e.Arrears, Correction{d.month, d.owed})
		} else {
			overpaid -= d.owed
		}
	}
	withhold := min(overpaid, sum(e.Arrears)+mo.withholdable(e))
	e.Debt = overpaid - withhold
	for _, d := range back.differences {
		if part := min(-d.owed, withhold); part > 0 {
			e.Recovery = append(e.Recovery, Correction{d.month, part})
			withhold -= part
		}
	}
	e.Settled = e.Debt == 0
}

// withholdable is recovery.share percent of the month's regular amount, down
// to whole units; 0 where the tables give no share.
func (mo *Month) withholdable(e *Entry) calc.Money {
	share, ok := mo.Policy.Parameter("recovery.share", e.Program, mo.Month)
	if !ok {
		return 0
	}
	rounding, err := mo.Policy.Rounding(e.Program, mo.Month)
	if err != nil {
		return 0
	}
	return rounding.Floor(e.Regular().Fraction().Percent(share.Value), e.Regular())
}

// TableFinding is what a missing value in the tables, or a rule that refuses an
// amount, looks like on the roster.
func TableFinding(key calc.AwardKey, err error) Finding {
	var noStandard *policy.NoStandard
	var noParameter *policy.NoParameter
	var refusal *calc.Refusal
	switch {
	case errors.As(err, &noStandard):
		return block("standard.missing", key, string(noStandard.Program), noStandard.Class, noStandard.Settlement.String(), string(noStandard.Region), noStandard.Month.String())
	case errors.As(err, &noParameter):
		return block("parameter.missing", key, noParameter.Key, string(noParameter.Program), noParameter.Month.String())
	case errors.As(err, &refusal):
		return block(refusal.Code, key, refusal.Args...)
	}
	return block("policy.fault", key, err.Error())
}

// decisionBySeq finds a decision of the award, nil where there is none.
func decisionBySeq(a *calc.Award, seq uint64) *calc.Decision {
	i, found := slices.BinarySearchFunc(a.Decisions, seq, func(d calc.Decision, seq uint64) int {
		switch {
		case d.Seq < seq:
			return -1
		case d.Seq > seq:
			return 1
		}
		return 0
	})
	if !found {
		return nil
	}
	return &a.Decisions[i]
}
