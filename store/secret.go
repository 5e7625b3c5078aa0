package store

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"doudi/calc"
)

// Secret is what opens a slot: a passphrase 口令, the 256-bit key of a key file
// 密钥文件 or that of a recovery sheet 恢复单. It is never printed: every way of
// formatting gives "(secret)". The zero Secret opens nothing.
type Secret struct{ reveal func() material }

// material is what a secret is made of. A function gives it, since fmt prints
// fields that are not exported, at the end of pointers too, and asks nobody.
type material struct {
	kind secretKind
	text string
}

type secretKind uint8

const (
	noSecret secretKind = iota
	passphraseSecret
	keySecret
	sheetSecret
)

func newSecret(kind secretKind, text string) Secret {
	return Secret{func() material { return material{kind, text} }}
}

func (s Secret) material() material {
	if s.reveal == nil {
		return material{}
	}
	return s.reveal()
}

// slow says whether it takes a while to derive a key from the secret, so that
// nothing is to be held meanwhile.
func (s Secret) slow() bool { return s.material().kind == passphraseSecret }

// keySize is the size in bytes of every key: of key files, sheets and slots.
const keySize = 32

// ErrSecret is the one answer to a secret that does not open a slot, whether the
// secret is another's or the slot was changed: nothing tells which. It is a
// refusal.
var ErrSecret = calc.Refuse("secret.wrong")

// leastPassphrase is how many characters a passphrase must have that somebody
// chooses at a terminal. What an office put into a key file is its own affair.
const leastPassphrase = 8

// NewPassphrase is a passphrase as it is being chosen. Refused are
// passphrase.short (fewer than 8 characters) and what Passphrase refuses.
func NewPassphrase(text string) (Secret, error) {
	s, err := Passphrase(text)
	if err == nil && utf8.RuneCountInString(strings.TrimRight(text, "\r\n")) < leastPassphrase {
		return Secret{}, calc.Refuse("passphrase.short", strconv.Itoa(leastPassphrase))
	}
	return s, err
}

// Passphrase is a passphrase as it was typed, or as it stands in a file: the end
// of its line is taken away and nothing else is changed. Refused are
// passphrase.empty and passphrase.characters (what does not show or is not UTF-8, and so could not be
// typed again).
func Passphrase(text string) (Secret, error) {
	text = strings.TrimSuffix(strings.TrimSuffix(text, "\n"), "\r")
	unseen := func(r rune) bool { return !unicode.IsPrint(r) }
	switch {
	case strings.Trim(text, " ") == "":
		return Secret{}, calc.Refuse("passphrase.empty")
	case !utf8.ValidString(text) || strings.ContainsFunc(text, unseen):
		return Secret{}, calc.Refuse("passphrase.characters")
	}
	return newSecret(passphraseSecret, text), nil
}

// String hides the secret.
func (Secret) String() string { return "(secret)" }

// GoString hides the secret from %#v.
func (s Secret) GoString() string { return s.String() }

// Format hides the secret from every verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, s.String()) }
