package casework_test

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/procedure"
	"doudi/calc/records"
	"doudi/calc/review"
	"doudi/store"
	"doudi/store/casework"
)

// staffed is the parish with its families, operators of every role and of two,
// each named after them, the scheduled job's machine, and one who has left.
func staffed(t *testing.T) *bureau {
	t.Helper()
	b := parish(t)
	b.takes(home)
	b.staff()
	return b
}

// staff admits an operator of each kind.
func (b *bureau) staff() {
	b.Helper()
	for _, roles := range eachKind() {
		b.admits("a-"+(&store.Operator{Roles: roles}).RoleNames(), roles...)
	}
	b.ok(b.as("admin").AddOperator(store.Operator{Name: "machine", Machine: true}, testKey()))
	b.admits("gone", store.Officer)
	b.ok(b.as("admin").DisableOperator("gone"))
}

// eachKind is every role alone, and some that one person may hold together.
func eachKind() [][]store.Role {
	var kinds [][]store.Role
	for _, role := range store.Roles {
		kinds = append(kinds, []store.Role{role})
	}
	return append(kinds, []store.Role{store.Clerk, store.Approver}, []store.Role{store.Officer, store.Finance}, []store.Role{store.Finance, store.Admin})
}

// admits adds an operator with roles for the whole county.
func (b *bureau) admits(name string, roles ...store.Role) {
	b.Helper()
	b.ok(b.as("admin").AddOperator(store.Operator{Name: name, Roles: roles}, testKey()))
}

// deskAct is an act and who may do it: roles, and the machine (security.md).
type deskAct struct {
	name, who string
	do        func(b *bureau, o *casework.Office) error
}

// everyRole is everybody of the office, and the machine.
const everyRole = "clerk approver officer finance auditor admin machine"

