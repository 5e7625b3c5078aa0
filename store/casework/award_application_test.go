package casework_test

import (
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store"
	"doudi/store/casework"
)

// follows records the determination that follows an application.
func (b *bureau) follows(day, operator, number string, change func(*casework.Proposal)) (*casework.Preview, error) {
	b.Helper()
	q := casework.Proposal{Kind: calc.Determine, Application: number}
	if change != nil {
		change(&q)
	}
	return b.on(day, operator).Record(&q, nil)
}

// undetermined checks which approved application of household 2 is still to be
// determined, on the list, in the household's file and among what its awards can be
// determined by.
func (b *bureau) undetermined(day, want string) {
	b.Helper()
	o := b.on(day, "li")
	list, err := o.Applications(casework.ApplicationFilter{Approved: true})
	b.ok(err)
	file, err := o.CaseFile("2", casework.Look{}, nil)
	b.ok(err)
	terms, err := o.Terms("2")
	b.ok(err)
	for place, files := range map[string][]*casework.ApplicationFile{"the list": list, "the file": file.Applications, "the terms": terms.Applications} {
		got := ""
		for _, f := range files {
			if f.Stage == procedure.IsApproved {
				got += f.Number
			}
		}
		if got != want {
			b.Errorf("%s has %q to be determined, not %q", place, got, want)
		}
	}
}

// A determination takes from its application whose award it is and from when, once
// that is approved and once only; the application names it.
func TestAwardFollowsItsApplication(t *testing.T) {
	b := window(t)
	b.loads(b.amended("policy", map[string]string{dibaoBesideTekun: dibaoBesideTekunNow}))
	b.opens("2026-03-02", "zhao", dibaoOf2())
	for i, line := range course {
		if i > 0 {
			_, err := b.follows(strings.Fields(course[i-1])[0], "zhao", "S000001", nil)
			b.refused(err, "decision.unapproved")
		}
		b.steps("S000001", line)
	}
	b.approvedBy("zhao", "zhou")
	if f := b.application("2026-04-02", "S000001"); f.Award != nil || f.Start != of2026(5) {
		t.Errorf("approved: %+v from %s", f.Award, f.Start)
	}
	b.undetermined("2026-04-02", "S000001")
	for code, change := range map[string]func(*casework.Proposal){
		"decision.other_application": func(q *casework.Proposal) { q.Household = "1" },
		"operator.township":          nil,
		"decision.too_far":           func(q *casework.Proposal) { q.From = of2026(20) },
		"decision.backdated":         func(q *casework.Proposal) { q.From = of2026(4) },
	} {
		operator := "zhao"
		if change == nil {
			operator = "sun"
		}
		_, err := b.follows("2026-04-02", operator, "S000001", change)
		b.refused(err, code)
	}
	for _, change := range []func(*casework.Proposal){
		func(q *casework.Proposal) { q.Program = calc.Edge }, func(q *casework.Proposal) { q.Person = liu }, func(q *casework.Proposal) { q.Kind = calc.Suspend },
	} {
		_, err := b.follows("2026-04-02", "zhao", "S000001", change)
		b.refused(err, "decision.other_application")
	}
	// Two months later the month is still the one from which the approval is paid.
	v, err := b.follows("2026-06-10", "zhao", "S000001", nil)
	b.ok(err)
	if v.Household != "2" || v.Program != calc.Dibao || v.Decision.From != of2026(5) || v.Decision.Warrant.Applied != calc.NewDay(2026, 3, 2) {
		t.Errorf("recorded %+v", v.Decision)
	}
	if a := b.application("2026-06-10", "S000001").Award; a == nil || a.Waiting != v.Number || a.Seq != 0 || a.RecordedBy != "zhao" {
		t.Errorf("while it waits: %+v", a)
	}
	b.undetermined("2026-06-10", "")
	again := func(day string) {
		t.Helper()
		_, err := b.follows(day, "li", "S000001", nil)
		b.refused(err, "decision.application_used")
	}
	again("2026-06-10")
	renewed, err := b.on("2026-06-11", "zhao").Renew(v.Number, nil)
	b.ok(err)
	_, err = b.on("2026-06-11", "zhou").ConfirmDecision(renewed.Number)
	b.ok(err)
	again("2026-06-11")
	if a := b.application("2026-06-11", "S000001").Award; a == nil || a.Waiting != 0 || a.Seq == 0 || a.ConfirmedBy != "zhou" || a.From != of2026(5) {
		t.Errorf("confirmed: %+v", a)
	}
}

// approvedBy checks whose signatures stand under application S000001.
func (b *bureau) approvedBy(maker, checker string) {
	b.Helper()
	b.ok(b.as("li").Store.View(func(tx *store.Tx) error {
		a, err := tx.Application("S000001")
		if err != nil {
			return err
		}
		var signed []string
		for _, r := range a.Recorded {
			if len(r.Signature) > 0 {
				signed = append(signed, r.By)
			}
		}
		if !slices.Equal(signed, []string{maker, checker}) {
			b.Errorf("signed by %v", signed)
		}
		return nil
	}))
	_, err := b.as("li").Verify()
	b.ok(err)
}

// A person's application follows the person whose number was put right.
func TestAwardOfAnApplicantRenumbered(t *testing.T) {
	b := window(t)
	b.opens("2026-03-02", "zhao", casework.Opening{Household: "1", Program: "living", Person: zhang, Source: procedure.Applied})
	right := card("19600101", 9)
	_, err := b.on("2026-03-03", "li").CorrectID("1", calc.IDNumber(zhang), right, casework.HouseholdChange{From: of2026(3), Reason: "与户口簿不符"})
	b.ok(err)
	f := b.application("2026-03-03", "S000001")
	if f.Person != calc.IDNumber(right) || f.Applicant != "张三" {
		t.Errorf("the application is %s's, %s", f.Person.Tail(), f.Applicant)
	}
	_, err = b.on("2026-03-03", "zhao").OpenApplication(casework.Opening{Household: "1", Program: "living", Person: right, Source: procedure.Applied})
	b.refused(err, "application.open_already")
}

// An amount that is the leading group's to grant is approved with its minutes alone.
func TestApplicationOfTheLeadingGroup(t *testing.T) {
	for _, tc := range []struct {
		amount string
		code   string
	}{{"5000", ""}, {"5000.01", "application.minutes"}} {
		b := window(t)
		b.loads(b.amended("policy", map[string]string{"authority": "dibao,5000,county,2025-01,民发〔2026〕1号\ndibao,,group,2025-01,民发〔2026〕1号"}))
		b.opens("2026-03-02", "zhao", dibaoOf2())
		for _, line := range upTo(procedure.Submitted) {
			b.steps("S000001", strings.Replace(line, "amount=620", "amount="+tc.amount, 1))
		}
		if tc.code != "" {
			b.turnedDown("S000001", "2026-04-01 zhou approved", tc.code)
		}
		b.steps("S000001", "2026-04-01 zhou approved note=清救〔2026〕3号")
	}
}
