package casework_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/store"
	"doudi/store/casework"
)

// looks are the acts of the desk that look at case files.
var looks = []string{"Show", "CaseFile", "VisitSheet", "List", "Find", "Find nothing", "Searcher", "Searched", "Seek", "Rows", "Explain", "History", "AskedAccounts", "ShowAs", "ListAs", "FindAs", "ExplainAs", "ExplainTried"}

// wholeLook is a look at numbers in full, for a reason.
var wholeLook = casework.Look{Whole: true, Reason: "核对"}

// last is the journal's last entry, as "operator act subject: reason".
func (b *bureau) last() string {
	b.Helper()
	list, err := b.as("admin").Journal(1)
	b.ok(err)
	e := list[0]
	return e.Operator + " " + e.Act + " " + e.Subject + ": " + e.Reason
}

// length is how many entries the journal has.
func (b *bureau) length() int {
	b.Helper()
	list, err := b.as("admin").Journal(0)
	b.ok(err)
	return len(list)
}

// towns is the parish staffed, with a household in another township, and clerk
// zhao and approver qian of the first one.
func towns(t *testing.T) *bureau {
	t.Helper()
	b := staffed(t)
	b.takes(files{
		"household": "household,region,payee,account\n3,999901002001,王五,6230000000000009999\n",
		"member":    "household,name,id\n3,王五," + none + "\n",
	})
	for name, role := range map[string]store.Role{"zhao": store.Clerk, "qian": store.Approver} {
		b.ok(b.as("admin").AddOperator(store.Operator{Name: name, Roles: []store.Role{role}, Township: "999901001"}, testKey()))
	}
	return b
}

// TestRefusedLooks: whoever has a place in the office and may not look at case
// files leaves an entry that says so, and nothing else.
func TestRefusedLooks(t *testing.T) {
	b := staffed(t)
	for _, a := range deskActs {
		if !slices.Contains(looks, a.name) {
			continue
		}
		for _, operator := range everybody() {
			code := mayNot(a.who, operator)
			if code == "" {
				continue
			}
			before := b.length()
			b.refused(a.do(b, b.as(operator)), code)
			switch noted := b.length() - before; {
			case code == "operator.unknown" && noted != 0:
				t.Errorf("%s by %s: %d entries of a stranger", a.name, operator, noted)
			case code != "operator.unknown" && (noted != 1 || !strings.HasPrefix(b.last(), operator+" "+casework.ActRefusedLook) || !strings.Contains(b.last(), ": "+code)):
				t.Errorf("%s by %s: %d entries, the last %s", a.name, operator, noted, b.last())
			}
		}
	}
}

// TestReachOfATownship: by every way, a household of another township is not
// found, and asking for it by its number is refused and noted.
func TestReachOfATownship(t *testing.T) {
	b := towns(t)
	for _, name := range []string{"zhao", "qian"} {
		o := b.as(name)
		for _, text := range []string{"王五", "wangwu", "ww", none, none[14:], "9999", "3"} {
			if found, err := o.Find(text); err != nil || len(found) > 0 {
				t.Errorf("%s finds %d by %q, %v", name, len(found), text, err)
			}
			if found, err := b.as("li").Find(text); err != nil || len(found) != 1 {
				t.Errorf("li finds %d by %q, %v", len(found), text, err)
			}
		}
		b.refused(second(o.Show("3")), "operator.township")
		if want := name + " look.refused 3: operator.township"; b.last() != want {
			t.Errorf("the journal ends with %q, not %q", b.last(), want)
		}
		b.refused(second(o.ExplainAs("3", "", of2026(7), casework.Look{Whole: true, Reason: "审计"})), "operator.township")
		if want := name + " look.refused 3: operator.township 审计"; b.last() != want {
			t.Errorf("the journal ends with %q, not %q", b.last(), want)
		}
		for prefix, want := range map[string]int{"": 2, "9999": 2, "999901001": 2, "999901001001": 1} {
			n := 0
			b.ok(o.List(prefix, func(*calc.Household, string) error { n++; return nil }))
			if n != want {
				t.Errorf("%s is listed %d households of %q, not %d", name, n, prefix, want)
			}
		}
		b.refused(o.List("999901002", func(*calc.Household, string) error { return errors.New("listed") }), "operator.township")
		if _, err := o.Show("99"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a number that is nobody's: %v", err)
		}
	}
}

