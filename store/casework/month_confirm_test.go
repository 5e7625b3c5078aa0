package casework_test

import (
	"errors"
	"slices"
	"testing"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store"
	"doudi/store/casework"
)

var nothingExpected = casework.Expectation{}

// blockedBy says that an act must have been stopped by findings, and by these
// alone: code and household.
func (b *bureau) blockedBy(err error, want ...string) {
	b.Helper()
	var blocked *casework.Blocked
	if !errors.As(err, &blocked) {
		b.Errorf("got %v, want the findings %q", err, want)
		return
	}
	var got []string
	for _, f := range blocked.Findings {
		got = append(got, f.Code+" "+string(f.Household))
	}
	if !slices.Equal(got, want) {
		b.Errorf("blocked by %q, want %q", got, want)
	}
}

// TestStates walks a month through its states, each act twice.
func TestStates(t *testing.T) {
	b := qinghe(t)
	july := of2026(7)
	state := func(want roster.State) {
		t.Helper()
		if r := b.roster(july); r.State != want || r.Stale {
			t.Errorf("state %s, stale %v, want %s", r.State, r.Stale, want)
		}
	}
	state(roster.Draft)
	first := b.submits(july)
	if first.Already || first.Seal.State != roster.Submitted || first.Seal.SubmittedBy != "li" || first.Seal.ConfirmedBy != "" {
		t.Errorf("submitted: %+v", first)
	}
	state(roster.Submitted)
	entries := b.journal()
	for _, operator := range []string{"li", "wang"} {
		again, err := b.as(operator).Submit(july, nil, false)
		if b.ok(err); !again.Already || again.Digest != first.Digest || again.Seal.SubmittedBy != "li" {
			t.Errorf("submitted again by %s: %+v", operator, again)
		}
	}
	if b.journal() != entries {
		t.Error("submitting again is in the journal")
	}
	done, err := b.as("wang").Confirm(july, nothingExpected)
	if b.ok(err); done.Already || done.Digest != first.Digest || done.Seal.State != roster.Confirmed || done.Seal.ConfirmedBy != "wang" {
		t.Errorf("confirmed: %+v", done)
	}
	state(roster.Confirmed)
	if b.journal() != entries+1 {
		t.Error("confirming is not one entry in the journal")
	}
	for _, operator := range []string{"li", "wang"} {
		again, err := b.as(operator).Confirm(july, nothingExpected)
		if b.ok(err); !again.Already || again.Digest != first.Digest || again.Seal.ConfirmedBy != "wang" {
			t.Errorf("confirmed again by %s: %+v", operator, again)
		}
		for _, more := range []bool{false, true} {
			again, err = b.as(operator).Submit(july, nil, more)
			if b.ok(err); !again.Already || again.Digest != first.Digest || again.Seal.State != roster.Confirmed {
				t.Errorf("submitted by %s after it was confirmed: %+v", operator, again)
			}
		}
	}
	if b.journal() != entries+1 {
		t.Error("doing it again is in the journal")
	}
	state(roster.Confirmed)
	b.sound()
}

// TestRefusals: what is refused changes nothing.
func TestRefusals(t *testing.T) {
	b := qinghe(t)
	july, august := of2026(7), of2026(8)
	submit := func(m calc.Month) error { _, err := b.as("li").Submit(m, nil, false); return err }
	confirm := func(operator string, m calc.Month) error {
		_, err := b.as(operator).Confirm(m, nothingExpected)
		return err
	}
	look := func(m calc.Month) error { _, err := b.as("li").Roster(m); return err }
	entries := b.journal()
	b.refused(submit(july-1), "month.before_opening")
	b.refused(look(july-1), "month.before_opening")
	b.refused(confirm("wang", july-1), "roster.not_submitted")
	b.refused(confirm("wang", july), "roster.not_submitted")
	b.blockedBy(submit(august), "month.before_open ")
	b.blockedBy(submit(august+5), "month.before_open ")
	if b.journal() != entries {
		t.Error("a refusal is in the journal")
	}
	b.submits(july)
	b.refused(confirm("li", july), "roster.same_person")
	b.blockedBy(submit(august), "month.before_open ") // submitted is not confirmed
	b.refused(confirm("wang", august), "roster.not_submitted")
	if r := b.roster(july); r.State != roster.Submitted {
		t.Errorf("July is %s", r.State)
	}
	b.ok(confirm("wang", july))
	b.ok(submit(august))
	b.sound()
}

