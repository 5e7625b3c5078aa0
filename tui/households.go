package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// households is the search 家庭: who is looked for by whatever is known of them,
// found in memory at every key. What a list shows of the households that are seen
// is read beside the keyboard.
type households struct {
	f        *frame.Frame
	search   *form.Form
	searcher *casework.Searcher
	hits     []casework.Hit
	total    int
	most     int // hits that were asked for
	list     frame.List
	rows     map[calc.HouseholdNumber]*casework.Row
	updating frame.Pending
	seeking  frame.Pending
	reading  frame.Pending
	asking   frame.Pending
}

const (
	householdsTab = 1   // place of the search among the tabs
	fewHits       = 200 // hits asked for until somebody goes on below them
	tallest       = 60  // lines of the tallest screen
)

func newHouseholds(f *frame.Frame) frame.Screen {
	return &households{
		f: f, most: fewHits, rows: map[calc.HouseholdNumber]*casework.Row{},
		search: form.New(&form.Field{Key: "text", Label: "/", Hint: f.Text("households.hint"), Limit: 60}),
	}
}

// findHousehold goes to the search from anywhere.
func findHousehold(f *frame.Frame) tea.Cmd {
	all := []tea.Cmd{f.Go(householdsTab)}
	for f.Depth() > 0 {
		all = append(all, f.Close())
	}
	if h, ok := f.Screen().(*households); ok && h.search.Value("text") != "" {
		all = append(all, h.clear())
	}
	return tea.Batch(all...)
}

func (h *households) Title() string { return h.f.Text("tab.households") }

func (h *households) Typing() bool { return true }

// Start brings the search up to date, and the rows where a record has changed.
func (h *households) Start() tea.Cmd {
	former := h.searcher
	return frame.Read(h.f, &h.updating, func(o *casework.Office) (*casework.Searcher, error) { return o.Searched(former) }, func(now *casework.Searcher, err error) tea.Cmd {
		if err != nil {
			return h.f.Fail(err)
		}
		if now != former {
			clear(h.rows)
		}
		h.searcher = now
		return h.find()
	})
}

// find looks for what stands in the field: in memory, and in the store where that
// does not suffice.
func (h *households) find() tea.Cmd {
	if h.searcher == nil {
		return nil // it comes
	}
	text, most, s := h.search.Value("text"), h.most, h.searcher
	h.seeking.Drop()
	if hits, total, sure := s.Find(text, most); sure {
		return h.found(hits, total)
	}
	type found struct {
		hits  []casework.Hit
		total int
	}
	return frame.Read(h.f, &h.seeking, func(o *casework.Office) (found, error) {
		hits, total, err := o.Seek(s, text, most)
		return found{hits, total}, err
	}, func(x found, err error) tea.Cmd {
		if err != nil {
			return h.f.Fail(err)
		}
		return h.found(x.hits, x.total)
	})
}

func (h *households) found(hits []casework.Hit, total int) tea.Cmd {
	h.hits, h.total = hits, total
	h.list.SetRows(len(hits))
	return h.details()
}

// details reads the rows of the households that are seen, where they are not at
// hand.
func (h *households) details() tea.Cmd {
	var missing []calc.HouseholdNumber
	first := max(0, h.list.At-tallest)
	for _, hit := range h.hits[first:min(len(h.hits), h.list.At+tallest)] {
		if h.rows[hit.Number] == nil {
			missing = append(missing, hit.Number)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return frame.Read(h.f, &h.reading, func(o *casework.Office) ([]casework.Row, error) { return o.Rows(missing) }, func(rows []casework.Row, err error) tea.Cmd {
		if err != nil {
			return h.f.Warn(strings.Join(h.f.Words(err), " ")) // a household that was there a moment ago: the search comes anew
		}
		for i := range rows {
			h.rows[rows[i].Number] = &rows[i]
		}
		return nil
	})
}

func (h *households) Update(msg tea.KeyMsg) tea.Cmd {
	switch msg.Type {
	case tea.KeyUp, tea.KeyDown, tea.KeyPgUp, tea.KeyPgDown:
		h.list.Key(msg)
		if h.list.At == len(h.hits)-1 && len(h.hits) < h.total {
			h.most *= 4
			return h.find()
		}
		return h.details()
	}
	if h.search.Value("text") == "" && begins(msg) {
		return nil
	}
	if h.search.Update(msg) {
		h.list.At, h.most = 0, fewHits
		return h.find()
	}
	return nil
}

// begins says whether a key is the one that leads to the search from anywhere. At
// its beginning that is none of the text: nobody is called so.
func begins(msg tea.KeyMsg) bool {
	return msg.Type == tea.KeyRunes && !msg.Paste && slices.Contains([]string{"/", "／", "、"}, string(msg.Runes))
}

func (h *households) Actions() []frame.Action {
	open := frame.Action{Key: "enter", Name: h.f.Text("households.open"), Do: h.open}
	explain := frame.Action{Key: "ctrl+e", Name: h.f.Text("file.explain"), Do: h.explain, Why: why(h.f, casework.ReadCases)}
	if len(h.hits) == 0 {
		open.Why = h.f.Text("households.none")
		explain.Why = open.Why
	}
	return []frame.Action{
		open,
		explain,
		{Key: "ctrl+n", Name: h.f.Text("households.new"), Do: func() tea.Cmd { return newHousehold(h.f) }, Why: why(h.f, casework.ChangeCases)},
		{Key: "esc", Name: h.f.Text("households.clear"), Do: h.clear},
	}
}

func (h *households) open() tea.Cmd { return h.f.Open(newFile(h.f, h.hits[h.list.At].Number)) }

// explain shows how the month's amount of the household at the cursor comes about;
// what is typed here is the search, so e alone is none of the keys.
func (h *households) explain() tea.Cmd {
	return explain(h.f, &h.asking, h.hits[h.list.At].Number, "", h.f.Today().Month(), casework.Look{})
}

// clear empties the field; from an empty one it goes back to the desk.
func (h *households) clear() tea.Cmd {
	if h.search.Value("text") == "" {
		return h.f.Go(0)
	}
	h.search.Set("text", "")
	h.list.At, h.most = 0, fewHits
	return h.find()
}

// count is how many were found, of how many there are.
func (h *households) count() string {
	switch {
	case h.searcher == nil:
		return ""
	case h.searcher.Len() == 0:
		return h.f.Text("households.found", grouped(h.total))
	}
	return h.f.Text("households.count", grouped(h.total), grouped(h.searcher.Len()))
}

// grouped is a number with a blank between its thousands.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + " " + s[i:]
	}
	return s
}
