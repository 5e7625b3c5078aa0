package casework

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"runtime"
	"sort"

	"doudi/calc"
	"doudi/calc/policy"
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
	horizon   uint64 // decisions recorded later do not count
	overrides []roster.Override
}

// compute makes a month from the records (R6).
func compute(tx *store.Tx, f frame) (*computed, error) {
	settings := tx.Settings()
	last, previous, err := lastSeal(tx, f.month)
	if err != nil {
		return nil, err
	}
	c := &computing{frame: f, tx: tx, month: roster.NewMonth(f.month, settings.Opening, f.policy, last)}
	if c.moved, err = tx.Moved(); err != nil {
		return nil, err
	}
	out, err := c.run()
	if err != nil {
		return nil, err
	}
	out.findings = append(monthFindings(tx, f.month, last), out.findings...)
	out.seal.Month, out.seal.County = f.month, settings.County
	out.seal.Policy, out.seal.PolicyDigest, out.seal.Horizon = f.policy.Version, f.policy.Digest(), f.horizon
	out.seal.Overrides, out.seal.Previous = f.overrides, previous
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

// computing is a month at work: townships are read in order, computed side by
// side and taken together in order again.
type computing struct {
	frame
	tx    *store.Tx
	month *roster.Month
	moved map[calc.HouseholdNumber][]calc.RegionCode
}

// town is one township's cases, each with what past months paid it.
type town struct {
	code    calc.RegionCode
	cases   []oneCase
	results chan []roster.Result
}

type oneCase struct {
	household *calc.Household
	awards    []calc.Award
	past      *past
}

// run is the pipeline: a reader in this transaction, workers, and one taker.
func (c *computing) run() (*computed, error) {
	towns, err := c.tx.Townships()
	if err != nil {
		return nil, err
	}
	workers := max(1, min(runtime.GOMAXPROCS(0), len(towns)))
	work, order := make(chan *town), make(chan *town, workers)
	for range workers {
		go func() {
			for t := range work {
				t.results <- c.computeTown(t)
			}
		}()
	}
	read := make(chan error, 1)
	go func() {
		defer close(work)
		defer close(order)
		for _, code := range towns {
			t, err := c.readTown(code)
			if err != nil {
				read <- err
				return
			}
			order <- t
			work <- t
		}
		read <- nil
	}()
	out, taken := c.take(order)
	return out, errors.Join(<-read, taken)
}

// readTown reads a township's cases, without the decisions beyond the horizon.
func (c *computing) readTown(code calc.RegionCode) (*town, error) {
	t := &town{code: code, results: make(chan []roster.Result, 1)}
	past := newPast(c, code)
	err := c.tx.Cases(string(code), func(h *calc.Household, awards []calc.Award) error {
		for i := range awards {
			awards[i].Decisions = upTo(awards[i].Decisions, c.horizon)
		}
		t.cases = append(t.cases, oneCase{h, awards, past.of(h.Number)})
		return nil
	})
	return t, err
}

func upTo(ds []calc.Decision, horizon uint64) []calc.Decision {
	n := sort.Search(len(ds), func(i int) bool { return ds[i].Seq > horizon })
	return ds[:n]
}

func (c *computing) computeTown(t *town) []roster.Result {
	awards := 0
	for _, one := range t.cases {
		awards += len(one.awards)
	}
	results := make([]roster.Result, 0, awards)
	for _, one := range t.cases {
		for i := range one.awards {
			a := &one.awards[i]
			if len(a.Decisions) == 0 {
				continue
			}
			r := c.month.Compute(one.household, a, one.past.last(a.AwardKey), one.past.ledger(a.AwardKey))
			results = append(results, r)
		}
	}
	t.cases = nil
	return results
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
		results := <-t.results
		for i := range results {
			r := &results[i]
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
