package casework_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/store"
	"doudi/store/casework"
)

// families is the parish with its two families and a clerk of either township and
// one who also approves.
func families(t *testing.T) *bureau {
	b := parish(t)
	b.takes(home)
	for name, op := range map[string]store.Operator{
		"zhao": {Roles: []store.Role{store.Clerk}, Township: "999901001"},
		"qian": {Roles: []store.Role{store.Clerk, store.Approver}, Township: "999901001"},
		"sun":  {Roles: []store.Role{store.Clerk}, Township: "999901002"},
		"wu":   {Roles: []store.Role{store.Auditor}},
	} {
		op.Name = name
		b.ok(b.as("admin").AddOperator(op, testKey()))
	}
	return b
}

// row is a typed row: its fields with blanks between them.
func row(sheet, text string) records.Typed {
	r := records.Typed{Sheet: sheet}
	for field := range strings.FieldsSeq(text) {
		key, value, _ := strings.Cut(field, "=")
		r.Cells = append(r.Cells, records.Cell{Column: key, Text: value})
	}
	return r
}

// change states an act in November: what is typed of the household, of people and
// of items, each row of these after a sign.
func change(home string, rows ...string) casework.HouseholdChange {
	c := casework.HouseholdChange{From: of2026(11), Reason: "变更", Home: row("household", home)}
	for _, text := range rows {
		if item, found := strings.CutPrefix(text, "item "); found {
			c.Items = append(c.Items, row("item", item))
		} else {
			c.Members = append(c.Members, row("member", text))
		}
	}
	return c
}

// outcome is what an act did, in short: its households and its awards.
func outcome(d *casework.HouseholdDone) string {
	var parts []string
	for _, t := range d.Turns {
		mark := ""
		if t.Old == nil {
			mark = " new"
		}
		if t.Closed {
			mark = " ends"
		}
		parts = append(parts, fmt.Sprintf("%s:%d%s", t.New.Number, len(t.New.Members), mark))
	}
	for _, e := range d.Effects {
		who := string(e.Program)
		if e.Person != "" {
			who += e.Person.Tail()
		}
		parts = append(parts, fmt.Sprintf("%s %s %s→%s %s", e.Household, who, e.Before, e.After, e.Due))
		if e.Error != nil {
			parts = append(parts, e.Error.Error())
		}
	}
	for _, a := range d.Accounts {
		parts = append(parts, "asks for "+calc.Tail(a.After.Account))
	}
	return strings.Join(parts, "; ")
}

// deed is an act of the table on the families.
type deed func(o *casework.Office) (*casework.HouseholdDone, error)

