package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/reports/wording"
	"doudi/store"
	"doudi/store/casework"
)

// From the window to the approval by keys: the family found, consent refused and
// given, each step with what it wants, and the decision by another.
func TestApplicationByKeys(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	text := c.f.Text
	c.press("3")
	c.sees(c.lang.NoApplications())
	c.press("n", "000026", "enter", "enter", "right")
	c.sees("✗ 未授权", c.lang.Program(calc.Edge))
	c.press("down", "down", "right")
	c.sees("source.unnamed") // somebody spoke for them, and it is not said who
	c.press("down", "王村长", "down", "space")
	c.sees(text("application.consented"), c.lang.ApplicationStage(procedure.Open))
	c.press("down", "down", "九月", "ctrl+s")
	c.sees(text("step.no_day", "2026-09-21"), text("paper.check"))
	c.press("backspace", "backspace", "2026-09-07", "ctrl+s")
	c.sees(text("step.for_good"))
	c.press("enter")
	c.sees("S000001", text("application.consented"), c.lang.ApplicationSource(procedure.OnBehalf)+"：王村长")
	c.intakeStep("受理", "2026-09-07")
	c.sees(c.lang.ApplicationStep(procedure.StepTotal))
	for _, name := range []string{"启动家庭", "提请信息核对", "启动信息核对", "核对报告：符合"} {
		c.intakeStep(name, "2026-09-08")
	}
	c.press("s", "入户", "enter", "2026-09-09")
	c.sees("visit.alone")
	c.press("ctrl+s", "enter", "down", "赵助理、孙会计", "ctrl+s", "enter")
	c.sees("li、赵助理、孙会计")
	c.press("s", "拟同意", "enter", "2026-09-10", "down", "down", "六百", "ctrl+s")
	c.sees(text("step.no_amount"))
	c.press("backspace", "backspace", "620", "ctrl+s", "enter")
	c.sees(text("application.proposed", "620.00"))
	c.press("d")
	c.sees(text("application.undecided"))
	c.intakeStep("报县级", "2026-09-10")
	c.press("s", "确认同意", "enter")
	c.sees("decision.same_person") // whoever gave the opinion does not decide
	c.press("esc")

	wang := c.intakeJoined("wang")
	wang.press("3", "enter", "s", "确认同意", "enter")
	wang.sees("→ "+c.lang.ApplicationStage(procedure.IsApproved), "2026-10")
	wang.press("ctrl+s")
	wang.sees(text("step.for_good"), "2026-10")
	wang.press("enter")
	wang.sees(c.lang.ApplicationStands("S000001", procedure.Approved, procedure.IsApproved))
	wang.press("s")
	wang.sees(text("application.nothing"))
	wang.press("1")
	wang.sees("○ " + text("desk.owed"))
	wang.press("3", "d")
	wang.sees("000026 朱小明", text("file.explain"))

	// The award is determined by the application, and then nothing is owed any more.
	wang.press("d")
	wang.sees("▸ "+text("decide.follows", "S000001", c.lang.Program(calc.Edge)), text("decide.approved"))
	wang.press("enter")
	wang.sees("2026-10")
	wang.press("ctrl+s", "end", "按申请核定", "ctrl+s", "enter")
	if f, err := c.office("wang").Application("S000001"); err != nil || f.Award == nil || f.Award.From != calc.NewMonth(2026, 10) {
		t.Fatalf("%+v, %v:\n%s", f, err, wang.screen())
	}
	wang.press("1")
	wang.misses(text("desk.owed"))
}

