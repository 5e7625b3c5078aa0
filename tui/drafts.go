package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/tui/frame"
)

// The key of a draft is the code of the form's name, and behind a slash whose
// form it is: "paper.determine/000026".

// draftName is what a draft is called.
func draftName(f *frame.Frame, key string) string {
	code, subject, _ := strings.Cut(key, "/")
	return strings.TrimSpace(f.Text(code) + " " + subject)
}

// openDraft goes to where a draft can be taken up again: the file of its
// household, in which its form is opened by the same key as before.
func openDraft(f *frame.Frame, key string) tea.Cmd {
	_, subject, _ := strings.Cut(key, "/")
	if subject == "" {
		return nil
	}
	return f.Open(newFile(f, calc.HouseholdNumber(subject)))
}
