package casework_test

import (
	"testing"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/calc/records"
	"doudi/calc/review"
	"doudi/store/casework"
)

// nursingOf is the subsidy of household 1's Zhang, who heads it.
func nursingOf(kind calc.DecisionKind) casework.Proposal {
	return casework.Proposal{Household: "1", Program: "nursing", Person: zhang[14:], Kind: kind, From: of2026(12)}
}

// A stop for a death needs no hearing and no other reason, however late it is found,
// once everybody insured is on file as dead; while others live it needs both.
func TestDeathNeedsNoHearing(t *testing.T) {
	b := delegated(t)
	q := casework.Proposal{Household: "1", Program: calc.Dibao, Kind: calc.Stop, StopReason: calc.Death, From: of2026(8)}
	refused := func(q casework.Proposal) {
		t.Helper()
		_, err := b.as("li").Record(&q, nil)
		b.refused(err, "decision.nobody_died")
	}
	refused(q)
	nursing := nursingOf(calc.Stop)
	nursing.StopReason, nursing.From = calc.Death, of2026(8)
	refused(nursing)
	b.ok(second(b.as("li").Death("1", calc.IDNumber(zhang), calc.NewDay(2026, 10, 30), calc.IDNumber(wife), change(""))))
	refused(q)
	v := b.proposes("li", nursing)
	if b.confirms("wang", v.Number).Decision.Warrant.Hearing != nil {
		t.Error("somebody was heard")
	}
	for _, id := range []string{wife} {
		refused(q)
		b.ok(second(b.as("li").NoteFact("1", review.Fact{Kind: review.DeathFact, Person: calc.IDNumber(id), Day: calc.NewDay(2026, 11, 1)})))
	}
	b.confirms("wang", b.proposes("li", q).Number)
}

// A death that was recorded by a slip, and the person taken in again, is none.
func TestDeathTakenBack(t *testing.T) {
	b := delegated(t)
	b.ok(second(b.as("li").Death("1", calc.IDNumber(zhang), calc.NewDay(2026, 10, 30), calc.IDNumber(wife), change(""))))
	b.ok(second(b.as("li").Join("1", row("member", "name=张三 relation=other id="+zhang), "", change(""))))
	q := nursingOf(calc.Stop)
	q.StopReason = calc.Death
	_, err := b.as("li").Record(&q, nil)
	b.refused(err, "decision.nobody_died")
}

// What is paid to somebody who has died or left is stopped by their name, number or
// tail, though they are a member no more; it is told to the family, and nothing else
// is decided for them.
func TestFormerMember(t *testing.T) {
	b := delegated(t)
	b.ok(second(b.as("li").Death("1", calc.IDNumber(zhang), calc.NewDay(2026, 10, 30), calc.IDNumber(wife), change(""))))
	if e := b.line(of2026(12), "1", "nursing"); e.Amounts.Total() != 125_00 {
		t.Fatalf("until it is stopped: %+v", e.Amounts)
	}
	for _, person := range []string{zhang, zhang[14:], "张三"} {
		q := nursingOf(calc.Stop)
		q.Person, q.StopReason = person, calc.Death
		v, err := b.as("li").Preview(&q)
		if b.ok(err); v.Missing != nil || v.Person != calc.IDNumber(zhang) {
			t.Errorf("%s: %s, %v", person, v.Person, v.Missing)
		}
	}
	suspend := nursingOf(calc.Suspend)
	suspend.Reason, suspend.Heard = "核实死亡", heard
	if v, err := b.as("li").Preview(&suspend); err != nil || v.Missing != nil {
		t.Errorf("suspended: %+v, %v", v, err)
	}
	for _, q := range []casework.Proposal{nursingOf(calc.Determine), nursingOf(calc.Resume), nursingOf(calc.Taper)} {
		_, err := b.as("li").Record(&q, nil)
		b.refused(err, "member.unknown")
	}
	other := nursingOf(calc.Stop)
	other.Program, other.StopReason = calc.Tekun, calc.Death
	_, err := b.as("li").Record(&other, nil)
	b.refused(err, "member.unknown")

	q := nursingOf(calc.Stop)
	q.StopReason = calc.Death
	b.confirms("wang", b.proposes("li", q).Number)
	if e := b.line(of2026(12), "1", "nursing"); e.Amounts.Total() != 0 {
		t.Errorf("stopped, %s is paid", e.Amounts.Total())
	}
	n, err := b.as("li").IssueNotice(&casework.NoticeAsked{Household: "1", Program: "nursing", Person: zhang[14:]})
	if b.ok(err); n.Person == "" || n.After != 0 {
		t.Errorf("told: %+v", n)
	}
}

