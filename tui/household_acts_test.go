package tui_test

import (
	"fmt"
	"testing"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/reports/wording"
	"doudi/store"
	"doudi/store/casework"
)

// opensHouse seats li before a household's file and starts one of its acts by its key
// and what is chosen then.
func opensHouse(t *testing.T, number string, keys ...string) *clerk {
	t.Helper()
	c := sit(t, "li", wording.Chinese, 100, 40)
	c.press("2", number, "enter")
	c.press(keys...)
	return c
}

// fillsHouse types into the fields of a form, one after the other.
func (c *clerk) fillsHouse(texts ...string) {
	for _, text := range texts {
		c.press(text, "tab")
	}
}

// houseSizes runs a walk in the small and in the large size, one language each.
func houseSizes(t *testing.T, walk func(c *clerk, view func(name string))) {
	for _, s := range sizes {
		if (s.width == 80) != (s.lang == wording.Chinese) {
			continue
		}
		c := sit(t, "li", s.lang, s.width, s.height)
		walk(c, func(name string) {
			t.Helper()
			c.golden(fmt.Sprintf("%s-%s-%dx%d", name, s.lang, s.width, s.height))
		})
	}
}

// handsHouseIn hands a form in and agrees to what it will do.
func (c *clerk) handsHouseIn() {
	c.t.Helper()
	c.press("ctrl+s")
	c.sees(c.f.Text("dialog.agree"))
	c.press("enter")
}

// TestBirth: a newborn is added; what that does is shown before.
func TestBirth(t *testing.T) {
	c := opensHouse(t, "000026", "m", "出生", "enter")
	c.sees(c.f.Text("house.fill"))
	c.press("ctrl+s")
	c.sees(c.f.Text("house.name_missing"), c.f.Text("house.bad_id"))
	c.press("朱新", "tab", "99999920260801001", "tab")
	c.press("ctrl+s")
	c.sees(c.f.Text("house.bad_id"))
	for range 18 {
		c.press("backspace")
	}
	c.press(houseID("20260801", 1))
	c.sees("增加 朱新", "2756.00 → ", "待重新核定")
	c.handsHouseIn()
	if h := c.houseOf("000026"); len(h.Members) != 5 || h.Members[4].Relation != calc.Child {
		t.Errorf("%+v", h.Members)
	}
	c.sees("朱新", c.f.Text("house.done_due", "1"))
}

// TestBirthOfSomebodyOld: what casework refuses is said while it is typed, and the
// form stays.
func TestBirthOfSomebodyOld(t *testing.T) {
	c := opensHouse(t, "000026", "m", "出生", "enter")
	c.fillsHouse("朱老", houseID("19700101", 1))
	c.sees("household.not_newborn")
	c.press("ctrl+s")
	c.sees(c.f.Text("frame.wrong"))
	c.press("enter")
	c.sees("朱老")
}

// TestDeath: the head dies, another is the head; it counts from the month after.
func TestDeath(t *testing.T) {
	c := opensHouse(t, "000026", "m", "死亡", "enter", "enter")
	c.press("2026-09-25")
	c.sees("household.death_day")
	for range 10 {
		c.press("backspace")
	}
	c.press("2026-09-10", "tab", "right")
	c.sees("自 2026-10 起", "减少 朱小明", "2026-12")
	c.press("left")
	c.handsHouseIn()
	h := c.houseOf("000026")
	if len(h.Members) != 3 || h.Head().Name != "雷亚静" {
		t.Errorf("%+v", h.Members)
	}
}

// TestJoinAndLeave: a person comes in from nowhere, and leaves into another
// household.
func TestJoinAndLeave(t *testing.T) {
	c := opensHouse(t, "000026", "m", "迁入", "enter")
	c.fillsHouse(houseID("19800101", 7), "", "沈外")
	c.press("ctrl+s")
	c.sees(c.f.Text("file.reason_missing"))
	c.press("投亲")
	c.handsHouseIn()
	c.sees("沈外")
	c.press("m", "迁出", "enter")
	c.sees(c.f.Text("house.head_first"))
	c.press("enter") // who is the head cannot be chosen
	c.sees(c.f.Text("house.head_first"))
	c.press("沈外", "enter", "000003", "tab", "tab", "tab", "搬走")
	c.sees("000003 户", "增加 沈外")
	c.handsHouseIn()
	if h := c.houseOf("000003"); h.Member(calc.IDNumber(houseID("19800101", 7))) == nil {
		t.Errorf("%+v", h.Members)
	}
	c.press("m", "迁入", "enter")
	c.fillsHouse(houseID("19800101", 7), "000003")
	c.press("ctrl+s") // the reason has the focus now
	c.press("回来")
	c.handsHouseIn()
	c.sees("沈外")
}

