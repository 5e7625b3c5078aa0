package entitlement_test

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
)

// headings are the tables' columns, in the order in which the tests write rows.
var headings = []struct{ table, columns string }{
	{"parameter", "key,value,from,document"},
	{"standard", "program,class,settlement,region,from,amount,per,document"},
	{"group", "code,disability,level,illness,labour,age_min,age_max"},
	{"supplement", "code,program,group,kind,value,from,until,document"},
	{"deduction", "item,percent,cap,from,until,document"},
}

// plain are tables with nothing but a standard of 600 and rounding to fen.
const plain = `
parameter rounding.unit,0.01,2025-01,P
parameter rounding.mode,half_up,2025-01,P
standard dibao,,,,2025-01,600,,S
`

// load makes a policy from lines that are a table's name and a row; the rows
// stand in their table from line 2 on, in the order of the lines.
func load(t rapid.TB, lines string) *policy.Policy {
	t.Helper()
	var tables []calc.Table
	for _, h := range headings {
		text := h.columns + "\n"
		for line := range strings.SplitSeq(lines, "\n") {
			if row, ok := strings.CutPrefix(line, h.table+" "); ok {
				text += row + "\n"
			}
		}
		rows := csv.NewReader(strings.NewReader(text))
		rows.FieldsPerRecord = -1
		tables = append(tables, &table{name: h.table, rows: rows})
	}
	p, faults := policy.Parse(tables)
	if refusing := faults.Refusing(); len(refusing) > 0 {
		t.Fatalf("%v\n%s", refusing, lines)
	}
	return p
}

// table is CSV text as a calc.Table; the column of a Place is the cell's number.
type table struct {
	name string
	rows *csv.Reader
	line int
}

func (t *table) Name() string { return t.name }

func (t *table) Next() ([]string, error) {
	row, err := t.rows.Read()
	if err != nil {
		return nil, io.EOF
	}
	t.line++
	return row, nil
}

func (t *table) Place(i int) calc.Place {
	return calc.Place{File: t.name + ".csv", Line: t.line, Column: i + 1}
}

func month(t rapid.TB, s string) calc.Month {
	t.Helper()
	m, err := calc.ParseMonth(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// yuan reads an amount.
func yuan(t rapid.TB, s string) calc.Money {
	t.Helper()
	m, err := calc.ParseMoney(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// shown are the components that are not nothing, as "base 2.00 minimum 48.00".
func shown(a entitlement.Amounts) string {
	var parts []string
	for _, c := range []struct {
		name   string
		amount calc.Money
	}{{"base", a.Base}, {"supplement", a.Supplement}, {"minimum", a.Minimum}, {"taper", a.Taper}, {"bonus", a.Bonus}} {
		if c.amount != 0 {
			parts = append(parts, c.name+" "+c.amount.String())
		}
	}
	return strings.Join(parts, " ")
}

// adult is somebody of whom the tables know nothing in particular.
var adult = calc.Insured{ID: "999999198506307574", Name: "黄娜", Birth: 19850630}

func born(day calc.Day) calc.Insured { return calc.Insured{Name: "某", Birth: day} }

func with(a calc.Attributes) calc.Insured {
	person := adult
	person.Attributes = a
	return person
}

// household are the facts of a household award with a per-capita income.
func household(perCapita calc.Fraction, insured ...calc.Insured) *calc.Facts {
	return &calc.Facts{
		Mode: calc.WholeHousehold, Settlement: calc.Rural, Region: "990283001002", Insured: insured,
		Income: calc.Income{Given: true, People: len(insured), PerCapita: perCapita},
	}
}

func graded(class string, f *calc.Facts) *calc.Facts {
	f.Class = class
	return f
}

func single(f *calc.Facts) *calc.Facts {
	f.Mode = calc.SinglePerson
	return f
}

// award is a household's dibao with these decisions, recorded in this order.
func award(decisions ...calc.Decision) *calc.Award {
	a := &calc.Award{AwardKey: calc.AwardKey{Household: "000001", Program: calc.Dibao}, Decisions: decisions}
	for i := range a.Decisions {
		a.Decisions[i].Seq = uint64(i + 1)
	}
	return a
}

func determine(t rapid.TB, from string, f *calc.Facts) calc.Decision {
	t.Helper()
	return calc.Decision{Kind: calc.Determine, From: month(t, from), Facts: f}
}

func taper(t rapid.TB, from, until string) calc.Decision {
	t.Helper()
	return calc.Decision{Kind: calc.Taper, From: month(t, from), Until: month(t, until)}
}

func suspend(t rapid.TB, from string) calc.Decision {
	t.Helper()
	return calc.Decision{Kind: calc.Suspend, From: month(t, from)}
}

func resume(t rapid.TB, from string) calc.Decision {
	t.Helper()
	return calc.Decision{Kind: calc.Resume, From: month(t, from)}
}

func stop(t rapid.TB, from string, reason calc.StopReason) calc.Decision {
	t.Helper()
	return calc.Decision{Kind: calc.Stop, From: month(t, from), StopReason: reason}
}

// worth is what facts are worth in a month, or the error's text.
func worth(t rapid.TB, program calc.Program, f *calc.Facts, p *policy.Policy, at string) string {
	t.Helper()
	a := award(determine(t, "2020-01", f))
	a.Program = program
	e, err := entitlement.Of(a, month(t, at), p, nil)
	if err != nil {
		return err.Error()
	}
	if e.Standing != entitlement.Determined || e.InForce != &a.Decisions[0] || e.Basis != &a.Decisions[0] {
		t.Errorf("%s: %s, in force %v, by %v", at, e.Standing, e.InForce, e.Basis)
	}
	return shown(e.Amounts)
}

// months are an award's amounts over a time: one line a month.
func months(t rapid.TB, a *calc.Award, p *policy.Policy, first, last string) string {
	t.Helper()
	var b strings.Builder
	for m := month(t, first); m <= month(t, last); m++ {
		e, err := entitlement.Of(a, m, p, nil)
		if err != nil {
			t.Fatalf("%s: %v", m, err)
		}
		fmt.Fprintf(&b, "%s %s", m, e.Standing)
		if s := shown(e.Amounts); s != "" {
			fmt.Fprintf(&b, " %s", s)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// wantMonths compares months with lines that may be indented.
func wantMonths(t *testing.T, got, want string) {
	t.Helper()
	var lines strings.Builder
	for line := range strings.SplitSeq(want, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines.WriteString(line + "\n")
		}
	}
	if got != lines.String() {
		t.Errorf("got:\n%swant:\n%s", got, lines.String())
	}
}

// outcome is what an award is owed in a month, or the error's text.
func outcome(a *calc.Award, m calc.Month, p *policy.Policy) string {
	e, err := entitlement.Of(a, m, p, nil)
	if err != nil {
		return err.Error()
	}
	return shown(e.Amounts)
}
