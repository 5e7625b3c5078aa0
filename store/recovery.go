package store

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"
	"unicode"

	"doudi/calc"
)

// The recovery sheet 恢复单 is a random 256-bit key printed as four lines of four
// groups of four characters. A line is, in Crockford's base 32, eight bytes of
// the key and the first two of a digest of them and the line's number, so that a
// line misread, left out or in another's place is named.

const (
	sheetLines = 4
	lineKey    = keySize / sheetLines // bytes of the key in a line
	lineWidth  = 16                   // characters of a line
	groupWidth = 4
)

// sheetLetters are Crockford's: no I, L, O and U.
var sheetLetters = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// NewSheet makes a random recovery secret and the lines in which it is printed.
func NewSheet() (text string, s Secret) {
	key := make([]byte, keySize)
	_, _ = rand.Read(key) // never fails
	return sheetOf(key), newSecret(sheetSecret, string(key))
}

func sheetOf(key []byte) string {
	var lines []string
	for i := range sheetLines {
		part := key[i*lineKey : (i+1)*lineKey]
		text := sheetLetters.EncodeToString(append(bytes.Clone(part), lineCheck(i, part)...))
		var groups []string
		for ; text != ""; text = text[groupWidth:] {
			groups = append(groups, text[:groupWidth])
		}
		lines = append(lines, strings.Join(groups, " "))
	}
	return strings.Join(lines, "\n") + "\n"
}

func lineCheck(line int, part []byte) []byte {
	sum := sha256.Sum256(append([]byte("doudi recovery sheet 1\x00"+strconv.Itoa(line+1)+"\x00"), part...))
	return sum[:2]
}

// ReadSheet reads a recovery sheet as it was typed from the paper. Blanks, dashes,
// line ends, case and full-width letters do not matter; O is read as 0, I and L as
// 1. Refused is sheet.line, which names the first line that is not as printed.
func ReadSheet(text string) (Secret, error) {
	text = strings.Map(sheetLetter, text)
	var key []byte
	for i := range sheetLines {
		line := text[:min(lineWidth, len(text))]
		text = text[len(line):]
		if i == sheetLines-1 {
			line += text // more than was printed belongs to the last line
		}
		part, err := sheetLetters.DecodeString(line)
		if err != nil || len(line) != lineWidth || !bytes.Equal(part[lineKey:], lineCheck(i, part[:lineKey])) {
			return Secret{}, calc.Refuse("sheet.line", strconv.Itoa(i+1))
		}
		key = append(key, part[:lineKey]...)
	}
	return newSecret(sheetSecret, string(key)), nil
}

// sheetLetter is the letter that a typed one stands for, -1 for one that stands
// for nothing.
func sheetLetter(r rune) rune {
	if '！' <= r && r <= '～' {
		r -= '！' - '!' // the full-width forms of ASCII
	}
	switch r = unicode.ToUpper(r); {
	case unicode.IsSpace(r) || unicode.Is(unicode.Dash, r):
		return -1
	case r == 'O':
		return '0'
	case r == 'I' || r == 'L':
		return '1'
	}
	return r
}
