package spreadsheet

import (
	"bufio"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// charset is the encoding of a CSV file.
type charset string

const (
	charsetUTF8    charset = "UTF-8"
	charsetUTF16   charset = "UTF-16"
	charsetGB18030 charset = "GB18030"
)

// decode reads r in the charset as UTF-8, without a byte order mark. Invalid
// UTF-8 is handed on as it is; what the other decoders cannot read is U+FFFD.
func (c charset) decode(r io.Reader) *bufio.Reader {
	switch c {
	case charsetUTF16:
		r = transform.NewReader(r, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	case charsetGB18030:
		r = transform.NewReader(r, simplifiedchinese.GB18030.NewDecoder())
	}
	b := bufio.NewReaderSize(r, 64<<10)
	if head, _ := b.Peek(3); string(head) == "\ufeff" {
		_, _ = b.Discard(3)
	}
	return b
}

// mojibake recognises a cell of UTF-8 that was read as GB18030 because the
// file is a mix: "寮犱笁" is 张三. Such text encodes to valid UTF-8 of
// three-byte characters, which genuine Chinese does not.
func mojibake(s string, enc *encoding.Encoder) bool {
	i := 0
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	if len(s)-i < 9 || !utf8Lead(s[i:], enc) {
		return false
	}
	b, err := enc.Bytes([]byte(s))
	return err == nil && utf8.Valid(b) && threeByteRunes(b) >= 2
}

// utf8Lead says whether s begins with a character whose first byte in GB18030
// is one that Chinese begins with in UTF-8. It spares the rest nearly always.
func utf8Lead(s string, enc *encoding.Encoder) bool {
	var src, dst [4]byte
	_, n := utf8.DecodeRuneInString(s)
	copy(src[:], s[:n])
	_, _, err := enc.Transform(dst[:], src[:n], true)
	return err == nil && dst[0] >= 0xe3 && dst[0] <= 0xe9
}

func threeByteRunes(b []byte) int {
	n := 0
	for _, r := range string(b) {
		if utf8.RuneLen(r) == 3 {
			n++
		}
	}
	return n
}