// TestHeadAndParticulars: another head, and what is on file of a member.
func TestHeadAndParticulars(t *testing.T) {
	c := opensHouse(t, "000026", "m", "变更户主", "enter", "down", "enter")
	c.sees("户主 → 配偶", "配偶 → 户主", c.f.Lang.NoAwardAffected())
	c.press("tab", "外出务工")
	c.handsHouseIn()
	if h := c.houseOf("000026"); h.Head().Name != "雷亚静" {
		t.Errorf("%+v", h.Members)
	}
	c.press("m", "成员信息", "enter", "朱怡", "enter")
	c.sees(c.f.Lang.NothingToChange("000026"))
	c.press("tab", "tab", "tab", "right", "tab", "right", "right")
	c.sees("空 → 视力", "空 → 2")
	c.press("ctrl+s", "新办证")
	c.handsHouseIn()
	for _, m := range c.houseOf("000026").Members {
		if m.Name == "朱怡" && (m.Disability != calc.Visual || m.Level != 2 || m.Uncounted) {
			t.Errorf("%+v", m)
		}
	}
}

// TestHomeConflict: what somebody else changes meanwhile stands beside the form;
// taken over, what was typed is kept.
func TestHomeConflict(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.press("2", "000026", "enter", "c", "down", "enter")
		c.press("新街", "tab", "13900000001")
		c.press("ctrl+t")
		c.sees(c.f.Text("house.no_conflict"))
		c.houseEdits("000026", "note", "危房")
		c.press("ctrl+r")
		c.sees("wang", "危房")
		view("household-conflict")
		c.press("ctrl+s", "改地址", "ctrl+s")
		c.sees(c.f.Text("house.conflict"))
		c.press("ctrl+t")
		c.sees(c.f.Text("house.taken"), "新街", "13900000001", "危房")
		c.press("ctrl+s", "enter")
		h := c.houseOf("000026")
		if h.Note != "危房" || h.Phone != "13900000001" || h.Address != "东升路143号1单元303新街" || h.Revision != 2 {
			c.t.Errorf("%+v", h)
		}
	})
}

// TestHomeDraft: a form put aside is there again, with what was emptied too.
func TestHomeDraft(t *testing.T) {
	c := opensHouse(t, "000026", "c", "down", "enter")
	for range 20 {
		c.press("backspace")
	}
	c.press("tab", "-", "ctrl+s", "没有电话", "esc")
	c.press("c", "down", "enter")
	c.sees("没有电话")
	c.handsHouseIn()
	if h := c.houseOf("000026"); h.Address != "" || h.Phone != "" {
		t.Errorf("%+v", h)
	}
}

// TestItem: an item is changed, one is added, and one is taken off.
func TestItem(t *testing.T) {
	c := opensHouse(t, "000026", "c", "收支", "enter", "工资", "enter")
	c.sees("2480.00")
	c.press("x")
	c.sees("invalid.amount")
	for range 8 {
		c.press("backspace")
	}
	c.press("0", "ctrl+s", "失业")
	c.sees("减少 工资", "2756.00 → 3", "（+")
	c.handsHouseIn()
	c.misses("县内务工")
	c.press("c", "收支", "enter", "enter")
	c.press("right", "tab", "right", "tab", "600", "ctrl+s", "摆摊")
	c.sees("增加 经营 600.00 / 月")
	c.handsHouseIn()
	c.sees("经营")
}

