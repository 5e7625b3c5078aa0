package tui_test

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/cmd"
	"doudi/reports/wording"
	"doudi/store"
	"doudi/store/casework"
)

// TestDecisions: what waits, what each does, and what stands in the way; one is
// confirmed, one sent back, one recorded anew, an account confirmed.
func TestDecisions(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		mine := c.records("li", casework.Proposal{Household: "000020", Program: calc.Dibao, Kind: calc.Suspend, Reason: "外出", Heard: heardThem})
		theirs := c.records("wang", casework.Proposal{Household: "000003", Program: calc.Dibao, Kind: calc.Taper, Reason: "就业", Heard: heardThem})
		moved := c.records("wang", casework.Proposal{Household: "000026", Program: calc.Dibao, Kind: calc.Stop, StopReason: calc.IncomeAbove, Heard: heardThem})
		c.edits("wang", "000026", "phone", "13900000001")
		c.edits("wang", "000047", "account", "6230000000000000018")
		c.press("5")
		view("decisions")
		c.press("down")
		view("decisions-account")
		c.press("c", "enter")
		c.sees(c.f.Text("await.paid_into", "000047"))
		c.press("home", "enter")
		view("waiting")
		c.press("c")
		view("waiting-ask")
		c.press("enter")
		c.sees(c.f.Text("await.counted", "2", "0"))
		if d := c.lastOf("000003", calc.Dibao); d.Kind != calc.Taper || d.ConfirmedBy != "li" {
			t.Fatalf("no. %d: %+v", theirs, d)
		}
		c.press("c") // one's own
		c.sees(c.f.Text("await.not_yours"))
		c.press("b", "enter")
		c.sees(c.f.Text("file.reason_missing"))
		c.press("写错了", "enter")
		c.sees(c.f.Text("await.withdrawn", strconv.FormatUint(mine, 10)))
		c.press("r", "enter")
		list := c.awaits("wang")
		if len(list) != 1 || list[0].By != "li" || list[0].Bar != nil || list[0].Decision.Number <= max(mine, moved) {
			t.Fatalf("%+v", list)
		}
	})
}

// TestAccountsOfAnImport: what one import has asked for is confirmed at once, and
// nothing else with it.
func TestAccountsOfAnImport(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.edits("wang", "000026", "account", "6230000000000000034")
		c.press("5", "a")
		c.sees(c.f.Text("await.alone"))
		c.takes("household", "household,account\n000003,6230000000000000018\n000047,6230000000000000026\n")
		c.press("ctrl+r", "home", "a")
		view("accounts-together")
		c.press("enter")
		c.sees(c.f.Text("await.together_done", "2"))
		if list := c.awaits("li"); len(list) != 1 || list[0].Household != "000026" {
			t.Errorf("%+v", list)
		}
	})
}

// TestDecisionTaken: what another has dealt with meanwhile is not done twice.
func TestDecisionTaken(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 100, 30)
	number := c.records("wang", casework.Proposal{Household: "000003", Program: calc.Dibao, Kind: calc.Taper, Reason: "就业", Heard: heardThem})
	c.press("5", "enter", "c")
	if _, err := c.office("wang").Withdraw(number, "写错了"); err != nil {
		t.Fatal(err)
	}
	c.press("enter")
	c.sees(c.f.Text("await.gone"))
	c.press("enter")
	c.sees(c.f.Text("await.none"))
	// what it rested on changes before the key is pressed
	c.records("wang", casework.Proposal{Household: "000003", Program: calc.Dibao, Kind: calc.Taper, Reason: "就业", Heard: heardThem})
	c.press("ctrl+r", "c")
	c.edits("wang", "000003", "phone", "13900000002")
	c.press("enter")
	c.sees("“r 重新记录”")
	c.press("enter")
	c.sees(c.f.Text("await.changed"))
	// the account of somebody who asks anew meanwhile
	c.edits("wang", "000047", "account", "6230000000000000018")
	c.press("ctrl+r", "home", "b", "不对")
	c.edits("wang", "000047", "account", "6230000000000000026")
	c.press("enter")
	c.sees(c.f.Text("frame.wrong"))
}

// TestDecisionsOfOthers: who may not read cases is told so, and asked for nothing.
func TestDecisionsOfOthers(t *testing.T) {
	c := seated(t, store.Finance)
	c.press("esc", "5")
	c.sees(c.f.Text("role.not"))
	c.press("l", "c", "enter")
	c.misses(c.f.Text("frame.wrong"))
}

// TestDecisionMoneyMoved: where what is known now makes another amount than its
// maker saw, both stand there.
func TestDecisionMoneyMoved(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.records("wang", casework.Proposal{Household: "000003", Program: calc.Dibao, Kind: calc.Determine, PerCapita: calc.Whole(100), Given: true})
	var said strings.Builder
	getenv := func(name string) string {
		return map[string]string{"DOUDI_ANCHORS": filepath.Dir(c.path), "HOME": filepath.Dir(c.path)}[name]
	}
	load := []string{"policy", "load", filepath.Join(county, "policy"), "--store", c.path, "--operator", "admin", "--key", filepath.Join(county, "keys"), "--today", "2026-09-21"}
	if code := cmd.Main(load, cmd.Streams{In: strings.NewReader(""), Out: &said, Err: &said, Getenv: getenv, Now: clock}); code != 0 {
		t.Fatal(said.String())
	}
	c.press("5")
	c.sees(c.f.Text("await.changed"), c.before("await.maker_saw"))
	c.press("enter")
	c.sees(c.before("await.maker_saw"))
	c.press("r")
	c.sees(c.before("await.renew_ask"), "1401.00 元 → 1770.00")
}
