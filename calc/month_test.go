package calc_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"doudi/calc"
)

func TestParseMonth(t *testing.T) {
	for _, c := range []struct {
		text string
		want calc.Month
	}{
		{"2026-11", calc.NewMonth(2026, 11)},
		{"1900-01", calc.NewMonth(1900, 1)},
		{"2199-12", calc.NewMonth(2199, 12)},
		{"1899-12", 0},
		{"2200-01", 0},
		{"2026-00", 0},
		{"2026-13", 0},
		{"2026-1", 0},
		{"2026-011", 0},
		{"2026/11", 0},
		{"202611", 0},
		{"2026-1a", 0},
		{"+026-11", 0},
		{"-026-11", 0},
		{" 2026-1", 0},
		{"2026-11 ", 0},
		{"2026-+1", 0},
		{"２０２６-11", 0},
		{"2026-0:", 0}, // the character after 9
		{"2026-1/", 0}, // the one before 0
		{"202:-11", 0},
		{"", 0},
	} {
		got, err := calc.ParseMonth(c.text)
		if got != c.want || invalid(err) != refusedAs("month", c.want == 0) {
			t.Errorf("ParseMonth(%q) = %v, %v; want %v", c.text, got, err, c.want)
		}
	}
}

func TestMonthsInOrder(t *testing.T) {
	m := calc.NewMonth(1900, 1)
	for year := 1900; year < 2200; year++ {
		for number := 1; number <= 12; number++ {
			text := fmt.Sprintf("%04d-%02d", year, number)
			if got, err := calc.ParseMonth(text); got != m || err != nil || m.String() != text {
				t.Fatalf("%s is %v (%v), %d months after 1900-01", text, got, err, m-calc.NewMonth(1900, 1))
			}
			if m.Year() != year || m.Number() != number || m.Compact() != text[:4]+text[5:] {
				t.Fatalf("%s: year %d, number %d, compact %s", text, m.Year(), m.Number(), m.Compact())
			}
			if m.First() != calc.NewDay(year, number, 1) || m.First().Month() != m {
				t.Fatalf("%s begins on %v", text, m.First())
			}
			m++
		}
	}
}

func TestNoMonthAndNoDay(t *testing.T) {
	var m calc.Month
	var d calc.Day
	if m.String() != "" || d.String() != "" || d.Month() != 0 {
		t.Errorf("none is %q, %q, %v", m, d, d.Month())
	}
}

func TestParseDay(t *testing.T) {
	for _, c := range []struct {
		text string
		want calc.Day
	}{
		{"2026-11-21", 20261121},
		{"2026-02-28", 20260228},
		{"2026-02-29", 0},
		{"2026-02-30", 0},
		{"2026-02-31", 0},
		{"2024-02-29", 20240229},
		{"2024-02-30", 0},
		{"1900-02-29", 0},
		{"2000-02-29", 20000229},
		{"2026-04-30", 20260430},
		{"2026-04-31", 0},
		{"2026-12-31", 20261231},
		{"2026-12-32", 0},
		{"2026-01-00", 0},
		{"2026-00-10", 0},
		{"2026-13-01", 0},
		{"1799-12-31", 0},
		{"1800-01-01", 18000101},
		{"2199-12-31", 21991231},
		{"2200-01-01", 0},
		{"2026-1-001", 0},
		{"2026-11-1", 0},
		{"2026/11/21", 0},
		{"2026/11-21", 0},
		{"2026-11/21", 0},
		{"2026-11-0:", 0},
		{"2026-0:-11", 0},
		{"202:-11-21", 0},
		{"20261121", 0},
		{"2026-11-2a", 0},
		{"2026-11-+1", 0},
		{"2026-11-21 00:00:00", 0},
		{"", 0},
	} {
		got, err := calc.ParseDay(c.text)
		if got != c.want || invalid(err) != refusedAs("day", c.want == 0) {
			t.Errorf("ParseDay(%q) = %v, %v; want %v", c.text, got, err, c.want)
		}
	}
}

// Exactly the days of the calendar are days: what is written as a number of
// days and months up to 99 is taken when Go's calendar has it.
func TestParseDayKnowsTheCalendar(t *testing.T) {
	for _, year := range []int{1800, 1900, 1999, 2000, 2024, 2026, 2100, 2199} {
		for month := range 100 {
			for day := range 100 {
				text := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
				at, none := time.Parse(time.DateOnly, text)
				got, err := calc.ParseDay(text)
				if (err == nil) != (none == nil) {
					t.Fatalf("ParseDay(%q) = %v, %v", text, got, err)
				}
				if err == nil && (got != calc.DayOf(at) || got.String() != text || got.Month() != calc.NewMonth(year, month)) {
					t.Fatalf("%s is %v in %v", text, got, got.Month())
				}
			}
		}
	}
}

