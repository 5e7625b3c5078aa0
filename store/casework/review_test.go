package casework_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/calc/roster"
	"doudi/store"
	"doudi/store/casework"
)

// on is an operator's desk on a day.
func (b *bureau) onDay(operator string, day calc.Day) *casework.Office {
	at := time.Date(day.Year(), time.Month(day.Number()), day.DayOfMonth(), 9, 0, 0, 0, time.UTC)
	return casework.New(b.path, store.Credentials{Operator: operator, Secret: testKey()}, day, at)
}

// reviewing is a county with a clerk in the first township and an auditor, in
// which payments are held at once when a review is overdue.
func reviewing(t *testing.T) *bureau {
	t.Helper()
	b := qinghe(t)
	b.ok(b.as("admin").AddOperator(store.Operator{Name: "zhao", Roles: []store.Role{store.Clerk}, Township: "999901001"}, testKey()))
	b.ok(b.as("admin").AddOperator(store.Operator{Name: "sun", Roles: []store.Role{store.Auditor}}, testKey()))
	return b
}

// looks visits a household and finds nothing changed, or what is written over
// that.
func (b *bureau) looks(operator string, day calc.Day, n calc.HouseholdNumber, change func(*casework.HomeVisit)) (*casework.Visited, error) {
	v := casework.HomeVisit{Household: n, Day: day, Visitors: []string{"周敏", "钱进"}, Findings: "家中如旧"}
	if change != nil {
		change(&v)
	}
	return b.onDay(operator, day).RecordReview(v)
}

// dueOf is when the awards of a household are to be reviewed, as a month sees it.
func (b *bureau) dueOf(m calc.Month, n calc.HouseholdNumber) map[calc.AwardKey]review.HomeAward {
	b.Helper()
	list, err := b.as("li").DueReviews(casework.DueQuery{Month: m, Statuses: []review.Status{review.Later, review.Upcoming, review.DueNow, review.Overdue}})
	b.ok(err)
	due := map[calc.AwardKey]review.HomeAward{}
	for _, h := range list.Homes {
		for _, a := range h.Awards {
			if a.Household == n {
				due[a.AwardKey] = a
			}
		}
	}
	return due
}

// TestHeldReviewIsPaidWithArrears: an overdue award is named and then held at
// month-end; one act renews it, and the next roster makes up for the months
// held, with nobody else's approval. A sealed month stays as it was.
func TestHeldReviewIsPaidWithArrears(t *testing.T) {
	b := reviewing(t)
	b.loads(b.amended("policy", map[string]string{"parameter": "review.hold_after,4,2025-01,民发〔2026〕1号"}))
	key := calc.AwardKey{Household: "000006", Program: calc.Dibao} // due in March
	b.seal(of2026(7))
	if !slices.ContainsFunc(b.roster(of2026(7)).Findings, func(f roster.Finding) bool { return f.Code == "review.overdue" && f.AwardKey == key }) {
		t.Error("July does not name the review that is overdue")
	}
	b.seal(of2026(8))
	august := b.line(of2026(8), string(key.Household), key.Program)
	if !august.Held || august.Total() != 0 {
		t.Fatalf("August pays %s, held %v", august.Total(), august.Held)
	}
	done, err := b.looks("zhao", calc.NewDay(2026, 9, 10), key.Household, nil)
	b.ok(err)
	if a := done.Awards[0]; a.Outcome != review.Keep || a.Due.Month != calc.NewMonth(2027, 9) {
		t.Errorf("%s, next %s", a.Outcome, a.Due.Month)
	}
	july := b.line(of2026(7), string(key.Household), key.Program)
	september := b.line(of2026(9), string(key.Household), key.Program)
	if september.Held || september.Amounts != july.Amounts || len(september.Arrears) != 1 || september.Arrears[0] != (roster.Correction{Month: of2026(8), Amount: july.Amounts.Total()}) {
		t.Errorf("September: %+v, arrears %v", september.Amounts, september.Arrears)
	}
	b.replays()
	b.ok(b.as("admin").Store.Check(true))
}

