package procedure_test

import (
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/procedure"
)

func TestOrdinaryCourse(t *testing.T) {
	r := rules()
	a := application(calc.Dibao)
	stages := []procedure.Stage{
		procedure.Open, procedure.Open, procedure.UnderSurvey, procedure.UnderSurvey, procedure.UnderSurvey, procedure.UnderSurvey,
		procedure.UnderSurvey, procedure.UnderSurvey, procedure.Proposed, procedure.OnNotice, procedure.AtCounty, procedure.IsApproved,
	}
	if got := a.Stage(); got != procedure.New {
		t.Errorf("before the first event: %s", got)
	}
	for i, line := range dibaoCourse {
		if play(t, r, a, line); a.Stage() != stages[i] {
			t.Errorf("after %s: %s, want %s", line, a.Stage(), stages[i])
		}
	}
	month, basis, err := r.Start(a)
	if err != nil || month.String() != "2026-05" || basis != (procedure.Basis{Document: "民发〔2021〕57号", Article: "21"}) {
		t.Errorf("paid from %s by %v, %v", month, basis, err)
	}
	for _, o := range r.Next(a, 20260402) {
		if !calc.Refused(o.Refusal, "application.closed") {
			t.Errorf("after the approval: %s %v", o.Kind, o.Refusal)
		}
	}
}

