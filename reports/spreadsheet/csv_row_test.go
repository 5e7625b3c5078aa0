package spreadsheet

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// The rows of CSV text, and the lines whose quotation marks are wrong, are those
// that encoding/csv finds, wherever the blocks end that the text is read in.
func TestRowsOfCSV(t *testing.T) {
	cell := rapid.StringOfN(rapid.RuneFrom([]rune("ab张\"\r\n,\t ")), 0, 6, -1)
	rapid.Check(t, func(t *rapid.T) {
		padding := rapid.IntRange(csvBlock-40, csvBlock+2).Draw(t, "padding")
		var text strings.Builder
		text.WriteString(strings.Repeat("x", padding) + "\n")
		for _, s := range rapid.SliceOfN(cell, 0, 20).Draw(t, "cells") {
			if rapid.Bool().Draw(t, "quoted") {
				s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
			}
			text.WriteString(s + rapid.SampledFrom([]string{",", "\n", "\r\n", ""}).Draw(t, "end"))
		}
		sameRows(t, text.String())
	})
}

func FuzzRowsOfCSV(f *testing.F) {
	f.Add("a,\"b\nc\",d\n\"e\"f\n\"g")
	f.Add("\"a\"\"\r\nb\"\r\n\r\n,\"\"\r,\"c\"\r")
	f.Fuzz(func(t *testing.T, text string) { sameRows(t, text) })
}

func sameRows(t rapid.TB, text string) {
	t.Helper()
	if diff := cmp.Diff(rowsByEncodingCSV(text), rowsByUs(t, text)); diff != "" {
		t.Fatalf("%.100q: encoding/csv - ours +:\n%s", text[max(0, len(text)-100):], diff)
	}
}

func rowsByUs(t rapid.TB, text string) (rows []string) {
	r := newCSVText(strings.NewReader(text), ',', 1<<20)
	for {
		err := r.next()
		var quote *quoteError
		switch {
		case err == io.EOF:
			return rows
		case errors.As(err, &quote):
			rows = append(rows, fmt.Sprintf("line %d: %s", r.line, quote.how))
		case err != nil:
			t.Fatal(err)
		default:
			at := make([]string, len(r.cells))
			for i := range r.cells {
				line, _ := r.place(r.start(i))
				before := r.text[:r.start(i)]
				at[i] = fmt.Sprintf("%d:%d", line, len(before)-strings.LastIndexByte(before, '\n'))
			}
			rows = appendRow(rows, r.cells, at)
		}
	}
}

func rowsByEncodingCSV(text string) (rows []string) {
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	for {
		cells, err := r.Read()
		var syntax *csv.ParseError
		switch {
		case err == io.EOF:
			return rows
		case errors.As(err, &syntax):
			how := "bare"
			if errors.Is(err, csv.ErrQuote) {
				how = "open"
			}
			rows = append(rows, fmt.Sprintf("line %d: %s", syntax.StartLine, how))
		default:
			at := make([]string, len(cells))
			for i := range cells {
				line, column := r.FieldPos(i)
				at[i] = fmt.Sprintf("%d:%d", line, column)
			}
			rows = appendRow(rows, cells, at)
		}
	}
}

// appendRow passes over rows that a table does not show.
func appendRow(rows, cells, at []string) []string {
	shown := make([]string, len(cells))
	for i, s := range cells {
		shown[i] = trim(s)
	}
	shown = cutEmpty(shown)
	if len(shown) == 0 {
		return rows
	}
	return append(rows, fmt.Sprintf("%q at %q", shown, at))
}

func TestCSVRowLimit(t *testing.T) {
	for text, want := range map[string]string{
		"a\n\"b\n" + strings.Repeat("c\n", csvBlock):  "row 2: row longer than the limit",
		"a\n" + strings.Repeat("b", 3*csvBlock):       "row 2: row longer than the limit",
		"a\n\"" + strings.Repeat("b\n", 10) + "\"\nc": "row 14: EOF",
	} {
		r := newCSVText(strings.NewReader(text), ',', csvBlock)
		var err error
		for err == nil {
			err = r.next()
		}
		if got := fmt.Sprintf("row %d: %v", r.line, err); got != want {
			t.Errorf("%.20q… ends at %s, want %s", text, got, want)
		}
	}
}
