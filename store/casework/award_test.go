package casework_test

import (
	"testing"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/store"
	"doudi/store/casework"
)

// A change of the tables by which dibao may be paid beside tekun, which household 2's
// Liu has, so that decisions on both can be tried.
const (
	dibaoBesideTekun    = "exclusive:dibao,tekun,2025-01,民发〔2026〕1号"
	dibaoBesideTekunNow = "dibao,tekun,2030-01,民发〔2026〕1号"
)

// delegated is the parish with its families, its tables saying that townships
// confirm dibao up to 1000 yuan, and with clerks and approvers of two townships
// and of the county.
func delegated(t *testing.T) *bureau {
	t.Helper()
	b := parish(t)
	b.loads(b.amended("policy", map[string]string{
		"authority":      "dibao,1000,township,2025-01,民发〔2026〕1号\ndibao,5000,county,2025-01,民发〔2026〕1号\ndibao,,group,2025-01,民发〔2026〕1号\nnursing,,township,2025-01,民发〔2026〕1号",
		"parameter":      "taper.months,6,2025-01,民发〔2026〕1号",
		dibaoBesideTekun: dibaoBesideTekunNow,
	}))
	b.takes(home)
	for name, op := range map[string]store.Operator{
		"zhao": {Roles: []store.Role{store.Clerk}, Township: "999901001"}, "qian": {Roles: []store.Role{store.Approver}, Township: "999901001"},
		"sun": {Roles: []store.Role{store.Clerk, store.Approver}, Township: "999901001"}, "wu": {Roles: []store.Role{store.Clerk, store.Approver}, Township: "999901002"},
		"zheng": {Roles: []store.Role{store.Approver}},
	} {
		op.Name = name
		b.ok(b.as("admin").AddOperator(op, testKey()))
	}
	return b
}

// heard is a hearing as it should be.
var heard = calc.Heard{Day: calc.NewDay(2026, 11, 20), Statement: "同意"}

// proposes has a decision recorded that must be.
func (b *bureau) proposes(operator string, q casework.Proposal) *casework.Preview {
	b.Helper()
	v, err := b.as(operator).Record(&q, nil)
	b.ok(err)
	return v
}

// confirms has a waiting decision confirmed that must be.
func (b *bureau) confirms(operator string, number uint64) *casework.Preview {
	b.Helper()
	v, err := b.as(operator).ConfirmDecision(number)
	b.ok(err)
	return v
}

// two has a decision made by a clerk and an approver of the township.
func (b *bureau) two(q casework.Proposal) *casework.Preview {
	b.Helper()
	return b.confirms("qian", b.proposes("zhao", q).Number)
}

func determine() casework.Proposal {
	return casework.Proposal{Household: "2", Program: calc.Dibao, Kind: calc.Determine}
}

// determineEdge is one that excludes nothing that household 2 has.
func determineEdge() casework.Proposal {
	return casework.Proposal{Household: "2", Program: calc.Edge, Kind: calc.Determine}
}

