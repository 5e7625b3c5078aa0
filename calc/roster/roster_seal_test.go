package roster_test

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/roster"
)

// full is an entry with something in every field.
func full() roster.Entry {
	return roster.Entry{
		AwardKey: calc.AwardKey{Household: "1", Program: "elder", Person: "999999197001010010"},
		Region:   "999901001001", Settlement: calc.Rural, Head: "张三", People: 2,
		Amounts: amounts{Base: 1, Supplement: 2, Minimum: 3, Taper: 4, Bonus: 5},
		Arrears: []roster.Correction{{Month: m(5), Amount: 6}, {Month: m(6), Amount: 7}}, Recovery: []roster.Correction{{Month: m(4), Amount: 8}},
		Reissue: 9, Payee: "张三", PayeeID: "999999197001010010", Bank: "银行", Account: "62", Payment: "202607-elder-1",
		Standing: entitlement.Determined, Decision: 10, Basis: 11, Debt: 12, Settled: true,
		Causes: []roster.Cause{{Code: roster.Stopped, Amount: 13, Detail: "death"}},
	}
}

// entryChanges change one thing of an entry each.
var entryChanges = map[string]func(*roster.Entry){
	"household": func(e *roster.Entry) { e.Household = "2" }, "program": func(e *roster.Entry) { e.Program = "dibao" },
	"person": func(e *roster.Entry) { e.Person = "" }, "region": func(e *roster.Entry) { e.Region = "999901001002" },
	"settlement": func(e *roster.Entry) { e.Settlement = calc.Urban }, "head": func(e *roster.Entry) { e.Head = "李四" },
	"people": func(e *roster.Entry) { e.People++ },
	"base":   func(e *roster.Entry) { e.Base++ }, "supplement": func(e *roster.Entry) { e.Supplement++ }, "minimum": func(e *roster.Entry) { e.Minimum++ },
	"taper": func(e *roster.Entry) { e.Taper++ }, "bonus": func(e *roster.Entry) { e.Bonus++ }, "reissue": func(e *roster.Entry) { e.Reissue++ },
	"arrears amount":    func(e *roster.Entry) { e.Arrears[0].Amount++ },
	"arrears month":     func(e *roster.Entry) { e.Arrears[0].Month-- },
	"one arrears less":  func(e *roster.Entry) { e.Arrears = e.Arrears[:1] },
	"recovery amount":   func(e *roster.Entry) { e.Recovery[0].Amount++ },
	"recovery for more": func(e *roster.Entry) { e.Arrears, e.Recovery = e.Arrears[:1], append(e.Recovery, e.Arrears[1]) },
	"payee":             func(e *roster.Entry) { e.Payee = "李四" }, "payee's number": func(e *roster.Entry) { e.PayeeID = "" },
	"bank": func(e *roster.Entry) { e.Bank = "" }, "account": func(e *roster.Entry) { e.Account = "63" }, "payment": func(e *roster.Entry) { e.Payment = "" },
	"name moved between fields": func(e *roster.Entry) { e.Payee, e.Bank = "张三银", "行" },
	"standing":                  func(e *roster.Entry) { e.Standing = entitlement.Tapering },
	"held":                      func(e *roster.Entry) { e.Held = true }, "settled": func(e *roster.Entry) { e.Settled = false },
	"decision": func(e *roster.Entry) { e.Decision++ }, "basis": func(e *roster.Entry) { e.Basis++ }, "debt": func(e *roster.Entry) { e.Debt++ },
	"cause's amount": func(e *roster.Entry) { e.Causes[0].Amount++ },
	"cause's code":   func(e *roster.Entry) { e.Causes[0].Code = roster.New }, "cause's detail": func(e *roster.Entry) { e.Causes[0].Detail = "moved" },
	"no cause": func(e *roster.Entry) { e.Causes = nil },
}

// TestCanonical: whatever changes in an entry changes its bytes.
func TestCanonical(t *testing.T) {
	same, again := full(), full()
	base := same.AppendCanonical(nil)
	if !bytes.Equal(base, again.AppendCanonical(nil)) {
		t.Fatal("two equal entries differ")
	}
	if got := same.AppendCanonical([]byte("before ")); !bytes.Equal(got, append([]byte("before "), base...)) {
		t.Error("what stood before is lost")
	}
	for name, change := range entryChanges {
		e := full()
		change(&e)
		if bytes.Equal(e.AppendCanonical(nil), base) {
			t.Errorf("%s: not seen", name)
		}
	}
}

