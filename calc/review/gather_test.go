package review_test

import (
	"slices"
	"testing"

	"doudi/calc"
	"doudi/calc/review"
)

// kept is a visit that kept zhang's award.
func kept(seq uint64, day calc.Day) review.Fact {
	return review.Fact{Seq: seq, Kind: review.VisitFact, Day: day, Results: []review.Result{{Program: calc.Dibao, Outcome: review.Keep}}}
}

// TestGather: what facts say of an award, in the order of recording.
func TestGather(t *testing.T) {
	p := load(t, "review ,,12")
	first := determined(t, "2026-01", 20260110, zhang)
	first.Seq = 1
	more := determined(t, "2026-06", 0, zhang)
	more.Seq = 9
	down := kept(5, 20260420)
	down.Results[0].Outcome = review.Down
	elsewhere := kept(5, 20260420)
	elsewhere.Results[0].Program = calc.Edge
	finding := review.Fact{Seq: 3, Kind: review.FindingFact, Day: 20260315}
	change := review.Fact{Seq: 3, Kind: review.ChangeFact, Day: 20260101, Reported: 20260316}
	refusal := func(seq uint64, day calc.Day) review.Fact {
		return review.Fact{Seq: seq, Kind: review.RefusalFact, Person: zhang.ID, Day: day}
	}
	papers := func(seq uint64, until calc.Day) review.Fact {
		return review.Fact{Seq: seq, Kind: review.PapersFact, Ends: []review.End{{Person: zhang.ID, Until: until}}}
	}
	const cycle = "2027-01 cycle"
	for _, row := range []struct {
		name  string
		facts []review.Fact
		more  bool // a later determination, from June
		want  string
	}{
		{"nothing", nil, false, cycle},
		{"a visit that kept", []review.Fact{kept(5, 20260420)}, false, "2027-04 cycle"},
		{"a visit recorded late", []review.Fact{kept(5, 20260420), kept(6, 20260220)}, false, "2027-04 cycle"},
		{"a visit that proposed less", []review.Fact{down}, false, cycle},
		{"a visit that proposed less, and was decided on", []review.Fact{down}, true, "2027-06 cycle"},
		{"a visit for another programme", []review.Fact{elsewhere}, false, cycle},
		{"a finding", []review.Fact{finding}, false, "2026-03 finding 2026-03-15"},
		{"a finding, visited", []review.Fact{finding, kept(5, 20260420)}, false, "2026-03 finding 2026-03-15"},
		{"a finding struck off", []review.Fact{finding, {Seq: 6, Kind: review.ClosedFact, Of: 3}}, false, cycle},
		{"another finding struck off", []review.Fact{finding, {Seq: 6, Kind: review.ClosedFact, Of: 2}}, false, "2026-03 finding 2026-03-15"},
		{"a change", []review.Fact{change}, false, "2026-03 finding 2026-03-16"},
		{"a change, visited", []review.Fact{change, kept(5, 20260420)}, false, "2027-04 cycle"},
		{"a change, visited before", []review.Fact{kept(2, 20260420), change}, false, "2026-03 finding 2026-03-16"},
		{"a change, decided on", []review.Fact{change}, true, "2027-06 cycle"},
		{"two jobs refused", []review.Fact{refusal(3, 20260301), refusal(4, 20260302)}, false, cycle},
		{"three jobs refused", []review.Fact{refusal(3, 20260301), refusal(4, 20260302), refusal(5, 20260403)}, false, "2026-04 finding 2026-04-03"},
		{"three jobs refused, and decided on", []review.Fact{refusal(3, 20260301), refusal(4, 20260302), refusal(5, 20260403)}, true, "2027-06 cycle"},
		{"one more after that", []review.Fact{refusal(3, 20260301), refusal(4, 20260302), refusal(5, 20260403), refusal(10, 20260704)}, true, "2026-07 finding 2026-07-04"},
		{"a certificate", []review.Fact{papers(2, 20260501)}, false, "2026-05 certificate_end 2026-05-01"},
		{"a certificate renewed", []review.Fact{papers(2, 20260501), papers(3, 20310501)}, false, cycle},
		{"a certificate withdrawn", []review.Fact{papers(2, 20260501), {Seq: 3, Kind: review.PapersFact}}, false, cycle},
		{"a stay", []review.Fact{{Seq: 2, Kind: review.StayFact, Person: zhang.ID, Day: 20260201}}, false, "2026-05 rescue_stay 2026-05-01"},
		{"a stay that ended before", []review.Fact{
			{Seq: 2, Kind: review.StayFact, Person: zhang.ID, Day: 20260201}, {Seq: 3, Kind: review.StayFact, Person: zhang.ID, Day: 20260201, Until: 20260430},
		}, false, cycle},
		{"a death", []review.Fact{{Seq: 2, Kind: review.DeathFact, Person: zhang.ID, Day: 20260301, Reported: 20260320}}, false, "2026-06 death 2026-06-01"},
	} {
		t.Run(row.name, func(t *testing.T) {
			a := dibao(first)
			if row.more {
				a = dibao(first, more)
			}
			d, ok := review.Due(a, review.Gather(a, row.facts, 0), p, month(t, "2026-12"))
			got := d.Month.String() + " " + d.Reason
			if d.Day != 0 {
				got += " " + d.Day.String()
			}
			if !ok || got != row.want {
				t.Errorf("%q %v, want %q", got, ok, row.want)
			}
		})
	}
}

// TestUpTo: a horizon shows what was recorded by then.
func TestUpTo(t *testing.T) {
	facts := []review.Fact{{Seq: 2}, {Seq: 5}, {Seq: 9}}
	for horizon, want := range map[uint64]int{0: 0, 1: 0, 2: 1, 4: 1, 5: 2, 8: 2, 9: 3, 100: 3} {
		if got := review.UpTo(facts, horizon); len(got) != want || !slices.EqualFunc(got, facts[:want], func(a, b review.Fact) bool { return a.Seq == b.Seq }) {
			t.Errorf("up to %d: %d facts, want %d", horizon, len(got), want)
		}
	}
}

// TestLate: a change reported more than three months after it.
func TestLate(t *testing.T) {
	for _, row := range []struct {
		kind              review.FactKind
		changed, reported calc.Day
		late              bool
	}{
		{review.ChangeFact, 20260610, 20260909, false},
		{review.ChangeFact, 20260610, 20260910, false},
		{review.ChangeFact, 20260610, 20260911, true},
		{review.ChangeFact, 20251130, 20260228, false},
		{review.ChangeFact, 20251130, 20260301, true},
		{review.DeathFact, 20260610, 20260911, false},
	} {
		f := review.Fact{Kind: row.kind, Day: row.changed, Reported: row.reported}
		if f.Late() != row.late {
			t.Errorf("%s of %s reported %s: late %v", row.kind, row.changed, row.reported, f.Late())
		}
	}
}
