package store

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"doudi/calc"
	"doudi/calc/roster"
)

// Seal is a month's seal; ErrNotFound where the month has not been submitted.
func (tx *Tx) Seal(m calc.Month) (*roster.Seal, error) {
	value := tx.engine.get(sealKey(m))
	if value == nil {
		return nil, fmt.Errorf("roster %s: %w", m, ErrNotFound)
	}
	return decodeSeal(value)
}

// PutSeal writes a month's seal.
func (tx *Tx) PutSeal(s *roster.Seal) error {
	k := sealKey(s.Month)
	return tx.replace(k, tx.engine.get(k), encodeSeal(s))
}

// Packed are the entries of one village in one month in the form in which the
// store keeps them.
type Packed []byte

// Pack packs entries.
func Pack(entries []roster.Entry) Packed { return encodeEntries(entries) }

// Each unpacks the entries one by one. An entry is only good until f returns.
func (p Packed) Each(f func(*roster.Entry) error) error { return decodeEntries(p, f) }

// Len is the number of entries.
func (p Packed) Len() int {
	if len(p) == 0 {
		return 0
	}
	n, _ := binary.Uvarint(p[1:]) // behind the version byte
	return int(min(n, uint64(len(p))))
}

// PutEntries writes the entries of one village in one month.
func (tx *Tx) PutEntries(m calc.Month, village calc.RegionCode, p Packed) error {
	return tx.replace(entriesKey(m, village), nil, p)
}

// Packed walks a month's entries village by village, in the regions whose code
// begins with prefix. They are good until the transaction ends.
func (tx *Tx) Packed(m calc.Month, prefix calc.RegionCode, f func(village calc.RegionCode, p Packed) error) error {
	month, from := entriesKey(m, ""), entriesKey(m, prefix)
	return tx.engine.scan(from, from.after(), func(k key, value []byte) error {
		return f(calc.RegionCode(k.bytes[len(month.bytes):]), value)
	})
}

// Entries walks a month's entries in the roster's order. An entry is only good
// until f returns.
func (tx *Tx) Entries(m calc.Month, f func(*roster.Entry) error) error {
	return tx.Packed(m, "", func(_ calc.RegionCode, p Packed) error { return p.Each(f) })
}

// PutFindings writes a month's findings.
func (tx *Tx) PutFindings(m calc.Month, fs []roster.Finding) error {
	return tx.replace(findingsKey(m), nil, encodeFindings(fs))
}

// Findings are the findings that a month was submitted with.
func (tx *Tx) Findings(m calc.Month) ([]roster.Finding, error) {
	value := tx.engine.get(findingsKey(m))
	if value == nil {
		return nil, fmt.Errorf("findings %s: %w", m, ErrNotFound)
	}
	return decodeFindings(value)
}

// DropRoster takes away what is kept of a month that is not confirmed.
func (tx *Tx) DropRoster(m calc.Month) error {
	var keys []key
	from := monthKey(m)
	err := tx.engine.scan(from, from.after(), func(k key, _ []byte) error {
		keys = append(keys, key{k.bucket, append([]byte(nil), k.bytes...)})
		return nil
	})
	if err != nil {
		return err
	}
	for _, k := range keys {
		if err := tx.replace(k, tx.engine.get(k), nil); err != nil {
			return err
		}
	}
	return nil
}

// Operator is the operator of a name; ErrNotFound where there is none.
func (tx *Tx) Operator(name string) (*Operator, error) {
	value := tx.engine.get(operatorKey(name))
	if value == nil {
		return nil, fmt.Errorf("operator %s: %w", name, ErrNotFound)
	}
	return decodeOperator(value)
}

// Operators walks all operators by name.
func (tx *Tx) Operators(f func(*Operator) error) error {
	return tx.engine.scan(all(operatorBucket), key{operatorBucket, nil}, func(_ key, value []byte) error {
		o, err := decodeOperator(value)
		if err != nil {
			return err
		}
		return f(o)
	})
}

// PutOperator adds an operator or replaces it.
func (tx *Tx) PutOperator(o *Operator) error {
	k := operatorKey(o.Name)
	return tx.replace(k, tx.engine.get(k), encodeOperator(o))
}

// AddPolicy keeps newly loaded tables as the next version.
func (tx *Tx) AddPolicy(p *PolicyTables) error {
	tx.counters.Policy++
	p.Version = tx.counters.Policy
	return tx.replace(policyKey(p.Version), nil, encodePolicy(p))
}

// PolicyVersion is the version of the tables loaded last; 0 = none.
func (tx *Tx) PolicyVersion() int { return tx.counters.Policy }

// Policy is a version of the tables as they were loaded.
func (tx *Tx) Policy(version int) (*PolicyTables, error) {
	value := tx.engine.get(policyKey(version))
	if value == nil {
		return nil, fmt.Errorf("policy version %d: %w", version, ErrNotFound)
	}
	return decodePolicy(value)
}

// EntriesDigest is the digest of a month's entries as they are kept.
func (tx *Tx) EntriesDigest(m calc.Month) (roster.Digest, error) {
	h := sha256.New()
	var buf []byte
	err := tx.Entries(m, func(e *roster.Entry) error {
		buf = e.AppendCanonical(buf[:0])
		h.Write(buf)
		return nil
	})
	return roster.Digest(h.Sum(nil)), err
}
