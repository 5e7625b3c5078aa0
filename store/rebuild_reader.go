package store

import (
	"slices"

	"doudi/calc"
)

// A rebuilt store has the operator table of the store that was exported, to the
// byte, but none of its slots. Nobody who may sign a table was asked, so the
// auditor is not endorsed: they have a slot like a machine's, without a key to
// sign with, and a sealed record of its own says whose it is and what its digest
// is. What they may do is what the table says of them: they must stand in it as
// an auditor and as nothing else, so nothing that is recorded in a rebuilt store
// can pass for an act of the office.

// origin is what a rebuilt store says of itself.
type origin struct {
	reader string   // the auditor's name
	slot   [32]byte // digest of their slot
}

const originName = "rebuilt"

func isOrigin(k key) bool { return k.bucket == metaBucket && string(k.bytes) == originName }

func encodeOrigin(o *origin) []byte {
	e := newEncoder()
	e.text(o.reader)
	e.digest(o.slot)
	return e.b
}

func decodeOrigin(value []byte) (*origin, error) {
	d := newDecoder(value)
	o := &origin{d.text(), d.digest()}
	return o, d.done("origin")
}

// admit says whether the exported operator table lets the auditor read. Refused is
// rebuild.reader.
func (r *rebuilding) admit(table []byte) error {
	t, err := decodeTable(table)
	if err != nil {
		return r.export.damaged()
	}
	if o := t.find(r.keys.Operator); o == nil || o.Disabled || !slices.Equal(o.Roles, []Role{Auditor}) {
		return calc.Refuse("rebuild.reader", r.keys.Operator)
	}
	return nil
}

// appoint gives the auditor their slot. Refused is rebuild.key.
func (r *rebuilding) appoint(secret func() (Secret, error)) error {
	name := r.keys.Operator
	opens, err := secret()
	if err != nil {
		return err
	}
	if opens.material().kind != keySecret {
		return calc.Refuse("rebuild.key")
	}
	own, _, err := newSlot(r.keys.id.String(), bearer{Name: name, Kind: machineSlot}, opens, r.keys.data)
	if err != nil {
		return err
	}
	encoded := encodeSlot(own)
	if err := r.engine.put(metaKey(originName), encodeOrigin(&origin{name, slotDigest(encoded)})); err != nil {
		return err
	}
	return r.engine.raw.put(slotKey(name), encoded)
}

// verifyReader says whether the store is a rebuilt one, and proves that its only
// slot is its auditor's. The error wraps ErrDamaged.
func (tx *Tx) verifyReader() (rebuilt bool, err error) {
	value, err := tx.engine.get(metaKey(originName))
	if err != nil || value == nil {
		return false, err
	}
	from, err := decodeOrigin(value)
	if err != nil {
		return true, err
	}
	slot, err := tx.engine.raw.get(slotKey(from.reader))
	if err != nil {
		return true, err
	}
	if slotDigest(slot) != from.slot {
		return true, damaged("operators.reader", from.reader)
	}
	return true, tx.countSlots(1)
}
