package store

import (
	"crypto/ecdh"
	"crypto/ed25519"
	"crypto/hpke"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"slices"

	"doudi/calc"
)

// A slot is how one bearer of a secret comes to the store's data key. The key
// derived from the secret wraps the bearer's two private keys, one to sign with
// and one to receive with; the data key is sealed to the latter. So a new data
// key can be sealed to everybody without anybody's secret, while the wrap, with
// all that the slot says of its bearer as associated data, stays as it is.
//
// Sealing takes no secret either: whoever can write the file can seal another
// data key. The operator table, which an administrator signs, holds each slot's
// digest for that.

// slotKind is what kind of bearer a slot is for.
type slotKind uint8

// The kinds of slot.
const (
	personSlot   slotKind = iota // an operator's, with a key to sign with 操作员
	machineSlot                  // of the scheduled job, without one 定时任务
	recoverySlot                 // of the recovery sheet, whose key is the root of the operators' rights 恢复单
	slotKinds
)

// bearer is whom a slot is for. Of a person it says the roles and the township,
// "" being the whole county; a machine and the recovery sheet have neither.
type bearer struct {
	Name     string
	Kind     slotKind
	Roles    []Role // in the order of Roles, each once
	Township calc.RegionCode
}

// RecoveryName is the name of the recovery slot, which no operator has. Under an
// endorsement or a table it stands for the recovery sheet.
const RecoveryName = "recovery"

// whole says whether there can be such a bearer.
func (b *bearer) whole() bool {
	if b.Name == "" || (b.Name == RecoveryName) != (b.Kind == recoverySlot) {
		return false
	}
	if b.Kind == personSlot {
		return len(b.Roles) > 0 && inOrder(b.Roles)
	}
	return b.Kind < slotKinds && len(b.Roles) == 0 && b.Township == ""
}

// inOrder says whether roles stand in the order of Roles, each once.
func inOrder(roles []Role) bool {
	last := -1
	for _, r := range roles {
		at := slices.Index(Roles, r)
		if at <= last {
			return false
		}
		last = at
	}
	return true
}

// slotAlgorithms is the only set of algorithms so far: HPKE with X25519,
// HKDF-SHA-256 and AES-256-GCM for the data key, AES-256-GCM under a key of
// derivation for the wrap, Ed25519 for signatures.
const slotAlgorithms = 1

// sealedKeySize is the size of a sealed data key: what HPKE sends along, the
// key, the tag.
const sealedKeySize = 32 + keySize + tagSize

// wrapOverhead is what a wrap adds to the keys in it: nonce and tag.
const wrapOverhead = 12 + tagSize

type slot struct {
	bearer
	receiving  [keySize]byte // public key to which the data key is sealed
	signing    [keySize]byte // public key of the bearer's signatures; none of a machine
	derivation derivation
	wrapped    []byte // the private keys: nonce, ciphertext, tag
	sealed     [sealedKeySize]byte
}

// newSlot makes a slot with fresh keys that the secret opens, and the public key
// of the bearer's signatures, nil for a machine. A machine's secret is a key
// file's, or the refusal is secret.machine; the recovery slot's is a sheet's.
func newSlot(id string, b bearer, secret Secret, data [keySize]byte) (*slot, ed25519.PublicKey, error) {
	b.Roles = slices.Clone(b.Roles)
	if !b.whole() {
		return nil, nil, fmt.Errorf("slot of %q: there is no such bearer", b.Name)
	}
	var signer ed25519.PrivateKey
	var public ed25519.PublicKey
	if b.Kind != machineSlot {
		var err error
		if public, signer, err = ed25519.GenerateKey(rand.Reader); err != nil {
			return nil, nil, err
		}
	}
	s, err := fillSlot(id, b, secret, data, signer)
	return s, public, err
}

// fillSlot makes a slot for the key that its bearer signs with.
func fillSlot(id string, b bearer, secret Secret, data [keySize]byte, signer ed25519.PrivateKey) (*slot, error) {
	if err := b.accepts(secret); err != nil {
		return nil, err
	}
	receiver, err := receivers.GenerateKey()
	if err != nil {
		return nil, err
	}
	s := &slot{bearer: b, derivation: newDerivation(secret)}
	copy(s.receiving[:], receiver.PublicKey().Bytes())
	if signer != nil {
		copy(s.signing[:], signer.Public().(ed25519.PublicKey))
	}
	if err := s.wrap(id, secret, signer, receiver); err != nil {
		return nil, err
	}
	return s, s.reseal(id, data)
}

// accepts says whether a bearer may have this kind of secret.
func (b *bearer) accepts(secret Secret) error {
	switch kind := secret.material().kind; {
	case b.Kind == machineSlot && kind == passphraseSecret:
		return calc.Refuse("secret.machine")
	case kind == noSecret, (b.Kind == recoverySlot) != (kind == sheetSecret):
		return fmt.Errorf("slot of %q: its kind of secret is another", b.Name)
	}
	return nil
}