// Every gate of the course: what has happened, what is tried, why it may not.
func TestGates(t *testing.T) {
	r := rules()
	opinion := until(dibaoCourse, "opinion_for")
	visited := until(dibaoCourse, "visited")
	notice := until(dibaoCourse, "notice_started")
	submitted := until(dibaoCourse, "submitted")
	for _, row := range []struct {
		course []string
		tried  string
		want   string
	}{
		{nil, "2026-03-02 accepted", "application.unfiled"},
		{nil, "2026-03-02 filed by=", "event.unsigned"},
		{nil, "2026-03-02 filed by=甲", ""},
		{dibaoCourse[:1], "2026-03-02 filed", "application.step_done"},
		{dibaoCourse[:1], "2026-03-01 consented", "application.backwards 2026-03-01 2026-03-02"},
		{dibaoCourse[:1], "2026-03-02 consent_withdrawn", "consent.missing"},
		{dibaoCourse[:2], "2026-03-02 consented", "application.step_done"},
		{dibaoCourse[:2], "2026-03-03 survey_started", "application.not_accepted"},
		{dibaoCourse[:2], "2026-03-03 papers_asked", ""},
		{append(dibaoCourse[:2:2], "2026-03-03 papers_asked"), "2026-03-04 papers_asked", "papers.twice"},
		{dibaoCourse[:3], "2026-03-04 papers_asked", "papers.late"},
		{dibaoCourse[:3], "2026-03-04 accepted", "application.step_done"},
		{dibaoCourse[:3], "2026-03-04 match_requested", "survey.missing"},
		{dibaoCourse[:3], "2026-03-04 visited", "survey.missing"},
		{dibaoCourse[:3], "2026-03-04 opinion_for", "survey.missing"},
		{dibaoCourse[:4], "2026-03-05 survey_started", "application.step_done"},
		{dibaoCourse[:4], "2026-03-05 match_started", "match.not_requested"},
		{dibaoCourse[:5], "2026-03-05 match_fit", "match.not_started"},
		{dibaoCourse[:5], "2026-03-05 match_requested", "application.step_done"},
		{dibaoCourse[:6], "2026-03-06 match_started", "application.step_done"},
		{dibaoCourse[:6], "2026-03-06 match_told", "match.nothing_to_tell"},
		{dibaoCourse[:7], "2026-03-09 match_unfit", "application.step_done"},
		{dibaoCourse[:6], "2026-03-09 opinion_against", "match.missing"},
		{dibaoCourse[:4], "2026-03-09 opinion_against", "match.missing"},
		{dibaoCourse[:7], "2026-03-09 opinion_for", "visit.missing"},
		{dibaoCourse[:7], "2026-03-11 visited by=李经办", "visit.alone"},
		{dibaoCourse[:7], "2026-03-11 visited by=李经办,李经办,", "visit.alone"},
		{dibaoCourse[:7], "2026-03-11 visited level=none", "event.level"},
		{visited, "2026-03-12 notice_started", "opinion.missing"},
		{visited, "2026-03-12 submitted", "opinion.missing"},
		{visited, "2026-03-12 appraised", "appraisal.undisputed"},
		{visited, "2026-03-12 approved", "opinion.missing"},
		{opinion, "2026-03-13 opinion_against", "application.step_done"},
		{opinion, "2026-03-13 submitted", "notice.missing"},
		{opinion, "2026-03-13 objected", "objection.no_notice"},
		{append(visited[:8:8], "2026-03-13 opinion_against"), "2026-03-13 notice_started", "notice.unneeded"},
		{append(visited[:8:8], "2026-03-13 opinion_against"), "2026-03-13 submitted", ""},
		{append(visited[:8:8], "2026-03-13 opinion_against", "2026-03-13 submitted"), "2026-03-16 approved", "opinion.against"},
		{notice, "2026-03-16 notice_started", "application.step_done"},
		{notice, "2026-03-24 submitted", "notice.running 2026-03-25"},
		{notice, "2026-03-25 submitted", "notice.running 2026-03-25"},
		{notice, "2026-03-26 submitted", ""},
		{notice, "2026-03-25 objected", ""},
		{notice, "2026-03-26 objected", "objection.late 2026-03-25"},
		{notice, "2026-03-20 objected note=", "event.unreasoned"},
		{notice, "2026-03-26 approved", "submission.missing"},
		{notice, "2026-03-26 returned", "submission.missing"},
		{submitted, "2026-03-27 submitted", "application.step_done"},
		{submitted, "2026-03-27 objected", "objection.no_notice"},
		{submitted, "2026-03-27 opinion_against", "application.at_county"},
		{submitted, "2026-03-27 approved level=township", "decision.not_delegated"},
		{submitted, "2026-03-27 approved level=none", "event.level"},
		{submitted, "2026-03-27 approved by=王审核,李经办", "decision.same_person 李经办"},
		{submitted, "2026-03-27 rejected note=", "event.unreasoned"},
		{submitted, "2026-03-27 refusal_delivered", "refusal.none"},
		{submitted, "2026-03-27 ended note=", "event.unreasoned"},
		{submitted, "2026-03-27 withdrawn", ""},
		{append(submitted[:11:11], "2026-03-27 rejected", "2026-03-30 refusal_delivered"), "2026-03-30 refusal_delivered", "application.step_done"},
		{append(submitted[:11:11], "2026-03-27 withdrawn"), "2026-03-30 refusal_delivered", "application.closed"},
	} {
		a := play(t, r, application(calc.Dibao), row.course...)
		if got := refused(t, r, a, row.tried); got != row.want {
			t.Errorf("%d events, %s: %q, want %q", len(row.course), row.tried, got, row.want)
		}
	}
	e := event(t, "2026-03-03 filed")
	if err := r.May(application(calc.Dibao), e, 20260302); err == nil || err.Error() != "application.future 2026-03-03 2026-03-02" {
		t.Errorf("tomorrow's event: %v", err)
	}
}

