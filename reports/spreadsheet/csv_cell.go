package spreadsheet

// mark is what a byte of a cell may ask for.
type mark uint8

const (
	markQuote   mark = 1 << iota // the cell must be quoted
	markLook                     // may belong to a forbidden character
	markFormula                  // may begin a formula
)

// marksOf is by byte, so that most cells are passed over quickly: no forbidden
// character begins with 0xe3 to 0xed, as nearly all Chinese does.
var marksOf = func() (t [256]mark) {
	for c := range 0x20 {
		t[c] = markLook
	}
	for c := 0xc0; c < 0x100; c++ {
		t[c] = markLook
	}
	for c := 0xe3; c <= 0xed; c++ {
		t[c] = 0
	}
	t[0x7f] = markLook
	for _, c := range []byte("=+-@\t\r\xef") {
		t[c] |= markFormula
	}
	for _, c := range []byte("\",\n\r") {
		t[c] |= markQuote
	}
	return t
}()

func (c *CSVWriter) special(s string, marks mark) *CSVWriter {
	if marks&markLook != 0 {
		s = visible(s)
	}
	mute := marks&markFormula != 0 && formulaLike(s)
	if marks&markQuote == 0 {
		if mute {
			c.buf = append(c.buf, '\'')
		}
		c.buf = append(c.buf, s...)
		return c
	}
	c.quoted(s, mute)
	return c
}

func (c *CSVWriter) quoted(s string, mute bool) {
	c.buf = append(c.buf, '"')
	if mute {
		c.buf = append(c.buf, '\'')
	}
	for i := range len(s) {
		if s[i] == '"' {
			c.buf = append(c.buf, '"')
		}
		c.buf = append(c.buf, s[i])
	}
	c.buf = append(c.buf, '"')
}
