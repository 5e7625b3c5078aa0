package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// households is the search 家庭: who is looked for by whatever is known of them,
// found while it is typed.
type households struct {
	f       *frame.Frame
	search  *form.Form
	list    frame.List
	found   []*casework.File
	asked   string
	finding frame.Pending
}

func newHouseholds(f *frame.Frame) frame.Screen {
	return &households{f: f, search: form.New(&form.Field{Key: "text", Label: "/", Hint: f.Text("households.hint"), Limit: 60})}
}

func (h *households) Title() string { return h.f.Text("tab.households") }

func (h *households) Typing() bool { return true }

func (h *households) Start() tea.Cmd { return h.find() }

// find looks for what stands in the field; the answer to an older text is
// dropped.
func (h *households) find() tea.Cmd {
	text := h.search.Value("text")
	return frame.Read(h.f, &h.finding, func(o *casework.Office) ([]*casework.File, error) { return o.Find(text) }, func(found []*casework.File, err error) tea.Cmd {
		if err != nil {
			return h.f.Fail(err)
		}
		h.found, h.asked = found, text
		h.list.SetRows(len(found))
		return nil
	})
}

func (h *households) Update(msg tea.KeyMsg) tea.Cmd {
	switch msg.Type {
	case tea.KeyUp, tea.KeyDown, tea.KeyPgUp, tea.KeyPgDown:
		h.list.Key(msg)
		return nil
	}
	if h.search.Update(msg) {
		h.list.At = 0
		return h.find()
	}
	return nil
}

func (h *households) Actions() []frame.Action {
	open := frame.Action{Key: "enter", Name: h.f.Text("households.open"), Do: h.open}
	if len(h.found) == 0 {
		open.Why = h.f.Text("households.none")
	}
	return []frame.Action{
		open,
		{Key: "esc", Name: h.f.Text("households.clear"), Do: h.clear},
	}
}

func (h *households) open() tea.Cmd {
	return h.f.Open(newFile(h.f, h.found[h.list.At].Household.Number))
}

// clear empties the field; from an empty one it goes back to the desk.
func (h *households) clear() tea.Cmd {
	if h.search.Value("text") == "" {
		return h.f.Go(0)
	}
	h.search.Set("text", "")
	return h.find()
}

func (h *households) View(b canvas.Box) {
	head, rest := b.Top(2)
	h.search.View(head.In(0, 0, head.W-20, 1))
	columns := []frame.Column{
		{Heading: h.f.Text("column.household"), Width: 10},
		{Heading: h.f.Text("column.head"), Width: 10, Share: 1},
		{Heading: h.f.Text("column.people"), Width: 4, Right: true},
		{Heading: h.f.Text("column.programs"), Width: 14, Share: 2},
		{Heading: h.f.Text("column.amount"), Width: 12, Right: true},
		{Heading: h.f.Text("column.village"), Width: 16, Share: 3},
	}
	spans := frame.Table(columns, rest.W-2)
	frame.Headings(head.In(0, 1, head.W, 1), columns, spans)
	h.list.Draw(rest, true, func(i int, line canvas.Box, style canvas.Style) {
		file := h.found[i]
		for x, text := range []string{
			string(file.Household.Number), calledBy(file.Household), strconv.Itoa(len(file.Household.Members)),
			programsOf(h.f.Lang, file), file.Total().String(), file.Township + file.Village,
		} {
			spans[x].Text(line, text, style)
		}
	})
}

// calledBy is who a household is called by: its head, or who is paid.
func calledBy(h *calc.Household) string {
	if head := h.Head(); head != nil {
		return head.Name
	}
	return h.Payee
}

// programsOf are the programmes that pay a household this month, each once.
func programsOf(l wording.Lang, f *casework.File) string {
	var names []string
	for i := range f.Awards {
		a := &f.Awards[i]
		if name := l.Program(a.Program); a.Now.Total() > 0 && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}
