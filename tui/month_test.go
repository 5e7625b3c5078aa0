package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/reports/spreadsheet"
	"doudi/reports/wording"
	"doudi/store"
	"doudi/store/casework"
)

// october is the draft: the county's months July to September 2026 are sealed.
var october = calc.NewMonth(2026, 10)

// TestMonthViews: the month-end and all that opens from it, as it is kept.
func TestMonthViews(t *testing.T) {
	zone := time.Local
	time.Local = time.UTC // in which the county was made
	defer func() { time.Local = zone }()
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.press("6")
		view("month-draft")
		c.press("left")
		view("month-sealed")
		c.press("f")
		view("month-findings")
		c.press("esc", "d")
		view("month-changes")
		c.press("down", "enter")
		view("month-cause")
		c.press("esc", "esc", "l")
		view("month-lines")
		c.press("esc", "t")
		view("month-charts")
		c.press("esc", "right", "s")
		view("month-submit")
	})
}

// TestMonthWide: on a wide screen each programme has a bar beside its sum.
func TestMonthWide(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 200, 60)
	c.press("6")
	line := ""
	for row := range strings.Lines(c.screen()) {
		if strings.Contains(row, "城市低保") {
			line = row
		}
	}
	if !strings.Contains(line, "46 713.00") || !strings.Contains(line, "███") {
		t.Errorf("%q", line)
	}
}

// On a screen that has room for some of the settlements dibao has them first.
func TestMonthPartlyBySettlement(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.press("6")
	seen := c.screen()
	for text, there := range map[string]bool{"城市低保": true, "农村低保": true, "城市特困": true, "   高龄津贴 ": true, "城市高龄津贴": false, "事实无人抚养儿童": true, "其余": false} {
		if strings.Contains(seen, text) != there {
			t.Errorf("%q: %v\n%s", text, !there, seen)
		}
	}
}

// takes has an officer import a sheet written in the test.
func (c *clerk) takes(sheet, rows string) {
	c.t.Helper()
	folder := c.t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, sheet+".csv"), []byte(rows), 0o600); err != nil {
		c.t.Fatal(err)
	}
	book, err := spreadsheet.Open(folder, spreadsheet.DefaultLimits())
	if err == nil {
		defer book.Close()
		_, err = c.office("wang").Import(book.Tables(), folder)
	}
	if err != nil {
		c.t.Fatal(err)
	}
}

// agrees is the second person of all accounts that wait.
func (c *clerk) agrees(operator string) {
	c.t.Helper()
	asked, err := c.office(operator).AskedAccounts(0)
	if err == nil {
		_, err = c.office(operator).ConfirmAccounts(asked)
	}
	if err != nil {
		c.t.Fatal(err)
	}
}

// month is how the store holds a month.
func (c *clerk) month(m calc.Month) *casework.MonthRoster {
	c.t.Helper()
	r, err := c.office("wang").Roster(m)
	if err != nil {
		c.t.Fatal(err)
	}
	return r
}

// TestMonthSubmit: from the draft to what waits for the second person, who is
// somebody else.
func TestMonthSubmit(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.press("6", "c")
	c.sees("尚未提交")
	c.press("s", "esc")
	if c.month(october).State != roster.Draft {
		t.Fatal("submitted although it was not agreed to")
	}
	c.press("s", "enter")
	c.sees("[② 提交]", "名册 2026-10 已提交（li）")
	if r := c.month(october); r.State != roster.Submitted || r.Seal.SubmittedBy != "li" {
		t.Fatalf("%s by %s", r.State, r.Seal.SubmittedBy)
	}
	c.press("s")
	c.sees("等另一人审定")
	c.press("c")
	c.sees("是您自己提交的")
	c.press("right")
	c.sees("后面的月份要等本月审定")
}

// TestMonthGivenUp: a submission under way is given up before anything changes.
func TestMonthGivenUp(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.press("6", "s")
	_, submitting := c.f.Update(tea.KeyMsg{Type: tea.KeyEnter})
	c.press("ctrl+c")
	c.run(submitting)
	c.sees("已放弃，什么都没有改变", "[① 草稿]")
	if c.month(october).State != roster.Draft {
		t.Fatal("submitted although it was given up")
	}
	c.press("s", "enter")
	c.sees("[② 提交]")
}

// TestMonthConfirm: the second person seals what was seen.
func TestMonthConfirm(t *testing.T) {
	c := sit(t, "wang", wording.English, 80, 24)
	if _, err := c.office("li").Submit(october, nil, false); err != nil {
		t.Fatal(err)
	}
	c.intakeJoined("wang").sees("○ roster to confirm      1")
	c.intakeJoined("li").misses("roster to confirm")
	c.press("6", "c")
	c.sees("Confirm the roster of 2026-10", "submitted by li")
	c.press("enter")
	c.sees("[③ confirm ✓]", "by li and wang")
	if r := c.month(october); r.State != roster.Confirmed {
		t.Fatal(r.State)
	}
	c.press("c")
	c.sees("confirmed already")
	c.press("r")
	c.sees("0 differ")
	c.press("v")
	c.sees("2026-10", "4 months: all seals")
	c.press("esc", "right")
	c.sees("2026-11", "[① draft]", "before: 2026-10 confirmed")
	c.press("r")
	c.sees("nothing is sealed")
}

