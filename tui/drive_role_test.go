package tui_test

import (
	"path/filepath"
	"testing"

	"doudi/calc"
	"doudi/reports/wording"
	"doudi/store"
	"doudi/store/casework"
	"doudi/tui"
)

// sitAs seats somebody new, of a role and perhaps of one township, at the
// unlocked screens.
func sitAs(t *testing.T, role store.Role, township calc.RegionCode, lang wording.Lang, width, height int) *clerk {
	t.Helper()
	var c *clerk
	_, secret := store.NewKey("zhao")
	c = arrive(t, "zhao", lang, width, height, tui.Options{Exists: true, Open: func(string, string) (*casework.Office, error) {
		admin := c.office("admin")
		if err := admin.AddOperator(store.Operator{Name: "zhao", Roles: []store.Role{role}, Township: township}, secret); err != nil {
			return nil, err
		}
		office := casework.New(c.path, store.Credentials{Operator: "zhao", Secret: secret}, calc.DayOf(c.now), c.now)
		office.Store.Now, office.Store.Anchors = c.clock, filepath.Dir(c.path)
		return office, office.Store.Unlock()
	}})
	c.press("words", "enter")
	c.sees(c.f.Text("tab.desk"))
	return c
}
