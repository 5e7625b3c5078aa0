package roster_test

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/calc/roster"
)

// tester is what the tests' tools need of testing.T and rapid.T alike.
type tester interface {
	Helper()
	Fatal(...any)
	Errorf(string, ...any)
}

// m is the month with a number in 2026; 13 is January 2027.
func m(n int) calc.Month { return calc.NewMonth(2026, n) }

// tables are a policy: for each table its rows as CSV, the heading first.
type tables map[string][]string

// county are the tables that the tests begin with: a flat benefit whose three
// classes are worth 100, 250 and 40 a month.
func county() tables {
	return tables{
		"parameter": {"key,value,from,document", "rounding.unit,0.01,2020-01,", "rounding.mode,half_up,2020-01,"},
		"standard": {
			"program,class,settlement,region,from,amount,per,document",
			"elder,a,,,2020-01,100,month,", "elder,b,,,2020-01,250,month,", "elder,c,,,2020-01,40,month,",
		},
		"group":      {"code,label,disability,level,illness,labour,schooling,selfcare,special,age_min,age_max"},
		"supplement": {"code,label,program,group,kind,value,from,until,document"},
		"review":     {"program,group,months"},
		"exclusive":  {"program_a,program_b,from,document"},
	}
}

// with are the tables and more rows of one of them.
func (ts tables) with(name string, rows ...string) tables {
	more := maps.Clone(ts)
	more[name] = append(slices.Clone(ts[name]), rows...)
	return more
}

// and are the tables and parameters written key=value, in force since ever.
func (ts tables) and(parameters ...string) tables {
	for _, p := range parameters {
		key, value, _ := strings.Cut(p, "=")
		ts = ts.with("parameter", key+","+value+",2020-01,")
	}
	return ts
}

// policy are the tables as the program reads them.
func (ts tables) policy(t tester) *policy.Policy {
	t.Helper()
	var sheets []calc.Table
	for _, name := range slices.Sorted(maps.Keys(ts)) {
		sheets = append(sheets, &table{name: name, rows: ts[name], at: -1})
	}
	p, faults := policy.Again(sheets) // as a store reads what was loaded, before cycles of no months were refused
	if bad := faults.Refusing(); len(bad) > 0 {
		t.Fatal(bad)
	}
	return p
}

type table struct {
	name string
	rows []string
	at   int
}

func (t *table) Name() string { return t.name }

func (t *table) Next() ([]string, error) {
	if t.at++; t.at >= len(t.rows) {
		return nil, io.EOF
	}
	return strings.Split(t.rows[t.at], ","), nil
}

func (t *table) Place(i int) calc.Place {
	return calc.Place{File: t.name + ".csv", Line: t.at + 1, Column: i + 1}
}

// made is a made-up identity number: of an area that does not exist, born on a
// day, with a right check digit.
func made(born string, n int) calc.IDNumber {
	s := "999999" + born + fmt.Sprintf("%03d", n)
	sum := 0
	for i, w := range [...]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += int(s[i]-'0') * w
	}
	return calc.IDNumber(s + string("10X98765432"[sum%11]))
}

// person is somebody whom a determination insures.
func person(born string, n int, as calc.Attributes) calc.Insured {
	id := made(born, n)
	return calc.Insured{ID: id, Name: "张三", Birth: id.Birth(), Attributes: as}
}

// family is a household in whose file nothing is to be found fault with.
func family(number string) *calc.Household {
	head := person("19700101", 1, calc.Attributes{})
	return &calc.Household{
		Number: calc.HouseholdNumber(number), Region: "999901001001", Settlement: calc.Rural,
		Payee: head.Name, PayeeID: head.ID, Bank: "农村商业银行", Account: "6256722073133911871",
		Members: []calc.Member{{Name: head.Name, ID: head.ID, Relation: calc.Head}},
	}
}

// elder is the flat benefit's award of a household's head.
func elder(h *calc.Household) *calc.Award {
	return &calc.Award{AwardKey: calc.AwardKey{Household: h.Number, Program: "elder", Person: h.Members[0].ID}}
}

// det determines the flat benefit's class from a month of 2026 on.
func det(class string, from int) calc.Decision {
	head := person("19700101", 1, calc.Attributes{})
	facts := &calc.Facts{Class: class, Settlement: calc.Rural, Region: "999901001001", Insured: []calc.Insured{head}}
	return calc.Decision{Kind: calc.Determine, From: m(from), Facts: facts}
}

func taper(from, until int) calc.Decision {
	return calc.Decision{Kind: calc.Taper, From: m(from), Until: m(until)}
}

func suspend(from int) calc.Decision { return calc.Decision{Kind: calc.Suspend, From: m(from)} }
func resume(from int) calc.Decision  { return calc.Decision{Kind: calc.Resume, From: m(from)} }

func stop(reason calc.StopReason, from int) calc.Decision {
	return calc.Decision{Kind: calc.Stop, From: m(from), StopReason: reason}
}

// desk is the office's month-end without a store: it computes a month for the
// awards on it, and seals it.
type desk struct {
	t       tester
	opening calc.Month
	month   calc.Month // the month at work
	policy  *policy.Policy
	last    *roster.Last
	seq     uint64 // of the last decision recorded
	cases   []oneCase
	sealed  map[calc.Month]map[calc.AwardKey]*roster.Entry
}

type oneCase struct {
	household *calc.Household
	award     *calc.Award
}

func newDesk(t tester, opening calc.Month, ts tables) *desk {
	return &desk{t: t, opening: opening, month: opening, policy: ts.policy(t), sealed: map[calc.Month]map[calc.AwardKey]*roster.Entry{}}
}

