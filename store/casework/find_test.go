package casework_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/store"
	"doudi/store/casework"
)

// crowd is the parish with more families: names that sound alike, numbers that
// begin each other.
func crowd(t *testing.T) *bureau {
	t.Helper()
	b := parish(t)
	b.takes(home)
	b.takes(files{
		"household": "household,region,payee,account\n" +
			"10,999901001003,单雄信,6230000000000001234\n" +
			"100,999901002001,娜仁·图雅,12345\n" +
			"户1,999901003001,张三丰,6230000000000009999\n" +
			"1234,999901003002,,\n",
		"member": "household,name,id\n" +
			"10,单雄信," + card("19700101", 10) + "\n" +
			"100,娜仁·图雅," + card("19700202", 11) + "\n" +
			"户1,张三丰," + card("19700303", 12) + "\n" +
			"1234,赵," + card("19700404", 13) + "\n",
	})
	return b
}

func TestFindByAnything(t *testing.T) {
	b := crowd(t)
	narrow := card("19700101", 10)
	searcher, err := b.as("li").Searcher()
	b.ok(err)
	for _, tc := range []struct{ text, want string }{
		{"1", "1"}, // a whole number before all that begin so
		{"10", "10"},
		{" 10 ", "10"},
		{"户", "户1"},
		{"户1", "户1"},
		{"12", "1234"},
		{"99", ""},
		{"1234", "1234"}, // a number before the end of an account
		{"9999", "户1"},
		{"2345", "100"},
		{"345", ""}, // the end of a number has four characters
		{"0000000001234", "10"},
		{narrow, "10"},
		{narrow[:6] + " " + narrow[6:14] + " " + narrow[14:], "10"},
		{narrow[14:], "10"},
		{narrow[10:], "10"},
		{strings.ToLower(card("19700202", 11)), "100"},
		{none, ""},
		{"张三", "1 户1"},
		{"张", "1 户1"},
		{"三", ""},
		{"张三丰", "户1"},
		{"张 三 丰", "户1"},
		{"娜仁•图雅", "100"},
		{"娜仁．图雅", "100"},
		{"娜仁", "100"},
		{"赵", "1234"},
		{"zhangsan", "1 户1"},
		{"ZhangSanFeng", "户1"},
		{"zsf", "户1"},
		{"ZS", "1 户1"},
		{"shanxx", ""},
		{"sxx", "10"},
		{"danxiongxin", "10"},
		{"narentuya", "100"},
		{"001001村", "1"},
		{"第1镇", "1 2 10"},
		{"第", "1 2 10 100 户1 1234"},
		{"村", "1 2 10 100 户1 1234"},
		{"清河县", ""}, // everybody: no search
		{"", ""},
		{"  ", ""},
		{"nobody", ""},
		{"\x00", ""},
		{"%' OR 1=1", ""},
	} {
		found, err := b.as("li").Find(tc.text)
		b.ok(err)
		var numbers []string
		for _, f := range found {
			numbers = append(numbers, string(f.Household.Number))
		}
		if got := strings.Join(numbers, " "); got != tc.want {
			t.Errorf("%q finds %q, want %q", tc.text, got, tc.want)
		}
		if strings.TrimSpace(tc.text) == "" {
			continue // a list of all: TestSearcherWithoutText
		}
		if hits := b.seeks(searcher, tc.text); numbersOf(hits) != tc.want {
			t.Errorf("%q finds %+v at the keys, want %q", tc.text, hits, tc.want)
		}
	}
}

// TestFindIsBounded: a search that would give the whole county gives the first
// 200.
func TestFindIsBounded(t *testing.T) {
	b := parish(t)
	var households, members strings.Builder
	households.WriteString("household,region\n")
	members.WriteString("household,name,id\n")
	for i := range 250 {
		fmt.Fprintf(&households, "h%d,99990100%d001\n", i, 1+i%3)
		fmt.Fprintf(&members, "h%d,张三,%s\n", i, card("19600101", i))
	}
	b.takes(files{"household": households.String(), "member": members.String()})
	for _, text := range []string{"张三", "zs", "村", "h"} {
		found, err := b.as("li").Find(text)
		b.ok(err)
		if len(found) != 200 {
			t.Errorf("%q finds %d", text, len(found))
		}
	}
}

// TestFindBriefly: of several households a brief look has what a list shows, and of
// one all that there is.
func TestFindBriefly(t *testing.T) {
	b := parish(t)
	b.takes(home)
	b.seal(of2026(7))
	for _, brief := range []bool{false, true} {
		several, err := b.as("li").FindAs("村", casework.Look{Brief: brief})
		b.ok(err)
		one, err := b.as("li").FindAs("1", casework.Look{Brief: brief})
		b.ok(err)
		if len(several) != 2 || len(one) != 1 {
			t.Fatalf("brief %v: %d and %d files", brief, len(several), len(one))
		}
		for _, f := range several {
			whole := f.LastPayment != nil && f.Awards[0].IsDue
			if f.Total() == 0 || f.Village == "" || f.Township == "" || len(f.Household.Members) == 0 || whole == brief {
				t.Errorf("brief %v: %+v", brief, f)
			}
		}
		if one[0].LastPayment == nil || !one[0].Awards[0].IsDue {
			t.Errorf("brief %v: of one household %+v", brief, one[0])
		}
	}
}