// TestWhoMayMakeRosters: officers, and nobody else; none of it without a name; and
// not the scheduled job, which has no key to sign with.
func TestWhoMayMakeRosters(t *testing.T) {
	b := qinghe(t)
	b.staff()
	b.submits(of2026(7))
	acts := map[string]func(*casework.Office) error{
		"submit":  func(o *casework.Office) error { _, err := o.Submit(of2026(7), nil, false); return err },
		"confirm": func(o *casework.Office) error { _, err := o.Confirm(of2026(7), nothingExpected); return err },
	}
	for name, act := range acts {
		for operator, code := range map[string]string{
			"": "operator.unknown", "nobody": "operator.unknown", "gone": "operator.unknown", "machine": "operator.machine", "a-clerk": "operator.forbidden",
			"a-approver": "operator.forbidden", "a-finance": "operator.forbidden", "a-auditor": "operator.forbidden", "a-admin": "operator.forbidden",
		} {
			t.Run(name+" by "+operator, func(t *testing.T) {
				(&bureau{t, b.path}).refused(act(b.as(operator)), code)
			})
		}
	}
	for operator, sees := range map[string]bool{
		"": false, "a-officer": true, "machine": true, "a-finance": true, "a-auditor": true, "a-clerk": false, "a-approver": false, "a-admin": false, "gone": false, "nobody": false,
	} {
		if _, err := b.as(operator).Roster(of2026(7)); (err == nil) != sees {
			t.Errorf("%q looks at the roster: %v", operator, err)
		}
	}
	b.ok(acts["confirm"](b.as("a-officer")))
}

// TestExpectations: the total and the lines that the confirmer states.
func TestExpectations(t *testing.T) {
	b := qinghe(t)
	july := of2026(7)
	is := b.submits(july).Seal.All
	confirm := func(amount calc.Money, lines int) error {
		_, err := b.as("wang").Confirm(july, casework.Expectation{Total: &amount, Lines: &lines})
		return err
	}
	for range 2 { // before it is confirmed, and after
		b.refused(confirm(is.Amount+1, is.Lines), "roster.other_total")
		b.refused(confirm(is.Amount-1, is.Lines), "roster.other_total")
		b.refused(confirm(0, is.Lines), "roster.other_total")
		b.refused(confirm(is.Amount, is.Lines+1), "roster.other_lines")
		b.refused(confirm(is.Amount, 0), "roster.other_lines")
		_, err := b.as("wang").Confirm(july, casework.Expectation{Lines: &is.Households})
		if is.Households != is.Lines {
			b.refused(err, "roster.other_lines")
		}
		b.ok(confirm(is.Amount, is.Lines))
	}
}

// TestM2ChangedBetween changes something between submitting and confirming: what
// the roster says may not differ from what was submitted; both digests are told (M2).
func TestM2ChangedBetween(t *testing.T) {
	const decisions, households, members = "household,id,program,decision,from,reason", "household,phone,payee,payee_id,account,region", "household,name,id,relation"
	rows := []struct {
		name   string
		change func(*bureau)
		seen   bool
	}{
		{"a decision for the month", func(b *bureau) { b.typed("decision", decisions, "000001,,dibao,stop,2026-07,death") }, true},
		{"a decision for later", func(b *bureau) { b.typed("decision", decisions, "000001,,dibao,stop,2026-12,death") }, true}, // the horizon is part of the seal
		{"the account", func(b *bureau) { b.typed("household", "household,account", "000001,6256722073133911879") }, true},
		{"the payee", func(b *bureau) { b.typed("household", "household,payee,payee_id", "000001,孙勇,999999196004200903") }, true},
		{"the head's name", func(b *bureau) { b.typed("member", members, "000001,黄娜娜,999999198506307574,head") }, true},
		{"the village", func(b *bureau) { b.typed("household", "household,region", "000001,999901001002") }, true},
		{"the tables, for the month", func(b *bureau) { b.loads(qingheFolder + "/policy2") }, true},
		{"the tables, for another month", func(b *bureau) {
			b.loads(b.amended("policy", map[string]string{"standard": "dibao,,urban,,2027-01,700,month,民发〔2026〕1号"}))
		}, true}, // the tables are part of the seal
		{"a telephone number", func(b *bureau) { b.typed("household", "household,phone", "000001,13900000000") }, false},
		{"an item, which no decision rests on yet", func(b *bureau) {
			b.typed("item", "household,id,kind,amount,per", "000001,,transfer,999,month")
		}, false},
		{"an operator", func(b *bureau) {
			b.ok(b.as("admin").AddOperator(store.Operator{Name: "zhao", Roles: []store.Role{store.Clerk}}, testKey()))
		}, false},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			b := qinghe(t)
			july := of2026(7)
			first := b.submits(july)
			row.change(b)
			if r := b.roster(july); r.Stale != row.seen || (r.State == roster.Submitted) == row.seen {
				t.Errorf("state %s, stale %v", r.State, r.Stale)
			}
			_, err := b.as("wang").Confirm(july, nothingExpected)
			if !row.seen {
				b.ok(err)
				return
			}
			b.refused(err, "roster.changed")
			_, err = b.as("li").Submit(july, nil, false)
			b.refused(err, "roster.changed")
			var r *calc.Refusal
			if now := b.roster(july).Digest; errors.As(err, &r) && !slices.Equal(r.Args, []string{july.String(), first.Digest.Short(), now.Short()}) {
				t.Errorf("refused with %q; submitted %s, now %s", r.Args, first.Digest.Short(), now.Short())
			}
			again, err := b.as("wang").Submit(july, nil, true)
			if b.ok(err); again.Already || again.Digest == first.Digest || again.Seal.SubmittedBy != "wang" {
				t.Errorf("submitted again: %+v", again)
			}
			if r := b.roster(july); r.State != roster.Submitted || r.Stale {
				t.Errorf("submitted again: state %s, stale %v", r.State, r.Stale)
			}
			_, err = b.as("wang").Confirm(july, nothingExpected)
			b.refused(err, "roster.same_person")
			done, err := b.as("li").Confirm(july, nothingExpected)
			if b.ok(err); done.Digest != again.Digest {
				t.Errorf("confirmed %s, submitted %s", done.Digest.Short(), again.Digest.Short())
			}
			b.sound()
			if _, deviations, err := b.as("li").Replay(0); err != nil || len(deviations) > 0 {
				t.Errorf("replay: %v, %+v", err, deviations)
			}
		})
	}
}

