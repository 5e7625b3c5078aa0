package tui_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/reports/wording"
	"doudi/store"
	"doudi/store/casework"
	"doudi/tui"
)

// opens goes to a household's file.
func (c *clerk) opens(number string) {
	c.t.Helper()
	c.press("2", number, "enter")
	c.sees(number)
}

// before is a text of the screens before its first operand.
func (c *clerk) before(code string) string {
	text, _, _ := strings.Cut(c.f.Text(code), "{")
	return text
}

// records has another operator record a decision meanwhile.
func (c *clerk) records(operator string, q casework.Proposal) uint64 {
	c.t.Helper()
	v, err := c.office(operator).Record(&q, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	return v.Number
}

// edits has another operator change a household meanwhile.
func (c *clerk) edits(operator string, n calc.HouseholdNumber, column, text string) {
	c.t.Helper()
	change := casework.HouseholdChange{From: calc.NewMonth(2026, 10), Reason: "换号", Home: records.Typed{Sheet: "household", Cells: []records.Cell{{Column: column, Text: text}}}}
	if _, err := c.office(operator).EditHousehold(n, change); err != nil {
		c.t.Fatal(err)
	}
}

// awaits is what waits as an operator sees it.
func (c *clerk) awaits(operator string) []casework.Await {
	c.t.Helper()
	list, err := c.office(operator).Awaiting()
	if err != nil {
		c.t.Fatal(err)
	}
	return list
}

// lastOf is the last decision on a household's award.
func (c *clerk) lastOf(n calc.HouseholdNumber, program calc.Program) (last calc.Decision) {
	c.t.Helper()
	_, err := c.office("li").Awards(casework.AwardFilter{Household: n, Program: program}, func(r *casework.AwardRow) error {
		last = r.Decisions[len(r.Decisions)-1]
		return nil
	})
	if err != nil {
		c.t.Fatal(err)
	}
	return last
}

var heardThem = calc.Heard{Day: calc.NewDay(2026, 9, 20), Statement: "同意"}

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
	c.sees("按 r 以现有事实重新记录")
	c.press("enter")
	c.sees(c.f.Text("await.changed"))
	// the account of somebody who asks anew meanwhile
	c.edits("wang", "000047", "account", "6230000000000000018")
	c.press("ctrl+r", "home", "b", "不对")
	c.edits("wang", "000047", "account", "6230000000000000026")
	c.press("enter")
	c.sees(c.f.Text("frame.wrong"))
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
	c.press("08", "ctrl+s") // 死亡 from August: needs no hearing and no reason
	c.sees(c.f.Text("decide.record_text"), "2026-08")
	c.press("esc", "shift+tab", "right", "ctrl+s") // 迁出
	c.sees("写明原因")
	c.press("esc", "esc")
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

// TestAwardList: all awards, narrowed, explained, opened.
func TestAwardList(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.press("5", "l", "s", "down", "down", "enter")
		view("awards")
		c.press("e")
		c.sees(c.f.Text("explain.title", "000014"))
		c.press("esc", "enter")
		c.sees("000014")
		c.press("esc", "p", "down", "enter", "t", "down", "enter", "s", "down", "down", "down", "enter")
		c.sees(c.f.Text("awards.counted", "0", "0.00", ""))
		c.press("enter")
		c.sees(c.f.Text("awards.none"))
	})
}

// TestDecidingByRole: who only records, only confirms, only reads.
func TestDecidingByRole(t *testing.T) {
	for _, tc := range []struct {
		role   store.Role
		can    string // of the keys of the file and of what waits
		cannot string
	}{
		{store.Clerk, "dtsubrv", "c"},
		{store.Approver, "cbv", "dtsur"},
		{store.Auditor, "v", "dtsucbr"},
	} {
		t.Run(string(tc.role), func(t *testing.T) {
			c := seated(t, tc.role)
			c.records("wang", casework.Proposal{Household: "000003", Program: calc.Dibao, Kind: calc.Taper, Reason: "就业", Heard: heardThem})
			why := map[string]string{}
			note := func() {
				for _, a := range c.f.Actions() {
					why[a.Key] = a.Why
				}
			}
			c.opens("000003")
			note()
			c.press("v")
			note()
			for _, key := range strings.Split(tc.can, "") {
				if why[key] != "" {
					t.Errorf("%s: %s", key, why[key])
				}
			}
			for _, key := range strings.Split(tc.cannot, "") {
				if why[key] == "" {
					t.Errorf("%s can be done", key)
				}
			}
		})
	}
}

// TestDecisionsOfOthers: who may not read cases is told so, and asked for nothing.
func TestDecisionsOfOthers(t *testing.T) {
	c := seated(t, store.Finance)
	c.press("esc", "5")
	c.sees(c.f.Text("role.not"))
	c.press("l", "c", "enter")
	c.misses(c.f.Text("frame.wrong"))
}

// TestDecisionKeys: no order of keys brings the screens down, or draws a line
// that is too wide.
func TestDecisionKeys(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.records("wang", casework.Proposal{Household: "000003", Program: calc.Dibao, Kind: calc.Taper, Reason: "就业", Heard: heardThem})
	keys := []string{"5", "l", "enter", "enter", "esc", "down", "up", "pgdown", "d", "t", "s", "u", "v", "n", "e", "o", "b", "r", "space", "right", "left", "tab", "2026-09-20", "原因", "backspace", "p", "home", "end", "ctrl+r"}
	for range 400 {
		if dice.IntN(20) == 0 {
			c.send(tea.WindowSizeMsg{Width: 80 + dice.IntN(80), Height: 24 + dice.IntN(30)})
		}
		c.press(keys[dice.IntN(len(keys))])
		c.f.View()
		if err := c.f.Fault(); err != nil {
			t.Fatal(err)
		}
	}
}

// seated is somebody of a role at the screens, admitted for the purpose.
func seated(t *testing.T, role store.Role) (c *clerk) {
	t.Helper()
	_, secret := store.NewKey("zhao")
	c = arrive(t, "zhao", wording.Chinese, 100, 30, tui.Options{Exists: true, Open: func(string, string) (*casework.Office, error) {
		office := casework.New(c.path, store.Credentials{Operator: "zhao", Secret: secret}, calc.DayOf(clock()), clock())
		office.Store.Now, office.Store.Anchors = clock, filepath.Dir(c.path)
		return office, office.Store.Unlock()
	}})
	if err := c.office("admin").AddOperator(store.Operator{Name: "zhao", Roles: []store.Role{role}}, secret); err != nil {
		t.Fatal(err)
	}
	c.press("secret", "enter")
	c.sees(c.f.Text("tab.desk"))
	return c
}