func TestShow(t *testing.T) {
	b := crowd(t)
	f, err := b.as("li").Show("1")
	b.ok(err)
	if f.Village != "001001村" || f.Township != "第1镇" || f.Month != of2026(11) || len(f.Awards) != 2 || f.LastPayment != nil {
		t.Errorf("%+v", f)
	}
	if total := f.Awards[0].Now.Total() + f.Awards[1].Now.Total(); total == 0 || f.Total() != total {
		t.Errorf("%v in all, %v of the awards", f.Total(), total)
	}
	for _, n := range []calc.HouseholdNumber{"", "11", "0", "１"} {
		if _, err := b.as("li").Show(n); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("household %q: %v", n, err)
		}
	}
}

func TestList(t *testing.T) {
	b := crowd(t)
	for prefix, want := range map[string]string{
		"": "1 001001村, 2 001002村, 10 001003村, 100 002001村, 户1 003001村, 1234 003002村", "999901001": "1 001001村, 2 001002村, 10 001003村",
		"999901003002": "1234 003002村", "99990100300": "户1 003001村, 1234 003002村",
	} {
		var got []string
		b.ok(b.as("li").List(prefix, func(h *calc.Household, village string) error {
			got = append(got, string(h.Number)+" "+village)
			return nil
		}))
		if line := strings.Join(got, ", "); line != want {
			t.Errorf("under %q: %s\nwant %s", prefix, line, want)
		}
	}
	b.refused(b.as("li").List("999902", func(*calc.Household, string) error { return nil }), "region.unknown")
	enough := errors.New("enough")
	if err := b.as("li").List("", func(*calc.Household, string) error { return enough }); !errors.Is(err, enough) {
		t.Errorf("%v", err)
	}
}

// TestShowLastPayment: what the last confirmed roster paid stands in the file.
func TestShowLastPayment(t *testing.T) {
	b := parish(t)
	b.takes(home)
	b.seal(of2026(7))
	b.paid("1", of2026(7), 1690_00)
	b.submits(of2026(8)) // submitted is not paid
	b.paid("1", of2026(7), 1690_00)
	b.paid("2", of2026(7), 1680_83)
}

// paid checks the last payment in a household's file.
func (b *bureau) paid(n calc.HouseholdNumber, m calc.Month, amount calc.Money) {
	b.Helper()
	f, err := b.as("li").Show(n)
	b.ok(err)
	if f.LastPayment == nil || f.LastPayment.Month != m || f.LastPayment.Amount != amount {
		b.Errorf("the last payment of %s is %+v, want %v in %v", n, f.LastPayment, amount, m)
	}
}

func TestShowLastPaymentAfterAMove(t *testing.T) {
	b := parish(t)
	b.takes(home)
	b.seal(of2026(7))
	f, err := b.as("li").Show("1")
	b.ok(err)
	before := *f.LastPayment
	b.takes(files{"household": "household,region\n1,999901003001\n"})
	b.paid("1", before.Month, before.Amount)
}

// TestFindLooksOnly: looking briefly changes nothing; where one household is found, its
// file is shown, and the journal keeps that. Of several the journal keeps it where their
// files are shown.
func TestFindLooksOnly(t *testing.T) {
	b := crowd(t)
	for _, text := range []string{"1", "张三", "zs", "9999", "村", "nobody"} {
		before, entries := b.holds(), b.length()
		found, err := b.as("li").FindAs(text, casework.Look{Brief: true})
		b.ok(err)
		switch {
		case len(found) == 1 && (b.length() != entries+1 || b.last() != "li look "+string(found[0].Household.Number)+": "):
			t.Errorf("%q: %d entries, the last %q", text, b.length()-entries, b.last())
		case len(found) != 1 && b.holds() != before:
			t.Errorf("%q finds %d, and the store has changed", text, len(found))
		}
		entries = b.length()
		if found, err = b.as("li").Find(text); err != nil || b.length() != entries+min(1, len(found)) {
			t.Errorf("%q: %d files, %d entries, %v", text, len(found), b.length()-entries, err)
		}
	}
}

// TestFindAfterAChange: who is renamed is found by the new name only.
func TestFindAfterAChange(t *testing.T) {
	b := crowd(t)
	b.confirmsAccounts(b.takes(files{"member": "household,name,id\n10,秦琼," + card("19700101", 10) + "\n", "household": "household,payee,account\n10,秦琼,6230000000000005678\n"}))
	for text, want := range map[string]string{"单雄信": "", "sxx": "", "秦琼": "10", "qq": "10", "0000001234": "", "5678": "10"} {
		found, err := b.as("li").Find(text)
		b.ok(err)
		got := ""
		if slices.ContainsFunc(found, func(f *casework.File) bool { return f.Household.Number == "10" }) {
			got = "10"
		}
		if got != want {
			t.Errorf("%q finds %q, want %q", text, got, want)
		}
	}
}
