package store

import (
	"crypto/ed25519"
	"errors"
	"fmt"
	"slices"
	"time"

	"doudi/calc"
	"doudi/calc/roster"
)

// founded is what a new store begins with.
type founded struct {
	root  ed25519.PublicKey
	table *Table
	slots []*slot
	keys  *Keyring
	sheet string
}

// establish makes the recovery sheet's slot and the first administrator's, whom
// the sheet endorses.
func (s *Store) establish(id storeID, data [keySize]byte) (*founded, error) {
	sheet, secret := NewSheet()
	recovery, root, err := newSlot(id.String(), bearer{Name: RecoveryName, Kind: recoverySlot}, secret, data)
	if err != nil {
		return nil, err
	}
	_, rootKey, err := recovery.open(id.String(), secret)
	if err != nil {
		return nil, err
	}
	op := Operator{Name: s.Credentials.Operator, Roles: []Role{Admin}}
	own, err := op.admit(id, s.Credentials.Secret, data)
	if err != nil {
		return nil, err
	}
	op.endorse(id.String(), RecoveryName, rootKey)
	table := &Table{Version: 1, Operators: []Operator{op}, Recovery: slotDigest(encodeSlot(recovery))}
	_, signer, err := own.unwrap(id.String(), s.Credentials.Secret)
	if err != nil {
		return nil, err
	}
	key, err := signer.key()
	if err != nil {
		return nil, err
	}
	table.sign(id.String(), op.Name, key)
	keys, err := newKeyring(id, op.Name, data, signer)
	return &founded{root, table, []*slot{recovery, own}, keys, sheet}, errors.Join(err, table.verify(root, id.String()))
}

// admit makes an operator's slot, and takes its public key and digest over.
func (o *Operator) admit(id storeID, secret Secret, data [keySize]byte) (*slot, error) {
	kind := personSlot
	if o.Machine {
		kind = machineSlot
	}
	own, key, err := newSlot(id.String(), bearer{Name: o.Name, Kind: kind, Roles: o.Roles, Township: o.Township}, secret, data)
	if err != nil {
		return nil, err
	}
	o.Key, o.Slot = key, slotDigest(encodeSlot(own))
	return own, nil
}

// table is the operator table, which its envelope protects from those without a
// key; verifiedTable proves it against those with one.
func (tx *Tx) table() (*Table, error) {
	value, err := tx.engine.get(metaKey("operators"))
	if err != nil {
		return nil, err
	}
	return decodeTable(value)
}

func (tx *Tx) verifiedTable() (*Table, error) {
	if tx.proved != nil {
		return tx.proved, nil
	}
	t, err := tx.table()
	if err != nil {
		return nil, err
	}
	if err := t.verify(tx.settings.Root, tx.keys.id.String()); err != nil {
		return nil, err
	}
	tx.proved = t
	return t, nil
}

// Operator is the operator of a name; ErrNotFound where there is none.
func (tx *Tx) Operator(name string) (*Operator, error) {
	t, err := tx.table()
	if err != nil {
		return nil, err
	}
	if o := t.find(name); o != nil {
		return o, nil
	}
	return nil, fmt.Errorf("operator %s: %w", name, ErrNotFound)
}

// Operators are all operators by name.
func (tx *Tx) Operators() ([]Operator, error) {
	t, err := tx.table()
	if err != nil {
		return nil, err
	}
	return t.Operators, nil
}

// Admit adds an operator with a slot that the secret opens, or gives one who
// exists other roles, another township and a new slot. The keys that they
// signed with until now still prove what they signed. Only an administrator's
// keyring can; the signature under the table is theirs.
func (tx *Tx) Admit(op Operator, secret Secret, now time.Time) error {
	return tx.changeTable(func(t *Table) error {
		slices.SortFunc(op.Roles, func(a, b Role) int { return slices.Index(Roles, a) - slices.Index(Roles, b) })
		op.Roles = slices.Compact(op.Roles)
		if before := t.find(op.Name); before != nil {
			if before.Machine != op.Machine {
				return calc.Refuse("operator.kind", op.Name)
			}
			op.Former = before.Former
			if !op.Machine {
				op.Former = append(op.Former, FormerKey{before.Key, now.UTC().Truncate(time.Second)})
			}
		}
		own, err := op.admit(tx.keys.id, secret, tx.keys.data)
		if err != nil {
			return err
		}
		key, err := tx.keys.signer.key()
		if err != nil {
			return err
		}
		t.set(op)
		if err := t.appoint(tx.keys.id.String(), op.Name, tx.keys.Operator, key); err != nil {
			return err
		}
		return tx.engine.raw.put(slotKey(op.Name), encodeSlot(own))
	})
}

// set adds an operator, or replaces the one of that name.
func (t *Table) set(o Operator) {
	if known := t.find(o.Name); known != nil {
		*known = o
		return
	}
	t.Operators = append(t.Operators, o)
}

