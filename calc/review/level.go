package review

import (
	"cmp"
	"math"
	"slices"
)

// span are weeks by their positions: from first up to, not including, after.
type span struct{ first, after int }

// level spreads visits of one township as evenly as can be. It places one visit
// after the other in the least busy week that can be reached by moving visits
// placed before within their spans. Where no such chain leads to a less busy
// week no assignment is more even (optimal semi-matching).
type level struct {
	weeks []weekLoad
	// reached and by serve a search: the weeks in the order of reaching them,
	// and for each the week and the span of the visit that would move into it.
	reached []int
	by      []move
}

type weekLoad struct {
	days   int
	room   int // visits that the week has time for
	visits int
	placed []spanCount // the earliest deadlines first
}

// spanCount is how many visits of one span are placed in a week.
type spanCount struct {
	span   span
	visits int
}

type move struct {
	from int // −1 = the new visit
	span span
	seen bool
}

// workweek is the days of a full week.
const workweek = 5

func newLevel(weeks []Week, perWeek int) *level {
	l := &level{weeks: make([]weekLoad, len(weeks)), by: make([]move, len(weeks))}
	for i, w := range weeks {
		room := math.MaxInt
		if perWeek > 0 {
			room = (perWeek*w.Days + workweek - 1) / workweek
		}
		l.weeks[i] = weekLoad{days: w.Days, room: room}
	}
	return l
}

// place takes a visit in; it says false where all weeks that can be reached are
// full.
func (l *level) place(within span) bool {
	best := l.search(within)
	if best < 0 {
		return false
	}
	l.weeks[best].visits++
	for at := best; at >= 0; at = l.by[at].from {
		step := l.by[at]
		l.weeks[at].add(step.span)
		if step.from >= 0 {
			l.weeks[step.from].remove(step.span)
		}
	}
	return true
}

// search is the least busy week with room that a visit can be brought into, the
// nearest of several; −1 where there is none.
func (l *level) search(within span) int {
	clear(l.by)
	l.reached = l.reached[:0]
	l.reach(-1, within)
	best := -1
	for i := 0; i < len(l.reached); i++ {
		at := l.reached[i]
		w := &l.weeks[at]
		if w.visits < w.room && (best < 0 || w.lessBusy(&l.weeks[best])) {
			best = at
		}
		for _, n := range w.placed {
			l.reach(at, n.span)
		}
	}
	return best
}

// reach notes the weeks of a span that a visit could move into.
func (l *level) reach(from int, s span) {
	for week := s.first; week < s.after; week++ {
		if !l.by[week].seen {
			l.by[week] = move{from, s, true}
			l.reached = append(l.reached, week)
		}
	}
}

// lessBusy says whether one visit more makes the week's days less busy than it
// would make the other's.
func (w *weekLoad) lessBusy(than *weekLoad) bool {
	return (w.visits+1)*than.days < (than.visits+1)*w.days
}

func (w *weekLoad) find(s span) (int, bool) {
	return slices.BinarySearchFunc(w.placed, s, func(n spanCount, s span) int {
		return cmp.Or(cmp.Compare(n.span.after, s.after), cmp.Compare(n.span.first, s.first))
	})
}

func (w *weekLoad) add(s span) {
	i, found := w.find(s)
	if !found {
		w.placed = slices.Insert(w.placed, i, spanCount{span: s})
	}
	w.placed[i].visits++
}

func (w *weekLoad) remove(s span) {
	i, _ := w.find(s)
	if w.placed[i].visits--; w.placed[i].visits == 0 {
		w.placed = slices.Delete(w.placed, i, i+1)
	}
}
