package tui

import (
	"path/filepath"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/reports"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// The kinds of file that a list of visits is written to.
const (
	listSheet = "sheet" // for the visitors, to be printed
	listTable = "table" // for a spreadsheet
)

// askWrite asks where the homes on the screen are to be written to: as the sheet
// that visitors take along 入户核查单, or as a table.
func (r *reviews) askWrite() tea.Cmd {
	m, homes, lang := r.at(), r.due.Homes, r.f.Lang
	text := r.f.Text("reviews.write_text", strconv.Itoa(len(r.order)))
	hint := r.f.Text("reviews.path_hint", m.String())
	return askList(r.f, text, r.f.Text("reviews.as_sheet"), hint, func(o *casework.Office, kind, path string) error {
		return writeVisits(o, kind, path, m, homes, lang)
	})
}

// askList asks as what and where a list is to be written, has it written, and says
// where it is.
func askList(f *frame.Frame, text, sheet, hint string, write func(o *casework.Office, kind, path string) error) tea.Cmd {
	fields := form.New(
		&form.Field{Key: "kind", Label: f.Text("reviews.as"), Kind: form.Choice, Options: []form.Option{
			{Value: listSheet, Label: sheet}, {Value: listTable, Label: f.Text("reviews.as_table")},
		}},
		&form.Field{Key: "path", Label: f.Text("reviews.path"), Hint: hint, Limit: 1000, Check: func(v string) string {
			if strings.TrimSpace(v) == "" {
				return f.Text("reviews.path_missing")
			}
			return ""
		}},
	)
	return f.Ask(f.Text("reviews.write"), []string{text}, fields, func(x *form.Form) tea.Cmd {
		kind, path := x.Value("kind"), strings.TrimSpace(x.Value("path"))
		if filepath.Ext(path) == "" {
			path += map[string]string{listSheet: ".txt", listTable: ".csv"}[kind]
		}
		return frame.Act(f, func(o *casework.Office) (string, error) { return path, write(o, kind, path) },
			func(path string) tea.Cmd { return f.Tell(f.Lang.ListWritten(path)) })
	})
}

// writeVisits writes homes by village as they are walked, and notes in the journal
// that they left the store.
func writeVisits(o *casework.Office, kind, path string, m calc.Month, homes []review.Home, lang wording.Lang) (err error) {
	if kind == listSheet {
		err = reports.VisitList(path, m, homes, lang)
	} else {
		err = reports.ReviewCSV(path, m, homes)
	}
	if err != nil {
		return err
	}
	return o.ExportedReviews(path, len(homes))
}
