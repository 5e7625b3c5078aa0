package tui

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc/roster"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

func (m *monthEnd) whyNoFinding() string { return m.whyNoFindingAt(m.finding()) }

func (m *monthEnd) whyNoFindingAt(x *roster.Finding) string {
	if nothing := m.whyNothing(); nothing != "" {
		return nothing
	}
	if x == nil {
		return m.f.Text("month.no_finding")
	}
	return ""
}

func (m *monthEnd) resolve() tea.Cmd { return m.resolveAt(m.finding()) }

// resolveAt goes to where a finding is resolved: the household's file, the month
// before, the proof of the seals.
func (m *monthEnd) resolveAt(x *roster.Finding) tea.Cmd {
	switch {
	case x.Household != "":
		return m.f.Open(newFile(m.f, x.Household))
	case x.Code == "month.before_open":
		return m.turn(-1)
	}
	return m.verify()
}

func (m *monthEnd) whyNotExplain() string { return m.whyNotExplainAt(m.finding()) }

func (m *monthEnd) whyNotExplainAt(x *roster.Finding) string {
	switch {
	case m.whyNoFindingAt(x) != "":
		return m.whyNoFindingAt(x)
	case x.Household == "":
		return m.f.Text("file.no_award")
	}
	return why(m.f, casework.ReadCases)
}

func (m *monthEnd) explain() tea.Cmd { return m.explainAt(m.finding()) }

func (m *monthEnd) explainAt(x *roster.Finding) tea.Cmd {
	return explain(m.f, &m.asking, x.Household, x.Program, m.seen.Month, casework.Look{})
}

// monthFilter narrows a list by what is typed after "/".
type monthFilter struct {
	form   *form.Form
	typing bool
}

func newMonthFilter(hint string) monthFilter {
	return monthFilter{form: form.New(&form.Field{Key: "text", Label: "/", Hint: hint, Limit: 60})}
}

// words are what must be found in a row, each for itself.
func (x *monthFilter) words() []string {
	return strings.Fields(strings.ToLower(x.form.Value("text")))
}

// hasWords says whether a row in small letters has all the words.
func hasWords(row string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(row, word) {
			return false
		}
	}
	return true
}

// actions are those of the filter: to begin, and while it is typed in to take or
// to drop it. then is done when what is typed has changed.
func (x *monthFilter) actions(f *frame.Frame, then func()) []frame.Action {
	stop := func(keep bool) func() tea.Cmd {
		return func() tea.Cmd {
			if x.typing = false; !keep {
				x.form.Set("text", "")
				then()
			}
			return nil
		}
	}
	if x.typing {
		return []frame.Action{{Key: "enter", Name: f.Text("month.filter_take"), Do: stop(true)}, {Key: "esc", Name: f.Text("month.filter_drop"), Do: stop(false)}}
	}
	return []frame.Action{{Key: "/", Name: f.Text("month.filter"), Do: func() tea.Cmd {
		x.typing = true
		return nil
	}}}
}

// update takes a key that is typed in; ok is false where none is.
func (x *monthFilter) update(msg tea.KeyMsg, then func()) (ok bool) {
	if !x.typing || msg.Type == tea.KeyUp || msg.Type == tea.KeyDown || msg.Type == tea.KeyPgUp || msg.Type == tea.KeyPgDown {
		return false
	}
	if x.form.Update(msg) {
		then()
	}
	return true
}

// view draws what is typed, and how many rows it has found.
func (x *monthFilter) view(b canvas.Box, found, all int) {
	count := strconv.Itoa(found) + " / " + strconv.Itoa(all)
	b.RightIn(0, 0, b.W, count, canvas.Dim)
	if x.typing || x.form.Value("text") != "" {
		x.form.View(b.In(0, 0, max(0, b.W-20), 1))
	}
}

// monthFindings is the whole list of a month's findings 疑点, narrowed by their
// severity and by what is typed.
type monthFindings struct {
	m      *monthEnd
	of     *monthSeen // whose findings the list holds
	filter monthFilter
	level  int // 0 all, 1 those that block, 2 warnings
	found  []*roster.Finding
	list   frame.List
}

func newMonthFindings(m *monthEnd) frame.Screen {
	return &monthFindings{m: m, filter: newMonthFilter(m.f.Text("month.findings_hint"))}
}