// TestChangedBack: what was changed and changed back is what was submitted,
// but for decisions, which stay on record.
func TestChangedBack(t *testing.T) {
	b := qinghe(t)
	b.submits(of2026(7))
	b.typed("household", "household,account", "000001,6256722073133911879")
	b.typed("household", "household,account", "000001,6256722073133911878")
	_, err := b.as("wang").Confirm(of2026(7), nothingExpected)
	b.ok(err)
}

// withoutAccounts is the county before July with two households whose account
// is missing: two findings that block.
func withoutAccounts(t *testing.T) *bureau {
	b := qinghe(t)
	b.typed("household", "household,account", "000001,", "000010,")
	return b
}

// TestOverrides: by name and reason, each for its own finding.
func TestOverrides(t *testing.T) {
	b := withoutAccounts(t)
	july := of2026(7)
	lift := func(code, household string) roster.Override {
		return roster.Override{Code: code, Household: calc.HouseholdNumber(household), By: "somebody else", Reason: "pays by cheque"}
	}
	const one, ten = "account.missing 000001", "account.missing 000010"
	for _, row := range []struct {
		name      string
		overrides []roster.Override
		left      []string
	}{
		{"none", nil, []string{one, ten}},
		{"one", []roster.Override{lift("account.missing", "000001")}, []string{ten}},
		{"the other", []roster.Override{lift("account.missing", "000010")}, []string{one}},
		{"another code", []roster.Override{lift("id.invalid", "000001")}, []string{one, ten}},
		{"another household", []roster.Override{lift("account.missing", "000002")}, []string{one, ten}},
		{"no household", []roster.Override{lift("account.missing", "")}, []string{one, ten}},
		{"another person", []roster.Override{{Code: "account.missing", Household: "000001", Person: "999999196004200903", Reason: "?"}}, []string{one, ten}},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, err := b.as("li").Submit(july, row.overrides, false)
			(&bureau{t, b.path}).blockedBy(err, row.left...)
		})
	}
	both := []roster.Override{lift("account.missing", "000001"), lift("account.missing", "000010")}
	for _, idle := range []roster.Override{lift("account.missing", "000002"), lift("id.invalid", "000001"), lift("account.luhn", "000001")} {
		_, err := b.as("li").Submit(july, append(slices.Clone(both), idle), false)
		b.refused(err, "override.nothing") // none in advance, and none of what only warns
	}
	s, err := b.as("li").Submit(july, both, false)
	b.ok(err)
	if s.Seal.Blocks != 2 || len(s.Seal.Overrides) != 2 {
		t.Errorf("%d blocks, overrides %+v", s.Seal.Blocks, s.Seal.Overrides)
	}
	for _, o := range s.Seal.Overrides {
		if o.By != "li" || o.Reason != "pays by cheque" {
			t.Errorf("override %+v is not in the name of who made it", o)
		}
	}
	done, err := b.as("wang").Confirm(july, nothingExpected)
	if b.ok(err); done.Digest != s.Digest {
		t.Error("confirmed something else than was submitted")
	}
	r := b.roster(july)
	blocks := 0
	for _, f := range r.Findings {
		if f.Block {
			blocks++
		}
	}
	if blocks != 2 || len(r.Blocking()) != 0 || len(r.Seal.Overrides) != 2 {
		t.Errorf("sealed with %d blocks, %d not lifted, %d overrides", blocks, len(r.Blocking()), len(r.Seal.Overrides))
	}
	if e := b.line(july, "000001", calc.Dibao); e.Payment != "" || e.Total() == 0 {
		t.Errorf("the line of %s without an account has payment %q", e.Total(), e.Payment)
	}
	_, err = b.as("li").Submit(july+1, nil, false)
	b.blockedBy(err, one, ten) // an override is for its month
	if _, deviations, err := b.as("li").Replay(0); err != nil || len(deviations) > 0 {
		t.Errorf("replay: %v, %+v", err, deviations)
	}
	b.sound()
}

