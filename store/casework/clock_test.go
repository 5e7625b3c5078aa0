package casework_test

import (
	"testing"
	"time"

	"doudi/calc"
	"doudi/store/casework"
)

// TestS19WrongClock: the machine's clock is years wrong, or goes to and fro, while the
// months are made: no amount is another (S19).
func TestS19WrongClock(t *testing.T) {
	for name, years := range map[string]func(act int) int{
		"years back": func(int) int { return -5 },
		"years on":   func(int) int { return 5 },
		"to and fro": func(act int) int { return 5 - 10*(act%2) },
	} {
		t.Run(name, func(t *testing.T) {
			b, acts := qinghe(t), 0
			at := func(operator string) *casework.Office {
				acts++
				o := b.as(operator)
				now := o.Now.AddDate(years(acts), 0, 0)
				o.Now, o.Today = now, calc.DayOf(now)
				o.Store.Now = func() time.Time { return now }
				return o
			}
			for m := of2026(7); m <= of2026(11); m++ {
				b.comesIn(m)
				draft, err := at("li").Roster(m)
				b.ok(err)
				b.same(m.String(), b.asExpected(draft), b.expected(m))
				submitted, err := at("li").Submit(m, nil, false)
				b.ok(err)
				confirmed, err := at("wang").Confirm(m, casework.Expectation{})
				b.ok(err)
				if submitted.Digest != draft.Digest || confirmed.Digest != draft.Digest {
					t.Errorf("%s: drafted %s, submitted %s, confirmed %s", m, draft.Digest.Short(), submitted.Digest.Short(), confirmed.Digest.Short())
				}
			}
			if n, deviations, err := at("li").Replay(0); err != nil || n == 0 || len(deviations) > 0 {
				t.Errorf("%d lines replayed, %v, %+v", n, err, deviations)
			}
			for m := of2026(7); m <= of2026(11); m++ {
				b.same(m.String()+" sealed", b.asExpected(b.roster(m)), b.expected(m))
			}
			b.sound()
		})
	}
}