func (p *monthFindings) Title() string { return p.m.f.Text("month.findings") }

// Start brings the month up to date.
func (p *monthFindings) Start() tea.Cmd { return p.m.renew() }

func (p *monthFindings) Typing() bool { return p.filter.typing }

func (p *monthFindings) Update(msg tea.KeyMsg) tea.Cmd {
	if !p.filter.update(msg, p.narrow) {
		p.list.Key(msg)
	}
	return nil
}

// renew narrows anew where the month has been read again.
func (p *monthFindings) renew() {
	if p.of != p.m.seen {
		at := p.at()
		p.of = p.m.seen
		p.narrow()
		stay(&p.list, len(p.found), func(i int) bool { return sameFinding(at, p.found[i]) })
	}
}

func (p *monthFindings) narrow() {
	p.found = nil
	words := p.filter.words()
	for i := range p.of.findings {
		x := &p.of.findings[i]
		if (p.level == 0 || x.Block == (p.level == 1)) && hasWords(strings.ToLower(findingText(p.m.f.Lang, x)), words) {
			p.found = append(p.found, x)
		}
	}
	p.list.SetRows(len(p.found))
}

// findingText is all that a finding says.
func findingText(l wording.Lang, x *roster.Finding) string {
	detail, _ := l.Finding(wording.Screens, *x)
	return string(x.Household) + " " + l.Program(x.Program) + " " + l.FindingName(x.Code) + " " + detail
}

func (p *monthFindings) at() *roster.Finding {
	if p.list.At < len(p.found) {
		return p.found[p.list.At]
	}
	return nil
}

func (p *monthFindings) Actions() []frame.Action {
	p.renew()
	narrowing := p.filter.actions(p.m.f, p.narrow)
	if p.filter.typing {
		return narrowing
	}
	t := p.m.f.Text
	return append([]frame.Action{
		{Key: "enter", Name: t("month.resolve"), Do: func() tea.Cmd { return p.m.resolveAt(p.at()) }, Why: p.m.whyNoFindingAt(p.at())},
		{Key: "e", Name: t("file.explain"), Do: func() tea.Cmd { return p.m.explainAt(p.at()) }, Why: p.m.whyNotExplainAt(p.at())},
		{Key: "tab", Name: t("month.level"), Do: func() tea.Cmd {
			p.level = (p.level + 1) % 3
			p.narrow()
			return nil
		}},
	}, narrowing...)
}

func (p *monthFindings) View(b canvas.Box) {
	p.renew()
	m, t := p.m, p.m.f.Text
	in := b.In(1, 0, b.W-2, b.H)
	level := [...]string{t("month.level_all"), t("month.level_block"), t("month.level_warn")}[p.level]
	end := in.Text(0, 0, t("month.findings_title", p.of.Month.String(), level), canvas.Strong) + 2
	in.RightIn(end, 0, in.W-end, m.f.Lang.Checked(p.of.Month, len(p.of.blocking), p.of.Seal.Warnings), canvas.Dim)
	p.filter.view(in.In(0, 1, in.W, 1), len(p.found), len(p.of.findings))
	foot, rows := in.In(0, 2, in.W, in.H-2).Bottom(6)
	p.list.Draw(rows, true, func(i int, line canvas.Box, style canvas.Style) {
		x := p.found[i]
		m.findingRow(x, line.In(0, 0, min(30, line.W), 1), style)
		detail, _ := m.f.Lang.Finding(wording.Screens, *x)
		line.Text(31, 0, m.f.Lang.Program(x.Program)+"  "+detail, style)
	})
	if x := p.at(); x != nil {
		p.detail(foot, x)
	}
}

// detail draws the finding at the cursor whole: what it says, what is to be done,
// and who let it pass.
func (p *monthFindings) detail(b canvas.Box, x *roster.Finding) {
	b.Rule(0)
	detail, remedy := p.m.f.Lang.Finding(wording.Screens, *x)
	y := b.Fold(1, p.m.f.Lang.Severity(x.Block)+"  "+detail, canvas.Strong)
	y = b.Fold(y, "→ "+remedy, canvas.Plain)
	if o := p.of.lifted(*x); o != nil {
		b.Fold(y, p.m.f.Lang.OverrideLine(*o), canvas.Warn)
	}
}