func (s *slot) wrap(id string, secret Secret, signer ed25519.PrivateKey, receiver hpke.PrivateKey) error {
	key, err := s.derivation.key(secret)
	if err != nil {
		return err
	}
	box, err := newGCM(key)
	if err != nil {
		return err
	}
	private, err := receiver.Bytes()
	if err != nil {
		return err
	}
	if signer != nil {
		private = append(private, signer.Seed()...)
	}
	s.wrapped = box.Seal(nil, nil, private, s.associated(id))
	return nil
}

// open is the data key and the key to sign with, nil of a machine. A secret that
// is not the slot's and a slot that is not as it was made both give ErrSecret.
func (s *slot) open(id string, secret Secret) (data [keySize]byte, key ed25519.PrivateKey, err error) {
	data, own, err := s.unwrap(id, secret)
	if err != nil || own == nil {
		return data, nil, err
	}
	if key, err = own.key(); err != nil {
		return [keySize]byte{}, nil, err
	}
	return data, key, nil
}

// unwrap is open with the key to sign with as it is kept.
func (s *slot) unwrap(id string, secret Secret) (data [keySize]byte, own *signer, err error) {
	key, err := s.derivation.key(secret)
	if err != nil {
		return data, nil, ErrSecret
	}
	box, err := newGCM(key)
	if err != nil {
		return data, nil, err
	}
	private, err := box.Open(nil, nil, s.wrapped, s.associated(id))
	if err != nil {
		return data, nil, ErrSecret
	}
	receiver, err := receivers.NewPrivateKey(private[:keySize])
	if err != nil {
		return data, nil, ErrSecret
	}
	opened, err := hpke.Open(receiver, hpke.HKDFSHA256(), hpke.AES256GCM(), s.sealedFor(id), s.sealed[:])
	if err != nil {
		return data, nil, ErrSecret
	}
	if s.Kind != machineSlot {
		own = &signer{private[keySize:], s.signing}
	}
	copy(data[:], opened)
	return data, own, nil
}

// signer is the key that a person signs with as their slot keeps it. The key itself
// is worked out when something is to be signed: that takes longer than most looks.
type signer struct {
	seed   []byte
	public [keySize]byte
}

// key is the key to sign with; ErrSecret where its public half is not the slot's.
func (s *signer) key() (ed25519.PrivateKey, error) {
	key := ed25519.NewKeyFromSeed(s.seed)
	if string(key.Public().(ed25519.PublicKey)) != string(s.public[:]) {
		return nil, ErrSecret // somebody made the slot in another's name
	}
	return key, nil
}

// reseal seals a new data key to the slot, without its secret. Whoever has a copy
// of the secret opens it as well: a secret that got about is changed first, or its
// slot is left out.
func (s *slot) reseal(id string, data [keySize]byte) error {
	receiver, err := receivers.NewPublicKey(s.receiving[:])
	if err != nil {
		return err
	}
	sealed, err := hpke.Seal(receiver, hpke.HKDFSHA256(), hpke.AES256GCM(), s.sealedFor(id), data[:])
	copy(s.sealed[:], sealed)
	return err
}

// change makes the slot one that another secret opens. The key to sign with stays;
// the one to receive with is a new one, so that the old secret and an old copy of
// the slot do not open the data keys to come. ErrSecret is for an old secret that
// does not open it.
func (s *slot) change(id string, old, secret Secret) error {
	data, signer, err := s.open(id, old)
	if err != nil {
		return err
	}
	changed, err := fillSlot(id, s.bearer, secret, data, signer)
	if err != nil {
		return err
	}
	*s = *changed
	return nil
}

// receivers are the key pairs to which data keys are sealed.
var receivers = hpke.DHKEM(ecdh.X25519())

// associated is the associated data of the wrap: the store, and all of the slot
// but the wrap and the data key, which changes without the secret.
func (s *slot) associated(id string) []byte {
	e := s.encodeBearer()
	s.derivation.encode(e)
	return bound("doudi slot 1", id, e)
}

// sealedFor is what the data key is sealed for: the store and the bearer.
func (s *slot) sealedFor(id string) []byte {
	return bound("doudi slot data key 1", id, s.encodeBearer())
}

// bound is what is signed or sealed with: what it is for, the store and the
// fields, so that none of it counts anywhere else.
func bound(purpose, id string, fields *encoder) []byte {
	e := &encoder{b: append([]byte(purpose), 0)}
	e.text(id)
	return append(e.b, fields.b...)
}

// slotDigest is what the operator table holds of a slot.
func slotDigest(encoded []byte) [32]byte { return sha256.Sum256(encoded) }
