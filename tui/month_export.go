package tui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// export writes the month's files 导出: the roster, its changes, totals and
// findings, the workbook to be printed and signed, and the bank's file.
func (m *monthEnd) export() tea.Cmd {
	t := m.f.Text
	fields := form.New(m.folderField(),
		&form.Field{Key: "bank", Label: t("month.bank"), Hint: t("month.bank_hint"), Limit: 1000},
		&form.Field{Key: "reason", Label: t("file.reason"), Hint: t("month.reason_hint")},
	)
	s := m.seen
	fields.Set("folder", "out-"+s.Month.String())
	lines := []string{t("month.export_text")}
	if s.State != roster.Confirmed {
		lines = append(lines, t("month.export_draft", m.f.Lang.RosterState(s.State, len(s.blocking) > 0)))
	}
	return m.f.Ask(t("month.export_title", s.Month.String()), lines, fields, func(x *form.Form) tea.Cmd {
		return m.write(s, strings.TrimSpace(x.Value("folder")), strings.TrimSpace(x.Value("bank")), strings.TrimSpace(x.Value("reason")))
	})
}

// folderField is the field for the folder of a month's files.
func (m *monthEnd) folderField() *form.Field {
	return &form.Field{Key: "folder", Label: m.f.Text("month.folder"), Limit: 1000, Check: func(v string) string {
		if strings.TrimSpace(v) == "" {
			return m.f.Text("month.folder_missing")
		}
		return ""
	}}
}

// exported is what an export left.
type exported struct {
	folder string
	files  []string
	faults error // of the one file that could not be written
	moved  bool  // nothing: the month is another than the one that was seen
}

// write writes the files, after the journal has noted that they leave.
func (m *monthEnd) write(s *monthSeen, folder, bank, reason string) tea.Cmd {
	return frame.Try(m.f, func(o *casework.Office) (*exported, error) {
		profile, err := bankProfileOf(bank)
		if err != nil {
			return nil, err
		}
		r, err := o.Roster(s.Month)
		if err != nil {
			return nil, err
		}
		if r.Digest != s.Digest || r.State != s.State {
			return &exported{moved: true}, nil
		}
		if folder, err = filepath.Abs(folder); err != nil {
			return nil, err
		}
		if err := o.Exported(r.Month, folder, r.Digest, reason); err != nil {
			return nil, err
		}
		files, err := reports.Export(reports.MonthOf(r.Book, r), folder, m.f.Lang, profile)
		var faults calc.Faults
		if errors.As(err, &faults) {
			return &exported{folder: folder, files: files, faults: faults}, nil
		}
		return &exported{folder: folder, files: files}, err
	}, func(x *exported, err error) tea.Cmd {
		switch {
		case err != nil:
			return m.f.Fail(err)
		case x.moved:
			return m.f.Warn(m.f.Text("month.moved"))
		}
		lines := append([]string{m.f.Text("month.written", x.folder)}, x.files...)
		if x.faults != nil {
			lines = append(append(lines, "", m.f.Text("month.not_written")), m.f.Words(x.faults)...)
		}
		return m.f.Say(m.f.Text("month.export_title", s.Month.String()), lines)
	})
}

// bankProfileOf is the form of the bank's file: the usual one, or as a file says.
func bankProfileOf(path string) (reports.BankProfile, error) {
	if path == "" {
		return reports.DefaultBankProfile(), nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return reports.BankProfile{}, err
	}
	return reports.ParseBankProfile(filepath.Base(path), data)
}
