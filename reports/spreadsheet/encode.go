package spreadsheet

import (
	"strings"
	"unicode/utf8"

	"doudi/calc"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// EncodeGB18030 is s in GB18030, for a bank. It is decoded again and compared:
// a character that does not survive is the calc.Fault TextNotGB18030, nothing
// is ever replaced.
func EncodeGB18030(s string) ([]byte, error) {
	if ascii(s) {
		return []byte(s), nil
	}
	if b, ok := encodeGB18030(s); ok {
		return b, nil
	}
	for i, r := range s {
		_, n := utf8.DecodeRuneInString(s[i:])
		if _, ok := encodeGB18030(s[i : i+n]); !ok {
			return nil, fault(TextNotGB18030, calc.Place{}, s[i:i+n], codePoint(r))
		}
	}
	return nil, fault(TextNotGB18030, calc.Place{}, s, "")
}

func encodeGB18030(s string) ([]byte, bool) {
	if strings.ContainsRune(s, utf8.RuneError) { // invalid UTF-8 too
		return nil, false
	}
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
	if err != nil {
		return nil, false
	}
	back, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
	return b, err == nil && string(back) == s
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
