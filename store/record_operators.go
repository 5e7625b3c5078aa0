package store

import (
	"crypto/ed25519"
	"slices"
	"strings"
	"time"

	"doudi/calc"
)

// Operator is who may use the store 操作员: a person, or the scheduled job's
// machine, which has no role and signs nothing.
type Operator struct {
	Name        string
	Roles       []Role          // in the order of Roles; one or two of a person
	Township    calc.RegionCode // "" = the whole county
	Disabled    bool
	Machine     bool
	Key         ed25519.PublicKey // proves the signatures of a person
	Former      []FormerKey       // the keys of signatures made before, oldest first
	Slot        [32]byte          // digest of the encoded slot
	Endorser    string            // who made an administrator: another, or RecoveryName; "" of all others
	Endorsement []byte            // the endorser's signature

	// Where an operator changed their secret after the table was signed, these
	// stand for Slot: the digest, and the operator's own signature under it.
	OwnSlot      [32]byte
	OwnSignature []byte
}

// slotNow is the digest of the operator's slot as it is now.
func (o *Operator) slotNow() [32]byte {
	if len(o.OwnSignature) > 0 {
		return o.OwnSlot
	}
	return o.Slot
}

// FormerKey is a public key that an operator had: lost with its passphrase, say.
// It proves what was signed until then.
type FormerKey struct {
	Key   ed25519.PublicKey
	Until time.Time // to the second
}

// mostRoles is how many roles a person may hold.
const mostRoles = 2

// Has says whether an operator holds a role.
func (o *Operator) Has(role Role) bool { return slices.Contains(o.Roles, role) }

// RoleNames are an operator's roles with commas between them, "" of a machine.
func (o *Operator) RoleNames() string {
	names := make([]string, len(o.Roles))
	for i, r := range o.Roles {
		names[i] = string(r)
	}
	return strings.Join(names, ",")
}

// Table is the operator table: all operators that there ever were, in the order of
// their names, and the signature of an administrator, or of the recovery sheet,
// under them.
type Table struct {
	Version   uint64 // counts the signed changes
	Operators []Operator
	Recovery  [32]byte // digest of the recovery sheet's slot
	Signer    string   // an administrator, or RecoveryName
	Signature []byte
}

func encodeTable(t *Table) []byte {
	e := newEncoder()
	encodeTableBody(e, t)
	e.text(string(t.Signature))
	for i := range t.Operators {
		o := &t.Operators[i]
		e.text(string(o.OwnSignature))
		if len(o.OwnSignature) > 0 {
			e.digest(o.OwnSlot)
		}
	}
	return e.b
}

// encodeTableBody writes what the table's signature is under: all but itself and
// the slots that operators changed since.
func encodeTableBody(e *encoder, t *Table) {
	e.uint(t.Version)
	e.uint(uint64(len(t.Operators)))
	for i := range t.Operators {
		encodeOperator(e, &t.Operators[i])
	}
	e.digest(t.Recovery)
	e.text(t.Signer)
}

// decodeTable reads a table, which is yet to be verified. It keeps nothing of the
// bytes.
func decodeTable(value []byte) (*Table, error) {
	d := newDecoder(slices.Clone(value))
	t := &Table{Version: d.uint()}
	for n := d.count(); n > 0 && !d.bad; n-- {
		t.Operators = append(t.Operators, decodeOperator(d))
	}
	t.Recovery = d.digest()
	t.Signer = d.text()
	t.Signature = decodeBytes(d)
	for i := range t.Operators {
		o := &t.Operators[i]
		if o.OwnSignature = decodeBytes(d); len(o.OwnSignature) > 0 {
			o.OwnSlot = d.digest()
		}
	}
	return t, d.done("operator table")
}

func encodeOperator(e *encoder, o *Operator) {
	e.text(o.Name)
	encodeRoles(e, o.Roles)
	e.text(string(o.Township))
	e.flag(o.Disabled)
	e.flag(o.Machine)
	e.text(string(o.Key))
	encodeFormer(e, o.Former)
	e.digest(o.Slot)
	e.texts(o.Endorser, string(o.Endorsement))
}

func decodeOperator(d *decoder) Operator {
	o := Operator{Name: d.text(), Roles: decodeRoles(d), Township: calc.RegionCode(d.text()), Disabled: d.flag(), Machine: d.flag()}
	o.Key = decodeBytes(d)
	for n := d.count(); n > 0 && !d.bad; n-- {
		o.Former = append(o.Former, FormerKey{Key: decodeBytes(d), Until: d.time()})
	}
	o.Slot = d.digest()
	o.Endorser, o.Endorsement = d.text(), decodeBytes(d)
	return o
}

func encodeFormer(e *encoder, former []FormerKey) {
	e.uint(uint64(len(former)))
	for _, f := range former {
		e.text(string(f.Key))
		e.time(f.Until)
	}
}

// decodeBytes reads what was written as a text and is none; nil where it is empty.
func decodeBytes(d *decoder) []byte {
	if s := d.text(); s != "" {
		return []byte(s)
	}
	return nil
}
