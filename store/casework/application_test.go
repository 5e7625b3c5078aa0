package casework_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store"
	"doudi/store/casework"
)

// An application from the window to the approval, with who recorded what, and
// from when it is paid.
func TestApplicationCourse(t *testing.T) {
	b := window(t)
	f := b.opens("2026-03-02", "zhao", dibaoOf2())
	if f.Number != "S000001" || f.Applicant != "刘五" || f.Region != "999901001002" || f.Stage != procedure.Open || f.Level != procedure.County {
		t.Errorf("opened as %+v", f)
	}
	f = b.steps(f.Number, course...)
	if f.Stage != procedure.IsApproved || f.Start != calc.NewMonth(2026, 5) || f.StartBy.Article != "21" || f.StartError != nil {
		t.Errorf("approved: %s, paid from %s by %v, %v", f.Stage, f.Start, f.StartBy, f.StartError)
	}
	if len(f.Events) != 12 || f.Recorded[0].By != "zhao" || f.Recorded[11].By != "zhou" || !slices.Equal(f.Events[6+1].By, []string{"zhao", "赵助理"}) {
		t.Errorf("events %+v, recorded %+v", f.Events, f.Recorded)
	}
	log, err := b.as("li").Journal(12)
	b.ok(err)
	if e := log[0]; e.Act != "application.open" || e.Subject != "S000001" || e.Operator != "zhao" {
		t.Errorf("the journal begins with %+v", e)
	}
	if e := log[11]; e.Act != "application.advance" || e.Subject != "S000001" || !strings.HasPrefix(e.Reason, "approved ") || e.Operator != "zhou" || e.Seq != f.Recorded[11].Seq {
		t.Errorf("the journal ends with %+v", e)
	}
	b.ok(b.as("admin").Rekey())
	if again := b.application("2026-04-01", "S000001"); len(again.Events) != 12 || again.Stage != procedure.IsApproved {
		t.Errorf("under a new key: %s with %d events", again.Stage, len(again.Events))
	}
}

// What the window may not take in, and why.
func TestOpeningRefused(t *testing.T) {
	b := window(t)
	b.opens("2026-03-02", "zhao", dibaoOf2())
	for _, row := range []struct {
		name   string
		change func(*casework.Opening)
		code   string
	}{
		{"open already", func(*casework.Opening) {}, "application.open_already"},
		{"nobody's", func(in *casework.Opening) { in.Household = "" }, "application.whose"},
		{"a name without a village", func(in *casework.Opening) { in.Household, in.Applicant = "", "周小满" }, "application.whose"},
		{"a village without a name", func(in *casework.Opening) { in.Household, in.Region = "", "999901001001" }, "application.whose"},
		{"a household and a name", func(in *casework.Opening) { in.Applicant = "周小满" }, "application.whose"},
		{"a household's permit", func(in *casework.Opening) { in.PermitUntil = 20270101 }, "application.whose"},
		{"no such village", func(in *casework.Opening) { in.Household, in.Applicant, in.Region = "", "周小满", "999901009001" }, "village.unknown"},
		{"a township for a village", func(in *casework.Opening) { in.Household, in.Applicant, in.Region = "", "周小满", "999901001000" }, "village.unknown"},
		{"half a code", func(in *casework.Opening) { in.Household, in.Applicant, in.Region = "", "周小满", "999901001" }, "village.unknown"},
		{"another township's village", func(in *casework.Opening) { in.Household, in.Applicant, in.Region = "", "周小满", "999901002001" }, "operator.township"},
		{"another township's household", func(in *casework.Opening) { in.Household = "3" }, "operator.township"},
		{"no such programme", func(in *casework.Opening) { in.Program = "dibo" }, "program.unknown"},
		{"no programme", func(in *casework.Opening) { in.Program = "" }, "program.unknown"},
		{"nobody's tekun", func(in *casework.Opening) { in.Program = calc.Tekun }, "person.missing"},
		{"a stranger's tekun", func(in *casework.Opening) { in.Program, in.Person = calc.Tekun, none }, "person.not_member"},
		{"a mistyped number", func(in *casework.Opening) { in.Program, in.Person = calc.Tekun, liu[:17]+"Z" }, "person.invalid"},
		{"no source", func(in *casework.Opening) { in.Program, in.Source = calc.Edge, 0 }, "source.missing"},
		{"found by nobody", func(in *casework.Opening) { in.Program, in.Source = calc.Edge, procedure.Found }, "source.unnamed"},
		{"tomorrow", func(in *casework.Opening) { in.Program, in.Day = calc.Edge, 20260303 }, "application.future"},
	} {
		in := dibaoOf2()
		row.change(&in)
		before := b.holds()
		if _, err := b.on("2026-03-02", "zhao").OpenApplication(in); !calc.Refused(err, row.code) {
			t.Errorf("%s: %v, want %s", row.name, err, row.code)
		}
		if b.holds() != before {
			t.Errorf("%s: the store has changed", row.name)
		}
	}
	in := dibaoOf2()
	in.Household = "404"
	if _, err := b.on("2026-03-02", "zhao").OpenApplication(in); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a household that is not on file: %v", err)
	}
	b.steps("S000001", "2026-03-03 zhao withdrawn")
	if f := b.opens("2026-03-04", "zhao", dibaoOf2()); f.Number != "S000002" {
		t.Errorf("after a withdrawal: %s", f.Number)
	}
	in = dibaoOf2()
	in.Program, in.Person = calc.Tekun, " "+strings.ToLower(liu)+" "
	if f := b.opens("2026-03-04", "li", in); f.Number != "S000003" || f.Applicant != "刘五" || f.Person != calc.IDNumber(liu) {
		t.Errorf("tekun beside dibao: %+v", f)
	}
}