// Without the consent nothing is done with the household's data, whatever else has
// happened; once withdrawn it stops the rest.
func TestConsentGate(t *testing.T) {
	r := rules()
	gated := []string{
		"survey_started", "match_requested", "match_started", "match_fit", "match_unfit", "match_told", "visited", "opinion_for",
		"opinion_against", "notice_started", "appraised", "submitted", "approved", "rejected",
	}
	without := play(t, r, application(calc.Dibao), "2026-03-02 filed", "2026-03-03 accepted")
	for _, kind := range gated {
		if got := refused(t, r, without, "2026-03-03 "+kind); got != "consent.missing" {
			t.Errorf("without consent, %s: %q", kind, got)
		}
	}
	for _, known := range []string{"survey_started", "notice_started", "submitted"} {
		a := play(t, r, application(calc.Dibao), until(dibaoCourse, known)...)
		play(t, r, a, "2026-03-27 consent_withdrawn")
		for _, kind := range gated {
			if got := refused(t, r, a, "2026-03-31 "+kind); got != "consent.missing" {
				t.Errorf("withdrawn after %s, %s: %q", known, kind, got)
			}
		}
		play(t, r, a, "2026-03-31 consented", "2026-03-31 ended")
	}
}

// An obligor outside the household is checked only with their own consent.
func TestObligor(t *testing.T) {
	r := rules()
	const id = "999999195001010014"
	a := play(t, r, application(calc.Tekun), dibaoCourse[:7]...)
	if got := refused(t, r, a, "2026-03-10 match_requested obligor="+id); got != "consent.obligor …0014" {
		t.Errorf("without the obligor's consent: %q", got)
	}
	if got := refused(t, r, a, "2026-03-10 consent_withdrawn obligor="+id); got != "consent.missing" {
		t.Errorf("a consent that was never given: %q", got)
	}
	play(t, r, a, "2026-03-10 consented obligor="+id, "2026-03-10 match_requested obligor="+id, "2026-03-11 visited")
	if got := refused(t, r, a, "2026-03-12 opinion_for"); got != "match.missing" {
		t.Errorf("while the obligor's match is open: %q", got)
	}
	play(t, r, a, "2026-03-12 match_started obligor="+id, "2026-03-13 match_unfit obligor="+id)
	for _, row := range [][2]string{
		{"2026-03-13 opinion_against", "match.untold"},
		{"2026-03-13 match_requested", "application.step_done"},
		{"2026-03-13 match_requested obligor=" + id, "application.step_done"},
	} {
		if got := refused(t, r, a, row[0]); got != row[1] {
			t.Errorf("%s: %q, want %q", row[0], got, row[1])
		}
	}
	play(t, r, a, "2026-03-13 match_told obligor="+id)
	if got := refused(t, r, a, "2026-03-16 opinion_for"); got != "match.unfit" {
		t.Errorf("an opinion against the match: %q", got)
	}
	if got := refused(t, r, a, "2026-03-16 opinion_against"); got != "" {
		t.Errorf("an opinion that follows the match: %q", got)
	}
	// Contested with evidence, the match is repeated.
	play(t, r, a, "2026-03-16 match_requested obligor="+id, "2026-03-17 match_started obligor="+id, "2026-03-18 match_fit obligor="+id, "2026-03-19 opinion_for")
}

// An objection sends the application back to the village: a visit or an appraisal,
// a new opinion, a new notice.
func TestObjection(t *testing.T) {
	r := rules()
	a := play(t, r, application(calc.Dibao), until(dibaoCourse, "notice_started")...)
	play(t, r, a, "2026-03-20 objected")
	if a.Stage() != procedure.UnderSurvey {
		t.Errorf("after the objection: %s", a.Stage())
	}
	for _, row := range [][2]string{
		{"2026-03-26 submitted", "opinion.missing"}, {"2026-03-26 opinion_for", "visit.missing"}, {"2026-03-26 notice_started", "opinion.missing"},
	} {
		if got := refused(t, r, a, row[0]); got != row[1] {
			t.Errorf("%s: %q, want %q", row[0], got, row[1])
		}
	}
	play(t, r, a, "2026-03-26 appraised", "2026-03-26 opinion_for")
	if got := refused(t, r, a, "2026-03-26 submitted"); got != "notice.missing" {
		t.Errorf("without a new notice: %q", got)
	}
	play(t, r, a, "2026-03-26 notice_started", "2026-04-08 submitted")
}

