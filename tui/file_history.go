package tui

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// fileHistory is a household's file as it was 往日: each change of it, and what stood
// in it from then on.
type fileHistory struct {
	f       *frame.Frame
	number  calc.HouseholdNumber
	look    casework.Look
	file    *casework.CaseFile
	list    frame.List // its versions, the newest first
	top     int        // first line that is seen below them
	seen    int        // lines that had room when it was drawn last
	reading frame.Pending
}

func (h *fileHistory) Title() string { return h.f.Text("history.title", string(h.number)) }

func (h *fileHistory) Start() tea.Cmd {
	look, seen := h.look, h.file
	return frame.Read(h.f, &h.reading, func(o *casework.Office) (*casework.CaseFile, error) { return o.CaseFile(h.number, look, seen) }, func(file *casework.CaseFile, err error) tea.Cmd {
		if err != nil {
			return tea.Batch(h.f.Close(), h.f.Fail(err))
		}
		h.file = file
		h.list.SetRows(len(h.file.Changes))
		return nil
	})
}

// Update goes from version to version; by pages, through what stands in one.
func (h *fileHistory) Update(msg tea.KeyMsg) tea.Cmd {
	switch msg.Type {
	case tea.KeyPgUp:
		h.top -= h.seen - 1
	case tea.KeyPgDown:
		h.top += h.seen - 1
	default:
		if h.list.Key(msg) {
			h.top = 0
		}
	}
	return nil
}

func (h *fileHistory) Actions() []frame.Action {
	return []frame.Action{{Key: "d", Name: h.f.Text("history.day"), Do: h.askDay}}
}

// askDay asks for a day and goes to the version that counted on it.
func (h *fileHistory) askDay() tea.Cmd {
	day := form.New(&form.Field{Key: "day", Label: h.f.Text("history.day"), Hint: h.f.Today().String(), Limit: 30, Check: func(v string) string {
		if _, err := calc.ParseDay(v); err != nil {
			return h.f.Text("history.day_wrong")
		}
		return ""
	}})
	return h.f.Ask(h.f.Text("history.day"), []string{h.f.Text("history.day_text")}, day, func(form *form.Form) tea.Cmd {
		day, _ := calc.ParseDay(form.Value("day")) // the field has been checked
		for i, v := range h.file.Changes {
			if v.On() <= day {
				h.list.At = i
				return nil
			}
		}
		return h.f.Warn(h.f.Text("history.before"))
	})
}

func (h *fileHistory) View(b canvas.Box) {
	changes := h.file.Changes
	if len(changes) == 0 {
		return
	}
	head, rest := b.Top(1)
	head.Text(1, 0, h.Title(), canvas.Strong)
	list, body := rest.Top(min(len(changes), max(3, rest.H/4)))
	h.list.Draw(list.In(1, 0, list.W-2, list.H), true, func(i int, line canvas.Box, style canvas.Style) {
		v := changes[i]
		line.Text(0, 0, h.f.Lang.HouseholdVersion(v.Household.Revision, v.On(), v.Entry.Operator, v.Entry.Act, v.From, v.Event, reasonOf(v)), style)
	})
	body.Rule(0)
	in := body.In(1, 1, body.W-2, body.H-1)
	left, right := in.Left(in.W / 2)
	left, right = left.In(0, 0, left.W-2, left.H), right.In(1, 0, right.W-1, right.H)
	in.Upright(in.W/2 - 1)
	v := changes[h.list.At]
	changed, then := foldedLines(b.Ruler(), h.changed(changes), left.W), foldedLines(b.Ruler(), recordLines(h.f.Lang, v.Household, v.On().Month(), h.file.Shown), right.W)
	h.seen = in.H - 1
	h.top = max(0, min(h.top, max(len(changed), len(then))-h.seen))
	h.part(left, h.f.Text("history.changed"), changed)
	h.part(right, h.f.Text("history.then"), then)
}

// part draws what is seen of some lines below their title.
func (h *fileHistory) part(b canvas.Box, title string, lines []string) {
	b.Text(0, 0, title, canvas.Strong)
	for y := 0; y < h.seen && h.top+y < len(lines); y++ {
		b.Text(0, y+1, lines[h.top+y], canvas.Plain)
	}
	if left := len(lines) - h.top - h.seen; left > 0 {
		b.RightIn(b.W/2, 0, b.W-b.W/2, h.f.Text("history.more", strconv.Itoa(left)), canvas.Dim)
	}
}

// foldedLines are lines folded to a width.
func foldedLines(r canvas.Ruler, lines []string, width int) (out []string) {
	for _, line := range lines {
		out = append(out, r.Fold(line, width)...)
	}
	return out
}

// changed is what the version at the cursor changed of the one before it.
func (h *fileHistory) changed(changes []*casework.Version) (lines []string) {
	l, v := h.f.Lang, changes[h.list.At]
	before := &calc.Household{Number: h.number}
	if h.list.At+1 < len(changes) {
		before = changes[h.list.At+1].Household
	}
	if len(v.Others) > 0 {
		lines = append(lines, l.WithHouseholds(v.Others))
	}
	if v.Account != nil {
		lines = append(lines, l.ConfirmedBySecond(v.Account.Maker.By, v.Account.Checker.By))
	}
	for _, d := range records.Differences(before, v.Household) {
		lines = append(lines, l.DifferenceLine(d))
	}
	return lines
}

// recordLines is what stands in a household's record.
func recordLines(l wording.Lang, h *calc.Household, m calc.Month, shown casework.Shown) (lines []string) {
	for i := range h.Members {
		lines = append(lines, l.MemberLineAs(&h.Members[i], m, shown.Number(string(h.Members[i].ID))))
	}
	for i := range h.Items {
		lines = append(lines, l.ItemLine(&h.Items[i]))
	}
	for _, d := range records.Differences(&calc.Household{Number: h.Number}, h) {
		if d.Column != "member" && d.Column != "item" {
			lines = append(lines, l.FieldLine(d))
		}
	}
	return lines
}

// reasonOf is why a version was made: of an import the file.
func reasonOf(v *casework.Version) string {
	if v.Entry.Act == "import" {
		return v.Entry.Subject
	}
	return v.Entry.Reason
}