// TestMonthConflict: what a colleague changed between the look and the seal is
// not sealed; both figures are told and the month is shown as it is now.
func TestMonthConflict(t *testing.T) {
	c := sit(t, "wang", wording.Chinese, 80, 24)
	li := c.office("li")
	if _, err := li.Submit(october, nil, false); err != nil {
		t.Fatal(err)
	}
	c.press("6", "c")
	seen := c.month(october).Seal.All.Amount
	c.stops("000002")
	if _, err := li.Submit(october, nil, true); err != nil {
		t.Fatal(err)
	}
	c.press("enter")
	now := c.month(october).Seal.All.Amount
	if seen == now {
		t.Fatal("nothing has changed")
	}
	c.sees(seen.String(), now.String(), c.f.Text("frame.wrong"))
	c.press("enter")
	if c.month(october).State != roster.Submitted {
		t.Fatal("sealed")
	}
	c.press("c", "enter")
	if r := c.month(october); r.State != roster.Confirmed || r.Seal.All.Amount != now {
		t.Fatalf("%s of %s", r.State, r.Seal.All.Amount)
	}
}

// stops has a household's dibao stopped from October on.
func (c *clerk) stops(household string) {
	c.t.Helper()
	c.takes("decision", "household,id,program,decision,from,reason\n"+household+",,dibao,stop,2026-10,moved\n")
}

// TestMonthStale: a submission that the records have left behind is told with
// both sums, and submitted again; sealing it meanwhile is not offered.
func TestMonthStale(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 100, 30)
	c.press("6", "s", "enter")
	was := c.month(october).Seal.All.Amount
	c.stops("000002")
	c.press("ctrl+r")
	c.sees("[① 草稿]", "案卷又有变动", "停发（迁出）")
	c.press("c")
	c.sees("须重新提交")
	c.press("s")
	c.sees("代替先前提交的", c.grouped(was))
	c.press("enter")
	c.sees("[② 提交]")
	if now := c.month(october); now.Stale || now.Seal.All.Amount == was {
		t.Fatal("not submitted again")
	}
}

// grouped is an amount as the screens write it, below a million.
func (c *clerk) grouped(m calc.Money) string {
	s := m.String()
	if n := len(s) - 6; n > 0 {
		return s[:n] + " " + s[n:]
	}
	return s
}

// TestMonthBlocked: what blocks stands at the right; it is let pass one by one,
// each by a reason, and only then submitted. What was typed is kept.
func TestMonthBlocked(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 120, 40)
	c.takes("household", "household,account\n000001,\n000002,\n")
	c.agrees("li")
	c.press("6")
	c.sees("● 阻断 2", "● 000001 无银行账号", "草稿—有阻断疑点", "→ 在户档按“c 变更信息”补“领款账户”")
	c.press("enter")
	c.sees("000001 ", "领款人")
	c.press("esc", "s", "本人持存单领取", "ctrl+s")
	c.sees("还有 1 条阻断没有理由")
	c.press("esc", "s")
	c.sees("本人持存单领取")
	c.press("tab", "存折在补办", "ctrl+s")
	c.sees("提交 2026-10 名册", "特批放行：000001 …0891 无银行账号——li：本人持存单领取")
	c.press("esc")
	c.sees("存折在补办")
	c.press("ctrl+s", "enter")
	c.sees("[② 提交]", "○ 000001 无银行账号", "● 阻断 0")
	if os := c.month(october).Seal.Overrides; len(os) != 2 || os[1].Reason != "存折在补办" || os[1].By != "li" {
		t.Fatalf("%+v", os)
	}
	if len(c.f.Drafts()) != 0 {
		t.Errorf("drafts are left: %q", c.f.Drafts())
	}
}

// TestMonthLiftViews: what blocks, and the form in which it is let pass.
func TestMonthLiftViews(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.takes("household", "household,account\n000001,\n000002,\n")
		c.agrees("li")
		c.press("6")
		view("month-blocked")
		c.press("s", "本人持存单领取")
		view("month-lift")
	})
}

// TestMonthOrder: the month before comes first, and nobody may let that pass.
func TestMonthOrder(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.now = c.now.AddDate(0, 1, 0)
	c.press("6")
	c.sees("2026-10")
	c.press("right")
	c.sees("上月 2026-10 尚未审定", "● 上月未审定", "无从比较")
	c.press("s")
	c.sees("不能放行的阻断疑点")
	c.press("d")
	c.sees("无从比较")
	c.press("esc", "enter")
	c.sees("上月 2026-09 已审定")
	c.press("left", "left", "left")
	c.sees("第一个发放月，没有上月", "2026-07")
	c.press("left")
	c.sees("这是第一个发放月")
}

