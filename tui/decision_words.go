package tui

import (
	"errors"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/store/casework"
	"doudi/tui/frame"
)

// decisionWays are refusals with another way out at the keyboard than with the
// commands; it stands among the words of the screens under their codes.
var decisionWays = []string{
	"decision.moved_on", "decision.waiting", "decision.backdated", "decision.too_far", "decision.until", "decision.taper_long",
	"decision.no_award", "decision.not_suspended", "decision.not_paid", "decision.ended", "decision.suspended",
	"decision.heard_what", "decision.unheard", "decision.minutes", "decision.own",
	"decision.household_changed", "decision.award_changed", "decision.tables_changed", "decision.money_changed", "decision.unreasoned",
	"notice.no_decision", "account.same_person", "account.changed",
}

// decisionRefused is what is wrong with a decision, a line a fault, with the way
// out at the keyboard.
func decisionRefused(f *frame.Frame, err error) []string {
	var r *calc.Refusal
	if text := f.Lang.TableError(err); text != "" {
		return []string{text}
	}
	switch {
	case errors.As(err, &r) && slices.Contains(decisionWays, r.Code):
		return []string{f.Lang.RefusalBy(r, f.Text(r.Code))}
	case errors.Is(err, casework.ErrGone):
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
