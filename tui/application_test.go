package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store"
	"doudi/store/casework"
	"doudi/tui"
)

// intakeOn is another process on a day before or after, at which an operator works.
func (c *clerk) intakeOn(operator string, day calc.Day) *casework.Office {
	c.t.Helper()
	o := c.office(operator)
	o.Today = day
	return o
}

// intakeFiled takes an application in on a day and takes it through steps, each
// "2026-09-02 consented".
func (c *clerk) intakeFiled(operator string, in casework.Opening, steps ...string) *casework.ApplicationFile {
	c.t.Helper()
	x, err := c.intakeOn(operator, in.Day).OpenApplication(in)
	if err != nil {
		c.t.Fatal(err)
	}
	for _, line := range steps {
		text, code, _ := strings.Cut(line, " ")
		day, err := calc.ParseDay(text)
		kind, ok := procedure.ParseKind(code)
		if err != nil || !ok {
			c.t.Fatal(line)
		}
		step := casework.Step{Kind: kind, Note: "有记录"}
		if kind == procedure.Visited {
			step.With = []string{"赵助理"}
		}
		if x, err = c.intakeOn(operator, day).AdvanceApplication(x.Number, step); err != nil {
			c.t.Fatalf("%s: %v", line, err)
		}
	}
	return x
}

// intakeDay is a window's work: applications that are late, due, on notice and just
// taken in.
func (c *clerk) intakeDay() {
	c.t.Helper()
	dibao := func(n calc.HouseholdNumber, day calc.Day) casework.Opening {
		return casework.Opening{Household: n, Program: calc.Edge, Source: procedure.Applied, Consent: true, Day: day}
	}
	c.intakeFiled("li", dibao("000026", 20260803), "2026-08-03 accepted", "2026-08-04 survey_started", "2026-08-04 match_requested")
	c.intakeFiled("li", dibao("000027", 20260917), "2026-09-17 accepted")
	c.intakeFiled("wang", dibao("000028", 20260901), "2026-09-02 accepted", "2026-09-03 survey_started", "2026-09-03 match_requested", "2026-09-04 match_started", "2026-09-07 match_fit", "2026-09-08 visited", "2026-09-09 opinion_for", "2026-09-10 submitted")
	found := casework.Opening{Applicant: "周小满", Region: "999901001001", PermitUntil: 20270331, Program: calc.Dibao, Source: procedure.Found, Agent: "12349 热线", RelativeOf: "民政所陈英", Day: 20260921}
	c.intakeFiled("li", found)
	c.intakeFiled("li", dibao("000029", 20260907), "2026-09-07 accepted", "2026-09-08 withdrawn")
}

// The list and one application's file, the steps that may come, the form of one
// with what it does to the terms, and the calendar by which they are counted.
func TestApplicationViews(t *testing.T) {
	everySize(t, "wang", func(c *clerk, view func(string)) {
		c.intakeDay()
		c.press("3")
		view("applications")
		c.press("down", "enter")
		view("application")
		c.press("s")
		view("application-steps")
		c.press("enter")
		view("application-form")
		c.press("esc", "esc", "down", "down", "enter")
		view("application-relative")
		c.press("esc", "k")
		view("calendar")
	})
}

// The intake form, of a family on file and of one that is not.
func TestIntakeViews(t *testing.T) {
	everySize(t, "li", func(c *clerk, view func(string)) {
		c.press("3", "n", "000026", "enter")
		view("intake-family")
		c.press("enter")
		view("intake")
	})
}

// intakeStep records a step on a day by keys.
func (c *clerk) intakeStep(name, day string) {
	c.t.Helper()
	c.press("s", name, "enter", day, "ctrl+s")
	c.sees(c.f.Text("step.for_good"))
	c.press("enter")
	c.sees(c.f.Text("application.history"))
}

// intakeJoined is somebody else at the same store.
func (c *clerk) intakeJoined(operator string) *clerk {
	c.t.Helper()
	path := c.path
	other := arrive(c.t, operator, c.lang, 80, 24, tui.Options{Exists: true, Key: "keys", Open: func(string, string) (*casework.Office, error) {
		return open(path, filepath.Dir(path), operator, c.clock)
	}})
	other.sees(other.f.Text("tab.desk"))
	return other
}

// intakeAdmits adds an operator, with the key of the county's administrator.
func (c *clerk) intakeAdmits(op store.Operator) {
	c.t.Helper()
	text, err := os.ReadFile(filepath.Join(county, "keys", "admin.key"))
	if err != nil {
		c.t.Fatal(err)
	}
	_, secret, err := store.ReadKeyFile(text)
	if err != nil {
		c.t.Fatal(err)
	}
	key := filepath.Join(county, "keys", op.Name+".key")
	if err := os.WriteFile(key, text, 0o600); err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() { os.Remove(key) })
	if err := c.office("admin").AddOperator(op, secret); err != nil {
		c.t.Fatal(err)
	}
}