// The life of an award by hand: determined, suspended, resumed, tapered, stopped;
// each month owes what the decisions say.
func TestAwardByTwoHands(t *testing.T) {
	b := delegated(t)
	v := b.two(determine())
	if v.Decision.From != of2026(12) || v.Level != policy.AtTownship || v.Decision.Facts.Mode != calc.WholeHousehold || len(v.Decision.Facts.Insured) != 1 {
		t.Errorf("determined as %+v", v)
	}
	// 512.50 rural in the first township, and 20 % of it for the aged.
	if got := v.Months; len(got) != 1 || got[0].Before != 0 || got[0].After != 615_00 {
		t.Errorf("the money of the months: %+v", got)
	}
	if e := b.line(of2026(12), "2", calc.Dibao); e.Amounts.Total() != 615_00 {
		t.Errorf("December pays %s", e.Amounts.Total())
	}
	steps := []struct {
		q    casework.Proposal
		want calc.Money // of 2027-02
	}{
		{casework.Proposal{Kind: calc.Suspend, From: of2026(13), Reason: "外出", Heard: heard}, 0},
		{casework.Proposal{Kind: calc.Resume, From: of2026(13), Reason: "已核实"}, 615_00},
		{casework.Proposal{Kind: calc.Taper, From: of2026(13), Reason: "就业", Until: of2026(14), Heard: heard}, 615_00},
		{casework.Proposal{Kind: calc.Stop, From: of2026(14), StopReason: calc.IncomeAbove, Heard: heard}, 0},
	}
	for _, s := range steps {
		s.q.Household, s.q.Program = "2", calc.Dibao
		v := b.two(s.q)
		if last := v.Months[len(v.Months)-1]; v.Months[0].Month != s.q.From || last.Month < s.q.From {
			t.Errorf("%s shows the months %+v", s.q.Kind, v.Months)
		}
		if got := b.line(of2026(14), "2", calc.Dibao).Amounts.Total(); got != s.want {
			t.Errorf("after %s February 2027 is owed %s, want %s", s.q.Kind, got, s.want)
		}
	}
	if ds := b.dibao("2").Decisions; len(ds) != 5 || ds[4].RecordedBy != "zhao" || ds[4].ConfirmedBy != "qian" || ds[4].Warrant.Hearing.Person != "刘五" {
		t.Errorf("on record: %+v", ds)
	}
	_, err := b.as("li").Verify()
	b.ok(err)
}

// dibao is a household's own dibao award.
func (b *bureau) dibao(n calc.HouseholdNumber) calc.Award {
	b.Helper()
	for _, a := range b.awards(n) {
		if a.Program == calc.Dibao && a.Person == "" {
			return a
		}
	}
	return calc.Award{}
}

// A preview names the decisions that no longer count, and changes nothing.
func TestPreviewOfADecision(t *testing.T) {
	b := delegated(t)
	before := b.holds()
	q := casework.Proposal{Household: "1", Program: calc.Dibao, Kind: calc.Determine, From: of2026(7), Reason: "更正", PerCapita: calc.Whole(100), Given: true}
	v, err := b.as("zhao").Preview(&q)
	b.ok(err)
	if b.holds() != before {
		t.Error("a preview has changed the store")
	}
	b.refused(v.Missing, "decision.unheard")
	if len(v.Replaced) != 1 || v.Replaced[0].From != of2026(7) || v.Ends == nil || v.Ends.Seq != v.Replaced[0].Seq {
		t.Errorf("replaces %+v, ends %+v", v.Replaced, v.Ends)
	}
	if len(v.Months) != 6 || v.Months[0].Month != of2026(7) || v.Months[5].Month != of2026(12) || v.Months[0] == v.Months[1] {
		t.Errorf("months %+v", v.Months)
	}
	for _, m := range v.Months {
		if m.Before == m.After {
			t.Errorf("%s is owed %s before and after", m.Month, m.After)
		}
	}
	if v.Level != policy.AtCounty {
		t.Errorf("a family of the relatives' file is confirmed by the %s", v.Level)
	}
}

