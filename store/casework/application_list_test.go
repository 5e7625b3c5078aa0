package casework_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store/casework"
)

// How each deadline stands on the day before its last, on it and after it.
func TestDeadlinesOnTheirDays(t *testing.T) {
	b := window(t)
	b.opens("2026-03-02", "zhao", dibaoOf2())
	b.steps("S000001", "2026-03-02 zhao consented", "2026-03-03 zhao accepted")
	standing := func(day string, step procedure.Step) string {
		for _, d := range b.application(day, "S000001").Deadlines {
			if d.Step == step {
				return fmt.Sprintf("%s %s %d of %d", d.Due, d.Urgency, d.Left, d.Days)
			}
		}
		return ""
	}
	expect := func(step procedure.Step, days ...string) {
		t.Helper()
		for _, row := range days {
			day, want, _ := strings.Cut(row, " ")
			if got := standing(day, step); got != want {
				t.Errorf("%s on %s: %q, want %q", step, day, got, want)
			}
		}
	}
	expect(procedure.StepSurvey,
		"2026-03-04 2026-03-06 running 2 of 3", "2026-03-05 2026-03-06 due_tomorrow 1 of 3", "2026-03-06 2026-03-06 due_today 0 of 3",
		"2026-03-07 2026-03-06 overdue 0 of 3", "2026-03-09 2026-03-06 overdue -1 of 3")
	expect(procedure.StepTotal, "2026-04-14 2026-04-15 due_tomorrow 1 of 30", "2026-04-15 2026-04-15 due_today 0 of 30", "2026-04-16 2026-04-15 overdue -1 of 30")
	b.steps("S000001", upTo(procedure.NoticeStarted)[2:]...)
	expect(procedure.StepNotice, "2026-03-24 2026-03-25 due_tomorrow 1 of 7", "2026-03-25 2026-03-25 due_today 0 of 7", "2026-03-26 2026-03-25 notice_over 0 of 7")
	b.steps("S000001", "2026-03-26 zhao submitted")
	expect(procedure.StepDecide, "2026-04-09 2026-04-10 due_tomorrow 1 of 10", "2026-04-10 2026-04-10 due_today 0 of 10", "2026-04-13 2026-04-10 overdue -1 of 10")
	b.steps("S000001", "2026-04-01 zhou rejected note=收入超标")
	expect(procedure.StepRefusal, "2026-04-03 2026-04-07 due_tomorrow 1 of 3", "2026-04-07 2026-04-07 due_today 0 of 3", "2026-04-08 2026-04-07 overdue -1 of 3")
}

// The county's own kinder term is told with its document.
func TestDeadlineOfTheCounty(t *testing.T) {
	b := window(t)
	b.loads(b.amended("policy", map[string]string{"parameter": "decide.days,25,2025-01,民发〔2026〕1号"}))
	b.opens("2026-03-02", "zhao", dibaoOf2())
	f := b.steps("S000001", "2026-03-02 zhao consented", "2026-03-03 zhao accepted", "2026-03-03 zhao survey_started")
	d := f.Pressing()
	if d.Step != procedure.StepTotal || d.Days != 25 || !strings.HasPrefix(f.Cites[d.Document], "民发〔2026〕1号《") {
		t.Errorf("%+v cites %q", d, f.Cites)
	}
}

// A term that runs into a year without a notice is not guessed, until the notice
// is loaded.
func TestDeadlineBeyondTheCalendar(t *testing.T) {
	b := window(t)
	b.opens("2026-12-01", "zhao", dibaoOf2())
	b.steps("S000001", "2026-12-01 zhao consented", "2026-12-02 zhao accepted", "2026-12-02 zhao survey_started")
	d := b.application("2026-12-02", "S000001").Pressing()
	if d.Urgency != procedure.NotKnown || d.Due != 0 || !calc.Refused(d.Unknown, "calendar.unknown") {
		t.Errorf("without the notice: %+v", d)
	}
	_, err := b.as("li").LoadCalendar(b.sheets(b.folder(files{"calendar": notice2027})))
	b.ok(err)
	if d := b.application("2026-12-02", "S000001").Pressing(); d.Due.String() != "2027-01-13" || d.Urgency != procedure.Running || d.Left != 30 {
		t.Errorf("with the notice: %+v", d)
	}
}

