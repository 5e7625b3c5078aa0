package casework_test

import (
	"maps"
	"slices"
	"testing"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/calc/roster"
	"doudi/store"
	"doudi/store/casework"
)

// correct is household 1's member's number put right.
func correct(wrong, right string) deed {
	return func(o *casework.Office) (*casework.HouseholdDone, error) {
		return o.CorrectID("1", calc.IDNumber(wrong), right, change(""))
	}
}

// TestCorrectID puts the numbers of household 1 right, with what that does to awards
// and to where the money goes.
func TestCorrectID(t *testing.T) {
	for _, tc := range []struct {
		name string
		do   deed
		want string
	}{
		{"the same birthday", correct(wife, card("19620202", 9)), "1:3; 1 dibao 1565.00→1565.00 renumbered"},
		{"too young for her supplement", correct(wife, card("19820202", 9)), "1:3; 1 dibao 1565.00→1445.00 determine"},
		{"the payee's", correct(zhang, card("19600101", 9)), "1:3; 1 dibao 1565.00→1565.00 renumbered; 1 nursing…0098 125.00→125.00 renumbered; asks for …0001"},
		{"of one not insured", correct(child, card("20150303", 9)), "1:3"},
		{"as it is", correct(wife, wife), ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := families(t)
			before := b.holds()
			trial := b.as("zhao")
			trial.Dry = true
			shown, err := tc.do(trial)
			b.ok(err)
			if b.holds() != before {
				t.Error("a trial has changed the store")
			}
			done, err := tc.do(b.as("zhao"))
			b.ok(err)
			if got := outcome(done); got != tc.want || outcome(shown) != got {
				t.Errorf("got  %s\nwant %s\nshown %s", got, tc.want, outcome(shown))
			}
		})
	}
}

// The number of who receives the money waits for a second person, also where it goes
// to the head without being said.
func TestCorrectIDOfThePayee(t *testing.T) {
	b := families(t)
	right := calc.IDNumber(card("19500404", 9))
	done, err := b.as("li").CorrectID("2", calc.IDNumber(liu), string(right), change(""))
	b.ok(err)
	if len(done.Accounts) != 1 || done.Accounts[0].After.PayeeID != right {
		t.Fatalf("asked for %+v", done.Accounts)
	}
	if _, id := b.household("2").PaidTo(); id != calc.IDNumber(liu) {
		t.Errorf("paid to …%s before it is confirmed", id.Tail())
	}
	_, err = b.as("li").ConfirmAccount("2", 0)
	b.refused(err, "account.same_person")
	_, err = b.as("wang").ConfirmAccount("2", 0)
	b.ok(err)
	if _, id := b.household("2").PaidTo(); id != right {
		t.Errorf("paid to %s after it is confirmed", id.Tail())
	}
	if line := b.line(of2026(7), "2", calc.Tekun); line.Person != right || line.PayeeID != right {
		t.Errorf("the line is %+v", line)
	}
}

// The number of who receives another household's money is asked for there too, by who
// may act for that household.
func TestCorrectIDOfAnothersPayee(t *testing.T) {
	b := families(t)
	right := calc.IDNumber(card("19500404", 9))
	b.takes(files{"household": "household,region,payee,payee_id,account\n" +
		"3,999901001001,刘五," + liu + ",6230000000000000034\n4,999901002001,刘五," + liu + ",6230000000000000042\n5,999901001001,李秀," + wife + ",6230000000000000059\n"})
	wrong := calc.IDNumber(liu)
	_, err := b.as("zhao").CorrectID("2", wrong, string(right), change(""))
	b.refused(err, "household.payee_elsewhere")
	b.ok(second(b.as("li").EditHousehold("4", change("bank=农商银行"))))
	_, err = b.as("li").CorrectID("2", wrong, string(right), change(""))
	b.refused(err, "household.account_waits")
	b.ok(b.as("li").RejectAccount("4", 0, "看错"))
	done, err := b.as("li").CorrectID("2", wrong, string(right), change(""))
	b.ok(err)
	var asked []calc.HouseholdNumber
	for _, a := range done.Accounts {
		if a.Before.PayeeID != wrong || a.After.PayeeID != right || a.Before.Account != a.After.Account || a.Before.Payee != a.After.Payee {
			t.Errorf("%+v", a)
		}
		asked = append(asked, a.Household)
	}
	slices.Sort(asked)
	if !slices.Equal(asked, []calc.HouseholdNumber{"2", "3", "4"}) {
		t.Errorf("asked for %v", asked)
	}
	list, err := b.as("wang").AskedAccounts(b.journal())
	b.ok(err)
	b.ok(second(b.as("wang").ConfirmAccounts(list)))
	for _, n := range asked {
		if _, id := b.household(n).PaidTo(); id != right {
			t.Errorf("household %s is paid to %s", n, id.Tail())
		}
	}
	if h := b.household("5"); h.PayeeID != calc.IDNumber(wife) {
		t.Errorf("another's payee: %+v", h)
	}
	b.sound()
}

