// Package workday is the calendar of working days 工作日 by which the law counts
// its terms: Monday to Friday without the holidays of the State Council's yearly
// notices, and the rest days that they make working days. Years without a notice
// are not guessed: an answer that needs one is a refusal, and the next notice
// comes in as a table.
package workday

import (
	"strings"
	"sync"
	"time"

	"doudi/calc"
)

// Calendar knows for every day of its years whether it is a working day. It
// never changes; Extend makes another.
type Calendar struct {
	first int    // ordinal of the first day known
	works []bool // by the day, counted from first
}

// National is the calendar of the notices that the program carries, 2007 to
// 2026. A notice of the year after may still change the last days of December.
var National = sync.OnceValue(func() *Calendar {
	c := &Calendar{first: ordinal(calc.NewDay(notices[0].year, 1, 1))}
	for _, n := range notices {
		c.addYear(n.year)
		for span := range strings.FieldsSeq(n.off) {
			from, to, isSpan := strings.Cut(span, "..")
			if !isSpan {
				to = from
			}
			for o := ordinal(dayIn(n.year, from)); o <= ordinal(dayIn(n.year, to)); o++ {
				c.works[o-c.first] = false
			}
		}
		for day := range strings.FieldsSeq(n.work) {
			c.works[ordinal(dayIn(n.year, day))-c.first] = true
		}
	}
	return c
})

// dayIn is the day "01-31" of a year.
func dayIn(year int, text string) calc.Day {
	digit := func(i int) int { return int(text[i] - '0') }
	return calc.NewDay(year, 10*digit(0)+digit(1), 10*digit(3)+digit(4))
}

// addYear adds a year of plain weeks, which must follow the last.
func (c *Calendar) addYear(year int) {
	for o := ordinal(calc.NewDay(year, 1, 1)); o < ordinal(calc.NewDay(year+1, 1, 1)); o++ {
		c.works = append(c.works, !weekend(o))
	}
}

// First is the first day known, a 1 January.
func (c *Calendar) First() calc.Day { return dayAt(c.first) }

// Last is the last day known, a 31 December.
func (c *Calendar) Last() calc.Day { return dayAt(c.first + len(c.works) - 1) }

// IsWorkday says whether a day is a working day. It refuses with
// "calendar.unknown" to answer for a day beyond the years known, as all of the
// calendar's answers do.
func (c *Calendar) IsWorkday(d calc.Day) (bool, error) { return c.at(ordinal(d)) }

func (c *Calendar) at(o int) (bool, error) {
	if o < c.first || o >= c.first+len(c.works) {
		return false, calc.Refuse("calendar.unknown", dayAt(o).String(), c.First().String(), c.Last().String())
	}
	return c.works[o-c.first], nil
}

// Add is the last day of a term of n working days that begins on d, which is
// itself not counted (民法典 art. 201). With n = 0 it is d.
func (c *Calendar) Add(d calc.Day, n int) (calc.Day, error) {
	o := ordinal(d)
	if _, err := c.at(o); err != nil {
		return 0, err
	}
	for n > 0 {
		o++
		works, err := c.at(o)
		if err != nil {
			return 0, err
		}
		if works {
			n--
		}
	}
	return dayAt(o), nil
}

// AddDays is the last day of a term of n calendar days that begins on d, which
// is itself not counted. A term that would end on a rest day ends on the next
// working day (民法典 art. 201, 203).
func (c *Calendar) AddDays(d calc.Day, n int) (calc.Day, error) {
	if _, err := c.at(ordinal(d)); err != nil {
		return 0, err
	}
	for o := ordinal(d) + n; ; o++ {
		works, err := c.at(o)
		if err != nil {
			return 0, err
		}
		if works {
			return dayAt(o), nil
		}
	}
}

// Between is the number of working days after a, up to and including b, so that
// Between(d, Add(d, n)) is n. It is negative where b lies before a.
func (c *Calendar) Between(a, b calc.Day) (int, error) {
	if b < a {
		n, err := c.Between(b, a)
		return -n, err
	}
	for _, d := range []calc.Day{a, b} {
		if _, err := c.IsWorkday(d); err != nil {
			return 0, err
		}
	}
	n := 0
	for o := ordinal(a) + 1; o <= ordinal(b); o++ {
		if c.works[o-c.first] {
			n++
		}
	}
	return n, nil
}

const secondsADay = 24 * 60 * 60

// ordinal counts days from 1 January 1970.
func ordinal(d calc.Day) int {
	seconds := time.Date(d.Year(), time.Month(d.Number()), d.DayOfMonth(), 0, 0, 0, 0, time.UTC).Unix()
	return int(seconds / secondsADay)
}

func dayAt(o int) calc.Day { return calc.DayOf(time.Unix(int64(o)*secondsADay, 0).UTC()) }

func weekend(o int) bool {
	day := time.Unix(int64(o)*secondsADay, 0).UTC().Weekday()
	return day == time.Saturday || day == time.Sunday
}