// replays computes all sealed months again.
func (b *bureau) replays() {
	b.Helper()
	lines, deviations, err := b.as("li").Replay(0)
	b.ok(err)
	if lines == 0 || len(deviations) > 0 {
		b.Errorf("%d lines, deviations %v", lines, deviations)
	}
}

// TestRecognitionRunsOut: a recognition holds as long as the tables say, by
// programme, from the month in which it was determined; without the parameter it
// does not run out.
func TestRecognitionRunsOut(t *testing.T) {
	b := reviewing(t)
	key := calc.AwardKey{Household: "000006", Program: calc.Dibao}
	if got := b.dueOf(of2026(7), key.Household)[key]; got.Reason == review.RecognitionEnd {
		t.Errorf("without the parameter: %s in %s", got.Reason, got.Month)
	}
	file, err := b.as("li").Show(key.Household)
	b.ok(err)
	award := slices.IndexFunc(file.Awards, func(a casework.AwardFile) bool { return a.AwardKey == key })
	begun := file.Awards[award].Decisions[0].From
	b.loads(b.amended("policy", map[string]string{"parameter": "recognition.months.dibao,1,2020-01,民发〔2026〕1号"}))
	if got := b.dueOf(of2026(7), key.Household)[key]; got.Reason != review.RecognitionEnd || got.Month != begun {
		t.Errorf("after a month: %s in %s, not in %s", got.Reason, got.Month, begun)
	}
	b.loads(b.amended("policy", map[string]string{"parameter": "recognition.months.tekun,1,2020-01,民发〔2026〕1号"}))
	if got := b.dueOf(of2026(7), key.Household)[key]; got.Reason == review.RecognitionEnd {
		t.Errorf("of another programme: %s in %s", got.Reason, got.Month)
	}
}

// TestPapersRenewedLeaveSealedMonths: a certificate that has run out holds a
// payment; renewing it afterwards does not change what the sealed month was.
func TestPapersRenewedLeaveSealedMonths(t *testing.T) {
	b := reviewing(t)
	b.loads(b.amended("policy", map[string]string{"parameter": "review.hold_after,0,2025-01,民发〔2026〕1号"}))
	key := calc.AwardKey{Household: "000001", Program: calc.Dibao}
	h := b.household(key.Household)
	b.typed("member", "household,name,id,relation,certificate_until", "000001,"+h.Members[0].Name+","+string(h.Members[0].ID)+",head,2026-06-30")
	if got := b.dueOf(of2026(7), key.Household)[key]; got.Reason != review.CertificateEnd || !got.Held {
		t.Errorf("%s, held %v", got.Reason, got.Held)
	}
	b.seal(of2026(7))
	if e := b.line(of2026(7), string(key.Household), key.Program); !e.Held {
		t.Error("July is not held")
	}
	b.typed("member", "household,name,id,relation,certificate_until", "000001,"+h.Members[0].Name+","+string(h.Members[0].ID)+",head,2031-06-30")
	if got := b.dueOf(of2026(8), key.Household)[key]; got.Reason == review.CertificateEnd || got.Held {
		t.Errorf("renewed: %s, held %v", got.Reason, got.Held)
	}
	if e := b.line(of2026(8), string(key.Household), key.Program); e.Held || len(e.Arrears) != 1 {
		t.Errorf("August: held %v, arrears %v", e.Held, e.Arrears)
	}
	b.replays()
	x, err := b.as("li").Explain(key.Household, calc.Dibao, of2026(7))
	b.ok(err)
	if len(x) != 1 || !x[0].Entry.Held {
		t.Error("July is explained otherwise than it was sealed")
	}
}

