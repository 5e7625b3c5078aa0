package tui_test

import (
	"testing"

	"doudi/reports/wording"
)

func TestDesk(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) { view("desk") })
}

// TestDeskOfAnother: who may not read families sees a desk without them.
func TestDeskOfAnother(t *testing.T) {
	c := sit(t, "admin", wording.English, 80, 24)
	c.sees("nothing is due")
	c.press("enter")
	c.sees("go there: nothing is due")
}

// TestDeskReviews: the desk counts homes to be visited as the list does to which it
// leads, which is the whole one of this month whatever was looked at there before.
func TestDeskReviews(t *testing.T) {
	c := visiting(t, wording.Chinese, 120, 40)
	c.press("c", "right", "enter", "enter", "enter", "enter", "right")
	c.sees("2026-11", c.f.Text("reviews.only", "逾期"))
	c.press("1", "home")
	c.sees("● 逾期复核               2 最早 2026-05", "○ 到期复核               6 本月", "· 即将到期复核          11 三个月内")
	c.press("down", "enter")
	c.sees("← 2026-10 → 复核  ● 逾期 2 户  ○ 到期 6 户  · 三个月内 11 户  共 19 户", "▸ ○ 到期")
	c.misses(c.f.Text("reviews.only", "逾期"))
	c.press("1", "home", "enter")
	c.sees("▸ ● 逾期")
}

// TestDeskKeys: the search, a new application, the month-end and why its sum is what it
// is are one key away from the desk; what a role may not do says so.
func TestDeskKeys(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.sees("/ 查找", "n 新申请", "m 月末", "e 为何")
	c.press("e")
	c.sees("变动", "补发", c.f.Text("month.all_named"))
	c.press("enter")
	c.sees("-956.00 元", "程亚霞")
	c.press("esc", "esc")
	c.sees(c.f.Text("desk.today"))
	c.press("n")
	c.sees(c.f.Text("opening.who"))
	c.press("esc", "m")
	c.sees("① 草稿")
	c.press("1", "/")
	c.sees("62 / 62")

	a := sit(t, "admin", wording.Chinese, 80, 24)
	for key, name := range map[string]string{"n": "新申请", "m": "月末", "e": "为何"} {
		a.press(key)
		a.sees(name + ": 您的角色不能办理")
	}
}