// TestHouseholdActs does every act on the families, with what it does to awards.
// Zhang is insured with his wife. They have 2 400 a year, less 1 200 for medicine: 50 a
// month and head. He, severely disabled, has the whole standard of 650 and 30 percent
// more for his illness; she has 600 and 20 percent more for her age: 1 565.
func TestHouseholdActs(t *testing.T) {
	baby := card("20261110", 8)
	for _, tc := range []struct {
		name string
		do   deed
		want string
	}{
		{"nothing that pays", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.EditHousehold("1", change("phone=1390000 note=搬"))
		}, "1:3"},
		{"nothing new", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.EditHousehold("1", change("address=东关1号"))
		}, ""},
		{"a name written anew", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.EditHousehold("1", change("", "id="+zhang+" name=张叁"))
		}, "1:3"},
		{"more income", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.EditHousehold("1", change("", "item kind=wage id="+wife+" amount=300 per=month"))
		}, "1:3; 1 dibao 1565.00→1385.00 determine"},
		{"well again", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.EditHousehold("1", change("", "id="+zhang+" illness="))
		}, "1:3; 1 dibao 1565.00→1500.00 determine; 1 nursing…0012 125.00→125.00 determine"},
		{"a child counted", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.EditHousehold("1", change("", "id="+child+" counted=yes"))
		}, "1:3; 1 dibao 1565.00→2324.99 determine"},
		{"another account", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.EditHousehold("1", change("account=6230000000000000018"))
		}, "asks for …0018"},
		{"move to the country", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.MoveHousehold("1", change("region=999901002001"))
		}, "1:3; 1 dibao 1565.00→1115.00 determine; 1 nursing…0012 125.00→125.00 determine"},
		{"wife leaves the county", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.Leave("1", calc.IDNumber(wife), "", change(""))
		}, "1:2; 1 dibao 1565.00→845.00 determine"},
		{"wife joins the other family", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.Join("2", row("member", "relation=spouse id="+wife), "1", change(""))
		}, "2:2; 1:2; 1 dibao 1565.00→845.00 determine"},
		{"somebody comes", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.Join("1", row("member", "name=赵一 relation=parent id="+none), "", change(""))
		}, "1:4; 1 dibao 1565.00→2201.66 determine"},
		{"birth", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.Birth("1", row("member", "name=张幼 relation=child id="+baby), change(""))
		}, "1:4; 1 dibao 1565.00→2324.99 determine"},
		{"death of the head", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.Death("1", calc.IDNumber(zhang), calc.NewDay(2026, 10, 30), calc.IDNumber(wife), change(""))
		}, "1:2; 1 dibao 1565.00→780.00 determine; 1 nursing…0012 125.00→0.00 stop_death"},
		{"death of the last", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.Death("2", calc.IDNumber(liu), calc.NewDay(2026, 10, 30), "", change(""))
		}, "2:0 ends; 2 tekun…0044 1680.83→0.00 stop_death"},
		{"split with an award", func(o *casework.Office) (*casework.HouseholdDone, error) {
			c := change("region=999901001002", "id="+wife+" relation=head")
			return o.SplitHousehold("1", "9", []calc.IDNumber{calc.IDNumber(zhang), calc.IDNumber(child)}, c)
		}, "1:1; 9:2 new; 1 dibao 1565.00→780.00 determine; 1 nursing…0012 125.00→0.00 stop_moved; 9 nursing…0012 0.00→125.00 determine_there"},
		{"merge", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.MergeHousehold("2", "1", change("", "id="+liu+" relation=grandparent"))
		}, "2:0 ends; 1:4; 2 tekun…0044 1680.83→0.00 stop_moved; 1 tekun…0044 0.00→1939.83 determine_there; 1 dibao 1565.00→2324.99 determine"},
		{"new head", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.ChangeHead("1", calc.IDNumber(wife), change(""))
		}, "1:3"},
		{"new household", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.AddHousehold("9", change("region=999901001001", "name=赵一 relation=head id="+none, "item kind=deposit id="+none+" amount=5 per=once"))
		}, "9:1 new"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := families(t)
			before := b.holds()
			trial := b.as("li")
			trial.Dry = true
			shown, err := tc.do(trial)
			b.ok(err)
			if b.holds() != before {
				t.Error("a trial has changed the store")
			}
			done, err := tc.do(b.as("li"))
			b.ok(err)
			if got := outcome(done); got != tc.want || outcome(shown) != got {
				t.Errorf("got  %s\nwant %s\nshown %s", got, tc.want, outcome(shown))
			}
			for _, turn := range done.Turns {
				if now := b.household(turn.New.Number); records.Differences(turn.New, now) != nil || now.Revision != turn.New.Revision {
					t.Errorf("on file %+v, told %+v", now, turn.New)
				}
			}
		})
	}
}

