package reports

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"doudi/calc"
	"doudi/reports/spreadsheet"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// encoder writes text as a bank reads it. Each character is encoded, decoded
// again and compared once, and then remembered.
type encoder struct {
	name  string
	by    func(string) ([]byte, error)
	known map[rune]string
}

// newEncoder makes the encoder of a profile's encoding.
func newEncoder(encoding string) *encoder {
	switch encoding {
	case "gb18030":
		return &encoder{"GB18030", spreadsheet.EncodeGB18030, map[rune]string{}}
	case "gbk":
		return &encoder{"GBK", encodeGBK, map[rune]string{}}
	}
	return &encoder{"UTF-8", encodeUTF8, map[rune]string{}}
}

// append adds s to b, or says which character cannot be written.
func (c *encoder) append(b []byte, s string) ([]byte, calc.Faults) {
	for i, r := range s {
		if r < utf8.RuneSelf {
			b = append(b, byte(r))
			continue
		}
		code, ok := c.known[r]
		if !ok {
			_, n := utf8.DecodeRuneInString(s[i:])
			bytes, err := c.by(s[i : i+n])
			if err != nil {
				return b, calc.Faults{{Code: "bank.unencodable", Args: []string{string(r), fmt.Sprintf("U+%04X", r), c.name}}}
			}
			code = string(bytes)
			c.known[r] = code
		}
		b = append(b, code...)
	}
	return b, nil
}

var errNotSame = errors.New("not the same when decoded")

// encodeGBK encodes and decodes again, as EncodeGB18030 does.
func encodeGBK(s string) ([]byte, error) {
	b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s))
	if err != nil {
		return nil, err
	}
	back, err := simplifiedchinese.GBK.NewDecoder().Bytes(b)
	if err == nil && string(back) != s {
		err = errNotSame
	}
	return b, err
}

func encodeUTF8(s string) ([]byte, error) {
	if !utf8.ValidString(s) {
		return nil, errNotSame
	}
	return []byte(s), nil
}