// What the county returns may be put right with a new opinion, which is put up anew.
func TestReturned(t *testing.T) {
	r := rules()
	a := play(t, r, application(calc.Dibao), until(dibaoCourse, "submitted")...)
	play(t, r, a, "2026-03-27 returned")
	if got := refused(t, r, a, "2026-03-27 approved"); got != "submission.missing" {
		t.Errorf("while it is returned: %q", got)
	}
	again := play(t, r, application(calc.Dibao), until(dibaoCourse, "submitted")...)
	play(t, r, again, "2026-03-27 returned", "2026-03-30 submitted", "2026-03-31 approved")
	play(t, r, a, "2026-03-30 opinion_for")
	if got := refused(t, r, a, "2026-03-30 submitted"); got != "notice.missing" {
		t.Errorf("a new opinion: %q", got)
	}
}

// Staff's close relatives go to the county, whatever is delegated, and the county
// visits them; a complaint calls for its visit too.
func TestCloseRelatives(t *testing.T) {
	r := delegated(0)
	course := until(dibaoCourse, "notice_started")
	a := play(t, r, application(calc.Dibao), course...)
	if r.Level(a) != procedure.Township {
		t.Fatal("dibao is not delegated")
	}
	play(t, r, a, "2026-03-18 relative_filed")
	if r.Level(a) != procedure.County {
		t.Error("a close relative's application stays with the township")
	}
	for _, row := range [][2]string{
		{"2026-03-26 relative_filed", "application.step_done"},
		{"2026-03-26 approved level=township", "decision.relative"},
		{"2026-03-26 approved", "submission.missing"},
	} {
		if got := refused(t, r, a, row[0]); got != row[1] {
			t.Errorf("%s: %q, want %q", row[0], got, row[1])
		}
	}
	play(t, r, a, "2026-03-26 submitted")
	if got := refused(t, r, a, "2026-03-27 approved"); got != "visit.county" {
		t.Errorf("without the county's visit: %q", got)
	}
	play(t, r, a, "2026-03-27 visited level=county", "2026-03-30 complained")
	if got := refused(t, r, a, "2026-03-30 rejected"); got != "visit.county" {
		t.Errorf("after a complaint: %q", got)
	}
	play(t, r, a, "2026-03-31 visited level=county", "2026-04-01 approved")
}

func TestDelegation(t *testing.T) {
	course := until(dibaoCourse, "visited")
	for _, row := range []struct {
		upto   calc.Money
		amount string
		want   procedure.Level
	}{
		{0, "9999", procedure.Township},
		{500 * calc.Yuan, "499.99", procedure.Township},
		{500 * calc.Yuan, "500", procedure.Township},
		{500 * calc.Yuan, "500.01", procedure.County},
	} {
		r := delegated(row.upto)
		a := play(t, r, application(calc.Dibao), course...)
		if r.Level(a) != procedure.Township {
			t.Errorf("before the opinion: %s", r.Level(a))
		}
		play(t, r, a, "2026-03-13 opinion_for amount="+row.amount, "2026-03-16 notice_started")
		if got := r.Level(a); got != row.want {
			t.Errorf("%s of %s: %s, want %s", row.amount, row.upto, got, row.want)
		}
		if row.want == procedure.County {
			continue
		}
		for _, try := range [][2]string{
			{"2026-03-25 approved level=township", "notice.running 2026-03-25"},
			{"2026-03-26 submitted", "submission.delegated"},
			{"2026-03-26 approved level=county", "decision.delegated"},
		} {
			if got := refused(t, r, a, try[0]); got != try[1] {
				t.Errorf("%s: %q, want %q", try[0], got, try[1])
			}
		}
		play(t, r, a, "2026-03-26 approved level=township")
	}
	if r := delegated(0); r.Level(play(t, r, application(calc.Tekun), "2026-03-02 filed")) != procedure.County {
		t.Error("tekun is not delegated by the tables")
	}
	if r := delegated(0); r.Level(play(t, r, application(calc.Dibao), "2025-12-31 filed", "2025-12-31 accepted", "2026-01-05 consented", "2026-01-05 survey_started", "2026-01-05 match_requested", "2026-01-05 match_started", "2026-01-05 match_fit", "2026-01-05 visited", "2026-01-05 opinion_for amount=300")) != procedure.County {
		t.Error("an application keeps the authority of the month of its acceptance")
	}
}

