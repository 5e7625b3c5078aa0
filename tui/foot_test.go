package tui_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doudi/reports/wording"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// footed are the screens by the keys that lead to them from the desk, each with the
// keys that change money or hand in; "" are those of typing.
var footed = []struct {
	way  []string
	acts string
}{
	{[]string{"1"}, "enter"},
	{[]string{"2"}, "enter ctrl+n"},
	{[]string{"2", "000026", "enter"}, "d t s u r m c x"},
	{[]string{"2", "000026", "enter", "d", "enter"}, "ctrl+s"},
	{[]string{"2", "000026", "enter", "c", "enter"}, "ctrl+s"},
	{[]string{"2", "000026", "enter", "r"}, "ctrl+s"},
	{[]string{"2", "000026", "enter", "h"}, ""},
	{[]string{"3"}, "n enter"},
	{[]string{"4"}, "r o x"},
	{[]string{"4", "enter"}, "r o"},
	{[]string{"4", "k"}, ""},
	{[]string{"4", "p"}, ""},
	{[]string{"4", "m", "tab", "2026", "enter"}, "x"},
	{[]string{"5"}, "c b r"},
	{[]string{"5", "l"}, ""},
	{[]string{"6"}, "s c enter x"},
	{[]string{"6", "f"}, "enter"},
	{[]string{"6", "l"}, ""},
	{[]string{"7"}, "o i"},
	{[]string{"8"}, ""},
	{[]string{"9"}, "n x b"},
}

// mostFootLines is how many lines the keys of a screen take at 80 columns, so that it
// has room for what it shows.
const mostFootLines = 3

// TestFooters: at every width each screen shows all of its keys, the keys that change
// money or hand in are among them, and the help wherever its key is not typed.
func TestFooters(t *testing.T) {
	for _, lang := range []wording.Lang{wording.Chinese, wording.English} {
		for _, width := range []int{80, 120} {
			c := sit(t, "li", lang, width, 24)
			inOctober(c)
			for _, s := range footed {
				c.press("1")
				c.press(s.way...)
				c.footed(fmt.Sprint(lang, width, s.way), s.acts, width)
				for range 4 {
					c.press("esc")
				}
			}
		}
	}
}

// footed checks the footer of the screen that is seen.
func (c *clerk) footed(where, acts string, width int) {
	c.t.Helper()
	drawn := canvas.New(0, 0, canvas.Ruler{})
	c.f.Draw(drawn)
	lines := strings.Split(strings.TrimRight(drawn.Text(), "\n"), "\n")
	rule := len(lines) - 1
	for rule > 0 && !strings.HasPrefix(lines[rule], "──") {
		rule--
	}
	foot := "  " + strings.Join(lines[rule+1:], "  ") + "  "
	typing := false
	if x, ok := c.f.Screen().(interface{ Typing() bool }); ok {
		typing = x.Typing()
	}
	for _, a := range c.f.Actions() {
		must := !a.Aside && !(typing && len(a.Key) == 1)
		if must && !strings.Contains(foot, " "+c.lang.KeyName(a.Key)+" "+a.Name+" ") {
			c.t.Errorf("%s: %s %s is not in the footer:\n%s", where, a.Key, a.Name, foot)
		}
	}
	for _, key := range strings.Fields(acts) {
		if !slices.ContainsFunc(c.f.Actions(), func(a frame.Action) bool { return a.Key == key }) {
			c.t.Errorf("%s: there is no %s", where, key)
		}
	}
	if n := len(lines) - rule - 1; n > mostFootLines || n > 2 && width >= 120 {
		c.t.Errorf("%s: the keys take %d lines:\n%s", where, n, foot)
	}
}

// TestFootersOfViews: no view that is kept hides a key, cuts a name, or gives up more
// lines than that for them.
func TestFootersOfViews(t *testing.T) {
	views, err := filepath.Glob("testdata/*-[0-9]*x[0-9]*.txt")
	if err != nil || len(views) == 0 {
		t.Fatal("there are no views", err)
	}
	for _, path := range views {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		seen := strings.TrimRight(string(text), "\n")
		_, keys, _ := strings.Cut(seen[strings.LastIndex(seen, "\n──")+1:], "\n")
		if n := strings.Count(keys, "\n") + 1; keys == "" || strings.Contains(keys, "…") || n > mostFootLines {
			t.Errorf("%s: keys are hidden, or take too many lines:\n%s", path, keys)
		}
	}
}
