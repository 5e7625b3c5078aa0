package procedure_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/procedure"
)

// due lists the deadlines of an application as "step from due done document".
func due(r procedure.Rules, a *procedure.Application, today calc.Day) []string {
	var lines []string
	for _, d := range r.Deadlines(a, today) {
		done := d.Done.String()
		if done == "" {
			done = "-"
		}
		end := d.Due.String()
		if d.Unknown != nil {
			end = "unknown"
		}
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %d %s %s %s %s %s", d.Step, d.Days, d.From, end, done, d.Document, d.Article)))
	}
	return lines
}

func check(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\ngot  %s\nwant %s", what, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

func TestDeadlinesOfDibao(t *testing.T) {
	r := rules()
	a := application(calc.Dibao)
	play(t, r, a, dibaoCourse[:2]...)
	check(t, "before acceptance", due(r, a, 20260303), nil)
	play(t, r, a, dibaoCourse[2])
	check(t, "accepted", due(r, a, 20260303), []string{
		"survey 3 2026-03-03 2026-03-06 - 民发〔2021〕57号 15", "total 30 2026-03-03 2026-04-15 - 民发〔2021〕57号 22",
	})
	play(t, r, a, dibaoCourse[3:11]...)
	check(t, "with the county", due(r, a, 20260326), []string{
		"survey 3 2026-03-03 2026-03-06 2026-03-05 民发〔2021〕57号 15",
		"match 3 2026-03-05 2026-03-10 2026-03-06 民发〔2021〕57号 17",
		"notice 7 2026-03-16 2026-03-25 2026-03-26 民发〔2021〕57号 19",
		"decide 10 2026-03-26 2026-04-10 - 民发〔2021〕57号 20",
		"total 30 2026-03-03 2026-04-15 - 民发〔2021〕57号 22",
	})
	play(t, r, a, "2026-03-27 returned")
	if got := due(r, a, 20260327); strings.HasPrefix(got[3], "decide") {
		t.Errorf("returned to the township, the county's term runs on: %q", got)
	}
	play(t, r, a, "2026-04-02 submitted", "2026-04-16 rejected")
	check(t, "refused late", due(r, a, 20260416)[3:], []string{
		"decide 10 2026-04-02 2026-04-17 2026-04-16 民发〔2021〕57号 20",
		"refusal 3 2026-04-16 2026-04-21 - 民发〔2021〕57号 21",
		"total 30 2026-03-03 2026-04-15 2026-04-16 民发〔2021〕57号 22",
	})
	play(t, r, a, "2026-04-21 refusal_delivered")
	ended := play(t, r, application(calc.Dibao), append(slices.Clone(dibaoCourse[:4]), "2026-03-09 withdrawn")...)
	check(t, "withdrawn", due(r, ended, 20260501), []string{"survey 3 2026-03-03 2026-03-06 2026-03-05 民发〔2021〕57号 15"})
}

// The totals by programme and level, from 2026-09-24 with the autumn holidays ahead.
func TestTotals(t *testing.T) {
	for _, row := range []struct {
		program calc.Program
		rules   procedure.Rules
		more    string
		want    string
	}{
		{calc.Dibao, rules(), "", "30 2026-11-12 民发〔2021〕57号"},
		{calc.Dibao, delegated(0), "", "20 2026-10-29 民发〔2022〕83号"},
		{calc.Dibao, delegated(0), "2026-09-24 relative_filed", "30 2026-11-12 民发〔2021〕57号"},
		{calc.Dibao, rules(), "2026-09-25 extended", "45 2026-12-03 民发〔2022〕83号"},
		{calc.Dibao, delegated(0), "2026-09-25 extended", "45 2026-12-03 民发〔2022〕83号"},
		{calc.Dibao, rules("decide.days=20"), "", "20 2026-10-29 d1"},
		{calc.Dibao, rules("decide.days=31"), "", "30 2026-11-12 民发〔2021〕57号"},
		{calc.Dibao, rules("decide.days=0"), "", "30 2026-11-12 民发〔2021〕57号"},
		{calc.Dibao, rules("decide.days=20", "decide.days.dibao="), "", "30 2026-11-12 民发〔2021〕57号"},
		{calc.Dibao, rules("decide.extended=40"), "2026-09-25 extended", "40 2026-11-26 d1"},
		{calc.Dibao, delegated(0, "decide.delegated=15"), "", "15 2026-10-22 d1"},
		{calc.Edge, rules(), "", "30 2026-11-12 民发〔2021〕57号"},
		{procedure.Rigid, rules(), "", "30 2026-11-12 刚性支出困难家庭认定办法"},
		{procedure.Rigid, rules(), "2026-09-25 extended", "45 2026-12-03 刚性支出困难家庭认定办法"},
		// 15 working days to 10-22, a notice of 7 to 11-02, the file with the county
		// on 11-03, 15 more.
		{calc.Tekun, rules(), "", "30 2026-11-24 民发〔2021〕43号"},
		// In calendar days the notice would end on 10-29.
		{calc.Tekun, rules("notice.unit=calendar"), "", "30 2026-11-20 民发〔2021〕43号"},
		{calc.Tekun, rules("notice.days=5"), "", "30 2026-11-24 民发〔2021〕43号"},
		{calc.Tekun, rules("notice.days=10"), "", "30 2026-11-27 民发〔2021〕43号"},
		{calc.Tekun, rules("county.days=10", "township.days=10"), "", "20 2026-11-10 d1"},
		{calc.Tekun, rules("decide.days=20"), "", "30 2026-11-24 民发〔2021〕43号"},
		{calc.Tekun, rules("decide.days.tekun=20"), "", "20 2026-10-29 d1"},
		{calc.Tekun, rules("decide.days.tekun=60"), "", "30 2026-11-24 民发〔2021〕43号"},
		{procedure.Unattended, rules(), "", "30 2026-11-12 民发〔2019〕62号"},
		{procedure.Orphan, rules(), "", "20 2026-10-29 "},
		{procedure.Nursing, rules(), "", ""},
		{procedure.Nursing, rules("county.days=8"), "", ""},
		{"school", rules("decide.days=15"), "", "15 2026-10-22 d1"},
	} {
		a := play(t, row.rules, application(row.program), "2026-09-24 filed", "2026-09-24 consented", "2026-09-24 accepted")
		if row.more != "" {
			play(t, row.rules, a, row.more)
		}
		got := ""
		for _, d := range row.rules.Deadlines(a, 20260925) {
			if d.Step == procedure.StepTotal {
				got = fmt.Sprintf("%d %s %s", d.Days, d.Due, d.Document)
			}
		}
		if got != row.want {
			t.Errorf("%s %v %s: %q, want %q", row.program, row.rules.Tables, row.more, got, row.want)
		}
	}
}

// Tekun has a term for each stage; an objection gives the township another and
// calls for a new notice.
func TestDeadlinesOfTekun(t *testing.T) {
	r := rules()
	a := play(t, r, application(calc.Tekun), until(dibaoCourse, "notice_started")...)
	play(t, r, a, "2026-03-25 objected")
	check(t, "after the objection", due(r, a, 20260325), []string{
		"opinion 15 2026-03-25 2026-04-16 - 民发〔2021〕43号 15",
		"total 30 2026-03-03 2026-05-21 - 民发〔2021〕43号 16",
	})
	play(t, r, a, "2026-04-16 visited", "2026-04-16 opinion_for", "2026-04-16 notice_started", "2026-04-28 submitted")
	check(t, "with the county", due(r, a, 20260428), []string{
		"opinion 15 2026-03-25 2026-04-16 2026-04-16 民发〔2021〕43号 15",
		"notice 7 2026-04-16 2026-04-27 2026-04-28 民发〔2021〕43号 15",
		"decide 15 2026-04-28 2026-05-21 - 民发〔2021〕43号 16",
		"total 30 2026-03-03 2026-05-21 - 民发〔2021〕43号 16",
	})
	if got := refused(t, r, a, "2026-04-28 extended"); got != "extension.none tekun" {
		t.Errorf("an extension: %q", got)
	}
}

// Where the township decides a programme in stages, its second term runs from the
// end of the notice, or from the opinion where none is put up.
func TestStagesOfTheTownship(t *testing.T) {
	r := delegated(0)
	r.Authorities[1].Program = calc.Tekun
	a := play(t, r, application(calc.Tekun), until(dibaoCourse, "opinion_for")...)
	if got := due(r, a, 20260313); len(got) != 2 {
		t.Errorf("before the notice: %q", got)
	}
	play(t, r, a, "2026-03-16 notice_started")
	check(t, "on notice", due(r, a, 20260316)[2:3], []string{"decide 15 2026-03-25 2026-04-16 - 民发〔2021〕43号 16"})
	r.Authorities[1].Program = procedure.Unattended
	child := play(t, r, application(procedure.Unattended), append(slices.Clone(dibaoCourse[:7]), "2026-03-13 opinion_for")...)
	check(t, "a child", due(r, child, 20260313)[1:], []string{
		"decide 15 2026-03-13 2026-04-03 - 民发〔2019〕62号 二", "total 30 2026-03-03 2026-04-15 - 民发〔2019〕62号 二",
	})
}

func TestExtension(t *testing.T) {
	r := rules()
	accepted := []string{"2026-03-02 filed", "2026-03-02 consented", "2026-03-03 accepted"}
	for _, row := range []struct{ tried, want string }{
		{"2026-04-14 extended", ""},
		{"2026-04-15 extended", ""},
		{"2026-04-16 extended", "extension.late 2026-04-15"},
		{"2026-03-04 extended reason=", "extension.reason"},
		{"2026-03-04 extended reason=slow", "extension.reason slow"},
		{"2026-03-04 extended reason=apart", ""},
		{"2026-03-04 extended reason=objection", "extension.undisputed"},
		{"2026-03-04 extended reason=elsewhere", "extension.local"},
	} {
		a := play(t, r, application(calc.Dibao), accepted...)
		if got := strings.TrimSpace(refused(t, r, a, row.tried)); got != row.want {
			t.Errorf("%s: %q, want %q", row.tried, got, row.want)
		}
	}
	permit := rules("permit.apply=yes")
	a := application(calc.Dibao)
	a.Hukou, a.PermitUntil = calc.PermitHukou, 20270101
	play(t, permit, a, append(accepted, "2026-03-04 extended reason=elsewhere")...)
	if got := refused(t, permit, a, "2026-03-04 extended"); got != "application.step_done" {
		t.Errorf("a second extension: %q", got)
	}
	disputed := play(t, r, application(calc.Dibao), until(dibaoCourse, "notice_started")...)
	play(t, r, disputed, "2026-03-20 objected", "2026-03-20 extended reason=objection")
	school := rules("decide.extended=20")
	if got := refused(t, school, play(t, school, application("school"), accepted...), "2026-03-04 extended"); got != "extension.none school" {
		t.Errorf("an extension of no term: %q", got)
	}
	late := play(t, r, application(calc.Dibao), "2026-11-20 filed", "2026-11-20 consented", "2026-11-20 accepted")
	if got := refused(t, r, late, "2026-11-23 extended"); !strings.HasPrefix(got, "calendar.unknown") {
		t.Errorf("beyond the calendar: %q", got)
	}
}

// The clock stops only where the county's tables say so, and for no longer.
func TestPause(t *testing.T) {
	accepted := []string{"2026-03-02 filed", "2026-03-02 consented", "2026-03-03 accepted"}
	none := rules()
	if got := refused(t, none, play(t, none, application(calc.Dibao), accepted...), "2026-03-04 paused"); got != "pause.not_allowed dibao" {
		t.Errorf("without the parameter: %q", got)
	}
	r := rules("pause.days=10")
	for _, row := range []struct {
		more  []string
		today string
		total string
	}{
		{nil, "2026-03-04", "2026-04-15"},
		{[]string{"2026-03-04 paused"}, "2026-03-04", "2026-04-15"},
		{[]string{"2026-03-04 paused"}, "2026-03-06", "2026-04-17"},
		{[]string{"2026-03-04 paused"}, "2026-03-17", "2026-04-28"},
		{[]string{"2026-03-04 paused"}, "2026-03-18", "2026-04-29"},
		{[]string{"2026-03-04 paused"}, "2026-03-19", "2026-04-29"},
		{[]string{"2026-03-04 paused", "2026-03-06 resumed"}, "2026-03-19", "2026-04-17"},
		{[]string{"2026-03-04 paused", "2026-03-04 resumed", "2026-03-05 paused", "2026-03-18 resumed", "2026-03-18 paused"}, "2026-03-23", "2026-04-29"},
		{[]string{"2026-04-15 paused"}, "2026-04-16", "2026-04-16"},
		{[]string{"2026-04-16 paused"}, "2026-04-17", "2026-04-15"}, // what is overdue stays so
	} {
		a := play(t, r, application(calc.Dibao), append(accepted[:3:3], row.more...)...)
		ds := r.Deadlines(a, day(t, row.today))
		if got := ds[len(ds)-1].Due.String(); got != row.total {
			t.Errorf("%q on %s: due %s, want %s", row.more, row.today, got, row.total)
		}
	}
	a := play(t, r, application(calc.Dibao), append(accepted[:3:3], "2026-03-04 paused")...)
	if a.Stage() != procedure.OnHold {
		t.Errorf("while the clock stands: %s", a.Stage())
	}
	for _, row := range [][2]string{{"2026-03-04 survey_started", "pause.running"}, {"2026-03-04 paused", "pause.running"}, {"2026-03-04 withdrawn", ""}, {"2026-03-04 resumed", ""}} {
		if got := refused(t, r, a, row[0]); got != row[1] {
			t.Errorf("%s: %q, want %q", row[0], got, row[1])
		}
	}
	play(t, r, a, "2026-03-05 resumed")
	if got := refused(t, r, a, "2026-03-05 resumed"); got != "pause.none" {
		t.Errorf("resumed twice: %q", got)
	}
}

func TestUrgency(t *testing.T) {
	r := rules()
	open := procedure.Deadline{Step: procedure.StepTotal, Due: 20260924} // a Thursday before a holiday of three days
	for _, row := range []struct {
		today string
		want  procedure.Urgency
		left  int
	}{
		{"2026-09-21", procedure.Running, 3},
		{"2026-09-22", procedure.Running, 2},
		{"2026-09-23", procedure.DueTomorrow, 1},
		{"2026-09-24", procedure.DueToday, 0},
		{"2026-09-25", procedure.Overdue, 0},
		{"2026-09-28", procedure.Overdue, -1},
		{"2027-01-04", procedure.NotKnown, 0},
	} {
		if got, left := r.On(&open, day(t, row.today)); got != row.want || left != row.left {
			t.Errorf("on %s: %s %d, want %s %d", row.today, got, left, row.want, row.left)
		}
	}
	monday := procedure.Deadline{Step: procedure.StepTotal, Due: 20260928}
	for _, today := range []string{"2026-09-24", "2026-09-25", "2026-09-27"} {
		if got, _ := r.On(&monday, day(t, today)); got != procedure.DueTomorrow {
			t.Errorf("on %s, before the holiday ends: %s", today, got)
		}
	}
	for _, row := range []struct {
		d    procedure.Deadline
		want procedure.Urgency
	}{
		{procedure.Deadline{Step: procedure.StepTotal}, procedure.NotKnown},
		{procedure.Deadline{Step: procedure.StepTotal, Due: 20260924, Done: 20260924}, procedure.DoneInTime},
		{procedure.Deadline{Step: procedure.StepTotal, Due: 20260924, Done: 20260925}, procedure.DoneLate},
		{procedure.Deadline{Step: procedure.StepNotice, Due: 20260924, Done: 20260928}, procedure.DoneInTime},
		{procedure.Deadline{Step: procedure.StepNotice, Due: 20260925}, procedure.NoticeOver},
		{procedure.Deadline{Step: procedure.StepNotice, Due: 20260928}, procedure.DueToday},
	} {
		if got, _ := r.On(&row.d, 20260928); got != row.want {
			t.Errorf("%v: %s, want %s", row.d, got, row.want)
		}
	}
}

// A term that runs into a year without a notice is said to be unknown; the others
// are known all the same.
func TestUnknownYear(t *testing.T) {
	r := rules()
	a := play(t, r, application(calc.Dibao), "2026-11-20 filed", "2026-11-20 consented", "2026-11-20 accepted")
	check(t, "accepted in November", due(r, a, 20261120), []string{
		"survey 3 2026-11-20 2026-11-25 - 民发〔2021〕57号 15", "total 30 2026-11-20 unknown - 民发〔2021〕57号 22",
	})
	for _, d := range r.Deadlines(a, 20261120) {
		if d.Unknown != nil && !calc.Refused(d.Unknown, "calendar.unknown") {
			t.Errorf("%s: %v", d.Step, d.Unknown)
		}
	}
	tekun := play(t, r, application(calc.Tekun), until(dibaoCourse, "opinion_for")...)
	play(t, r, tekun, "2026-12-28 notice_started")
	if got := refused(t, r, tekun, "2026-12-31 submitted"); !strings.HasPrefix(got, "calendar.unknown 2027-01-01") {
		t.Errorf("a notice into the unknown: %q", got)
	}
}

func TestStart(t *testing.T) {
	course := []string{"2026-03-31 filed", "2026-03-31 consented", "2026-04-01 accepted", "2026-04-07 opinion_for"}
	surveyed := []string{
		"2026-03-31 filed", "2026-03-31 consented", "2026-04-01 accepted", "2026-04-01 survey_started", "2026-04-01 match_requested",
		"2026-04-01 match_started", "2026-04-01 match_fit", "2026-04-02 visited", "2026-04-07 opinion_for",
	}
	for _, row := range []struct {
		program calc.Program
		rows    []string
		want    string
	}{
		{calc.Dibao, nil, "2026-06 民发〔2021〕57号"},
		{calc.Dibao, []string{"pay.from=same_month"}, "2026-05 d1"},
		{calc.Dibao, []string{"pay.from=same_month", "pay.from.dibao=application_month"}, "2026-03 d1"},
		{calc.Tekun, nil, "2026-06 民发〔2021〕43号"},
		{procedure.Unattended, nil, "2026-06 民发〔2019〕62号"},
		{procedure.Orphan, nil, "2026-06"},
		{procedure.Nursing, nil, "2026-03 国发〔2015〕52号"},
		{procedure.Living, []string{"pay.from=next_month"}, "2026-03 国发〔2015〕52号"},
		{procedure.Living, []string{"pay.from.living=next_month"}, "2026-06 d1"},
		{"school", []string{"pay.from=next_month"}, "2026-06 d1"},
		{"school", nil, "no value in force: parameter pay.from, program school, month 2026-04"},
	} {
		r := rules(row.rows...)
		steps := course
		if row.program == calc.Dibao || row.program == calc.Tekun || row.program == procedure.Unattended {
			steps = surveyed
		}
		a := play(t, r, application(row.program), steps...)
		if _, _, err := r.Start(a); !calc.Refused(err, "start.undecided") {
			t.Errorf("%s before the approval: %v", row.program, err)
		}
		if row.program == calc.Dibao || row.program == calc.Tekun {
			play(t, r, a, "2026-04-08 notice_started")
		}
		play(t, r, a, "2026-05-08 submitted", "2026-05-29 approved")
		month, basis, err := r.Start(a)
		got := strings.TrimSpace(month.String() + " " + basis.Document)
		if err != nil {
			got = err.Error()
		}
		if got != row.want {
			t.Errorf("%s %q: %q, want %q", row.program, row.rows, got, row.want)
		}
	}
}
