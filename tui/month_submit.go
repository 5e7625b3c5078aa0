package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc/roster"
	"doudi/reports"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// whyNotSubmit says why the month cannot be handed in now.
func (m *monthEnd) whyNotSubmit() string {
	if nothing := m.whyNothing(); nothing != "" {
		return nothing
	}
	if role := why(m.f, casework.MakeRoster); role != "" {
		return role
	}
	switch s := m.seen; {
	case s.State == roster.Confirmed:
		return m.f.Text("month.is_confirmed")
	case s.State == roster.Submitted:
		return m.f.Text("month.is_submitted")
	case slices.ContainsFunc(s.blocking, func(f roster.Finding) bool { return !casework.CanLift(f) }):
		return m.f.Text("month.stands")
	}
	return ""
}

// submit hands the month in 提交, after what blocks it has been let pass by name
// and reason.
func (m *monthEnd) submit() tea.Cmd {
	s := m.seen
	if len(s.blocking) == 0 {
		return m.askSubmit(s, nil, m.f.Tell)
	}
	return frame.Read(m.f, &m.asking, func(o *casework.Office) ([]roster.Override, error) { return o.Lifting(s.blocking) }, func(lifting []roster.Override, err error) tea.Cmd {
		if err != nil {
			return m.f.Fail(err)
		}
		return m.f.Open(newMonthLifting(m, s, lifting))
	})
}

// askSubmit says what will be submitted, and submits it; done says that it is.
func (m *monthEnd) askSubmit(s *monthSeen, lifting []roster.Override, done func(text string) tea.Cmd) tea.Cmd {
	lines := m.told(s)
	for _, o := range slices.Concat(s.Seal.Overrides, lifting) {
		if o.By == "" {
			o.By = m.f.Standing.Operator
		}
		lines = append(lines, m.f.Lang.OverrideLine(o))
	}
	if s.Stale {
		lines = append(lines, m.f.Text("month.submit_again", reports.Grouped(s.Was.All.Amount), strconv.Itoa(s.Was.All.Lines), s.Was.SubmittedBy))
	}
	lines = append(lines, "", m.f.Text("month.submit_text"))
	return m.f.Confirm(m.f.Text("month.submit_title", s.Month.String()), lines, func() tea.Cmd {
		return m.act(func(o *casework.Office) (*casework.Submission, error) { return o.Submit(s.Month, lifting, s.Stale) }, func(made *casework.Submission, text string) tea.Cmd {
			if made.Seal.Entries == s.Seal.Entries {
				return done(text)
			}
			return tea.Batch(done(text), m.f.Say(m.f.Text("month.other_title"), []string{
				m.f.Text("month.other_text"),
				m.f.Text("month.other_seen", reports.Grouped(s.Seal.All.Amount), strconv.Itoa(s.Seal.All.Lines)),
				m.f.Text("month.other_done", reports.Grouped(made.Seal.All.Amount), strconv.Itoa(made.Seal.All.Lines)),
			}))
		})
	})
}

// told is a month in a few lines, as they are agreed to.
func (m *monthEnd) told(s *monthSeen) []string {
	t, all := m.f.Text, s.Seal.All
	lines := []string{
		t("month.told", s.Month.String(), strconv.Itoa(all.Households), strconv.Itoa(all.Persons), strconv.Itoa(all.Lines)),
		t("month.told_amount", unbroken(reports.Grouped(all.Amount)), reports.Capital(all.Amount)),
	}
	if s.before() != nil {
		change := all.Amount - s.beforeAmount()
		lines = append(lines, t("month.told_change", unbroken(reports.Signed(change)), percent(change, s.beforeAmount())))
	}
	return append(lines, t("month.warnings", strconv.Itoa(s.Seal.Warnings)))
}

// unbroken is an amount that no line ends within.
func unbroken(amount string) string { return strings.ReplaceAll(amount, " ", "\u00a0") }

// act submits or confirms. What is refused because somebody else was faster is
// said, and the month as it is now is shown with it.
func (m *monthEnd) act(do func(*casework.Office) (*casework.Submission, error), then func(made *casework.Submission, text string) tea.Cmd) tea.Cmd {
	return frame.Try(m.f, do, func(made *casework.Submission, err error) tea.Cmd {
		if err != nil {
			return tea.Batch(m.Start(), m.f.Fail(err))
		}
		return then(made, m.f.Lang.Submitted(made.Seal, made.Already))
	})
}

