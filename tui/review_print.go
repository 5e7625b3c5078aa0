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
	m, homes := r.at(), r.due.Homes
	fields := form.New(
		&form.Field{Key: "kind", Label: r.f.Text("reviews.as"), Kind: form.Choice, Options: []form.Option{
			{Value: listSheet, Label: r.f.Text("reviews.as_sheet")}, {Value: listTable, Label: r.f.Text("reviews.as_table")},
		}},
		&form.Field{Key: "path", Label: r.f.Text("reviews.path"), Hint: r.f.Text("reviews.path_hint", m.String()), Limit: 1000, Check: func(v string) string {
			if strings.TrimSpace(v) == "" {
				return r.f.Text("reviews.path_missing")
			}
			return ""
		}},
	)
	return r.f.Ask(r.f.Text("reviews.write"), []string{r.f.Text("reviews.write_text", strconv.Itoa(len(r.order)))}, fields, func(x *form.Form) tea.Cmd {
		return r.write(x.Value("kind"), strings.TrimSpace(x.Value("path")), m, homes)
	})
}

// write writes the list, by village as it is walked, and notes in the journal that
// it left the store.
func (r *reviews) write(kind, path string, m calc.Month, homes []review.Home) tea.Cmd {
	lang := r.f.Lang
	if filepath.Ext(path) == "" {
		path += map[string]string{listSheet: ".txt", listTable: ".csv"}[kind]
	}
	return frame.Act(r.f, func(o *casework.Office) (string, error) { return path, writeVisits(o, kind, path, m, homes, lang) },
		func(path string) tea.Cmd { return r.f.Tell(lang.ListWritten(path)) })
}

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