// Who may take a step: every operator, the township's own and the others.
func TestWhoMayAdvance(t *testing.T) {
	b := window(t)
	b.opens("2026-03-02", "zhao", dibaoOf2())
	for _, row := range []struct{ line, code string }{
		{"2026-03-02 sun consented", "operator.township"},
		{"2026-03-02 qian consented", "operator.forbidden"},
		{"2026-03-02 zhou consented", "operator.forbidden"},
		{"2026-03-02 zheng consented", "operator.forbidden"},
		{"2026-03-02 admin consented", "operator.forbidden"},
		{"2026-03-02 nobody consented", "operator.unknown"},
	} {
		b.turnedDown("S000001", row.line, row.code)
	}
	b.steps("S000001", upTo(procedure.Submitted)...)
	for _, row := range []struct{ line, code string }{
		{"2026-04-01 zhao approved", "operator.forbidden"},
		{"2026-04-01 sun approved", "operator.forbidden"},
		{"2026-04-01 he approved", "operator.township"},
		{"2026-04-01 he return note=再核", "operator.township"},
		{"2026-04-01 qian approved", "decision.not_delegated"},
		{"2026-04-01 qian return note=再核", "decision.not_delegated"},
		{"2026-04-01 zhao return note=再核", "operator.forbidden"},
		{"2026-04-01 li approved with=zhao", "decision.same_person"},
	} {
		b.turnedDown("S000001", row.line, row.code)
	}
	b.steps("S000001", "2026-04-01 li approved")
	if _, err := b.step("S000009", "2026-04-01 li approved"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an application that is not there: %v", err)
	}
}

// Who gave the opinion never decides, whatever roles they hold.
func TestOwnOpinion(t *testing.T) {
	b := window(t)
	b.delegates()
	b.opens("2026-03-02", "wu", dibaoOf2())
	for _, line := range upTo(procedure.NoticeStarted) {
		b.steps("S000001", strings.Replace(line, "zhao", "wu", 1))
	}
	b.turnedDown("S000001", "2026-03-26 wu approved", "decision.same_person")
	b.turnedDown("S000001", "2026-03-26 wu rejected note=收入超标", "decision.same_person")
	b.turnedDown("S000001", "2026-03-26 he approved", "operator.township")
	b.turnedDown("S000001", "2026-03-26 zhou approved", "decision.delegated")
	b.turnedDown("S000001", "2026-03-25 qian approved", "notice.running")
	f := b.steps("S000001", "2026-03-26 qian approved")
	if f.Level != procedure.Township || f.Events[len(f.Events)-1].Level != procedure.Township {
		t.Errorf("decided by the %s", f.Level)
	}
}

// Without the consent nothing is done with the family's data, and a withdrawal
// stops the rest.
func TestConsentIsAGate(t *testing.T) {
	b := window(t)
	b.opens("2026-03-02", "zhao", dibaoOf2())
	b.steps("S000001", "2026-03-03 zhao accepted")
	for _, kind := range []string{"survey_started", "match_requested", "visited with=赵助理", "opinion_for"} {
		b.turnedDown("S000001", "2026-03-03 zhao "+kind, "consent.missing")
	}
	b.steps("S000001", "2026-03-03 zhao consented", "2026-03-04 zhao survey_started", "2026-03-04 zhao consent_withdrawn")
	b.turnedDown("S000001", "2026-03-05 zhao match_requested", "consent.missing")
	b.steps("S000001", "2026-03-05 zhao ended note=拒绝授权核对")
}