// TestSameMoney: what is not money or its reason does not count.
func TestSameMoney(t *testing.T) {
	ignored := []string{
		"household", "program", "person", "region", "settlement", "head", "people", "payee", "payee's number", "bank", "account", "payment",
		"name moved between fields", "settled",
	}
	for name, change := range entryChanges {
		a, b := full(), full()
		change(&b)
		if got, want := a.SameMoney(&b), slices.Contains(ignored, name); got != want {
			t.Errorf("%s: same money is %v", name, got)
		}
	}
}

// TestSealDigest: the digest covers the whole seal but who submitted and
// confirmed it, and when.
func TestSealDigest(t *testing.T) {
	seal := func() *roster.Seal {
		return &roster.Seal{
			Month: m(7), County: "清河县", Programs: []roster.Total{{Program: "dibao", Households: 1, Persons: 2, Lines: 3, Amount: 4}},
			All: roster.Total{Households: 1, Persons: 2, Lines: 3, Amount: 4}, Blocks: 1, Warnings: 2,
			Overrides: []roster.Override{{Code: "id.invalid", Household: "1", By: "li", Reason: "?"}},
			Policy:    1, PolicyDigest: roster.Digest{1}, Horizon: 2, Entries: roster.Digest{3}, Findings: roster.Digest{4}, Previous: roster.Digest{5},
		}
	}
	base := seal().Digest()
	for name, change := range map[string]func(*roster.Seal){
		"month": func(s *roster.Seal) { s.Month++ }, "county": func(s *roster.Seal) { s.County = "" },
		"programme": func(s *roster.Seal) { s.Programs[0].Program = "tekun" }, "households": func(s *roster.Seal) { s.Programs[0].Households++ },
		"persons": func(s *roster.Seal) { s.Programs[0].Persons++ }, "lines": func(s *roster.Seal) { s.Programs[0].Lines++ },
		"amount": func(s *roster.Seal) { s.Programs[0].Amount++ }, "amount of all": func(s *roster.Seal) { s.All.Amount++ },
		"blocks": func(s *roster.Seal) { s.Blocks++ }, "warnings": func(s *roster.Seal) { s.Warnings++ },
		"override": func(s *roster.Seal) { s.Overrides[0].Reason = "!" }, "no override": func(s *roster.Seal) { s.Overrides = nil },
		"overridden by": func(s *roster.Seal) { s.Overrides[0].By = "wang" }, "overridden person": func(s *roster.Seal) { s.Overrides[0].Person = "1" },
		"policy": func(s *roster.Seal) { s.Policy++ }, "tables": func(s *roster.Seal) { s.PolicyDigest[31]++ }, "horizon": func(s *roster.Seal) { s.Horizon++ },
		"entries": func(s *roster.Seal) { s.Entries[0]++ }, "findings": func(s *roster.Seal) { s.Findings[0]++ }, "previous": func(s *roster.Seal) { s.Previous[0]++ },
	} {
		s := seal()
		if change(s); s.Digest() == base {
			t.Errorf("%s: not seen", name)
		}
	}
	s := seal()
	s.State, s.SubmittedBy, s.ConfirmedBy, s.ConfirmedAt = roster.Confirmed, "li", "wang", time.Unix(1, 0)
	if s.Digest() != base {
		t.Error("confirming changes the digest")
	}
}

// TestFindingsDigest: order and every part of a finding count.
func TestFindingsDigest(t *testing.T) {
	a := roster.Finding{Code: "id.invalid", Block: true, AwardKey: calc.AwardKey{Household: "1", Program: "dibao", Person: "2"}, Args: []string{"a", "b"}}
	b := roster.Finding{Code: "debt.open"}
	base := roster.FindingsDigest([]roster.Finding{a, b})
	if roster.FindingsDigest([]roster.Finding{b, a}) == base {
		t.Error("the order is not seen")
	}
	for name, change := range map[string]func(*roster.Finding){
		"code": func(f *roster.Finding) { f.Code = "x" }, "block": func(f *roster.Finding) { f.Block = false },
		"household": func(f *roster.Finding) { f.Household = "" }, "programme": func(f *roster.Finding) { f.Program = "" },
		"person": func(f *roster.Finding) { f.Person = "" }, "operands": func(f *roster.Finding) { f.Args = []string{"ab"} },
	} {
		c := a
		change(&c)
		if roster.FindingsDigest([]roster.Finding{c, b}) == base {
			t.Errorf("%s: not seen", name)
		}
	}
}

