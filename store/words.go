package store

import (
	"crypto/rand"
	"encoding/binary"
	"strings"
)

// The words of an offered passphrase are no words of any language: 2048 of five
// letters, consonant and vowel in turn, easy to say and to type. The last
// consonant is made of the others, so that no two words differ in one letter
// alone.

const (
	wordConsonants = "bdfghjklmnprstwz"
	wordVowels     = "aiou"
	wordBits       = 11
	offeredWords   = 5
)

// OfferPassphrase offers five random words as a passphrase: 55 bits.
func OfferPassphrase() string {
	var dice [2 * offeredWords]byte
	_, _ = rand.Read(dice[:]) // never fails
	words := make([]string, offeredWords)
	for i := range words {
		words[i] = word(int(binary.BigEndian.Uint16(dice[2*i:])) % (1 << wordBits))
	}
	return strings.Join(words, " ")
}

// word is the word of a number below 2048: four bits for the first consonant,
// two for the first vowel, four for the second consonant and one for the second
// vowel, whose other bit tells neighbours further apart.
func word(n int) string {
	first, vowel, second, last := n&15, n>>4&3, n>>6&15, n>>10
	vowel2 := last<<1 | (first+vowel+second)&1
	third := (first + 5*second + 4*vowel + 3*last + 7) & 15
	return string([]byte{wordConsonants[first], wordVowels[vowel], wordConsonants[second], wordVowels[vowel2], wordConsonants[third]})
}
