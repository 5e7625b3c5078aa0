package calc_test

import (
	"testing"

	"doudi/calc"
)

func TestHead(t *testing.T) {
	members := func(relations ...calc.Relation) *calc.Household {
		h := &calc.Household{}
		for i, r := range relations {
			h.Members = append(h.Members, calc.Member{Name: string(rune('a' + i)), Relation: r})
		}
		return h
	}
	for _, c := range []struct {
		household *calc.Household
		want      string
	}{
		{members(), ""},
		{members(calc.Spouse), "a"},
		{members(0, calc.Spouse), "a"},
		{members(calc.Spouse, calc.Head, calc.Child), "b"},
		{members(calc.Child, calc.Head, calc.Head), "b"},
	} {
		got := ""
		if m := c.household.Head(); m != nil {
			got = m.Name
		}
		if got != c.want {
			t.Errorf("%v: the head is %q, want %q", c.household.Members, got, c.want)
		}
	}
}

// The payee on file is paid, else the head; a payee without a number has none.
func TestPaidTo(t *testing.T) {
	people := []calc.Member{{Name: "a", ID: "A", Relation: calc.Spouse}, {Name: "b", ID: "B", Relation: calc.Head}}
	for _, c := range []struct {
		household calc.Household
		name      string
		id        calc.IDNumber
	}{
		{calc.Household{Members: people}, "b", "B"},
		{calc.Household{Members: people, Payee: "c", PayeeID: "C"}, "c", "C"},
		{calc.Household{Members: people, Payee: "c"}, "c", ""},
		{calc.Household{Payee: "c", PayeeID: "C"}, "c", "C"},
		{calc.Household{Members: people, PayeeID: "A"}, "a", "A"},
		{calc.Household{Members: people, PayeeID: "C"}, "", "C"}, // not the head: the account is somebody else's
		{calc.Household{}, "", ""},
	} {
		if name, id := c.household.PaidTo(); name != c.name || id != c.id {
			t.Errorf("payee %q of %d: %q %q, want %q %q", c.household.Payee, len(c.household.Members), name, id, c.name, c.id)
		}
	}
}

func TestMember(t *testing.T) {
	h := &calc.Household{Members: []calc.Member{{ID: "A"}, {ID: "B", Name: "b"}}}
	if m := h.Member("B"); m == nil || m != &h.Members[1] {
		t.Errorf("B is %v", m)
	}
	if m := h.Member("C"); m != nil {
		t.Errorf("C is %v", m)
	}
}

func TestTail(t *testing.T) {
	for number, want := range map[calc.IDNumber]string{
		"": "", "123": "123", "1234": "1234", "12345": "…2345", "11010519491231002X": "…002X",
		"农商银行": "农商银行", "在农商银行": "…农商银行",
	} {
		if got := number.Tail(); got != want || calc.Tail(string(number)) != want {
			t.Errorf("%q ends in %q", number, got)
		}
	}
}

func TestRegionCode(t *testing.T) {
	for _, c := range []struct{ code, county, township, full calc.RegionCode }{
		{"990283001002", "990283", "990283001", "990283001002"},
		{"990283001", "990283", "990283001", "990283001000"},
		{"990283", "990283", "990283", "990283000000"},
		{"99028300100", "990283", "990283001", "990283001000"},
		{"99", "99", "99", "990000000000"},
		{"", "", "", "000000000000"},
	} {
		if c.code.County() != c.county || c.code.Township() != c.township || c.code.Full() != c.full {
			t.Errorf("%q: %s, %s, %s", c.code, c.code.County(), c.code.Township(), c.code.Full())
		}
	}
	village := calc.RegionCode("990283001002")
	for prefix, want := range map[string]bool{
		"": true, "990283": true, "990283001": true, "990283001002": true, "9902830010021": false, "990283002": false, "83": false,
	} {
		if village.Under(prefix) != want {
			t.Errorf("under %q: %v", prefix, !want)
		}
	}
}

func TestYearly(t *testing.T) {
	for per, want := range map[calc.Period]calc.Money{
		calc.PerMonth: 1200 * calc.Yuan, calc.PerYear: 100 * calc.Yuan, calc.Once: 100 * calc.Yuan,
	} {
		if got := (calc.Item{Amount: 100 * calc.Yuan, Per: per}).Yearly(); got != want {
			t.Errorf("100 yuan per %s are %s a year", per, got)
		}
	}
}
