package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// search looks for applications among all, by whatever is known of them; for
// nothing, it shows the list as it was.
func (s *applications) search() tea.Cmd {
	text := form.New(&form.Field{Key: "text", Label: "/", Hint: s.f.Text("applications.search_hint"), Limit: 60})
	text.Set("text", s.text)
	return s.f.Ask(s.f.Text("applications.search"), nil, text, func(q *form.Form) tea.Cmd {
		if s.text = strings.TrimSpace(q.Value("text")); s.text != "" {
			s.view = len(applicationViews) - 1
		}
		s.list = frame.List{}
		return s.Start()
	})
}

// narrow chooses the programme or the township of which alone there is a list.
func (s *applications) narrow() tea.Cmd {
	options := []frame.Option{{Text: s.f.Text("applications.everything")}}
	set := []func(){func() { s.program, s.township, s.place, s.text = "", "", "", "" }}
	for _, p := range procedure.Programs() {
		options = append(options, frame.Option{Text: s.f.Lang.Program(p), Note: s.f.Text("applications.program")})
		set = append(set, func() { s.program = p })
	}
	for _, t := range applicationPlaces(s.files) {
		options = append(options, frame.Option{Text: t.Name, Note: s.f.Text("applications.township")})
		set = append(set, func() { s.township, s.place = t.Code, t.Name })
	}
	return s.f.Choose(s.f.Text("applications.narrow"), options, func(i int) tea.Cmd {
		set[i]()
		s.list = frame.List{}
		return s.Start()
	})
}

// applicationPlaces are the townships of a list, each once.
func applicationPlaces(files []*casework.ApplicationFile) (places []calc.Region) {
	seen := map[calc.RegionCode]bool{}
	for _, x := range files {
		if code := x.Region.Township(); !seen[code] {
			seen[code] = true
			places = append(places, calc.Region{Code: code, Name: x.Township})
		}
	}
	return places
}
