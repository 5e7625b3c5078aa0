package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/calc/sidebyside"
)

// Recorded is a decision with the award that it is on.
type Recorded struct {
	Award    calc.AwardKey
	Decision *calc.Decision
}

// filing is a household that an act adds, with what it brings.
type filing struct {
	household *calc.Household
	on        calc.Day
	papers    *review.Fact // nil where it has none that end
	decisions []Recorded
}

// File adds a household that the store does not have yet, with its decisions, by
// an act that counts on a day. It does what ChangeHousehold and AddDecision do, and
// numbers decisions in the same order. The records are written at the end of the
// act; until then the household must not change any more, and nothing of it can be
// read. So those of a whole county can be encoded and sealed side by side, and come
// to lie in the order of their keys.
func (tx *Tx) File(h *calc.Household, decisions []Recorded, on calc.Day) {
	h.Revision = 0
	f := filing{household: h, on: on, decisions: decisions}
	if ends := review.EndsOf(h); len(ends) > 0 {
		f.papers = &review.Fact{Seq: tx.nextSeq(), Kind: review.PapersFact, Ends: ends}
	}
	for i := range decisions {
		decisions[i].Decision.Seq = tx.nextSeq()
	}
	tx.filings = append(tx.filings, f)
	tx.changed = true
}

// Expect makes room for as many households to be filed.
func (tx *Tx) Expect(households int) { tx.filings = slices.Grow(tx.filings, households) }

// Settle writes the households filed so far, so that the act itself can read them.
func (tx *Tx) Settle() error { return tx.writeFilings() }

func (tx *Tx) nextSeq() uint64 {
	tx.head.Decision++
	return tx.head.Decision
}

// filedVillage is the households that an act adds to one village, and the village's
// chunks of the search directory as they were.
type filedVillage struct {
	code     calc.RegionCode
	filings  []filing
	searched [len(searchKinds)][]byte
}

// writeFilings writes the households filed in the act, village by village.
func (tx *Tx) writeFilings() error {
	if len(tx.filings) == 0 {
		return nil
	}
	slices.SortFunc(tx.filings, func(a, b filing) int {
		return cmp.Or(cmp.Compare(a.household.Region, b.household.Region), cmp.Compare(a.household.Number, b.household.Number))
	})
	villages, err := tx.filedVillages()
	if err != nil {
		return err
	}
	late := newLatecomers(tx.filings)
	tx.filings = nil
	sealers := newSealers(tx)
	err = sidebyside.Each(villages, sealers.seal, func(s *filedRecords) error {
		tx.changes.before.Write(s.before)
		tx.changes.after.Write(s.after)
		late.add(s)
		err := tx.lay(s, late.ascending)
		tx.engine.sum.join(s.sum)
		sealers.done(s)
		return err
	})
	if err != nil {
		return err
	}
	return late.lay(tx)
}

func (tx *Tx) filedVillages() ([]*filedVillage, error) {
	var villages []*filedVillage
	for rest := tx.filings; len(rest) > 0; {
		code, n := rest[0].household.Region, 1
		for n < len(rest) && rest[n].household.Region == code {
			n++
		}
		v := &filedVillage{code: code, filings: rest[:n]}
		rest = rest[n:]
		for i, kind := range searchKinds {
			var err error
			if v.searched[i], err = tx.engine.get(directoryKey(kind, code)); err != nil {
				return nil, err
			}
		}
		villages = append(villages, v)
	}
	return villages, nil
}

// lay writes what lies by village, and where the numbers ascend through all
// villages what lies by number.
func (tx *Tx) lay(s *filedRecords, ascending bool) error {
	buckets := []bucket{householdBucket, decisionBucket, factBucket}
	if ascending {
		buckets = append(buckets, homeBucket)
	}
	for _, b := range buckets {
		if err := tx.engine.lay(b, s.records[b]); err != nil {
			return err
		}
	}
	for i := range s.records[directoryBucket] {
		if err := tx.engine.lay(directoryBucket, s.records[directoryBucket][i:i+1]); err != nil {
			return err
		}
	}
	return nil
}

// latecomers are the records whose keys know no village. They are put in the
// order of their keys when all are there, which a fresh bucket takes in a
// fraction of the time, and sorted part by part side by side.
type latecomers struct {
	ascending bool // in the order of villages the households have theirs by number too
	parts     []latePart
}

type latePart struct {
	bucket  bucket
	records []sealedRecord
}

// peopleParts is how many parts the people are sorted in, by the first byte of
// their keys; the homes of households come behind them.
const peopleParts = 256

func newLatecomers(filings []filing) *latecomers {
	people := 0
	for i := range filings {
		people += len(filings[i].household.Members)
	}
	l := &latecomers{parts: make([]latePart, peopleParts, peopleParts+1)}
	for i := range l.parts {
		l.parts[i] = latePart{personBucket, make([]sealedRecord, 0, people/peopleParts*9/8)}
	}
	l.parts = append(l.parts, latePart{bucket: homeBucket})
	l.ascending = slices.IsSortedFunc(filings, func(a, b filing) int { return cmp.Compare(a.household.Number, b.household.Number) })
	return l
}

func (l *latecomers) add(s *filedRecords) {
	for _, r := range s.records[personBucket] {
		part := &l.parts[r.key[0]]
		part.records = append(part.records, r)
	}
	if l.ascending {
		return
	}
	homes := &l.parts[peopleParts]
	homes.records = append(homes.records, s.records[homeBucket]...)
}

// byKey compares keys: most differ within eight bytes, which are compared at once.
func byKey(x, y sealedRecord) int {
	if len(x.key) >= 8 && len(y.key) >= 8 {
		if a, b := binary.BigEndian.Uint64(x.key), binary.BigEndian.Uint64(y.key); a != b {
			return cmp.Compare(a, b)
		}
	}
	return bytes.Compare(x.key, y.key)
}

func (l *latecomers) lay(tx *Tx) error {
	return sidebyside.Each(l.parts, func(p latePart) (latePart, error) {
		slices.SortFunc(p.records, byKey)
		return p, nil
	}, func(p latePart) error {
		if p.bucket == personBucket && len(tx.people) > 0 {
			for _, r := range p.records {
				delete(tx.people, string(r.key)) // who leaves another household for this one
			}
		}
		return tx.engine.lay(p.bucket, p.records)
	})
}
