package review_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/review"
)

// zhang is somebody with an identity number, past every birthday that matters.
var zhang = calc.Insured{ID: "999999193006150010", Birth: 19300615}

// told is the deadline of an award of which k is known, with the day of its event.
func told(t rapid.TB, a *calc.Award, k *review.Known, p *policy.Policy, at string) string {
	t.Helper()
	d, ok := review.Due(a, k, p, month(t, at))
	if !ok {
		return ""
	}
	if d.Day != 0 && d.Day.Month() != d.Month {
		t.Errorf("%v: the day lies outside the month", d)
	}
	return fmt.Sprintf("%s %s %s", d.Month, d.Reason, d.Day)
}

func permit(until calc.Day) *review.Known {
	return &review.Known{Ends: review.EndsOf(&calc.Household{Hukou: calc.PermitHukou, PermitUntil: until})}
}

func certificate(until calc.Day) *review.Known {
	return &review.Known{Ends: review.EndsOf(&calc.Household{Members: []calc.Member{{ID: zhang.ID, CertificateUntil: until}}})}
}

func school(until calc.Day) *review.Known {
	return &review.Known{Schools: []review.School{{Person: zhang.ID, Stage: calc.Senior, Until: until}}}
}

func stay(since, until calc.Day) *review.Known {
	return &review.Known{Stays: []review.Stay{{Person: zhang.ID, Since: since, Until: until}}}
}

func finding(person calc.IDNumber, opened calc.Day) *review.Known {
	return &review.Known{Findings: []review.Finding{{Person: person, Opened: opened}}}
}

func death(person calc.IDNumber, died, reported calc.Day) *review.Known {
	return &review.Known{Deaths: []review.Death{{Person: person, Died: died, Reported: reported}}}
}