// Staff's close relatives go to the county, as soon as they are on the file: its
// officers visit and decide.
func TestRelativesOfStaff(t *testing.T) {
	b := window(t)
	b.delegates()
	f := b.opens("2026-03-02", "zhao", dibaoOf2())
	if f.Level != procedure.Township {
		t.Fatal("dibao is not delegated")
	}
	b.steps("S000001", upTo(procedure.NoticeStarted)...)
	b.takes(files{"household": "household,relative_of\n2,钱干部\n"})
	b.turnedDown("S000001", "2026-03-26 qian approved", "decision.relative")
	f = b.steps("S000001", "2026-03-26 zhao submitted")
	if f.Level != procedure.County || f.Events[len(f.Events)-2].Kind != procedure.RelativeFiled || f.Events[len(f.Events)-2].Note != "钱干部" {
		t.Errorf("%s decides: %+v", f.Level, f.Events)
	}
	b.turnedDown("S000001", "2026-03-30 zhou approved", "decision.relative")
	b.turnedDown("S000001", "2026-03-30 li approved", "visit.county")
	b.turnedDown("S000001", "2026-03-30 zhao visited level=county with=赵助理", "visit.foreign")
	b.turnedDown("S000001", "2026-03-30 li visited", "visit.alone")
	b.steps("S000001", "2026-03-30 li visited with=马科员", "2026-03-31 wang approved")

	in := dibaoOf2()
	in.Household = "1" // on the file of 王丽 from the beginning, with a permit
	f = b.opens("2026-04-01", "zhao", in)
	if f.Level != procedure.County || len(f.Events) != 2 || f.Events[1].Kind != procedure.RelativeFiled || f.Events[1].Note != "王丽" {
		t.Errorf("%s decides: %+v", f.Level, f.Events)
	}
	b.turnedDown(f.Number, "2026-04-01 zhao accepted", "permit.not_allowed")
}

// Before acceptance papers are asked for, once; what is with the county goes back
// to the township.
func TestReturnApplication(t *testing.T) {
	b := window(t)
	b.opens("2026-03-02", "zhao", dibaoOf2())
	b.turnedDown("S000001", "2026-03-02 zhao return", "event.unreasoned")
	b.turnedDown("S000001", "2026-03-02 qian return note=缺残疾证", "operator.forbidden")
	if f := b.steps("S000001", "2026-03-02 zhao return note=缺残疾证"); f.Stage != procedure.Awaiting {
		t.Errorf("after the return: %s", f.Stage)
	}
	b.turnedDown("S000001", "2026-03-02 zhao return note=还缺照片", "papers.twice")
	b.steps("S000001", "2026-03-02 zhao consented", "2026-03-03 zhao accepted")
	b.turnedDown("S000001", "2026-03-03 li return note=再核", "submission.missing")
	b.steps("S000001", upTo(procedure.Submitted)[2:]...)
	f := b.steps("S000001", "2026-03-27 zhou return note=存款未核实")
	if f.Stage != procedure.OnNotice || f.Events[len(f.Events)-1].Kind != procedure.Returned {
		t.Errorf("after the return: %s", f.Stage)
	}
	b.steps("S000001", "2026-03-30 zhao submitted", "2026-03-31 zhou rejected note=收入超标", "2026-04-03 zhao refusal_delivered")
}

// A step that says what its kind has no room for, or that is taken after somebody
// else's, is refused whole.
func TestStepDetails(t *testing.T) {
	b := window(t)
	b.opens("2026-03-02", "zhao", dibaoOf2())
	for _, row := range []struct{ line, code string }{
		{"2026-03-02 zhao consented seen=2", "application.changed"},
		{"2026-03-02 zhao consented amount=5", "event.foreign"},
		{"2026-03-02 zhao consented level=township", "event.foreign"},
		{"2026-03-02 zhao consented reason=hard", "event.foreign"},
		{"2026-03-02 zhao accepted obligor=" + none, "event.foreign"},
		{"2026-03-02 zhao consented obligor=12", "person.invalid"},
		{"2026-03-02 zhao consented household=2", "application.household"},
		{"2026-03-02 zhao filed", "application.step_done"},
		{"2026-03-02 zhao consented day=2026-03-01", "application.backwards"},
	} {
		before := b.holds()
		b.turnedDown("S000001", row.line, row.code)
		if b.holds() != before {
			t.Errorf("%s: the store has changed", row.line)
		}
	}
	o := b.on("2026-03-02", "zhao")
	o.Dry = true
	if f, err := o.AdvanceApplication("S000001", casework.Step{Kind: procedure.Consented}); err != nil || len(f.Events) != 2 {
		t.Errorf("tried: %+v, %v", f, err)
	}
	f := b.steps("S000001", "2026-03-02 zhao consented seen=1", "2026-03-03 zhao consented obligor="+none+" seen=2")
	if f.Events[2].Obligor != calc.IDNumber(none) {
		t.Errorf("the obligor is %q", f.Events[2].Obligor)
	}
}