// The payee of a household that came in while the others were looked through is found
// all the same.
func TestCorrectIDWhileOthersAct(t *testing.T) {
	b := families(t)
	o := between(b.as("li"), func(int) {
		b.takes(files{"household": "household,region,payee,payee_id,account\n3,999901001001,刘五," + liu + ",6230000000000000034\n"})
	}, 1)
	done, err := o.CorrectID("2", calc.IDNumber(liu), card("19500404", 9), change(""))
	b.ok(err)
	if len(done.Accounts) != 2 {
		t.Errorf("asked for %+v", done.Accounts)
	}
}

// What must not be put right is refused, and nothing changes.
func TestCorrectIDRefused(t *testing.T) {
	b := families(t)
	right := card("19620202", 9)
	_, err := b.as("zhao").Record(&casework.Proposal{Household: "1", Program: calc.Dibao, Kind: calc.Determine, Reason: "复核"}, nil)
	b.ok(err)
	_, err = b.as("zhao").EditHousehold("2", change("account=6230000000000000018"))
	b.ok(err)
	unreasoned := change("")
	unreasoned.Reason = ""
	before := b.holds()
	for _, tc := range []struct {
		who, code    string
		n            calc.HouseholdNumber
		wrong, right string
		c            casework.HouseholdChange
	}{
		{"wu", "operator.forbidden", "1", wife, right, change("")},
		{"sun", "operator.township", "1", wife, right, change("")},
		{"zhao", "household.unreasoned", "1", wife, right, unreasoned},
		{"zhao", "household.stranger", "1", none, right, change("")},
		{"zhao", "household.number_taken", "1", wife, child, change("")},
		{"zhao", "household.number_taken", "1", wife, liu, change("")},
		{"zhao", "household.decision_waits", "1", wife, right, change("")},
		{"zhao", "household.account_waits", "2", liu, card("19500404", 9), change("")},
	} {
		_, err := b.as(tc.who).CorrectID(tc.n, calc.IDNumber(tc.wrong), tc.right, tc.c)
		b.refused(err, tc.code)
	}
	for _, bad := range []string{"", "1", wife[:17] + "Y", wife[:15], "99999920301301001X"} {
		if _, err := b.as("zhao").CorrectID("1", calc.IDNumber(wife), bad, change("")); len(b.faultsOf(err)) == 0 {
			t.Errorf("%q is no number", bad)
		}
	}
	if b.holds() != before {
		t.Error("something has changed")
	}
}

// The number that was wrong is free for whoever has it, but not for the same person
// once more; who looks for it finds them; the history says what became of it.
func TestCorrectedNumberAfterwards(t *testing.T) {
	b := families(t)
	right := card("19620202", 9)
	_, err := correct(wife, right)(b.as("zhao"))
	b.ok(err)
	_, err = b.tries("li", home)
	if got := b.faultsOf(err); !slices.Equal(got, []string{"member.csv:3 person.renumbered …" + wife[14:] + " 1 …" + right[14:]}) {
		t.Errorf("the old sheets again: %q", got)
	}
	_, err = b.as("zhao").Join("1", row("member", "name=李秀 relation=spouse id="+wife), "", change(""))
	if got := b.faultsOf(err); len(got) != 1 {
		t.Errorf("the same person once more: %q", got)
	}
	for _, text := range []string{wife, right} {
		if found, err := b.as("zhao").Find(text); err != nil || len(found) != 1 || found[0].Household.Number != "1" {
			t.Errorf("%s finds %d, %v", text, len(found), err)
		}
	}
	versions, err := b.as("zhao").History("1")
	b.ok(err)
	last := len(versions) - 1
	want := []records.Difference{{Person: calc.IDNumber(wife), Column: "id", Before: wife, After: right}}
	if got := records.Differences(versions[last-1].Household, versions[last].Household); !slices.Equal(got, want) || versions[last].Entry.Act != store.ActCorrectID {
		t.Errorf("the history says %s: %+v", versions[last].Entry.Act, got)
	}
	_, err = b.as("li").AddHousehold("9", change("region=999901001001", "name=赵一 relation=head id="+wife))
	b.ok(err)
	if found, err := b.as("zhao").Find(wife); err != nil || len(found) != 1 || found[0].Household.Number != "9" {
		t.Errorf("the number's owner: %d, %v", len(found), err)
	}
	_, err = correct(right, wife)(b.as("zhao"))
	b.refused(err, "household.number_taken")
}