func TestDayOfIsTheInstantsOwnDay(t *testing.T) {
	late := time.Date(2026, 11, 20, 23, 30, 0, 0, time.UTC)
	if got := calc.DayOf(late); got != 20261120 {
		t.Errorf("in UTC %v", got)
	}
	if got := calc.DayOf(late.In(time.FixedZone("CST", 8*3600))); got != 20261121 {
		t.Errorf("in Beijing %v", got)
	}
}

func TestAgeIn(t *testing.T) {
	for _, c := range []struct {
		born  calc.Day
		month calc.Month
		want  int
	}{
		// The birthday month of a birthday after the 1st, and the month after.
		{19661015, calc.NewMonth(2026, 9), 59},
		{19661015, calc.NewMonth(2026, 10), 59},
		{19661015, calc.NewMonth(2026, 11), 60},
		// On the 1st the birthday month itself; on the 2nd and the last not.
		{19661101, calc.NewMonth(2026, 10), 59},
		{19661101, calc.NewMonth(2026, 11), 60},
		{19661102, calc.NewMonth(2026, 11), 59},
		{19661102, calc.NewMonth(2026, 12), 60},
		{19661031, calc.NewMonth(2026, 10), 59},
		{19661031, calc.NewMonth(2026, 11), 60},
		// Over the end of the year.
		{19661231, calc.NewMonth(2026, 12), 59},
		{19661231, calc.NewMonth(2027, 1), 60},
		{19660101, calc.NewMonth(2025, 12), 59},
		{19660101, calc.NewMonth(2026, 1), 60},
		// 29 February is 1 March in common years, and itself in leap years.
		{20080229, calc.NewMonth(2026, 2), 17},
		{20080229, calc.NewMonth(2026, 3), 18},
		{20080229, calc.NewMonth(2028, 2), 19},
		{20080229, calc.NewMonth(2028, 3), 20},
		{20080301, calc.NewMonth(2026, 3), 18},
		{20080228, calc.NewMonth(2026, 3), 18},
		// The newborn.
		{20261101, calc.NewMonth(2026, 11), 0},
		{20261102, calc.NewMonth(2026, 11), -1},
		{20261102, calc.NewMonth(2026, 12), 0},
	} {
		if got := c.born.AgeIn(c.month); got != c.want {
			t.Errorf("born %v: age %d in %v, want %d", c.born, got, c.month, c.want)
		}
	}
}

// The month in which an age is reached begins on or after the birthday, the
// month before it begins before; AgeIn and TurnsIn agree on every day.
func TestAgesBegin(t *testing.T) {
	end := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	for at := time.Date(1896, 1, 1, 0, 0, 0, 0, time.UTC); at.Before(end); at = at.AddDate(0, 0, 1) {
		born := calc.DayOf(at)
		for _, age := range []int{0, 1, 16, 18, 60, 80} {
			// time.Date turns 29 February of a common year into 1 March.
			birthday := calc.DayOf(time.Date(at.Year()+age, at.Month(), at.Day(), 0, 0, 0, 0, time.UTC))
			m := born.TurnsIn(age)
			if m.First() < birthday || (m-1).First() >= birthday {
				t.Fatalf("born %v: %d in %v", born, age, m)
			}
			if born.AgeIn(m) != age || born.AgeIn(m-1) != age-1 {
				t.Fatalf("born %v: TurnsIn(%d) is %v, but the ages there are %d and %d", born, age, m, born.AgeIn(m-1), born.AgeIn(m))
			}
		}
	}
}

func FuzzDates(f *testing.F) {
	for _, s := range []string{"2026-11", "2026-02-29", "2024-02-29", "2026-1", "0000-00-00", "２０２６-11", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if m, err := calc.ParseMonth(text); err == nil && m.String() != text || err != nil && m != 0 {
			t.Fatalf("month %q is %v, %v", text, m, err)
		}
		if d, err := calc.ParseDay(text); err == nil && d.String() != text || err != nil && d != 0 {
			t.Fatalf("day %q is %v, %v", text, d, err)
		}
	})
}

// invalid is what an *Invalid names, "" for no error.
func invalid(err error) string {
	var inv *calc.Invalid
	switch {
	case err == nil:
		return ""
	case errors.As(err, &inv):
		return inv.What
	}
	return "not an Invalid"
}

func refusedAs(what string, refused bool) string {
	if refused {
		return what
	}
	return ""
}
