package casework

import (
	"errors"
	"slices"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/calc/review"
	"doudi/calc/roster"
	"doudi/store"
)

// Explanation is why an award's line of one month is what it is.
type Explanation struct {
	calc.AwardKey
	Month  calc.Month
	State  roster.State
	Policy int           // version of the tables
	Entry  *roster.Entry // the line
	Steps  *entitlement.Step
	Cites  map[string]string // document codes in the steps → number and title
	// PutRight are the identity numbers of the award's people that were put right: the
	// line may have been sealed under the old ones.
	PutRight []PutRight
}

// PutRight is an identity number that was put right, as the look shows numbers.
type PutRight struct {
	Old, New string
	Journal  uint64 // of the entry of the act
}

// Explain explains the lines of a household's awards in a month: of a confirmed
// month by the tables and decisions it was confirmed with, of any other by those
// of now. program may be "" for all.
func (o *Office) Explain(n calc.HouseholdNumber, program calc.Program, m calc.Month) ([]Explanation, error) {
	return o.ExplainAs(n, program, m, Look{})
}

// ExplainAs is Explain with a look of one's own.
func (o *Office) ExplainAs(n calc.HouseholdNumber, program calc.Program, m calc.Month, look Look) ([]Explanation, error) {
	return o.explain(n, program, m, look, nil)
}

// explain explains by other tables than those of now where some are given.
func (o *Office) explain(n calc.HouseholdNumber, program calc.Program, m calc.Month, look Look, tables *policy.Policy) (out []Explanation, err error) {
	err = o.look(viewing{Look: look, subject: string(n)}, func(tx *store.Tx, r *reach) (string, error) {
		out = nil
		if r.payments {
			return "", o.allow(tx, ReadCases)
		}
		if err := r.enter(tx, n); err != nil {
			return "", err
		}
		h, err := tx.Household(n)
		if err != nil {
			return "", err
		}
		x, err := newExplaining(tx, h, m, tables)
		if err != nil {
			return "", err
		}
		awards, err := tx.Awards(h.Region, n)
		if err != nil {
			return "", err
		}
		for i := range awards {
			awards[i].Decisions = upTo(awards[i].Decisions, x.horizon)
			if program != "" && awards[i].Program != program || len(awards[i].Decisions) == 0 {
				continue
			}
			e, err := x.award(&awards[i])
			if err != nil {
				return "", err
			}
			r.shown.steps(e.Steps, &awards[i])
			e.PutRight = r.shown.putRight(&awards[i], x.people)
			out = append(out, e)
		}
		return string(n), nil
	})
	return out, err
}

// steps gives the steps of an award the numbers of persons as they are to be
// shown: calc has the tails of the insured, and whole who the award is for.
func (shown Shown) steps(s *entitlement.Step, a *calc.Award) {
	name := ""
	for i := range s.Inputs {
		switch in := &s.Inputs[i]; in.Name {
		case "name":
			name = in.Value
		case "id":
			in.Value = shown.Number(insured(a, name, in.Value))
		case "person":
			in.Value = shown.Number(in.Value)
		}
	}
	for _, child := range s.Steps {
		shown.steps(child, a)
	}
}

// putRight are the numbers that were put right of those whom an award has covered.
func (shown Shown) putRight(a *calc.Award, people *store.Renumberings) (out []PutRight) {
	for _, c := range people.Of(a.Household) {
		now := people.Since(c.New, c.Journal)
		if a.Person == now || slices.ContainsFunc(a.Decisions, func(d calc.Decision) bool { return insures(d.Facts, now) }) {
			out = append(out, PutRight{shown.Number(string(c.Old)), shown.Number(string(c.New)), c.Journal})
		}
	}
	return out
}

// insured is the number of a person whom an award's decisions cover, by the name
// and the tail of it; the tail where there is none such.
func insured(a *calc.Award, name, tail string) string {
	for _, d := range a.Decisions {
		if d.Facts == nil {
			continue
		}
		for _, person := range d.Facts.Insured {
			if person.Name == name && person.ID.Tail() == tail {
				return string(person.ID)
			}
		}
	}
	return tail
}

type explaining struct {
	*computing
	household *calc.Household
	state     roster.State
	past      *pastOf
	facts     []review.Fact
}

