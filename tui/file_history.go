package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// history is a household's file as it was 往日: each change of it, and what stood
// in it from then on.
type history struct {
	f       *frame.Frame
	number  calc.HouseholdNumber
	look    casework.Look
	file    *casework.CaseFile
	list    frame.List // its versions, the newest first
	reading frame.Pending
}

func (h *history) Title() string { return h.f.Text("history.title", string(h.number)) }

func (h *history) Start() tea.Cmd {
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

func (h *history) Update(msg tea.KeyMsg) tea.Cmd {
	h.list.Key(msg)
	return nil
}

func (h *history) Actions() []frame.Action {
	return []frame.Action{{Key: "d", Name: h.f.Text("history.day"), Do: h.askDay}}
}

// askDay asks for a day and goes to the version that counted on it.
func (h *history) askDay() tea.Cmd {
	day := form.New(&form.Field{Key: "day", Label: h.f.Text("history.day"), Hint: h.f.Today().String(), Limit: 10, Check: func(v string) string {
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

func (h *history) View(b canvas.Box) {
	if h.file == nil {
		return
	}
	changes := h.file.Changes
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
	h.changed(left.In(0, 0, left.W-2, left.H), changes)
	left.Upright(left.W - 1)
	h.then(right.In(1, 0, right.W-1, right.H), changes[h.list.At])
}

// changed is what a version changed of the one before it.
func (h *history) changed(b canvas.Box, changes []*casework.Version) {
	l, v := h.f.Lang, changes[h.list.At]
	b.Text(0, 0, h.f.Text("history.changed"), canvas.Strong)
	before := &calc.Household{Number: h.number}
	if h.list.At+1 < len(changes) {
		before = changes[h.list.At+1].Household
	}
	y := 1
	if len(v.Others) > 0 {
		y = b.Fold(y, l.WithHouseholds(v.Others), canvas.Plain)
	}
	if v.Account != nil {
		y = b.Fold(y, l.ConfirmedBySecond(v.Account.Maker.By, v.Account.Checker.By), canvas.Plain)
	}
	for _, d := range records.Differences(before, v.Household) {
		y = b.Fold(y, l.DifferenceLine(d), canvas.Plain)
	}
}

// then is the file as a version has it.
func (h *history) then(b canvas.Box, v *casework.Version) {
	l := h.f.Lang
	b.Text(0, 0, h.f.Text("history.then"), canvas.Strong)
	y := 1
	for _, line := range recordLines(l, v.Household, v.On().Month(), h.file.Shown) {
		y = b.Fold(y, line, canvas.Plain)
	}
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
