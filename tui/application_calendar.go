package tui

import (
	"strconv"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/workday"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// workCalendar is a year of the calendar of working days 工作日历, by which all
// terms are counted: month by month, with the days off and the rest days that are
// worked.
type workCalendar struct {
	f       *frame.Frame
	year    int
	shown   *casework.CalendarYear // nil for a year that is not loaded
	wrong   []string
	top     int // first month drawn, less one
	reading frame.Pending
	trying  frame.Pending
}

func newWorkCalendar(f *frame.Frame) *workCalendar {
	today := f.Today()
	return &workCalendar{f: f, year: today.Year(), top: (today.Number() - 1) / 3 * 3}
}

func (s *workCalendar) Title() string { return s.f.Text("calendar.title", strconv.Itoa(s.year)) }

func (s *workCalendar) Start() tea.Cmd {
	year := s.year
	return frame.Read(s.f, &s.reading, func(o *casework.Office) (*casework.CalendarYear, error) { return o.CalendarYear(year) }, func(shown *casework.CalendarYear, err error) tea.Cmd {
		s.shown, s.wrong = shown, nil
		if err != nil {
			s.shown, s.wrong = nil, s.f.Words(err)
		}
		return nil
	})
}

func (s *workCalendar) Update(msg tea.KeyMsg) tea.Cmd {
	switch msg.String() {
	case "left", "h":
		return s.turn(-1)
	case "right", "l":
		return s.turn(1)
	case "up", "k", "pgup":
		s.top = max(0, s.top-3)
	case "down", "j", "pgdown":
		s.top = min(9, s.top+3)
	}
	return nil
}

// turn goes to another year.
func (s *workCalendar) turn(by int) tea.Cmd {
	s.year = max(1, min(s.year+by, 9999))
	return s.Start()
}

func (s *workCalendar) Actions() []frame.Action {
	return []frame.Action{{Key: "o", Name: s.f.Text("calendar.load"), Do: s.askFile, Why: why(s.f, casework.LoadsCalendar)}}
}

// A month takes this many columns and lines, with what keeps it from the next.
const (
	monthColumns       = 7*3 + 3
	calendarMonthLines = 8
)

func (s *workCalendar) View(b canvas.Box) {
	in := b.In(1, 0, b.W-2, b.H)
	if s.shown == nil {
		in.Text(0, 0, s.Title(), canvas.Strong)
		y := 2
		for _, line := range s.wrong {
			y = in.Fold(y, line, canvas.Warn)
		}
		return
	}
	x := s.shown
	in.Text(0, 0, s.f.Lang.CalendarTitle(s.year, x.Workdays, x.First, x.Last), canvas.Strong)
	end := in.Text(0, 1, s.f.Text("calendar.legend"), canvas.Dim)
	in.RightIn(end+1, 1, in.W-end-1, s.f.Text("calendar.turn"), canvas.Dim)
	y := 2
	if until := x.Last.Year(); until <= s.f.Today().Year() {
		y = in.Fold(y, s.f.Text("calendar.ends", x.Last.String(), strconv.Itoa(until+1)), canvas.Warn)
	}
	s.months(in.In(0, y, in.W, in.H-y))
}

// months draws as many months as there is room for, and beside them, where there
// is, the names of the days.
func (s *workCalendar) months(b canvas.Box) {
	across := min(4, max(1, (b.W+3)/monthColumns))
	if b.W >= 100 {
		across = min(across, (b.W-28)/monthColumns)
	}
	room := across * max(1, (b.H+1)/calendarMonthLines)
	first := min(s.top, max(0, 12-room))
	if room >= 12 {
		first = 0
	}
	for i := 0; i < room && first+i < 12; i++ {
		s.month(b.In(i%across*monthColumns, i/across*calendarMonthLines, monthColumns-3, calendarMonthLines-1), time.Month(first+i+1))
	}
	if left := across * monthColumns; b.W-left >= 24 {
		s.named(b.In(left, 0, b.W-left, b.H))
	}
}

// month draws one month, week by week. A day that departs from Monday to Friday has
// a mark behind it.
func (s *workCalendar) month(b canvas.Box, m time.Month) {
	b.Text(0, 0, s.f.Text("calendar.month", strconv.Itoa(int(m))), canvas.Strong)
	b.Text(0, 1, s.f.Text("calendar.weekdays"), canvas.Dim)
	at, y := time.Date(s.year, m, 1, 0, 0, 0, 0, time.UTC), 2
	for ; at.Month() == m; at = at.AddDate(0, 0, 1) {
		column := (int(at.Weekday()) + 6) % 7
		day := calc.DayOf(at)
		mark, style := s.markOf(day, column >= 5)
		if day == s.f.Today() {
			style = canvas.Chosen
			if mark == "" {
				mark = "←"
			}
		}
		b.RightIn(column*3, y, 2, strconv.Itoa(at.Day()), style)
		b.Text(column*3+2, y, mark, style)
		if column == 6 {
			y++
		}
	}
}

// markOf is the mark of a day and its look.
func (s *workCalendar) markOf(day calc.Day, weekend bool) (string, canvas.Style) {
	for i := range s.shown.Days {
		switch d := &s.shown.Days[i]; {
		case d.Day != day:
		case d.Work:
			return "+", canvas.Warn
		default:
			return "×", canvas.Good
		}
	}
	if weekend {
		return "", canvas.Dim
	}
	return "", canvas.Plain
}

// named lists the days that depart from Monday to Friday, those in a row as one.
func (s *workCalendar) named(b canvas.Box) {
	b.Text(0, 0, s.f.Text("calendar.departures"), canvas.Strong)
	y := 1
	for days := s.shown.Days; len(days) > 0 && y < b.H; y++ {
		n := calendarRow(days)
		text := days[0].Day.String()
		if n > 1 {
			text += "…" + days[n-1].Day.String()[5:]
		}
		b.Text(0, y, applicationCells(text, s.f.Lang.CalendarDay(days[0].Work), days[0].Name), canvas.Plain)
		days = days[n:]
	}
}

// calendarRow is how many days at the beginning of a list follow each other and are alike.
func calendarRow(days []workday.Entry) int {
	n := 1
	for n < len(days) && days[n].Work == days[0].Work && days[n].Name == days[0].Name && dayAfter(days[n-1].Day) == days[n].Day {
		n++
	}
	return n
}

// dayAfter is the day after another.
func dayAfter(d calc.Day) calc.Day {
	return calc.DayOf(time.Date(d.Year(), time.Month(d.Number()), d.DayOfMonth()+1, 0, 0, 0, 0, time.UTC))
}
