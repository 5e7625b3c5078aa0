package spreadsheet

import (
	"bufio"
	"bytes"
	"io"
	"os"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// start looks through the whole file for its encoding, then reads it again.
func (t *csvTable) start() error {
	f, err := os.Open(t.path)
	if err != nil {
		return err
	}
	t.handle = f
	c, err := sniff(io.LimitReader(f, t.limits.MaxBytes+1))
	if err != nil {
		return err
	}
	if c.ambiguous() {
		return oneFault(TextAmbiguous, t.Place(-1))
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	t.expected = c.rows()
	t.open(c.charset())
	return nil
}

func (t *csvTable) open(c charset) {
	t.charset = c
	if c == charsetGB18030 {
		t.encoder = simplifiedchinese.GB18030.NewEncoder()
	}
	text := c.decode(&capped{t.handle, t.limits.MaxBytes})
	t.text = newCSVText(text, delimiter(text), t.limits.rowBytes())
}

// delimiter is a comma, or what the first line has instead of it: a tab, as Excel
// writes what it calls "Unicode text", or a semicolon, as it writes CSV where the
// system's list separator is one.
func delimiter(text *bufio.Reader) byte {
	head, _ := text.Peek(text.Size())
	line, _, _ := bytes.Cut(head, []byte{'\n'})
	for _, instead := range []byte{'\t', ';'} {
		if bytes.IndexByte(line, ',') < 0 && bytes.IndexByte(line, instead) >= 0 {
			return instead
		}
	}
	return ','
}