// TestPayeesAlone: finance sees whom a household is paid through and how much, and
// finds it by nothing else about its people.
func TestPayeesAlone(t *testing.T) {
	b := towns(t)
	payee := "3900101"
	b.takes(files{
		"household": "household,region,payee,account\n" + payee + ",999901002001,赵六,6230000000000001111\n",
		"member":    "household,name,id,illness\n" + payee + ",孙七," + card("19700101", 77) + ",severe\n",
		"item":      "household,kind,amount,per\n" + payee + ",wage,100,month\n",
	})
	finance := b.as("a-finance")
	f, err := finance.Show(calc.HouseholdNumber(payee))
	b.ok(err)
	if h := f.Household; h.Payee != "赵六" || h.Account != "6230000000000001111" || len(h.Members)+len(h.Items) > 0 || h.Address+h.Phone+h.Note != "" {
		t.Errorf("finance is shown %+v", h)
	}
	for text, want := range map[string]int{"赵六": 1, "zhaoliu": 1, "zl": 1, "1111": 1, payee: 1, "孙七": 0, "sunqi": 0, card("19700101", 77): 0, card("19700101", 77)[14:]: 0} {
		if found, err := finance.Find(text); err != nil || len(found) != want {
			t.Errorf("finance finds %d by %q, not %d: %v", len(found), text, want, err)
		}
		if found, err := b.as("li").Find(text); err != nil || len(found) != 1 {
			t.Errorf("li finds %d by %q: %v", len(found), text, err)
		}
	}
}

// TestLooksAreNoted: a household's file always, the rest where numbers are whole
// or a reason is given; one entry a look, and none for what was not found.
func TestLooksAreNoted(t *testing.T) {
	b := towns(t)
	whole := casework.Look{Whole: true, Reason: " 核对账号 "}
	nobody := func(*calc.Household, string, casework.Shown) error { return nil }
	for _, tc := range []struct {
		name string
		look func(o *casework.Office) error
		want string // "" for no entry
	}{
		{"show", func(o *casework.Office) error { return second(o.Show("1")) }, "look 1: "},
		{"show, for a reason", func(o *casework.Office) error { return second(o.ShowAs("1", casework.Look{Reason: "来访"})) }, "look 1: 来访"},
		{"show whole", func(o *casework.Office) error { return second(o.ShowAs("1", whole)) }, "look.full 1: 核对账号"},
		{"explain", func(o *casework.Office) error { return second(o.Explain("1", "", of2026(7))) }, ""},
		{"explain whole", func(o *casework.Office) error { return second(o.ExplainAs("1", "", of2026(7), whole)) }, "look.full 1: 核对账号"},
		{"find", func(o *casework.Office) error { return second(o.Find("王五")) }, "look 3: "},
		{"find several", func(o *casework.Office) error { return second(o.Find("村")) }, "look 1 2 3: "},
		{"find several briefly", func(o *casework.Office) error { return second(o.FindAs("村", casework.Look{Brief: true})) }, ""},
		{"find one briefly", func(o *casework.Office) error { return second(o.FindAs("王五", casework.Look{Brief: true})) }, "look 3: "},
		{"find nobody", func(o *casework.Office) error { return second(o.Find("赵匡")) }, ""},
		{"find whole", func(o *casework.Office) error { return second(o.FindAs("999901", whole)) }, ""},
		{"find several whole", func(o *casework.Office) error { return second(o.FindAs("村", whole)) }, "look.full 1 2 3: 核对账号"},
		{"list", func(o *casework.Office) error { return o.List("", func(*calc.Household, string) error { return nil }) }, ""},
		{"list whole", func(o *casework.Office) error { return o.ListAs("", whole, nobody) }, "look.full 999901: 核对账号"},
		{"list a township whole", func(o *casework.Office) error { return o.ListAs("999901002", whole, nobody) }, "look.full 999901002: 核对账号"},
	} {
		before := b.length()
		b.ok(tc.look(b.as("li")))
		switch noted := b.length() - before; {
		case tc.want == "" && noted != 0, tc.want != "" && (noted != 1 || b.last() != "li "+tc.want):
			t.Errorf("%s: %d entries, the last %q", tc.name, noted, b.last())
		}
	}
	before := b.length()
	if _, err := b.as("li").ShowAs("99", whole); !errors.Is(err, store.ErrNotFound) || b.length() != before {
		t.Errorf("a number that is nobody's: %v, %d entries", err, b.length()-before)
	}
	b.refused(second(b.as("li").ShowAs("1", casework.Look{Whole: true, Reason: " \t"})), "look.unreasoned")
	b.refused(second(b.as("machine").ShowAs("1", whole)), "operator.machine")
}

// TestShown: numbers are whole only in a look that asked for it, and not where it
// was only tried.
func TestShown(t *testing.T) {
	b := towns(t)
	for name, want := range map[string]string{"masked": "…9999", "whole": "6230000000000009999", "tried": "…9999"} {
		o, look := b.as("li"), casework.Look{}
		if name != "masked" {
			look = wholeLook
		}
		o.Dry = name == "tried"
		f, err := o.ShowAs("3", look)
		b.ok(err)
		if got := f.Shown.Number(f.Household.Account); got != want || f.Shown.Whole() != (name == "whole") {
			t.Errorf("%s: the account shows as %s, not %s", name, got, want)
		}
	}
}
