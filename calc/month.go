package calc

import (
	"fmt"
	"time"
)

// Month is a calendar month 月份, counted from year 0. The zero Month means "none".
type Month int32

// NewMonth makes the month of a year, 1 = January.
func NewMonth(year, month int) Month { return Month(year*12 + month - 1) }

// ParseMonth reads "2026-11". Years 1900 to 2199 are accepted.
func ParseMonth(s string) (Month, error) {
	if len(s) != 7 || s[4] != '-' {
		return 0, &Invalid{What: "month", Text: s}
	}
	year, ok1 := digits(s[:4])
	month, ok2 := digits(s[5:])
	if !ok1 || !ok2 || year < 1900 || year > 2199 || month < 1 || month > 12 {
		return 0, &Invalid{What: "month", Text: s}
	}
	return NewMonth(year, month), nil
}

// Year is the month's year.
func (m Month) Year() int { return int(m) / 12 }

// Number is the month within its year, 1 = January.
func (m Month) Number() int { return int(m)%12 + 1 }

// First is the first day of the month.
func (m Month) First() Day { return NewDay(m.Year(), m.Number(), 1) }

// String is "2026-11", or "" for the zero month.
func (m Month) String() string {
	if m == 0 {
		return ""
	}
	year, number := m.Year(), m.Number()
	if year < 0 || year > 9999 {
		return fmt.Sprintf("%04d-%02d", year, number)
	}
	digit := func(n int) byte { return byte('0' + n%10) }
	return string([]byte{digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-', digit(number / 10), digit(number)})
}

// Compact is "202611", as payment numbers carry it.
func (m Month) Compact() string { return fmt.Sprintf("%04d%02d", m.Year(), m.Number()) }

// Day is a calendar day 日, written as the number yyyymmdd. It knows no time
// zone. The zero Day means "none".
type Day int32

// NewDay makes a day; it does not check that the day exists.
func NewDay(year, month, day int) Day { return Day(year*10000 + month*100 + day) }

// ParseDay reads "2026-11-21" and refuses days that do not exist.
func ParseDay(s string) (Day, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, &Invalid{What: "day", Text: s}
	}
	year, ok1 := digits(s[:4])
	month, ok2 := digits(s[5:7])
	day, ok3 := digits(s[8:])
	if !ok1 || !ok2 || !ok3 || !dayExists(year, month, day) {
		return 0, &Invalid{What: "day", Text: s}
	}
	return NewDay(year, month, day), nil
}

// DayOf is the day of an instant, in that instant's own zone.
func DayOf(t time.Time) Day { return NewDay(t.Year(), int(t.Month()), t.Day()) }

// Year is the day's year.
func (d Day) Year() int { return int(d) / 10000 }

// Number is the day's month within the year, 1 = January.
func (d Day) Number() int { return int(d) / 100 % 100 }

// DayOfMonth is 1 to 31.
func (d Day) DayOfMonth() int { return int(d) % 100 }

// Month is the month that the day lies in.
func (d Day) Month() Month {
	if d == 0 {
		return 0
	}
	return NewMonth(d.Year(), d.Number())
}

// String is "2026-11-21", or "" for the zero day.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year(), d.Number(), d.DayOfMonth())
}

// AgeIn is the age in whole years that a person born on d has in month m (R1):
// the number of birthdays on or before the first day of m. Someone born on
// 29 February has the birthday on 1 March in common years.
func (d Day) AgeIn(m Month) int {
	age := m.Year() - d.Year()
	if d.Number() > m.Number() || d.Number() == m.Number() && d.DayOfMonth() > 1 {
		age--
	}
	return age
}

// TurnsIn is the first month in which a person born on d has the given age (R1).
func (d Day) TurnsIn(age int) Month {
	m := NewMonth(d.Year()+age, d.Number())
	if d.DayOfMonth() > 1 {
		m++
	}
	return m
}

func dayExists(year, month, day int) bool {
	if year < 1800 || year > 2199 || month < 1 || month > 12 || day < 1 {
		return false
	}
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Day() == day && day <= 31
}

func digits(s string) (int, bool) {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s) > 0
}
