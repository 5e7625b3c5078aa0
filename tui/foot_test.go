package tui_test

import (
	"fmt"
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

// TestFooters: at 80 columns each screen shows the keys that change money or hand
// in, and the help wherever its key is not typed; at 120 it shows every key.
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
		must := a.Key == "?" && !typing || slices.Contains(strings.Fields(acts), a.Key)
		if must && !strings.Contains(foot, " "+c.lang.KeyName(a.Key)+" "+a.Name+" ") {
			c.t.Errorf("%s: %s %s is not in the footer:\n%s", where, a.Key, a.Name, foot)
		}
	}
	for _, key := range strings.Fields(acts) {
		if !slices.ContainsFunc(c.f.Actions(), func(a frame.Action) bool { return a.Key == key }) {
			c.t.Errorf("%s: there is no %s", where, key)
		}
	}
	if width >= 120 && strings.Contains(foot, "…") {
		c.t.Errorf("%s: keys are hidden:\n%s", where, foot)
	}
}
