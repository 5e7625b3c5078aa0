package tui_test

import (
	"math/rand/v2"
	"path/filepath"
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
