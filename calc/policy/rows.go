package policy

import (
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"

	"doudi/calc"
)

// Row is one row of a table as people compare them: what it is about, since
// when, and its value.
type Row struct {
	Table string
	Key   []string
	From  calc.Month // 0 in tables without one: the row always applied
	Until calc.Month // last month of a row that ends, 0 = open
	Value string
	Cite
}

func (r Row) line() string {
	return strings.Join([]string{r.Table, strings.Join(r.Key, "\x1f"), r.From.String(), r.Value, r.Document}, "\x1e")
}

// Rows are all rows of all tables in the tables' order.
func (p *Policy) Rows() []Row {
	var rows []Row
	add := func(table string, from calc.Month, cite Cite, value string, key ...string) {
		rows = append(rows, Row{Table: table, Key: key, From: from, Value: value, Cite: cite})
	}
	until := func(m calc.Month) { rows[len(rows)-1].Until = m }
	for _, v := range p.Parameters {
		add("parameter", v.From, v.Cite, v.Text, v.Key)
	}
	for _, r := range p.Rates {
		add("standard", r.From, r.Cite, r.text(), string(r.Program), r.Class, r.Settlement.String(), r.Region)
	}
	for _, g := range p.Groups {
		add("group", 0, Cite{Place: g.Place}, strings.Join(g.cells, "|"), g.Code, g.Label)
	}
	for _, s := range p.Supplements {
		add("supplement", s.From, s.Cite, s.text(), s.Code, string(s.Program), s.Group)
		until(s.Until)
	}
	for _, d := range p.Deductions {
		add("deduction", d.From, d.Cite, d.text(), d.Kind.String())
		until(d.Until)
	}
	for _, c := range p.Reviews {
		add("review", 0, Cite{Place: c.Place}, fmt.Sprint(c.Months), string(c.Program), c.Group)
	}
	for _, x := range p.Extensions {
		add("extension", x.From, x.Cite, fmt.Sprintf("%d..%s", x.Months, x.Until), x.Region)
		until(x.Until)
	}
	for _, a := range p.Authorities {
		add("authority", a.From, a.Cite, a.text(), string(a.Program), a.Level)
	}
	for _, x := range p.Exclusions {
		add("exclusive", x.From, x.Cite, "", string(x.A), string(x.B))
	}
	for _, d := range p.Documents {
		add("document", 0, Cite{Place: d.Place}, strings.Join([]string{quoted(d.Number), quoted(d.Title), d.Date.String()}, "|"), d.Code)
	}
	return rows
}

// quoted keeps a text that has a bar of its own apart from its neighbours.
func quoted(s string) string {
	if strings.ContainsAny(s, `|"`) {
		return strconv.Quote(s)
	}
	return s
}

func (r Rate) text() string {
	switch {
	case r.Abolished:
		return ""
	case r.PerYear:
		return r.Amount.Mul(calc.Whole(12)).String() + "/year"
	}
	return r.Amount.String()
}

func (s Supplement) text() string {
	kind := [...]string{"", "full", "benefit_percent", "standard_percent", "amount"}[s.Kind]
	return strings.TrimRight(fmt.Sprintf("%s %s..%s %s", kind, s.Value, s.Until, s.Label), " ")
}

func (d Deduction) text() string {
	limit := ""
	if d.Capped {
		limit = d.Cap.String()
	}
	return fmt.Sprintf("%s%%<=%s..%s", d.Percent, limit, d.Until)
}

func (a Authority) text() string {
	if a.Unlimited {
		return ""
	}
	return a.Upto.String()
}

// Digest is the SHA-256 of the tables' content: the same for the same rows in
// the same order, wherever they were read from.
func (p *Policy) Digest() [32]byte {
	h := sha256.New()
	for _, r := range p.Rows() {
		fmt.Fprintln(h, r.line())
	}
	return [32]byte(h.Sum(nil))
}

// RowsIn are the rows in force in a month: those that have begun and not ended
// and, of rows with one key, the latest.
func (p *Policy) RowsIn(m calc.Month) []Row {
	newest := map[string]calc.Month{}
	key := func(r Row) string { return r.Table + "\x1e" + strings.Join(r.Key, "\x1f") }
	for _, r := range p.Rows() {
		if inForce(r.From, r.Until, m) {
			newest[key(r)] = max(newest[key(r)], r.From)
		}
	}
	var rows []Row
	for _, r := range p.Rows() {
		if inForce(r.From, r.Until, m) && r.From == newest[key(r)] {
			rows = append(rows, r)
		}
	}
	return rows
}
