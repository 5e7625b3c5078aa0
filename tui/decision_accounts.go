package tui

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/store/casework"
	"doudi/tui/frame"
)

// together are the account changes that one act, as an import, has asked for with the
// one at the cursor and that the operator may confirm.
func (d *decisions) together() (list []casework.Await) {
	at := d.at()
	if at == nil || at.Account == nil {
		return nil
	}
	for _, a := range d.waiting {
		if a.Account != nil && a.Account.Journal == at.Account.Journal && a.Bar == nil {
			list = append(list, a)
		}
	}
	return list
}

// confirmTogether is the action of confirming them all at once 批量确认.
func (d *decisions) confirmTogether() frame.Action {
	action := frame.Action{Key: "a", Name: d.f.Text("await.together"), Do: d.askTogether, Why: why(d.f, casework.ConfirmAccount)}
	if action.Why == "" && len(d.together()) < 2 {
		action.Why = d.f.Text("await.alone")
	}
	return action
}

// mostTogether is how many of them are shown one by one before they are confirmed.
const mostTogether = 8

func (d *decisions) askTogether() tea.Cmd {
	f, list := d.f, d.together()
	n := strconv.Itoa(len(list))
	lines := []string{f.Text("await.together_text", n, list[0].By), ""}
	for i := range list {
		if i == mostTogether {
			lines = append(lines, f.Text("await.together_more", strconv.Itoa(len(list)-mostTogether)))
			break
		}
		a := &list[i]
		lines = append(lines, string(a.Household)+" "+a.Head+"  "+f.Lang.AccountChange(a.Account.Before, a.Account.After))
	}
	return f.Confirm(f.Text("await.together_ask"), lines, func() tea.Cmd {
		return second{f, &list[0], &d.looking, func() tea.Cmd { return nil }}.act(func(o *casework.Office) (string, error) {
			done, err := o.ConfirmAccounts(list)
			if done == 0 {
				return "", err
			}
			return f.Text("await.together_done", strconv.Itoa(done)), err
		})
	})
}
