package casework_test

import (
	"errors"
	"testing"

	"doudi/store/casework"
)

// TestPaid: the seals of the last confirmed months, and which month comes next.
func TestPaid(t *testing.T) {
	b := qingheUntil(t, of2026(10))
	paid, err := b.as("li").Paid(2)
	b.ok(err)
	if len(paid.Months) != 2 || paid.Months[0].Month != of2026(8) || paid.Opening != of2026(7) || paid.Open != of2026(10) {
		t.Errorf("%+v", paid)
	}
	if paid.Of(of2026(7)) != nil || paid.Of(of2026(9)).All != b.roster(of2026(9)).Seal.All {
		t.Error("a month that is not asked for, or other sums than were sealed")
	}
	b.submits(of2026(10))
	after, err := b.as("li").Paid(12)
	if b.ok(err); len(after.Months) != 3 || after.Open != of2026(10) || after.Changed == paid.Changed {
		t.Errorf("a submitted month counts as paid, or is no change: %+v", after)
	}
}

var errGivenUp = errors.New("given up")

// TestCourse: a month tells how far it has come, and one that is given up at any
// place leaves everything as it was.
func TestCourse(t *testing.T) {
	b := qinghe(t)
	july := of2026(7)
	before := b.holds()
	works := map[string]func(*casework.Office) error{
		"submit": func(o *casework.Office) error { return second(o.Submit(july, nil, false)) },
		"roster": func(o *casework.Office) error { return second(o.Roster(july)) },
	}
	for name, work := range works {
		steps := 0
		for stop := 1; ; stop++ {
			o := b.as("li")
			o.Dry = true
			calls, last := 0, 0
			o.Course = func(done, total int) error {
				if calls++; done < last || done > total {
					t.Errorf("%s: %d of %d after %d", name, done, total, last)
				}
				if last = done; calls == stop {
					return errGivenUp
				}
				return nil
			}
			err := work(o)
			if steps = calls; calls < stop {
				b.ok(err)
				break
			}
			if !errors.Is(err, errGivenUp) || calls != stop {
				t.Errorf("%s given up at step %d, told of %d: %v", name, stop, calls, err)
			}
		}
		if steps < 2 {
			t.Errorf("%s tells of %d steps", name, steps)
		}
	}
	if b.holds() != before {
		t.Error("a month that was given up has changed the store")
	}
	o := b.as("li")
	o.Course = func(int, int) error { return errGivenUp }
	if _, err := o.Submit(july, nil, false); !errors.Is(err, errGivenUp) || b.holds() != before {
		t.Errorf("submitted although it was given up: %v", err)
	}
}
