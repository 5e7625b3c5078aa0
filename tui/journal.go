package tui

import (
	"fmt"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// journalShown is how many entries the journal shows, the newest of those wanted.
const journalShown = 500

// journal is the journal 审计日志: who did what, when and why, looks at files
// included; the newest first.
type journal struct {
	f       *frame.Frame
	list    frame.List
	wanted  casework.Extract
	fields  map[string]string // of the filter, as it was typed
	lines   []casework.JournalLine
	wrong   error
	reading frame.Pending
}

func newJournal(f *frame.Frame) frame.Screen {
	return &journal{f: f, wanted: casework.Extract{Limit: journalShown}}
}

func (j *journal) Title() string { return j.f.Text("tab.journal") }

func (j *journal) Start() tea.Cmd {
	wanted := j.wanted
	return frame.Read(j.f, &j.reading, func(o *casework.Office) ([]casework.JournalLine, error) { return o.JournalExtract(wanted) }, func(lines []casework.JournalLine, err error) tea.Cmd {
		j.lines, j.wrong = lines, err
		j.list.SetRows(len(lines))
		return nil
	})
}

// line is the row of a place in the list: the newest entry stands first.
func (j *journal) line(i int) *casework.JournalLine { return &j.lines[len(j.lines)-1-i] }

func (j *journal) Update(msg tea.KeyMsg) tea.Cmd {
	j.list.Key(msg)
	return nil
}

func (j *journal) Actions() []frame.Action {
	open := frame.Action{Key: "enter", Name: j.f.Text("journal.open"), Do: j.open}
	if len(j.lines) == 0 {
		open.Why = j.f.Text("journal.none")
	}
	not := why(j.f, casework.ReadJournal)
	return []frame.Action{
		open,
		{Key: "f", Name: j.f.Text("journal.filter"), Do: j.filter, Why: not},
		{Key: "v", Name: j.f.Text("journal.verify"), Do: j.verify, Why: not},
	}
}

// open shows an entry whole.
func (j *journal) open() tea.Cmd {
	x := j.line(j.list.At)
	lines := []string{
		j.f.Text("journal.at", x.At.Local().Format("2006-01-02 15:04:05")),
		j.f.Text("journal.by", x.Operator),
		j.f.Text("journal.act", j.f.Lang.Act(x.Act), x.Act),
		j.f.Text("journal.subject", calc.Legible(x.Subject)),
		j.f.Text("journal.reason", calc.Legible(j.f.Lang.JournalReason(x.Act, x.Reason))),
		j.f.Text("journal.digests", fmt.Sprintf("%.8x", x.Before), fmt.Sprintf("%.8x", x.After), fmt.Sprintf("%.8x", x.Previous)),
	}
	if x.ClockBack {
		lines = append(lines, j.f.Lang.ClockBack())
	}
	return j.f.Say(j.f.Text("journal.entry", strconv.FormatUint(x.Seq, 10)), lines)
}

// filter asks which entries are wanted.
func (j *journal) filter() tea.Cmd {
	day := func(v string) string {
		if _, err := calc.ParseDay(v); v != "" && err != nil {
			return j.f.Text("field.day")
		}
		return ""
	}
	fields := form.New(
		&form.Field{Key: "by", Label: j.f.Text("journal.filter_by")},
		&form.Field{Key: "household", Label: j.f.Text("column.household")},
		&form.Field{Key: "act", Label: j.f.Text("journal.filter_act"), Hint: j.f.Text("journal.filter_act_hint"), Check: func(v string) string {
			if _, ok := wording.ParseAct(v); v != "" && !ok {
				return j.f.Text("journal.no_act")
			}
			return ""
		}},
		&form.Field{Key: "from", Label: j.f.Text("journal.filter_from"), Hint: j.f.Text("field.day_hint"), Check: day},
		&form.Field{Key: "to", Label: j.f.Text("journal.filter_to"), Hint: j.f.Text("field.day_hint"), Check: day},
	)
	fields.Restore(j.fields)
	return j.f.Ask(j.f.Text("journal.filter"), nil, fields, func(x *form.Form) tea.Cmd {
		j.fields = x.Values()
		act, _ := wording.ParseAct(x.Value("act"))
		from, _ := calc.ParseDay(x.Value("from")) // both have been checked; none is any
		to, _ := calc.ParseDay(x.Value("to"))
		j.wanted = casework.Extract{
			Operator: x.Value("by"), Household: calc.HouseholdNumber(x.Value("household")), Act: act, From: from, To: to, Limit: journalShown,
		}
		return j.Start()
	})
}

// verify proves the chain of the journal.
func (j *journal) verify() tea.Cmd {
	type proved struct {
		seq  uint64
		head string
	}
	return frame.Read(j.f, &j.reading, func(o *casework.Office) (proved, error) {
		seq, head, err := o.VerifyJournal()
		return proved{seq, head.String()}, err
	}, func(p proved, err error) tea.Cmd {
		if err != nil {
			return j.f.Fail(err)
		}
		return j.f.Say(j.f.Text("journal.verify"), []string{j.f.Lang.JournalProved(p.seq, p.head)})
	})
}

func (j *journal) View(b canvas.Box) {
	if j.wrong != nil {
		drawWrong(j.f, b, j.wrong)
		return
	}
	head, rest := b.Top(1)
	headings := j.f.Lang.JournalHeadings()
	columns := []frame.Column{
		{Heading: headings[1], Width: 16},
		{Heading: headings[3], Width: 8},
		{Heading: headings[2], Width: 18, Share: 1},
		{Heading: headings[5], Width: 12, Share: 1},
		{Heading: headings[6], Width: 10, Share: 2},
	}
	spans := frame.Table(columns, rest.W-2)
	frame.Headings(head, columns, spans)
	j.list.Draw(rest, true, func(i int, line canvas.Box, style canvas.Style) {
		x := j.line(i)
		at := x.At.Local().Format("2006-01-02 15:04")
		if x.ClockBack {
			style = canvas.Warn
		}
		for c, text := range []string{at, x.Operator, j.f.Lang.Act(x.Act), x.Subject, j.f.Lang.JournalReason(x.Act, x.Reason)} {
			spans[c].Text(line, text, style)
		}
	})
}