// deskActs are the acts of an office that can be only tried.
var deskActs = []deskAct{
	// Households by hand, and reviews: whatever else is wrong with what is asked,
	// the right to ask is looked at first.
	{"AddHousehold", "clerk officer", func(b *bureau, o *casework.Office) error {
		return onceAllowed(second(o.AddHousehold("4711", casework.HouseholdChange{From: of2026(7), Reason: "x"})))
	}},
	{"EditHousehold", "clerk officer", func(b *bureau, o *casework.Office) error {
		return onceAllowed(second(o.EditHousehold("1", casework.HouseholdChange{From: of2026(7), Reason: "x"})))
	}},
	{"MoveHousehold", "clerk officer", func(b *bureau, o *casework.Office) error {
		return onceAllowed(second(o.MoveHousehold("1", casework.HouseholdChange{From: of2026(7), Reason: "x"})))
	}},
	{"SplitHousehold", "clerk officer", func(b *bureau, o *casework.Office) error {
		return onceAllowed(second(o.SplitHousehold("1", "4711", nil, casework.HouseholdChange{From: of2026(7), Reason: "x"})))
	}},
	{"MergeHousehold", "clerk officer", func(b *bureau, o *casework.Office) error {
		return onceAllowed(second(o.MergeHousehold("1", "2", casework.HouseholdChange{From: of2026(7), Reason: "x"})))
	}},
	{"ChangeHead", "clerk officer", func(b *bureau, o *casework.Office) error {
		return onceAllowed(second(o.ChangeHead("1", "", casework.HouseholdChange{From: of2026(7), Reason: "x"})))
	}},
	{"Birth", "clerk officer", func(b *bureau, o *casework.Office) error {
		return onceAllowed(second(o.Birth("1", records.Typed{}, casework.HouseholdChange{From: of2026(7), Reason: "x"})))
	}},
	{"Death", "clerk officer", func(b *bureau, o *casework.Office) error {
		return onceAllowed(second(o.Death("1", "", 0, "", casework.HouseholdChange{From: of2026(7), Reason: "x"})))
	}},
	{"Join", "clerk officer", func(b *bureau, o *casework.Office) error {
		return onceAllowed(second(o.Join("1", records.Typed{}, "", casework.HouseholdChange{From: of2026(7), Reason: "x"})))
	}},
	{"Leave", "clerk officer", func(b *bureau, o *casework.Office) error {
		return onceAllowed(second(o.Leave("1", "", "", casework.HouseholdChange{From: of2026(7), Reason: "x"})))
	}},
	{"CorrectID", "clerk officer", func(b *bureau, o *casework.Office) error {
		return onceAllowed(second(o.CorrectID("1", "", "", casework.HouseholdChange{From: of2026(7), Reason: "x"})))
	}},
	{"ConfirmAccount", "approver officer", func(b *bureau, o *casework.Office) error { return onceAllowed(second(o.ConfirmAccount("1", 4711))) }},
	{"RejectAccount", "clerk approver officer", func(b *bureau, o *casework.Office) error { return onceAllowed(o.RejectAccount("1", 4711, "x")) }},
	{"ConfirmAccounts", "approver officer", func(b *bureau, o *casework.Office) error { return onceAllowed(second(o.ConfirmAccounts(nobodyAsked))) }},
	{"RejectAccounts", "clerk approver officer", func(b *bureau, o *casework.Office) error {
		return onceAllowed(second(o.RejectAccounts(nobodyAsked, "x")))
	}},
	{"AskedAccounts", "clerk approver officer auditor machine", func(b *bureau, o *casework.Office) error { return onceAllowed(second(o.AskedAccounts(0, "1"))) }},
	{"History", "clerk approver officer auditor machine", func(b *bureau, o *casework.Office) error { return onceAllowed(second(o.History("1"))) }},
	{"CaseFile", "clerk approver officer finance auditor machine", func(b *bureau, o *casework.Office) error { return second(o.CaseFile("1", casework.Look{}, nil)) }},
	{"PrintedFile", "clerk approver officer finance auditor machine", func(b *bureau, o *casework.Office) error {
		return o.PrintedFile("1", "file.txt", casework.Look{})
	}},
	{"Places", "clerk officer", func(b *bureau, o *casework.Office) error { return second(o.Places()) }},
	{"NoteFact", "clerk officer", func(b *bureau, o *casework.Office) error { return onceAllowed(second(o.NoteFact("1", review.Fact{}))) }},
	{"NoteRegion", "clerk officer", func(b *bureau, o *casework.Office) error {
		return onceAllowed(second(o.NoteRegion("999901001", review.Fact{})))
	}},
	{"RecordReview", "clerk officer", func(b *bureau, o *casework.Office) error {
		return onceAllowed(second(o.RecordReview(casework.HomeVisit{Household: "1", Day: of2026(7).First(), Visitors: []string{"李", "王"}, Findings: "x"})))
	}},
	{"DrawSample", "officer auditor", func(b *bureau, o *casework.Office) error {
		return onceAllowed(second(o.DrawSample(of2026(7), "", 30, "x")))
	}},
	{"DueReviews", "clerk approver officer auditor machine", func(b *bureau, o *casework.Office) error {
		return onceAllowed(second(o.DueReviews(casework.DueQuery{Month: of2026(7)})))
	}},
	{"VisitSheet", "clerk approver officer auditor machine", func(b *bureau, o *casework.Office) error { return onceAllowed(second(o.VisitSheet("1", nil))) }},
	{"ReviewCalendar", "clerk approver officer auditor machine", func(b *bureau, o *casework.Office) error {
		return onceAllowed(second(o.ReviewCalendar(of2026(7), 1, "")))
	}},
	{"ExportedReviews", "clerk approver officer auditor machine", func(b *bureau, o *casework.Office) error { return onceAllowed(o.ExportedReviews("x", 1)) }},
	{"ReviewCoverage", "clerk approver officer auditor machine", func(_ *bureau, o *casework.Office) error {
		_, _, err := o.ReviewCoverage(of2026(7).First(), of2026(7).First(), "")
		return onceAllowed(err)
	}},
	{"PlanReviews", "clerk approver officer auditor machine", func(_ *bureau, o *casework.Office) error {
		_, _, err := o.PlanReviews(casework.Planning{First: of2026(7).First(), Last: of2026(7).First()})
		return onceAllowed(err)
	}},
	{"Import", "officer", func(b *bureau, o *casework.Office) error {
		_, err := o.Import(b.sheets(b.folder(files{"household": "household,phone\n1,13933333333\n"})), "data")
		return err
	}},
	{"Import what is known", "officer", func(b *bureau, o *casework.Office) error {
		_, err := o.Import(b.sheets(b.folder(home)), "data")
		return err
	}},
	{"LoadPolicy", "officer admin", func(b *bureau, o *casework.Office) error {
		_, err := o.LoadPolicy(b.sheets(qingheFolder + "/policy2"))
		return err
	}},
	{"AddOperator", "admin", func(_ *bureau, o *casework.Office) error {
		return o.AddOperator(store.Operator{Name: "new", Roles: []store.Role{store.Clerk}}, testKey())
	}},
	{"AddOperator again", "admin", func(_ *bureau, o *casework.Office) error {
		return o.AddOperator(store.Operator{Name: "wang", Roles: []store.Role{store.Clerk, store.Approver}}, testKey())
	}},
	{"AddOperator, a machine", "admin", func(_ *bureau, o *casework.Office) error {
		return o.AddOperator(store.Operator{Name: "job", Machine: true}, testKey())
	}},
	{"DisableOperator", "admin", func(_ *bureau, o *casework.Office) error { return o.DisableOperator("wang") }},
	{"Submit", "officer", func(_ *bureau, o *casework.Office) error { _, err := o.Submit(of2026(7), nil, false); return err }},
	{"Confirm", "officer", func(_ *bureau, o *casework.Office) error {
		_, err := o.Confirm(of2026(7), casework.Expectation{})
		return notYet(err, "roster.not_submitted")
	}},
	{"Exported", "officer finance auditor machine", func(_ *bureau, o *casework.Office) error {
		return o.Exported(of2026(7), "out", [32]byte{}, "")
	}},
	{"ShowAs", "clerk approver officer finance auditor", func(_ *bureau, o *casework.Office) error { return second(o.ShowAs("1", wholeLook)) }},
	{"ListAs", "clerk approver officer auditor", func(_ *bureau, o *casework.Office) error {
		return o.ListAs("", wholeLook, func(*calc.Household, string, casework.Shown) error { return nil })
	}},
	{"FindAs", "clerk approver officer finance auditor", func(_ *bureau, o *casework.Office) error { return second(o.FindAs("张三", wholeLook)) }},
	{"ExplainAs", "clerk approver officer auditor", func(_ *bureau, o *casework.Office) error {
		return second(o.ExplainAs("1", "", of2026(7), wholeLook))
	}},
	{"JournalExtract", "officer auditor admin", func(_ *bureau, o *casework.Office) error {
		return second(o.JournalExtract(casework.Extract{Act: "look"}))
	}},
	{"Roster", "officer finance auditor machine", func(_ *bureau, o *casework.Office) error { _, err := o.Roster(of2026(7)); return err }},
	{"Lifting", "officer", func(_ *bureau, o *casework.Office) error { return second(o.Lifting(nil)) }},
	{"Paid", "officer finance auditor machine", func(_ *bureau, o *casework.Office) error { return second(o.Paid(12)) }},
	{"Verify", "officer finance auditor machine", func(_ *bureau, o *casework.Office) error { _, err := o.Verify(); return err }},
	{"Replay", "officer finance auditor machine", func(_ *bureau, o *casework.Office) error { _, _, err := o.Replay(0); return err }},
	{"WhatIf", "officer finance auditor machine", func(b *bureau, o *casework.Office) error {
		_, _, err := o.WhatIf(b.sheets(qingheFolder+"/policy2"), of2026(7))
		return err
	}},
	{"Show", "clerk approver officer finance auditor machine", func(_ *bureau, o *casework.Office) error { _, err := o.Show("1"); return err }},
	{"List", "clerk approver officer auditor machine", func(_ *bureau, o *casework.Office) error {
		return o.List("", func(*calc.Household, string) error { return nil })
	}},
	{"Find", "clerk approver officer finance auditor machine", func(_ *bureau, o *casework.Office) error { _, err := o.Find("张三"); return err }},
	{"Find nothing", "clerk approver officer finance auditor machine", func(_ *bureau, o *casework.Office) error { _, err := o.Find("nobody"); return err }},
	{"Searcher", "clerk approver officer finance auditor machine", func(_ *bureau, o *casework.Office) error { return second(o.Searcher()) }},
	{"Searched", "clerk approver officer finance auditor machine", func(_ *bureau, o *casework.Office) error { return second(o.Searched(nil)) }},
	{"Seek", "clerk approver officer finance auditor machine", func(b *bureau, o *casework.Office) error {
		s, err := b.as("a-finance").Searcher() // which is never sure
		if err == nil {
			_, _, err = o.Seek(s, "张三", 9)
		}
		return err
	}},
	{"Rows", "clerk approver officer finance auditor machine", func(_ *bureau, o *casework.Office) error {
		return second(o.Rows([]calc.HouseholdNumber{"1"}))
	}},
	{"Explain", "clerk approver officer auditor machine", func(_ *bureau, o *casework.Office) error { _, err := o.Explain("1", "", of2026(7)); return err }},
	{"OpenApplication", "clerk officer", func(_ *bureau, o *casework.Office) error {
		_, err := o.OpenApplication(dibaoOf2())
		return err
	}},
	{"Window", "clerk officer", func(_ *bureau, o *casework.Office) error { return second(o.Window()) }},
	{"AdvanceApplication", "clerk approver officer", func(_ *bureau, o *casework.Office) error {
		_, err := o.AdvanceApplication("S000001", casework.Step{Kind: procedure.Consented})
		return unlessMissing(err)
	}},
	{"ReturnApplication", "clerk approver officer", func(_ *bureau, o *casework.Office) error {
		_, err := o.ReturnApplication("S000001", casework.Step{Note: "缺残疾证"})
		return unlessMissing(err)
	}},
	{"Application", "clerk approver officer auditor machine", func(_ *bureau, o *casework.Office) error {
		_, err := o.Application("S000001")
		return unlessMissing(err)
	}},
	{"Applications", "clerk approver officer auditor machine", func(_ *bureau, o *casework.Office) error {
		_, err := o.Applications(casework.ApplicationFilter{})
		return err
	}},
	{"LoadCalendar", "officer admin", func(b *bureau, o *casework.Office) error {
		_, err := o.LoadCalendar(b.sheets(b.folder(files{"calendar": notice2027})))
		return err
	}},
	{"CalendarYear", "clerk approver officer finance auditor admin machine", func(_ *bureau, o *casework.Office) error {
		_, err := o.CalendarYear(2026)
		return err
	}},
	{"Preview", "clerk officer", func(_ *bureau, o *casework.Office) error { q := determineEdge(); _, err := o.Preview(&q); return err }},
	{"Record", "clerk officer", func(_ *bureau, o *casework.Office) error {
		q := determineEdge()
		_, err := o.Record(&q, nil)
		return err
	}},
	{"PreviewWaiting", "approver officer", func(_ *bureau, o *casework.Office) error {
		_, err := o.PreviewWaiting(4711)
		return notOnFile(err)
	}},
	{"ConfirmDecision", "approver officer", func(_ *bureau, o *casework.Office) error {
		_, err := o.ConfirmDecision(4711)
		return notOnFile(err)
	}},
	{"PreviewRenewal", "clerk officer", func(_ *bureau, o *casework.Office) error {
		_, err := o.PreviewRenewal(4711)
		return notOnFile(err)
	}},
	{"Renew", "clerk officer", func(_ *bureau, o *casework.Office) error { _, err := o.Renew(4711, nil); return notOnFile(err) }},
	{"Withdraw", "clerk approver officer", func(_ *bureau, o *casework.Office) error {
		_, err := o.Withdraw(4711, "x")
		return notOnFile(err)
	}},
	{"Awards", "clerk approver officer auditor machine", func(_ *bureau, o *casework.Office) error {
		_, err := o.Awards(casework.AwardFilter{}, func(*casework.AwardRow) error { return nil })
		return err
	}},
	{"Awaiting", "clerk approver officer auditor machine", func(_ *bureau, o *casework.Office) error { return second(o.Awaiting()) }},
	{"AwaitingDecision", "clerk approver officer auditor machine", func(_ *bureau, o *casework.Office) error { return notOnFile(second(o.AwaitingDecision(4711))) }},
	{"Terms", "clerk officer", func(_ *bureau, o *casework.Office) error { return second(o.Terms("1")) }},
	{"IssueNotice", "clerk approver officer", func(_ *bureau, o *casework.Office) error {
		_, err := o.IssueNotice(&casework.NoticeAsked{Household: "1", Program: calc.Dibao, Refused: "收入高于标准"})
		return err
	}},
	{"IssueRefusal", "clerk approver officer", func(_ *bureau, o *casework.Office) error { return notOnFile(second(o.IssueRefusal("S999999"))) }},
	{"Standing", "clerk approver officer finance auditor admin machine", func(_ *bureau, o *casework.Office) error { _, err := o.Standing(); return err }},
	{"CountHouseholds", "clerk approver officer finance auditor admin machine", func(_ *bureau, o *casework.Office) error { _, err := o.CountHouseholds(); return err }},
	{"Beginning", everyRole, func(_ *bureau, o *casework.Office) error { return second(o.Beginning()) }},
	{"Moved", "clerk approver officer finance auditor admin machine", func(_ *bureau, o *casework.Office) error {
		_, _, err := o.Moved(casework.Mark{})
		return err
	}},
	{"Drafts", "clerk approver officer finance auditor admin machine", func(_ *bureau, o *casework.Office) error { _, err := o.Drafts(); return err }},
	{"KeepDrafts", "clerk approver officer finance auditor admin machine", func(_ *bureau, o *casework.Office) error { return o.KeepDrafts(nil) }},
	{"AddPerson", "admin", func(_ *bureau, o *casework.Office) error {
		return o.AddPerson("new", []string{"clerk"}, "", "a new passphrase")
	}},
	{"Journal", "officer auditor admin", func(_ *bureau, o *casework.Office) error { _, err := o.Journal(5); return err }},
	{"VerifyJournal", "officer auditor admin", func(_ *bureau, o *casework.Office) error { _, _, err := o.VerifyJournal(); return err }},
	{"VerifyAgainst", "officer auditor admin", func(_ *bureau, o *casework.Office) error { _, err := o.VerifyAgainst(""); return err }},
	{"Operators", "officer auditor admin", func(_ *bureau, o *casework.Office) error { _, err := o.Operators(); return err }},
	{"Policy", "clerk approver officer finance auditor admin machine", func(_ *bureau, o *casework.Office) error { _, err := o.Policy(0); return err }},
	{"DiffPolicy", "clerk approver officer finance auditor admin machine", func(b *bureau, o *casework.Office) error {
		_, _, err := o.DiffPolicy(b.sheets(qingheFolder + "/policy2"))
		return err
	}},
	{"LintPolicy", "clerk approver officer finance auditor admin machine", func(b *bureau, o *casework.Office) error {
		_, err := o.LintPolicy(b.sheets(qingheFolder+"/policy2"), true)
		return err
	}},
	{"TryPolicy", everyRole, func(b *bureau, o *casework.Office) error {
		return second(o.TryPolicy(b.sheets(qingheFolder + "/policy2")))
	}},
	{"TriedEffect", "officer finance auditor machine", func(b *bureau, o *casework.Office) error {
		return b.trying(o, func(t *casework.Trial) error { return second(o.TriedEffect(t, of2026(7))) })
	}},
	{"ExplainTried", "clerk approver officer auditor machine", func(b *bureau, o *casework.Office) error {
		return b.trying(o, func(t *casework.Trial) error {
			return second(o.ExplainTried(t, "1", "", of2026(7), casework.Look{}))
		})
	}},
	{"LoadTried", "officer admin", func(b *bureau, o *casework.Office) error {
		return b.trying(o, func(t *casework.Trial) error { return second(o.LoadTried(t)) })
	}},
	{"Loadings", everyRole, func(_ *bureau, o *casework.Office) error { return second(o.Loadings()) }},
	{"PolicyPlaces", everyRole, func(_ *bureau, o *casework.Office) error { return second(o.PolicyPlaces(&policy.Policy{})) }},
	{"RowUses", "officer finance auditor machine", func(_ *bureau, o *casework.Office) error {
		return second(o.RowUses(policy.Row{}, of2026(7)))
	}},
	{"TryImport", "officer", func(b *bureau, o *casework.Office) error {
		_, _, err := o.TryImport(b.sheets(b.folder(home)), "data")
		return err
	}},
}