func TestDecisionsRefused(t *testing.T) {
	b := delegated(t)
	b.admits("gao", store.Finance)
	on := func(change func(q *casework.Proposal)) casework.Proposal {
		q := casework.Proposal{Household: "1", Program: calc.Dibao, Kind: calc.Stop, StopReason: calc.IncomeAbove, Heard: heard}
		change(&q)
		return q
	}
	for _, tc := range []struct {
		name, operator, code string
		q                    casework.Proposal
	}{
		{"no hearing", "zhao", "decision.unheard", on(func(q *casework.Proposal) { q.Heard = calc.Heard{} })},
		{"a day without words", "zhao", "decision.heard_what", on(func(q *casework.Proposal) { q.Heard.Statement = " " })},
		{"words without a day", "zhao", "decision.heard_what", on(func(q *casework.Proposal) { q.Heard.Day = 0 })},
		{"heard tomorrow", "zhao", "decision.future", on(func(q *casework.Proposal) { q.Heard.Day = calc.NewDay(2026, 11, 22) })},
		{"visited tomorrow", "zhao", "decision.future", on(func(q *casework.Proposal) { q.Reviewed = calc.NewDay(2026, 11, 22) })},
		{"applied tomorrow", "zhao", "decision.future", on(func(q *casework.Proposal) { q.Applied = calc.NewDay(2026, 11, 22) })},
		{"voluntary without a hearing", "zhao", "decision.unheard", on(func(q *casework.Proposal) { q.StopReason, q.Heard = calc.Voluntary, calc.Heard{} })},
		{"suspended without a hearing", "zhao", "decision.unheard", on(func(q *casework.Proposal) { q.Kind, q.StopReason, q.Heard = calc.Suspend, 0, calc.Heard{} })},
		{"less without a hearing", "zhao", "decision.unheard", on(func(q *casework.Proposal) {
			q.Kind, q.StopReason, q.Heard, q.Given, q.PerCapita = calc.Determine, 0, calc.Heard{}, true, calc.Whole(600)
		})},
		{"earlier without a reason", "zhao", "decision.backdated", on(func(q *casework.Proposal) { q.From = of2026(11) })},
		{"too far ahead", "zhao", "decision.too_far", on(func(q *casework.Proposal) { q.From = of2026(24) })},
		{"resumed without a suspension", "zhao", "decision.not_suspended", on(func(q *casework.Proposal) { q.Kind, q.StopReason = calc.Resume, 0 })},
		{"an award that never was", "zhao", "decision.no_award", on(func(q *casework.Proposal) { q.Household = "2" })},
		{"tapered too long", "zhao", "decision.taper_long", on(func(q *casework.Proposal) { q.Kind, q.StopReason, q.Until = calc.Taper, 0, of2026(18) })},
		{"a taper that ends before it begins", "zhao", "decision.until", on(func(q *casework.Proposal) { q.Kind, q.StopReason, q.Until = calc.Taper, 0, of2026(11) })},
		{"a taper of nothing", "zhao", "decision.not_paid", on(func(q *casework.Proposal) { q.Kind, q.StopReason, q.From, q.Reason = calc.Taper, 0, of2026(7), "x" })},
		{"stopped before it began", "zhao", "decision.ended", on(func(q *casework.Proposal) { q.From, q.Reason = of2026(6), "x" })},
		{"another township", "wu", "operator.township", on(func(*casework.Proposal) {})},
		{"an approver", "qian", "operator.forbidden", on(func(*casework.Proposal) {})},
		{"finance", "gao", "operator.forbidden", on(func(*casework.Proposal) {})},
		{"nobody of the family", "zhao", "member.unknown", on(func(q *casework.Proposal) { q.Person = "9999" })},
		{"a tail too short", "zhao", "member.unknown", on(func(q *casework.Proposal) { q.Insured = []string{zhang[15:]} })},
		{"the leading group's amount", "zhao", "decision.minutes", on(func(q *casework.Proposal) {
			q.Kind, q.StopReason, q.Class = calc.Determine, 0, "big"
		})},
	} {
		if tc.name == "the leading group's amount" {
			b.loads(b.amended("policy", map[string]string{"authority": "dibao,1,county,2025-01,民发〔2026〕1号", "standard": "dibao,big,,,2025-01,900,month,民发〔2026〕1号"}))
		}
		t.Run(tc.name, func(t *testing.T) {
			b := &bureau{t, b.path}
			before := b.holds()
			_, err := b.as(tc.operator).Record(&tc.q, nil)
			b.refused(err, tc.code)
			v, err := b.as(tc.operator).Preview(&tc.q)
			if err == nil {
				err = v.Missing // what can still be brought is shown beforehand
			}
			b.refused(err, tc.code)
			if b.holds() != before {
				t.Error("the store has changed")
			}
		})
	}
}
