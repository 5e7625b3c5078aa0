package store

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"math/bits"
)

// storeID tells stores apart; it is random and stands plain in the file.
type storeID [16]byte

func (id storeID) String() string { return hex.EncodeToString(id[:]) }

// dataKeys are the keys derived from a store's data key: one seals values, one
// the journal, one makes look-up keys, one the sum over all records.
type dataKeys struct{ value, journal, index, sum [32]byte }

func deriveKeys(id storeID, data [32]byte) (*dataKeys, error) {
	k := &dataKeys{}
	for label, key := range map[string]*[32]byte{"value": &k.value, "journal": &k.journal, "index": &k.index, "sum": &k.sum} {
		derived, err := hkdf.Key(sha256.New, data[:], id[:], "doudi "+label+" 1", len(key))
		if err != nil {
			return nil, err
		}
		copy(key[:], derived)
	}
	return k, nil
}

// blind is what stands in a key in place of something that nobody may read
// there: a keyed hash of its kind and its value.
type blind struct{ key [32]byte }

const blindSize = 16

func (b blind) of(kind byte, value string) string { return b.many().of(kind, value) }

// many is for blinding many values: the key is worked in once. It is for one
// goroutine.
func (b blind) many() *blinder { return &blinder{mac: hmac.New(sha256.New, b.key[:])} }

type blinder struct {
	mac hash.Hash
	buf []byte
}

func (b *blinder) of(kind byte, value string) string {
	b.mac.Reset()
	b.buf = append(append(b.buf[:0], kind), value...)
	b.mac.Write(b.buf)
	b.buf = b.mac.Sum(b.buf[:0])
	return string(b.buf[:blindSize])
}

// runningSum is a keyed sum over a set of envelopes, the same in whatever order
// they come and go. Whoever has not the key can neither take a record away nor
// put back an old one without changing it.
type runningSum struct {
	prf    cipher.Block
	hi, lo uint64
	in     [tagSize]byte
}

func newRunningSum(key [32]byte, at [tagSize]byte) (*runningSum, error) {
	prf, err := aes.NewCipher(key[:])
	return &runningSum{prf: prf, hi: binary.BigEndian.Uint64(at[:]), lo: binary.BigEndian.Uint64(at[8:])}, err
}

// term is what an envelope adds: its tag, which depends on all of it and its
// place, enciphered.
func (s *runningSum) term(sealed []byte) (hi, lo uint64) {
	copy(s.in[:], sealed[max(0, len(sealed)-tagSize):])
	s.prf.Encrypt(s.in[:], s.in[:])
	return binary.BigEndian.Uint64(s.in[:]), binary.BigEndian.Uint64(s.in[8:])
}

func (s *runningSum) add(sealed []byte) {
	hi, lo := s.term(sealed)
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, lo, 0)
	s.hi, _ = bits.Add64(s.hi, hi, carry)
}

func (s *runningSum) take(sealed []byte) {
	hi, lo := s.term(sealed)
	var borrow uint64
	s.lo, borrow = bits.Sub64(s.lo, lo, 0)
	s.hi, _ = bits.Sub64(s.hi, hi, borrow)
}

// another begins a sum of its own with the same key, to be joined later.
func (s *runningSum) another() *runningSum { return &runningSum{prf: s.prf} }

// join moves what another sum has added to this one.
func (s *runningSum) join(other *runningSum) {
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, other.lo, 0)
	s.hi, _ = bits.Add64(s.hi, other.hi, carry)
	other.hi, other.lo = 0, 0
}

func (s *runningSum) value() (at [tagSize]byte) {
	binary.BigEndian.PutUint64(at[:], s.hi)
	binary.BigEndian.PutUint64(at[8:], s.lo)
	return at
}