// TestHouseholdActsRefused does what must not be done: it is refused with a code, and
// nothing changes.
func TestHouseholdActsRefused(t *testing.T) {
	b := families(t)
	_, err := b.as("li").MergeHousehold("2", "1", change("", "id="+liu+" relation=grandparent"))
	b.ok(err)
	_, err = b.as("li").AddHousehold("3", change("region=999901002001", "name=赵一 relation=head id="+none))
	b.ok(err)
	_, err = b.as("li").Death("3", calc.IDNumber(none), calc.NewDay(2026, 11, 1), "", change(""))
	b.ok(err)
	before := b.holds()
	unreasoned, future := change("note=1"), change("note=1")
	unreasoned.Reason, future.From = " ", of2026(13)
	stranger := card("19700707", 7)
	for _, tc := range []struct {
		who, code string
		do        deed
	}{
		{"wu", "operator.forbidden", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.EditHousehold("1", change("note=1"))
		}},
		{"admin", "operator.forbidden", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.EditHousehold("1", change("note=1"))
		}},
		{"sun", "operator.township", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.EditHousehold("1", change("note=1"))
		}},
		{"zhao", "operator.township", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.MoveHousehold("1", change("region=999901002001"))
		}},
		{"zhao", "operator.township", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.AddHousehold("4", change("region=999901002001", "name=赵二 relation=head id="+stranger))
		}},
		{"li", "household.unreasoned", func(o *casework.Office) (*casework.HouseholdDone, error) { return o.EditHousehold("1", unreasoned) }},
		{"li", "household.from", func(o *casework.Office) (*casework.HouseholdDone, error) { return o.EditHousehold("1", future) }},
		{"li", "household.closed", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.EditHousehold("2", change("note=1"))
		}},
		{"li", "household.closed", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.Leave("1", calc.IDNumber(wife), "2", change(""))
		}},
		{"li", "household.ended", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.EditHousehold("3", change("note=1"))
		}},
		{"li", "household.taken", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.SplitHousehold("1", "2", []calc.IDNumber{calc.IDNumber(wife)}, change(""))
		}},
		{"li", "household.split_all", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.SplitHousehold("1", "4", []calc.IDNumber{calc.IDNumber(zhang), calc.IDNumber(wife), calc.IDNumber(child), calc.IDNumber(liu)}, change(""))
		}},
		{"li", "household.nobody", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.SplitHousehold("1", "4", nil, change(""))
		}},
		{"li", "household.headless", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.Leave("1", calc.IDNumber(zhang), "", change(""))
		}},
		{"li", "household.two_heads", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.EditHousehold("1", change("", "id="+wife+" relation=head"))
		}},
		{"li", "household.stranger", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.EditHousehold("1", change("", "name=赵二 id="+stranger))
		}},
		{"li", "household.stranger", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.ChangeHead("1", calc.IDNumber(stranger), change(""))
		}},
		{"li", "household.death_day", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.Death("1", calc.IDNumber(wife), calc.NewDay(2026, 11, 22), "", change(""))
		}},
		{"li", "household.not_newborn", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.Birth("1", row("member", "name=赵二 relation=child id="+stranger), change(""))
		}},
		{"li", "household.itself", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.MergeHousehold("1", "1", change(""))
		}},
		{"li", "person.in_two", func(o *casework.Office) (*casework.HouseholdDone, error) {
			return o.AddHousehold("4", change("region=999901001001", "name=李秀 relation=head id="+wife))
		}},
	} {
		t.Run(tc.code, func(t *testing.T) {
			_, err := tc.do(b.as(tc.who))
			b.refused(err, tc.code)
		})
	}
	if _, err := b.as("li").EditHousehold("424242", change("note=1")); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an unknown household: %v", err)
	}
	_, err = b.tries("li", files{"member": "household,name,id,relation\n2,刘五," + liu + ",head\n"})
	if got := b.faultsOf(err); !slices.Equal(got, []string{"member.csv:2 household.closed 2 1", "member.csv:2 person.elsewhere …0044 2 1"}) {
		t.Errorf("an import into a household that ended: %q", got)
	}
	decision := func(rest string) files {
		return files{"decision": "household,id,program,decision,from,class,mode,reason\n2," + liu + ",tekun," + rest + "\n"}
	}
	if done, err := b.dryRun(decision("stop,2026-12,,,moved")); err != nil || done.Decisions != 1 {
		t.Errorf("its award may be stopped: %v", err)
	}
	_, err = b.tries("li", decision("determine,2026-12,dependent,home,"))
	if got := b.faultsOf(err); !slices.Contains(got, "decision.csv:2 household.closed 2 1") {
		t.Errorf("it may not be determined: %q", got)
	}
	if b.holds() != before {
		t.Error("a refusal has changed the store")
	}
}

