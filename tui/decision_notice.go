package tui

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/reports"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// noticed are the decisions of an award that a notice can be about, those of two
// people, the last first.
func noticed(a *casework.AwardFile) (list []*calc.Decision) {
	for i := len(a.Decisions) - 1; i >= 0; i-- {
		if d := &a.Decisions[i]; d.Warrant != nil {
			list = append(list, d)
		}
	}
	return list
}

// askNotice asks which decision a family is told of in writing 告知书.
func askNotice(f *frame.Frame, file *casework.File, award *casework.AwardFile) tea.Cmd {
	which := &form.Field{Key: "decision", Label: f.Text("letter.decision"), Kind: form.Choice}
	for _, d := range noticed(award) {
		which.Options = append(which.Options, form.Option{Value: decimalOf(d.Seq), Label: f.Lang.LastDecision(d)})
	}
	seqs := noticed(award)
	return f.Ask(f.Text("letter.ask"), []string{f.Text("letter.text"), ""}, form.New(which), func(r *form.Form) tea.Cmd {
		q := &casework.NoticeAsked{Household: file.Household.Number, Program: award.Program, Person: string(award.Person)}
		for _, d := range seqs {
			if decimalOf(d.Seq) == r.Value("decision") {
				q.Decision = d.Seq
			}
		}
		return issueNotice(f, q)
	})
}

// issueNotice has a notice issued and shows it; from there it can be saved.
func issueNotice(f *frame.Frame, q *casework.NoticeAsked) tea.Cmd {
	return frame.Try(f, func(o *casework.Office) (*casework.Notice, error) { return o.IssueNotice(q) }, func(n *casework.Notice, err error) tea.Cmd {
		if err != nil {
			return sayRefused(f, err)
		}
		return showNotice(f, n, string(n.Household))
	})
}

// showNotice shows a notice that was issued, filed under the number of a household
// or an application; from there it can be saved.
func showNotice(f *frame.Frame, n *casework.Notice, of string) tea.Cmd {
	text := reports.NoticeText(&reports.Notice{
		County: n.County, Township: n.Township, Village: n.Village, Head: n.Head, Person: n.Person, Household: n.Household, Program: n.Program,
		Day: n.Day, Number: n.Number, Decision: n.Decision, First: n.First, Before: n.Before, After: n.After, Documents: n.Documents, Refused: n.Refused, Remedy: n.Remedy,
	}, f.Lang)
	name := f.Text("letter.name", of, decimalOf(n.Number))
	save := frame.Action{Key: "s", Name: f.Text("letter.save"), Do: func() tea.Cmd { return askPath(f, name, text) }}
	return f.Open(f.NewPager(f.Text("letter.title", of), text, save))
}

// askRefusal asks whether the notice of an application that was refused 不予救助通知书
// is to be issued, and shows it.
func askRefusal(f *frame.Frame, number string) tea.Cmd {
	return f.Confirm(f.Text("letter.refusal"), []string{f.Text("letter.text")}, func() tea.Cmd {
		return frame.Try(f, func(o *casework.Office) (*casework.Notice, error) { return o.IssueRefusal(number) }, func(n *casework.Notice, err error) tea.Cmd {
			if err != nil {
				return f.Fail(err)
			}
			return showNotice(f, n, number)
		})
	})
}

// askPath asks for the file into which a text is written.
func askPath(f *frame.Frame, name, text string) tea.Cmd {
	path := form.New(&form.Field{Key: "path", Label: f.Text("letter.path"), Limit: 1000, Check: func(v string) string {
		if strings.TrimSpace(v) == "" {
			return f.Text("letter.no_path")
		}
		return ""
	}})
	path.Set("path", name)
	return f.Ask(f.Text("letter.save"), []string{f.Text("letter.save_text"), ""}, path, func(r *form.Form) tea.Cmd {
		to := strings.TrimSpace(r.Value("path"))
		return frame.Try(f, func(*casework.Office) (bool, error) { return true, writeNew(to, text) }, func(_ bool, err error) tea.Cmd {
			switch {
			case errors.Is(err, fs.ErrExist):
				return tea.Batch(askPath(f, name, text), f.Warn(f.Text("letter.exists", to)))
			case err != nil:
				return f.Fail(err)
			}
			return f.Tell(f.Lang.ListWritten(to))
		})
	})
}

// writeNew writes a text into a file that is not there yet, for the user of the
// machine alone.
func writeNew(path, text string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.WriteString(file, text)
	return errors.Join(err, file.Close())
}
