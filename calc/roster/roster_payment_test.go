package roster_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/roster"
)

// line is a roster line that pays an amount to an account.
func line(household string, program calc.Program, account string, amount calc.Money) *roster.Entry {
	return &roster.Entry{
		AwardKey: calc.AwardKey{Household: calc.HouseholdNumber(household), Program: program},
		Region:   "999901001001", Account: account, Amounts: amounts{Base: amount}, People: 1,
	}
}

// TestPayments numbers the lines of one month in the roster's order.
func TestPayments(t *testing.T) {
	cancelled := line("7", "dibao", "70", 100_00)
	cancelled.Recovery = []roster.Correction{{Month: m(6), Amount: 100_00}}
	owing := line("8", "dibao", "80", 0)
	owing.Debt = 30_00
	arrears := line("9", "dibao", "90", 0)
	arrears.Arrears = []roster.Correction{{Month: m(6), Amount: 1}}
	reissued := line("9", "elder", "90", 0)
	reissued.Reissue = 5_00
	rows := []struct {
		entry *roster.Entry
		want  string
	}{
		{line("1", "dibao", "10", 100_00), "202607-dibao-1"},
		{line("1", "elder", "10", 100_00), "202607-elder-1"}, // another programme is another payment
		{line("1", "nursing", "10", 80_00), "202607-nursing-1"},
		{line("1", "nursing", "10", 80_00), "202607-nursing-1"}, // two people, one account
		{line("2", "nursing", "10", 80_00), "202607-nursing-1"}, // another household's account
		{line("2", "dibao", "20", 100_00), "202607-dibao-2"},
		{line("3", "dibao", "", 100_00), ""},
		{line("4", "dibao", "", 100_00), ""}, // no account is not an account
		{line("5", "dibao", "50", 0), ""},
		{line("6", "dibao", "50", 1), "202607-dibao-6"}, // the first that is paid gives the number
		{cancelled, ""},
		{owing, ""},
		{arrears, "202607-dibao-9"},
		{reissued, "202607-elder-9"},
	}
	p := roster.NewPayments(m(7))
	for i, row := range rows {
		row.entry.Payment = "from another month"
		p.Assign(row.entry)
		if row.entry.Payment != row.want {
			t.Errorf("line %d: %q, want %q", i+1, row.entry.Payment, row.want)
		}
	}
}

// TestPaymentsProperty: every line that pays has a number, and two lines share
// one exactly when they are of one programme and one account.
func TestPaymentsProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []*roster.Entry
		accounts := map[string]string{} // a household has one
		for household := range rapid.IntRange(1, 9).Draw(t, "households") {
			number := fmt.Sprint(household)
			accounts[number] = rapid.SampledFrom([]string{"", "10", "20", "30"}).Draw(t, "account")
			for _, program := range []calc.Program{"dibao", "elder", "nursing"} {
				for range rapid.IntRange(0, 2).Draw(t, "awards") {
					lines = append(lines, line(number, program, accounts[number], calc.Money(rapid.IntRange(0, 2).Draw(t, "amount"))))
				}
			}
		}
		p := roster.NewPayments(m(7))
		type payable struct {
			program calc.Program
			account string
		}
		number, payables := map[payable]string{}, map[string]payable{}
		for _, e := range lines {
			p.Assign(e)
			if (e.Payment != "") != (e.Total() > 0 && e.Account != "") {
				t.Fatalf("%s to %q has number %q", e.Total(), e.Account, e.Payment)
			}
			if e.Payment == "" {
				continue
			}
			key := payable{e.Program, e.Account}
			if old, seen := number[key]; seen && old != e.Payment {
				t.Fatalf("%+v has numbers %s and %s", key, old, e.Payment)
			}
			if old, seen := payables[e.Payment]; seen && old != key {
				t.Fatalf("%s pays %+v and %+v", e.Payment, old, key)
			}
			number[key], payables[e.Payment] = e.Payment, key
		}
	})
}

