package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// answerAccount asks what the second person says to an account change that waits
// 账户变更确认; both accounts are shown.
func answerAccount(f *frame.Frame, file *casework.File) tea.Cmd {
	own := file.Asked.Maker.By == f.Standing.Operator
	confirm := why(f, casework.ConfirmAccount)
	if own {
		confirm = f.Text("house.own_request")
	}
	return chooseAct(f, f.Text("house.answer"), []chosenAct{
		{"house.account_confirm", confirm, func() tea.Cmd { return confirmAccount(f, file) }},
		{"house.account_reject", "", func() tea.Cmd { return rejectAccount(f, file) }},
	})
}

// askedLines are both accounts, and who asked for the other.
func askedLines(f *frame.Frame, file *casework.File) []string {
	asked, l := file.Asked, f.Lang
	return []string{
		f.Text("house.account_now", payAccount(l, asked.Before, file.Shown)),
		f.Text("house.account_then", payAccount(l, asked.After, file.Shown)),
		f.Text("file.asked_by", asked.Maker.By, calc.DayOf(asked.Maker.At).String()),
	}
}

func confirmAccount(f *frame.Frame, file *casework.File) tea.Cmd {
	n, request := file.Household.Number, file.Asked.Journal
	lines := append(askedLines(f, file), "", f.Text("house.account_takes"))
	return f.Confirm(f.Text("house.account_confirm"), lines, func() tea.Cmd {
		return frame.Act(f, func(o *casework.Office) (bool, error) {
			_, err := o.ConfirmAccount(n, request)
			return err == nil, err
		}, func(bool) tea.Cmd { return f.Tell(f.Lang.AccountConfirmed(n)) })
	})
}

func rejectAccount(f *frame.Frame, file *casework.File) tea.Cmd {
	n, request := file.Household.Number, file.Asked.Journal
	reason := form.New(&form.Field{Key: fieldReason, Label: f.Text("house.reason"), Check: neededText(f, "file.reason_missing")})
	return f.Ask(f.Text("house.account_reject"), askedLines(f, file), reason, func(x *form.Form) tea.Cmd {
		why := strings.TrimSpace(x.Value(fieldReason))
		return frame.Act(f, func(o *casework.Office) (bool, error) {
			err := o.RejectAccount(n, request, why)
			return err == nil, err
		}, func(bool) tea.Cmd { return f.Tell(f.Lang.AccountRejected(n)) })
	})
}
