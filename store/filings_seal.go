package store

import (
	"fmt"
	"sync"
)

// filedRecords is a village's filed households as they are to be written.
type filedRecords struct {
	*sealer
	records       [bucketCount][]sealedRecord
	before, after []byte // what the act's digests take in, see changes.note
}

// sealer is what one goroutine seals with.
type sealer struct {
	box     *envelope
	blind   *blinder
	journal uint64      // sequence of the act's entry
	sum     *runningSum // of the envelopes since it was last given back
	encoder *encoder
	place   []byte
	room    room
}

// sealers lends out sealers with the lists that their work goes into, which are
// used again for the next village.
type sealers struct{ idle sync.Pool }

func newSealers(tx *Tx) *sealers {
	keys, journal, sum := tx.keys, tx.head.Journal+1, tx.engine.sum
	return &sealers{sync.Pool{New: func() any {
		return &filedRecords{sealer: &sealer{
			box: keys.box, blind: keys.blind.many(), journal: journal, sum: sum.another(), encoder: newEncoder(),
		}}
	}}}
}

// seal encodes and seals the households of a village. It touches neither the
// transaction nor the file.
func (ss *sealers) seal(v *filedVillage) (*filedRecords, error) {
	s := ss.idle.Get().(*filedRecords)
	for i := range v.filings {
		if err := s.file(&v.filings[i]); err != nil {
			return nil, err
		}
	}
	for i, kind := range searchKinds {
		s.add(directoryKey(kind, v.code), v.lines(i, kind))
	}
	clear(v.filings) // let go of: a county need not stay in memory
	return s, nil
}

// done takes back what has been written.
func (ss *sealers) done(s *filedRecords) {
	for b := range s.records {
		clear(s.records[b])
		s.records[b] = s.records[b][:0]
	}
	s.before, s.after = s.before[:0], s.after[:0]
	ss.idle.Put(s)
}

// file seals the records of one household in the order in which ChangeHousehold
// and AddDecision write them.
func (s *filedRecords) file(f *filing) error {
	h := f.household
	s.encoder.next().home(h.Region, &Change{Journal: s.journal, Day: f.on})
	s.note(homeKey(h.Number))
	s.encoder.next().household(h)
	s.note(householdKey(h.Region, h.Number))
	if f.papers != nil {
		s.encoder.next().fact(f.papers)
		s.note(factKey(h.Region, h.Number, f.papers.Seq))
	}
	for i := range f.decisions {
		d := &f.decisions[i]
		if err := s.encoder.next().decision(d.Award, d.Decision); err != nil {
			return fmt.Errorf("household %s: %w", h.Number, err)
		}
		s.note(decisionKey(h.Region, h.Number, d.Decision.Seq))
	}
	for i := range h.Members {
		s.add(personKey(s.blind, h.Members[i].ID), []byte(h.Number))
	}
	return nil
}

// note seals the record just encoded, for the journal to tell of.
func (s *filedRecords) note(k key) {
	s.before = appendNote(s.before, k, 0)
	s.after = append(appendNote(s.after, k, len(s.encoder.b)), s.encoder.b...)
	s.add(k, s.encoder.b)
}

func (s *filedRecords) add(k key, value []byte) {
	s.place = s.box.placeTo(s.place[:0], k)
	sealed := s.box.sealTo(s.room.take(overhead+len(value)), k, value, s.place)
	s.sum.add(sealed)
	s.records[k.bucket] = append(s.records[k.bucket], sealedRecord{k.bytes, sealed})
}

// lines is the village's chunk of the search directory with its new households.
func (v *filedVillage) lines(i int, kind searchKind) []byte {
	old := v.searched[i]
	chunk := make([]byte, 0, len(old)+64*len(v.filings))
	for j := range v.filings {
		h := v.filings[j].household
		chunk, old = insertLine(chunk, old, h.Number)
		chunk = appendLine(chunk, h, kind)
	}
	return append(chunk, old...)
}
