package tui

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/frame"
)

// monthEnd is the month 名册 from draft to sealed: how far it has come, its sums
// beside those of the month before, why they differ, and what stands in the way.
type monthEnd struct {
	f       *frame.Frame
	kept    *monthKept
	wanted  calc.Month // 0 is the month that is to be worked on
	seen    *monthSeen
	list    frame.List // of the findings
	reading frame.Pending
	again   bool           // the store has changed while it was read
	then    func() tea.Cmd // what a screen opened from here does when the month has been read; nil for none
	asking  frame.Pending
}

// monthSeen is a month as it was read. It does not change any more.
type monthSeen struct {
	*casework.MonthRoster
	sums     *reports.Overview
	paid     *casework.Paid
	last     roster.Digest // of the month before; zero where that is not confirmed
	blocking []roster.Finding
	findings []roster.Finding // those that block first, and of these the open ones
}

// monthKept is the month as it was read last, which the desk and the month-end
// share: it takes a look at every family.
type monthKept struct{ seen *monthSeen }

func newMonth(f *frame.Frame, kept *monthKept) frame.Screen { return &monthEnd{f: f, kept: kept} }

func (m *monthEnd) Title() string { return m.f.Text("tab.month") }

// Start brings the month up to date.
func (m *monthEnd) Start() tea.Cmd {
	m.then = nil
	return m.renew()
}

// renew looks whether the month is still what is shown, and only computes it anew
// where it is not. While that is under way nothing else is asked: its answer
// asks again.
func (m *monthEnd) renew() tea.Cmd {
	if why(m.f, casework.ReadRoster) != "" {
		return nil
	}
	if m.reading.Busy() {
		m.again = true
		return nil
	}
	if m.seen == nil {
		return m.read(m.kept.seen)
	}
	return m.read(m.seen)
}

// read asks for the month; known is taken instead where it still holds.
func (m *monthEnd) read(known *monthSeen) tea.Cmd {
	asked := m.wanted
	return frame.Read(m.f, &m.reading, func(o *casework.Office) (*monthSeen, error) { return readMonth(m.f.Lang, o, asked, known) }, func(seen *monthSeen, err error) tea.Cmd {
		again := m.again
		m.again = false
		if err != nil {
			if m.seen != nil {
				m.wanted = m.seen.Month
			}
			return m.f.Fail(err)
		}
		at := m.finding()
		if m.seen != nil && m.seen.Month != seen.Month {
			at = nil // the cursor begins anew
		}
		m.kept.seen = seen
		if m.seen = seen; asked == 0 {
			m.wanted = seen.Month
		}
		m.list.SetRows(len(seen.findings))
		stay(&m.list, len(seen.findings), func(i int) bool { return sameFinding(at, &seen.findings[i]) })
		if again || m.wanted != seen.Month {
			return m.read(seen)
		}
		if m.then != nil {
			return m.then()
		}
		return nil
	})
}

// paidMonths is how many sealed months are looked back at: all that a store can
// sensibly hold.
const paidMonths = 1200

func readMonth(l wording.Lang, o *casework.Office, wanted calc.Month, known *monthSeen) (*monthSeen, error) {
	paid, err := o.Paid(paidMonths)
	if err != nil {
		return nil, err
	}
	if wanted == 0 {
		wanted = max(min(paid.Open, o.Today.Month()+1), paid.Opening)
	}
	if known != nil && known.Month == wanted && known.paid.Changed == paid.Changed {
		return known, nil
	}
	r, err := o.Roster(wanted)
	if err != nil {
		return nil, err
	}
	out := &monthSeen{MonthRoster: r, paid: paid, blocking: r.Blocking()}
	if last := out.before(); last != nil {
		out.last = last.Digest()
	}
	if out.sums, err = reports.MonthOf(r.Book, r).Overview(); err != nil {
		return nil, err
	}
	out.findings = append(out.findings, out.blocking...)
	for _, block := range []bool{true, false} {
		for _, x := range r.Findings {
			if x.Block == block && (!block || out.lifted(x) != nil) {
				out.findings = append(out.findings, x)
			}
		}
	}
	return out, nil
}

// lifted is the override by which a finding that blocks was let pass; nil where
// it was not.
func (s *monthSeen) lifted(x roster.Finding) *roster.Override {
	for i := range s.Seal.Overrides {
		if o := &s.Seal.Overrides[i]; x.Block && o.Lifts(x) {
			return o
		}
	}
	return nil
}

// before is the seal of the month before; nil where that is not confirmed.
func (s *monthSeen) before() *roster.Seal { return s.paid.Of(s.Month - 1) }

