package review

import (
	"cmp"
	"slices"

	"doudi/calc"
)

// Visit is a household to be visited: once for all its awards, by the earliest
// of their deadlines.
type Visit struct {
	Household calc.HouseholdNumber
	Region    calc.RegionCode // village
	Due       Deadline
}

// Pace is how much a township can do 入户力量.
type Pace struct {
	PerWeek   int                     // visits in a week of five days; 0 = without limit
	Townships map[calc.RegionCode]int // of townships that differ, by their nine digits
	Ahead     int                     // months that a visit of the cycle may come before its due month
}

// Planned is a visit and the week, by its position, in which it is to be made.
type Planned struct {
	Visit
	Week int
}

// Schedule is a plan of visits 入户计划.
type Schedule struct {
	Weeks  []Week
	Visits []Planned // by week, township, due month, village, household
	Beyond []Visit   // in time only with more hands, or due when no week is left
}

// Plan spreads visits over weeks, each township by itself, so that the weeks are
// as even as due months and capacity allow: no plan in time has fewer visits a
// day in its busiest week. A visit is planned for its due month, since before it
// an event is not settled; one of the cycle from Ahead months before; one for a
// death from the first week on; what is overdue in the first month. Visits due
// after the last week are left out. The same visits in any order give the same
// schedule.
func Plan(visits []Visit, weeks []Week, pace Pace) *Schedule {
	s := &Schedule{Weeks: weeks}
	if len(weeks) == 0 {
		s.Beyond = inOrder(visits)
		return s
	}
	for _, of := range byTownship(visits, weeks[len(weeks)-1].Month) {
		s.spread(of, pace)
	}
	slices.SortStableFunc(s.Visits, func(a, b Planned) int { return cmp.Compare(a.Week, b.Week) })
	return s
}

// byTownship are the visits due by the last month, in order, cut where the
// township changes.
func byTownship(visits []Visit, last calc.Month) [][]Visit {
	var townships [][]Visit
	for _, v := range inOrder(visits) {
		n := len(townships)
		switch {
		case v.Due.Month > last:
		case n > 0 && townships[n-1][0].Region.Township() == v.Region.Township():
			townships[n-1] = append(townships[n-1], v)
		default:
			townships = append(townships, []Visit{v})
		}
	}
	return townships
}

// inOrder sorts visits by township, due month, village and household.
func inOrder(visits []Visit) []Visit {
	sorted := slices.Clone(visits)
	slices.SortFunc(sorted, func(a, b Visit) int {
		return cmp.Or(
			cmp.Compare(a.Region.Township(), b.Region.Township()), cmp.Compare(a.Due.Month, b.Due.Month), cmp.Compare(a.Region, b.Region),
			cmp.Compare(a.Household, b.Household), cmp.Compare(a.Due.Reason, b.Due.Reason), cmp.Compare(a.Due.Day, b.Due.Day), cmp.Compare(a.Due.Person, b.Due.Person),
		)
	})
	return sorted
}

// spread plans one township.
func (s *Schedule) spread(visits []Visit, pace Pace) {
	l := newLevel(s.Weeks, pace.of(visits[0].Region.Township()))
	waiting := map[span][]Visit{} // placed, but in which of their span's weeks is open
	for _, v := range visits {
		within, ok := pace.span(v, s.Weeks)
		if !ok || !l.place(within) {
			s.Beyond = append(s.Beyond, v)
			continue
		}
		waiting[within] = append(waiting[within], v)
	}
	for week := range s.Weeks {
		var of []Visit
		for _, n := range l.weeks[week].placed {
			of = append(of, waiting[n.span][:n.visits]...)
			waiting[n.span] = waiting[n.span][n.visits:]
		}
		for _, v := range inOrder(of) {
			s.Visits = append(s.Visits, Planned{v, week})
		}
	}
}

func (p Pace) of(township calc.RegionCode) int {
	if n, ok := p.Townships[township]; ok {
		return n
	}
	return p.PerWeek
}

// span are the weeks in which a visit settles its deadline; ok is false where
// there are none.
func (p Pace) span(v Visit, weeks []Week) (span, bool) {
	first, last := v.Due.Month, max(v.Due.Month, weeks[0].Month)
	switch v.Due.Reason {
	case Cycle:
		first -= calc.Month(p.Ahead)
	case DeathReported:
		first = weeks[0].Month
	}
	first = max(first, weeks[0].Month)
	from, _ := slices.BinarySearchFunc(weeks, first, byMonth)
	after, _ := slices.BinarySearchFunc(weeks, last+1, byMonth)
	return span{from, after}, from < after
}

func byMonth(w Week, m calc.Month) int { return cmp.Compare(w.Month, m) }