// TestAccount: another account is asked for by one and confirmed by another, who
// sees both; nobody confirms their own.
func TestAccount(t *testing.T) {
	houseSizes(t, func(c *clerk, view func(string)) {
		c.press("2", "000026", "enter", "c", "enter")
		c.press("right", "right", "tab", "tab", "6230000000000000018", "ctrl+s")
		c.press("换卡")
		view("household-account")
		c.press("ctrl+s", "enter")
		c.sees("…0018", "li")
		view("file-asked")
		c.press("A", "enter")
		c.sees(c.f.Text("house.own_request"))
		c.press("esc")
		if err := c.office("wang").RejectAccount("000026", 0, "看错"); err != nil {
			c.t.Fatal(err)
		}
		c.press("A", "down", "enter", "自己撤回", "enter") // nothing waits any more
		c.sees(c.f.Text("frame.wrong"))
		c.press("enter", "esc", "ctrl+r", "A")
		c.sees(c.f.Text("house.nothing_asked"))
	})
}

// TestAccountSecond: the second person confirms what is shown, or ends it.
func TestAccountSecond(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 100, 40)
	c.houseEdits("000026", "account", "6230000000000000018")
	c.press("2", "000026", "enter", "A", "down", "enter")
	c.press("enter")
	c.sees(c.f.Text("file.reason_missing"))
	c.press("账号不对", "enter")
	c.sees(c.f.Lang.AccountRejected("000026"))
	c.houseEdits("000026", "account", "6230000000000000026")
	c.press("ctrl+r", "A", "enter")
	c.sees("…8707", "…0026", "wang")
	c.houseEdits("000026", "account", "6230000000000000034") // another than what is shown
	c.press("enter")
	c.sees("account.asked_anew")
	c.press("enter", "ctrl+r", "A", "enter", "enter")
	c.sees(c.f.Lang.AccountConfirmed("000026"))
	if h := c.houseOf("000026"); h.Account != "6230000000000000034" {
		t.Errorf("%+v", h)
	}
}

// TestPayeeOutside: the money may go to somebody who is no member, with their
// number.
func TestPayeeOutside(t *testing.T) {
	c := opensHouse(t, "000026", "c", "enter", "left", "tab", "沈远亲", "ctrl+s")
	c.sees(c.f.Text("house.bad_id"))
	c.press(houseID("19800101", 8), "ctrl+s", "监护人代领")
	c.handsHouseIn()
	c.sees("沈远亲")
}

// TestSplitMergeMove: people go into a household of their own, live elsewhere, and
// come back.
func TestSplitMergeMove(t *testing.T) {
	houseSizes(t, func(c *clerk, view func(string)) {
		c.press("2", "000026", "enter", "x", "enter", "000901", "tab", "space", "tab", "tab", "tab", "space", "ctrl+s", "分家")
		c.sees("000901", "雷亚静")
		view("household-split")
		c.press("ctrl+s", "enter")
		old, fresh := c.houseOf("000026"), c.houseOf("000901")
		if len(old.Members) != 2 || old.Head().Name != "雷亚静" || len(fresh.Members) != 2 || fresh.Head().Name != "朱小明" {
			c.t.Errorf("%+v, %+v", old.Members, fresh.Members)
		}
		c.press("/", "000901", "enter", "x", "down", "down", "enter", "新华苑", "enter", "tab", "2号楼", "ctrl+s", "搬家")
		c.press("ctrl+s", "enter")
		c.sees("新华苑")
		c.press("x", "down", "enter", "000026", "ctrl+s", "回家")
		view("household-merge")
		c.press("ctrl+s", "enter")
		if h := c.houseOf("000026"); len(h.Members) != 4 {
			c.t.Errorf("%+v", h.Members)
		}
		c.sees(c.f.Lang.HouseholdClosed([]calc.HouseholdNumber{"000026"}))
		c.press("m")
		c.sees(c.f.Text("house.ended"))
	})
}

// TestNewHousehold: a family is taken on file, and its file opens.
func TestNewHousehold(t *testing.T) {
	houseSizes(t, func(c *clerk, view func(string)) {
		c.press("2", "ctrl+n", "和平", "enter")
		c.press("000026", "tab", "沈大", "tab", houseID("19700101", 21), "tab", "沈小", "tab", houseID("20150101", 22))
		c.sees("household.taken")
		c.press("shift+tab", "shift+tab", "shift+tab", "shift+tab")
		for range 6 {
			c.press("backspace")
		}
		c.press("000902")
		c.sees("沈小")
		view("household-new")
		c.press("ctrl+s", "新申请", "ctrl+s", "enter")
		c.sees("000902 沈大", "沈小")
		if h := c.houseOf("000902"); len(h.Members) != 2 || h.Members[1].Relation != calc.Child {
			c.t.Errorf("%+v", h)
		}
	})
}