// The award was visited on 12 March 2026, pays from April and is due in March
// 2027 by its cycle. Each event is tried on the last day before and the first
// day after what it must be compared with: the month of the look, which settles
// what was foreseeable, and the month of the cycle.
func TestEvents(t *testing.T) {
	const cycle = "2027-03 cycle "
	for _, c := range []struct {
		name string
		k    *review.Known
		want string
	}{
		{"nothing known", nil, cycle},
		{"nothing known of it", &review.Known{}, cycle},

		{"certificate until the month before the look", certificate(20260228), cycle},
		{"certificate until the first day of the look's month", certificate(20260301), cycle},
		{"certificate until the last day of the look's month", certificate(20260331), cycle},
		{"certificate until the day after", certificate(20260401), "2026-04 certificate_end 2026-04-01"},
		{"certificate until the last day of a month", certificate(20260930), "2026-09 certificate_end 2026-09-30"},
		{"certificate until the first day of the next", certificate(20261001), "2026-10 certificate_end 2026-10-01"},
		{"certificate until the month before the cycle's", certificate(20270228), "2027-02 certificate_end 2027-02-28"},
		{"certificate until the cycle's month", certificate(20270301), cycle},
		{"certificate without end", certificate(0), cycle},

		{"permit until the last day of the look's month", permit(20260331), cycle},
		{"permit until the day after", permit(20260401), "2026-04 permit_end 2026-04-01"},
		{"permit until the cycle's month", permit(20270301), cycle},
		{"permit without end", permit(0), cycle},
		{"permit of a household not said to hold one", &review.Known{Ends: review.EndsOf(&calc.Household{PermitUntil: 20260601})}, "2026-06 permit_end 2026-06-01"},
		{"a local household's old permit", &review.Known{Ends: review.EndsOf(&calc.Household{Hukou: calc.LocalHukou, PermitUntil: 20260601})}, cycle},

		{"school until the last day of the look's month", school(20260331), cycle},
		{"school until the day after", school(20260401), "2026-04 school_end 2026-04-01"},
		{"school until July", school(20260715), "2026-07 school_end 2026-07-15"},

		{"three months of stay in the look's month", stay(20251231, 0), cycle},
		{"three months of stay on the first after it", stay(20260101, 0), "2026-04 rescue_stay 2026-04-01"},
		{"left the day before three months", stay(20260615, 20260914), cycle},
		{"left on the day of three months", stay(20260615, 20260915), "2026-09 rescue_stay 2026-09-15"},
		{"left the day after", stay(20260615, 20260916), "2026-09 rescue_stay 2026-09-15"},
		{"three months end with a short month", stay(20261130, 0), "2027-02 rescue_stay 2027-02-28"},

		{"finding opened before the look and still open", finding(zhang.ID, 20260311), "2026-03 finding 2026-03-11"},
		{"finding opened on the day of the look", finding(zhang.ID, 20260312), "2026-03 finding 2026-03-12"},
		{"finding opened the day after", finding("", 20260313), "2026-03 finding 2026-03-13"},

		{"death of an insured person", death(zhang.ID, 20260520, 20260601), "2026-08 death 2026-08-20"},
		{"death of an insured person reported before the look", death(zhang.ID, 20260220, 20260301), "2026-05 death 2026-05-20"},
		{"death of another member reported the day before the look", death("other", 20260220, 20260311), cycle},
		{"death of another member reported on the day of the look", death("other", 20260220, 20260312), cycle},
		{"death of another member reported the day after", death("other", 20260220, 20260313), "2026-05 death 2026-05-20"},
		{"death on the last day of November", death(zhang.ID, 20261130, 20261130), "2027-02 death 2027-02-28"},

		{"recognised for twelve months", &review.Known{ValidMonths: 12}, cycle},
		{"recognised for eleven", &review.Known{ValidMonths: 11}, "2027-02 recognition_end 2027-02-28"},
		{"recognised for one", &review.Known{ValidMonths: 1}, "2026-04 recognition_end 2026-04-30"},

		{"visited again", &review.Known{Visited: 20260820}, "2027-08 cycle "},
		{"an old visit", &review.Known{Visited: 20250820}, cycle},
	} {
		a := dibao(determined(t, "2026-04", 20260312, zhang))
		if got := told(t, a, c.k, load(t, yearly), "2026-06"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Without a visit on record the look is the month from which the award pays.
func TestEventsWithoutVisit(t *testing.T) {
	a := dibao(determined(t, "2026-04", 0, zhang))
	for until, want := range map[calc.Day]string{
		20260331: "2027-04 cycle ", 20260430: "2027-04 cycle ", 20260501: "2026-05 certificate_end 2026-05-01",
	} {
		if got := told(t, a, certificate(until), load(t, yearly), "2026-06"); got != want {
			t.Errorf("until %s: %q, want %q", until, got, want)
		}
	}
}

// A new determination renews a recognition, a visit does not; what is settled
// otherwise stays settled.
func TestRecognitionIsRenewedByDetermination(t *testing.T) {
	k := &review.Known{ValidMonths: 12, Visited: 20270305}
	a := dibao(determined(t, "2026-04", 20260312, zhang))
	if got, want := told(t, a, k, load(t, yearly), "2027-03"), "2027-03 recognition_end 2027-03-31"; got != want {
		t.Errorf("visited: %q, want %q", got, want)
	}
	a.Decisions = append(a.Decisions, determined(t, "2027-04", 20270320, zhang))
	if got, want := told(t, a, k, load(t, yearly), "2027-04"), "2028-03 cycle "; got != want {
		t.Errorf("determined: %q, want %q", got, want)
	}
}

// Of a household's facts an award hears what concerns it.
func TestWhomEventsConcern(t *testing.T) {
	p := load(t, yearly+"\nstandard elder,,2025-01,100")
	for _, c := range []struct {
		name        string
		k           *review.Known
		family, own bool // whether the household's award hears it, and the one of zhang
	}{
		{"a finding about zhang", finding(zhang.ID, 20260501), true, true},
		{"a finding about another", finding("other", 20260501), true, false},
		{"a finding about the household", finding("", 20260501), true, true},
		{"the death of another", death("other", 20260501, 20260501), true, false},
		{"the death of zhang", death(zhang.ID, 20260501, 20260501), true, true},
		{"another's certificate", &review.Known{Ends: review.EndsOf(&calc.Household{Members: []calc.Member{{ID: "other", CertificateUntil: 20260501}}})}, false, false},
		{"another's school", &review.Known{Schools: []review.School{{Person: "other", Until: 20260501}}}, false, false},
		{"another's stay", &review.Known{Stays: []review.Stay{{Person: "other", Since: 20260301}}}, false, false},
	} {
		own := dibao(determined(t, "2026-04", 20260312, zhang))
		own.Program, own.Person = "elder", zhang.ID
		for a, want := range map[*calc.Award]bool{dibao(determined(t, "2026-04", 20260312, zhang)): c.family, own: c.own} {
			d, ok := review.Due(a, c.k, p, month(t, "2026-06"))
			if !ok || (d.Reason != review.Cycle) != want {
				t.Errorf("%s, award of %q: %v", c.name, a.Person, d)
			}
		}
	}
}

// Support of a tekun minor goes on past 18 as long as school does: the age calls
// for no review then, the end of schooling does.
func TestSchoolProlongsTekun(t *testing.T) {
	minor := calc.Insured{ID: zhang.ID, Birth: 20080715} // 18 from August 2026
	for _, c := range []struct {
		name    string
		program calc.Program
		stage   calc.Schooling
		until   calc.Day
		want    string
	}{
		{"no school", calc.Tekun, 0, 0, "2026-08 age_18 2026-08-01"},
		{"school to the day before", calc.Tekun, calc.Senior, 20260731, "2026-07 school_end 2026-07-31"},
		{"school to the day", calc.Tekun, calc.Senior, 20260801, "2026-08 school_end 2026-08-01"},
		{"school to the day after", calc.Tekun, calc.Senior, 20260802, "2026-08 school_end 2026-08-02"},
		{"senior school", calc.Tekun, calc.Senior, 20270131, "2027-01 school_end 2027-01-31"},
		{"compulsory school", calc.Tekun, calc.Compulsory, 20270131, "2027-01 school_end 2027-01-31"},
		{"university", calc.Tekun, calc.Higher, 20270131, "2026-08 age_18 2026-08-01"},
		{"another programme", calc.Dibao, calc.Senior, 20270131, "2026-08 age_18 2026-08-01"},
	} {
		a := dibao(determined(t, "2026-04", 20260312, minor))
		a.Program = c.program
		k := &review.Known{}
		if c.until != 0 {
			k.Schools = []review.School{{Person: minor.ID, Stage: c.stage, Until: c.until}}
		}
		if got := told(t, a, k, load(t, yearly+"\nstandard tekun,basic,2025-01,900"), "2026-05"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A taper that replaced a later determination rests on the facts before it.
func TestTaperRestsOnWhatWentBefore(t *testing.T) {
	first, later := determined(t, "2026-01", 20260110, person(19400101, 0)), determined(t, "2026-09", 20260110, person(20000101, calc.FullLabour))
	p := load(t, "group able,full,,\nreview ,able,1\nreview ,,12")
	if got := due(t, dibao(first, later, tapered(t, "2026-05", "2027-12")), p, "2026-10"); got != "2027-01 cycle" {
		t.Errorf("%q", got)
	}
	// What was to begin with the taper itself went before nothing.
	later.From = month(t, "2026-05")
	if got := due(t, dibao(first, later, tapered(t, "2026-05", "2027-12")), p, "2026-10"); got != "2027-01 cycle" {
		t.Errorf("in the taper's first month: %q", got)
	}
	// A taper over nothing rests on the one determination there is.
	if got := due(t, dibao(determined(t, "2026-09", 0, middleAged), tapered(t, "2026-05", "2026-07")), load(t, yearly), "2026-06"); got != "2026-07 taper_end" {
		t.Errorf("a taper over nothing: %q", got)
	}
}

// What was never determined falls due for nothing.
func TestTaperOfNothing(t *testing.T) {
	if got := due(t, dibao(tapered(t, "2026-05", "2026-07")), load(t, yearly), "2026-06"); got != "" {
		t.Errorf("%q", got)
	}
}

func TestStatus(t *testing.T) {
	d := review.Deadline{Month: month(t, "2026-10")}
	for at, want := range map[string]review.Status{
		"2026-06": review.Later, "2026-07": review.Upcoming, "2026-09": review.Upcoming, "2026-10": review.DueNow, "2026-11": review.Overdue,
	} {
		if got := d.In(month(t, at)); got != want {
			t.Errorf("in %s: %d, want %d", at, got, want)
		}
	}
}

// Payment waits once the review is overdue by more than the limit, whatever made
// it due.
func TestHeld(t *testing.T) {
	const held = yearly + "\nparameter review.hold_after,2,2026-01\nparameter review.hold_after.edge,,2026-01"
	first := determined(t, "2026-04", 20260312, zhang)
	edge := dibao(first)
	edge.Program = calc.Edge
	for _, c := range []struct {
		name, rows, at string
		a              *calc.Award
		k              *review.Known
		want           bool
	}{
		{"in the due month", held, "2027-03", dibao(first), nil, false},
		{"at the limit", held, "2027-05", dibao(first), nil, false},
		{"past it", held, "2027-06", dibao(first), nil, true},
		{"visited meanwhile", held, "2027-06", dibao(first), &review.Known{Visited: 20270501}, false},
		{"a finding at the limit", held, "2026-07", dibao(first), finding("", 20260501), false},
		{"a finding past it", held, "2026-08", dibao(first), finding("", 20260501), true},
		{"no limit", yearly, "2027-06", dibao(first), nil, false},
		{"a programme without limit", held, "2027-06", edge, nil, false},
		{"suspended", held, "2027-06", dibao(first, decided(t, calc.Suspend, "2026-06", 0)), nil, false},
	} {
		if got := review.Held(c.a, c.k, load(t, c.rows), month(t, c.at)); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// someKnown draws what may be known of zhang's household in the years around
// 2026.
func someKnown(t *rapid.T) *review.Known {
	day := func(label string) calc.Day {
		return calc.NewDay(rapid.IntRange(2025, 2028).Draw(t, label+" year"), rapid.IntRange(1, 12).Draw(t, label+" month"), rapid.IntRange(1, 28).Draw(t, label+" day"))
	}
	h := calc.Household{Hukou: calc.Hukou(rapid.IntRange(0, 2).Draw(t, "hukou")), Members: []calc.Member{{ID: zhang.ID}}}
	if rapid.Bool().Draw(t, "permit") {
		h.PermitUntil = day("permit")
	}
	if rapid.Bool().Draw(t, "certificate") {
		h.Members[0].CertificateUntil = day("certificate")
	}
	k := &review.Known{Ends: review.EndsOf(&h)}
	if rapid.Bool().Draw(t, "school") {
		k.Schools = []review.School{{Person: zhang.ID, Stage: calc.Schooling(rapid.IntRange(0, 4).Draw(t, "stage")), Until: day("school")}}
	}
	if rapid.Bool().Draw(t, "stay") {
		k.Stays = []review.Stay{{Person: zhang.ID, Since: day("stay")}}
	}
	if rapid.Bool().Draw(t, "visited") {
		k.Visited = day("visit")
	}
	k.ValidMonths = rapid.SampledFrom([]int{0, 0, 6, 12}).Draw(t, "valid")
	return k
}

// An award in payment always has exactly one next due month, with its reason and
// not after its cycle; and a determination after a visit in that month settles
// it.
func TestDueIsSettled(t *testing.T) {
	p := load(t, "group elder,,60,\nreview dibao,elder,12\nreview ,,6")
	rapid.Check(t, func(t *rapid.T) {
		k := someKnown(t)
		birth := calc.NewDay(rapid.SampledFrom([]int{1946, 1947, 1966, 1967, 1980, 2008, 2009, 2010, 2011}).Draw(t, "born"), rapid.IntRange(1, 12).Draw(t, "birth month"), 15)
		who := calc.Insured{ID: zhang.ID, Birth: birth}
		from := month(t, "2026-01") + calc.Month(rapid.IntRange(0, 11).Draw(t, "from"))
		a := dibao(determined(t, from.String(), from.First(), who))
		if rapid.Bool().Draw(t, "tapers") {
			a.Decisions = append(a.Decisions, tapered(t, (from+2).String(), (from+14).String()))
		}
		for m := from; m < from+15; m++ {
			d, ok := review.Due(a, k, p, m)
			if again, _ := review.Due(a, k, p, m); !ok || again != d || !slices.Contains(review.DueReasons, d.Reason) || d.Month == 0 {
				t.Fatalf("in %s: %v %v", m, d, ok)
			}
			if seen := max(from, k.Visited.Month()); d.Month > seen+12 {
				t.Fatalf("last seen in %s, due in %v", seen, d)
			}
			next := max(d.Month, m) + 1
			settled := dibao(append(slices.Clone(a.Decisions), determined(t, next.String(), max(d.Month, m).First(), who))...)
			if after, ok := review.Due(settled, k, p, next); !ok || after.Month < next {
				t.Fatalf("visited in %s because of %v: then due %v %v", next-1, d, after, ok)
			}
		}
	})
}

func BenchmarkDue(b *testing.B) {
	p := load(b, "group able,full,,\ngroup elder,,60,\nreview tekun,,12\nreview dibao,able,6\nreview dibao,elder,12\nreview ,,12\nextension 2026-01,2026-03,6,990283001\nstandard tekun,basic,2025-01,900")
	const awards = 100_000
	of := make([]*calc.Award, awards)
	known := make([]*review.Known, awards)
	for i := range of {
		who := calc.Insured{ID: zhang.ID, Birth: calc.NewDay(1940+i%70, 1+i%12, 1+i%28)}
		of[i] = dibao(determined(b, "2026-04", 20260312, who, middleAged, aged))
		known[i] = certificate(calc.NewDay(2026+i%8, 1+i%12, 15))
	}
	at := month(b, "2026-11")
	b.ReportAllocs()
	for b.Loop() {
		for i, a := range of {
			if _, ok := review.Due(a, known[i], p, at); !ok {
				b.Fatal("nothing due")
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/awards, "ns/award")
}
