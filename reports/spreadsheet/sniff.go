package spreadsheet

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

// census counts what a file's bytes are when read as UTF-8.
type census struct {
	utf16   bool // begins with a byte order mark of UTF-16
	marked  bool // begins with the byte order mark of UTF-8
	bad     int  // bytes that are not UTF-8
	long    int  // characters of three and four bytes: Chinese is written in these
	pairs   int  // characters of two bytes following another such
	lines   int  // line ends, and the end of the file
	bytes   int
	wasPair bool
}

// sniff reads all of r once, in bounded memory.
func sniff(r io.Reader) (census, error) {
	c := census{lines: 1}
	buf := make([]byte, 64<<10)
	kept := 0
	for first := true; ; first = false {
		n, err := io.ReadFull(r, buf[kept:])
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return c, err
		}
		data := buf[:kept+n]
		c.lines += bytes.Count(data[kept:], []byte{'\n'})
		c.bytes += n
		if first {
			c.head(data)
		}
		if c.utf16 {
			return c, nil
		}
		kept = copy(buf, data[c.count(data, err != nil):])
		if err != nil {
			return c, nil
		}
	}
}

func (c *census) head(b []byte) {
	if len(b) >= 2 {
		c.utf16 = b[0] == 0xff && b[1] == 0xfe || b[0] == 0xfe && b[1] == 0xff
	}
	c.marked = len(b) >= 3 && string(b[:3]) == "\ufeff"
}

// count returns how many bytes it has dealt with: all but a character that
// the next block completes.
func (c *census) count(b []byte, last bool) int {
	i := 0
	for i < len(b) {
		if b[i] < utf8.RuneSelf {
			i, c.wasPair = i+1, false
			continue
		}
		if !last && !utf8.FullRune(b[i:]) {
			break
		}
		_, size := utf8.DecodeRune(b[i:])
		c.add(size)
		i += size
	}
	return i
}

func (c *census) add(size int) {
	switch {
	case size == 1:
		c.bad++
	case size > 2:
		c.long++
	case c.wasPair:
		c.pairs++
	}
	c.wasPair = size == 2
}

// leastRow is shorter than nearly every row of the office's tables.
const leastRow = 8

// rows is how many rows to make room for: the lines, but of a file that is
// hardly more than line ends those that there are bytes for.
func (c *census) rows() int { return min(c.lines, (c.bytes-c.lines)/leastRow+1) }

// charset decides. A file that is UTF-8 but for a few bytes is damaged UTF-8,
// not GB18030: its rows say where. GB18030 text has next to no characters of
// three bytes when read as UTF-8, so the larger count is right.
func (c *census) charset() charset {
	switch {
	case c.utf16:
		return charsetUTF16
	case c.marked || c.bad == 0 || c.long > c.bad:
		return charsetUTF8
	}
	return charsetGB18030
}

// ambiguous says that the file could be either: without any Chinese character
// in UTF-8, but with runs of two-byte characters that could be Chinese in GB18030.
func (c *census) ambiguous() bool {
	return !c.marked && !c.utf16 && c.bad == 0 && c.long == 0 && c.pairs > 0
}
