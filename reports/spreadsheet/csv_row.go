package spreadsheet

import (
	"io"
	"strings"
)

// quoteError is a quotation mark that stands where CSV has none, or is not
// closed.
type quoteError struct {
	at  int // in the text
	how string
}

func (e *quoteError) Error() string { return "quotation mark: " + e.how }

// next goes to the next row. After a quoteError the line after it can be read.
func (t *csvText) next() error {
	t.line += t.lines
	t.text, t.end = t.text[t.end:], 0
	t.cells, t.starts = t.cells[:0], t.starts[:0]
	if t.text == "" {
		if err := t.more(); err != nil {
			return err
		}
	}
	t.endsAfter(0)
	if strings.IndexByte(t.text[:t.end], '"') < 0 {
		t.split()
		return nil
	}
	return t.splitQuoted()
}

// endsAfter ends the row with the line that the offset lies in.
func (t *csvText) endsAfter(offset int) {
	t.end = len(t.text)
	if i := strings.IndexByte(t.text[offset:], '\n'); i >= 0 {
		t.end = offset + i + 1
	}
	t.lines = 1 + strings.Count(t.text[:offset], "\n")
}

// split cuts a row that is a line without quotation marks. What ends the line
// stays with its last cell: it is trimmed off as blanks are.
func (t *csvText) split() {
	row := t.text[:t.end]
	for at := 0; ; {
		t.starts = append(t.starts, at)
		i := strings.IndexByte(row[at:], t.comma)
		if i < 0 {
			t.cells = append(t.cells, row[at:])
			return
		}
		t.cells = append(t.cells, row[at:at+i])
		at += i + 1
	}
}

func (t *csvText) splitQuoted() error {
	at := 0
	for {
		t.starts = append(t.starts, at)
		cell, end, err := t.cell(at)
		if err != nil {
			return err
		}
		t.cells = append(t.cells, cell)
		if at = end + 1; end == len(t.text) || t.text[end] != t.comma {
			t.endsAfter(end)
			return nil
		}
	}
}

// cell reads the cell that begins at the offset, and where it ends.
func (t *csvText) cell(at int) (cell string, end int, err error) {
	if strings.HasPrefix(t.text[at:], `"`) {
		return t.quotedCell(at)
	}
	for end = at; end < len(t.text); end++ {
		switch t.text[end] {
		case t.comma, '\n':
			return t.text[at:end], end, nil
		case '"':
			return "", 0, t.badQuote(end, "bare")
		}
	}
	return t.text[at:], end, nil
}

func (t *csvText) quotedCell(open int) (cell string, end int, err error) {
	end = open + 1
	for {
		i := strings.IndexByte(t.text[end:], '"')
		if i < 0 {
			end = len(t.text)
			if err := t.more(); err != nil {
				return "", 0, t.neverClosed(open, err)
			}
			continue
		}
		if end += i + 1; !strings.HasPrefix(t.text[end:], `"`) {
			break
		}
		end++
	}
	if !t.closes(end) {
		return "", 0, t.badQuote(end-1, "open")
	}
	cell = strings.ReplaceAll(t.text[open+1:end-1], `""`, `"`)
	return strings.ReplaceAll(cell, "\r\n", "\n"), end, nil
}

// closes says whether a cell may end at the offset.
func (t *csvText) closes(at int) bool {
	rest := t.text[at:]
	return rest == "" || rest[0] == t.comma || rest[0] == '\n' || rest == "\r" || strings.HasPrefix(rest, "\r\n")
}

// badQuote ends the row with the line of the mark that is wrong.
func (t *csvText) badQuote(at int, how string) error {
	t.endsAfter(at)
	t.starts = t.starts[:0]
	return &quoteError{at, how}
}

// neverClosed is err, but at the end of the file the fault of the opening mark.
func (t *csvText) neverClosed(open int, err error) error {
	if err != io.EOF {
		return err
	}
	err = t.badQuote(open, "open")
	t.end = len(t.text)
	return err
}