// An account waits for a second person, whoever they are; both are told, and what is
// asked anew is not what was looked at.
func TestAccountNeedsTwo(t *testing.T) {
	b := families(t)
	ask := func(who, account string) {
		t.Helper()
		_, err := b.as(who).EditHousehold("1", change("note=换卡 account="+account))
		b.ok(err)
	}
	ask("qian", "6230000000000000018")
	if h := b.household("1"); h.Account != "6230000000000000001" || h.Note != "换卡" {
		t.Errorf("before it is confirmed: %+v", h)
	}
	list, err := b.as("qian").AskedAccounts(0, "1")
	b.ok(err)
	asked := list[0].Account
	if again, err := b.as("sun").AskedAccounts(0); err != nil || len(again) != 0 {
		t.Errorf("of another township: %+v, %v", again, err)
	}
	_, err = b.as("zhao").ConfirmAccount("1", asked.Journal)
	b.refused(err, "operator.forbidden")
	_, err = b.as("qian").ConfirmAccount("1", asked.Journal)
	b.refused(err, "account.same_person")
	ask("zhao", "6230000000000000026")
	_, err = b.as("li").ConfirmAccount("1", asked.Journal)
	b.refused(err, "account.asked_anew")
	b.refused(b.as("sun").RejectAccount("1", 0, "x"), "operator.forbidden")
	b.refused(b.as("qian").RejectAccount("1", 0, ""), "household.unreasoned")
	if _, err = b.as("qian").ConfirmAccount("1", 0); err != nil {
		t.Fatal(err)
	}
	if h := b.household("1"); h.Account != "6230000000000000026" {
		t.Errorf("confirmed: %+v", h)
	}
	if _, err := b.as("li").ConfirmAccount("1", 0); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("confirmed twice: %v", err)
	}
	ask("zhao", "6230000000000000034")
	b.ok(b.as("zhao").RejectAccount("1", 0, "看错"))
	// who is paid as the head has another head beside them when it is to be confirmed
	b.takes(files{
		"household": "household,region,account\n4,999901001001,6230000000000000018\n",
		"member":    "household,name,id,relation\n4,赵大," + card("19600101", 20) + ",head\n4,赵二," + card("19900101", 21) + ",child\n",
	})
	b.ok(second(b.as("zhao").EditHousehold("4", change("account=6230000000000000034"))))
	b.ok(second(b.as("zhao").ChangeHead("4", calc.IDNumber(card("19900101", 21)), change(""))))
	_, err = b.as("li").ConfirmAccount("4", 0)
	b.refused(err, "account.changed")
}

// Who was paid as the head still is when another is: the payee needs a second person.
func TestAnotherHeadIsNotAnotherPayee(t *testing.T) {
	b := families(t)
	b.takes(files{"household": "household,payee,payee_id\n1,,\n"})
	_, err := b.as("zhao").ChangeHead("1", calc.IDNumber(wife), change(""))
	b.ok(err)
	if name, id := b.household("1").PaidTo(); name != "张三" || string(id) != zhang {
		t.Errorf("paid to %s", name)
	}
}

// A household is shown as it was on any day, in the journal's order whatever the clock
// and the day said.
func TestHistoryOnADay(t *testing.T) {
	b := families(t)
	for i, day := range []calc.Day{calc.NewDay(2026, 11, 22), calc.NewDay(2026, 11, 25), calc.NewDay(2026, 11, 23), calc.NewDay(2026, 11, 23)} {
		o := b.as("zhao")
		o.Today = day
		_, err := o.EditHousehold("1", change(fmt.Sprintf("note=%d", i)))
		b.ok(err)
	}
	versions, err := b.as("wu").History("1")
	b.ok(err)
	if len(versions) != 5 || versions[0].Entry.Act != "import" || versions[4].Entry.Reason != "变更" || versions[4].From != of2026(11) {
		t.Fatalf("%+v", versions)
	}
	for day, want := range map[int]string{21: "危房", 22: "0", 23: "3", 24: "3", 25: "3"} {
		if v := casework.VersionOn(versions, calc.NewDay(2026, 11, day)); v.Household.Note != want {
			t.Errorf("on the %d: %s, want %s", day, v.Household.Note, want)
		}
	}
	if casework.VersionOn(versions, calc.NewDay(2026, 11, 20)) != nil {
		t.Error("there before it was taken in")
	}
}

// An act on another revision than the one on file is refused with what differs.
func TestStaleRevisionIsRefused(t *testing.T) {
	b := families(t)
	_, err := b.as("zhao").EditHousehold("1", change("phone=1390000"))
	b.ok(err)
	c := change("note=1")
	c.Seen = map[calc.HouseholdNumber]uint64{"1": 0}
	var stale *casework.Stale
	if _, err = b.as("qian").EditHousehold("1", c); !errors.As(err, &stale) {
		t.Fatalf("not refused: %v", err)
	}
	want := []records.Difference{{Column: "phone", Before: "13900000001", After: "1390000"}}
	if stale.By != "zhao" || stale.Act != "household.edit" || stale.Seen != 0 || stale.Now != 1 || !slices.Equal(stale.Differences, want) {
		t.Errorf("%+v", stale)
	}
	c.Seen["1"] = 2
	_, err = b.as("qian").EditHousehold("1", c)
	b.refused(err, "household.revision")
}
