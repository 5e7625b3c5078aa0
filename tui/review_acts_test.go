package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/calc/review"
	"doudi/reports/wording"
	"doudi/store"
	"doudi/store/casework"
)

// visits are the visits on record of a household.
func (c *clerk) visits(n calc.HouseholdNumber) (list []review.Fact) {
	c.t.Helper()
	s, err := c.office("li").VisitSheet(n, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	for _, f := range s.Facts {
		if f.Kind == review.VisitFact {
			list = append(list, f)
		}
	}
	return list
}

// TestVisitKeeps: a visit that finds nothing new is recorded, and the award goes
// on; what is missing or wrong is said first.
func TestVisitKeeps(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		inOctober(c)
		c.press("down", "r")
		c.sees(c.f.Text("visit.effect"))
		c.press("ctrl+s")
		c.sees(c.f.Text("visit.two_needed"))
		c.press("李静", "tab", "王敏", "tab", "如旧")
		view("visit-form")
		c.press("ctrl+s")
		view("visit-confirm")
		if len(c.visits("000056")) != 0 {
			t.Fatal("recorded before it was agreed to")
		}
		c.press("enter")
		c.sees(c.f.Text("visit.recorded", "000056"))
		if done := c.visits("000056"); len(done) != 1 || done[0].Text != "如旧" || len(done[0].Visitors) != 2 || done[0].RecordedBy != "li" {
			t.Fatalf("%+v", done)
		}
		c.press("up", "down")
		c.misses("000056")
	})
}

// TestVisitFindsIncome: another income is seen with its money beside the form,
// goes on file, and leads to the form of the decision, filled in by what was found.
// Put aside untouched it leaves nothing behind; handed in it is what the visit
// proposed.
func TestVisitFindsIncome(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		inOctober(c)
		c.press("r", "tab", "李静", "tab", "王敏", "tab", "长子已就业", "tab", "tab", "space")
		c.sees("[x]")
		c.press("tab", "tab", "right", "tab")
		for range 7 {
			c.press("backspace")
		}
		c.press("x")
		c.press("ctrl+s")
		c.sees(c.f.Text("visit.amount_bad"))
		c.press("backspace", "3980.00")
		view("visit-income")
		c.press("ctrl+s", "enter")
		view("visit-proposes")
		c.press("enter")
		view("visit-decides")
		if kept := c.f.Drafts(); len(kept) != 0 {
			t.Errorf("drafts: %q", kept)
		}
		c.press("esc")
		c.sees(c.f.Text("reviews.sheet"))
		if kept := c.f.Drafts(); len(kept) != 0 {
			t.Errorf("drafts: %q", kept)
		}
		h, err := c.office("li").Show("000026")
		if err != nil || h.Household.Items[0].Amount != 3980*calc.Yuan || len(h.Household.Items) != 7 {
			t.Fatalf("%+v, %v", h.Household.Items, err)
		}
	})
}

// TestVisitRebuffed: who refuses the visit is stopped for that, from the month and
// by the words of the visit; the hearing alone is still asked for.
func TestVisitRebuffed(t *testing.T) {
	c := visiting(t, wording.Chinese, 120, 40)
	c.press("down", "r", "tab", "李静", "tab", "王敏", "tab", "拒不开门", "tab", "right", "right", "ctrl+s", "enter")
	c.sees(c.f.Text("visit.go_decide", "000056"), "停发")
	c.press("enter")
	c.sees(c.f.Text("decide.cause"), "拒绝配合", "2026-11", "2026-10-12 入户核查：拒不开门")
	c.press("ctrl+s")
	c.sees(c.f.Text("decide.need_hearing"))
	c.press("2026-10-10", "tab", "tab", "不愿配合", "ctrl+s")
	c.sees(c.f.Text("decide.record_text"))
	c.press("enter")
	list := c.awaits("wang")
	if len(list) != 1 {
		t.Fatalf("%+v", list)
	}
	d := list[0].Decision.Decision
	if d.Kind != calc.Stop || d.From != calc.NewMonth(2026, 11) || d.StopReason != calc.RefusedToHelp || !strings.Contains(d.Reason, "拒不开门") {
		t.Errorf("%+v", d)
	}
	c.sees(c.f.Text("reviews.sheet"))
}