// trying does something with tables that the operator has read.
func (b *bureau) trying(o *casework.Office, act func(*casework.Trial) error) error {
	t, err := o.TryPolicy(b.sheets(qingheFolder + "/policy2"))
	if err != nil {
		return err
	}
	return act(t)
}

// nobodyAsked is an account change that does not wait.
var nobodyAsked = []casework.Await{{Household: "1", Account: &store.AccountRequest{Journal: 4711}}}

// onceAllowed takes every answer but that of the question who may act.
func onceAllowed(err error) error {
	var refusal *calc.Refusal
	var waiting *store.Waiting
	asked := errors.As(err, &refusal) && (strings.HasPrefix(refusal.Code, "operator.") || errors.Is(err, store.ErrSecret))
	if asked || errors.As(err, &waiting) {
		return err
	}
	return nil
}

// notYet takes a refusal that comes after the question of who may act.
func notYet(err error, code string) error {
	if calc.Refused(err, code) {
		return nil
	}
	return err
}

// unlessMissing takes the answer that there is no such record, which comes after
// the question of who may look.
func unlessMissing(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}

// notOnFile takes the answer that what was asked for is not there, which comes
// after the question of who may ask.
func notOnFile(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}

// everybody are all who may come to the desk: those of staffed, and two who are
// not known.
func everybody() []string {
	names := []string{"", "nobody", "gone", "machine"}
	for _, roles := range eachKind() {
		names = append(names, "a-"+(&store.Operator{Roles: roles}).RoleNames())
	}
	return names
}

