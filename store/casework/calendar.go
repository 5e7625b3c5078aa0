package casework

import (
	"fmt"
	"slices"
	"time"

	"doudi/calc"
	"doudi/calc/workday"
	"doudi/store"
)

// LoadedCalendar is what loading a notice did.
type LoadedCalendar struct {
	Days        int  // in the table
	Already     bool // the store has them all
	First, Last calc.Day
	Warnings    calc.Faults
}

// LoadCalendar takes the State Council's notice of a further year, or the region's
// own holidays, into the calendar of working days, all or nothing. A day that was
// known before becomes what the table says. All faults are returned at once.
func (o *Office) LoadCalendar(tables []calc.Table) (*LoadedCalendar, error) {
	kept, faults := keepTables(tables, func(string) bool { return true })
	if len(faults.Refusing()) > 0 {
		return nil, faults
	}
	var out *LoadedCalendar
	err := o.act(func(tx *store.Tx) (store.Entry, error) {
		if err := o.allow(tx, LoadsCalendar); err != nil {
			return store.Entry{}, err
		}
		before, err := tx.Calendar()
		if err != nil {
			return store.Entry{}, err
		}
		calendar := workday.National().Extend(before)
		days, faults := readCalendar(calendar, keptTables(&store.PolicyTables{Tables: kept}))
		if len(faults.Refusing()) > 0 {
			return store.Entry{}, faults
		}
		calendar = calendar.Extend(days)
		out = &LoadedCalendar{Days: len(days), First: calendar.First(), Last: calendar.Last(), Warnings: faults}
		after := merge(before, days)
		if out.Already = slices.Equal(before, after); out.Already {
			return store.Entry{}, nil
		}
		return store.Entry{Act: "calendar.load", Subject: fmt.Sprint(out.Last.Year()), Reason: fmt.Sprint(out.Days)}, tx.PutCalendar(after)
	})
	return out, err
}

// readCalendar reads the table of days among those given: the one of its name, or
// the only one there is.
func readCalendar(c *workday.Calendar, tables []calc.Table) ([]workday.Entry, calc.Faults) {
	for _, t := range tables {
		if workday.Layout.Named(t.Name()) || len(tables) == 1 {
			return c.Read(t)
		}
	}
	return nil, calc.Faults{{Code: "table.missing", Args: []string{workday.Layout.Name, workday.Layout.Labels[0]}}}
}

// merge are the days of both in order, of one day what the later table says.
func merge(before, after []workday.Entry) []workday.Entry {
	byDay := map[calc.Day]workday.Entry{}
	for _, e := range slices.Concat(before, after) {
		byDay[e.Day] = e
	}
	days := make([]workday.Entry, 0, len(byDay))
	for _, e := range byDay {
		days = append(days, e)
	}
	slices.SortFunc(days, func(a, b workday.Entry) int { return int(a.Day - b.Day) })
	return days
}

// calendarOf is the program's own calendar with the notices that were loaded.
func calendarOf(tx *store.Tx) (*workday.Calendar, error) {
	days, err := tx.Calendar()
	if err != nil || len(days) == 0 {
		return workday.National(), err
	}
	return workday.National().Extend(days), nil
}

// CalendarYear is a year of the calendar 工作日历: the days on which it departs
// from Monday to Friday.
type CalendarYear struct {
	First, Last calc.Day // of the whole calendar
	Workdays    int
	Days        []workday.Entry // days off on weekdays, and weekends that are worked
}

// CalendarYear shows a year. It refuses with "calendar.unknown" for a year that is
// not loaded.
func (o *Office) CalendarYear(year int) (*CalendarYear, error) {
	var out *CalendarYear
	err := o.Store.View(func(tx *store.Tx) error {
		if err := o.allow(tx, ReadPolicy); err != nil {
			return err
		}
		loaded, err := tx.Calendar()
		if err != nil {
			return err
		}
		names := map[calc.Day]string{}
		for _, e := range loaded {
			names[e.Day] = e.Name
		}
		out, err = yearOf(workday.National().Extend(loaded), year, names)
		return err
	})
	return out, err
}

func yearOf(c *workday.Calendar, year int, names map[calc.Day]string) (*CalendarYear, error) {
	out := &CalendarYear{First: c.First(), Last: c.Last()}
	for at := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() == year; at = at.AddDate(0, 0, 1) {
		day := calc.DayOf(at)
		works, err := c.IsWorkday(day)
		if err != nil {
			return nil, err
		}
		if works {
			out.Workdays++
		}
		if weekday := at.Weekday() != time.Saturday && at.Weekday() != time.Sunday; works != weekday {
			out.Days = append(out.Days, workday.Entry{Day: day, Work: works, Name: names[day]})
		}
	}
	return out, nil
}
