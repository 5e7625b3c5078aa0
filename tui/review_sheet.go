package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// visitSheet is what visitors look at in one home 入户核查表: its awards and why they
// are to be reviewed, what to look at, its people and means, the last visit and
// whatever else is recorded. Opening it is noted in the journal.
type visitSheet struct {
	f       *frame.Frame
	number  calc.HouseholdNumber
	sheet   *casework.VisitSheet
	pager   *frame.Pager
	reading frame.Pending
	asking  frame.Pending
}

func newVisitSheet(f *frame.Frame, n calc.HouseholdNumber) *visitSheet {
	return &visitSheet{f: f, number: n}
}

func (v *visitSheet) Title() string { return v.f.Text("sheet.title", string(v.number)) }

func (v *visitSheet) Start() tea.Cmd {
	seen := v.sheet
	return frame.Read(v.f, &v.reading, func(o *casework.Office) (*casework.VisitSheet, error) { return o.VisitSheet(v.number, seen) }, func(s *casework.VisitSheet, err error) tea.Cmd {
		if err != nil {
			return tea.Batch(v.f.Close(), v.f.Fail(err))
		}
		changed := v.sheet == nil || v.sheet.Household.Revision != s.Household.Revision || len(v.sheet.Facts) != len(s.Facts)
		if v.sheet = s; changed {
			v.pager = v.f.NewPager(v.Title()+" "+calledBy(s.Household)+"  "+s.Township+s.Village, v.text())
		}
		return nil
	})
}

func (v *visitSheet) Update(msg tea.KeyMsg) tea.Cmd {
	if v.pager == nil {
		return nil
	}
	return v.pager.Update(msg)
}

func (v *visitSheet) Actions() []frame.Action {
	record := why(v.f, casework.RecordReviews)
	explain := frame.Action{Key: "e", Name: v.f.Text("file.explain"), Do: v.explain}
	if v.sheet == nil || len(v.sheet.Awards) == 0 {
		explain.Why = v.f.Text("file.no_award")
	}
	return []frame.Action{
		{Key: "r", Name: v.f.Text("visit.name"), Why: record, Do: func() tea.Cmd { return recordVisit(v.f, &v.asking, v.number) }},
		{Key: "o", Name: v.f.Text("note.name"), Why: record, Do: func() tea.Cmd { return noteEvent(v.f, &v.asking, v.number) }},
		explain,
		{Key: "f", Name: v.f.Text("reviews.file"), Do: func() tea.Cmd { return v.f.Open(newFile(v.f, v.number)) }},
	}
}

func (v *visitSheet) explain() tea.Cmd {
	return explainHome(v.f, &v.asking, &v.sheet.Home, v.sheet.Month)
}

// explainHome explains a month's amount of an award of a home; of several it asks
// which.
func explainHome(f *frame.Frame, p *frame.Pending, h *review.Home, m calc.Month) tea.Cmd {
	one := func(i int) tea.Cmd {
		return explain(f, p, h.Household.Number, h.Awards[i].Program, m, casework.Look{})
	}
	if len(h.Awards) == 1 {
		return one(0)
	}
	options := make([]frame.Option, len(h.Awards))
	for i := range h.Awards {
		options[i] = frame.Option{Text: f.Lang.HomeAwardLine(&h.Awards[i], h.Household)}
	}
	return f.Choose(f.Text("sheet.which"), options, one)
}

// text is the sheet as it is read.
func (v *visitSheet) text() string {
	var text strings.Builder
	for i, part := range sheetParts(v.f, v.sheet) {
		if i > 0 {
			text.WriteString("\n")
		}
		text.WriteString(part.heading + "\n")
		for _, line := range part.lines {
			text.WriteString("  " + line + "\n")
		}
	}
	return text.String()
}

// sheetPart is a heading and what stands below it.
type sheetPart struct {
	heading string
	lines   []string
}

// sheetParts are the parts of a sheet in the order in which a visitor needs them.
func sheetParts(f *frame.Frame, s *casework.VisitSheet) (parts []sheetPart) {
	add := func(heading string, lines []string) {
		if len(lines) > 0 {
			parts = append(parts, sheetPart{heading, lines})
		}
	}
	h, l := s.Household, f.Lang
	var awards, people, items, events []string
	for i := range s.Awards {
		awards = append(awards, markOf(s.Awards[i].Status)+" "+l.HomeAwardLine(&s.Awards[i], h))
	}
	for i := range h.Members {
		m := &h.Members[i]
		people = append(people, l.MemberLineAs(m, s.Month, s.Shown.Number(string(m.ID))))
	}
	for i := range h.Items {
		items = append(items, l.ItemLine(&h.Items[i]))
	}
	for i := len(s.Facts) - 1; i >= 0; i-- {
		if x := &s.Facts[i]; x.Kind != review.PapersFact {
			events = append(events, l.FactLine(x, h))
		}
	}
	add(f.Text("sheet.awards"), awards)
	add(f.Text("sheet.points"), pointLines(f, &s.Home, s.Month))
	add(f.Text("sheet.people"), people)
	add(f.Text("sheet.means"), items)
	last := f.Text("sheet.never")
	if s.Last != nil {
		last = l.FactLine(s.Last, h)
	}
	add(f.Text("sheet.last"), []string{last})
	add(f.Text("sheet.events"), events)
	return parts
}

// pointLines are what there is to look at in a home.
func pointLines(f *frame.Frame, h *review.Home, m calc.Month) (lines []string) {
	for _, p := range h.Points(m) {
		lines = append(lines, f.Text("sheet.point", f.Lang.Point(p, h.Household)))
	}
	return lines
}

// drawHome draws, beside the list, why a home is visited and what to look at.
func drawHome(f *frame.Frame, b canvas.Box, h *review.Home, m calc.Month) {
	if h == nil {
		return
	}
	end := b.Text(0, 0, string(h.Household.Number)+" "+calledBy(h.Household), canvas.Strong)
	b.Text(end+3, 0, h.Township+h.Village, canvas.Plain)
	y := 1
	for i := range h.Awards {
		style := canvas.Plain
		if h.Awards[i].Status == review.Overdue {
			style = canvas.Bad
		}
		y = b.Fold(y, markOf(h.Awards[i].Status)+" "+f.Lang.HomeAwardLine(&h.Awards[i], h.Household), style)
	}
	for _, line := range pointLines(f, h, m) {
		y = b.Fold(y, line, canvas.Plain)
	}
}

func (v *visitSheet) View(b canvas.Box) {
	if v.pager != nil {
		v.pager.View(b)
	}
}

// reviewActions are what can be done about reviews from a household's file, award being the one at the cursor, nil for none.
func reviewActions(f *frame.Frame, file *casework.File, award *casework.AwardFile) []frame.Action {
	asking := new(frame.Pending)
	record := frame.Action{Key: "r", Name: f.Text("visit.name"), Why: why(f, casework.RecordReviews), Do: func() tea.Cmd { return recordVisit(f, asking, file.Household.Number) }}
	if record.Why == "" && award == nil {
		record.Why = f.Text("file.no_award")
	}
	return []frame.Action{
		record,
		{Key: "o", Name: f.Text("note.name"), Why: why(f, casework.RecordReviews), Do: func() tea.Cmd { return noteEvent(f, asking, file.Household.Number) }},
	}
}
