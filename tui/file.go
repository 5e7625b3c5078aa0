package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// file is a household's file 一户一档: its people, means and awards, what it is
// paid and why, and everything that can be done about it. Opening it is noted in
// the journal.
type file struct {
	f      *frame.Frame
	number calc.HouseholdNumber
	look   casework.Look
	file   *casework.CaseFile
	at     fileStop   // the cursor
	shown  []fileView // the columns as they were drawn last
	laid   struct {   // the file as it was laid out last
		file  *casework.CaseFile
		width int
		pages []*filePage
	}
	column  int // which of them is moved in
	reading frame.Pending
	why     frame.Pending
}

// fileView is a column of the file on the screen.
type fileView struct {
	rows   []fileRow
	top    int
	height int
}

func newFile(f *frame.Frame, n calc.HouseholdNumber) *file { return &file{f: f, number: n} }

func (p *file) Title() string { return p.f.Text("file.title", string(p.number)) }

func (p *file) Start() tea.Cmd {
	look, seen := p.look, p.file
	return frame.Read(p.f, &p.reading, func(o *casework.Office) (*casework.CaseFile, error) { return o.CaseFile(p.number, look, seen) }, func(file *casework.CaseFile, err error) tea.Cmd {
		switch {
		case err != nil && p.file == nil:
			return tea.Batch(p.f.Close(), p.f.Fail(err))
		case err != nil: // what was seen stays
			p.look = casework.Look{}
			return p.f.Fail(err)
		}
		p.file = file
		p.settle()
		return nil
	})
}

// settle keeps the cursor where there is something.
func (p *file) settle() {
	switch {
	case p.at.kind == atAward && p.at.i < len(p.file.Awards), p.at.kind == atPaid && p.at.i < len(p.file.Paid):
	case len(p.file.Awards) > 0:
		p.at = fileStop{atAward, 0}
	case len(p.file.Paid) > 0:
		p.at = fileStop{atPaid, 0}
	default:
		p.at = fileStop{}
	}
}

// Update moves: the cursor to the next award or payment that is seen, else what is
// seen.
func (p *file) Update(msg tea.KeyMsg) tea.Cmd {
	if len(p.shown) == 0 {
		return nil
	}
	v := &p.shown[p.column]
	page := max(1, v.height-1)
	switch msg.String() {
	case "up", "k":
		p.move(-1)
	case "down", "j":
		p.move(1)
	case "pgup":
		v.top -= page
	case "pgdown", " ":
		v.top += page
	case "home", "g":
		v.top = 0
	case "end", "G":
		v.top = len(v.rows)
	}
	v.clamp()
	return nil
}

func (v *fileView) clamp() { v.top = max(0, min(v.top, len(v.rows)-v.height)) }

// place is the line of a stop; -1 where the column does not have it.
func (v *fileView) place(at fileStop) int {
	for y := range v.rows {
		if at.kind != noStop && v.rows[y].stop == at {
			return y
		}
	}
	return -1
}

// move goes to the next stop up or down where that is seen, and else scrolls.
func (p *file) move(by int) {
	v := &p.shown[p.column]
	from := v.place(p.at)
	if from < v.top || from >= v.top+v.height { // out of sight: the first that is seen
		from = v.top - 1
		if by < 0 {
			from = v.top + v.height
		}
	}
	for y := from + by; y >= v.top && y < min(v.top+v.height, len(v.rows)); y += by {
		if v.rows[y].stop.kind != noStop {
			p.at = v.rows[y].stop
			return
		}
	}
	v.top += by
}

// other goes to the other column.
func (p *file) other() tea.Cmd {
	p.column = (p.column + 1) % len(p.shown)
	v := &p.shown[p.column]
	if v.place(p.at) >= 0 {
		return nil
	}
	for y := range v.rows {
		if v.rows[y].stop.kind != noStop {
			p.at = v.rows[y].stop
			return nil
		}
	}
	return nil
}

// award is the award at the cursor; nil where there is none.
func (p *file) award() *casework.AwardFile {
	if p.file == nil || p.at.kind != atAward {
		return nil
	}
	return &p.file.Awards[p.at.i]
}