// An import stops it as well, and gives such a person nothing.
func TestImportStopsFormerMember(t *testing.T) {
	b := families(t)
	b.ok(second(b.as("li").Leave("1", calc.IDNumber(child), "", change(""))))
	b.ok(second(b.as("li").Death("1", calc.IDNumber(zhang), calc.NewDay(2026, 10, 30), calc.IDNumber(wife), change(""))))
	row := "household,id,program,decision,from,class,reason\n1," + zhang + ",nursing,"
	for _, rest := range []string{"determine,2026-12,2,", "resume,2026-12,,"} {
		if _, err := b.tries("li", files{"decision": row + rest + "\n"}); len(b.faultsOf(err)) == 0 {
			t.Errorf("%s is taken in", rest)
		}
	}
	if done := b.takes(files{"decision": row + "stop,2026-12,,death\n"}); done.Decisions != 1 {
		t.Errorf("taken in: %+v", done)
	}
}

// The awards of a household that was merged into another are stopped where they are.
func TestMergedHouseholdsAwards(t *testing.T) {
	b := delegated(t)
	b.ok(second(b.as("li").MergeHousehold("2", "1", change("", "id="+liu+" relation=grandparent"))))
	q := casework.Proposal{Household: "2", Program: calc.Tekun, Person: liu, Kind: calc.Stop, StopReason: calc.Moved, From: of2026(12), Heard: heard}
	b.confirms("wang", b.proposes("li", q).Number)
	if e := b.line(of2026(12), "2", calc.Tekun); e.Amounts.Total() != 0 {
		t.Errorf("stopped, %s is paid", e.Amounts.Total())
	}
}

// Nothing is granted to a household that was merged into another, or that nobody is left
// of, and no application is opened or approved for it; it is said where its people are.
func TestNothingForEndedHouseholds(t *testing.T) {
	b := delegated(t)
	waiting := b.proposes("zhao", determineEdge())
	b.ok(second(b.as("li").MergeHousehold("2", "1", change("", "id="+liu+" relation=grandparent"))))
	for _, kind := range []calc.DecisionKind{calc.Determine, calc.Taper, calc.Resume} {
		q := casework.Proposal{Household: "2", Program: calc.Dibao, Kind: kind}
		_, err := b.as("li").Record(&q, nil)
		b.refused(err, "household.closed")
	}
	_, err := b.as("zhao").Renew(waiting.Number, nil)
	b.refused(err, "household.closed")
	_, err = b.as("qian").ConfirmDecision(waiting.Number)
	b.refused(err, "decision.household_changed")
	_, err = b.as("zhao").OpenApplication(dibaoOf2())
	b.refused(err, "household.closed")
}

// An application goes on under the household into which its own was merged.
func TestApplicationOfMergedHousehold(t *testing.T) {
	b := window(t)
	b.opens("2026-03-02", "zhao", dibaoOf2())
	b.steps("S000001", upTo(procedure.Submitted)...)
	b.ok(second(b.on("2026-03-27", "li").MergeHousehold("2", "3", casework.HouseholdChange{From: of2026(3), Reason: "变更", Members: []records.Typed{row("member", "id="+liu+" relation=grandparent")}})))
	b.turnedDown("S000001", "2026-04-01 zhou approved", "household.closed")
	if f := b.steps("S000001", "2026-04-01 zhou approved household=3"); f.Household != "3" {
		t.Errorf("it is that of household %q", f.Household)
	}
}

// A death that was reported stands among the month's findings until what is paid for the
// person is stopped.
func TestReportedDeathIsAFinding(t *testing.T) {
	b := delegated(t)
	open := func() (n int) {
		t.Helper()
		r := b.roster(of2026(7))
		for _, f := range r.Findings {
			if f.Code == "death.open" {
				n++
			}
		}
		return n
	}
	before := open()
	b.ok(second(b.as("li").NoteFact("2", review.Fact{Kind: review.DeathFact, Person: calc.IDNumber(liu), Day: calc.NewDay(2026, 6, 30)})))
	if got := open(); before != 0 || got != 1 {
		t.Errorf("%d findings before it was reported, %d after", before, got)
	}
	q := casework.Proposal{Household: "2", Program: calc.Tekun, Person: liu, Kind: calc.Stop, StopReason: calc.Death, From: of2026(7)}
	b.confirms("wang", b.proposes("li", q).Number)
	if got := open(); got != 0 {
		t.Errorf("%d findings after it is stopped", got)
	}
}
