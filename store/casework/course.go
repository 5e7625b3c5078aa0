package casework

import (
	"sync"

	"doudi/calc"
)

// course tells Office.Course how far a month has come, village by village, and
// hears whether it is given up. A township is a thousand parts of the whole.
type course struct {
	step  func(done, total int) error
	turn  sync.Mutex
	done  int
	total int
}

const partsOfTown = 1000

// newCourse is the course of a month of some townships; nil where nobody listens.
func newCourse(step func(done, total int) error, towns int) *course {
	if step == nil || towns == 0 {
		return nil
	}
	return &course{step: step, total: towns * partsOfTown}
}

// stretch is one township's part of the course.
type stretch struct {
	*course
	village    calc.RegionCode
	done, most int // households
	told       int // parts of the township that have been told
}

// of is the stretch of a township with a number of households.
func (c *course) of(households int) *stretch { return &stretch{course: c, most: max(households, 1)} }

// pass goes by a household. Where its village is another than the one before, it
// tells how far the month has come; the error is that of who gave it up.
func (s *stretch) pass(village calc.RegionCode) error {
	if s.course == nil {
		return nil
	}
	at := s.done * partsOfTown / s.most
	s.done++
	if village == s.village {
		return nil
	}
	s.village = village
	return s.tell(at)
}

// end tells that the township is done.
func (s *stretch) end() error {
	if s.course == nil {
		return nil
	}
	return s.tell(partsOfTown)
}

func (s *stretch) tell(at int) error {
	s.turn.Lock()
	defer s.turn.Unlock()
	s.course.done += at - s.told
	s.told = at
	return s.step(s.course.done, s.total)
}
