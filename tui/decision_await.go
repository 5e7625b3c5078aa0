package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// second is the second person before something that waits; a is nil where nothing
// is meant.
type second struct {
	f       *frame.Frame
	a       *casework.Await
	looking *frame.Pending
	after   func() tea.Cmd // what comes of an act, before it is said
}

// actions are what can be done about it.
func (s second) actions() []frame.Action {
	f, a := s.f, s.a
	confirm := frame.Action{Key: "c", Name: f.Text("await.confirm"), Do: s.confirm}
	back := frame.Action{Key: "b", Name: f.Text("await.back"), Do: s.sendBack}
	renew := frame.Action{Key: "r", Name: f.Text("await.renew"), Do: s.renew, Why: why(f, casework.RecordDecision)}
	explain := frame.Action{Key: "e", Name: f.Text("decide.why"), Do: func() tea.Cmd { return explainDecision(f, a.Decision) }}
	file := frame.Action{Key: "o", Name: f.Text("await.file"), Do: func() tea.Cmd { return f.Open(newFile(f, a.Household)) }}
	switch {
	case a == nil:
		for _, action := range []*frame.Action{&confirm, &back, &renew, &explain, &file} {
			action.Why = f.Text("await.nothing")
		}
	case a.Account != nil:
		confirm.Why = why(f, casework.ConfirmAccount)
		back.Why = eitherRight(f, casework.ConfirmAccount, casework.ChangeCases)
		renew.Why, explain.Why = f.Text("await.accounts"), f.Text("await.accounts")
	default:
		confirm.Why = why(f, casework.ConfirmDecisions)
		back.Why = eitherRight(f, casework.RecordDecision, casework.ConfirmDecisions)
	}
	if a != nil && a.Bar != nil && confirm.Why == "" {
		confirm.Why = f.Text("await.not_yours")
	}
	return []frame.Action{confirm, back, renew, explain, file}
}

// eitherRight says why neither of two rights is there; "" where one is.
func eitherRight(f *frame.Frame, a, b casework.Right) string {
	if why(f, a) == "" {
		return ""
	}
	return why(f, b)
}

// act does what was agreed to and says what came of it. What is refused has
// changed meanwhile, and is looked at anew; of many things some may be done by then.
func (s second) act(do func(o *casework.Office) (string, error)) tea.Cmd {
	return frame.Try(s.f, do, func(said string, err error) tea.Cmd {
		if err != nil && said != "" {
			return tea.Batch(s.f.Screen().Start(), s.f.Tell(said), sayRefused(s.f, err))
		}
		if err != nil {
			return tea.Batch(s.f.Screen().Start(), sayRefused(s.f, err))
		}
		return tea.Batch(s.after(), s.f.Tell(said))
	})
}

// unless says nothing of what was not done.
func unless(err error, said string) (string, error) {
	if err != nil {
		return "", err
	}
	return said, nil
}

// confirm shows what will happen, and is the second person 确认.
func (s second) confirm() tea.Cmd {
	f, a := s.f, s.a
	if a.Account != nil {
		lines := []string{f.Text("await.account_text", string(a.Household)), "", f.Lang.AccountChange(a.Account.Before, a.Account.After), askedBy(f, a)}
		return f.Confirm(f.Text("await.account_ask"), lines, func() tea.Cmd {
			return s.act(func(o *casework.Office) (string, error) {
				_, err := o.ConfirmAccount(a.Household, a.Account.Journal)
				return unless(err, f.Text("await.paid_into", string(a.Household)))
			})
		})
	}
	number := a.Decision.Number
	lines := append(decisionLines(f, a.Decision), "", f.Text("await.confirm_text"))
	return f.Confirm(f.Text("await.confirm_ask", decimalOf(number)), lines, func() tea.Cmd {
		return s.act(func(o *casework.Office) (string, error) {
			v, err := o.ConfirmDecision(number)
			if err != nil {
				return "", err
			}
			return f.Text("await.confirmed", decimalOf(number), decimalOf(v.Decision.Seq)), nil
		})
	})
}

// askedBy says who asked for another account, and when.
func askedBy(f *frame.Frame, a *casework.Await) string {
	return f.Lang.AccountAskedBy(a.By, a.At.Local().Format("2006-01-02 15:04"))
}

// sendBack takes it away, for a reason 退回.
func (s second) sendBack() tea.Cmd {
	f, a := s.f, s.a
	reason := form.New(&form.Field{Key: "reason", Label: f.Text("await.reason"), Check: func(v string) string {
		if strings.TrimSpace(v) == "" {
			return f.Text("file.reason_missing")
		}
		return ""
	}})
	return f.Ask(f.Text("await.back_ask"), []string{f.Text("await.back_text"), ""}, reason, func(r *form.Form) tea.Cmd {
		said := r.Value("reason")
		return s.act(func(o *casework.Office) (string, error) {
			if a.Account != nil {
				return unless(o.RejectAccount(a.Household, a.Account.Journal, said), f.Text("await.rejected", string(a.Household)))
			}
			_, err := o.Withdraw(a.Decision.Number, said)
			return unless(err, f.Text("await.withdrawn", decimalOf(a.Decision.Number)))
		})
	})
}

// renew records a waiting decision anew by what is known now, after that has been
// shown 重新记录.
func (s second) renew() tea.Cmd {
	f, number := s.f, s.a.Decision.Number
	return frame.Read(f, s.looking, func(o *casework.Office) (*casework.Preview, error) { return o.PreviewRenewal(number) }, func(v *casework.Preview, err error) tea.Cmd {
		switch {
		case err != nil:
			return tea.Batch(f.Screen().Start(), sayRefused(f, err))
		case v.Missing != nil:
			return sayRefused(f, v.Missing, "", f.Text("await.renew_lacks"))
		}
		seen := v.Basis.Digest()
		lines := append(decisionLines(f, v), "", f.Text("await.renew_text", decimalOf(number)))
		return f.Confirm(f.Text("await.renew_ask", decimalOf(number)), lines, func() tea.Cmd {
			return s.act(func(o *casework.Office) (string, error) {
				done, err := o.Renew(number, &seen)
				if err != nil {
					return "", err
				}
				return f.Text("await.recorded", decimalOf(done.Number)), nil
			})
		})
	})
}