// TestVisitWithoutDecision: a draft of the decision is not written over by what a
// visit found, and a decision that waits already is not made twice.
func TestVisitWithoutDecision(t *testing.T) {
	c := visiting(t, wording.Chinese, 120, 40)
	refuse := func() {
		c.press("r", "tab", "李静", "tab", "王敏", "tab", "拒不开门", "tab", "right", "right", "ctrl+s", "enter")
	}
	c.press("down", "f", "s", "right", "tab", "tab", "tab", "已听说", "esc", "esc")
	refuse()
	c.press("enter")
	c.sees(c.f.Text("visit.drafted"), "已听说")
	c.press("ctrl+x", "enter")
	c.records("wang", casework.Proposal{Household: "000056", Program: calc.Dibao, Kind: calc.Suspend, Reason: "未见人", Heard: heardThem})
	c.press("ctrl+r")
	refuse()
	c.sees(c.f.Text("decide.waits"))
	c.press("enter")
	c.sees(c.f.Text("visit.go_decide", "000056"))
	c.press("esc")
	c.sees(c.f.Text("reviews.sheet"))
}

// TestVisitOvertaken: a household that somebody else changes while a visit is
// typed is not written over: what changed is shown, what was typed stays.
func TestVisitOvertaken(t *testing.T) {
	c := visiting(t, wording.English, 120, 40)
	c.press("r", "tab", "Li Jing", "tab", "Wang Min", "tab", "found", "tab", "tab", "space", "tab", "tab", "right", "tab", "backspace", "1")
	other := c.office("wang")
	_, err := other.EditHousehold("000026", casework.HouseholdChange{From: calc.NewMonth(2026, 11), Reason: "x", Items: []records.Typed{{Cells: []records.Cell{
		{Column: "id", Text: headOf(c, "000026")}, {Column: "kind", Text: "wage"}, {Column: "amount", Text: "2500"}, {Column: "per", Text: "month"},
	}}}})
	if err != nil {
		t.Fatal(err)
	}
	c.press("ctrl+s")
	c.sees("Changed by somebody else", "2500")
	c.press("enter")
	c.sees("Li Jing", "found", "2500.00")
	if len(c.visits("000026")) != 0 {
		t.Fatal("recorded over somebody else's change")
	}
	c.press("ctrl+s", "enter")
	if len(c.visits("000026")) != 1 {
		c.t.Fatalf("not recorded:\n%s", c.screen())
	}
}

func headOf(c *clerk, n calc.HouseholdNumber) string {
	c.t.Helper()
	f, err := c.office("li").Show(n)
	if err != nil {
		c.t.Fatal(err)
	}
	return string(f.Household.Head().ID)
}

// TestVisitRefused: an open finding is not settled by having looked; put aside,
// the form is a draft that the desk takes up again.
func TestVisitRefused(t *testing.T) {
	c := visiting(t, wording.Chinese, 80, 24)
	c.press("r")
	c.sees("visit.finding_open")
	c.press("tab", "李静", "tab", "王敏", "tab", "如旧", "ctrl+s")
	c.sees("visit.finding_open")
	c.press("enter", "esc", "r")
	c.sees("李静", "王敏", "如旧")
	c.press("esc", "1", "down", "down", "down", "down")
	c.sees(c.f.Text("desk.drafts"))
}

// TestNote: events are noted with what becomes due by them, of one household or
// of a whole village; what is wrong is said.
func TestNote(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		inOctober(c)
		c.press("down", "o")
		c.sees(c.f.Text("note.effect"))
		c.press("down", "right", "down", "down")
		for range 10 {
			c.press("backspace")
		}
		c.press("2026-06-01", "tab", "tab", "长子就业")
		view("note-form")
		c.press("ctrl+s", "enter")
		c.sees(c.lang.Noted(review.ChangeFact, 0, 1)[:6])
		c.press("o", "right", "down", "right", "down", "down", "down", "公告栏", "ctrl+s", "enter")
		c.misses(c.f.Text("frame.wrong"))
		covered, _, err := c.office("li").ReviewCoverage(calc.NewDay(2026, 10, 12), calc.NewDay(2026, 10, 12), "")
		if err != nil || covered.Rows()[0].Publicised == 0 {
			t.Fatalf("%+v, %v", covered.Rows(), err)
		}
	})
}

func TestNoteRefused(t *testing.T) {
	c := visiting(t, wording.English, 100, 30)
	c.press("o", "down", "right", "right")
	c.sees("note.person_missing")
	c.press("down", "right", "down")
	for range 10 {
		c.press("backspace")
	}
	c.press("soon", "ctrl+s")
	c.sees("a day is written")
	c.press("backspace", "backspace", "backspace", "backspace", "2027-01-01")
	c.sees("visit.future")
	c.press("ctrl+s", "enter", "esc")
	c.sees("Reviews"[1:])
}