// mayNot is the refusal of an act to one of everybody, "" for who may do it.
func mayNot(who, operator string) string {
	roles, staff := strings.CutPrefix(operator, "a-")
	permitted := slices.ContainsFunc(strings.Split(roles, ","), func(role string) bool { return slices.Contains(strings.Fields(who), role) })
	switch {
	case operator == "machine" && !permitted:
		return "operator.machine"
	case operator != "machine" && !staff:
		return "operator.unknown"
	case !permitted:
		return "operator.forbidden"
	}
	return ""
}

// TestWhoMayDoWhat: every act by every role, by the machine, by nobody, by a
// stranger and by one who has left; who may not changes nothing and learns
// nothing.
func TestWhoMayDoWhat(t *testing.T) {
	b := staffed(t)
	for _, a := range deskActs {
		for _, operator := range everybody() {
			t.Run(a.name+" by "+operator, func(t *testing.T) {
				b := &bureau{t, b.path}
				o := b.as(operator)
				o.Dry = true // so that the acts do not change what the next ones find
				before := b.holds()
				if err := a.do(b, o); mayNot(a.who, operator) == "" {
					b.ok(err)
				} else {
					b.refused(err, mayNot(a.who, operator))
				}
				if b.holds() != before {
					t.Error("the store has changed")
				}
			})
		}
	}
}

