package tui_test

import (
	"os"
	"path/filepath"
	"testing"

	"doudi/reports/wording"
)

func TestAdmin(t *testing.T) {
	everySize(t, "admin", func(c *clerk, view func(string)) {
		c.press("9")
		view("admin")
		c.press("v")
		c.sees("county.db")
		c.press("enter", "d")
		c.sees(c.f.Text("admin.doctor"), "county.db")
	})
}

// TestAddOperator: an operator is added by keys, and comes in by the passphrase
// that was chosen for them.
func TestAddOperator(t *testing.T) {
	c := sit(t, "admin", wording.English, 100, 40)
	c.press("9", "n", "ctrl+s")
	c.sees("the name is missing")
	c.press("周敏", "tab", "space", "ctrl+s")
	c.sees("周敏 added")
	c.press("n", "钱进", "tab", "space", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "long enough", "tab", "long enogh", "enter")
	c.sees("passphrase.differs")
	c.press("enter") // what was filled in stands there still
	c.sees("钱进")
	c.clear("long enogh")
	c.press("short", "shift+tab")
	c.clear("long enough")
	c.press("short", "ctrl+s")
	c.sees("passphrase.short")
	c.press("enter", "esc", "n", "钱进", "ctrl+s")
	c.sees("operator.roleless")
	c.press("enter", "tab")
	c.sees("Space turns it on and off")
	c.press("space", "ctrl+s")
	c.sees("钱进 added")
	c.press("n", "周敏", "tab", "tab", "space", "ctrl+s") // which would take their passphrase from them
	c.sees("周敏 is on the list already")
	c.press("esc")
	c.misses("周敏 added")
	c.press("down", "down", "down")
	c.press("x", "enter", "x")
	c.sees("disabled already")
}

func TestChangePassphrase(t *testing.T) {
	c := sit(t, "li", wording.Chinese, 80, 24)
	c.press("9", "n")
	c.sees("您的角色不能办理")
	for range 2 { // the second time with the passphrase of the first
		c.press("p", "new passphrase", "tab", "new passphrase", "enter")
		c.sees(c.lang.SecretChanged("li"))
	}
}

func TestBackupByKeys(t *testing.T) {
	c := sit(t, "admin", wording.English, 80, 24)
	to := t.TempDir()
	c.press("9", "b", "enter", "x", "enter")
	c.sees("say where to", "a number, please")
	c.press("esc", "b", to, "tab", "1", "enter")
	c.sees("backup written and proved")
	copies, err := filepath.Glob(filepath.Join(to, "*"))
	if err != nil || len(copies) != 1 {
		t.Fatalf("%v, %v", copies, err)
	}
	if info, err := os.Stat(copies[0]); err != nil || info.Size() == 0 {
		t.Fatal(err)
	}
}
