package store

import (
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"

	"golang.org/x/crypto/argon2"
)

// derivation is how a slot's key is made of its secret: slowly of a passphrase,
// which somebody may guess, at once of 256 random bits.
type derivation struct {
	method  derivationMethod
	salt    [16]byte
	passes  uint32 // of Argon2id; 0 for HKDF, as are memory and threads
	memory  uint32 // in KiB
	threads uint8
}

type derivationMethod uint8

const (
	argon2id derivationMethod = 1 + iota
	hkdfSHA256
)

// What a passphrase costs: 64 MiB and about a fifth of a second.
const (
	usualPasses  = 3
	usualMemory  = 64 << 10
	usualThreads = 4
)

// What a slot may ask for, looked at before anything runs: neither what makes a
// passphrase easy to guess nor what brings the machine down.
const (
	leastMemory, mostMemory = 8 << 10, 256 << 10
	mostPasses, mostThreads = 10, 16
)

func newDerivation(s Secret) derivation {
	d := derivation{method: hkdfSHA256}
	if s.material().kind == passphraseSecret {
		d = derivation{method: argon2id, passes: usualPasses, memory: usualMemory, threads: usualThreads}
	}
	_, _ = rand.Read(d.salt[:]) // never fails
	return d
}

// bounded says whether the derivation may be run.
func (d *derivation) bounded() bool {
	if d.method == argon2id {
		return d.memory >= leastMemory && d.memory <= mostMemory &&
			d.passes >= 1 && d.passes <= mostPasses && d.threads >= 1 && d.threads <= mostThreads
	}
	return d.method == hkdfSHA256 && d.memory == 0 && d.passes == 0 && d.threads == 0
}

// key is the key made of a secret. ErrSecret is for one of another kind, which
// costs nothing.
func (d *derivation) key(s Secret) (key [keySize]byte, err error) {
	of := s.material()
	switch {
	case !d.bounded():
		return key, ErrSecret
	case d.method == argon2id && of.kind == passphraseSecret:
		copy(key[:], argon2.IDKey([]byte(of.text), d.salt[:], d.passes, d.memory, d.threads, keySize))
		return key, nil
	case d.method == hkdfSHA256 && of.kind == keySecret:
		return d.expand(of.text, "doudi key file 1")
	case d.method == hkdfSHA256 && of.kind == sheetSecret:
		return d.expand(of.text, "doudi recovery sheet 1")
	}
	return key, ErrSecret
}

func (d *derivation) expand(text, purpose string) (key [keySize]byte, err error) {
	derived, err := hkdf.Key(sha256.New, []byte(text), d.salt[:], purpose, keySize)
	copy(key[:], derived)
	return key, err
}

func (d *derivation) encode(e *encoder) {
	e.kind(uint8(d.method))
	e.b = append(e.b, d.salt[:]...)
	e.uint(uint64(d.passes))
	e.uint(uint64(d.memory))
	e.kind(d.threads)
}

func decodeDerivation(d *decoder) (read derivation) {
	read.method = derivationMethod(d.byte())
	d.fixed(read.salt[:])
	passes, memory := d.uint(), d.uint()
	read.passes, read.memory, read.threads = uint32(passes), uint32(memory), d.byte()
	d.bad = d.bad || uint64(read.passes) != passes || uint64(read.memory) != memory || !read.bounded()
	return read
}
