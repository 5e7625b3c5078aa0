package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc/roster"
	"doudi/reports"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// verify proves every seal, the journal and the signatures 验封.
func (m *monthEnd) verify() tea.Cmd {
	return frame.Read(m.f, &m.asking, func(o *casework.Office) ([]*roster.Seal, error) { return o.Verify() }, func(seals []*roster.Seal, err error) tea.Cmd {
		if err != nil {
			return m.f.Fail(err)
		}
		var text strings.Builder
		for _, s := range seals {
			text.WriteString("✓ " + m.f.Lang.SealProved(s) + "\n")
		}
		text.WriteString("\n" + m.f.Lang.AllProved(len(seals)) + "\n")
		compare := frame.Action{Key: "o", Name: m.f.Text("month.compare"), Do: m.compare, Why: m.whyNothing()}
		return m.f.Open(m.f.NewPager(m.f.Text("month.verify_title"), text.String(), compare))
	})
}

// compare asks for a folder and compares the files in it with what the month's
// roster gives, byte for byte.
func (m *monthEnd) compare() tea.Cmd {
	t, month := m.f.Text, m.seen.Month
	fields := form.New(m.folderField(), &form.Field{Key: "bank", Label: t("month.bank"), Hint: t("month.bank_hint"), Limit: 1000})
	fields.Set("folder", "out-"+month.String())
	return m.f.Ask(t("month.compare"), []string{t("month.compare_text", month.String())}, fields, func(x *form.Form) tea.Cmd {
		folder, bank := strings.TrimSpace(x.Value("folder")), strings.TrimSpace(x.Value("bank"))
		return frame.Read(m.f, &m.asking, func(o *casework.Office) ([]string, error) {
			profile, err := bankProfileOf(bank)
			if err != nil {
				return nil, err
			}
			r, err := o.Roster(month)
			if err != nil {
				return nil, err
			}
			return reports.CompareExport(reports.MonthOf(r.Book, r), folder, m.f.Lang, profile)
		}, func(differing []string, err error) tea.Cmd {
			switch {
			case err != nil:
				return m.f.Fail(err)
			case len(differing) == 0:
				return m.f.Tell(m.f.Lang.FilesAgree(folder, month))
			}
			lines := make([]string, len(differing))
			for i, name := range differing {
				lines[i] = "✗ " + m.f.Lang.FileDiffers(name)
			}
			return m.f.Say(t("month.compare"), lines)
		})
	})
}

func (m *monthEnd) whyNotReplay() string {
	if nothing := m.whyNothing(); nothing != "" {
		return nothing
	}
	if m.seen.State != roster.Confirmed {
		return m.f.Text("month.not_confirmed")
	}
	return ""
}

// replay computes the sealed month anew with what was known when it was sealed
// 复算, and says every line that differs.
func (m *monthEnd) replay() tea.Cmd {
	month := m.seen.Month
	type replayed struct {
		lines      int
		deviations []casework.Deviation
	}
	return frame.Read(m.f, &m.asking, func(o *casework.Office) (r replayed, err error) {
		r.lines, r.deviations, err = o.Replay(month)
		return r, err
	}, func(r replayed, err error) tea.Cmd {
		switch {
		case err != nil:
			return m.f.Fail(err)
		case len(r.deviations) == 0:
			return m.f.Tell(month.String() + " " + m.f.Lang.Replayed(r.lines, 0))
		}
		var text strings.Builder
		text.WriteString(m.f.Lang.Replayed(r.lines, len(r.deviations)) + "\n\n")
		for _, d := range r.deviations {
			text.WriteString(m.f.Lang.Deviation(d.Month, d.Key(), d.Sealed, d.Now) + "\n")
		}
		return m.f.Open(m.f.NewPager(m.f.Text("month.replay_title", month.String()), text.String()))
	})
}