// An application goes back for papers, once, and from the county to the township.
func TestApplicationGivenBack(t *testing.T) {
	c := sit(t, "wang", wording.Chinese, 80, 24)
	c.intakeDay()
	c.press("3", "end", "enter", "b")
	c.sees(c.f.Text("step.note_papers"), "event.unreasoned")
	c.press("ctrl+s")
	c.sees(c.f.Text("frame.wrong"))
	c.press("enter", "down", "down", "down", "缺居住证复印件", "ctrl+s", "enter")
	c.sees(c.lang.ApplicationStands("S000004", procedure.PapersAsked, procedure.Awaiting), "缺居住证复印件")
	c.press("b")
	c.sees(c.lang.Objection(calc.Refuse("papers.twice"))) // the key says why it cannot be done again
	c.press("esc", "home", "down", "down", "enter", "b", "down", "down", "入户记录不全", "ctrl+s", "enter")
	c.sees("S000003", c.lang.ApplicationEvent(procedure.Returned))
	c.press("b")
	c.sees(c.lang.Objection(calc.Refuse("submission.missing")))
}

// Somebody records a step while another fills one in: both are seen, nothing typed
// is lost, and it is handed in upon what is now.
func TestApplicationOvertaken(t *testing.T) {
	c := sit(t, "wang", wording.Chinese, 80, 24)
	c.intakeDay()
	c.press("3", "down", "enter", "s", "投诉举报", "enter", "down", "down", "邻居反映")
	if _, err := c.office("li").AdvanceApplication("S000002", casework.Step{Kind: procedure.SurveyStarted}); err != nil {
		t.Fatal(err)
	}
	c.press("有车")
	c.sees("您填写时有人办理过", "4  2026-09-21", "邻居反映有车")
	c.press("ctrl+s")
	c.sees(c.f.Text("frame.wrong"), "application.changed")
	c.press("enter", "ctrl+r")
	c.sees(c.lang.ApplicationEvent(procedure.SurveyStarted))
	c.press("enter", "ctrl+r")
	c.sees(c.f.Text("step.not_overtaken"), "邻居反映有车")
	c.press("ctrl+s", "enter")
	c.sees(c.lang.ApplicationEvent(procedure.Complained), "邻居反映有车")
}

// A family that is not on file is taken in by name and village; what the law wants
// to know of it is refused in the procedure's words.
func TestApplicationOfStrangers(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.press("3", "n", "没有的人", "enter")
	c.sees(c.f.Text("opening.not_on_file"))
	c.press("enter", "上家岭", "enter")
	c.sees("上家岭村", c.f.Text("opening.nameless"))
	c.press("周小满", "down", "明年", "ctrl+s")
	c.sees(c.f.Text("step.no_day", "2026-09-21"), c.f.Text("paper.check"))
	c.press("backspace", "backspace", "2027-03-31", "down", "down", "down", "left")
	c.press("down", "12349 热线", "down", "space", "down", "民政所陈英")
	c.sees("✓ 已授权核对", "近亲属备案：民政所陈英")
	c.press("ctrl+s", "enter")
	c.sees("S000001", "居住证至 2027-03-31", "主动发现：12349 热线")
	c.press("f")
	c.sees(c.f.Text("application.houseless"))
	c.press("s", "受理", "enter", "ctrl+s", "enter", "s", "终止", "enter", "down", "down", "000030")
	c.sees("event.unreasoned")
	c.press("down", "到户籍地申请", "ctrl+s", "enter")
	c.sees(c.lang.ApplicationStage(procedure.IsEnded), "000030")
}

// A refusal says why, and is delivered within its own term; a term is extended for
// one of the law's reasons.
func TestApplicationRefused(t *testing.T) {
	c := sit(t, "wang", wording.Chinese, 80, 24)
	c.intakeDay()
	c.press("3", "end", "up", "enter", "s", "延长", "enter", "down", "down", "right")
	c.sees(c.lang.ExtensionReason(procedure.BecauseApart), "→ 2026-11-10 全程  原 2026-")
	c.press("ctrl+s", "enter")
	c.sees(c.lang.ApplicationStands("S000003", procedure.Extended, procedure.AtCounty))
	c = c.intakeJoined("li")
	c.press("3", "end", "up", "enter", "s", "不予确认", "enter", "ctrl+s")
	c.sees("event.unreasoned")
	c.press("enter", "down", "down", "拥有商品房两套", "ctrl+s", "enter")
	c.sees(c.lang.ApplicationStage(procedure.IsRejected), c.lang.ApplicationStep(procedure.StepRefusal), "2026-09-24")
	c.refusalNotice("拥有商品房两套")
	c.press("s", "enter", "ctrl+s", "enter")
	c.sees(c.lang.ApplicationStands("S000003", procedure.RefusalDelivered, procedure.IsRejected))
	c.press("a", "enter", "ctrl+s")
	c.sees(c.f.Text("step.for_good"), "000028") // things may have changed: the family applies anew
}

