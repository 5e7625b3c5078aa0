package store

import (
	"bytes"
	"crypto/ed25519"
	"slices"
)

// verify proves the table for a store and the public key of its recovery sheet:
// the form of every operator, that nothing is shared by two, the endorsement of
// each administrator back to the sheet, and the signature under it all, which is
// an enabled administrator's or the sheet's. The error wraps ErrDamaged and names
// what is wrong.
func (t *Table) verify(root ed25519.PublicKey, id string) error {
	if len(root) != ed25519.PublicKeySize {
		return damaged("operators.sheet_key")
	}
	for i := range t.Operators {
		if i > 0 && t.Operators[i-1].Name >= t.Operators[i].Name {
			return damaged("operators.twice", t.Operators[i].Name)
		}
		o := &t.Operators[i]
		if err := o.fault(); err != nil {
			return err
		}
		if len(o.OwnSignature) > 0 && !ed25519.Verify(o.Key, t.owned(id, o), o.OwnSignature) {
			return damaged("operators.unsigned", o.Name)
		}
	}
	if err := t.unshared(root); err != nil {
		return err
	}
	if err := t.verifyEndorsements(root, id); err != nil {
		return err
	}
	key := t.signerKey(root)
	switch {
	case key == nil:
		return damaged("operators.signer", t.Signer)
	case !ed25519.Verify(key, t.signed(id), t.Signature):
		return damaged("operators.signature", t.Signer)
	}
	return nil
}

// fault is what is wrong with an operator's row taken alone. It wraps ErrDamaged.
func (o *Operator) fault() error {
	former := func(f FormerKey) bool { return len(f.Key) != ed25519.PublicKeySize }
	switch {
	case o.Name == "" || o.Name == RecoveryName:
		return damaged("operators.name", o.Name)
	case o.Machine && (len(o.Roles) > 0 || o.Township != "" || len(o.Key) > 0 || len(o.Former) > 0 || len(o.OwnSignature) > 0):
		return damaged("operators.machine", o.Name)
	case !o.Machine && (len(o.Roles) == 0 || len(o.Roles) > mostRoles || !inOrder(o.Roles)):
		return damaged("operators.roles", o.Name)
	case !o.Machine && len(o.Key) != ed25519.PublicKeySize || slices.ContainsFunc(o.Former, former):
		return damaged("operators.key", o.Name)
	case !o.Has(Admin) && (o.Endorser != "" || len(o.Endorsement) > 0):
		return damaged("operators.endorsed", o.Name)
	}
	return nil
}

// unshared refuses a key or a slot of two operators, who could confirm for each
// other, and an operator's key that is the recovery sheet's.
func (t *Table) unshared(root ed25519.PublicKey) error {
	owner := map[string]string{string(root): RecoveryName}
	slot := map[[32]byte]string{t.Recovery: RecoveryName}
	for i := range t.Operators {
		o := &t.Operators[i]
		for _, key := range o.keys() {
			if other, taken := owner[string(key)]; taken {
				return damaged("operators.key_of", o.Name, other)
			}
			owner[string(key)] = o.Name
		}
		if other, taken := slot[o.slotNow()]; taken {
			return damaged("operators.slot_of", o.Name, other)
		}
		slot[o.slotNow()] = o.Name
	}
	return nil
}

// keys are all public keys that an operator has or had.
func (o *Operator) keys() []ed25519.PublicKey {
	var keys []ed25519.PublicKey
	if len(o.Key) > 0 {
		keys = append(keys, o.Key)
	}
	for _, f := range o.Former {
		keys = append(keys, f.Key)
	}
	return keys
}

// verifyEndorsements goes from the recovery sheet to those whom it endorses, from
// them to theirs, and so on; an administrator who is not reached is none.
func (t *Table) verifyEndorsements(root ed25519.PublicKey, id string) error {
	reached := map[string]ed25519.PublicKey{RecoveryName: root}
	for again := true; again; {
		again = false
		for i := range t.Operators {
			o := &t.Operators[i]
			key := reached[o.Endorser]
			if !o.Has(Admin) || key == nil || reached[o.Name] != nil {
				continue
			}
			if !ed25519.Verify(key, o.endorsed(id), o.Endorsement) {
				return damaged("operators.unendorsed", o.Name, o.Endorser)
			}
			reached[o.Name], again = o.Key, true
		}
	}
	for i := range t.Operators {
		if o := &t.Operators[i]; o.Has(Admin) && reached[o.Name] == nil {
			return damaged("operators.endorser", o.Name, o.Endorser)
		}
	}
	return nil
}

// signerKey is the public key of the table's signer, nil for one who may not sign
// it.
func (t *Table) signerKey(root ed25519.PublicKey) ed25519.PublicKey {
	if t.Signer == RecoveryName {
		return root
	}
	if o := t.find(t.Signer); o != nil && o.Has(Admin) && !o.Disabled {
		return o.Key
	}
	return nil
}

// follows says whether a verified table may take the place of another: it is the
// next version, its signer was an enabled administrator already, and nobody is
// gone whose signatures stand under acts. Without it somebody disabled, who kept a
// key, could sign a table in which they are not. The error wraps ErrDamaged and
// names what is wrong.
func (t *Table) follows(previous *Table) error {
	if t.Version != previous.Version+1 {
		return damaged("operators.version", t.Version, previous.Version)
	}
	if t.Signer != RecoveryName {
		before, now := previous.find(t.Signer), t.find(t.Signer)
		if before == nil || now == nil || before.Disabled || !before.Has(Admin) || !bytes.Equal(before.Key, now.Key) {
			return damaged("operators.signer_before", t.Signer)
		}
	}
	for i := range previous.Operators {
		before := &previous.Operators[i]
		now := t.find(before.Name)
		if now == nil || now.Machine != before.Machine {
			return damaged("operators.gone", before.Name)
		}
		for _, key := range before.keys() {
			if !slices.ContainsFunc(now.keys(), func(k ed25519.PublicKey) bool { return k.Equal(key) }) {
				return damaged("operators.key_gone", before.Name)
			}
		}
	}
	return nil
}
