package casework

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"slices"
	"sort"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/review"
	"doudi/calc/roster"
	"doudi/calc/sidebyside"
	"doudi/store"
)

// computed is a month as the records make it: what a draft shows, what is
// submitted, and what a confirmation compares itself with.
type computed struct {
	seal     roster.Seal
	villages []packedVillage
	found    []roster.Finding // about its lines
	findings []roster.Finding // all of them
	totals   []roster.Total
	made     map[calc.RegionCode]made // by village, of a month that is prepared
}

type packedVillage struct {
	code    calc.RegionCode
	entries store.Packed
}

func (c *computed) each(f func(*roster.Entry) error) error {
	for _, v := range c.villages {
		if err := v.entries.Each(f); err != nil {
			return err
		}
	}
	return nil
}

// frame is what a month is computed with. A replay takes the tables and the
// horizon from a seal.
type frame struct {
	month     calc.Month
	policy    *policy.Policy
	horizon   uint64 // decisions and facts recorded later do not count
	overrides []roster.Override
	step      func(done, total int) error // Office.Course
}

// around is what a month is computed with beside its households.
type around struct {
	settings store.Settings
	horizon  uint64 // sequence of the last decision
	changed  uint64 // see store.Tx.Changed
	last     *roster.Last
	previous roster.Digest
	before   roster.Digest // of all seals of earlier months
	people   *store.Renumberings
	findings []roster.Finding // about the month as a whole
}

func lookAround(tx *store.Tx, m calc.Month) (*around, error) {
	a := &around{settings: tx.Settings(), horizon: tx.Horizon(), changed: tx.Changed()}
	var err error
	if a.last, a.previous, err = lastSeal(tx, m); err != nil {
		return nil, err
	}
	if a.before, err = sealsBefore(tx, m); err != nil {
		return nil, err
	}
	if a.people, err = tx.Renumberings(); err != nil {
		return nil, err
	}
	waiting, err := unconfirmed(tx, m)
	a.findings = append(monthFindings(tx, m, a.last), waiting...)
	return a, err
}

// sealsBefore is a digest of the seals of all earlier months.
func sealsBefore(tx *store.Tx, m calc.Month) (roster.Digest, error) {
	h := sha256.New()
	err := tx.Seals(func(s *roster.Seal) error {
		if digest := s.Digest(); s.Month < m {
			h.Write(append(digest[:], byte(s.State)))
		}
		return nil
	})
	return roster.Digest(h.Sum(nil)), err
}

// movers are the households that have moved and the villages that each came from,
// as the store was at one of its states. They are read when they are asked for, and
// anew where the store has changed.
type movers struct {
	from    map[calc.HouseholdNumber][]calc.RegionCode
	changed uint64 // see store.Tx.Changed
}

func (m *movers) in(tx *store.Tx) (from map[calc.HouseholdNumber][]calc.RegionCode, err error) {
	if m.from == nil || m.changed != tx.Changed() {
		m.changed = tx.Changed()
		m.from, err = tx.Moved()
	}
	return m.from, err
}

// village is one village's households, taken out of the store in a moment;
// computing them needs no transaction.
type village struct {
	dossiers *store.Dossiers
	moved    map[calc.HouseholdNumber][]calc.RegionCode // as in that moment
}

// gather takes a village's households out.
func (m *movers) gather(tx *store.Tx, code calc.RegionCode) (v *village, err error) {
	v = &village{}
	if v.moved, err = m.in(tx); err != nil {
		return nil, err
	}
	v.dossiers, err = tx.Gather(string(code))
	return v, err
}

// gatherAll takes everything out of the store that a month is computed from.
func gatherAll(tx *store.Tx, m calc.Month) (*around, []*village, error) {
	a, err := lookAround(tx, m)
	if err != nil {
		return nil, nil, err
	}
	codes, err := tx.Villages("")
	if err != nil {
		return nil, nil, err
	}
	villages, movers := make([]*village, len(codes)), &movers{}
	for i, code := range codes {
		if villages[i], err = movers.gather(tx, code); err != nil {
			return nil, nil, err
		}
	}
	return a, villages, nil
}

// compute makes a month from the records within a transaction (R6).
func compute(tx *store.Tx, f frame) (*computed, error) {
	a, villages, err := gatherAll(tx, f.month)
	if err != nil {
		return nil, err
	}
	return a.compute(f, villages, sealedIn(tx), false)
}

