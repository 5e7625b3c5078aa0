package tui_test

import (
	"os"
	"path/filepath"
	"testing"

	"doudi/calc"
	"doudi/reports/wording"
	"doudi/store/casework"
)

// TestSuspendAndResume: the key that suspends resumes what is suspended.
func TestSuspendAndResume(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	if _, err := c.office("wang").ConfirmDecision(c.records("li", casework.Proposal{
		Household: "000026", Program: calc.Dibao, Kind: calc.Suspend, From: calc.NewMonth(2026, 9), Reason: "外出", Heard: heardThem,
	})); err != nil {
		t.Fatal(err)
	}
	c.opens("000026")
	c.sees("u 恢复")
	c.press("u", "down", "down", "已核实", "ctrl+s", "enter")
	if list := c.awaits("wang"); len(list) != 1 || list[0].Decision.Decision.Kind != calc.Resume {
		t.Fatalf("%+v", list)
	}
	c.press("n", "enter") // a notice of the suspension
	c.sees("通知书", "缓发")
	path := filepath.Join(t.TempDir(), "notice.txt")
	save := func() {
		c.press("s")
		for range 40 {
			c.press("backspace")
		}
		c.press(path, "enter")
	}
	c.press("s")
	for range 40 {
		c.press("backspace")
	}
	c.press("enter")
	c.sees(c.f.Text("letter.no_path"))
	c.press("esc")
	save()
	c.sees(c.f.Lang.ListWritten(path[:20]))
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("%v, %v", info, err)
	}
	save()
	c.sees(c.f.Text("letter.path"), "已存在")
	c.press("esc")
	path = filepath.Join(filepath.Dir(path), "none", "x.txt")
	save()
	c.sees(c.f.Text("frame.wrong"))
}

// TestNotice: what the family is told, as it is seen.
func TestNotice(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		number := c.records("li", casework.Proposal{Household: "000026", Program: calc.Dibao, Kind: calc.Stop, StopReason: calc.IncomeAbove, Heard: heardThem})
		if _, err := c.office("wang").ConfirmDecision(number); err != nil {
			t.Fatal(err)
		}
		c.opens("000026")
		c.press("n")
		view("notice-ask")
		c.press("enter")
		view("notice")
	})
}
