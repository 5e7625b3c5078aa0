package policy_test

import (
	"fmt"
	"strings"
	"testing"

	"doudi/calc/policy"
)

// everything has a row in each of the ten tables.
const everything = `
-- parameter --
key,value,from,document
rounding.unit,0.01,2025-01,D
rounding.mode,half_up,2025-01,D
taper.share,50,2025-01,D
taper.share,80,2026-07,D
dibao.minimum,,2026-01,D
-- standard --
program,class,settlement,region,from,amount,per,document
dibao,,rural,,2025-01,512.5,,D
dibao,,rural,990283001,2025-06,600,month,D
dibao,,rural,,2026-01,,,D
tekun,basic,,,2025-01,12280,year,D
-- group --
code,label,disability,level,age_min
severe,重残,,1;2,
severe,重残,mental,3,
elder,老人,,,60
-- supplement --
code,label,program,group,kind,value,from,until,document
F,全额,dibao,severe,full,,2025-01,,D
A,A类,dibao,elder,benefit_percent,10,2025-01,2026-02,D
A,A类,dibao,elder,amount,30,2026-03,,D
-- deduction --
item,percent,cap,from,until,document
medical,100,,2025-01,,D
education,50,8000,2025-01,2026-06,D
-- review --
program,group,months
dibao,elder,6
,,12
-- extension --
from,until,months,region,document
2026-01,2026-03,6,990283001000,D
-- authority --
program,upto,level,from,document
relief,5000,township,2025-01,D
relief,,county,2025-01,D
-- exclusive --
program_a,program_b,from,document
dibao,tekun,2025-01,D
-- document --
code,number,title,date
D,民发〔2026〕1号,通知,2026-01-05
`

func rowLines(rows []policy.Row) string {
	var lines []string
	for _, r := range rows {
		lines = append(lines, fmt.Sprintf("%s %s [%s] %s = %q %s", r.Place, r.Table, strings.Join(r.Key, " "), r.From, r.Value, r.Document))
	}
	return strings.Join(lines, "\n")
}

func TestRows(t *testing.T) {
	const want = `parameter.csv:2:2 parameter [rounding.unit] 2025-01 = "0.01" D
parameter.csv:3:2 parameter [rounding.mode] 2025-01 = "half_up" D
parameter.csv:4:2 parameter [taper.share] 2025-01 = "50" D
parameter.csv:5:2 parameter [taper.share] 2026-07 = "80" D
parameter.csv:6:2 parameter [dibao.minimum] 2026-01 = "" D
standard.csv:2:6 standard [dibao  rural ] 2025-01 = "512.50" D
standard.csv:3:6 standard [dibao  rural 990283001] 2025-06 = "600.00" D
standard.csv:4:6 standard [dibao  rural ] 2026-01 = "" D
standard.csv:5:6 standard [tekun basic  ] 2025-01 = "12280.00/year" D
group.csv:2:1 group [severe 重残]  = "|1;2|||||||" 
group.csv:3:1 group [severe 重残]  = "mental|3|||||||" 
group.csv:4:1 group [elder 老人]  = "|||||||60|" 
supplement.csv:2:6 supplement [F dibao severe] 2025-01 = "full 100.00.. 全额" D
supplement.csv:3:6 supplement [A dibao elder] 2025-01 = "benefit_percent 10.00..2026-02 A类" D
supplement.csv:4:6 supplement [A dibao elder] 2026-03 = "amount 30.00.. A类" D
deduction.csv:2:2 deduction [medical] 2025-01 = "100.00%<=.." D
deduction.csv:3:2 deduction [education] 2025-01 = "50.00%<=8000.00..2026-06" D
review.csv:2:3 review [dibao elder]  = "6" 
review.csv:3:3 review [ ]  = "12" 
extension.csv:2:3 extension [990283001] 2026-01 = "6..2026-03" D
authority.csv:2:2 authority [relief township] 2025-01 = "5000.00" D
authority.csv:3:2 authority [relief county] 2025-01 = "" D
exclusive.csv:2:1 exclusive [dibao tekun] 2025-01 = "" D
document.csv:2:1 document [D]  = "民发〔2026〕1号|通知|2026-01-05" `
	if got := rowLines(load(t, everything).Rows()); got != want {
		t.Errorf("rows:\n%s\nwant:\n%s", got, want)
	}
}

