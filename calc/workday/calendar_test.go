package workday_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/calc/workday"
)

func parse(t rapid.TB, s string) calc.Day {
	t.Helper()
	d, err := calc.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func shift(d calc.Day, n int) calc.Day {
	return calc.DayOf(time.Date(d.Year(), time.Month(d.Number()), d.DayOfMonth()+n, 0, 0, 0, 0, time.UTC))
}

// The ends of terms of 3 to 45 working days, the day of acceptance not counted,
// over the Spring Festival, Labour Day, the autumn holidays and the end of what
// is known. Each end is a working day, and the day before it leaves one to go.
func TestTerms(t *testing.T) {
	c := workday.National()
	terms := []int{3, 10, 15, 20, 30, 45}
	for _, row := range []string{
		"2026-01-30 02-04 02-13 02-27 03-05 03-19 04-10",
		"2026-02-13 02-25 03-05 03-12 03-19 04-02 04-24",
		"2026-04-29 05-07 05-15 05-22 05-29 06-12 07-06",
		"2026-09-15 09-18 09-29 10-12 10-19 11-02 11-23",
		"2026-09-24 09-30 10-15 10-22 10-29 11-12 12-03",
		"2026-11-02 11-05 11-16 11-23 11-30 12-14 unknown",
	} {
		cells := strings.Fields(row)
		from := parse(t, cells[0])
		for i, n := range terms {
			got, err := c.Add(from, n)
			if cells[i+1] == "unknown" {
				if !calc.Refused(err, "calendar.unknown") {
					t.Errorf("%s + %d: %s, %v", from, n, got, err)
				}
				continue
			}
			want := parse(t, "2026-"+cells[i+1])
			if err != nil || got != want {
				t.Errorf("%s + %d: %s, %v, want %s", from, n, got, err, want)
			}
			for days, at := range map[int]calc.Day{n - 1: shift(want, -1), n: want} {
				if between, err := c.Between(from, at); err != nil || between != days {
					t.Errorf("between %s and %s: %d, %v, want %d", from, at, between, err, days)
				}
			}
		}
	}
}

// A term of calendar days that ends on a rest day ends on the next working day.
func TestAddDays(t *testing.T) {
	c := workday.National()
	for _, row := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-09-16", 7, "2026-09-23"}, // an ordinary Wednesday
		{"2026-09-17", 7, "2026-09-24"}, // the day before the holiday
		{"2026-09-18", 7, "2026-09-28"}, // on it, which leads into the weekend
		{"2026-02-07", 7, "2026-02-14"}, // a Saturday that is worked
		{"2026-02-08", 7, "2026-02-24"}, // the first day of the Spring Festival
		{"2026-12-18", 7, "2026-12-25"},
		{"2026-09-30", 0, "2026-09-30"},
		{"2026-10-01", 0, "2026-10-08"},
	} {
		if got, err := c.AddDays(parse(t, row.from), row.n); err != nil || got.String() != row.want {
			t.Errorf("%s + %d days: %s, %v, want %s", row.from, row.n, got, err, row.want)
		}
	}
	if _, err := c.AddDays(20261225, 7); !calc.Refused(err, "calendar.unknown") {
		t.Errorf("a term into a year without a notice: %v", err)
	}
}

// The days around each end of what is known.
func TestUnknownYears(t *testing.T) {
	c := workday.National()
	for _, row := range []struct {
		day   calc.Day
		works bool
		err   string
	}{
		{20061231, false, "calendar.unknown 2006-12-31 2007-01-01 2026-12-31"},
		{20070101, false, ""},
		{20261231, true, ""},
		{20270101, false, "calendar.unknown 2027-01-01 2007-01-01 2026-12-31"},
	} {
		works, err := c.IsWorkday(row.day)
		if said := ""; works != row.works || err != nil != (row.err != "") {
			t.Errorf("%s: %v, %v", row.day, works, err)
		} else if err != nil {
			if said = err.Error(); said != row.err {
				t.Errorf("%s: %q, want %q", row.day, said, row.err)
			}
		}
	}
	for name, err := range map[string]error{
		"add before":    second(c.Add(20061231, 3)),
		"add days":      second(c.AddDays(20270101, 0)),
		"between after": second(c.Between(20261231, 20270104)),
		"between early": second(c.Between(20061231, 20070104)),
	} {
		if !calc.Refused(err, "calendar.unknown") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestWorkdaysOfAYear(t *testing.T) {
	for year, want := range map[int]int{2024: 251, 2025: 248, 2026: 248} {
		n, err := workday.National().Between(calc.NewDay(year-1, 12, 31), calc.NewDay(year, 12, 31))
		if err != nil || n != want {
			t.Errorf("%d: %d working days, %v, want %d", year, n, err, want)
		}
	}
}

// A term ends on a working day, exactly so many working days later; a longer
// one ends later; working days never end before calendar days do.
func TestTermProperties(t *testing.T) {
	c := workday.National()
	rapid.Check(t, func(t *rapid.T) {
		from := shift(20070101, rapid.IntRange(0, 7305-120).Draw(t, "from"))
		n := rapid.IntRange(1, 60).Draw(t, "n")
		end := must(t)(c.Add(from, n))
		if works, err := c.IsWorkday(end); err != nil || !works || end <= from {
			t.Fatalf("%s + %d ends on %s: %v, %v", from, n, end, works, err)
		}
		if between, err := c.Between(from, end); err != nil || between != n {
			t.Fatalf("%s + %d is %s, but %d lie between (%v)", from, n, end, between, err)
		}
		if back, err := c.Between(end, from); err != nil || back != -n {
			t.Fatalf("back from %s: %d, %v", end, back, err)
		}
		if longer := must(t)(c.Add(from, n+1)); longer <= end {
			t.Fatalf("%s + %d is %s, one more %s", from, n, end, longer)
		}
		if days := must(t)(c.AddDays(from, n)); days > end || days < shift(from, n) {
			t.Fatalf("%s + %d: calendar days end on %s, working days on %s", from, n, days, end)
		}
	})
}

func must(t rapid.TB) func(calc.Day, error) calc.Day {
	return func(d calc.Day, err error) calc.Day {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
}

func BenchmarkAdd(b *testing.B) {
	c := workday.National()
	for b.Loop() {
		if _, err := c.Add(20260130, 45); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleCalendar_Add() {
	end, err := workday.National().Add(calc.NewDay(2026, 9, 24), 20)
	fmt.Println(end, err)
	// Output: 2026-10-29 <nil>
}
