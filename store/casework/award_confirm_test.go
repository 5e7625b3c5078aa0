package casework_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/store"
	"doudi/store/casework"
)

// Who may confirm a waiting decision: another than its maker, of the township or
// the county, within the authority.
func TestWhoConfirms(t *testing.T) {
	b := delegated(t)
	b.admits("gao", store.Auditor)
	b.ok(b.as("admin").AddOperator(store.Operator{Name: "night", Machine: true}, testKey()))
	small := b.proposes("sun", determine()) // within the township's authority
	big := determine()                      // of the relatives' file: the county's
	big.Household, big.PerCapita, big.Given, big.Heard = "1", calc.Whole(100), true, heard
	large := b.proposes("zhao", big)
	for _, tc := range []struct {
		operator     string
		small, large string
	}{
		{"sun", "decision.own", "decision.beyond"},
		{"zhao", "operator.forbidden", "operator.forbidden"},
		{"wu", "operator.township", "operator.township"},
		{"gao", "operator.forbidden", "operator.forbidden"},
		{"admin", "operator.forbidden", "operator.forbidden"},
		{"night", "operator.machine", "operator.machine"},
		{"qian", "", "decision.beyond"},
		{"zheng", "", ""},
		{"wang", "", ""},
	} {
		for number, code := range map[uint64]string{small.Number: tc.small, large.Number: tc.large} {
			o := b.as(tc.operator)
			o.Dry = true
			_, err := o.ConfirmDecision(number)
			_, seen := b.as(tc.operator).PreviewWaiting(number)
			if code == "" {
				b.ok(errors.Join(err, seen))
				continue
			}
			b.refused(err, code)
			b.refused(seen, code)
		}
	}
	b.confirms("qian", small.Number)
	if _, err := b.as("qian").ConfirmDecision(small.Number); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("confirmed twice: %v", err)
	}
}

// Whatever changes after a decision was recorded voids it, and the refusal names
// it; recorded anew it can be confirmed.
func TestChangedFactsVoid(t *testing.T) {
	for _, tc := range []struct {
		name, code string
		change     func(b *bureau)
	}{
		{"a member", "decision.household_changed", func(b *bureau) { b.typed("member", "household,name,id,relation", "2,刘小,"+none+",child") }},
		{"an item", "decision.household_changed", func(b *bureau) { b.typed("item", "household,kind,amount,per", "2,transfer,100,month") }},
		{"a telephone", "decision.household_changed", func(b *bureau) { b.typed("household", "household,phone", "2,13911111111") }},
		{"another decision", "decision.award_changed", func(b *bureau) {
			b.typed("decision", "household,program,decision,from,percapita", "2,dibao,determine,2026-08,10")
		}},
		{"the tables", "decision.tables_changed", func(b *bureau) {
			b.loads(b.amended("policy", map[string]string{"authority": "dibao,2000,township,2025-01,民发〔2026〕1号", "document": "x,x,x,2026-01-05", dibaoBesideTekun: dibaoBesideTekunNow}))
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := delegated(t)
			v := b.proposes("zhao", determine())
			tc.change(b)
			_, err := b.as("qian").ConfirmDecision(v.Number)
			b.refused(err, tc.code)
			if n := len(b.dibao("2").Decisions); n != strings.Count(tc.name, "decision") {
				t.Errorf("%d decisions are on record", n)
			}
			again, err := b.as("zhao").Renew(v.Number, nil)
			if calc.Refused(err, "decision.unheard") { // the change makes it a reduction
				return
			}
			b.ok(err)
			if again.Number == v.Number {
				t.Error("renewed under the same number")
			}
			b.confirms("zheng", again.Number)
		})
	}
}