// TestWhoMayNotLeavesNoTrace: the same without Dry, for those who may not; of
// looks at case files the journal has that they were refused (look_test.go).
func TestWhoMayNotLeavesNoTrace(t *testing.T) {
	b := staffed(t)
	before := b.holds()
	for _, a := range deskActs {
		for _, operator := range everybody() {
			if code := mayNot(a.who, operator); code != "" && !slices.Contains(looks, a.name) {
				b.refused(a.do(b, b.as(operator)), code)
			}
		}
	}
	if b.holds() != before {
		t.Error("the store has changed")
	}
}

// TestSomebodyElsesSecret: a name that is known opens nothing without the secret
// that is its own, and who comes in at last is told of the tries.
func TestSomebodyElsesSecret(t *testing.T) {
	b := staffed(t)
	_, other := store.NewKey("li")
	at, tries := b.as("li").Now, 0
	for _, secret := range []store.Secret{other, {}} {
		for _, a := range deskActs {
			tries++
			at = at.Add(time.Hour) // longer than any wait
			o := b.as("li")
			o.Store.Credentials.Secret = secret
			o.Store.Now = func() time.Time { return at }
			if err := a.do(b, o); !errors.Is(err, store.ErrSecret) {
				t.Errorf("%s with %#v: %v", a.name, secret, err)
			}
		}
	}
	li := b.as("li")
	li.Store.Now = func() time.Time { return at.Add(time.Hour) }
	list, err := li.Journal(1)
	b.ok(err)
	if e := list[0]; e.Act != store.ActTries || e.Operator != "li" || !strings.HasPrefix(e.Reason, strconv.Itoa(tries)+",") {
		t.Errorf("after %d tries the journal ends with %+v", tries, e)
	}
}

