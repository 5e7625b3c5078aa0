package workday

import (
	"strconv"
	"strings"

	"doudi/calc"
	"doudi/calc/sheet"
)

// Layout is the sheet by which the office loads the notice of a further year, or
// its own region's holidays: one day a row.
var Layout = sheet.Layout{
	Name: "calendar", Labels: []string{"工作日历", "日历"},
	Columns: []sheet.Column{
		{Key: "day", Labels: []string{"日期"}, Required: true},
		{Key: "kind", Labels: []string{"类别", "安排"}, Required: true},
		{Key: "name", Labels: []string{"名称", "节日"}},
	},
}

// Entry is one row of the sheet: a day off 放假, or a rest day that is worked
// 上班.
type Entry struct {
	Day  calc.Day
	Work bool
	Name string // of the holiday
}

// fixed are the holidays that fall on the same days every year
// (全国年节及纪念日放假办法 art. 2). A table without them is not the whole notice.
var fixed = []string{"01-01", "05-01", "05-02", "10-01", "10-02", "10-03"}

// Read reads a table of days and checks it against the calendar. What is wrong
// with it is returned all at once; the entries are good only where no fault
// refuses them. The years it adds must follow the last one known, none left out,
// each with the holidays of fixed date.
func (c *Calendar) Read(t calc.Table) ([]Entry, calc.Faults) {
	const (
		day = iota
		kind
		name
	)
	var faults calc.Faults
	var entries []Entry
	places := map[calc.Day]calc.Place{}
	r := sheet.NewReader(t, &Layout, &faults)
	for r.Next() {
		r.Required(day)
		e := Entry{Day: r.Day(day), Name: r.Text(name)}
		work, known := kinds[r.Required(kind)]
		if !known && r.Text(kind) != "" {
			r.Fault(kind, "invalid.code", r.Text(kind), "off 放假, work 上班")
		}
		e.Work = work
		if before, twice := places[e.Day]; twice && e.Day != 0 {
			r.Fault(day, "calendar.twice", e.Day.String(), before.String())
		}
		if e.Day != 0 && e.Day < c.First() {
			r.Fault(day, "calendar.early", e.Day.String(), c.First().String())
		}
		if !r.Good() {
			continue
		}
		places[e.Day] = r.Place(day)
		if works, err := c.IsWorkday(e.Day); e.Work && !weekend(ordinal(e.Day)) && (works || err != nil) {
			r.Warn(kind, "calendar.work_already", e.Day.String())
		}
		entries = append(entries, e)
	}
	return entries, append(faults, c.gaps(entries, t.Place(-1))...)
}

var kinds = map[string]bool{"off": false, "放假": false, "休": false, "work": true, "上班": true, "班": true}

// gaps are the holidays of fixed date that further years lack, up to the first
// year that lacks them all: it has been left out.
func (c *Calendar) gaps(entries []Entry, at calc.Place) calc.Faults {
	off := map[calc.Day]bool{}
	last := c.Last().Year()
	for _, e := range entries {
		off[e.Day] = !e.Work
		last = max(last, e.Day.Year())
	}
	var faults calc.Faults
	for year := c.Last().Year() + 1; year <= last; year++ {
		var missing []string
		for _, text := range fixed {
			if !off[dayIn(year, text)] {
				missing = append(missing, dayIn(year, text).String())
			}
		}
		if len(missing) > 0 {
			faults = append(faults, calc.Fault{Code: "calendar.incomplete", Place: at, Args: []string{strconv.Itoa(year), strings.Join(missing, ", ")}})
		}
		if len(missing) == len(fixed) {
			break
		}
	}
	return faults
}

// Extend is the calendar with the days that Read accepted; a day of a year
// already known takes the place of what was known of it. The calendar itself is
// left as it is.
func (c *Calendar) Extend(entries []Entry) *Calendar {
	longer := &Calendar{first: c.first, works: append([]bool(nil), c.works...)}
	for _, e := range entries {
		for e.Day > longer.Last() {
			longer.addYear(longer.Last().Year() + 1)
		}
		longer.works[ordinal(e.Day)-c.first] = e.Work
	}
	return longer
}
