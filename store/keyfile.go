package store

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"strings"

	"doudi/calc"
)

// A key file is one line of text:
//
//	doudi-key-1 NAME KEY
//
// where KEY is, in base64url, 32 random bytes and the first four of a digest of
// the name and those bytes, so that a line cut short or mistyped is noticed.

const (
	keyMark  = "doudi-key-"
	keyStart = keyMark + "1 "
)

// checkSize is the size in bytes of the digest in a key file.
const checkSize = 4

// NewKey makes a random 256-bit key for the operator of a name, which is one line,
// and the content of the file that keeps it.
func NewKey(name string) (content []byte, s Secret) {
	key := make([]byte, keySize)
	_, _ = rand.Read(key) // never fails
	return []byte(keyLine(name, key) + "\n"), newSecret(keySecret, string(key))
}

func keyLine(name string, key []byte) string {
	return keyStart + name + " " + base64.RawURLEncoding.EncodeToString(append(bytes.Clone(key), keyCheck(name, key)...))
}

func keyCheck(name string, key []byte) []byte {
	sum := sha256.Sum256([]byte("doudi key file 1\x00" + name + "\x00" + string(key)))
	return sum[:checkSize]
}

// ReadKeyFile reads the content of a key file: a key with the name that it was
// made for, or else, with no name, the passphrase that is its first line. Refused
// are key.damaged, where a key is not as it was written, and what Passphrase
// refuses.
func ReadKeyFile(content []byte) (name string, s Secret, err error) {
	content = bytes.TrimPrefix(content, []byte("\ufeff")) // of a Windows editor
	first, rest, _ := strings.Cut(string(content), "\n")
	line := strings.TrimSpace(first)
	if line == "" || !strings.HasPrefix(line, keyMark) && !strings.HasPrefix(keyMark, line) {
		s, err = Passphrase(first)
		return "", s, err
	}
	end := strings.LastIndexByte(line, ' ')
	if !strings.HasPrefix(line, keyStart) || end < len(keyStart) || strings.TrimSpace(rest) != "" {
		return "", Secret{}, calc.Refuse("key.damaged")
	}
	name = line[len(keyStart):end]
	coded, err := base64.RawURLEncoding.DecodeString(line[end+1:]) // which passes over what ends lines
	if err != nil || len(coded) != keySize+checkSize || line != keyLine(name, coded[:keySize]) {
		return "", Secret{}, calc.Refuse("key.damaged")
	}
	return name, newSecret(keySecret, string(coded[:keySize])), nil
}