// TestReviewProposes: what visits find, what they lead to, and the money.
func TestReviewProposes(t *testing.T) {
	day := calc.NewDay(2026, 9, 10)
	for _, row := range []struct {
		name    string
		program calc.Program
		change  func(b *bureau, h *calc.Household, v *casework.HomeVisit)
		want    review.Outcome
		changes string
	}{
		{"nothing", calc.Dibao, nil, review.Keep, ""},
		{"a little more income", calc.Dibao, items("transfer,400,month"), review.Down, "income"},
		{"no income left", calc.Dibao, items("exempt,1,year"), review.Up, "income"},
		{"an income above the line", calc.Dibao, items("wage,20000,month"), review.Cease, "income above_line"},
		{"nobody met", calc.Dibao, func(_ *bureau, _ *calc.Household, v *casework.HomeVisit) { v.Met = review.Absent }, review.Hold, "absent"},
		{"turned away", calc.Dibao, func(_ *bureau, _ *calc.Household, v *casework.HomeVisit) { v.Met = review.Rebuffed }, review.Cease, "refused"},
		{"a death", calc.Dibao, func(b *bureau, h *calc.Household, _ *casework.HomeVisit) {
			_, err := b.onDay("zhao", day).NoteFact(h.Number, review.Fact{Kind: review.DeathFact, Person: h.Members[1].ID, Day: calc.NewDay(2026, 9, 1)})
			b.ok(err)
		}, review.Down, "members income"},
		{"the third job refused", calc.Dibao, func(b *bureau, h *calc.Household, _ *casework.HomeVisit) {
			for i := range 3 {
				_, err := b.onDay("zhao", day).NoteFact(h.Number, review.Fact{Kind: review.RefusalFact, Person: h.Members[0].ID, Day: calc.NewDay(2026, 7+i%3, 2)})
				b.ok(err)
			}
		}, review.Down, "members refusals"},
	} {
		t.Run(row.name, func(t *testing.T) {
			b := reviewing(t)
			h := b.household("000001")
			done, err := b.looks("zhao", day, h.Number, func(v *casework.HomeVisit) {
				v.Program = row.program
				if row.change != nil {
					row.change(b, h, v)
				}
			})
			b.ok(err)
			a := done.Awards[0]
			if a.Outcome != row.want || strings.Join(a.Changes, " ") != row.changes {
				t.Errorf("%s %q, want %s %q", a.Outcome, a.Changes, row.want, row.changes)
			}
			if a.From != of2026(10) || a.Before != b.line(of2026(10), string(h.Number), calc.Dibao).Amounts.Regular() {
				t.Errorf("before %s from %s", a.Before, a.From)
			}
			if up := a.After > a.Before; up != (row.want == review.Up) {
				t.Errorf("%s: from %s to %s", a.Outcome, a.Before, a.After)
			}
			if a.IsDue != (row.want == review.Keep) || a.IsDue && a.Due.Month < of2026(9) {
				t.Errorf("next %v %v", a.IsDue, a.Due)
			}
			b.ok(b.as("admin").Store.Check(true))
		})
	}
}

// items is a visit that brings other income and spending.
func items(rows ...string) func(*bureau, *calc.Household, *casework.HomeVisit) {
	return func(b *bureau, h *calc.Household, v *casework.HomeVisit) {
		text := "household,kind,amount,per\n"
		for _, row := range rows {
			text += string(h.Number) + "," + row + "\n"
		}
		v.Changed = b.sheets(b.folder(map[string]string{"item": text}))
	}
}