// TestActsOfOthers: who may not change families is told so, by role and by place.
func TestActsOfOthers(t *testing.T) {
	c := sitHouse(t, store.Auditor, "")
	c.press("2", "000026", "enter", "m")
	c.sees(c.f.Text("role.not"))
	c = sitHouse(t, store.Clerk, "999901002")
	c.press("2", "000026")
	c.sees("0 / ")
	c.press("esc", "ctrl+n")
	c.misses("和平社区")
}

// TestMadeMeanwhile: what is agreed to is what was shown, or nothing.
func TestMadeMeanwhile(t *testing.T) {
	c := opensHouse(t, "000026", "c", "down", "enter", "新街", "ctrl+s", "搬家", "ctrl+s")
	c.houseEdits("000026", "note", "危房")
	c.press("enter")
	c.sees(c.f.Text("house.conflict"), "危房")
	if h := c.houseOf("000026"); h.Revision != 1 {
		t.Errorf("%+v", h)
	}
	if _, err := c.office("wang").Leave("000026", c.houseOf("000026").Members[2].ID, "", casework.HouseholdChange{From: calc.NewMonth(2026, 10), Reason: "迁出", Members: []records.Typed{}}); err != nil {
		t.Fatal(err)
	}
	c.press("esc", "m", "成员信息", "enter")
	c.misses("朱怡")
}

// TestOtherMadeMeanwhile: the other household of an act must be as it was shown too.
func TestOtherMadeMeanwhile(t *testing.T) {
	c := opensHouse(t, "000001", "x", "down", "enter", "000003", "ctrl+s", "同住", "ctrl+s")
	c.sees(c.f.Text("dialog.agree"))
	c.houseEdits("000003", "note", "危房")
	c.press("enter")
	c.sees("空 → 危房", "000003", "wang")
	c.press("enter")
	c.handsHouseIn()
	if h := c.houseOf("000003"); h.Note != "危房" || len(h.Members) != 3 {
		t.Errorf("%+v", h)
	}
}

// TestPersonGone: who has left the household meanwhile has no form any more.
func TestPersonGone(t *testing.T) {
	c := opensHouse(t, "000026", "m", "成员信息", "enter", "朱怡", "enter", "x")
	gone := c.houseOf("000026").Members[2].ID
	if _, err := c.office("wang").Leave("000026", gone, "", casework.HouseholdChange{From: calc.NewMonth(2026, 10), Reason: "迁出"}); err != nil {
		t.Fatal(err)
	}
	c.press("ctrl+r")
	c.sees("减少 朱怡", c.f.Text("house.stale_take", "^T")[:9])
	c.press("ctrl+t")
	c.sees(c.f.Text("house.gone"), c.f.Text("file.awards"))
	c.misses("朱怡 ")
}

// TestLastDies: where nobody is left the household ends, and nothing more can be
// done with it.
func TestLastDies(t *testing.T) {
	c := opensHouse(t, "000001", "m", "死亡", "enter", "enter", "2026-09-10")
	c.misses(c.f.Text("house.heir"))
	c.sees(c.f.Lang.HouseholdEnds("000001"))
	c.handsHouseIn()
	c.sees(c.f.Lang.HouseholdClosed(nil))
	c.press("c")
	c.sees(c.f.Text("house.ended"))
	c.press("esc")
	c.sees(c.f.Text("households.closed"))
}

// TestFileStaysSeen: a file that cannot be read again stays, and it is said why.
func TestFileStaysSeen(t *testing.T) {
	c := opensHouse(t, "000026")
	c.houseEdits("000026", "note", "危房")
	if err := c.office("admin").DisableOperator("li"); err != nil {
		t.Fatal(err)
	}
	c.press("ctrl+r")
	c.sees("operator.disabled")
	c.press("enter")
	c.sees("000026", c.f.Text("file.awards"))
}
