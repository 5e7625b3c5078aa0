package casework_test

import (
	"errors"
	"testing"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store"
	"doudi/store/casework"
)

// TestCaseFile: a file has what was paid, what waits and how everything came about.
func TestCaseFile(t *testing.T) {
	b := families(t)
	_, err := b.as("zhao").EditHousehold("1", change("note=换卡 account=6230000000000000018"))
	b.ok(err)
	_, err = b.as("qian").ConfirmAccount("1", 0)
	b.ok(err)
	_, err = b.as("zhao").EditHousehold("1", change("account=6230000000000000026"))
	b.ok(err)
	fact := review.Fact{Kind: review.FindingFact, Day: calc.NewDay(2026, 11, 20), Text: "有车"}
	_, err = b.as("zhao").NoteFact("1", fact)
	b.ok(err)
	c, err := b.as("li").CaseFile("1", casework.Look{}, nil)
	b.ok(err)
	if c.Asked == nil || c.Asked.After.Account != "6230000000000000026" || c.Income.People != 2 {
		t.Errorf("%+v, %+v", c.Asked, c.Income)
	}
	if len(c.Changes) != 3 || c.Changes[0].Entry.Act != store.ActConfirmAccount || c.Changes[2].Entry.Act != "import" {
		t.Errorf("%+v", c.Changes)
	}
	var decisions, facts int
	for i, p := range c.Passages {
		if i > 0 && p.At.Unix() > c.Passages[i-1].At.Unix() {
			t.Errorf("passage %d is newer than the one before it", i)
		}
		switch {
		case p.Decision != nil:
			decisions++
		case p.Fact != nil:
			facts++
		}
	}
	if decisions == 0 || facts != 1 {
		t.Errorf("%d decisions, %d facts: %+v", decisions, facts, c.Passages)
	}
	if _, err := b.as("li").CaseFile("424242", casework.Look{}, nil); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an unknown household: %v", err)
	}
	if _, err := b.as("sun").CaseFile("1", casework.Look{}, nil); !calc.Refused(err, "operator.township") {
		t.Errorf("another township's: %v", err)
	}
}

// TestCaseFileAgain: who has a file before them looks at it once, until a record
// changes or they ask to see more.
func TestCaseFileAgain(t *testing.T) {
	b := families(t)
	li := b.as("li")
	seen, err := li.CaseFile("1", casework.Look{}, nil)
	b.ok(err)
	entries := b.length()
	again := func(look casework.Look, noted int) {
		t.Helper()
		c, err := li.CaseFile("1", look, seen)
		b.ok(err)
		if (c == seen) != (noted == 0) || b.length() != entries+noted {
			t.Errorf("the same file: %v, %d entries", c == seen, b.length()-entries)
		}
		entries = b.length()
	}
	again(casework.Look{}, 0)
	_, err = b.as("zhao").Show("2") // journalled, and changes no record
	b.ok(err)
	entries = b.length()
	again(casework.Look{}, 0)
	again(wholeLook, 1)
	_, err = b.as("zhao").EditHousehold("2", change("note=1"))
	b.ok(err)
	entries = b.length()
	again(casework.Look{}, 1)
	other, err := li.CaseFile("2", casework.Look{}, seen)
	b.ok(err)
	if other.Household.Number != "2" {
		t.Errorf("%+v", other.Household)
	}
}

// TestCaseFilePayments: what the confirmed months paid each household is what their
// rosters say, the newest first.
func TestCaseFilePayments(t *testing.T) {
	b := qingheUntil(t, of2026(10))
	months := []calc.Month{of2026(9), of2026(8), of2026(7)}
	paid, owed := map[calc.HouseholdNumber][3]calc.Money{}, map[calc.HouseholdNumber][3]calc.Money{}
	for i, m := range months {
		for key, e := range b.entries(b.roster(m)) {
			sums, debts := paid[key.Household], owed[key.Household]
			sums[i] += e.Total()
			debts[i] += e.Debt
			paid[key.Household], owed[key.Household] = sums, debts
		}
	}
	rises, debts := false, false
	for n, want := range paid {
		c, err := b.as("li").CaseFile(n, casework.Look{}, nil)
		b.ok(err)
		var got, due [3]calc.Money
		for i, p := range c.Paid {
			got[months[0]-p.Month], due[months[0]-p.Month] = p.Amount, p.Debt
			debts = debts || p.Debt > 0
			rises = rises || p.Arrears > 0
			if i > 0 && p.Month >= c.Paid[i-1].Month {
				t.Errorf("household %s: %+v", n, c.Paid)
			}
		}
		if got != want {
			t.Errorf("household %s was paid %v, not %v", n, got, want)
		}
		if due != owed[n] {
			t.Errorf("household %s still owes %v, not %v", n, due, owed[n])
		}
	}
	if !debts {
		t.Error("nobody owes anything")
	}
	if !rises {
		t.Error("nobody has arrears")
	}
}

// TestPlaces: a form offers the villages in which the operator may act.
func TestPlaces(t *testing.T) {
	b := towns(t)
	for operator, want := range map[string]string{"li": "", "zhao": "999901001"} {
		places, err := b.as(operator).Places()
		b.ok(err)
		if len(places) == 0 {
			t.Errorf("%s has none", operator)
		}
		for _, p := range places {
			if !p.Code.Under(want) || p.Village == "" || len(p.Code) != 12 {
				t.Errorf("%s is offered %+v", operator, p)
			}
		}
	}
}
