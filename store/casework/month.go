package casework

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sort"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/review"
	"doudi/calc/roster"
	"doudi/store"
)

// computed is a month as the records make it: what a draft shows, what is
// submitted, and what a confirmation compares itself with.
type computed struct {
	seal     roster.Seal
	villages []packedVillage
	findings []roster.Finding
	totals   []roster.Total
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

// gathered is what a month is computed from, taken out of the store in a moment;
// computing it needs no transaction.
type gathered struct {
	settings store.Settings
	horizon  uint64 // sequence of the last decision
	changed  uint64 // see store.Tx.Changed
	last     *roster.Last
	previous roster.Digest
	moved    map[calc.HouseholdNumber][]calc.RegionCode
	findings []roster.Finding // about the month as a whole
	towns    []*store.Dossiers
}

func gather(tx *store.Tx, m calc.Month) (*gathered, error) {
	g := &gathered{settings: tx.Settings(), horizon: tx.Horizon(), changed: tx.Changed()}
	var err error
	if g.last, g.previous, err = lastSeal(tx, m); err != nil {
		return nil, err
	}
	if g.moved, err = tx.Moved(); err != nil {
		return nil, err
	}
	waiting, err := unconfirmed(tx, m)
	if err != nil {
		return nil, err
	}
	g.findings = append(monthFindings(tx, m, g.last), waiting...)
	codes, err := tx.Townships()
	if err != nil {
		return nil, err
	}
	for _, code := range codes {
		town, err := tx.Gather(string(code))
		if err != nil {
			return nil, err
		}
		g.towns = append(g.towns, town)
	}
	return g, nil
}

// compute makes a month from the records within a transaction (R6).
func compute(tx *store.Tx, f frame) (*computed, error) {
	g, err := gather(tx, f.month)
	if err != nil {
		return nil, err
	}
	return g.compute(f, sealedIn(tx))
}

// compute makes a month (R6). What sealed months paid is read by sealed.
func (g *gathered) compute(f frame, sealed sealedMonths) (*computed, error) {
	c := &computing{
		frame: f, sealed: sealed, moved: g.moved,
		month: roster.NewMonth(f.month, g.settings.Opening, f.policy, g.last),
	}
	out, err := c.run(g.towns)
	if err != nil {
		return nil, err
	}
	out.findings = append(slices.Clone(g.findings), out.findings...)
	out.seal.Month, out.seal.County = f.month, g.settings.County
	out.seal.Policy, out.seal.PolicyDigest, out.seal.Horizon = f.policy.Version, f.policy.Digest(), f.horizon
	out.seal.Overrides, out.seal.Previous = f.overrides, g.previous
	out.seal.Findings = roster.FindingsDigest(out.findings)
	for _, x := range out.findings {
		if x.Block {
			out.seal.Blocks++
		} else {
			out.seal.Warnings++
		}
	}
	return out, nil
}

// prepared is a month computed before the act that needs it, so that the act
// itself holds up nobody.
type prepared struct {
	frame   frame
	changed uint64
	out     *computed
}

// prepare computes a month by what frame says of the records as they are now.
func (o *Office) prepare(m calc.Month, frameOf func(*store.Tx) (frame, error)) (*prepared, error) {
	var g *gathered
	var f frame
	err := o.Store.View(func(tx *store.Tx) (err error) {
		if f, err = frameOf(tx); err != nil {
			return err
		}
		f.step = o.Course
		g, err = gather(tx, m)
		return err
	})
	if err != nil {
		return nil, err
	}
	out, err := g.compute(f, o.sealedMonths())
	return &prepared{f, g.changed, out}, err
}

// in is the month as computed before, if nothing has changed since, or computed
// anew within the act.
func (p *prepared) in(tx *store.Tx, f frame) (*computed, error) {
	if p != nil && p.changed == tx.Changed() && p.frame.same(f) {
		return p.out, nil
	}
	return compute(tx, f)
}

func (f frame) same(g frame) bool {
	return f.month == g.month && f.policy.Version == g.policy.Version && f.horizon == g.horizon && slices.Equal(f.overrides, g.overrides)
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

// computing is a month at work: townships are opened and computed side by side
// and taken together in order.
type computing struct {
	frame
	sealed sealedMonths
	month  *roster.Month
	moved  map[calc.HouseholdNumber][]calc.RegionCode
	course *course
}

// town is one township's dossiers, and what came of them.
type town struct {
	dossiers *store.Dossiers
	results  chan townResults
}

type townResults struct {
	results []roster.Result
	err     error
}

// run is the pipeline: workers open and compute, and this goroutine brings the
// results together.
func (c *computing) run(dossiers []*store.Dossiers) (*computed, error) {
	c.course = newCourse(c.step, len(dossiers))
	workers := max(1, min(runtime.GOMAXPROCS(0), len(dossiers)))
	work, order := make(chan *town), make(chan *town, workers)
	for range workers {
		go func() {
			for t := range work {
				results, err := c.computeTown(t.dossiers)
				t.dossiers = nil
				t.results <- townResults{results, err}
			}
		}()
	}
	go func() {
		defer close(work)
		defer close(order)
		for i, d := range dossiers {
			dossiers[i] = nil // let go of when it is computed
			t := &town{d, make(chan townResults, 1)}
			order <- t
			work <- t
		}
	}()
	return c.take(order)
}

func upTo(ds []calc.Decision, horizon uint64) []calc.Decision {
	n := sort.Search(len(ds), func(i int) bool { return ds[i].Seq > horizon })
	return ds[:n]
}

// computeTown computes a township's awards, without the decisions and facts
// beyond the horizon.
func (c *computing) computeTown(d *store.Dossiers) ([]roster.Result, error) {
	results := make([]roster.Result, 0, d.Len())
	town, way := newPast(c, d.Prefix), c.course.of(d.Len())
	err := d.Each(func(h *calc.Household, awards []calc.Award, facts []review.Fact) error {
		if err := way.pass(h.Region); err != nil {
			return err
		}
		past, month := town.of(h.Number), c.knowing(review.UpTo(facts, c.horizon))
		for i := range awards {
			a := &awards[i]
			if a.Decisions = upTo(a.Decisions, c.horizon); len(a.Decisions) > 0 {
				results = append(results, month.Compute(h, a, past.last(a.AwardKey), past.ledger(a.AwardKey)))
			}
		}
		return town.err
	})
	if err == nil {
		err = way.end()
	}
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

// take brings the townships' results together in the roster's order: payment
// numbers, totals, the check across lines, digests.
func (c *computing) take(order <-chan *town) (*computed, error) {
	out := &computed{}
	preflight, totals, payments := roster.NewPreflight(c.month), roster.NewTotals(), roster.NewPayments(c.frame.month)
	digest := sha256.New()
	var line []byte
	var failed error
	var village []roster.Entry
	flush := func() {
		if len(village) > 0 {
			out.villages = append(out.villages, packedVillage{village[0].Region, store.Pack(village)})
			village = village[:0]
		}
	}
	for t := range order {
		town := <-t.results
		if failed == nil {
			failed = town.err
		}
		for i := range town.results {
			r := &town.results[i]
			payments.Assign(&r.Entry)
			preflight.Add(r)
			totals.Add(&r.Entry)
			if r.Entry.Total() < 0 && failed == nil {
				failed = fmt.Errorf("household %s: the line of %s would be negative", r.Entry.Household, r.Entry.Program)
			}
			if !r.Entry.Kept() {
				continue
			}
			line = r.Entry.AppendCanonical(line[:0])
			digest.Write(line)
			if len(village) > 0 && village[0].Region != r.Entry.Region {
				flush()
			}
			village = append(village, r.Entry)
		}
	}
	flush()
	out.findings, out.totals = preflight.Findings(), totals.Rows()
	out.seal.Programs, out.seal.All = totals.Programs()
	out.seal.Entries = roster.Digest(digest.Sum(nil))
	return out, failed
}