// TestDisabledWhileAtWork: who has come in already is asked again at each act.
func TestDisabledWhileAtWork(t *testing.T) {
	b := staffed(t)
	li := b.as("li")
	b.ok(li.Store.Unlock())
	b.ok(b.as("admin").DisableOperator("li"))
	for _, a := range deskActs {
		b.refused(a.do(b, li), "operator.disabled")
	}
}

// TestClerksOfATownship: a clerk of one township sees its households only
// (security.md).
func TestClerksOfATownship(t *testing.T) {
	b := staffed(t)
	b.takes(files{"household": "household,region\n3,999901002001\n", "member": "household,name,id\n3,王五," + none + "\n"})
	b.ok(b.as("admin").AddOperator(store.Operator{Name: "zhao", Roles: []store.Role{store.Clerk}, Township: "999901001"}, testKey()))
	zhao := b.as("zhao")
	if _, err := zhao.Show("1"); err != nil {
		t.Errorf("her own township's household: %v", err)
	}
	if _, err := zhao.Show("3"); err == nil {
		t.Error("she is shown another township's household")
	}
	if found, err := zhao.Find("王五"); err != nil || len(found) > 0 {
		t.Errorf("she finds another township's household: %d, %v", len(found), err)
	}
	b.ok(zhao.List("", func(h *calc.Household, _ string) error {
		if h.Number == "3" {
			t.Error("she is listed another township's household")
		}
		return nil
	}))
	if _, err := zhao.Explain("3", "", of2026(7)); err == nil {
		t.Error("another township's award is explained to her")
	}
}