// A list has what is late first, then what is due today, tomorrow and later, and
// what waits for nothing last; a township's operator sees its own alone.
func TestApplications(t *testing.T) {
	b := window(t)
	add := func(n int, household calc.HouseholdNumber, program calc.Program, operator string, lines ...string) {
		t.Helper()
		in := casework.Opening{Household: household, Program: program, Source: procedure.Applied}
		if program == calc.Tekun {
			in.Person = liu
		}
		f := b.opens("2026-03-02", operator, in)
		if want := fmt.Sprintf("S%06d", n); f.Number != want {
			t.Fatalf("%s, want %s", f.Number, want)
		}
		b.steps(f.Number, lines...)
	}
	add(1, "2", calc.Dibao, "zhao") // not accepted yet: nothing is due
	add(2, "2", calc.Edge, "zhao", "2026-03-02 zhao consented", "2026-03-06 zhao accepted")
	add(3, "3", calc.Dibao, "sun", "2026-03-02 sun consented", "2026-03-05 sun accepted")
	add(4, "3", calc.Edge, "li", "2026-03-02 sun consented", "2026-03-04 sun accepted")
	add(5, "2", calc.Tekun, "zhao", "2026-03-02 zhao consented", "2026-03-03 zhao accepted", "2026-03-03 zhao survey_started")
	add(6, "3", procedure.Rigid, "sun", "2026-03-02 sun withdrawn")
	for _, row := range []struct {
		operator string
		filter   casework.ApplicationFilter
		want     string
	}{
		{"li", casework.ApplicationFilter{}, "4 3 2 5 1"},
		{"li", casework.ApplicationFilter{Closed: true}, "4 3 2 5 1 6"},
		{"li", casework.ApplicationFilter{Overdue: true}, "4"},
		{"li", casework.ApplicationFilter{Tomorrow: true}, "2"},
		{"li", casework.ApplicationFilter{Overdue: true, Tomorrow: true}, "4 2"},
		{"li", casework.ApplicationFilter{Township: "999901002"}, "4 3"},
		{"li", casework.ApplicationFilter{Program: calc.Dibao}, "3 1"},
		{"li", casework.ApplicationFilter{Stage: procedure.Open}, "1"},
		{"li", casework.ApplicationFilter{Stage: procedure.IsWithdrawn}, "6"},
		{"zheng", casework.ApplicationFilter{Program: calc.Tekun}, "5"},
		{"zhao", casework.ApplicationFilter{}, "2 5 1"},
		{"sun", casework.ApplicationFilter{Closed: true}, "4 3 6"},
		{"zhao", casework.ApplicationFilter{Township: "999901002"}, ""},
	} {
		files, err := b.on("2026-03-10", row.operator).Applications(row.filter)
		b.ok(err)
		var got []string
		for _, f := range files {
			got = append(got, strings.TrimLeft(f.Number, "S0"))
		}
		if strings.Join(got, " ") != row.want {
			t.Errorf("%s, %+v: %v, want %s", row.operator, row.filter, got, row.want)
		}
	}
	if _, err := b.on("2026-03-10", "zhao").Application("S000004"); !calc.Refused(err, "operator.township") {
		t.Errorf("another township's: %v", err)
	}
	if _, err := b.on("2026-03-10", "admin").Applications(casework.ApplicationFilter{}); !calc.Refused(err, "operator.forbidden") {
		t.Errorf("an administrator's list: %v", err)
	}
}

// A family that moves takes its applications to the other township.
func TestApplicationMoves(t *testing.T) {
	b := window(t)
	b.opens("2026-03-02", "zhao", dibaoOf2())
	b.takes(files{"household": "household,region\n2,999901002001\n"})
	b.turnedDown("S000001", "2026-03-03 zhao consented", "operator.township")
	b.steps("S000001", "2026-03-03 sun consented")
	files, err := b.on("2026-03-03", "zhao").Applications(casework.ApplicationFilter{})
	if err != nil || len(files) != 0 {
		t.Errorf("the old township lists %d, %v", len(files), err)
	}
}

// notice2027 is a made-up notice: the holidays of fixed date and a weekend worked.
const notice2027 = "day,kind,name\n2027-01-01,off,元旦\n2027-01-03,work,元旦\n" +
	"2027-05-01,放假,劳动节\n2027-05-02,off,劳动节\n2027-10-01,off,国庆节\n2027-10-02,off,国庆节\n2027-10-03,off,国庆节\n"

