package casework

import "sync"

// course tells Office.Course how far a month has come, region by region, and
// hears whether it is given up.
type course struct {
	step    func(done, total int) error
	turn    sync.Mutex
	done    int
	total   int
	givenUp error
}

// newCourse is the course of a month of some regions; nil where nobody listens.
func newCourse(step func(done, total int) error, regions int) *course {
	if step == nil {
		return nil
	}
	return &course{step: step, total: regions}
}

// pass tells that one more region is computed; the error is that of who gives the
// month up, who is told no more then.
func (c *course) pass() error {
	if c == nil {
		return nil
	}
	c.turn.Lock()
	defer c.turn.Unlock()
	if c.givenUp == nil {
		c.done++
		c.givenUp = c.step(c.done, c.total)
	}
	return c.givenUp
}
