package store

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/review"
)

// caseCheck is the proof of some households with all that belongs to them, in one
// walk: each record is opened once. What it counts is compared with the buckets
// when all are proved.
type caseCheck struct {
	tx    *Tx
	table *Table
	blind *blinder

	households, decisions, facts, changes, requests, villages int
	people                                                    []personAt

	village []*calc.Household // those of the village at which the walk is
}

// personAt is where a person must be filed: under which key, for which household.
type personAt struct {
	key       string
	household calc.HouseholdNumber
}

// checkTown proves the households of one township.
func (tx *Tx) checkTown(town calc.RegionCode) (*caseCheck, error) {
	c := &caseCheck{tx: tx, blind: tx.keys.blind.many()}
	var err error
	if c.table, err = tx.verifiedTable(); err != nil {
		return nil, err
	}
	d, err := tx.Gather(string(town))
	if err != nil {
		return nil, err
	}
	d.renumberings = asWritten // as the signatures have them
	if err := d.Each(c.household); err != nil {
		return nil, err
	}
	return c, c.directory()
}

func (c *caseCheck) household(h *calc.Household, awards []calc.Award, facts []review.Fact) error {
	first, err := c.filed(h)
	if err != nil {
		return err
	}
	if len(c.village) > 0 && c.village[0].Region != h.Region {
		if err := c.directory(); err != nil {
			return err
		}
	}
	c.village = append(c.village, h)
	c.households++
	c.facts += len(facts)
	for i := range awards {
		c.decisions += len(awards[i].Decisions)
	}
	number := calc.HouseholdNumber(strings.Clone(string(h.Number))) // so that the record need not stay in memory
	for i := range h.Members {
		c.people = append(c.people, personAt{string(personKey(c.blind, h.Members[i].ID).bytes), number})
	}
	if err := c.tx.verifyAwards(c.table, awards); err != nil {
		return err
	}
	return c.history(h, first)
}

// filed proves that a household lies where it is looked for, and gives the change
// that its home tells.
func (c *caseCheck) filed(h *calc.Household) (first *Change, err error) {
	home, err := c.tx.home(h.Number)
	if errors.Is(err, ErrNotFound) || err == nil && home.Region != h.Region {
		err = in(inHousehold, h.Number, damaged("household.region"))
	}
	if own, missing := c.tx.engine.has(householdKey(h.Region, h.Number)); err == nil && !own {
		err = errors.Join(missing, in(inHousehold, h.Number, damaged("household.number")))
	}
	return home.First, err
}

// history proves what was before, and what waits to be confirmed.
func (c *caseCheck) history(h *calc.Household, first *Change) error {
	records, err := c.tx.checkHistory(h, first, c.table)
	if err != nil {
		return err
	}
	c.changes += records
	waiting, err := c.tx.checkRequest(h.Number, c.table)
	if waiting {
		c.requests++
	}
	return err
}

// directory makes the search directory of the village anew that the walk has
// gone through, and compares. How names sound may change with the program; who is
// listed may not.
func (c *caseCheck) directory() error {
	if len(c.village) == 0 {
		return nil
	}
	village := c.village[0].Region
	for _, kind := range searchKinds {
		chunk, err := c.tx.engine.get(directoryKey(kind, village))
		if err != nil {
			return err
		}
		if !listsAll(chunk, kind, c.village) {
			return in(inVillage, village, damaged("directory.other"))
		}
	}
	c.villages++
	c.village = c.village[:0]
	return nil
}

// listsAll says whether a chunk has the lines of just these households.
func listsAll(chunk []byte, kind searchKind, households []*calc.Household) bool {
	var want []byte
	for line := range bytes.Lines(chunk) {
		if len(households) == 0 {
			return false
		}
		h := households[0]
		households = households[1:]
		if kind == bySound {
			if numberIn(line) != string(h.Number) {
				return false
			}
			continue
		}
		if want = appendLine(want[:0], h, kind); !bytes.Equal(line, want) {
			return false
		}
	}
	return len(households) == 0
}

// checkTogether proves that nothing is left over beside what belongs to the
// households of all townships, and that everybody is filed with their own.
func (tx *Tx) checkTogether(towns []*caseCheck) error {
	sum := &caseCheck{}
	for _, c := range towns {
		sum.households, sum.decisions, sum.facts = sum.households+c.households, sum.decisions+c.decisions, sum.facts+c.facts
		sum.changes, sum.requests, sum.villages = sum.changes+c.changes, sum.requests+c.requests, sum.villages+c.villages
		sum.people = append(sum.people, c.people...)
	}
	if err := tx.checkPeople(sum.people); err != nil {
		return err
	}
	for _, b := range []struct {
		bucket bucket
		want   int
	}{{homeBucket, sum.households}, {decisionBucket, sum.decisions}, {factBucket, sum.facts}, {personBucket, len(sum.people)}, {historyBucket, sum.changes}, {requestBucket, sum.requests}} {
		if err := tx.belong(b.bucket, b.want); err != nil {
			return err
		}
	}
	switch {
	case uint64(sum.decisions+sum.facts) != tx.head.Decision: // none is ever taken away
		return damaged("decision.count", sum.decisions, sum.facts, tx.head.Decision)
	case tx.count(directoryBucket) != sum.villages*len(searchKinds):
		return damaged("directory.empty")
	}
	return nil
}

// checkPeople proves that people are filed with their households: in the order of
// their keys, in which they are walked instead of looked up one by one.
func (tx *Tx) checkPeople(people []personAt) error {
	slices.SortFunc(people, func(a, b personAt) int { return strings.Compare(a.key, b.key) })
	elsewhere := func() error {
		return in(inHousehold, people[0].household, damaged("household.person"))
	}
	err := tx.engine.scan(all(personBucket), key{personBucket, nil}, func(k key, household []byte) error {
		for len(people) > 0 && people[0].key <= string(k.bytes) {
			if people[0].key != string(k.bytes) || string(people[0].household) != string(household) {
				return elsewhere()
			}
			people = people[1:]
		}
		return nil
	})
	if err == nil && len(people) > 0 {
		err = elsewhere()
	}
	return err
}