// TestOverridesAdd: an override holds for later submissions of the month, and
// what they add is added.
func TestOverridesAdd(t *testing.T) {
	b := withoutAccounts(t)
	july := of2026(7)
	lift := func(household string) []roster.Override {
		return []roster.Override{{Code: "account.missing", Household: calc.HouseholdNumber(household), Reason: "pays by cheque"}}
	}
	b.typed("household", "household,account", "000010,6269791415471395143")
	_, err := b.as("li").Submit(july, lift("000001"), false)
	b.ok(err)
	b.typed("household", "household,account", "000010,")
	_, err = b.as("wang").Confirm(july, nothingExpected)
	b.blockedBy(err, "account.missing 000010") // nobody has seen that one
	_, err = b.as("wang").Submit(july, nil, true)
	b.blockedBy(err, "account.missing 000010")
	s, err := b.as("wang").Submit(july, lift("000010"), true)
	b.ok(err)
	if os := s.Seal.Overrides; len(os) != 2 || os[0].By != "li" || os[1].By != "wang" {
		t.Errorf("overrides %+v", os)
	}
	_, err = b.as("li").Confirm(july, nothingExpected)
	b.ok(err)
}

// TestOverridesAgain: submitting the same with the same overrides is submitting
// the same.
func TestOverridesAgain(t *testing.T) {
	b := withoutAccounts(t)
	overrides := []roster.Override{
		{Code: "account.missing", Household: "000001", Reason: "pays by cheque"}, {Code: "account.missing", Household: "000010", Reason: "pays by cheque"},
	}
	first, err := b.as("li").Submit(of2026(7), overrides, false)
	b.ok(err)
	again, err := b.as("li").Submit(of2026(7), overrides, false)
	if err != nil || !again.Already || again.Digest != first.Digest {
		t.Errorf("the same again: %+v, %v", again, err)
	}
}

// TestOverrideNeedsReason: an override without a reason is none (R6).
func TestOverrideNeedsReason(t *testing.T) {
	b := withoutAccounts(t)
	for _, reason := range []string{"", " "} {
		_, err := b.as("li").Submit(of2026(7), []roster.Override{
			{Code: "account.missing", Household: "000001", Reason: reason}, {Code: "account.missing", Household: "000010", Reason: reason},
		}, false)
		if err == nil {
			t.Fatalf("submitted with the reason %q", reason)
		}
	}
}

// TestOrderOfMonthsStands: that the month before is confirmed is no finding
// among others that somebody could let pass (R6).
func TestOrderOfMonthsStands(t *testing.T) {
	b := qinghe(t)
	_, err := b.as("li").Submit(of2026(8), []roster.Override{{Code: "month.before_open", Reason: "in a hurry"}}, false)
	if err == nil {
		_, err = b.as("wang").Confirm(of2026(8), nothingExpected)
	}
	if err == nil {
		t.Error("August is confirmed before July")
	}
}

// TestDryActs: an office that only tries finds the same refusals and changes
// nothing.
func TestDryActs(t *testing.T) {
	b := qinghe(t)
	dry := func(operator string) *casework.Office {
		o := b.as(operator)
		o.Dry = true
		return o
	}
	entries := b.journal()
	s, err := dry("li").Submit(of2026(7), nil, false)
	if b.ok(err); s.Already || b.journal() != entries || b.roster(of2026(7)).State != roster.Draft {
		t.Errorf("a dry submission left something behind: %+v", s)
	}
	b.submits(of2026(7))
	_, err = dry("li").Confirm(of2026(7), nothingExpected)
	b.refused(err, "roster.same_person")
	_, err = dry("wang").Confirm(of2026(7), nothingExpected)
	if b.ok(err); b.roster(of2026(7)).State != roster.Submitted {
		t.Error("a dry confirmation confirmed")
	}
}