// compute makes a month of villages that have been taken out, and notes what came
// of each where the month is prepared for an act.
func (a *around) compute(f frame, villages []*village, sealed sealedMonths, prepared bool) (*computed, error) {
	c := a.computing(f, sealed)
	c.made = prepared
	out, err := c.run(len(villages), func(i int) (v *village, err error) {
		v, villages[i] = villages[i], nil // let go of when it is computed
		return v, nil
	})
	if err != nil {
		return nil, err
	}
	out.stamp(f, a)
	return out, nil
}

// computing is a month about to be computed. What sealed months paid is read by
// sealed.
func (a *around) computing(f frame, sealed sealedMonths) *computing {
	return &computing{frame: f, sealed: sealed, people: a.people, month: roster.NewMonth(f.month, a.settings.Opening, f.policy, a.last)}
}

// stamp states in the seal what the month was computed with.
func (c *computed) stamp(f frame, a *around) {
	c.findings = append(slices.Clone(a.findings), c.found...)
	c.seal.Month, c.seal.County = f.month, a.settings.County
	c.seal.Policy, c.seal.PolicyDigest, c.seal.Horizon = f.policy.Version, f.policy.Digest(), f.horizon
	c.seal.Overrides, c.seal.Previous = f.overrides, a.previous
	c.seal.Findings = roster.FindingsDigest(c.findings)
	c.seal.Blocks, c.seal.Warnings = 0, 0
	for _, x := range c.findings {
		if x.Block {
			c.seal.Blocks++
		} else {
			c.seal.Warnings++
		}
	}
}

// lastSeal is what the month before was confirmed with, and its digest; nil in
// the opening month, and where the month before is not confirmed.
func lastSeal(tx *store.Tx, m calc.Month) (*roster.Last, roster.Digest, error) {
	seal, err := tx.Seal(m - 1)
	switch {
	case errors.Is(err, store.ErrNotFound), err == nil && seal.State != roster.Confirmed:
		return nil, roster.Digest{}, nil
	case err != nil:
		return nil, roster.Digest{}, err
	}
	p, err := policyVersion(tx, seal.Policy)
	if err != nil {
		return nil, roster.Digest{}, err
	}
	return &roster.Last{Policy: p, Horizon: seal.Horizon}, seal.Digest(), nil
}

// monthFindings are the findings about the month as a whole.
func monthFindings(tx *store.Tx, m calc.Month, last *roster.Last) []roster.Finding {
	var fs []roster.Finding
	if last == nil && m > tx.Settings().Opening {
		fs = append(fs, roster.Finding{Code: "month.before_open", Block: true, Args: []string{(m - 1).String()}})
	}
	if at := brokenChain(tx); at != 0 {
		fs = append(fs, roster.Finding{Code: "chain.broken", Block: true, Args: []string{at.String()}})
	}
	return fs
}

// brokenChain is the first month whose seal does not continue the one before;
// 0 where all do.
func brokenChain(tx *store.Tx) calc.Month {
	var previous roster.Digest
	var broken calc.Month
	err := tx.Seals(func(s *roster.Seal) error {
		if s.Previous != previous && broken == 0 {
			broken = s.Month
		}
		previous = s.Digest()
		return nil
	})
	if err != nil && broken == 0 {
		broken = tx.Settings().Opening
	}
	return broken
}

// computing is a month at work: villages are opened and computed side by side
// and taken together in order.
type computing struct {
	frame
	sealed sealedMonths
	month  *roster.Month
	moved  map[calc.HouseholdNumber][]calc.RegionCode
	made   bool                // to note what came of each village
	people *store.Renumberings // whom the sealed lines mean
	course *course
}

// villageResults are what came of one village.
type villageResults struct {
	code    calc.RegionCode
	results []roster.Result
	moved   map[calc.HouseholdNumber][]calc.RegionCode
	made    made // where it is noted
}

// run is the pipeline: villages are taken one after the other, workers open and
// compute them, and this goroutine brings the results together. A month that is
// given up is worked on no further.
func (c *computing) run(villages int, take func(i int) (*village, error)) (*computed, error) {
	c.course = newCourse(c.step, villages)
	work := func(v *village) (*villageResults, error) {
		r, err := c.computeVillage(v)
		if err == nil {
			err = c.course.pass()
		}
		return r, err
	}
	t := c.together()
	if err := sidebyside.From(villages, take, work, t.add); err != nil {
		return nil, err
	}
	return t.close(), nil
}