// A family found by the office has no number until it is on file, and must have
// one to be approved.
func TestFamilyNotOnFile(t *testing.T) {
	b := window(t)
	in := casework.Opening{Applicant: "王五", Region: "999901001003", Program: calc.Dibao, Source: procedure.Found, Agent: "网格员 周小满"}
	f := b.opens("2026-03-02", "zhao", in)
	if f.Applicant != "王五" || f.Household != "" || f.Village == "" {
		t.Errorf("opened as %+v", f)
	}
	if _, err := b.on("2026-03-02", "zhao").OpenApplication(in); !calc.Refused(err, "application.open_already") {
		t.Errorf("the same again: %v", err)
	}
	b.steps(f.Number, upTo(procedure.Submitted)...)
	b.turnedDown(f.Number, "2026-04-01 zhou approved", "application.houseless")
	b.turnedDown(f.Number, "2026-04-01 li complained note=邻居来电 household=404", "household.unknown")
	b.turnedDown(f.Number, "2026-03-30 zhao relative_filed note=钱干部 household=3", "operator.township")
	f = b.steps(f.Number, "2026-04-01 zhou approved household=2")
	if f.Household != "2" || f.Applicant != "刘五" || f.Region != "999901001002" {
		t.Errorf("on file as %+v", f)
	}
}

// A residence permit counts as the household has it on the day: renewed in time it
// lets the application be accepted.
func TestPermitRenewed(t *testing.T) {
	b := window(t)
	b.loads(b.amended("policy", map[string]string{"parameter": "permit.apply,yes,2025-01,民发〔2026〕1号"}))
	b.takes(files{"household": "household,hukou,permit_until\n2,permit,2026-03-02\n"})
	b.opens("2026-03-02", "zhao", dibaoOf2())
	b.turnedDown("S000001", "2026-03-03 zhao accepted", "permit.expired")
	b.takes(files{"household": "household,permit_until\n2,2026-03-03\n"})
	b.steps("S000001", "2026-03-03 zhao accepted")

	in := casework.Opening{Applicant: "王五", Region: "999901001003", PermitUntil: 20260304, Program: calc.Dibao, Source: procedure.Applied}
	f := b.opens("2026-03-04", "zhao", in)
	b.turnedDown(f.Number, "2026-03-05 zhao accepted", "permit.expired")
	b.steps(f.Number, "2026-03-04 zhao accepted")
}

// What becomes of an application whose household is no longer on file, as after a
// merger: it is handled where it was filed, and is not approved before it has a
// household again.
func TestHouseholdGone(t *testing.T) {
	b := window(t)
	b.ok(b.as("li").Store.Act(func(tx *store.Tx) (store.Entry, error) {
		a := &store.Application{Region: "999901001002", Applicant: "刘五"}
		a.Program, a.Household, a.Source = calc.Dibao, "77", procedure.Applied
		err := tx.AddApplication(a)
		filed := procedure.Event{Kind: procedure.Filed, Day: 20260302, By: []string{"li"}}
		return store.Entry{Operator: "li", Act: "application.open", Subject: a.Number}, errors.Join(err, tx.AddEvents(a, "li", b.as("li").Now, filed))
	}))
	b.turnedDown("S000001", "2026-03-02 sun consented", "operator.township")
	f := b.steps("S000001", upTo(procedure.Submitted)...)
	if f.Applicant != "刘五" || f.Region != "999901001002" {
		t.Errorf("it is %+v", f)
	}
	b.turnedDown("S000001", "2026-04-01 zhou approved", "application.houseless")
	b.turnedDown("S000001", "2026-04-01 zhou approved household=77", "household.unknown")
	if f := b.steps("S000001", "2026-04-01 zhou approved household=2"); f.Household != "2" {
		t.Errorf("it is that of household %q", f.Household)
	}
}

// A visit that an officer of the county records is the township's, unless the
// county is asked for one or the officer says so.
func TestWhoseVisit(t *testing.T) {
	b := window(t)
	b.opens("2026-03-02", "li", dibaoOf2())
	b.steps("S000001", upTo(procedure.MatchFit)...)
	for _, row := range []struct {
		line string
		want procedure.Level
	}{
		{"2026-03-11 li visited with=马科员", procedure.Township},
		{"2026-03-11 li visited with=马科员 level=county", procedure.County},
		{"2026-03-11 li complained note=邻居来电", 0},
		{"2026-03-12 li visited with=马科员", procedure.County},
		{"2026-03-12 li visited with=马科员 level=township", procedure.Township},
		{"2026-03-12 zhao visited with=赵助理", procedure.Township},
	} {
		f := b.steps("S000001", row.line)
		if e := f.Events[len(f.Events)-1]; e.Level != row.want {
			t.Errorf("%s: %s, want %s", row.line, e.Level, row.want)
		}
	}
}
