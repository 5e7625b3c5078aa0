package reports

import "doudi/calc/roster"

// measured are the columns of text whose widths a sheet takes from its lines,
// and the widest that each may become; longer texts are folded in their cells.
var measured = [...]struct {
	key   string
	limit int
}{
	{"township", 18}, {"village", 22}, {"household", 20}, {"head", 16}, {"payee", 16}, {"bank", 36}, {"account", 24}, {"remark", 36},
}

// widths are the widest texts of lines, by measured.
type widths [len(measured)]int

func (w *widths) add(e *roster.Entry, at *places, remarks []string) {
	for i, s := range [...]string{at.township, at.village, string(e.Household), e.Head, e.Payee, e.Bank, e.Account} {
		w[i] = max(w[i], aboutWidth(s))
	}
	remark := 0
	for _, code := range remarks {
		remark += len(code) + 2 // no shorter than its words
	}
	w[len(w)-1] = max(w[len(w)-1], remark)
}

func (w *widths) merge(other *widths) {
	for i := range w {
		w[i] = max(w[i], other[i])
	}
}

// of is the width of a column's texts, within its limit.
func (w *widths) of(key string) int {
	for i, m := range measured {
		if m.key == key {
			return min(w[i], m.limit)
		}
	}
	return 0
}

// aboutWidth is spreadsheet.Width but for rare characters, and much faster: two
// columns for every character of three bytes and more.
func aboutWidth(s string) int {
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c < 0x80 || c >= 0xc0 && c < 0xe0:
			n++
		case c >= 0xe0:
			n += 2
		}
	}
	return n
}