func TestPermit(t *testing.T) {
	for _, row := range []struct {
		rows  []string
		until calc.Day
		want  string
	}{
		{nil, 20270101, "permit.not_allowed dibao"},
		{[]string{"permit.apply=no"}, 20270101, "permit.not_allowed dibao"},
		{[]string{"permit.apply=yes"}, 0, "permit.undated"},
		{[]string{"permit.apply=yes"}, 20260302, "permit.expired 2026-03-02"},
		{[]string{"permit.apply=yes"}, 20260303, ""},
		{[]string{"permit.apply=yes"}, 20260304, ""},
		{[]string{"permit.apply=yes", "permit.apply.dibao=no"}, 20270101, "permit.not_allowed dibao"},
	} {
		r := rules(row.rows...)
		a := application(calc.Dibao)
		a.Hukou, a.PermitUntil = calc.PermitHukou, row.until
		play(t, r, a, dibaoCourse[:2]...)
		if got := refused(t, r, a, "2026-03-03 accepted"); got != row.want {
			t.Errorf("%q, %s: %q, want %q", row.rows, row.until, got, row.want)
		}
	}
}

func TestSource(t *testing.T) {
	r := rules()
	for _, row := range []struct {
		source procedure.Source
		agent  string
		want   string
	}{
		{0, "", "source.missing"},
		{procedure.Applied, "", ""},
		{procedure.OnBehalf, " ", "source.unnamed"},
		{procedure.OnBehalf, "村委会 孙大年", ""},
		{procedure.Found, "", "source.unnamed"},
		{procedure.Found, "网格员 周小满", ""},
	} {
		a := application(calc.Dibao)
		a.Source, a.Agent = row.source, row.agent
		if got := refused(t, r, a, "2026-03-02 filed"); got != row.want {
			t.Errorf("%s %q: %q, want %q", row.source, row.agent, got, row.want)
		}
	}
}

// Programmes differ in what must come before the decision.
func TestProgrammes(t *testing.T) {
	r := rules()
	child := []string{
		"2026-03-02 filed", "2026-03-02 consented", "2026-03-03 accepted", "2026-03-04 match_requested", "2026-03-05 match_started",
		"2026-03-06 match_fit", "2026-03-09 opinion_for",
	}
	a := play(t, r, application(procedure.Unattended), child...)
	if got := refused(t, r, a, "2026-03-09 notice_started"); got != "notice.barred unattended" {
		t.Errorf("a notice about a child: %q", got)
	}
	play(t, r, a, "2026-03-10 submitted", "2026-03-11 approved")
	for _, program := range []calc.Program{calc.Edge, procedure.Rigid, procedure.Orphan} {
		a := play(t, r, application(program), until(dibaoCourse, "opinion_for")...)
		if got := refused(t, r, a, "2026-03-13 notice_started"); got != "notice.barred "+string(program) {
			t.Errorf("%s is put up: %q", program, got)
		}
		play(t, r, a, "2026-03-13 submitted", "2026-03-16 approved")
	}
	plain := []string{"2026-03-02 filed", "2026-03-02 consented", "2026-03-03 accepted", "2026-03-09 opinion_for"}
	play(t, r, application(procedure.Nursing), append(plain, "2026-03-10 submitted", "2026-03-11 approved")...)
	school := play(t, r, application("school"), append(plain, "2026-03-09 notice_started")...)
	if got := refused(t, r, school, "2026-03-09 submitted"); got != "" {
		t.Errorf("a county's benefit without notice.days: %q", got)
	}
}

