package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/tui/frame"
)

// draftKind is a kind of half-filled forms: how their keys begin, what they are
// called, and what of the rest of a key they are about.
type draftKind struct {
	begins, name string
	about        func(rest string) string
	open         func(f *frame.Frame, about string) tea.Cmd
}

// draftKinds are all kinds of forms of which drafts are kept.
var draftKinds = []draftKind{
	{"household ", "draft.household", lastWord, openDraftFile},
	{"decision/", "draft.decision", secondPart, openDraftFile},
	{visitDraft + "/", "draft.visit", whole, openDraftFile},
	{noteDraft + "/", "draft.note", whole, openDraftFile},
	{stepDrafts, "draft.step", firstPart, func(f *frame.Frame, number string) tea.Cmd { return f.Open(newApplication(f, number)) }},
	{familyDrafts, "draft.intake", whole, openDraftFile},
	{villageDrafts, "draft.intake", whole, func(f *frame.Frame, _ string) tea.Cmd { return f.Go(tabApplications) }},
	{"month.lift ", "draft.month", whole, func(f *frame.Frame, _ string) tea.Cmd { return f.Go(tabMonth) }},
}

func whole(rest string) string { return rest }

func lastWord(rest string) string { return rest[strings.LastIndexByte(rest, ' ')+1:] }

func firstPart(rest string) string {
	part, _, _ := strings.Cut(rest, ".")
	return part
}

func secondPart(rest string) string {
	_, rest, _ = strings.Cut(rest, "/")
	part, _, _ := strings.Cut(rest, "/")
	return part
}

// draftOf is the kind of a draft and what it is about; nil for a form that there
// is no more.
func draftOf(key string) (kind *draftKind, about string) {
	for i := range draftKinds {
		if rest, ok := strings.CutPrefix(key, draftKinds[i].begins); ok {
			return &draftKinds[i], draftKinds[i].about(rest)
		}
	}
	return nil, ""
}

// draftName is what a draft is called.
func draftName(f *frame.Frame, key string) string {
	kind, about := draftOf(key)
	if kind == nil {
		return key
	}
	return f.Text(kind.name, about)
}

// openDraft goes to where a draft can be taken up again: there its form is opened
// by the same key as before.
func openDraft(f *frame.Frame, key string) tea.Cmd {
	kind, about := draftOf(key)
	if kind == nil {
		return f.DropDraft(key)
	}
	return kind.open(f, about)
}

// openDraftFile opens the file of a household, or the search for one that is not
// yet on file.
func openDraftFile(f *frame.Frame, number string) tea.Cmd {
	if number == "" || strings.Trim(number, "abcdefghijklmnopqrstuvwxyz") == "" {
		return f.Go(tabHouseholds)
	}
	return f.Open(newFile(f, calc.HouseholdNumber(number)))
}