// refusalNotice has the notice of the refusal on the screen issued and saved.
func (c *clerk) refusalNotice(reason string) {
	c.t.Helper()
	c.press("n")
	c.sees(c.f.Text("letter.text"))
	c.press("enter")
	c.sees("不予低保边缘家庭补助金通知书", "户编号 000028")
	c.press("end")
	path := filepath.Join(c.t.TempDir(), "refusal.txt")
	c.press("s")
	for range 60 {
		c.press("backspace")
	}
	c.press(path, "enter")
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(strings.ReplaceAll(string(text), "\n", ""), reason) || !strings.Contains(string(text), "行政复议") {
		c.t.Fatalf("%v\n%s", err, text)
	}
	c.press("esc")
}

// Who has to support the family consents in person, and is matched apart.
func TestApplicationObligor(t *testing.T) {
	c := sit(t, "wang", wording.Chinese, 80, 24)
	c.intakeDay()
	c.press("3", "enter", "s", "户外义务人", "enter", "ctrl+s")
	c.sees(c.f.Text("step.no_obligor"), c.f.Text("paper.check"))
	c.press("110101", "ctrl+s")
	c.sees("person.invalid")
	c.press("enter", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "11010519491231002X", "ctrl+s", "enter")
	c.sees(c.f.Text("application.obligor_of", "…002X"))
	c.misses("11010519491231002X")
	c.press("s", "002X", "enter")
	c.sees(c.lang.ApplicationEvent(procedure.MatchRequested), "…002X")
	c.press("ctrl+s", "enter")
	c.sees("启动核对  …002X", c.lang.ApplicationStands("S000001", procedure.MatchRequested, procedure.UnderSurvey))
}

// What was filled in and put aside is there again; what was only looked at leaves
// nothing behind.
func TestApplicationDraft(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.press("2", "000026", "enter", "a", "esc")
	if got := c.f.Drafts(); len(got) != 0 {
		t.Errorf("drafts %v", got)
	}
	c.press("a", "down", "down", "down", "down", "down", "down", "down", "来窗口")
	c.press("esc", "a")
	c.sees("来窗口")
	c.f.KeepDraftsNow()
	c = c.intakeJoined("li")
	c.press("2", "000026", "enter", "a")
	c.sees("来窗口")
	c.press("ctrl+s", "enter", "esc")
	c.sees(c.f.Text("file.explain"))
	c.press("a")
	c.sees("application.open_already S000001")
	c.misses("来窗口")
}

// A step half filled in is marked where it can be taken up again, and forgotten once
// the application is closed.
func TestApplicationStepDraft(t *testing.T) {
	c := sit(t, "wang", wording.Chinese, 80, 24)
	c.intakeDay()
	c.press("3", "down", "enter", "s", "投诉", "enter", "down", "down", "邻居反映")
	c.press("esc", "s")
	c.sees(c.f.Text("application.draft"))
	c.press("投诉", "enter")
	c.sees("邻居反映")
	c.press("esc")
	c.intakeStep("申请人撤回", "2026-09-21")
	if got := c.f.Drafts(); len(got) != 0 {
		t.Errorf("drafts %v", got)
	}
}

