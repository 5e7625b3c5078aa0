package store

import (
	"crypto/sha256"
	"fmt"
	"time"

	"doudi/calc"
	"doudi/calc/roster"
)

// The acts by which two people make a decision; their signatures stand under its
// content and the act.
const (
	ActRecordDecision  = "award.record"
	ActConfirmDecision = "award.confirm"
)

// Digest is that of all parts.
func (b *Basis) Digest() [32]byte {
	e := newEncoder()
	encodeBasis(e, b)
	return sha256.Sum256(e.b)
}

// HouseholdDigest is that of a household's record as it is on file.
func HouseholdDigest(h *calc.Household) [32]byte { return sha256.Sum256(encodeHousehold(h)) }

// DecisionDigest is what both people sign: all that a decision says of its award,
// with its facts, the hearing and the digest of what the maker saw, but neither
// the second name nor its place among the others, which come by confirming it.
func DecisionDigest(a calc.AwardKey, d *calc.Decision) (roster.Digest, error) {
	content := *d
	content.Seq, content.ConfirmedBy = 0, ""
	if d.Warrant != nil {
		w := *d.Warrant
		w.Maker, w.Checker, w.ConfirmedAt = nil, nil, time.Time{}
		content.Warrant = &w
	}
	value, err := encodeDecision(a, &content)
	if err != nil {
		return roster.Digest{}, err
	}
	e := newEncoder()
	e.texts("doudi decision 1", string(a.Household), string(value))
	return sha256.Sum256(e.b), nil
}

// NextEntry is the number of the journal entry that the act at work will have.
func (tx *Tx) NextEntry() uint64 { return tx.head.Journal + 1 }

// PutPending keeps a decision until the second person has seen it.
func (tx *Tx) PutPending(p *Pending) error {
	value, err := encodePending(p)
	if err != nil {
		return fmt.Errorf("household %s: %w", p.AwardKey.Household, err)
	}
	return tx.renew(pendingKey(p.Number), value)
}

// Pending is the waiting decision of a number; ErrNotFound where there is none.
func (tx *Tx) Pending(number uint64) (*Pending, error) {
	value, err := tx.engine.get(pendingKey(number))
	if err == nil && value == nil {
		err = fmt.Errorf("decision %d: %w", number, ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	return decodePending(value)
}

// DropPending takes a waiting decision away.
func (tx *Tx) DropPending(number uint64) error { return tx.renew(pendingKey(number), nil) }

// Pendings walks the waiting decisions in the order of recording.
func (tx *Tx) Pendings(f func(*Pending) error) error {
	return tx.engine.scan(all(pendingBucket), key{pendingBucket, nil}, func(k key, value []byte) error {
		p, err := decodePending(value)
		if err == nil && string(k.bytes) != u64(p.Number) {
			err = in(inDecision, p.Number, damaged("pending.number"))
		}
		if err != nil {
			return err
		}
		return f(p)
	})
}

// checkPending proves that every waiting decision is signed by its maker, for a
// household on file, and the only one of its award.
func (tx *Tx) checkPending() error {
	t, err := tx.verifiedTable()
	if err != nil {
		return err
	}
	waiting := map[calc.AwardKey]bool{}
	return tx.Pendings(func(p *Pending) error {
		if _, err := tx.Home(p.AwardKey.Household); err != nil {
			return in(inDecision, p.Number, damaged("pending.household"))
		}
		if waiting[p.AwardKey] || p.Number > tx.head.Journal {
			return in(inDecision, p.Number, damaged("pending.alone"))
		}
		waiting[p.AwardKey] = true
		w := p.Decision.Warrant
		if w == nil || w.Seen != p.Basis.Digest() {
			return in(inDecision, p.Number, damaged("pending.unseen"))
		}
		return tx.verifyMaker(t, p.AwardKey, &p.Decision)
	})
}

func (tx *Tx) verifyMaker(t *Table, a calc.AwardKey, d *calc.Decision) error {
	digest, err := DecisionDigest(a, d)
	if err != nil {
		return err
	}
	return t.verifyAct(ActRecordDecision, tx.keys.id.String(), digest, signatureOf(d.RecordedBy, d.RecordedAt, d.Warrant.Maker))
}

// VerifyMaker proves the signature under a waiting decision. The error wraps
// ErrDamaged.
func (tx *Tx) VerifyMaker(p *Pending) error {
	t, err := tx.verifiedTable()
	if err != nil {
		return err
	}
	return tx.verifyMaker(t, p.AwardKey, &p.Decision)
}

// verifyAwards proves the signatures under every decision that two people made.
// An imported one carries none, and says by what import it came. The error wraps
// ErrDamaged.
func (tx *Tx) verifyAwards(t *Table, awards []calc.Award) error {
	for i := range awards {
		a := &awards[i]
		for j := range a.Decisions {
			if err := tx.verifyDecision(t, a.AwardKey, &a.Decisions[j]); err != nil {
				return in(inHousehold, a.Household, in(inDecision, a.Decisions[j].Seq, err))
			}
		}
	}
	return nil
}

func (tx *Tx) verifyDecision(t *Table, a calc.AwardKey, d *calc.Decision) error {
	w := d.Warrant
	switch {
	case w == nil && d.Source == "":
		return damaged("decision.unsigned")
	case w == nil:
		return nil
	}
	digest, err := DecisionDigest(a, d)
	if err != nil {
		return err
	}
	maker, checker := signatureOf(d.RecordedBy, d.RecordedAt, w.Maker), signatureOf(d.ConfirmedBy, w.ConfirmedAt, w.Checker)
	return t.verifyBoth(tx.keys.id.String(), digest, ActRecordDecision, maker, ActConfirmDecision, checker)
}
