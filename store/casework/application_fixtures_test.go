package casework_test

import (
	"strings"
	"testing"
	"time"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/calc/workday"
	"doudi/store"
	"doudi/store/casework"
)

// window is the parish with a third family in another township, clerks and
// approvers of both townships and of the county, and one who is both.
func window(t *testing.T) *bureau {
	t.Helper()
	b := parish(t)
	b.takes(home)
	b.takes(files{"household": "household,region\n3,999901002001\n", "member": "household,name,id,relation\n3,王五," + none + ",head\n"})
	for _, op := range []store.Operator{
		{Name: "zhao", Roles: []store.Role{store.Clerk}, Township: "999901001"},
		{Name: "qian", Roles: []store.Role{store.Approver}, Township: "999901001"},
		{Name: "wu", Roles: []store.Role{store.Clerk, store.Approver}, Township: "999901001"},
		{Name: "sun", Roles: []store.Role{store.Clerk}, Township: "999901002"},
		{Name: "he", Roles: []store.Role{store.Approver}, Township: "999901002"},
		{Name: "zhou", Roles: []store.Role{store.Approver}},
		{Name: "zheng", Roles: []store.Role{store.Auditor}},
	} {
		b.ok(b.as("admin").AddOperator(op, testKey()))
	}
	return b
}

// on is an operator's desk on a day, as in 2026-03-02.
func (b *bureau) on(day, operator string) *casework.Office {
	b.Helper()
	d, err := calc.ParseDay(day)
	b.ok(err)
	return casework.New(b.path, store.Credentials{Operator: operator, Secret: testKey()}, d, time.Date(d.Year(), time.Month(d.Number()), d.DayOfMonth(), 9, 0, 0, 0, time.UTC))
}

// dibaoOf2 is an application of household 2 for dibao.
func dibaoOf2() casework.Opening {
	return casework.Opening{Household: "2", Program: calc.Dibao, Source: procedure.Applied}
}

// opens takes an application in on a day.
func (b *bureau) opens(day, operator string, in casework.Opening) *casework.ApplicationFile {
	b.Helper()
	f, err := b.on(day, operator).OpenApplication(in)
	b.ok(err)
	return f
}

// step reads "2026-03-11 zhao visited with=赵助理" and takes the step on that day.
func (b *bureau) step(number, line string) (*casework.ApplicationFile, error) {
	b.Helper()
	fields := strings.Fields(line)
	o := b.on(fields[0], fields[1])
	var s casework.Step
	for _, f := range fields[3:] {
		key, value, _ := strings.Cut(f, "=")
		switch key {
		case "with":
			s.With = strings.Split(value, ",")
		case "note":
			s.Note = value
		case "level":
			s.Level = map[string]procedure.Level{"township": procedure.Township, "county": procedure.County}[value]
		case "obligor":
			s.Obligor = value
		case "reason":
			s.Reason = procedure.Reason(value)
		case "household":
			s.Family = calc.HouseholdNumber(value)
		case "seen":
			s.Seen = int(value[0] - '0')
		case "day":
			day, err := calc.ParseDay(value)
			b.ok(err)
			s.Day = day
		case "amount":
			amount, err := calc.ParseMoney(value)
			b.ok(err)
			s.Amount = amount
		default:
			b.Fatalf("%q: %q", line, f)
		}
	}
	if fields[2] == "return" {
		return o.ReturnApplication(number, s)
	}
	kind, ok := procedure.ParseKind(fields[2])
	if !ok {
		b.Fatalf("%q: no step %q", line, fields[2])
	}
	s.Kind = kind
	return o.AdvanceApplication(number, s)
}

// steps takes steps that must all be allowed.
func (b *bureau) steps(number string, lines ...string) (last *casework.ApplicationFile) {
	b.Helper()
	for _, line := range lines {
		var err error
		if last, err = b.step(number, line); err != nil {
			b.Fatalf("%s: %v", line, err)
		}
	}
	return last
}

// turnedDown takes a step that must be refused with a code.
func (b *bureau) turnedDown(number, line, code string) {
	b.Helper()
	if _, err := b.step(number, line); !calc.Refused(err, code) {
		b.Errorf("%s: %v, want the refusal %s", line, err, code)
	}
}

// course is dibao of household 2 as it should go: filed on 2 March 2026, decided
// by the county. The notice put up on 16 March ends on the 25th.
var course = []string{
	"2026-03-02 zhao consented", "2026-03-03 zhao accepted", "2026-03-05 zhao survey_started", "2026-03-05 zhao match_requested",
	"2026-03-06 zhao match_started", "2026-03-09 zhao match_fit", "2026-03-11 zhao visited with=赵助理",
	"2026-03-13 zhao opinion_for amount=620", "2026-03-16 zhao notice_started", "2026-03-26 zhao submitted", "2026-04-01 zhou approved",
}

// upTo is the course up to and with the first step of a kind.
func upTo(kind procedure.Kind) []string {
	for i, line := range course {
		if strings.Fields(line)[2] == kind.String() {
			return course[:i+1]
		}
	}
	return course
}

// application is the file of an application on a day, as an officer sees it.
func (b *bureau) application(day, number string) *casework.ApplicationFile {
	b.Helper()
	f, err := b.on(day, "li").Application(number)
	b.ok(err)
	return f
}

// rulesInUse are the rules that the office goes by.
func (b *bureau) rulesInUse() procedure.Rules {
	b.Helper()
	p, err := b.as("li").Policy(0)
	b.ok(err)
	return procedure.Rules{Tables: p, Authorities: p.Authorities, Calendar: workday.National()}
}

// delegates loads tables under which the townships decide dibao.
func (b *bureau) delegates() {
	b.Helper()
	b.loads(b.amended("policy", map[string]string{"authority": "dibao,,township,2025-01,民发〔2026〕1号"}))
}