// edited is everything with one piece of text replaced.
func edited(t *testing.T, from, to string) string {
	t.Helper()
	if strings.Count(everything, from) != 1 {
		t.Fatalf("%q does not stand there once", from)
	}
	return strings.Replace(everything, from, to, 1)
}

// The digest is of the content alone: the same wherever and however the rows
// were written, another for every change of a value, a key, a date or a document.
func TestDigest(t *testing.T) {
	digest := load(t, everything).Digest()
	for _, c := range []struct {
		from, to string
		same     bool
	}{
		{"rural,,2025-01,512.5,,D", "农村,,2025-01,512.50,month,D", true},
		{"program,class,settlement,region,from,amount,per,document\n", "\n项目,类别,城乡,区划,起始月,金额(元),周期,依据\n\n", true},
		{"990283001000,D", "990283001,D", true},
		{"\nmedical,100,", "\n医疗,100.0,", true},

		{"512.5", "512.51", false},
		{"taper.share,80,2026-07", "taper.share,80,2026-08", false},
		{"taper.share,80,2026-07", "taper.share.dibao,80,2026-07", false},
		{"2026-01,,,D", "2026-01,0,,D", false},
		{"12280,year", "12280,month", false},
		{"mental,3", "mental,4", false},
		{"60\n", "61\n", false},
		{"severe,full,,2025-01", "severe,full,99,2025-01", false},
		{"10,2025-01,2026-02", "10,2025-01,2026-01", false},
		{"50,8000", "50,8001", false},
		{"education,50,8000", "education,50,", false},
		{"elder,6", "elder,7", false},
		{"2026-03,6,990283001000", "2026-03,6,990283002000", false},
		{"relief,5000,township", "relief,5000,group", false},
		{"dibao,tekun,2025-01", "tekun,dibao,2025-01", false},
		{"通知", "通告", false},
		{"region,document\n2026-01", "region,document\n2025-12", false},
		{"relief,,county,2025-01,D", "relief,,county,2025-01,", false},
	} {
		p := load(t, edited(t, c.from, c.to), "policy.authority_hidden")
		removed, added := policy.Diff(load(t, everything), p)
		if same := p.Digest() == digest; same != c.same || same != (len(removed)+len(added) == 0) {
			t.Errorf("%q for %q: same digest %v, removed %v, added %v", c.to, c.from, same, removed, added)
		}
	}
}

// Of two equal supplements the first row counts, so the order is content.
func TestDigestKeepsTheOrder(t *testing.T) {
	const heading, a, b = "-- supplement --\ncode,program,kind,value,from\n", "A,dibao,amount,10,2025-01\n", "B,dibao,amount,10,2025-01\n"
	if load(t, heading+a+b).Digest() == load(t, heading+b+a).Digest() {
		t.Error("another order of the rows has the same digest")
	}
}

func TestDiff(t *testing.T) {
	old, now := load(t, everything), load(t, edited(t, "taper.share,80,2026-07,D\n", "taper.share,70,2026-07,D\ntaper.share,90,2026-09,D\n"))
	removed, added := policy.Diff(old, now)
	if got, want := rowLines(removed), `parameter.csv:5:2 parameter [taper.share] 2026-07 = "80" D`; got != want {
		t.Errorf("removed:\n%s\nwant:\n%s", got, want)
	}
	if got, want := rowLines(added), `parameter.csv:5:2 parameter [taper.share] 2026-07 = "70" D
parameter.csv:6:2 parameter [taper.share] 2026-09 = "90" D`; got != want {
		t.Errorf("added:\n%s\nwant:\n%s", got, want)
	}
	back, there := policy.Diff(now, old)
	if rowLines(back) != rowLines(added) || rowLines(there) != rowLines(removed) {
		t.Error("the other way round it is not the same difference")
	}
}

