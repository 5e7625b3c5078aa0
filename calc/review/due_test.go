package review_test

import (
	"encoding/csv"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/review"
)

// headings are the tables' columns, in the order in which the tests write rows.
var headings = []struct{ table, columns string }{
	{"parameter", "key,value,from"},
	{"standard", "program,class,from,amount"},
	{"group", "code,labour,age_min,age_max"},
	{"supplement", "code,program,group,kind,value,from,until"},
	{"review", "program,group,months"},
	{"extension", "from,until,months,region"},
}

// load makes a policy from lines that are a table's name and a row.
func load(t rapid.TB, lines string) *policy.Policy {
	t.Helper()
	var tables []calc.Table
	for _, h := range headings {
		text := h.columns + "\n"
		for line := range strings.SplitSeq(lines, "\n") {
			if row, ok := strings.CutPrefix(strings.TrimSpace(line), h.table+" "); ok {
				text += row + "\n"
			}
		}
		rows := csv.NewReader(strings.NewReader(text))
		rows.FieldsPerRecord = -1
		tables = append(tables, &table{h.table, rows})
	}
	p, faults := policy.Parse(tables)
	if refusing := faults.Refusing(); len(refusing) > 0 {
		t.Fatalf("%v\n%s", refusing, lines)
	}
	return p
}

// table is CSV text as a calc.Table.
type table struct {
	name string
	rows *csv.Reader
}

func (t *table) Name() string         { return t.name }
func (t *table) Place(int) calc.Place { return calc.Place{File: t.name} }

func (t *table) Next() ([]string, error) {
	row, err := t.rows.Read()
	if err != nil {
		return nil, io.EOF
	}
	return row, nil
}

