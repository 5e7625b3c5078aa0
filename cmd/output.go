package cmd

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"doudi/calc"
	"doudi/reports/spreadsheet"
)

// document prints one JSON document for programs.
func (e *env) document(v any) error {
	enc := json.NewEncoder(e.Out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
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
