package tui

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/reports/spreadsheet"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// askFile asks for the table of the State Council's notice.
func (s *workCalendar) askFile() tea.Cmd {
	path := form.New(&form.Field{Key: "path", Label: s.f.Text("calendar.path"), Hint: s.f.Text("calendar.path_hint"), Limit: 1000, Check: func(v string) string {
		if strings.TrimSpace(v) == "" {
			return s.f.Text("calendar.no_path")
		}
		return ""
	}})
	return s.f.Ask(s.f.Text("calendar.load"), []string{s.f.Text("calendar.load_text")}, path, func(q *form.Form) tea.Cmd {
		return s.load(strings.TrimSpace(q.Value("path")))
	})
}

// load tries the table, says what it would do, and loads it.
func (s *workCalendar) load(path string) tea.Cmd {
	told := func(x *casework.LoadedCalendar) string {
		return s.f.Lang.CalendarLoaded(x.Days, x.Already, x.First, x.Last)
	}
	return frame.Read(s.f, &s.trying, func(o *casework.Office) (*casework.LoadedCalendar, error) {
		dry := *o
		dry.Dry = true
		return loadNotice(&dry, path)
	}, func(x *casework.LoadedCalendar, err error) tea.Cmd {
		switch {
		case err != nil:
			return s.f.Fail(err)
		case x.Already:
			return s.f.Say(s.f.Text("calendar.load"), []string{told(x)})
		}
		lines := []string{s.f.Text("calendar.will_load", strconv.Itoa(x.Days), x.First.String(), x.Last.String()), s.f.Text("calendar.moves")}
		if len(x.Warnings) > 0 {
			lines = append(append(lines, ""), s.f.Words(x.Warnings)...)
		}
		return s.f.Confirm(s.f.Text("calendar.load"), lines, func() tea.Cmd {
			return frame.Act(s.f, func(o *casework.Office) (*casework.LoadedCalendar, error) { return loadNotice(o, path) }, func(x *casework.LoadedCalendar) tea.Cmd {
				s.year = x.Last.Year()
				return s.f.Tell(told(x))
			})
		})
	})
}

// loadNotice reads the table of a file and loads it.
func loadNotice(o *casework.Office, path string) (*casework.LoadedCalendar, error) {
	book, err := spreadsheet.Open(path, spreadsheet.DefaultLimits())
	if err != nil {
		return nil, err
	}
	defer book.Close()
	return o.LoadCalendar(book.Tables())
}