// open puts a household's award on the desk.
func (d *desk) open(h *calc.Household, a *calc.Award) *calc.Award {
	d.cases = append(d.cases, oneCase{h, a})
	return a
}

// record records decisions on an award, one after the other.
func (d *desk) record(a *calc.Award, ds ...calc.Decision) {
	for _, x := range ds {
		d.seq++
		x.Seq, x.RecordedBy = d.seq, "li"
		if x.ConfirmedBy == "" {
			x.ConfirmedBy = "wang"
		}
		a.Decisions = append(a.Decisions, x)
	}
}

// load takes other tables into use.
func (d *desk) load(ts tables) { d.policy = ts.policy(d.t) }

// prepared is the month at work.
func (d *desk) prepared() *roster.Month {
	if d.last == nil {
		return roster.NewMonth(d.month, d.opening, d.policy, nil)
	}
	last := *d.last
	return roster.NewMonth(d.month, d.opening, d.policy, &last)
}

// before is an award's entry in the sealed month before; nil where it had none.
func (d *desk) before(a *calc.Award) *roster.Entry { return d.sealed[d.month-1][a.AwardKey] }

// compute is one award in the month at work; nothing is sealed.
func (d *desk) compute(c oneCase) roster.Result {
	return d.prepared().Compute(c.household, c.award, d.before(c.award), d.paid(c.award))
}

// preflight checks across all awards in the month at work.
func (d *desk) preflight() []roster.Finding {
	p := roster.NewPreflight(d.prepared(), func(_ calc.RegionCode, key calc.AwardKey, past calc.Month) calc.Money {
		return d.paid(&calc.Award{AwardKey: key})(past)
	})
	for _, c := range d.cases {
		r := d.compute(c)
		p.Add(&r)
	}
	return p.Findings()
}

// insured are the persons whom a month's own amount covers.
func insured(r *roster.Result, month calc.Month) []calc.Insured {
	if n := len(r.Stints); n > 0 && r.Stints[n-1].Until == month {
		return r.Stints[n-1].Insured
	}
	return nil
}

// paid is what the sealed months have paid an award for a month.
func (d *desk) paid(a *calc.Award) roster.Ledger {
	return func(past calc.Month) calc.Money {
		var paid calc.Money
		for of, entries := range d.sealed {
			if e := entries[a.AwardKey]; e != nil {
				paid += e.PaidFor(of, past)
			}
		}
		return paid
	}
}

// seal computes all awards, keeps what is to be kept and goes on to the next
// month.
func (d *desk) seal() []roster.Result {
	results := make([]roster.Result, len(d.cases))
	entries := map[calc.AwardKey]*roster.Entry{}
	for i, c := range d.cases {
		results[i] = d.compute(c)
		if e := &results[i].Entry; e.Kept() {
			entries[e.AwardKey] = e
		}
	}
	d.sealed[d.month] = entries
	d.last = &roster.Last{Policy: d.policy, Horizon: d.seq}
	d.month++
	return results
}

// short is an amount without the fen that it does not have.
func short(x calc.Money) string { return strings.TrimSuffix(x.String(), ".00") }

// shown is an entry's money on one line: "430 = 250 +07:30 -08:20 debt 60" is a
// line of 430 with 250 for the month itself, 30 in arrears for July, 20 withheld
// for August and 60 still owed. What is not on the roster is "off".
func shown(e *roster.Entry) string {
	var b strings.Builder
	if e.OnRoster() {
		fmt.Fprintf(&b, "%s = %s", short(e.Total()), short(e.Regular()))
	} else {
		b.WriteString("off")
	}
	if e.Bonus != 0 {
		fmt.Fprintf(&b, " bonus %s", short(e.Bonus))
	}
	for _, c := range e.Arrears {
		fmt.Fprintf(&b, " +%02d:%s", c.Month.Number(), short(c.Amount))
	}
	for _, c := range e.Recovery {
		fmt.Fprintf(&b, " -%02d:%s", c.Month.Number(), short(c.Amount))
	}
	if e.Debt != 0 {
		fmt.Fprintf(&b, " debt %s", short(e.Debt))
	}
	if e.Held {
		b.WriteString(" held")
	}
	return b.String()
}

// causes are an entry's causes on one line.
func causes(e *roster.Entry) string {
	var parts []string
	for _, c := range e.Causes {
		code := string(c.Code)
		if c.Detail != "" {
			code += "(" + c.Detail + ")"
		}
		parts = append(parts, code+" "+short(c.Amount))
	}
	return strings.Join(parts, ", ")
}

// codes are the codes of findings, the blocking ones marked.
func codes(fs []roster.Finding) []string {
	var out []string
	for _, f := range fs {
		code := f.Code
		if f.Block {
			code = "!" + code
		}
		out = append(out, code)
	}
	return out
}

// checkCauses checks what holds for every entry of untouched months: the causes
// are worth the difference from the month before, to the fen, and have names.
func checkCauses(t tester, before, e *roster.Entry) {
	if before == nil {
		before = &roster.Entry{}
	}
	var named calc.Money
	for _, c := range e.Causes {
		named += c.Amount
		if c.Code == roster.Unnamed {
			t.Errorf("%s: a change of %s has no name: %+v", shown(e), c.Amount, e.Causes)
		}
		if !slices.Contains(roster.CauseCodes, c.Code) {
			t.Errorf("%q is no cause", c.Code)
		}
	}
	if diff := e.Total() - before.Total(); named != diff {
		t.Errorf("%s after %s: causes %q are worth %s, the difference is %s", shown(e), shown(before), causes(e), named, diff)
	}
}

// amounts spares the tests an import.
type amounts = entitlement.Amounts