// TestReviewsRefused: who may not, and what is not recorded; nothing changes.
func TestReviewsRefused(t *testing.T) {
	b := reviewing(t)
	day := calc.NewDay(2026, 9, 10)
	number := calc.HouseholdNumber("000001")
	before := b.holds()
	visit := func(operator string, change func(*casework.HomeVisit)) error {
		_, err := b.looks(operator, day, number, change)
		return err
	}
	note := func(operator string, n calc.HouseholdNumber, f review.Fact) error {
		_, err := b.onDay(operator, day).NoteFact(n, f)
		return err
	}
	person := b.household(number).Members[0].ID
	b.refused(visit("sun", nil), "operator.forbidden")
	b.refused(visit("admin", nil), "operator.forbidden")
	b.refused(visit("nobody", nil), "operator.unknown")
	b.refused(visit("zhao", func(v *casework.HomeVisit) { v.Household = "000041" }), "operator.township")
	b.refused(visit("zhao", func(v *casework.HomeVisit) { v.Visitors = []string{"周敏", " 周敏", ""} }), "visit.alone")
	b.refused(visit("zhao", func(v *casework.HomeVisit) { v.Findings = " " }), "visit.unreported")
	b.refused(visit("zhao", func(v *casework.HomeVisit) { v.Day = 20260911 }), "visit.future")
	b.refused(visit("zhao", func(v *casework.HomeVisit) { v.Program = calc.Tekun }), "visit.nothing")
	b.refused(visit("zhao", func(v *casework.HomeVisit) { v.Day = 20250101; v.Household = "000006" }), "visit.unsettled")
	b.refused(visit("zhao", func(v *casework.HomeVisit) {
		v.Changed = b.sheets(b.folder(map[string]string{"household": "household,account\n000001,6299990000000000018\n"}))
	}), "visit.account")
	b.refused(visit("zhao", func(v *casework.HomeVisit) {
		v.Changed = b.sheets(b.folder(map[string]string{"household": "household,region\n000001,999901003001\n"}))
	}), "operator.township")
	for code, file := range map[string]map[string]string{
		"visit.other_household": {"item": "household,kind,amount,per\n000006,wage,100,month\n"},
		"visit.decision":        {"decision": "household,program,decision,from,reason\n000001,dibao,stop,2026-10,moved\n"},
	} {
		err := visit("zhao", func(v *casework.HomeVisit) { v.Changed = b.sheets(b.folder(file)) })
		if faults, ok := err.(calc.Faults); !ok || faults[0].Code != code {
			t.Errorf("%v, want the fault %s", err, code)
		}
	}
	b.refused(note("sun", number, review.Fact{Kind: review.FindingFact, Text: "x"}), "operator.forbidden")
	b.refused(note("zhao", number, review.Fact{Kind: review.FindingFact}), "note.unreasoned")
	b.refused(note("zhao", number, review.Fact{Kind: review.DeathFact}), "note.person_missing")
	b.refused(note("zhao", number, review.Fact{Kind: review.DeathFact, Person: "999999190001010000"}), "note.stranger")
	b.refused(note("zhao", number, review.Fact{Kind: review.DeathFact, Person: person, Day: 20260911}), "visit.future")
	b.refused(note("zhao", number, review.Fact{Kind: review.DeathFact, Person: person, Day: 20260909, Reported: 20260908}), "note.backwards")
	b.refused(note("zhao", number, review.Fact{Kind: review.SchoolFact, Person: person}), "note.school")
	b.refused(note("zhao", number, review.Fact{Kind: review.VisitFact}), "note.kind")
	b.refused(note("zhao", number, review.Fact{Kind: review.ClosedFact, Text: "x"}), "note.none_open")
	_, err := b.onDay("zhao", day).NoteRegion("999901003", review.Fact{Kind: review.NoticeFact})
	b.refused(err, "operator.township")
	_, err = b.onDay("li", day).NoteRegion("999901001", review.Fact{Kind: review.DeathFact})
	b.refused(err, "note.region")
	_, err = b.onDay("li", day).DueReviews(casework.DueQuery{Month: of2026(9), Region: "111111111"})
	b.refused(err, "region.unknown")
	_, err = b.onDay("zhao", day).DueReviews(casework.DueQuery{Month: of2026(9), Region: "999901003"})
	b.refused(err, "operator.township")
	_, err = b.onDay("zhao", day).DrawSample(of2026(9), "", 30, "x")
	b.refused(err, "operator.forbidden")
	_, _, err = b.onDay("li", day).PlanReviews(casework.Planning{First: 20260910, Last: 20260909})
	b.refused(err, "plan.backwards")
	tried := b.onDay("zhao", day)
	tried.Dry = true
	done, err := tried.RecordReview(casework.HomeVisit{Household: number, Day: day, Visitors: []string{"周敏", "钱进"}, Findings: "如旧"})
	b.ok(err)
	if done.Awards[0].Outcome != review.Keep || b.holds() != before {
		t.Errorf("tried: %+v; the store is as before: %v", done, b.holds() == before)
	}
}

