package tui_test

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/reports/wording"
)

// TestDetermine: a family's award is determined anew with one person less; what
// it does stands beside it, the family must be heard, and it waits for another.
func TestDetermine(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.opens("000026")
		c.press("d")
		view("decide-which")
		c.press("enter", "down", "down", "down", "down", "space")
		c.sees("-600.00", "2156.00")
		c.press("ctrl+s") // nobody was heard
		c.sees(c.f.Text("decide.need_hearing"))
		view("decide-form")
		c.press("2026-09-20", "down", "down", "朱怡已就业", "ctrl+s")
		view("decide-ask")
		c.press("enter")
		c.sees(c.before("await.recorded"))
		c.press("v")
		view("decide-own")
		list := c.awaits("wang")
		if len(list) != 1 || len(list[0].Decision.Decision.Facts.Insured) != 3 || list[0].Decision.Decision.Warrant.Hearing.Person != "朱小明" {
			t.Fatalf("%+v", list)
		}
	})
}

// TestDecisionMoves: another changes the family between what was shown and the
// last key: both versions are shown, what was typed stays, and it is handed in.
func TestDecisionMoves(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.opens("000026")
	c.press("t", "down", "down", "down", "就业", "down", "2026-09-20", "down", "down", "同意", "ctrl+s")
	c.sees(c.f.Text("decide.record_text"))
	c.edits("wang", "000026", "phone", "13900000001")
	c.press("enter")
	c.sees(c.f.Text("decide.moved"), c.f.Text("decide.moved_seen"), c.f.Text("decide.moved_now"))
	c.press("enter")
	c.sees("就业")
	c.press("ctrl+s", "enter")
	if list := c.awaits("wang"); len(list) != 1 || list[0].Decision.Decision.Reason != "就业" {
		t.Fatalf("%+v", list)
	}
	// a second on the same award
	c.press("t", "down", "down", "down", "再次")
	c.sees("已有待确认的决定", "v")
	c.press("ctrl+s")
}

// TestDecisionFields: what cannot be read, what the rules refuse, and the way out.
func TestDecisionFields(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.opens("000026")
	c.press("s", "down", "2026-13")
	c.sees(c.f.Text("decide.unread"))
	c.press("ctrl+s")
	c.sees(c.f.Text("decide.need_cause"), c.f.Text("decide.bad_month"), c.f.Text("decide.need_hearing"))
	c.press("right", "down")
	c.press("backspace", "8")
	for range 2 {
		c.press("backspace")
	}
	c.press("08") // 死亡 from August: needs no reason, and no hearing if it is on file
	c.sees("并未都登记死亡")
	c.press("ctrl+s")
	c.sees(c.f.Text("decide.need_hearing"))
	c.press("esc", "s", "right") // 迁出
	c.sees("2026-08", "须写明理由")
	c.press("esc")
	// what was typed is there again, and given up it is not
	c.press("s")
	c.sees("2026-08", "迁出")
	c.press("esc", "u", "ctrl+s")
	c.sees(c.f.Text("decide.need_hearing"))
	c.send(tea.KeyMsg{Type: tea.KeyCtrlE})
	c.sees("为何是这个数", "└")
}

// TestDetermineNew: a benefit of a person, and a family that is measured by an
// income that is entered; nobody insured is refused.
func TestDetermineNew(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 120, 40)
	c.opens("000014")
	c.press("d", "护理", "enter")
	c.sees(c.f.Text("decide.applied"), c.f.Text("decide.person"), "+140.00")
	c.press("down", "down", "2026-08-05", "down", "right") // the second class
	c.sees("2026-08")
	c.press("ctrl+s", "enter")
	if list := c.awaits("wang"); len(list) != 1 || list[0].Decision.Program != "nursing" || list[0].Decision.Decision.From != calc.NewMonth(2026, 8) {
		t.Fatalf("%+v", list)
	}
	c.press("d", "enter", "down", "down", "space", "down", "space", "down", "space")
	c.sees(c.f.Text("decide.nobody"))
	c.press("ctrl+s")
	c.sees(c.f.Text("paper.check"))
	c.press("space", "down", "space", "down", "down")
	c.press("right", "down", "12x")
	c.sees(c.f.Text("decide.unread"))
	c.press("ctrl+s")
	c.sees(c.f.Text("decide.bad_money"))
	c.press("backspace", "0.50")
	c.sees("月人均收入 120.50 元")
	c.press("esc", "d", "enter")
	c.sees("120.50") // kept as a draft
	c.send(tea.KeyMsg{Type: tea.KeyCtrlX})
	c.press("enter")
	c.sees(c.f.Text("decide.discarded"))
	c.press("d", "enter")
	c.misses("120.50")
}

// TestDetermineTekun: the care class of whoever is chosen is that on file.
func TestDetermineTekun(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 120, 40)
	c.opens("000059")
	c.press("d", "新：特困", "enter")
	c.sees("(不能自理)", "1643.00")
	c.press("down", "down", "right", "right")
	c.sees("(半自理)")
	c.press("esc", "d", "新：特困", "enter")
	c.sees("(半自理)") // the draft's
}
