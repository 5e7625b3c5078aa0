package calc_test

import (
	"errors"
	"fmt"
	"testing"

	"doudi/calc"
)

func TestPlace(t *testing.T) {
	for _, c := range []struct {
		place calc.Place
		want  string
	}{
		{calc.Place{}, ""},
		{calc.Place{Line: 7, Column: 3}, ""},
		{calc.Place{File: "member.csv"}, "member.csv"},
		{calc.Place{File: "member.csv", Line: 7, Column: 12}, "member.csv:7:12"},
		{calc.Place{File: "data.xlsx", Sheet: "member"}, "data.xlsx member"},
		{calc.Place{File: "data.xlsx", Sheet: "member", Line: 7, Column: 3}, "data.xlsx member!C7"},
		{calc.Place{File: "data.xlsx", Sheet: "成员", Line: 1, Column: 1}, "data.xlsx 成员!A1"},
		{calc.Place{File: "a", Sheet: "b", Line: 1, Column: 26}, "a b!Z1"},
		{calc.Place{File: "a", Sheet: "b", Line: 1, Column: 27}, "a b!AA1"},
		{calc.Place{File: "a", Sheet: "b", Line: 1, Column: 52}, "a b!AZ1"},
		{calc.Place{File: "a", Sheet: "b", Line: 1, Column: 53}, "a b!BA1"},
		{calc.Place{File: "a", Sheet: "b", Line: 1, Column: 702}, "a b!ZZ1"},
		{calc.Place{File: "a", Sheet: "b", Line: 1, Column: 703}, "a b!AAA1"},
		{calc.Place{File: "a", Sheet: "b", Line: 1048576, Column: 16384}, "a b!XFD1048576"},
	} {
		if got := c.place.String(); got != c.want {
			t.Errorf("%#v is %q, want %q", c.place, got, c.want)
		}
	}
}

func TestFaults(t *testing.T) {
	at := calc.Place{File: "item.csv", Line: 2, Column: 5}
	refusing := calc.Fault{Code: "invalid.amount", Place: at, Args: []string{"5元", "b"}}
	for _, c := range []struct {
		err  error
		want string
	}{
		{refusing, "item.csv:2:5: invalid.amount 5元 b"},
		{calc.Fault{Code: "import.nothing"}, "import.nothing"},
		{calc.Fault{Code: "id.area", Subject: "000123", Args: []string{"…1234"}}, "id.area 000123 …1234"},
		{calc.Faults{}, "no faults"},
		{calc.Faults{refusing, refusing}, "2 faults, first: item.csv:2:5: invalid.amount 5元 b"},
		{&calc.Invalid{What: "month", Text: "13"}, `month: "13" is not valid`},
		{calc.Refuse("roster.sealed", "2026-11"), "roster.sealed 2026-11"},
	} {
		if got := c.err.Error(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestRefusing(t *testing.T) {
	warning := calc.Fault{Code: "w", Warning: true}
	got := calc.Faults{warning, {Code: "a"}, warning, {Code: "b"}}.Refusing()
	if len(got) != 2 || got[0].Code != "a" || got[1].Code != "b" {
		t.Errorf("got %v", got)
	}
	if got := (calc.Faults{warning}).Refusing(); len(got) != 0 {
		t.Errorf("a warning refuses: %v", got)
	}
}

// Faults are read in the order of the papers, those of one place as found.
func TestFaultsInOrder(t *testing.T) {
	at := func(file, sheet string, line, column int) calc.Place {
		return calc.Place{File: file, Sheet: sheet, Line: line, Column: column}
	}
	found := calc.Faults{
		{Code: "7", Place: at("b.csv", "", 1, 1)},
		{Code: "5", Place: at("a.csv", "y", 1, 1)},
		{Code: "4", Place: at("a.csv", "x", 10, 1)},
		{Code: "2", Place: at("a.csv", "x", 2, 10)},
		{Code: "3", Place: at("a.csv", "x", 2, 10)},
		{Code: "1", Place: at("a.csv", "x", 2, 9)},
		{Code: "0"},
		{Code: "6", Place: at("a.csv", "y", 1, 2)},
	}
	got := ""
	for _, f := range found.InOrder() {
		got += f.Code
	}
	if got != "01234567" || found[0].Code != "7" {
		t.Errorf("in order %s, found first %s", got, found[0].Code)
	}
}

func TestRefused(t *testing.T) {
	err := fmt.Errorf("confirm 2026-11: %w", calc.Refuse("roster.own_work", "wang"))
	for _, c := range []struct {
		err  error
		code string
		want bool
	}{
		{err, "roster.own_work", true},
		{err, "roster.own", false},
		{errors.New("roster.own_work"), "roster.own_work", false},
		{nil, "", false},
	} {
		if got := calc.Refused(c.err, c.code); got != c.want {
			t.Errorf("Refused(%v, %q) = %v", c.err, c.code, got)
		}
	}
}
