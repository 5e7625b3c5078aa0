package tui

import (
	"errors"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/frame"
)

// decisionRefused is what is wrong with a decision, a line a fault.
func decisionRefused(f *frame.Frame, err error) []string {
	if text := f.Lang.TableError(wording.Screens, err); text != "" {
		return []string{text}
	}
	if errors.Is(err, casework.ErrGone) {
		return []string{f.Text("await.gone")}
	}
	return f.Words(err)
}

// sayRefused shows what is wrong with a decision.
func sayRefused(f *frame.Frame, err error, more ...string) tea.Cmd {
	return f.Say(f.Text("frame.wrong"), append(decisionRefused(f, err), more...))
}

// decisionLines are what a decision does, a line each, as whoever answers for it
// reads it before.
func decisionLines(f *frame.Frame, v *casework.Preview) []string {
	l, d := f.Lang, &v.Decision
	lines := []string{l.DecisionTitle(v.AwardKey, v.Head, v.Village), l.DecisionLine(d)}
	lines = append(lines, moneyLines(f, v)...)
	lines = append(lines, replacedLines(f, v)...)
	if d.Warrant != nil && d.Warrant.Hearing != nil {
		lines = append(lines, l.HearingLine(d.Warrant.Hearing))
	}
	if v.Number != 0 {
		lines = append(lines, l.RecordedLine(v.Number, d.RecordedBy, d.RecordedAt))
	}
	if v.Level != 0 {
		lines = append(lines, l.AuthorityLine(v.Level.String()))
	}
	return lines
}

// moneyLines are the months until the amount settles, those alike together.
func moneyLines(f *frame.Frame, v *casework.Preview) (lines []string) {
	for i := 0; i < len(v.Months); {
		first, last := &v.Months[i], i
		for last+1 < len(v.Months) && v.Months[last+1].Before == first.Before && v.Months[last+1].After == first.After {
			last++
		}
		lines = append(lines, f.Lang.MoneyLine(first.Month, v.Months[last].Month, first.Before, first.After))
		i = last + 1
	}
	return lines
}

// replacedLines are the decisions that no longer count, or the one that counts
// until then.
func replacedLines(f *frame.Frame, v *casework.Preview) (lines []string) {
	for i := range v.Replaced {
		lines = append(lines, f.Lang.ReplacedLine(&v.Replaced[i]))
	}
	if v.Ends != nil && len(v.Replaced) == 0 {
		lines = append(lines, f.Lang.EndsLine(v.Ends))
	}
	return lines
}

// explainDecision shows what a decision does and why its amount is what it is,
// down to the row of the table and the document.
func explainDecision(f *frame.Frame, v *casework.Preview) tea.Cmd {
	if v == nil || v.Steps == nil {
		return f.Warn(f.Text("decide.no_why"))
	}
	var text string
	for _, line := range decisionLines(f, v) {
		text += line + "\n"
	}
	text += "\n" + f.Lang.Explanation(v.Steps, v.Cites) + "\n"
	return f.Open(f.NewPager(f.Text("decide.why_title", string(v.Household)), text))
}

// decimalOf is a number of a decision.
func decimalOf(n uint64) string { return strconv.FormatUint(n, 10) }