// TestAddOperator: added, changed, with a township of the county or none.
func TestAddOperator(t *testing.T) {
	b := parish(t)
	admin := b.as("admin")
	b.ok(admin.AddOperator(store.Operator{Name: "zhao", Roles: []store.Role{store.Clerk}, Township: "999901001"}, testKey()))
	b.ok(admin.AddOperator(store.Operator{Name: "qian", Roles: []store.Role{store.Finance}}, testKey()))
	b.refused(admin.AddOperator(store.Operator{Name: "sun", Roles: []store.Role{store.Clerk}, Township: "999901009"}, testKey()), "region.unknown")
	b.operators("admin admin, li officer, qian finance, wang officer, zhao clerk 999901001")
	b.ok(admin.AddOperator(store.Operator{Name: "zhao", Roles: []store.Role{store.Approver}}, testKey()))
	b.operators("admin admin, li officer, qian finance, wang officer, zhao approver")
	b.ok(admin.DisableOperator("zhao"))
	b.operators("admin admin, li officer, qian finance, wang officer, zhao approver left")
	b.refused(second(b.as("zhao").Show("1")), "operator.unknown")
	b.ok(admin.AddOperator(store.Operator{Name: "zhao", Roles: []store.Role{store.Approver}}, testKey()))
	b.operators("admin admin, li officer, qian finance, wang officer, zhao approver")
}

func second[T any](_ T, err error) error { return err }

