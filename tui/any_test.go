package tui_test

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"doudi/reports/wording"
	"doudi/store/casework"
)

// pressed are the keys that somebody at the keyboard may press, in any order.
var pressed = []string{
	"enter", "esc", "tab", "shift+tab", "up", "down", "left", "right", "pgup", "pgdown", "home", "end", "backspace", "space",
	"ctrl+c", "ctrl+l", "ctrl+p", "ctrl+r", "ctrl+s",
}

// TestAnyKey: no key, paste, size or pause in any order ends the program by a
// fault, or draws a line wider than the screen.
func TestAnyKey(t *testing.T) {
	t.Chdir(t.TempDir()) // where a copy or a file may be written
	rapid.Check(t, func(rt *rapid.T) {
		operator := rapid.SampledFrom([]string{"li", "wang", "admin"}).Draw(rt, "operator")
		lang := rapid.SampledFrom([]wording.Lang{wording.English, wording.Chinese}).Draw(rt, "lang")
		c := sit(t, operator, lang, 80, 24)
		width, height := 80, 24
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			switch rapid.IntRange(0, 11).Draw(rt, "kind") {
			case 0:
				width, height = rapid.IntRange(0, 200).Draw(rt, "width"), rapid.IntRange(0, 60).Draw(rt, "height")
				c.send(tea.WindowSizeMsg{Width: width, Height: height})
			case 1:
				text := rapid.StringN(0, 30, -1).Draw(rt, "paste")
				c.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
			case 2:
				c.now = c.now.Add(time.Duration(rapid.IntRange(0, 600).Draw(rt, "seconds")) * time.Second)
			case 3, 4, 5:
				c.press(rapid.SampledFrom(pressed).Draw(rt, "key"))
			case 6:
				c.press(rapid.StringMatching(`[0-9]{1,6}`).Draw(rt, "digits"))
			case 7:
				c.press(rapid.SampledFrom([]string{"2", "000026", "王", "zxl"}).Draw(rt, "text"))
			default:
				c.press(string(rapid.RuneFrom([]rune("abcdefghijklmnopqrstuvwxyzABCDEGHIJK?/0123456789，。ｅ？")).Draw(rt, "rune")))
			}
			if c.gone {
				break
			}
			for i, line := range strings.Split(c.f.View(), "\n") {
				if n := ansi.StringWidth(line); n > width {
					rt.Fatalf("line %d has %d columns of %d: %q", i, n, width, line)
				}
			}
			if err := c.f.Fault(); err != nil {
				rt.Fatal(err)
			}
		}
	})
}

// TestX2Pastes: what is pasted does nothing but stand in the field that is typed
// in, without a control character, however it is made.
func TestX2Pastes(t *testing.T) {
	t.Chdir(t.TempDir())
	c := sit(t, "li", wording.Chinese, 80, 24)
	mark, _, err := c.office("li").Moved(casework.Mark{})
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.OneOf(
			rapid.String(), rapid.Just("\x1b[201~q\r"), rapid.Just("q\n1\ny\n"), rapid.Just(strings.Repeat("甲\t乙\t", 9)+"\n"),
			rapid.Just(strings.Repeat("x", 1<<20)),
		).Draw(rt, "text")
		c.press(rapid.SampledFrom([]string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}).Draw(rt, "tab"))
		before := c.f.Depth()
		c.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: true})
		if c.gone || c.f.Depth() != before || c.f.Fault() != nil {
			rt.Fatalf("%q did something", text)
		}
		for _, line := range strings.Split(c.f.View(), "\n") {
			if n := ansi.StringWidth(line); n > 80 {
				rt.Fatalf("%d columns: %q", n, line)
			}
		}
		c.press("esc", "esc")
		if c.screen() == "" {
			rt.Fatal("nothing is seen")
		}
	})
	if _, moved, err := c.office("li").Moved(mark); err != nil || moved {
		t.Errorf("the store has changed: %v", err)
	}
}
