package casework

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
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

// township is one region's households, taken out of the store in a moment;
// computing them needs no transaction.
type township struct {
	dossiers *store.Dossiers
	moved    map[calc.HouseholdNumber][]calc.RegionCode
}

// gather takes the households out whose regions' code begins with prefix.
func gather(tx *store.Tx, prefix calc.RegionCode) (t *township, err error) {
	t = &township{}
	if t.moved, err = tx.Moved(); err != nil {
		return nil, err
	}
	t.dossiers, err = tx.Gather(string(prefix))
	return t, err
}

// gatherAll takes everything out of the store that a month is computed from.
func gatherAll(tx *store.Tx, m calc.Month) (*around, []*township, error) {
	a, err := lookAround(tx, m)
	if err != nil {
		return nil, nil, err
	}
	codes, err := tx.Villages("")
	if err != nil {
		return nil, nil, err
	}
	towns := make([]*township, len(codes))
	for i, code := range codes {
		if towns[i], err = gather(tx, code); err != nil {
			return nil, nil, err
		}
	}
	return a, towns, nil
}

// compute makes a month from the records within a transaction (R6).
func compute(tx *store.Tx, f frame) (*computed, error) {
	a, towns, err := gatherAll(tx, f.month)
	if err != nil {
		return nil, err
	}
	return a.compute(f, towns, sealedIn(tx), false)
}

// compute makes a month of townships that have been taken out, and notes what
// came of each village where the month is prepared for an act.
func (a *around) compute(f frame, towns []*township, sealed sealedMonths, prepared bool) (*computed, error) {
	c := a.computing(f, sealed)
	c.made = prepared
	out, err := c.run(len(towns), func(i int) (t *township, err error) {
		t, towns[i] = towns[i], nil // let go of when it is computed
		return t, nil
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

// computing is a month at work: townships are opened and computed side by side
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

// town is one township, and what came of it.
type town struct {
	*township
	results chan townResults
}

type townResults struct {
	results []roster.Result
	made    map[calc.RegionCode]made
	err     error
}

// run is the pipeline: townships are taken one after the other, workers open and
// compute them, and this goroutine brings the results together.
func (c *computing) run(towns int, take func(i int) (*township, error)) (*computed, error) {
	c.course = newCourse(c.step, towns)
	workers := max(1, min(runtime.GOMAXPROCS(0), towns))
	work, order := make(chan *town), make(chan *town, workers)
	for range workers {
		go func() {
			for t := range work {
				r := c.computeTown(t.township)
				if r.err == nil {
					r.err = c.course.pass()
				}
				t.township = nil
				t.results <- r
			}
		}()
	}
	go func() {
		defer close(work)
		defer close(order)
		for i := range towns {
			taken, err := take(i)
			t := &town{taken, make(chan townResults, 1)}
			order <- t
			if err != nil {
				t.results <- townResults{err: err}
				return
			}
			work <- t
		}
	}()
	return c.take(order)
}

func upTo(ds []calc.Decision, horizon uint64) []calc.Decision {
	n := sort.Search(len(ds), func(i int) bool { return ds[i].Seq > horizon })
	return ds[:n]
}

// computeTown computes a township's awards.
func (c *computing) computeTown(t *township) (r townResults) {
	own := *c
	own.moved = t.moved
	past := newPast(&own, t.dossiers.Prefix)
	if !c.made {
		r.results = make([]roster.Result, 0, t.dossiers.Len())
		r.results, r.err = own.computeAll(t.dossiers, past, r.results)
		return r
	}
	r.results, r.made = make([]roster.Result, 0, t.dossiers.Len()), map[calc.RegionCode]made{}
	for _, v := range t.dossiers.Villages() {
		before := len(r.results)
		if r.results, r.err = own.computeAll(v, past, r.results); r.err != nil {
			return r
		}
		if r.made[v.Prefix], r.err = madeOf(v, r.results[before:]); r.err != nil {
			return r
		}
	}
	return r
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

// take brings the townships' results together in the roster's order: payment
// numbers, totals, the check across lines, digests.
func (c *computing) take(order <-chan *town) (*computed, error) {
	out := &computed{made: map[calc.RegionCode]made{}}
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
		maps.Copy(out.made, town.made)
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
	out.found, out.totals = preflight.Findings(), totals.Rows()
	out.seal.Programs, out.seal.All = totals.Programs()
	out.seal.Entries = roster.Digest(digest.Sum(nil))
	return out, failed
}