// TestTotals adds up two townships' lines.
func TestTotals(t *testing.T) {
	at := func(region calc.RegionCode, people int, e *roster.Entry) *roster.Entry {
		e.Region, e.People = region, people
		return e
	}
	cancelled := line("5", "dibao", "50", 100_00)
	cancelled.Recovery = []roster.Correction{{Month: m(6), Amount: 100_00}}
	off := line("6", "dibao", "60", 0)
	off.Debt = 1_00
	lines := []*roster.Entry{
		at("999901001001", 2, line("1", "dibao", "10", 100_00)),
		at("999901001001", 1, line("1", "elder", "10", 50_00)),
		at("999901001001", 1, line("1", "elder", "10", 50_00)),
		at("999901001002", 3, line("2", "dibao", "20", 200_05)),
		at("999901002001", 1, line("3", "elder", "30", 50_00)),
		at("999901002001", 1, cancelled),
		at("999901002001", 1, off),
	}
	totals := roster.NewTotals()
	for _, e := range lines {
		totals.Add(e)
	}
	var got []string
	for _, r := range totals.Rows() {
		got = append(got, fmt.Sprintf("%s %s %q: %d households, %d persons, %d lines, %s", r.Level, r.Region, r.Program, r.Households, r.Persons, r.Lines, r.Amount))
	}
	want := []string{
		`county 999901000000 "dibao": 3 households, 6 persons, 3 lines, 300.05`,
		`county 999901000000 "elder": 2 households, 3 persons, 3 lines, 150.00`,
		`county 999901000000 "": 4 households, 9 persons, 6 lines, 450.05`,
		`township 999901001000 "dibao": 2 households, 5 persons, 2 lines, 300.05`,
		`township 999901001000 "elder": 1 households, 2 persons, 2 lines, 100.00`,
		`township 999901001000 "": 2 households, 7 persons, 4 lines, 400.05`,
		`township 999901002000 "dibao": 1 households, 1 persons, 1 lines, 0.00`,
		`township 999901002000 "elder": 1 households, 1 persons, 1 lines, 50.00`,
		`township 999901002000 "": 2 households, 2 persons, 2 lines, 50.00`,
		`village 999901001001 "dibao": 1 households, 2 persons, 1 lines, 100.00`,
		`village 999901001001 "elder": 1 households, 2 persons, 2 lines, 100.00`,
		`village 999901001001 "": 1 households, 4 persons, 3 lines, 200.00`,
		`village 999901001002 "dibao": 1 households, 3 persons, 1 lines, 200.05`,
		`village 999901001002 "": 1 households, 3 persons, 1 lines, 200.05`,
		`village 999901002001 "dibao": 1 households, 1 persons, 1 lines, 0.00`,
		`village 999901002001 "elder": 1 households, 1 persons, 1 lines, 50.00`,
		`village 999901002001 "": 2 households, 2 persons, 2 lines, 50.00`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	programs, all := totals.Programs()
	if len(programs) != 2 || programs[0].Program != "dibao" || programs[0].Amount != 300_05 || programs[1].Program != "elder" || programs[1].Lines != 3 {
		t.Errorf("programmes %+v", programs)
	}
	if all.Program != "" || all.Households != 4 || all.Persons != 9 || all.Lines != 6 || all.Amount != 450_05 {
		t.Errorf("all %+v", all)
	}
}

// TestTotalsOfNothing: a month without lines has no rows and is worth nothing.
func TestTotalsOfNothing(t *testing.T) {
	totals := roster.NewTotals()
	totals.Add(line("1", "dibao", "10", 0))
	programs, all := totals.Programs()
	if len(totals.Rows()) != 0 || len(programs) != 0 || all != (roster.Total{}) {
		t.Errorf("%+v, %+v, %+v", totals.Rows(), programs, all)
	}
}

// TestTotalsAgree: at every level the lines and the amounts of the programmes
// add up to those of all, and the levels to each other.
func TestTotalsAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		totals := roster.NewTotals()
		var amount calc.Money
		lines := 0
		for household := range rapid.IntRange(0, 12).Draw(t, "households") {
			region := fmt.Sprintf("99990100%d00%d", household/6+1, household/2%3+1)
			for _, program := range []calc.Program{"dibao", "elder", "nursing"} {
				for range rapid.IntRange(0, 2).Draw(t, "awards") {
					e := line(fmt.Sprintf("%02d", household), program, "10", calc.Money(rapid.Int64Range(0, 99999).Draw(t, "amount")))
					e.Region = calc.RegionCode(region)
					totals.Add(e)
					if e.OnRoster() {
						lines++
						amount += e.Total()
					}
				}
			}
		}
		sums := map[string][2]roster.Total{} // by level: programmes, all
		for _, r := range totals.Rows() {
			s := sums[r.Level]
			i := 0
			if r.Program == "" {
				i = 1
			}
			s[i].Lines += r.Lines
			s[i].Persons += r.Persons
			s[i].Amount += r.Amount
			sums[r.Level] = s
		}
		for level, s := range sums {
			if s[0] != s[1] || s[1].Lines != lines || s[1].Amount != amount {
				t.Fatalf("%s: programmes %+v, all %+v, want %d lines of %s", level, s[0], s[1], lines, amount)
			}
		}
	})
}