// A label is printed beside the money, so a changed one is a difference.
func TestDiffSeesLabels(t *testing.T) {
	for from, to := range map[string]string{"A,A类,dibao,elder,benefit": "A,老年,dibao,elder,benefit", "A,A类,dibao,elder,amount": "A,,dibao,elder,amount", "elder,老人": "elder,老年"} {
		old, now := load(t, everything), load(t, edited(t, from, to))
		removed, added := policy.Diff(old, now)
		if len(removed) != 1 || len(added) != 1 || removed[0].Place != added[0].Place {
			t.Errorf("%q for %q: removed %v, added %v", to, from, removed, added)
		}
		if old.Digest() == now.Digest() {
			t.Errorf("%q for %q has the same digest", to, from)
		}
	}
}

// Where the first row that fits counts, a row moved is a difference; elsewhere
// the order says nothing.
func TestDiffSeesMovedRows(t *testing.T) {
	const reviews, standards, supplements = "-- review --\nprogram,months\n", "-- standard --\nprogram,from,amount\n", "-- supplement --\ncode,program,kind,value,from\n"
	for _, c := range []struct{ heading, before, after, removed, added string }{
		{reviews, "dibao,6 edge,12", "dibao,6 edge,12", "", ""},
		{reviews, "dibao,6 edge,12", "edge,12 dibao,6", "2", "3"},
		{reviews, "dibao,6 edge,12 dibao,3", "edge,12 dibao,3 dibao,6", "2", "4"},
		{reviews, "dibao,6 edge,12 dibao,3", "dibao,3 dibao,6 edge,12", "4", "2"},
		{reviews, "dibao,6 edge,12 dibao,3", "dibao,3 edge,11 dibao,6", "2 3", "3 4"},
		{reviews, "dibao,6 edge,12", "edge,12", "2", ""},
		{reviews, "edge,12", "dibao,6 edge,12", "", "2"},
		{supplements, "A,dibao,amount,5,2025-01 B,dibao,amount,5,2025-01", "B,dibao,amount,5,2025-01 A,dibao,amount,5,2025-01", "2", "3"},
		{standards, "dibao,2025-01,600 dibao,2026-01,650", "dibao,2026-01,650 dibao,2025-01,600", "", ""},
	} {
		read := func(rows string) *policy.Policy {
			p, _ := policy.Parse(tables(withBoth(c.heading + strings.ReplaceAll(rows, " ", "\n"))))
			return p
		}
		removed, added := policy.Diff(read(c.before), read(c.after))
		if lines(removed) != c.removed || lines(added) != c.added {
			t.Errorf("%s, then %s: removed %q, added %q; want %q, %q", c.before, c.after, lines(removed), lines(added), c.removed, c.added)
		}
	}
}

// lines are the lines that rows stand in.
func lines(rows []policy.Row) string {
	var out []string
	for _, r := range rows {
		out = append(out, fmt.Sprint(r.Place.Line))
	}
	return strings.Join(out, " ")
}

// A bar in a document's number is not the one between number and title.
func TestDiffSeesBars(t *testing.T) {
	a, b := load(t, "-- document --\ncode,number,title\nD,1|2,3"), load(t, "-- document --\ncode,number,title\nD,1,2|3")
	if removed, added := policy.Diff(a, b); len(removed) != 1 || len(added) != 1 || a.Digest() == b.Digest() {
		t.Errorf("removed %v, added %v", removed, added)
	}
}