func upTo(ds []calc.Decision, horizon uint64) []calc.Decision {
	n := sort.Search(len(ds), func(i int) bool { return ds[i].Seq > horizon })
	return ds[:n]
}

// computeVillage computes a village's awards.
func (c *computing) computeVillage(v *village) (*villageResults, error) {
	own := *c
	own.moved = v.moved
	r := &villageResults{code: v.dossiers.Prefix, moved: v.moved}
	results, err := own.computeAll(v.dossiers, newPast(&own, r.code), make([]roster.Result, 0, v.dossiers.Len()))
	if err == nil && c.made {
		r.made, err = madeOf(v.dossiers, results)
	}
	r.results = results
	return r, err
}

// computeAll adds what the awards of some dossiers come to, without the decisions
// and facts beyond the horizon.
func (c *computing) computeAll(d *store.Dossiers, past *past, results []roster.Result) ([]roster.Result, error) {
	err := d.Each(func(h *calc.Household, awards []calc.Award, facts []review.Fact) error {
		own, month := past.of(h.Number), c.knowing(review.UpTo(facts, c.horizon))
		for i := range awards {
			a := &awards[i]
			if a.Decisions = upTo(a.Decisions, c.horizon); len(a.Decisions) > 0 {
				results = append(results, month.Compute(h, a, own.last(a.AwardKey), own.ledger(a.AwardKey)))
			}
		}
		return past.err
	})
	return results, err
}

// knowing is the month of an award whose household's facts are at hand.
func (c *computing) knowing(facts []review.Fact) *roster.Month {
	mo := *c.month
	mo.Known = func(_ *calc.Household, a *calc.Award) *review.Known { return known(a, facts, c.policy, mo.Month) }
	return &mo
}

// known is what the facts of a household say of one of its awards, under tables
// in a month.
func known(a *calc.Award, facts []review.Fact, p *policy.Policy, m calc.Month) *review.Known {
	valid, _ := p.Months("recognition.months", a.Program, m)
	return review.Gather(a, facts, valid)
}

// together brings the villages' results together in the roster's order: payment
// numbers, totals, the check across lines, digests.
type together struct {
	out       *computed
	noted     bool // what came of each village
	preflight *roster.Preflight
	totals    *roster.Totals
	payments  *roster.Payments
	there     *pastThere
	digest    hash.Hash
	line      []byte
	entries   []roster.Entry // of the village under way
}

func (c *computing) together() *together {
	there := newPastThere(c)
	return &together{
		out: &computed{made: map[calc.RegionCode]made{}}, noted: c.made, there: there, digest: sha256.New(),
		preflight: roster.NewPreflight(c.month, there.paid), totals: roster.NewTotals(), payments: roster.NewPayments(c.frame.month),
	}
}

func (t *together) add(v *villageResults) error {
	if t.noted {
		t.out.made[v.code] = v.made
	}
	t.there.moved[v.code] = v.moved
	for i := range v.results {
		r := &v.results[i]
		t.payments.Assign(&r.Entry)
		t.preflight.Add(r)
		t.totals.Add(&r.Entry)
		if r.Entry.Total() < 0 {
			return fmt.Errorf("household %s: the line of %s would be negative", r.Entry.Household, r.Entry.Program)
		}
		if !r.Entry.Kept() {
			continue
		}
		t.line = r.Entry.AppendCanonical(t.line[:0])
		t.digest.Write(t.line)
		t.entries = append(t.entries, r.Entry)
	}
	if len(t.entries) > 0 {
		t.out.villages = append(t.out.villages, packedVillage{v.code, store.Pack(t.entries)})
		t.entries = t.entries[:0]
	}
	return t.there.err()
}

// close is the month, when all villages have been added.
func (t *together) close() *computed {
	out := t.out
	out.found, out.totals = t.preflight.Findings(), t.totals.Rows()
	out.seal.Programs, out.seal.All = t.totals.Programs()
	out.seal.Entries = roster.Digest(t.digest.Sum(nil))
	return out
}