// TestPlanByTheCalendar: the days of a plan are those of the office's calendar; the
// notice of 2027 takes the Friday and gives the Sunday.
func TestPlanByTheCalendar(t *testing.T) {
	b := window(t)
	days := func() (days []int) {
		plan, _, err := b.as("li").PlanReviews(casework.Planning{First: 20270101, Last: 20270110})
		b.ok(err)
		for _, w := range plan.Weeks {
			days = append(days, w.Days)
		}
		return days
	}
	if got := days(); !slices.Equal(got, []int{1, 5}) {
		t.Errorf("without the notice: %v", got)
	}
	_, err := b.as("li").LoadCalendar(b.sheets(b.folder(files{"calendar": notice2027 + "2027-01-08,off,\n"})))
	b.ok(err)
	if got := days(); !slices.Equal(got, []int{1, 4}) {
		t.Errorf("with the notice: %v", got)
	}
}

// TestFindings: an open finding makes a review due and keeps it due, until it is
// struck off, by itself or with the visit.
func TestFindings(t *testing.T) {
	b := reviewing(t)
	day := calc.NewDay(2026, 9, 10)
	key := calc.AwardKey{Household: "000001", Program: calc.Dibao}
	desk := b.onDay("zhao", day)
	opened := make([]uint64, 2)
	for i, text := range []string{"名下有车", "外地务工"} {
		noted, err := desk.NoteFact(key.Household, review.Fact{Kind: review.FindingFact, Day: calc.NewDay(2026, 8, 3), Text: text})
		b.ok(err)
		opened[i] = noted.Seq
	}
	_, err := desk.NoteFact(key.Household, review.Fact{Kind: review.FindingFact, Day: calc.NewDay(2026, 8, 3), Text: "名下有车"})
	b.refused(err, "note.known")
	if got := b.dueOf(of2026(9), key.Household)[key]; got.Month != of2026(8) || got.Reason != review.OpenFinding || got.Status != review.Overdue {
		t.Errorf("%+v", got.Deadline)
	}
	_, err = b.looks("zhao", day, key.Household, nil)
	b.refused(err, "visit.finding_open")
	_, err = desk.NoteFact(key.Household, review.Fact{Kind: review.ClosedFact, Text: "已核实"})
	b.refused(err, "note.which")
	_, err = desk.NoteFact(key.Household, review.Fact{Kind: review.ClosedFact, Of: opened[0], Text: "车已售"})
	b.ok(err)
	_, err = desk.NoteFact(key.Household, review.Fact{Kind: review.ClosedFact, Of: opened[0], Text: "车已售"})
	b.refused(err, "note.not_open")
	done, err := b.looks("zhao", day, key.Household, func(v *casework.HomeVisit) { v.Settles = true })
	b.ok(err)
	if done.Closed != 1 || done.Awards[0].Outcome != review.Keep {
		t.Errorf("%+v", done)
	}
	if got := b.dueOf(of2026(9), key.Household)[key]; got.Month != calc.NewMonth(2027, 9) {
		t.Errorf("%+v", got.Deadline)
	}
}