// TestStrikeOff: an open finding is struck off by its line.
func TestStrikeOff(t *testing.T) {
	c := visiting(t, wording.Chinese, 100, 30)
	c.press("o", "down")
	for range 8 {
		c.press("right")
	}
	c.sees("疑点销号", "名下有车")
	c.press("down", "down", "down", "车已售出", "ctrl+s", "enter")
	s, err := c.office("li").VisitSheet("000026", nil)
	if err != nil || len(s.Open) != 0 {
		t.Fatalf("%+v, %v\n%s", s.Open, err, c.screen())
	}
}

// TestReviewLists: the list is narrowed and written, and the month turned.
func TestReviewLists(t *testing.T) {
	c := visiting(t, wording.Chinese, 100, 30)
	path := filepath.Join(t.TempDir(), "核查单")
	c.press("c", "right", "down", "right", "ctrl+s")
	c.sees("只看：逾期", "000026")
	c.misses("000006")
	c.press("x", "tab", "enter")
	c.sees(c.f.Text("reviews.path_missing"))
	c.press(path, "enter")
	text, err := os.ReadFile(path + ".txt")
	if err != nil || !strings.Contains(string(text), "名下有车") || strings.Contains(string(text), "田长林") {
		t.Fatalf("%v: %s", err, text)
	}
	c.press("x", "right", "tab", path+".csv", "enter")
	if text, err = os.ReadFile(path + ".csv"); err != nil || !strings.Contains(string(text), "finding") {
		t.Fatalf("%v: %s", err, text)
	}
	entries, err := c.office("li").Journal(1)
	if err != nil || entries[0].Act != "review.export" {
		t.Fatalf("%+v, %v", entries, err)
	}
	c.press("right", "right")
	c.sees("2026-12")
	c.press("left", "c", "left", "down", "left", "down", "right", "right", "down", "right", "ctrl+s")
	c.sees("特困", "2026-11")
}

// TestPlanSampleCoverage: the plan at another pace, a sample drawn twice alike, a
// period that runs backwards.
func TestPlanSampleCoverage(t *testing.T) {
	c := visiting(t, wording.English, 120, 40)
	c.press("p", "c", "backspace", "backspace", "x", "tab", "backspace", "1", "tab", "ctrl+s")
	c.sees("a number from 1 to 520")
	c.press("backspace", "2", "tab", "tab", "enter")
	c.sees("at most 1 a township a week", "no week left")
	c.press("enter")
	c.sees("homes")
	c.press("enter")
	c.sees("Visit sheet")
	c.press("esc", "esc", "m", "backspace", "backspace", "9", "tab", "seed", "enter")
	c.sees("from 30 to 100")
	c.press("backspace", "30", "tab", "enter")
	c.sees("30 percent, seed seed")
	first := c.screen()
	c.press("esc", "m", "tab", "seed", "enter")
	if c.screen() != first {
		t.Error("another sample by the same seed")
	}
	c.press("enter")
	c.sees("Visit sheet")
	c.press("esc", "esc", "m", "enter", "enter")
	c.sees("30 percent")
	c.press("esc", "g", "c")
	for range 10 {
		c.press("backspace")
	}
	c.press("2027-01-01", "tab", "enter")
	c.sees("plan.backwards")
	c.press("esc", "k", "t")
	c.sees("24 months", "12 months")
}

// TestReviewsByRole: who may look may not record, and is told why.
func TestReviewsByRole(t *testing.T) {
	c := sitAs(t, store.Auditor, "", wording.English, 100, 30)
	inOctober(c)
	c.press("r")
	c.sees("your role may not do it")
	c.press("o")
	c.sees("your role may not do it")
	c.press("enter")
	c.sees("Visit sheet 000026")
	c.press("r")
	c.sees("your role may not do it")
	c = sitAs(t, store.Finance, "", wording.English, 100, 30)
	c.press("4")
	c.sees("operator.forbidden")
	c.press("k")
	c.sees("your role may not do it")
}

// TestReviewFromFile: from a household's file too.
func TestReviewFromFile(t *testing.T) {
	c := visiting(t, wording.Chinese, 100, 30)
	c.press("e", "enter")
	c.sees("为何是这个数")
	c.press("esc", "f", "r")
	c.sees("登记入户核查 · 000026")
	c.press("esc", "o")
	c.sees("登记情况变化 · 000026")
	c.press("esc", "esc", "enter", "e")
	c.sees("哪一项")
	c.press("enter")
	c.sees("为何是这个数")
}