// whyNotConfirm says why the month cannot be sealed now, or not by this person.
func (m *monthEnd) whyNotConfirm() string {
	if nothing := m.whyNothing(); nothing != "" {
		return nothing
	}
	if role := why(m.f, casework.ConfirmRoster); role != "" {
		return role
	}
	switch s := m.seen; {
	case s.State == roster.Confirmed:
		return m.f.Text("month.is_confirmed")
	case s.Stale:
		return m.f.Text("month.is_stale")
	case s.State == roster.Draft:
		return m.f.Text("month.is_draft")
	case s.Seal.SubmittedBy == m.f.Standing.Operator:
		return m.f.Text("month.is_own")
	}
	return ""
}

// confirm seals the month 审定, bound to what is seen.
func (m *monthEnd) confirm() tea.Cmd {
	s := m.seen
	lines := append(m.told(s), m.f.Text("month.submitted_by", s.Seal.SubmittedBy, dayOf(s.Seal.SubmittedAt), s.Digest.Short()))
	for _, o := range s.Seal.Overrides {
		lines = append(lines, m.f.Lang.OverrideLine(o))
	}
	lines = append(lines, "", m.f.Text("month.confirm_text"))
	return m.f.Confirm(m.f.Text("month.confirm_title", s.Month.String()), lines, func() tea.Cmd {
		expect := casework.Expectation{Total: &s.Seal.All.Amount, Lines: &s.Seal.All.Lines}
		return m.act(func(o *casework.Office) (*casework.Submission, error) { return o.Confirm(s.Month, expect) }, func(_ *casework.Submission, text string) tea.Cmd { return m.f.Tell(text) })
	})
}

// newMonthLifting is the form in which findings that block are let pass 特批放行,
// each by its own reason; beside it, live, what is left and what would be
// submitted.
func newMonthLifting(m *monthEnd, s *monthSeen, lifting []roster.Override) frame.Screen {
	var fields []*form.Field
	for _, o := range lifting {
		fields = append(fields,
			&form.Field{Key: "of " + liftKey(o), Label: "● " + strings.TrimSpace(string(o.Household)+" "+m.f.Lang.FindingName(o.Code)), Kind: form.Told},
			&form.Field{Key: liftKey(o), Label: m.f.Text("file.reason"), Hint: m.f.Text("month.lift_hint")})
	}
	reasoned := func(values map[string]string) (given []roster.Override) {
		for _, o := range lifting {
			if o.Reason = strings.TrimSpace(values[liftKey(o)]); o.Reason != "" {
				given = append(given, o)
			}
		}
		return given
	}
	p := &paper{f: m.f, title: m.f.Text("month.lift_title", s.Month.String()), draft: "month.lift " + s.Month.String(), form: form.New(fields...)}
	p.try = func(_ *casework.Office, values map[string]string) (effect, error) {
		left := s.BlockingWith(reasoned(values))
		return func(b canvas.Box) { m.liftEffect(b, s, left) }, nil
	}
	p.hand = func() tea.Cmd {
		given := reasoned(p.form.Values())
		if left := s.BlockingWith(given); len(left) > 0 {
			return m.f.Warn(m.f.Text("month.lift_left", strconv.Itoa(len(left))))
		}
		return m.askSubmit(s, given, p.done)
	}
	return p.start()
}

// liftKey names an override among the fields of the form.
func liftKey(o roster.Override) string {
	return o.Code + " " + string(o.Household) + " " + o.Person.Tail()
}

// liftEffect draws what is left that blocks, and what would be submitted.
func (m *monthEnd) liftEffect(b canvas.Box, s *monthSeen, left []roster.Finding) {
	y := 0
	for _, line := range m.told(s) {
		y = b.Fold(y, line, canvas.Plain)
	}
	y++
	if len(left) == 0 {
		b.Fold(y, m.f.Text("month.lift_all"), canvas.Good)
		return
	}
	y = b.Fold(y, m.f.Text("month.lift_left", strconv.Itoa(len(left))), canvas.Bad)
	for _, f := range left {
		detail, remedy := m.f.Lang.Finding(wording.Screens, f)
		y = b.Fold(y, "● "+string(f.Household)+" "+detail, canvas.Plain)
		y = b.Fold(y, "  → "+remedy, canvas.Dim)
	}
}