// Somebody who has seen a preview records only what they saw.
func TestRecordWhatWasSeen(t *testing.T) {
	b := delegated(t)
	q := determine()
	v, err := b.as("zhao").Preview(&q)
	b.ok(err)
	seen := v.Basis.Digest()
	b.typed("item", "household,kind,amount,per", "2,transfer,100,month")
	_, err = b.as("zhao").Record(&q, &seen)
	b.refused(err, "decision.moved_on")
	v, err = b.as("zhao").Preview(&q)
	b.ok(err)
	seen = v.Basis.Digest()
	done, err := b.as("zhao").Record(&q, &seen)
	b.ok(err)
	if done.Months[0].After != 495_00 {
		t.Errorf("recorded %+v", done.Months)
	}
	_, err = b.as("zhao").Record(&q, nil)
	b.refused(err, "decision.waiting")
}

// A waiting decision blocks the months that it counts for and no other.
func TestWaitingBlocksItsMonths(t *testing.T) {
	b := delegated(t)
	q := determine()
	q.From, q.Reason = of2026(8), "漏保"
	v := b.proposes("zhao", q)
	for m, want := range map[int]bool{7: false, 8: true, 9: true} {
		found := false
		for _, f := range b.roster(of2026(m)).Blocking() {
			found = found || f.Code == "decision.unconfirmed" && f.Household == "2"
		}
		if found != want {
			t.Errorf("2026-%02d is blocked: %v", m, found)
		}
	}
	_, err := b.as("zheng").Withdraw(v.Number, " ")
	b.refused(err, "decision.unreasoned")
	_, err = b.as("wu").Withdraw(v.Number, "x")
	b.refused(err, "operator.township")
	_, err = b.as("zheng").Withdraw(v.Number, "材料不全")
	b.ok(err)
	for _, f := range b.roster(of2026(8)).Blocking() {
		if f.Code == "decision.unconfirmed" {
			t.Error("it blocks after it was withdrawn")
		}
	}
	entries, err := b.as("li").Journal(1)
	b.ok(err)
	if e := entries[0]; e.Act != "award.withdraw" || e.Subject != "2" || !strings.HasSuffix(e.Reason, "材料不全") {
		t.Errorf("the journal has %+v", e)
	}
}

// The month that an award begins with follows from the programme and the tables,
// on the day before, on and after the turn of a month.
func TestBeginningMonths(t *testing.T) {
	b := delegated(t)
	tables := map[string]string{
		"law":         "",
		"same month":  "parameter:pay.from,same_month,2025-01,民发〔2026〕1号",
		"application": "parameter:pay.from.nursing,application_month,2025-01,民发〔2026〕1号",
	}
	for _, tc := range []struct {
		tables  string
		program calc.Program
		today   calc.Day
		applied calc.Day
		want    calc.Month
	}{
		{"law", calc.Dibao, 20261130, 0, of2026(12)},
		{"law", calc.Dibao, 20261201, 0, of2026(13)},
		{"law", calc.Dibao, 20261130, 20261001, of2026(12)},
		{"law", "orphan", 20261231, 0, of2026(13)},
		{"law", "nursing", 20261130, 0, of2026(11)},
		{"law", "nursing", 20261201, 20261130, of2026(11)},
		{"law", "nursing", 20261201, 20261201, of2026(12)},
		{"application", "nursing", 20261201, 20261031, of2026(10)},
		{"same month", calc.Dibao, 20261130, 0, of2026(11)},
		{"same month", calc.Dibao, 20261201, 0, of2026(12)},
		{"same month", "nursing", 20261201, 20261130, of2026(11)}, // its own rule comes first
	} {
		if _, row, found := strings.Cut(tables[tc.tables], ":"); found {
			b.loads(b.amended("policy", map[string]string{"parameter": row, dibaoBesideTekun: dibaoBesideTekunNow}))
		} else {
			b.loads(b.amended("policy", map[string]string{dibaoBesideTekun: dibaoBesideTekunNow}))
		}
		o := b.as("li")
		o.Today = tc.today
		q := casework.Proposal{Household: "2", Program: tc.program, Kind: calc.Determine, Applied: tc.applied}
		if tc.program.Flat() {
			q.Person = "刘五"
		}
		if tc.program == "nursing" {
			q.Class = "2"
		}
		v, err := o.Preview(&q)
		if err != nil || v.Decision.From != tc.want {
			t.Errorf("%+v: %v, %v", tc, v, err)
		}
	}
}