// fileDecisions are how many of the decisions' actions stand first among all of a
// file: those that change what is paid.
const fileDecisions = 4

// Actions have what changes money before what is only looked at.
func (p *file) Actions() []frame.Action {
	explain := frame.Action{Key: "e", Name: p.f.Text("file.explain"), Do: p.explain}
	switch {
	case p.file == nil || len(p.file.Awards) == 0:
		explain.Why = p.f.Text("file.no_award")
	case p.at.kind == noStop:
		explain.Why = p.f.Text("file.no_amount")
	default:
		explain.Why = why(p.f, casework.ReadCases)
	}
	whole := frame.Action{Key: "w", Name: p.f.Text("file.whole"), Do: p.askWhole, Why: why(p.f, casework.ReadWhole)}
	if p.look.Whole {
		whole.Why = p.f.Text("file.is_whole")
	}
	all := []frame.Action{explain}
	if p.file == nil {
		return append(all, whole)
	}
	decisions := decisionActions(p.f, p.file.File, p.award())
	reviews := reviewActions(p.f, p.file.File, p.award())
	all = append(all, decisions[:fileDecisions]...)
	all = append(all, reviews[0])
	all = append(all, householdActions(p.f, p.file.File)...)
	all = append(all, decisions[fileDecisions:]...)
	all = append(all, applicationActions(p.f, p.file.File)...)
	all = append(all, reviews[1:]...)
	all = append(all,
		whole,
		frame.Action{Key: "h", Name: p.f.Text("file.history"), Do: p.history, Why: why(p.f, casework.ReadCases)},
		frame.Action{Key: "p", Name: p.f.Text("file.print"), Do: p.askPrint},
	)
	if len(p.shown) > 1 {
		all = append(all, frame.Action{Key: "tab", Name: p.f.Text("file.other_column"), Do: p.other, Aside: true})
	}
	return all
}

// why says why the operator's roles do not allow something; "" where they do.
func why(f *frame.Frame, r casework.Right) string {
	if f.Standing != nil && !f.Standing.May(r) {
		return f.Text("role.not")
	}
	return ""
}

// askWhole asks for the reason for which numbers are to be seen whole.
func (p *file) askWhole() tea.Cmd {
	reason := form.New(&form.Field{Key: "reason", Label: p.f.Text("file.reason"), Check: func(v string) string {
		if v == "" {
			return p.f.Text("file.reason_missing")
		}
		return ""
	}})
	return p.f.Ask(p.f.Text("file.whole"), []string{p.f.Text("file.whole_text")}, reason, func(r *form.Form) tea.Cmd {
		p.look = casework.Look{Whole: true, Reason: r.Value("reason")}
		return p.Start()
	})
}

func (p *file) history() tea.Cmd {
	return p.f.Open(&fileHistory{f: p.f, number: p.number, look: p.look, file: p.file})
}

// explain explains the amount at the cursor: an award's of this month, or all that
// was paid in another.
func (p *file) explain() tea.Cmd {
	if p.at.kind == atPaid {
		return explain(p.f, &p.why, p.number, "", p.file.Paid[p.at.i].Month, p.look)
	}
	return explain(p.f, &p.why, p.number, p.award().Program, p.file.Month, p.look)
}

// explain shows why an amount is what it is, down to the row of the table and
// the document.
func explain(f *frame.Frame, p *frame.Pending, n calc.HouseholdNumber, program calc.Program, m calc.Month, look casework.Look) tea.Cmd {
	return frame.Read(f, p, func(o *casework.Office) ([]casework.Explanation, error) { return o.ExplainAs(n, program, m, look) }, func(list []casework.Explanation, err error) tea.Cmd {
		if err != nil {
			return f.Fail(err)
		}
		var text string
		for i := range list {
			x := &list[i]
			text += f.Lang.ExplanationTitle(x.AwardKey, x.Month, x.State, x.Policy) + "\n" + f.Lang.Explanation(x.Steps, x.Cites) + "\n"
		}
		if text == "" {
			return f.Warn(f.Text("file.no_award"))
		}
		return f.Open(f.NewPager(f.Text("explain.title", string(n)), text))
	})
}