// newExplaining finds the tables and decisions that a month stands on; for a
// month that is not confirmed, tables may be given.
func newExplaining(tx *store.Tx, h *calc.Household, m calc.Month, tables *policy.Policy) (*explaining, error) {
	opening := tx.Settings().Opening
	if m < opening {
		return nil, calc.Refuse("month.before_opening", m.String(), opening.String())
	}
	seal, err := tx.Seal(m)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	x := &explaining{household: h}
	var f frame
	if seal != nil && seal.State == roster.Confirmed {
		x.state = seal.State
		f = frame{month: m, horizon: seal.Horizon}
		f.policy, err = policyVersion(tx, seal.Policy)
	} else {
		if f, err = presentFrame(tx, m, seal); tables != nil {
			f.policy = tables
		}
	}
	if err != nil {
		return nil, err
	}
	last, _, err := lastSeal(tx, m)
	if err != nil {
		return nil, err
	}
	x.computing = &computing{frame: f, sealed: sealedIn(tx), month: roster.NewMonth(m, opening, f.policy, last)}
	before, err := tx.MovedFrom(h.Number)
	if err != nil {
		return nil, err
	}
	x.moved = map[calc.HouseholdNumber][]calc.RegionCode{h.Number: before}
	if x.people, err = tx.Renumberings(); err != nil {
		return nil, err
	}
	x.past = pastAlone(x.computing, h)
	facts, err := tx.Facts(h.Region, h.Number)
	x.facts = review.UpTo(facts, f.horizon)
	return x, err
}

func (x *explaining) award(a *calc.Award) (Explanation, error) {
	out := Explanation{AwardKey: a.AwardKey, Month: x.frame.month, State: x.state, Policy: x.policy.Version, Cites: map[string]string{}}
	r := x.knowing(x.facts).Compute(x.household, a, x.past.last(a.AwardKey), x.past.ledger(a.AwardKey))
	out.Entry = &r.Entry
	sealed, err := x.sealedLine(a.AwardKey)
	if err := errors.Join(err, x.past.err); err != nil {
		return out, err
	}
	if sealed != nil {
		out.Entry = sealed
	}
	t := entitlement.NewTrace(a.AwardKey, x.frame.month)
	owed, err := entitlement.Of(a, x.frame.month, x.policy, t)
	if err != nil {
		return out, err
	}
	if r.Entry.Held {
		t.Note("held", "", -owed.Total())
	}
	for _, c := range r.Entry.Arrears {
		if err := x.correction(a, t, "arrears", c, c.Amount); err != nil {
			return out, err
		}
	}
	for _, c := range r.Entry.Recovery {
		if err := x.correction(a, t, "recovery", c, -c.Amount); err != nil {
			return out, err
		}
	}
	if r.Entry.Debt > 0 {
		t.Note("debt", "", r.Entry.Debt)
	}
	out.Steps = t.Close(r.Entry.Total())
	out.cite(x, out.Steps)
	return out, nil
}

// sealedLine is the award's line as a confirmed month has it; nil for other
// months.
func (x *explaining) sealedLine(key calc.AwardKey) (found *roster.Entry, err error) {
	if x.state != roster.Confirmed {
		return nil, nil
	}
	for _, village := range append([]calc.RegionCode{x.household.Region}, x.moved[key.Household]...) {
		packed, err := x.sealed(x.frame.month, village)
		if err != nil {
			return nil, err
		}
		for _, p := range packed {
			err := p.Of(key.Household, func(e *roster.Entry) error {
				if x.people.Entry(e); e.AwardKey == key {
					found = clone(e)
				}
				return nil
			})
			if err != nil {
				return nil, err
			}
		}
	}
	return found, nil
}

// correction explains one month's arrears or recovery: what it is owed by what
// is known now, and what it was paid.
func (x *explaining) correction(a *calc.Award, t *entitlement.Trace, code string, c roster.Correction, amount calc.Money) error {
	paid := x.past.ledger(a.AwardKey)(c.Month)
	month := t.Month(code, c.Month, paid, amount)
	owed, err := entitlement.Of(a, c.Month, x.policy, month)
	month.Owed(owed.Total())
	return err
}

func (e *Explanation) cite(x *explaining, s *entitlement.Step) {
	if s.Document != "" {
		e.Cites[s.Document] = documentOf(x.policy, s.Document)
	}
	for _, child := range s.Steps {
		e.cite(x, child)
	}
}