// The leading group's amount is confirmed by the county with the minutes named.
func TestLeadingGroup(t *testing.T) {
	b := delegated(t)
	b.loads(b.amended("policy", map[string]string{
		"authority": "dibao,1,county,2025-01,民发〔2026〕1号", dibaoBesideTekun: dibaoBesideTekunNow,
	}))
	q := determine()
	q.Minutes = "清救〔2026〕3号"
	v := b.proposes("zhao", q)
	if v.Level != policy.AtGroup {
		t.Errorf("to be confirmed by the %s", v.Level)
	}
	_, err := b.as("qian").ConfirmDecision(v.Number)
	b.refused(err, "decision.beyond")
	if d := b.confirms("zheng", v.Number).Decision; d.Warrant.Minutes != q.Minutes {
		t.Errorf("confirmed with the minutes %q", d.Warrant.Minutes)
	}
}

// TestAwardsOfATownship: those of one township see what is theirs alone.
func TestAwardsOfATownship(t *testing.T) {
	b := delegated(t)
	b.proposes("zhao", determine())
	for _, tc := range []struct {
		operator      string
		filter        casework.AwardFilter
		waiting, rows int
		code          string
	}{
		{"zhao", casework.AwardFilter{}, 1, 3, ""},
		{"li", casework.AwardFilter{}, 1, 3, ""},
		{"li", casework.AwardFilter{Program: calc.Tekun}, 0, 1, ""},
		{"li", casework.AwardFilter{Household: "2"}, 1, 1, ""},
		{"li", casework.AwardFilter{Household: "1"}, 0, 2, ""},
		{"li", casework.AwardFilter{Region: "999901001001"}, 0, 2, ""},
		{"wu", casework.AwardFilter{}, 0, 0, ""},
		{"wu", casework.AwardFilter{Household: "2"}, 0, 0, ""},
		{"wu", casework.AwardFilter{Region: "999901001"}, 0, 0, "operator.township"},
	} {
		n := 0
		waiting, err := b.as(tc.operator).Awards(tc.filter, func(*casework.AwardRow) error { n++; return nil })
		if tc.code != "" {
			b.refused(err, tc.code)
			continue
		}
		if b.ok(err); len(waiting) != tc.waiting || n != tc.rows {
			t.Errorf("%s %+v: %d wait, %d awards", tc.operator, tc.filter, len(waiting), n)
		}
	}
}

// A notice tells the decision that was asked for; an imported one has none.
func TestNotices(t *testing.T) {
	b := delegated(t)
	first := b.two(determine())
	left := b.two(casework.Proposal{Household: "2", Program: calc.Dibao, Kind: calc.Stop, StopReason: calc.Voluntary, From: of2026(13), Heard: heard})
	if last := len(left.Months) - 1; last < 1 || left.Months[0].After != 3*615_00 || left.Months[last].Month <= of2026(13) || left.Months[last].After != 0 {
		t.Errorf("the bonus is paid once, and the preview says %+v", left.Months)
	}
	n, err := b.as("zhao").IssueNotice(&casework.NoticeAsked{Household: "2", Program: calc.Dibao})
	b.ok(err)
	if n.First || n.Decision.Kind != calc.Stop || n.Before != 615_00 || n.After != 3*615_00 {
		t.Errorf("the last: %+v", n)
	}
	n, err = b.as("zhao").IssueNotice(&casework.NoticeAsked{Household: "2", Program: calc.Dibao, Decision: first.Decision.Seq})
	b.ok(err)
	if !n.First || n.Number != first.Decision.Seq || n.After != 615_00 || !slices.Equal(n.Documents, []string{"民发〔2026〕1号《关于调整救助标准的通知》"}) {
		t.Errorf("the first: %+v", n)
	}
	if r := n.Remedy; r.ReviewDays != 0 || r.ActionMonths != 0 || len(r.Documents) != 0 {
		t.Errorf("contested within %+v, of which the tables say nothing", r)
	}
	b.loads(b.amended("policy", map[string]string{
		"parameter": "remedy.review,60,2025-01,复议法\nremedy.action,6,2025-01,诉讼法\nremedy.action.nursing,3,2025-01,诉讼法",
		"document":  "复议法,主席令第九号,中华人民共和国行政复议法,2023-09-01\n诉讼法,主席令第七十一号,中华人民共和国行政诉讼法,2017-06-27",
	}))
	n, err = b.as("zhao").IssueNotice(&casework.NoticeAsked{Household: "2", Program: "nursing", Refused: "等级不符"})
	b.ok(err)
	if r := n.Remedy; r.ReviewDays != 60 || r.ActionMonths != 3 || !slices.Equal(r.Documents, []string{"主席令第九号《中华人民共和国行政复议法》", "主席令第七十一号《中华人民共和国行政诉讼法》"}) {
		t.Errorf("contested within %+v", r)
	}
	_, err = b.as("zhao").IssueNotice(&casework.NoticeAsked{Household: "2", Program: calc.Tekun, Person: "刘五"})
	b.refused(err, "notice.no_decision")
	_, err = b.as("wu").IssueNotice(&casework.NoticeAsked{Household: "2", Program: calc.Dibao})
	b.refused(err, "operator.township")
}

