package store

import (
	"crypto/ed25519"
	"time"
)

// Signature is an operator's under an act 签名: who, when, and the Ed25519
// signature over the act, the store, both of those and the digest of what the act
// was about. Maker and checker of a roster or a decision each give one (R6).
type Signature struct {
	By    string
	At    time.Time // to the second
	Bytes [ed25519.SignatureSize]byte
}

// signAct signs an act, as in "roster.confirm", on content of a digest.
func signAct(key ed25519.PrivateKey, act string, id string, digest [32]byte, at time.Time, by string) Signature {
	s := Signature{By: by, At: at.UTC().Truncate(time.Second)}
	copy(s.Bytes[:], ed25519.Sign(key, s.signed(act, id, digest)))
	return s
}

func (s *Signature) signed(act string, id string, digest [32]byte) []byte {
	e := newEncoder()
	e.texts(act, s.By)
	e.time(s.At)
	e.digest(digest)
	return bound("doudi act 1", id, e)
}

// verifyAct proves the signature under an act by the keys of a verified table: the
// operator's own, or one that they had then. That they are disabled by now does not
// matter. The error wraps ErrDamaged and names the operator.
func (t *Table) verifyAct(act string, id string, digest [32]byte, s *Signature) error {
	o := t.find(s.By)
	if o == nil || o.Machine {
		return damaged("signature.cannot", act, s.By)
	}
	text := s.signed(act, id, digest)
	if ed25519.Verify(o.Key, text, s.Bytes[:]) {
		return nil
	}
	for _, f := range o.Former {
		if !s.At.After(f.Until) && ed25519.Verify(f.Key, text, s.Bytes[:]) {
			return nil
		}
	}
	return damaged("signature.wrong", act, s.By)
}

// verifyBoth proves that two different operators signed the same content: one who
// made it and one who checked it. The error wraps ErrDamaged.
func (t *Table) verifyBoth(id string, digest [32]byte, made string, maker *Signature, checked string, checker *Signature) error {
	if maker.By == checker.By {
		return damaged("signature.same", checked, checker.By, made)
	}
	if err := t.verifyAct(made, id, digest, maker); err != nil {
		return err
	}
	return t.verifyAct(checked, id, digest, checker)
}

func (e *encoder) signature(s *Signature) {
	e.text(s.By)
	e.time(s.At)
	e.b = append(e.b, s.Bytes[:]...)
}

func (d *decoder) signature() (s Signature) {
	s.By, s.At = d.text(), d.time()
	d.fixed(s.Bytes[:])
	return s
}