func TestNext(t *testing.T) {
	r := rules()
	a := play(t, r, application(calc.Dibao), until(dibaoCourse, "notice_started")...)
	play(t, r, a, "2026-03-16 complained")
	var may []string
	visits := 0
	for _, o := range r.Next(a, 20260325) {
		if o.Refusal == nil {
			may = append(may, o.Kind.String())
		}
		if o.Kind == procedure.Visited {
			visits++
		}
		if o.Kind == procedure.Submitted && (o.Refusal == nil || o.Refusal.Error() != "notice.running 2026-03-25") {
			t.Errorf("submission: %v", o.Refusal)
		}
	}
	want := []string{"consent_withdrawn", "relative_filed", "visited", "visited", "objected", "complained", "extended", "withdrawn", "ended"}
	if len(may) != len(want) || visits != 2 {
		t.Fatalf("may: %q", may)
	}
	for i := range want {
		if may[i] != want[i] {
			t.Errorf("may: %q, want %q", may, want)
		}
	}
}

// Where the county has every application appraised, none gets an opinion without
// it; a child is never appraised.
func TestAppraisalAlways(t *testing.T) {
	r := rules("appraisal.always=yes")
	a := play(t, r, application(calc.Dibao), until(dibaoCourse, "visited")...)
	if got := refused(t, r, a, "2026-03-13 opinion_for"); got != "appraisal.missing" {
		t.Errorf("without the appraisal: %q", got)
	}
	play(t, r, a, "2026-03-13 appraised", "2026-03-13 opinion_for", "2026-03-16 notice_started", "2026-03-20 objected")
	if got := refused(t, r, a, "2026-03-23 opinion_for"); got != "visit.missing" {
		t.Errorf("an appraisal before the objection: %q", got)
	}
	play(t, r, a, "2026-03-23 visited", "2026-03-23 opinion_for")
	child := play(t, r, application(procedure.Unattended), dibaoCourse[:7]...)
	if got := refused(t, r, child, "2026-03-13 appraised"); got != "appraisal.undisputed" {
		t.Errorf("a child's appraisal: %q", got)
	}
	play(t, r, child, "2026-03-13 opinion_for")
}

// What may be done about those outside the household: another's consent, and the
// matches of those who have given it.
func TestNextOfObligors(t *testing.T) {
	r := rules()
	said := func(a *procedure.Application) string {
		var out []string
		for _, o := range r.NextOfObligors(a, 20260310) {
			if !o.Outside || o.Refusal != nil {
				t.Errorf("%+v", o)
			}
			out = append(out, strings.TrimSpace(o.Kind.String()+" "+string(o.Obligor)))
		}
		return strings.Join(out, ", ")
	}
	a := play(t, r, application(calc.Dibao), "2026-03-02 filed")
	for _, row := range []struct{ step, want string }{
		{"2026-03-02 consented", "consented"},
		{"2026-03-02 consented obligor=A", "consented, consent_withdrawn A"},
		{"2026-03-03 accepted", "consented, consent_withdrawn A"},
		{"2026-03-04 survey_started", "consented, consent_withdrawn A, match_requested A"},
		{"2026-03-04 match_requested obligor=A", "consented, consent_withdrawn A, match_started A"},
		{"2026-03-05 match_started obligor=A", "consented, consent_withdrawn A, match_fit A, match_unfit A"},
		{"2026-03-06 match_unfit obligor=A", "consented, consent_withdrawn A, match_told A"},
		{"2026-03-06 consent_withdrawn obligor=A", "consented"},
		{"2026-03-06 withdrawn", ""},
	} {
		play(t, r, a, row.step)
		if got := said(a); got != row.want {
			t.Errorf("after %s: %q, want %q", row.step, got, row.want)
		}
	}
}