// TestUnreportedChange: a change makes a review due until somebody looks; one
// told more than three months after it is said to be late.
func TestUnreportedChange(t *testing.T) {
	day := calc.NewDay(2026, 9, 10)
	key := calc.AwardKey{Household: "000001", Program: calc.Dibao}
	for _, row := range []struct {
		changed calc.Day
		late    bool
	}{{20260609, true}, {20260610, false}, {20260910, false}} {
		b := reviewing(t)
		noted, err := b.onDay("zhao", day).NoteFact(key.Household, review.Fact{Kind: review.ChangeFact, Day: row.changed, Text: "长子就业"})
		b.ok(err)
		if noted.Late != row.late {
			t.Errorf("%s: late %v", row.changed, noted.Late)
		}
		if got := b.dueOf(of2026(9), key.Household)[key]; got.Month != of2026(9) || got.Reason != review.OpenFinding {
			t.Errorf("%s: %+v", row.changed, got.Deadline)
		}
		_, err = b.looks("zhao", day, key.Household, nil)
		b.ok(err)
		if got := b.dueOf(of2026(9), key.Household)[key]; got.Reason != review.Cycle {
			t.Errorf("%s, looked into: %+v", row.changed, got.Deadline)
		}
	}
}

// TestCoverage: matches and notices of a village or a household are counted in
// their period and township, and for their programme.
func TestCoverage(t *testing.T) {
	b := reviewing(t)
	day := calc.NewDay(2026, 9, 10)
	_, err := b.onDay("zhao", day).NoteRegion("999901001001", review.Fact{Kind: review.NoticeFact, Program: calc.Dibao, Day: calc.NewDay(2026, 8, 2)})
	b.ok(err)
	_, err = b.onDay("li", day).NoteRegion("999901", review.Fact{Kind: review.MatchFact, Day: calc.NewDay(2026, 9, 1)})
	b.ok(err)
	_, err = b.onDay("zhao", day).NoteFact("000004", review.Fact{Kind: review.NoticeFact, Day: calc.NewDay(2026, 9, 3)})
	b.ok(err)
	_, err = b.looks("zhao", day, "000006", nil)
	b.ok(err)
	rows := func(from, until calc.Day) map[calc.RegionCode]review.CoverageRow {
		c, _, err := b.onDay("sun", day).ReviewCoverage(from, until, "")
		b.ok(err)
		out := map[calc.RegionCode]review.CoverageRow{}
		for _, r := range c.Rows() {
			out[r.Region] = r
		}
		return out
	}
	august, september := rows(20260801, 20260831), rows(20260901, 20260930)
	county, town, next := calc.RegionCode("999901000000"), calc.RegionCode("999901001000"), calc.RegionCode("999901002000")
	if r := august[county]; r.Matched != 0 || r.Publicised != august[town].Publicised || r.Publicised == 0 {
		t.Errorf("August: %+v", r)
	}
	if r := september[county]; r.Matched != r.Awards || r.Publicised != 2 || september[next].Publicised != 0 || september[town].Visited < 1 {
		t.Errorf("September: %+v, %+v", r, september[town])
	}
}

// TestReviewsByRole: who may look, and what a clerk of one township is shown.
func TestReviewsByRole(t *testing.T) {
	b := reviewing(t)
	day := calc.NewDay(2026, 9, 10)
	q := casework.DueQuery{Month: of2026(9), Statuses: []review.Status{review.DueNow, review.Overdue}}
	all, err := b.onDay("sun", day).DueReviews(q)
	b.ok(err)
	own, err := b.onDay("zhao", day).DueReviews(q)
	b.ok(err)
	var want []string
	for _, h := range all.Homes {
		if h.Household.Region.Under("999901001") {
			want = append(want, string(h.Household.Number))
		}
	}
	var got []string
	for _, h := range own.Homes {
		got = append(got, string(h.Household.Number))
	}
	if len(want) == 0 || len(want) == len(all.Homes) || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("a clerk sees %v, want %v of %d", got, want, len(all.Homes))
	}
	q.Reason, q.Program, q.Region = review.Cycle, calc.Dibao, "999901001001"
	few, err := b.onDay("li", day).DueReviews(q)
	b.ok(err)
	for _, h := range few.Homes {
		for _, a := range h.Awards {
			if a.Reason != review.Cycle || a.Program != calc.Dibao || h.Household.Region != "999901001001" {
				t.Errorf("%+v in %s", a, h.Household.Region)
			}
		}
	}
	if len(few.Homes) == 0 {
		t.Error("no home in the first village")
	}
}