// compared says whether there is a month before to compare with: the opening
// month has nothing before it, and that compares too.
func (s *monthSeen) compared() bool { return s.Month == s.paid.Opening || s.before() != nil }

// beforeAmount is what the month before paid.
func (s *monthSeen) beforeAmount() calc.Money {
	if last := s.before(); last != nil {
		return last.All.Amount
	}
	return 0
}

// stay leaves the cursor at the row where it was, wherever that row is now.
func stay(list *frame.List, rows int, same func(i int) bool) {
	for i := range rows {
		if same(i) {
			list.At = i
			return
		}
	}
}

// sameFinding says whether two findings are about the same.
func sameFinding(a, b *roster.Finding) bool {
	return a != nil && b != nil && a.Code == b.Code && a.AwardKey == b.AwardKey && slices.Equal(a.Args, b.Args)
}

// finding is the finding at the cursor; nil where there is none.
func (m *monthEnd) finding() *roster.Finding {
	if m.seen == nil || m.list.At >= len(m.seen.findings) {
		return nil
	}
	return &m.seen.findings[m.list.At]
}

func (m *monthEnd) Update(msg tea.KeyMsg) tea.Cmd {
	m.list.Key(msg)
	return nil
}

func (m *monthEnd) Actions() []frame.Action {
	if role := why(m.f, casework.ReadRoster); role != "" {
		return nil
	}
	t := m.f.Text
	all := []frame.Action{
		{Key: "s", Name: t("month.submit"), Do: m.submit, Why: m.whyNotSubmit()},
		{Key: "c", Name: t("month.confirm"), Do: m.confirm, Why: m.whyNotConfirm()},
		{Key: "enter", Name: t("month.resolve"), Do: m.resolve, Why: m.whyNoFinding()},
		{Key: "e", Name: t("file.explain"), Do: m.explain, Why: m.whyNotExplain()},
		{Key: "d", Name: t("month.changes"), Do: func() tea.Cmd { return m.f.Open(newMonthChanges(m)) }},
		{Key: "f", Name: t("month.findings"), Do: func() tea.Cmd { return m.f.Open(newMonthFindings(m)) }},
		{Key: "l", Name: t("month.lines"), Do: func() tea.Cmd { return m.f.Open(newMonthLines(m.f, m, nil)) }},
		{Key: "x", Name: t("month.export"), Do: m.export},
		{Key: "g", Name: t("month.compute"), Do: m.compute, Why: m.whyNotCompute()},
		{Key: "t", Name: t("month.charts"), Do: func() tea.Cmd { return m.f.Open(newMonthCharts(m)) }},
		{Key: "v", Name: t("month.verify"), Do: m.verify},
		{Key: "r", Name: t("month.replay"), Do: m.replay, Why: m.whyNotReplay()},
		{Key: "left", Name: t("month.earlier"), Do: func() tea.Cmd { return m.turn(-1) }, Why: m.whyNotEarlier()},
		{Key: "right", Name: t("month.later"), Do: func() tea.Cmd { return m.turn(1) }, Why: m.whyNotLater()},
	}
	for i := range all {
		switch all[i].Key {
		case "d", "f", "l", "x", "t":
			all[i].Why = m.whyNothing()
		}
	}
	return all
}

// whyNothing says why nothing can be done with the month yet: what is shown is
// none, or another than is asked for.
func (m *monthEnd) whyNothing() string {
	if m.seen == nil || m.wanted != m.seen.Month {
		return m.f.Text("month.computing")
	}
	return ""
}

func (m *monthEnd) whyNotEarlier() string {
	if m.seen == nil {
		return m.f.Text("month.computing")
	}
	if m.wanted <= m.seen.paid.Opening {
		return m.f.Text("month.is_opening")
	}
	return ""
}

func (m *monthEnd) whyNotLater() string {
	if m.seen == nil {
		return m.f.Text("month.computing")
	}
	if m.wanted >= max(m.seen.paid.Open, m.f.Today().Month()+1) {
		return m.f.Text("month.is_last")
	}
	return ""
}

// turn goes to another month.
func (m *monthEnd) turn(by int) tea.Cmd {
	m.wanted += calc.Month(by)
	m.list.At = 0
	if m.reading.Busy() {
		return nil // its answer asks for the month that is wanted then
	}
	return m.read(m.seen)
}

// compute computes the month anew, whether the records have changed or not.
func (m *monthEnd) compute() tea.Cmd { return m.read(nil) }

func (m *monthEnd) whyNotCompute() string {
	if m.reading.Busy() {
		return m.f.Text("month.computing")
	}
	return ""
}