// owed is what the dibao award of household 2 is owed for a month by its roster.
func (b *bureau) owed(m calc.Month) calc.Money {
	b.Helper()
	e := b.entries(b.roster(m))[calc.AwardKey{Household: "2", Program: calc.Dibao}]
	return e.Amounts.Total()
}

// TestDecisionsAtRandom: whatever is decided in whatever order, by whomever, the
// store stays whole, no decision has one hand alone, and what a confirmed decision
// showed as the money of its month is what the month is then owed.
func TestDecisionsAtRandom(t *testing.T) {
	b := delegated(t)
	people := []string{"zhao", "qian", "sun", "wu", "zheng", "li", "wang"}
	waiting := map[uint64]string{} // who recorded it
	rapid.Check(t, func(rt *rapid.T) {
		who := rapid.SampledFrom(people).Draw(rt, "who")
		if len(waiting) > 0 && rapid.Bool().Draw(rt, "confirm") {
			for number, maker := range waiting {
				v, err := b.as(who).ConfirmDecision(number)
				if err == nil && who == maker {
					rt.Fatalf("%s confirmed their own", who)
				}
				if err != nil {
					if _, err := b.as(maker).Withdraw(number, "x"); err != nil {
						rt.Fatal(err)
					}
				} else if m := v.Months[0]; b.owed(m.Month) != m.After {
					rt.Fatalf("%s shows %s, and is owed %s", m.Month, m.After, b.owed(m.Month))
				}
			}
			clear(waiting)
			return
		}
		q := casework.Proposal{
			Household: "2", Program: calc.Dibao, Kind: calc.DecisionKind(rapid.IntRange(1, 5).Draw(rt, "kind")), From: of2026(rapid.IntRange(7, 16).Draw(rt, "from")),
			Reason: "x", Heard: heard, StopReason: calc.OtherStopReason, Given: true, PerCapita: calc.Whole(int64(rapid.IntRange(0, 600).Draw(rt, "income"))),
		}
		if v, err := b.as(who).Record(&q, nil); err == nil {
			waiting[v.Number] = who
		} else if refusal := new(calc.Refusal); !errors.As(err, &refusal) {
			rt.Fatal(err)
		}
	})
	_, err := b.as("li").Verify()
	b.ok(err)
	if n := len(b.dibao("2").Decisions); n < 3 && !testing.Short() {
		t.Errorf("only %d decisions were confirmed", n)
	}
	for i, d := range b.dibao("2").Decisions {
		if d.ConfirmedBy == d.RecordedBy || d.Warrant == nil {
			t.Errorf("decision %d is by %q and %q", i, d.RecordedBy, d.ConfirmedBy)
		}
	}
}