// TestOverrideLifts: an override lifts the one finding that it names.
func TestOverrideLifts(t *testing.T) {
	f := roster.Finding{Code: "id.invalid", AwardKey: calc.AwardKey{Household: "1", Program: "elder", Person: "p"}}
	for _, row := range []struct {
		override roster.Override
		want     bool
	}{
		{roster.Override{Code: "id.invalid", Household: "1"}, true},
		{roster.Override{Code: "id.invalid", Household: "1", Person: "p"}, true},
		{roster.Override{Code: "id.invalid", Household: "1", Person: "q"}, false},
		{roster.Override{Code: "id.invalid", Household: "2"}, false},
		{roster.Override{Code: "id.invalid"}, false},
		{roster.Override{Code: "account.missing", Household: "1"}, false},
		{roster.Override{}, false},
	} {
		if got := row.override.Lifts(f); got != row.want {
			t.Errorf("%+v: %v", row.override, got)
		}
	}
}

// TestOverrideOfOnePerson: two people of one household are two findings, and an
// override made for one of them leaves the other.
func TestOverrideOfOnePerson(t *testing.T) {
	d := newDesk(t, m(7), gap())
	h := family("1")
	a := d.open(h, whole(h))
	bad := func(p calc.Insured, id calc.IDNumber) calc.Insured { p.ID = id; return p }
	d.record(a, need(7, 200, bad(zhang, "999999197001010010"), bad(spouse, "999999197101010020")))
	fs := d.seal()[0].Findings
	if len(fs) != 2 || fs[0].Args[1] != "…0010" || fs[1].Args[1] != "…0020" {
		t.Fatalf("%+v", fs)
	}
	for _, person := range []calc.IDNumber{"", "999999197001010010"} {
		o := roster.Override{Code: "id.invalid", Household: "1", Person: person}
		if o.Lifts(fs[1]) || person != "" && !o.Lifts(fs[0]) {
			t.Errorf("made for %q, it lifts the first: %v, the second: %v", person, o.Lifts(fs[0]), o.Lifts(fs[1]))
		}
	}
}

// TestLess is the roster's order.
func TestLess(t *testing.T) {
	at := func(region, household, program, person string) *roster.Entry {
		return &roster.Entry{AwardKey: calc.AwardKey{Household: calc.HouseholdNumber(household), Program: calc.Program(program), Person: calc.IDNumber(person)}, Region: calc.RegionCode(region)}
	}
	ordered := []*roster.Entry{
		at("1", "2", "b", "9"), at("2", "1", "b", "9"), at("2", "10", "a", ""), at("2", "2", "a", ""), at("2", "2", "a", "1"), at("2", "2", "b", ""),
	}
	for i, a := range ordered {
		for j, b := range ordered {
			if got := roster.Less(a, b); got != (i < j) {
				t.Errorf("%d before %d: %v", i, j, got)
			}
		}
	}
}

// TestPaidFor: what an entry paid for a month, its own and others.
func TestPaidFor(t *testing.T) {
	e := full()
	for _, row := range []struct {
		month calc.Month
		want  calc.Money
	}{{m(7), 15}, {m(6), 7}, {m(5), 6}, {m(4), -8}, {m(3), 0}, {m(8), 0}} {
		if got := e.PaidFor(m(7), row.month); got != row.want {
			t.Errorf("for %s: %s, want %s", row.month, got, row.want)
		}
	}
	if e.ArrearsTotal() != 13 || e.RecoveryTotal() != 8 || e.Total() != 15+13-8+9 {
		t.Errorf("arrears %s, recovery %s, total %s", e.ArrearsTotal(), e.RecoveryTotal(), e.Total())
	}
}
