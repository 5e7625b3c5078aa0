package store

import (
	"bytes"

	"doudi/calc"
)

// A slot as it lies in the file, in plain:
//
//	version · algorithms · kind · name · roles · township · public keys · derivation · wrapped keys · sealed data key
//
// A machine's has no public key to sign with.

func encodeSlot(s *slot) []byte {
	e := s.encodeBearer()
	s.derivation.encode(e)
	e.b = append(e.b, s.wrapped...)
	e.b = append(e.b, s.sealed[:]...)
	return e.b
}

// encodeBearer begins a slot with whom it is for and the bearer's public keys.
func (s *slot) encodeBearer() *encoder {
	e := newEncoder()
	e.kinds(slotAlgorithms, uint8(s.Kind))
	e.text(s.Name)
	encodeRoles(e, s.Roles)
	e.text(string(s.Township))
	e.b = append(e.b, s.receiving[:]...)
	if s.Kind != machineSlot {
		e.b = append(e.b, s.signing[:]...)
	}
	return e
}

// decodeSlot reads a slot, which keeps nothing of the bytes. The error wraps
// ErrDamaged; it is given also where the slot's derivation is out of bounds, so
// that a slot once read may be tried.
func decodeSlot(value []byte) (*slot, error) {
	d := newDecoder(bytes.Clone(value))
	d.bad = d.byte() != slotAlgorithms || d.bad
	s := &slot{bearer: bearer{Kind: slotKind(d.byte()), Name: d.text(), Roles: decodeRoles(d), Township: calc.RegionCode(d.text())}}
	d.fixed(s.receiving[:])
	private := keySize
	if s.Kind != machineSlot {
		d.fixed(s.signing[:])
		private += keySize
	}
	s.derivation = decodeDerivation(d)
	s.wrapped = make([]byte, wrapOverhead+private)
	d.fixed(s.wrapped)
	d.fixed(s.sealed[:])
	d.bad = d.bad || !s.whole() || s.Kind != personSlot && s.derivation.method != hkdfSHA256
	return s, d.done("slot")
}

func encodeRoles(e *encoder, roles []Role) {
	e.uint(uint64(len(roles)))
	for _, r := range roles {
		e.text(string(r))
	}
}

func decodeRoles(d *decoder) []Role {
	var roles []Role
	for n := d.count(); n > 0; n-- {
		roles = append(roles, Role(d.text()))
	}
	return roles
}