// operators checks who is on the list.
func (b *bureau) operators(want string) {
	b.Helper()
	list, err := b.as("admin").Operators()
	b.ok(err)
	var got []string
	for _, o := range list {
		text := strings.TrimSpace(fmt.Sprint(o.Name, " ", o.RoleNames(), " ", o.Township))
		if o.Disabled {
			text += " left"
		}
		got = append(got, text)
	}
	if line := strings.Join(got, ", "); line != want {
		b.Errorf("operators: %s\nwant %s", line, want)
	}
}

func TestDisableOperator(t *testing.T) {
	b := parish(t)
	admin := b.as("admin")
	before := b.holds()
	b.refused(admin.DisableOperator("admin"), "operator.self")
	if err := admin.DisableOperator("nobody"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("%v", err)
	}
	if b.holds() != before {
		t.Error("the store has changed")
	}
	b.submits(of2026(7))
	b.ok(admin.DisableOperator("li"))
	_, err := b.as("wang").Confirm(of2026(7), casework.Expectation{}) // what li did stands
	b.ok(err)
	list, err := b.as("wang").Journal(0)
	b.ok(err)
	var acts []string
	for _, e := range list {
		acts = append(acts, strings.TrimSpace(fmt.Sprint(e.Seq, " ", e.Operator, " ", e.Act, " ", e.Subject)))
	}
	want := "1 admin store.init 清河县, 2 admin operator.add li, 3 admin operator.add wang, 4 li roster.submit 2026-07, 5 admin operator.disable li, 6 wang roster.confirm 2026-07"
	if got := strings.Join(acts, ", "); got != want {
		t.Errorf("journal: %s\nwant %s", got, want)
	}
}

func TestAddOperatorNeedsARole(t *testing.T) {
	b := parish(t)
	clerk := []store.Role{store.Clerk}
	for _, op := range []store.Operator{
		{Name: "sun", Roles: []store.Role{"king"}}, {Name: "sun"}, {Name: "sun\x1b[2J", Roles: clerk}, {Roles: clerk}, {Name: store.RecoveryName, Roles: clerk},
	} {
		var refusal *calc.Refusal
		if err := b.as("admin").AddOperator(op, testKey()); !errors.As(err, &refusal) {
			t.Errorf("%+v: %v", op, err)
		}
	}
}

func TestAnAdministratorIsLeft(t *testing.T) {
	b := parish(t)
	for _, op := range []store.Operator{
		{Name: "admin", Roles: []store.Role{store.Clerk}},
		{Name: "admin", Roles: []store.Role{store.Admin}},
		{Name: "admin", Roles: []store.Role{store.Admin}, Disabled: true},
		{Name: "admin", Machine: true},
	} {
		if err := b.as("admin").AddOperator(op, testKey()); err == nil {
			t.Errorf("%+v was taken", op)
		}
	}
}

// TestNobodyConfirmsTheirOwn: not even under a role given later.
func TestNobodyConfirmsTheirOwn(t *testing.T) {
	b := parish(t)
	b.takes(home)
	b.submits(of2026(7))
	b.ok(b.as("admin").AddOperator(store.Operator{Name: "li", Roles: []store.Role{store.Officer}, Township: "999901001"}, testKey()))
	b.refused(second(b.as("li").Confirm(of2026(7), casework.Expectation{})), "roster.same_person")
	if _, err := b.as("wang").Confirm(of2026(7), casework.Expectation{}); err != nil {
		t.Error(err)
	}
}

// Names that are read as another's on a roster, or that lead out of the folder of key
// files, are nobody's.
func TestOperatorNames(t *testing.T) {
	b := parish(t)
	for name, good := range map[string]bool{
		"": false, " ": false, "li ": false, " li": false, "li\u3000": false, "../li": false, `a\b`: false, "c:": false, "l*": false, "li\x1b": false, "l\u200bi": false,
		"古丽娜尔·热合曼": true, "li.w": true, "..": true, "王 小明": true,
	} {
		err := b.as("admin").AddOperator(store.Operator{Name: name, Roles: []store.Role{store.Clerk}}, testKey())
		if good {
			b.ok(err)
			continue
		}
		b.refused(err, "operator.name")
	}
}
