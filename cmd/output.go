package cmd

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"doudi/calc"
	"doudi/reports/spreadsheet"
)

// document prints one JSON document for programs. What old data may hold and does not
// show stands in it escaped, so that it means the same and does nothing to a terminal.
func (e *env) document(v any) error {
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := e.Out.Write(escaped(text.Bytes()))
	return err
}

// escaped is a JSON document with its hidden characters escaped, all but the ends of
// its lines: those can only stand in its strings.
func escaped(document []byte) []byte {
	hidden := func(r rune) bool { return r != '\n' && r != utf8.RuneError && calc.Hidden(r) }
	if !bytes.ContainsFunc(document, hidden) {
		return document
	}
	var out []byte
	for _, r := range string(document) {
		if !hidden(r) {
			out = utf8.AppendRune(out, r)
			continue
		}
		for _, unit := range utf16.AppendRune(nil, r) {
			out = fmt.Appendf(out, `\u%04x`, unit)
		}
	}
	return out
}

// say prints a result for a person.
func (e *env) say(text string) { fmt.Fprintln(e.Out, clean(text)) }

// did prints what an act did, or would have done: in words, or for programs its code
// with what it was about.
func (e *env) did(act, text string, about map[string]any) error {
	if !e.json {
		e.done(text)
		return nil
	}
	about["version"], about["act"], about["dry_run"] = 1, act, e.dry
	return e.document(about)
}

// remark prints what is not a result: progress, hints.
func (e *env) remark(text string) {
	if !e.quiet {
		fmt.Fprintln(e.Err, clean(text))
	}
}

// table prints rows under a heading: aligned for a person at a terminal, with
// tabs and nothing else for a pipe.
func (e *env) table(heading []string, rows [][]string) {
	rows = append([][]string{heading}, rows...)
	widths := make([]int, len(heading))
	for _, row := range rows {
		for i := range row {
			row[i] = oneLine(row[i])
			widths[i] = max(widths[i], spreadsheet.Width(row[i]))
		}
	}
	for _, row := range rows {
		if !e.OutTerminal {
			fmt.Fprintln(e.Out, strings.Join(row, "\t"))
			continue
		}
		var b strings.Builder
		for i, cell := range row {
			b.WriteString(spreadsheet.Pad(cell, widths[i]+2))
		}
		fmt.Fprintln(e.Out, strings.TrimRight(b.String(), " "))
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// open reads the tables at a path; what is wrong with the file is an error.
func open(path string) (*spreadsheet.Book, []calc.Table, error) {
	book, err := spreadsheet.Open(path, spreadsheet.DefaultLimits())
	if err != nil {
		return nil, nil, err
	}
	return book, book.Tables(), nil
}