// Qinghe after four sealed months, with the number of somebody in every household put
// right: what was sealed is computed anew to the cent, every line is explained, and
// the fifth month is what it would have been.
func TestCorrectIDAfterSealedMonths(t *testing.T) {
	b := qingheUntil(t, of2026(11))
	now := map[calc.IDNumber]calc.IDNumber{}
	for key := range b.expected(of2026(11)) {
		id := key.Person
		if head := b.household(key.Household).Head(); id == "" && head != nil {
			id = head.ID
		}
		if id == "" || now[id] != "" {
			continue
		}
		birth := id.Birth()
		right := calc.IDNumber(card(string(id[6:14]), 990))
		for n := 991; b.on("2026-11-21", "li").Store.View(func(tx *store.Tx) error { _, err := tx.HouseholdOf(right); return err }) == nil; n++ {
			right = calc.IDNumber(card(string(id[6:14]), n))
		}
		done, err := b.as("li").CorrectID(key.Household, id, string(right), change(""))
		if b.ok(err); len(done.Accounts) > 0 {
			asked, err := b.as("wang").AskedAccounts(0)
			b.ok(err)
			b.ok(second(b.as("wang").ConfirmAccounts(asked)))
		}
		if now[id] = right; right.Birth() != birth {
			t.Fatalf("%s has another birthday than %s", right, id)
		}
	}
	if len(now) < 50 {
		t.Fatalf("%d numbers were put right", len(now))
	}
	renamed := func(want map[calc.AwardKey]string) map[calc.AwardKey]string {
		out := map[calc.AwardKey]string{}
		for key, cells := range want {
			for now[key.Person] != "" { // some were put right twice
				key.Person = now[key.Person]
			}
			out[key] = cells
		}
		return out
	}
	b.replayed()
	for m := of2026(7); m <= of2026(10); m++ {
		b.same(m.String()+" sealed", b.asExpected(b.roster(m)), b.expected(m))
		paid, told := map[calc.HouseholdNumber]calc.Money{}, map[calc.HouseholdNumber]calc.Money{}
		b.ok(b.roster(m).Each(func(e *roster.Entry) error {
			paid[e.Household] += e.Total()
			return nil
		}))
		for n := range paid {
			why, err := b.as("li").Explain(n, "", m)
			b.ok(err)
			for _, x := range why {
				told[n] += x.Entry.Total()
			}
		}
		if !maps.Equal(paid, told) {
			t.Errorf("%s: paid %v, explained %v", m, paid, told)
		}
	}
	b.same("2026-11", b.asExpected(b.roster(of2026(11))), renamed(b.expected(of2026(11))))
	b.seal(of2026(11))
	b.replayed()
}

// A month that was submitted before a number was put right is not confirmed as it was:
// it is submitted anew, and then holds.
func TestCorrectIDBetweenSubmitAndConfirm(t *testing.T) {
	b := families(t)
	b.submits(of2026(7))
	_, err := correct(zhang, card("19600101", 9))(b.as("zhao"))
	b.ok(err)
	_, err = b.as("wang").Confirm(of2026(7), casework.Expectation{})
	b.refused(err, "roster.changed")
	_, err = b.as("li").Submit(of2026(7), nil, true)
	b.ok(err)
	_, err = b.as("wang").Confirm(of2026(7), casework.Expectation{})
	b.ok(err)
	b.replayed()
}