// TestMonthExport: all files into a folder that is asked for; what cannot be done
// is said, and the journal tells what has left.
func TestMonthExport(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 100, 30)
	folder := filepath.Join(t.TempDir(), "名册")
	c.press("6", "left", "x")
	c.clear("out-2026-09")
	c.press("ctrl+s")
	c.sees(c.f.Text("month.folder_missing"))
	c.press(folder, "tab", "/没有这个文件", "ctrl+s")
	c.sees(c.f.Text("frame.wrong"))
	c.press("enter") // what was filled in stands there still
	c.clear("/没有这个文件")
	c.press("tab", "送代发银行", "enter")
	c.sees("已写入", "roster.xlsx", "bank.csv", "seal.json")
	for _, name := range []string{"roster.csv", "changes.csv", "bank.csv", "seal.json"} {
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
	}
	entries, err := c.office("li").Journal(1)
	if err != nil || entries[0].Act != "roster.export" || !strings.Contains(entries[0].Reason, "送代发银行") || !strings.Contains(entries[0].Reason, folder) {
		t.Fatalf("%+v, %v", entries, err)
	}
	compare := func() {
		c.press("o")
		c.clear("out-2026-09")
		c.press(folder, "ctrl+s")
	}
	c.press("enter", "v")
	compare()
	c.sees("逐字节一致")
	for _, name := range []string{"roster.csv", "bank.csv"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	compare()
	c.sees("roster.csv：与名册不符", "bank.csv：与名册不符")
	c.press("enter", "esc", "x")
	c.stops("000002")
	if _, err := c.office("li").Submit(october, nil, false); err != nil {
		t.Fatal(err)
	}
	c.press("esc", "right", "x")
	c.sees("不能据以发放")
	c.stops("000003")
	c.press("ctrl+s")
	c.sees("案卷刚有变动")
	if _, err := os.Stat("out-2026-10"); err == nil {
		t.Error("files were written of a month that nobody has seen")
	}
}

// clear empties the field at the cursor of a text.
func (c *clerk) clear(text string) {
	for range text {
		c.press("backspace")
	}
}

// TestMonthLists: findings and lines are narrowed by what is typed, opened and
// explained; a cause leads to the households and to why.
func TestMonthLists(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 100, 30)
	c.press("6", "left", "f", "tab")
	c.sees("阻断", "0 / ")
	c.press("e")
	c.sees("没有疑点")
	c.press("tab", "/", "卡号")
	c.sees("1 / ", "卡号校验不符")
	c.press("enter", "e")
	c.sees("为何是这个数")
	c.press("esc", "enter")
	c.sees("待遇")
	c.press("esc", "/", "esc", "esc", "l", "/", "低保 000026", "enter")
	c.sees("000026")
	c.press("esc", "l", "/", "没有这样的户")
	c.press("enter", "enter")
	c.sees("没有找到")
	c.press("/", "esc", "down", "down", "e")
	c.sees("为何是这个数")
	c.press("esc", "enter")
	c.sees("待遇")
	c.press("esc", "esc", "d", "enter", "e")
	c.sees("为何是这个数 · ")
	c.press("esc", "esc", "esc", "t", "h")
	c.sees("各月发放户数")
}

// TestMonthKeeps: another's act brings the month up to date, and the cursor stays.
func TestMonthKeeps(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 100, 30)
	c.press("6", "left", "down", "down")
	before := c.screen()
	c.press("g")
	if c.screen() != before {
		t.Error("computing the same again shows something else")
	}
	c.press("right")
	if _, err := c.office("wang").Submit(october, nil, false); err != nil {
		t.Fatal(err)
	}
	c.press("f", "esc")
	c.sees("wang 2026-09-21 提交")
	c.press("l", "down", "down")
	c.sees("85 / 85")
	c.stops("000002")
	c.press("ctrl+r")
	c.sees("84 / 84", "▸ 000002")
}

// TestMonthMovedMeanwhile: what was submitted is not what was seen, where the
// records changed at that moment; that is said with both figures.
func TestMonthMovedMeanwhile(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 100, 30)
	c.press("6", "s")
	seen := c.month(october).Seal.All.Amount
	c.stops("000002")
	c.press("enter")
	c.sees("提交的与所见不同", "所见："+c.grouped(seen), "提交："+c.grouped(c.month(october).Seal.All.Amount))
}

// TestMonthRoles: who may look and who may act.
func TestMonthRoles(t *testing.T) {
	for role, want := range map[store.Role][]string{
		store.Clerk:    {"您的角色不能查看名册"},
		store.Approver: {"您的角色不能查看名册"},
		store.Finance:  {"[① 草稿]"},
		store.Auditor:  {"[① 草稿]"},
	} {
		c := sitAs(t, role, "", wording.Chinese, 80, 24)
		c.press("esc", "6")
		c.sees(want...)
		if role == store.Clerk || role == store.Approver {
			continue
		}
		for _, key := range []string{"s", "c"} {
			c.press(key)
			c.sees("您的角色不能办理")
		}
		c.press("l", "e")
		if role == store.Finance {
			c.sees("您的角色不能办理")
		} else {
			c.sees("为何是这个数")
		}
	}
}