// Rows count as often as they stand there.
func TestDiffCounts(t *testing.T) {
	one := "-- group --\ncode,age_min\nA,60\nB,70\n"
	two := one + "A,60\n"
	removed, added := policy.Diff(load(t, one), load(t, two, "policy.duplicate"))
	if len(removed) != 0 || len(added) != 1 || added[0].Place.Line != 4 {
		t.Errorf("removed %v, added %v", removed, added)
	}
}

func TestDiffersFrom(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"512.5", "512.50", "never"},
		{"512.5", "513", "2025-01"},
		{"taper.share,80,2026-07", "taper.share,81,2026-07", "2026-07"},
		{"taper.share,80,2026-07,D\n", "", "2026-07"},
		// Moved: from the earlier of both months.
		{"taper.share,80,2026-07", "taper.share,80,2026-09", "2026-07"},
		{"taper.share,80,2026-07", "taper.share,80,2026-02", "2026-02"},
		{"\nA,A类,dibao,elder,amount,30,2026-03,,D", "", "2026-03"},
		{"2025-01,2026-06,D", "2025-01,2026-07,D", "2025-01"},
		// Groups have no month: they always applied.
		{"60\n", "65\n", ""},
		// Rows that pay nothing by themselves.
		{"通知", "通告", "never"},
		{"elder,6", "elder,7", "never"},
		{"2026-03,6,990283001000", "2026-03,7,990283001000", "never"},
		{"relief,5000,township", "relief,4000,township", "never"},
		{"dibao,tekun,2025-01", "dibao,tekun,2025-02", "never"},
	} {
		m, ok := policy.DiffersFrom(load(t, everything), load(t, edited(t, c.from, c.to)))
		got := m.String()
		if !ok {
			got = "never"
		}
		if got != c.want {
			t.Errorf("%q for %q: differs from %q, want %q", c.to, c.from, got, c.want)
		}
	}
}

func TestRowsIn(t *testing.T) {
	p := load(t, everything)
	const always = `group.csv:2:1 group.csv:3:1 group.csv:4:1`
	const rest = ` review.csv:2:3 review.csv:3:3`
	for at, want := range map[string]string{
		"2024-12": always + rest + ` document.csv:2:1`,
		"2025-01": `parameter.csv:2:2 parameter.csv:3:2 parameter.csv:4:2 standard.csv:2:6 standard.csv:5:6 ` + always +
			` supplement.csv:2:6 supplement.csv:3:6 deduction.csv:2:2 deduction.csv:3:2` + rest +
			` authority.csv:2:2 authority.csv:3:2 exclusive.csv:2:1 document.csv:2:1`,
		"2026-01": `parameter.csv:2:2 parameter.csv:3:2 parameter.csv:4:2 parameter.csv:6:2 standard.csv:3:6 standard.csv:4:6 standard.csv:5:6 ` + always +
			` supplement.csv:2:6 supplement.csv:3:6 deduction.csv:2:2 deduction.csv:3:2` + rest +
			` extension.csv:2:3 authority.csv:2:2 authority.csv:3:2 exclusive.csv:2:1 document.csv:2:1`,
	} {
		var got []string
		for _, r := range p.RowsIn(month(t, at)) {
			got = append(got, r.Place.String())
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s:\n%s\nwant:\n%s", at, strings.Join(got, " "), want)
		}
	}
}

// A row that has run out is no longer in force, and a row that it only covered
// for a while is again.
func TestRowsInAfterUntil(t *testing.T) {
	p := load(t, "-- supplement --\ncode,program,kind,value,from,until\nA,dibao,amount,10,2025-01,\nA,dibao,amount,30,2026-01,2026-03")
	for at, want := range map[string]string{"2025-12": "supplement.csv:2:4", "2026-03": "supplement.csv:3:4", "2026-04": "supplement.csv:2:4"} {
		var got []string
		for _, r := range p.RowsIn(month(t, at)) {
			if r.Table == "supplement" {
				got = append(got, r.Place.String())
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %s, want %s", at, strings.Join(got, " "), want)
		}
	}
}
