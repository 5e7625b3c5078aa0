package cmd

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"
	"unicode"
)

// TestX1EveryCell: whatever a record holds, a row of a table is one line, and no
// character in it does anything but show itself.
func TestX1EveryCell(t *testing.T) {
	for _, terminal := range []bool{false, true} {
		var out bytes.Buffer
		e := &env{Streams: Streams{Out: &out, OutTerminal: terminal}}
		rows := 0
		for r := rune(0); r <= unicode.MaxRune; r++ {
			if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
				rows++
				e.table([]string{"a", "b"}, [][]string{{fmt.Sprintf("%U", r), "因病" + string(r) + "因病"}})
			}
		}
		said := out.String()
		if n := strings.Count(said, "\n"); n != 2*rows {
			t.Errorf("%d rows in %d lines", 2*rows, n)
		}
		if n := strings.Count(said, "因病�因病"); n != rows {
			t.Errorf("%d of %d characters are replaced", n, rows)
		}
	}
}

// TestX1EverySentence: a text has lines, and else nothing that does not show.
func TestX1EverySentence(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		hidden := r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
		if got := clean("a" + string(r)); (got == "a�") != (hidden || string(r) == "�") {
			t.Fatalf("%U becomes %q", r, got)
		}
	}
}

// TestX1EveryDocument: a document means what the record holds, and has none of it raw.
func TestX1EveryDocument(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			continue
		}
		var out bytes.Buffer
		e := &env{Streams: Streams{Out: &out}}
		record := map[string]string{"a" + string(r): "因" + string(r) + "病\\" + string(r)}
		if err := e.document(record); err != nil {
			t.Fatal(err)
		}
		said := out.String()
		if i := strings.IndexFunc(said, func(c rune) bool { return c != '\n' && unicode.In(c, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) }); i >= 0 || strings.Count(said, "\n") != 3 {
			t.Errorf("%U: %q", r, said)
		}
		var back map[string]string
		if err := json.Unmarshal(out.Bytes(), &back); err != nil || !maps.Equal(back, record) {
			t.Errorf("%U: %q, %v", r, back, err)
		}
	}
}