// The lists, and what each has.
func TestApplicationLists(t *testing.T) {
	c := sit(t, "wang", wording.Chinese, 120, 40)
	c.intakeDay()
	c.press("3")
	for i, row := range []struct{ view, has, lacks string }{
		{"applications.open", "S000004", "S000005"},
		{"applications.overdue", "S000001", "S000002"},
		{"applications.tomorrow", "没有", "S0000"},
		{"applications.mine", "S000003", "S000001"},
		{"applications.all", "S000005", "没有"},
	} {
		if i > 0 {
			c.press("right")
		}
		c.sees("["+c.f.Text(row.view)+"]", row.has)
		c.misses(row.lacks)
	}
	c.press("c", c.lang.Program(calc.Dibao), "enter")
	c.sees(c.f.Text("applications.only", c.lang.Program(calc.Dibao)), "S000004")
	c.misses("S000001")
	c.press("c", "城关镇", "enter", "f")
	c.sees(c.f.Text("application.houseless"))
	c.press("c", "enter", "left", "/", "fj", "enter")
	c.sees("["+c.f.Text("applications.all")+"]", "S000002", "傅杰")
	c.misses("S000001")
	c.press("/", "backspace", "backspace", "enter", "tab", "f")
	c.sees("朱小明", c.f.Text("file.explain"))
	c.press("i")
	c.sees("S000001", c.f.Text("applications.only", "000026"))
	c.misses("S000002")
}

// Who may only read sees everything and why they may do nothing; a township's clerk
// its own applications.
func TestApplicationRoles(t *testing.T) {
	c := sit(t, "wang", wording.Chinese, 80, 24)
	c.intakeDay()
	c.intakeAdmits(store.Operator{Name: "zheng", Roles: []store.Role{store.Auditor}})
	c.intakeAdmits(store.Operator{Name: "sun", Roles: []store.Role{store.Clerk}, Township: "999901002"})
	zheng := c.intakeJoined("zheng")
	zheng.press("3", "n")
	zheng.sees(c.f.Text("role.not"))
	zheng.press("enter", "s")
	zheng.sees(c.f.Text("role.not"))
	zheng.press("enter")
	zheng.sees("由 li 于")
	sun := c.intakeJoined("sun")
	sun.press("3")
	sun.sees("S000002", "S000003")
	sun.misses("S000001")
	sun.press("down", "enter", "s", "确认同意")
	sun.sees(c.f.Text("role.not"))
}

// The calendar goes from year to year, says what a year without a notice is, and
// takes the next notice in after having tried it.
func TestCalendarByKeys(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.press("3", "k", "right")
	c.sees("calendar.unknown")
	c.press("left", "left", "up", "up", "up")
	c.sees("2025", c.f.Text("calendar.month", "1"))
	notice := filepath.Join(t.TempDir(), "2027.csv")
	c.press("o", "enter")
	c.sees(c.f.Text("calendar.no_path"))
	c.press(notice, "enter")
	c.sees(c.f.Text("frame.wrong"))
	c.press("enter", "esc")
	days := "日期,安排,名称\n2027-01-01,放假,元旦\n2027-01-03,上班,元旦\n2027-05-01,放假,劳动节\n2027-05-02,放假,劳动节\n2027-10-01,放假,国庆节\n2027-10-02,放假,国庆节\n"
	for _, row := range []struct{ more, want string }{
		{"", "calendar.incomplete"},
		{"2027-10-03,放假,国庆节\n", c.f.Text("calendar.moves")},
	} {
		if err := os.WriteFile(notice, []byte(days+row.more), 0o600); err != nil {
			t.Fatal(err)
		}
		c.press("o", notice, "enter")
		c.sees(row.want)
		c.press("enter")
		if row.more == "" {
			c.press("esc")
		}
	}
	c.sees("2027-12-31")
	c.press("o", notice, "enter")
	c.sees("未作更改")
	c.press("enter", "down", "down", "up", "home")
	c.sees("2027 年有")
}
