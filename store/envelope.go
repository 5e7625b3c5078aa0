package store

import (
	"crypto/aes"
	"crypto/cipher"
)

// The envelope: every value lies in the file sealed with AES-256-GCM under a
// random nonce, with its place as associated data. A value that is changed,
// moved to another key, bucket or store, or sealed under another key does not
// open. In the file it is
//
//	algorithm (1 byte) · nonce (12) · ciphertext · tag (16)

// aes256GCM is the only algorithm so far.
const aes256GCM = 1

const (
	tagSize  = 16
	overhead = 1 + 12 + tagSize // of an envelope over what is in it
)

// envelope seals and opens the values of one store.
type envelope struct {
	value, journal cipher.AEAD
	places         [bucketCount]string // how the associated data of each bucket begins
}

// newEnvelope seals for a store with the keys derived from its data key.
func newEnvelope(id storeID, keys *dataKeys) (*envelope, error) {
	e := &envelope{}
	var err error
	if e.value, err = newGCM(keys.value); err != nil {
		return nil, err
	}
	if e.journal, err = newGCM(keys.journal); err != nil {
		return nil, err
	}
	for b, name := range bucketNames {
		e.places[b] = string(id[:]) + string(rune(FormatVersion)) + name + "\x00"
	}
	return e, nil
}

func newGCM(key [32]byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key[:])
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}

func (e *envelope) cipher(b bucket) cipher.AEAD {
	if b == journalBucket {
		return e.journal
	}
	return e.value
}

// seal is a value as it lies in the file under a key.
func (e *envelope) seal(k key, value []byte) []byte {
	return e.sealTo(make([]byte, 0, overhead+len(value)), k, value, e.place(k))
}

// sealTo is seal into given room, with the key's place at hand.
func (e *envelope) sealTo(to []byte, k key, value, place []byte) []byte {
	return e.cipher(k.bucket).Seal(append(to, aes256GCM), nil, value, place)
}

// open is the value in an envelope found under a key. It is a fresh copy, never
// nil; the error wraps ErrDamaged.
func (e *envelope) open(k key, sealed []byte) ([]byte, error) {
	return e.openInto(make([]byte, 0, max(0, len(sealed)-overhead)), k, sealed, e.place(k))
}

// openInto is open with the value appended to what the caller has and the key's
// place at hand, for values that are looked at one after the other.
func (e *envelope) openInto(to []byte, k key, sealed, place []byte) ([]byte, error) {
	if len(sealed) < overhead || sealed[0] != aes256GCM {
		return nil, damaged("record.cut", bucketNames[k.bucket])
	}
	value, err := e.cipher(k.bucket).Open(to, nil, sealed[1:], place)
	if err != nil {
		return nil, damaged("record.unopened", bucketNames[k.bucket])
	}
	return value, nil
}

// place is the associated data of a key: store, format, bucket and key.
func (e *envelope) place(k key) []byte { return e.placeTo(make([]byte, 0, 64), k) }

func (e *envelope) placeTo(at []byte, k key) []byte {
	return append(append(at, e.places[k.bucket]...), k.bytes...)
}