// The next year's notice is loaded whole or not at all, and shows what it changed.
func TestLoadCalendar(t *testing.T) {
	b := window(t)
	if _, err := b.as("zhao").CalendarYear(2027); !calc.Refused(err, "calendar.unknown") {
		t.Errorf("a year without its notice: %v", err)
	}
	for _, row := range []struct {
		sheets files
		want   string
	}{
		{files{"calendar": "day,kind\n2028-01-01,off\n"}, "calendar.incomplete"},
		{files{"calendar": strings.Replace(notice2027, "2027-10-03,off,国庆节\n", "", 1)}, "calendar.incomplete"},
		{files{"calendar": notice2027 + "2027-01-01,off,元旦\n"}, "calendar.twice"},
		{files{"calendar": notice2027 + "2027-02-30,off,\n"}, "invalid.day"},
		{files{"calendar": notice2027 + "2027-02-11,holiday,\n"}, "invalid.code"},
		{files{"a": notice2027, "b": notice2027}, "table.missing"},
	} {
		_, err := b.as("li").LoadCalendar(b.sheets(b.folder(row.sheets)))
		var found calc.Faults
		var codes []string
		if errors.As(err, &found) {
			for _, f := range found.Refusing() {
				codes = append(codes, f.Code)
			}
		}
		if strings.Join(codes, " ") != row.want {
			t.Errorf("%v: %v, want %s", row.sheets, err, row.want)
		}
	}
	for i, name := range []string{"2027", "calendar"} { // a table alone may have any name
		loaded, err := b.as("li").LoadCalendar(b.sheets(b.folder(files{name: notice2027})))
		b.ok(err)
		if loaded.Days != 7 || loaded.Already != (i == 1) || loaded.Last.Year() != 2027 {
			t.Errorf("%s: %+v", name, loaded)
		}
	}
	year, err := b.as("zhao").CalendarYear(2027)
	b.ok(err)
	var days []string
	for _, d := range year.Days {
		days = append(days, fmt.Sprintf("%s %v %s", d.Day, d.Work, d.Name))
	}
	// 2 May and 2 and 3 October are weekends, and departed from by nothing.
	if want := []string{"2027-01-01 false 元旦", "2027-01-03 true 元旦", "2027-10-01 false 国庆节"}; !slices.Equal(days, want) || year.Workdays != 260 {
		t.Errorf("%d working days, %q, want %q", year.Workdays, days, want)
	}
	_, err = b.as("zhao").LoadCalendar(b.sheets(b.folder(files{"calendar": notice2027})))
	b.refused(err, "operator.forbidden")
	// The region's own day off in a year that is known takes the place of the notice's.
	_, err = b.as("admin").LoadCalendar(b.sheets(b.folder(files{"calendar": "day,kind,name\n2026-11-23,off,古尔邦节\n2027-01-03,off,\n"})))
	b.ok(err)
	for of, want := range map[int]int{2026: 247, 2027: 259} {
		if year, err = b.as("zhao").CalendarYear(of); err != nil || year.Workdays != want {
			t.Errorf("%d has %d working days, %v, want %d", of, year.Workdays, err, want)
		}
	}
}

// TestRefusalNotice: a refused application has a notice with the reasons that were
// recorded, a family that is not on file by its name; any other has none.
func TestRefusalNotice(t *testing.T) {
	b := window(t)
	b.opens("2026-03-02", "zhao", dibaoOf2())
	b.steps("S000001", upTo(procedure.Submitted)...)
	_, err := b.on("2026-03-30", "zhao").IssueRefusal("S000001")
	b.refused(err, "refusal.none")
	byHand := casework.NoticeAsked{Household: "2", Program: calc.Dibao, Refused: "收入超标"}
	_, err = b.on("2026-03-30", "zhao").IssueNotice(&byHand)
	b.refused(err, "notice.undecided")
	ofOther := byHand
	ofOther.Program = "nursing"
	b.ok(second(b.on("2026-03-30", "zhao").IssueNotice(&ofOther)))
	b.steps("S000001", "2026-04-01 zhou rejected note=收入超标")
	b.ok(second(b.on("2026-04-02", "zhao").IssueNotice(&byHand)))
	n, err := b.on("2026-04-02", "zhao").IssueRefusal("S000001")
	b.ok(err)
	if n.Refused != "收入超标" || n.Household != "2" || n.Head == "" || n.Program != calc.Dibao || n.Number == 0 || n.Decision != nil {
		t.Errorf("%+v", n)
	}
	_, err = b.on("2026-04-02", "sun").IssueRefusal("S000001")
	b.refused(err, "operator.township")
	again, err := b.on("2026-04-02", "zhao").IssueRefusal("S000001")
	b.ok(err)
	if again.Number <= n.Number {
		t.Error("two notices of one number")
	}
}