func month(t rapid.TB, s string) calc.Month {
	t.Helper()
	m, err := calc.ParseMonth(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// person was born on the day and has the given ability to work.
func person(birth calc.Day, labour calc.Labour) calc.Insured {
	return calc.Insured{Birth: birth, Attributes: calc.Attributes{Labour: labour}}
}

// middleAged has no birthday that matters before 2040.
var middleAged = person(19800615, calc.NoLabour)

// aged is past every birthday that matters.
var aged = person(19300615, calc.NoLabour)

// determined is a determination after a visit on the day, 0 for none.
func determined(t rapid.TB, from string, reviewed calc.Day, insured ...calc.Insured) calc.Decision {
	t.Helper()
	return calc.Decision{
		Kind: calc.Determine, From: month(t, from), Reviewed: reviewed,
		Facts: &calc.Facts{Region: "990283001002", Insured: insured},
	}
}

func decided(t rapid.TB, kind calc.DecisionKind, from string, reviewed calc.Day) calc.Decision {
	t.Helper()
	return calc.Decision{Kind: kind, From: month(t, from), Reviewed: reviewed}
}

func tapered(t rapid.TB, from, until string) calc.Decision {
	t.Helper()
	return calc.Decision{Kind: calc.Taper, From: month(t, from), Until: month(t, until)}
}

func dibao(decisions ...calc.Decision) *calc.Award {
	return &calc.Award{AwardKey: calc.AwardKey{Household: "1", Program: calc.Dibao}, Decisions: decisions}
}

// due is the deadline as text, "" where none.
func due(t rapid.TB, a *calc.Award, p *policy.Policy, at string) string {
	t.Helper()
	d, ok := review.Due(a, nil, p, month(t, at))
	switch {
	case !ok && d != review.Deadline{}:
		t.Errorf("no review, but %v", d)
	case ok:
		return d.Month.String() + " " + d.Reason
	}
	return ""
}

const yearly = "review ,,12"

// The first row of the table that fits the award gives its cycle.
func TestCycle(t *testing.T) {
	const tables = `
		group able,full,,
		group elder,,60,
		review tekun,,24
		review dibao,able,3
		review dibao,elder,36
		review dibao,,12
		review ,,6
		standard tekun,basic,2025-01,900`
	for _, c := range []struct {
		name, rows string
		program    calc.Program
		insured    []calc.Insured
		want       string
	}{
		{"the programme's own", tables, calc.Tekun, []calc.Insured{middleAged}, "2028-03 cycle"},
		{"any insured person in the group", tables, calc.Dibao, []calc.Insured{middleAged, person(19800101, calc.FullLabour)}, "2026-06 cycle"},
		{"the first of two that fit", tables, calc.Dibao, []calc.Insured{person(19500101, calc.NoLabour), person(19800101, calc.FullLabour)}, "2026-06 cycle"},
		{"by age", tables, calc.Dibao, []calc.Insured{person(19400101, calc.NoLabour)}, "2029-03 cycle"},
		{"nobody in a group", tables, calc.Dibao, []calc.Insured{middleAged}, "2027-03 cycle"},
		{"nobody insured", tables, calc.Dibao, nil, "2027-03 cycle"},
		{"any programme", tables, "orphan", []calc.Insured{middleAged}, "2026-09 cycle"},
		{"the order of the table", "review ,,6\n" + tables, calc.Tekun, []calc.Insured{middleAged}, "2026-09 cycle"},
		{"no row fits", "review tekun,,24\nstandard tekun,basic,2025-01,900", calc.Dibao, []calc.Insured{aged}, ""},
		{"no rows", "", calc.Dibao, []calc.Insured{aged}, ""},
	} {
		a := dibao(determined(t, "2026-03", 20260312, c.insured...))
		a.Program = c.program
		if got := due(t, a, load(t, c.rows), "2026-03"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// The cycle is counted from the last visit, or where none is stated from the
// month from which the determination pays.
func TestLastLook(t *testing.T) {
	first := determined(t, "2026-03", 20260312, middleAged)
	for _, c := range []struct {
		name string
		a    *calc.Award
		at   string
		want string
	}{
		{"the visit of the determination", dibao(first), "2026-03", "2027-03 cycle"},
		{"a visit before it", dibao(determined(t, "2026-03", 20260131, middleAged)), "2026-03", "2027-01 cycle"},
		{"a visit after it", dibao(determined(t, "2026-03", 20260401, middleAged)), "2026-03", "2027-04 cycle"},
		{"no visit", dibao(determined(t, "2026-03", 0, middleAged)), "2026-03", "2027-03 cycle"},
		{"determined again", dibao(first, determined(t, "2026-09", 20260820, middleAged)), "2026-09", "2027-08 cycle"},
		{"not yet determined again", dibao(first, determined(t, "2026-09", 20260820, middleAged)), "2026-08", "2027-03 cycle"},
		{"determined anew for the past, without a visit", dibao(determined(t, "2026-05", 20260512, middleAged), determined(t, "2026-03", 0, middleAged)), "2026-06", "2027-05 cycle"},
		{"a visit at a resumption", dibao(first, decided(t, calc.Suspend, "2026-05", 0), decided(t, calc.Resume, "2026-06", 20260610)), "2026-06", "2027-06 cycle"},
		{"a visit at the suspension", dibao(first, decided(t, calc.Suspend, "2026-05", 20260420), decided(t, calc.Resume, "2026-06", 0)), "2026-06", "2027-04 cycle"},
		{"no visit at the resumption", dibao(first, decided(t, calc.Suspend, "2026-05", 0), decided(t, calc.Resume, "2026-06", 0)), "2026-06", "2027-03 cycle"},
		{"an overdue one stays", dibao(first), "2030-01", "2027-03 cycle"},
	} {
		if got := due(t, c.a, load(t, yearly), c.at); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestNothingDue(t *testing.T) {
	first := determined(t, "2026-03", 20260312, middleAged)
	for _, c := range []struct {
		name string
		a    *calc.Award
		at   string
		want string
	}{
		{"nothing decided", dibao(), "2026-05", ""},
		{"not begun", dibao(first), "2026-02", ""},
		{"suspended", dibao(first, decided(t, calc.Suspend, "2026-05", 0)), "2026-05", ""},
		{"not yet suspended", dibao(first, decided(t, calc.Suspend, "2026-05", 0)), "2026-04", "2027-03 cycle"},
		{"stopped", dibao(first, decided(t, calc.Stop, "2026-05", 0)), "2026-05", ""},
		{"not yet stopped", dibao(first, decided(t, calc.Stop, "2026-05", 0)), "2026-04", "2027-03 cycle"},
		{"stopped and determined again", dibao(first, decided(t, calc.Stop, "2026-05", 0), determined(t, "2026-06", 0, middleAged)), "2026-06", "2027-06 cycle"},
		{"never determined", dibao(decided(t, calc.Resume, "2026-03", 0)), "2026-05", ""},
	} {
		if got := due(t, c.a, load(t, yearly), c.at); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Reviews that fall due from … until move back; until is inclusive.
func TestExtension(t *testing.T) {
	for _, c := range []struct{ visited, rows, want string }{
		{"2024-12", "extension 2026-01,2026-03,6,", "2025-12 cycle"},
		{"2025-01", "extension 2026-01,2026-03,6,", "2026-07 cycle"},
		{"2025-03", "extension 2026-01,2026-03,6,", "2026-09 cycle"},
		{"2025-04", "extension 2026-01,2026-03,6,", "2026-04 cycle"},
		{"2025-01", "extension 2026-01,2026-03,6,990283", "2026-07 cycle"},
		{"2025-01", "extension 2026-01,2026-03,6,990283001000", "2026-07 cycle"},
		{"2025-01", "extension 2026-01,2026-03,6,990283001002", "2026-07 cycle"},
		{"2025-01", "extension 2026-01,2026-03,6,990283001003", "2026-01 cycle"},
		{"2025-01", "extension 2026-01,2026-03,6,990283002000", "2026-01 cycle"},
		// Another region's row does not hide one's own; one row moves it, once.
		{"2025-01", "extension 2026-01,2026-03,6,990283002\nextension 2026-01,2026-03,3,990283001", "2026-04 cycle"},
		{"2025-01", "extension 2026-01,2026-03,6,990283001\nextension 2026-01,2026-03,3,", "2026-07 cycle"},
		{"2025-01", "extension 2026-01,2026-03,6,\nextension 2026-07,2026-07,6,", "2026-07 cycle"},
	} {
		visit := month(t, c.visited).First()
		a := dibao(determined(t, "2024-11", visit, middleAged))
		if got := due(t, a, load(t, yearly+"\n"+c.rows), "2025-05"); got != c.want {
			t.Errorf("visited in %s, %q: %q, want %q", c.visited, c.rows, got, c.want)
		}
	}
}

// A birthday at which rights change brings the review forward to the month in
// which the age is reached (R1), where that lies after the last look.
func TestBirthdays(t *testing.T) {
	for _, c := range []struct {
		name    string
		insured []calc.Insured
		want    string
	}{
		{"60 on the 15th", []calc.Insured{person(19660915, 0)}, "2026-10 age_60"},
		{"60 on the 1st", []calc.Insured{person(19660901, 0)}, "2026-09 age_60"},
		{"16", []calc.Insured{person(20100705, 0)}, "2026-08 age_16"},
		{"18", []calc.Insured{person(20080705, 0)}, "2026-08 age_18"},
		{"80", []calc.Insured{person(19460705, 0)}, "2026-08 age_80"},
		{"17, 59, 70 and 79 change nothing", []calc.Insured{person(20090705, 0), person(19670705, 0), person(19560705, 0), person(19470705, 0)}, "2027-03 cycle"},
		{"the first of several", []calc.Insured{person(19661205, 0), middleAged, person(20080705, 0), person(20100805, 0)}, "2026-08 age_18"},
		// The last look was in March, the determination pays from April.
		{"in the month of the look", []calc.Insured{person(19660301, 0)}, "2027-03 cycle"},
		{"in the month from which it pays", []calc.Insured{person(19660401, 0)}, "2027-03 cycle"},
		{"in the month after", []calc.Insured{person(19660402, 0)}, "2026-05 age_60"},
		{"before the due month", []calc.Insured{person(19670131, 0)}, "2027-02 age_60"},
		{"in the due month", []calc.Insured{person(19670201, 0)}, "2027-02 age_60"},
		{"in the due month itself the cycle is the reason", []calc.Insured{person(19670301, 0)}, "2027-03 cycle"},
		{"after the due month", []calc.Insured{person(19670302, 0)}, "2027-03 cycle"},
		{"29 February", []calc.Insured{person(20080229, 0)}, "2027-03 cycle"},
	} {
		a := dibao(determined(t, "2026-04", 20260312, c.insured...))
		if got := due(t, a, load(t, yearly), "2026-06"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Birthdays are not moved by extensions, need no cycle, and stay due until
// somebody has looked.
func TestBirthdaysStand(t *testing.T) {
	a := dibao(determined(t, "2026-04", 20260312, person(19660915, 0)))
	for rows, want := range map[string]string{
		"": "2026-10 age_60", yearly + "\nextension 2026-01,2027-12,6,": "2026-10 age_60", "review ,,3": "2026-06 cycle",
	} {
		if got := due(t, a, load(t, rows), "2026-05"); got != want {
			t.Errorf("%q: %q, want %q", rows, got, want)
		}
	}
	if got := due(t, a, load(t, yearly), "2026-12"); got != "2026-10 age_60" {
		t.Errorf("overdue: %q", got)
	}
	a.Decisions = append(a.Decisions, determined(t, "2026-11", 20261105, person(19660915, 0)))
	if got := due(t, a, load(t, yearly), "2026-12"); got != "2027-11 cycle" {
		t.Errorf("after a look: %q", got)
	}
}

func TestTaperEnd(t *testing.T) {
	first := determined(t, "2026-03", 20260312, aged)
	for _, c := range []struct {
		until, rows, at, want string
	}{
		{"2026-10", yearly, "2026-06", "2026-10 taper_end"},
		{"2026-10", yearly, "2026-10", "2026-10 taper_end"},
		{"2026-10", yearly, "2026-11", ""},
		{"2027-02", yearly, "2026-06", "2027-02 taper_end"},
		{"2027-03", yearly, "2026-06", "2027-03 cycle"},
		{"2027-04", yearly, "2026-06", "2027-03 cycle"},
		{"2026-10", "", "2026-06", "2026-10 taper_end"},
		{"2026-10", "", "2026-04", ""},
		{"2026-10", yearly, "2026-04", "2027-03 cycle"}, // the taper has not begun
	} {
		if got := due(t, dibao(first, tapered(t, "2026-05", c.until)), load(t, c.rows), c.at); got != c.want {
			t.Errorf("until %s, %q, in %s: %q, want %q", c.until, c.rows, c.at, got, c.want)
		}
	}
	old := determined(t, "2026-03", 20260312, person(19660915, 0))
	if got := due(t, dibao(old, tapered(t, "2026-05", "2026-12")), load(t, yearly), "2026-06"); got != "2026-10 age_60" {
		t.Errorf("a birthday before the end: %q", got)
	}
}

// A taper that was suspended and resumed ends like any other.
func TestResumedTaperEnds(t *testing.T) {
	a := dibao(determined(t, "2026-03", 20260312, middleAged), tapered(t, "2026-05", "2026-10"), decided(t, calc.Suspend, "2026-06", 0), decided(t, calc.Resume, "2026-07", 0))
	for at, want := range map[string]string{"2026-08": "2026-10 taper_end", "2026-10": "2026-10 taper_end", "2026-11": ""} {
		if got := due(t, a, load(t, yearly), at); got != want {
			t.Errorf("in %s: %q, want %q", at, got, want)
		}
	}
}

// Without events a review is due its cycle after the visit, at whatever month
// one asks; and a birthday never puts it off.
func TestDueProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		visit := calc.NewMonth(2026, rapid.IntRange(1, 12).Draw(t, "visited"))
		cycle := calc.Month(rapid.IntRange(1, 36).Draw(t, "cycle"))
		p := load(t, "review ,,"+strings.TrimSuffix(calc.Whole(int64(cycle)).String(), ".00"))
		at := visit.String()
		a := dibao(determined(t, at, visit.First(), middleAged))
		if got, want := due(t, a, p, at), (visit+cycle).String()+" cycle"; got != want {
			t.Fatalf("visited in %s, every %d months: %q, want %q", visit, cycle, got, want)
		}
		birth := calc.NewDay(rapid.IntRange(1940, 2012).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"))
		a = dibao(determined(t, at, visit.First(), middleAged, person(birth, 0)))
		d, ok := review.Due(a, nil, p, visit)
		if !ok || d.Month > visit+cycle || d.Month <= visit || (d.Month < visit+cycle) != (d.Reason != "cycle") {
			t.Fatalf("born %s, visited in %s, every %d months: %v", birth, visit, cycle, d)
		}
		if age := birth.AgeIn(d.Month); d.Reason != "cycle" && (birth.TurnsIn(age) != d.Month || age != 16 && age != 18 && age != 60 && age != 80) {
			t.Fatalf("born %s: %v at %d", birth, d, age)
		}
	})
}
