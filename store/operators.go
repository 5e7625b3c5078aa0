package store

import (
	"bytes"
	"crypto/ed25519"
	"slices"
	"strings"

	"doudi/calc"
)

// The operator table says who may do what. An administrator signs it, and each
// administrator is endorsed by another, the first by the recovery sheet, whose
// public key the store's settings fix: so nobody becomes an administrator by
// writing into the file.

// endorse puts an endorser's name and signature under what makes an operator an
// administrator: name, roles and keys.
func (o *Operator) endorse(id, endorser string, key ed25519.PrivateKey) {
	o.Endorser = endorser
	o.Endorsement = ed25519.Sign(key, o.endorsed(id))
}

func (o *Operator) endorsed(id string) []byte {
	e := newEncoder()
	e.texts(o.Endorser, o.Name)
	encodeRoles(e, o.Roles)
	e.text(string(o.Key))
	encodeFormer(e, o.Former)
	return bound("doudi operator endorsement 1", id, e)
}

// own puts an operator's signature under the slot that lies in the file from now
// on, until the table is next signed. That it needs the operator keeps others from
// giving them a slot to which the next data key would be sealed.
func (t *Table) own(id string, o *Operator, encoded []byte, key ed25519.PrivateKey) {
	o.OwnSlot = slotDigest(encoded)
	o.OwnSignature = ed25519.Sign(key, t.owned(id, o))
}

func (t *Table) owned(id string, o *Operator) []byte {
	e := newEncoder()
	e.uint(t.Version)
	e.text(o.Name)
	e.digest(o.OwnSlot)
	return bound("doudi own slot 1", id, e)
}

// sign puts the operators of a table that was verified in order, takes the slots
// over that they changed themselves, and puts an administrator's name and
// signature under it all.
func (t *Table) sign(id, signer string, key ed25519.PrivateKey) {
	for i := range t.Operators {
		o := &t.Operators[i]
		o.Slot, o.OwnSlot, o.OwnSignature = o.slotNow(), [32]byte{}, nil
	}
	slices.SortFunc(t.Operators, func(a, b Operator) int { return strings.Compare(a.Name, b.Name) })
	t.Signer = signer
	t.Signature = ed25519.Sign(key, t.signed(id))
}

func (t *Table) signed(id string) []byte {
	e := newEncoder()
	encodeTableBody(e, t)
	return bound("doudi operator table 1", id, e)
}

// appoint endorses an administrator who stands in the table with a new key or other
// roles, and anew all whom they endorsed before as somebody else. Refused is
// operator.endorser, where the endorser is an administrator only through the one to
// be endorsed, or is the same: the recovery sheet does it then.
func (t *Table) appoint(id, name, endorser string, key ed25519.PrivateKey) error {
	for at, o := endorser, t.find(endorser); o != nil; at, o = o.Endorser, t.find(o.Endorser) {
		if at == name {
			return calc.Refuse("operator.endorser", name, endorser)
		}
	}
	for i := range t.Operators {
		if o := &t.Operators[i]; o.Has(Admin) && (o.Name == name || o.Endorser == name) {
			o.endorse(id, endorser, key)
		}
	}
	return nil
}

// find is the operator of a name, nil where there is none.
func (t *Table) find(name string) *Operator {
	at := slices.IndexFunc(t.Operators, func(o Operator) bool { return o.Name == name })
	if at < 0 {
		return nil
	}
	return &t.Operators[at]
}

// holds reads the slot that lies in the file under an operator's name and proves
// that it is the one that the table means. The error wraps ErrDamaged.
func (o *Operator) holds(encoded []byte) (*slot, error) {
	if slotDigest(encoded) != o.slotNow() {
		return nil, damaged("operators.slot", o.Name)
	}
	s, err := decodeSlot(encoded)
	if err != nil {
		return nil, err
	}
	kind := personSlot
	if o.Machine {
		kind = machineSlot
	}
	if s.Name != o.Name || s.Kind != kind || !slices.Equal(s.Roles, o.Roles) || s.Township != o.Township ||
		!o.Machine && !bytes.Equal(s.signing[:], o.Key) {
		return nil, damaged("operators.slot_says", o.Name)
	}
	return s, nil
}
