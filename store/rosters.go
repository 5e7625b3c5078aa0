package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"doudi/calc"
	"doudi/calc/roster"
)

// Seal is a month's seal; ErrNotFound where the month has not been submitted.
func (tx *Tx) Seal(m calc.Month) (*roster.Seal, error) {
	value, err := tx.engine.get(sealKey(m))
	if err == nil && value == nil {
		err = fmt.Errorf("roster %s: %w", m, ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	return decodeSeal(value)
}

// PutSeal writes a month's seal.
func (tx *Tx) PutSeal(s *roster.Seal) error {
	return tx.renew(sealKey(s.Month), encodeSeal(s))
}

// Packed are the entries of one village in one month in the form in which the
// store keeps them.
type Packed []byte

// Pack packs entries.
func Pack(entries []roster.Entry) Packed { return encodeEntries(entries) }

// Each unpacks the entries one by one. An entry is only good until f returns.
func (p Packed) Each(f func(*roster.Entry) error) error { return decodeEntries(p, f) }

// Of unpacks the entries of one household, which stand side by side. An entry is
// only good until f returns.
func (p Packed) Of(n calc.HouseholdNumber, f func(*roster.Entry) error) error {
	return decodeEntriesOf(p, n, f)
}

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
// begins with prefix.
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
	value, err := tx.engine.get(findingsKey(m))
	if err == nil && value == nil {
		err = fmt.Errorf("findings %s: %w", m, ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	return decodeFindings(value)
}

// DropRoster takes away what is kept of a month that is not confirmed.
func (tx *Tx) DropRoster(m calc.Month) error {
	var keys []key
	from := monthKey(m)
	err := tx.engine.keys(from, from.after(), func(k key) error {
		keys = append(keys, key{k.bucket, bytes.Clone(k.bytes)})
		return nil
	})
	if err != nil {
		return err
	}
	for _, k := range keys {
		if err := tx.renew(k, nil); err != nil {
			return err
		}
	}
	return nil
}

// AddPolicy keeps newly loaded tables as the next version.
func (tx *Tx) AddPolicy(p *PolicyTables) error {
	tx.head.Policy++
	p.Version = tx.head.Policy
	return tx.replace(policyKey(p.Version), nil, encodePolicy(p))
}

// PolicyVersion is the version of the tables loaded last; 0 = none.
func (tx *Tx) PolicyVersion() int { return tx.head.Policy }

// PolicyDigest is the digest of a version of the tables as it is kept: the same
// tables, loaded by the same person in the same second.
func (tx *Tx) PolicyDigest(version int) (roster.Digest, error) {
	value, err := tx.engine.get(policyKey(version))
	if err == nil && value == nil {
		err = tx.noPolicy(version)
	}
	return roster.Digest(sha256.Sum256(value)), err
}

// Policy is a version of the tables as they were loaded.
func (tx *Tx) Policy(version int) (*PolicyTables, error) {
	value, err := tx.engine.get(policyKey(version))
	if err == nil && value == nil {
		err = tx.noPolicy(version)
	}
	if err != nil {
		return nil, err
	}
	return decodePolicy(value)
}

// noPolicy is what it means that a version is not there: none is ever taken out.
func (tx *Tx) noPolicy(version int) error {
	if version >= 1 && version <= tx.head.Policy {
		return damaged("policy.gone", version)
	}
	return fmt.Errorf("policy version %d: %w", version, ErrNotFound)
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