// Disable ends an operator's rights and takes their slot away.
func (tx *Tx) Disable(name string) error {
	return tx.changeTable(func(t *Table) error {
		op := t.find(name)
		if op == nil {
			return fmt.Errorf("operator %s: %w", name, ErrNotFound)
		}
		op.Disabled = true
		return errors.Join(tx.engine.raw.delete(slotKey(name)), tx.engine.raw.delete(triesKey(name)))
	})
}

// changeTable changes the operator table as its next version and signs it.
func (tx *Tx) changeTable(f func(*Table) error) error {
	if !tx.keys.Signs() {
		return calc.Refuse("operator.machine", tx.keys.Operator)
	}
	before, err := tx.verifiedTable()
	if err != nil {
		return err
	}
	t, err := tx.table()
	if err != nil {
		return err
	}
	if err := f(t); err != nil {
		return err
	}
	key, err := tx.keys.signer.key()
	if err != nil {
		return err
	}
	t.Version++
	t.sign(tx.keys.id.String(), tx.keys.Operator, key)
	if err := errors.Join(t.verify(tx.settings.Root, tx.keys.id.String()), t.follows(before)); err != nil {
		return err
	}
	tx.proved = nil
	return tx.renew(metaKey("operators"), encodeTable(t))
}

// ChangeSecret makes the slot of the keyring's owner one that another secret
// opens. What they sign with stays, and they sign for the slot themselves.
func (tx *Tx) ChangeSecret(old, secret Secret) error {
	if !tx.keys.Signs() {
		return calc.Refuse("operator.machine", tx.keys.Operator)
	}
	t, err := tx.table()
	if err != nil {
		return err
	}
	op := t.find(tx.keys.Operator)
	value, err := tx.engine.raw.get(slotKey(tx.keys.Operator))
	if err != nil || op == nil || value == nil {
		return errors.Join(err, ErrNotFound)
	}
	own, err := op.holds(value)
	if err != nil {
		return err
	}
	if err := own.change(tx.keys.id.String(), old, secret); err != nil {
		return err
	}
	key, err := tx.keys.signer.key()
	if err != nil {
		return err
	}
	encoded := encodeSlot(own)
	t.own(tx.keys.id.String(), op, encoded, key)
	tx.proved = nil
	return errors.Join(tx.engine.raw.put(slotKey(op.Name), encoded), tx.renew(metaKey("operators"), encodeTable(t)))
}

// VerifyOperators proves the operator table and that every slot is the one that
// it means; of a rebuilt store, that its auditor's is the only one. The error
// wraps ErrDamaged.
func (tx *Tx) VerifyOperators() error {
	t, err := tx.verifiedTable()
	if err != nil {
		return err
	}
	if rebuilt, err := tx.verifyReader(); rebuilt || err != nil {
		return err
	}
	slots := 1 // the recovery sheet's
	for i := range t.Operators {
		op := &t.Operators[i]
		if op.Disabled {
			continue
		}
		slots++
		value, err := tx.engine.raw.get(slotKey(op.Name))
		if err != nil {
			return err
		}
		if _, err := op.holds(value); err != nil {
			return err
		}
	}
	value, err := tx.engine.raw.get(slotKey(RecoveryName))
	if err != nil {
		return err
	}
	if slotDigest(value) != t.Recovery {
		return damaged("operators.sheet_slot")
	}
	return tx.countSlots(slots)
}

func (tx *Tx) countSlots(want int) error {
	n := 0
	err := tx.engine.keys(all(slotBucket), key{slotBucket, nil}, func(k key) error {
		if !isTries(k) {
			n++
		}
		return nil
	})
	if err == nil && n != want {
		err = damaged("operators.slots", n, want)
	}
	return err
}

// Sign is the signature of the keyring's owner under an act on content of a
// digest. A machine's keyring signs nothing.
func (tx *Tx) Sign(act string, digest roster.Digest, at time.Time) ([]byte, error) {
	s, err := tx.sign(act, digest, at)
	if err != nil {
		return nil, err
	}
	return s.Bytes[:], nil
}

// VerifySignatures proves the signatures under a month's seal: of the one who
// submitted it, and of another who confirmed it once it is. The error wraps
// ErrDamaged.
func (tx *Tx) VerifySignatures(s *roster.Seal) error {
	t, err := tx.verifiedTable()
	if err != nil {
		return err
	}
	maker := signatureOf(s.SubmittedBy, s.SubmittedAt, s.SubmitSignature)
	if s.State != roster.Confirmed {
		return t.verifyAct(ActSubmit, tx.keys.id.String(), s.Digest(), maker)
	}
	checker := signatureOf(s.ConfirmedBy, s.ConfirmedAt, s.ConfirmSignature)
	return t.verifyBoth(tx.keys.id.String(), s.Digest(), ActSubmit, maker, ActConfirm, checker)
}

func signatureOf(by string, at time.Time, bytes []byte) *Signature {
	s := &Signature{By: by, At: at}
	copy(s.Bytes[:], bytes)
	return s
}
