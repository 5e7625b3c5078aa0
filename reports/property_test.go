package reports

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports/wording"

	"pgregory.net/rapid"
)

// drawn is a month of up to forty awards whose causes add up, as they are made
// by calc/roster.
func drawn(t *rapid.T) []roster.Entry {
	n := rapid.IntRange(0, 40).Draw(t, "awards")
	var entries []roster.Entry
	amount := func(label string) calc.Money { return calc.Money(rapid.Int64Range(0, 300_000).Draw(t, label)) }
	for i := range n {
		region := rapid.SampledFrom([]calc.RegionCode{"999901001001", "999901001002", "999901002001"}).Draw(t, "region")
		program := rapid.SampledFrom([]calc.Program{calc.Dibao, calc.Tekun, "nursing"}).Draw(t, "program")
		e := entry(fmt.Sprintf("%04d", i/2), region, rapid.SampledFrom([]calc.Settlement{calc.Urban, calc.Rural}).Draw(t, "settlement"), program, "某某", i)
		e.Region = regionOf(entries, e)
		e.Person = id("19700101", i)
		e.Account = rapid.SampledFrom([]string{"", "62300001", "62300002", fmt.Sprint(62310000 + i)}).Draw(t, "account")
		e.Base, e.Supplement, e.Bonus, e.Reissue = amount("base"), amount("supplement"), amount("bonus"), amount("reissue")
		for k := range rapid.IntRange(0, 3).Draw(t, "arrears") {
			e.Arrears = append(e.Arrears, roster.Correction{Month: november - 4 + calc.Month(k), Amount: amount("arrear") + 1})
		}
		if left := e.Total(); left > 0 && rapid.Bool().Draw(t, "recovery") {
			e.Recovery = []roster.Correction{{Month: november - 1, Amount: calc.Money(rapid.Int64Range(1, int64(left)).Draw(t, "withheld"))}}
		}
		was := amount("before")
		if first := amount("cause"); e.Total() != was {
			e.Causes = []roster.Cause{cause(roster.Standard, first, ""), cause(roster.Income, e.Total()-was-first, "")}
		}
		entries = append(entries, e)
	}
	return entries
}

// regionOf keeps the awards of a household in one village.
func regionOf(entries []roster.Entry, e roster.Entry) calc.RegionCode {
	if n := len(entries); n > 0 && entries[n-1].Household == e.Household {
		return entries[n-1].Region
	}
	return e.Region
}

// TestFilesAddUp: the rows of roster.csv, its totals and the bank's file say
// the same sum as the entries, each row is the sum of its components, and the
// causes of changes.csv are the differences.
func TestFilesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := monthOf(drawn(t))
		dir, err := os.MkdirTemp("", "doudi-reports-")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		if _, err := Export(m, dir, wording.English, DefaultBankProfile()); err != nil {
			t.Fatal(err)
		}
		var sum, unpaid calc.Money
		_ = m.Each(func(e *roster.Entry) error {
			if e.OnRoster() {
				sum += e.Total()
			}
			if e.Account == "" {
				unpaid += e.Total()
			}
			return nil
		})
		lines := readCSV(t, filepath.Join(dir, "roster.csv"))
		if got := lines.sum("total"); got != sum {
			t.Fatalf("roster.csv says %s, entries %s", got, sum)
		}
		for i := range lines.rows {
			parts := calc.Money(0)
			for _, key := range amountKeys[:totalPart] {
				parts += lines.money(i, key)
			}
			if total := lines.money(i, "total"); parts != total || total < 0 {
				t.Fatalf("row %d: components %s, total %s", i, parts, total)
			}
		}
		if got := readCSV(t, filepath.Join(dir, "totals.csv")).county(); got != sum {
			t.Fatalf("totals.csv says %s, entries %s", got, sum)
		}
		if got := readCSV(t, filepath.Join(dir, "bank.csv")).sum("金额"); got+unpaid != sum {
			t.Fatalf("bank.csv says %s, without account %s, entries %s", got, unpaid, sum)
		}
		readCSV(t, filepath.Join(dir, "changes.csv")).checkChanges(t, m)
	})
}

// checkChanges compares the causes of each award with its difference, and the
// amount after with the roster's.
func (c *csvFile) checkChanges(t *rapid.T, m *Month) {
	amounts, differences := map[string]calc.Money{}, map[string]calc.Money{}
	for i := range c.rows {
		key := c.text(i, "program") + " " + c.text(i, "household") + " " + c.text(i, "person")
		amounts[key] += c.money(i, "amount")
		differences[key] = c.money(i, "difference")
		if c.money(i, "after")-c.money(i, "before") != c.money(i, "difference") {
			t.Fatalf("row %d: %q", i, c.rows[i])
		}
	}
	for key, amount := range amounts {
		if amount != differences[key] {
			t.Fatalf("%s: causes %s, difference %s", key, amount, differences[key])
		}
	}
	_ = m.Each(func(e *roster.Entry) error {
		if len(e.Causes) > 0 && differences[fmt.Sprintf("%s %s %s", e.Program, e.Household, e.Person)] != e.Total()-before(e) {
			t.Fatalf("%v: difference", e.AwardKey)
		}
		return nil
	})
}

// csvFile is a file read back.
type csvFile struct {
	at   map[string]int
	rows [][]string
}

func readCSV(t *rapid.T, path string) *csvFile {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Base(path) == "bank.csv" {
		if b, err = decodeGB18030(b); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	c := &csvFile{at: map[string]int{}, rows: rows[1:]}
	for i, key := range rows[0] {
		c.at[key] = i
	}
	return c
}

func (c *csvFile) text(i int, key string) string { return c.rows[i][c.at[key]] }

// money reads an amount, which may be negative.
func (c *csvFile) money(i int, key string) calc.Money {
	s, sign := c.text(i, key), calc.Money(1)
	if s[0] == '-' {
		s, sign = s[1:], -1
	}
	m, err := calc.ParseMoney(s)
	if err != nil {
		panic(err)
	}
	return sign * m
}

func (c *csvFile) sum(key string) calc.Money {
	var sum calc.Money
	for i := range c.rows {
		sum += c.money(i, key)
	}
	return sum
}

// county is the sum of totals.csv, which must be the same by county, townships
// and villages.
func (c *csvFile) county() calc.Money {
	sums := map[string]calc.Money{}
	for i := range c.rows {
		if c.text(i, "program") != "" {
			sums[c.text(i, "level")] += c.money(i, "amount")
		}
	}
	if sums["county"] != sums["township"] || sums["county"] != sums["village"] {
		return -1
	}
	return sums["county"]
}
