package form

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/tui/canvas"
)

func fields() *Form {
	return New(
		&Field{Label: "about", Kind: Told, Hint: "told"},
		&Field{Key: "name", Label: "name", Limit: 5, Check: func(v string) string {
			if v == "" {
				return "missing"
			}
			return ""
		}},
		&Field{Key: "sex", Label: "sex", Kind: Choice, Options: []Option{{"f", "female"}, {"m", "male"}, {"", "unknown"}}},
		&Field{Key: "well", Label: "well", Kind: Toggle},
		&Field{Key: "gone", Label: "gone", Hidden: true},
		&Field{Key: "secret", Label: "secret", Kind: Secret},
	)
}

var named = map[string]tea.KeyType{
	"tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "enter": tea.KeyEnter, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"backspace": tea.KeyBackspace, "home": tea.KeyHome, "ctrl+v": tea.KeyCtrlV,
}

func press(f *Form, keys ...string) (changed bool) {
	for _, k := range keys {
		if kind, ok := named[k]; ok {
			changed = f.Update(tea.KeyMsg{Type: kind}) || changed
			continue
		}
		for _, r := range k {
			msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}}
			if r == ' ' {
				msg.Type = tea.KeySpace
			}
			changed = f.Update(msg) || changed
		}
	}
	return changed
}

func TestFilling(t *testing.T) {
	f := fields()
	if f.Focused() != "name" || !f.Typing() || f.Last() {
		t.Fatalf("it begins at %q", f.Focused())
	}
	if !press(f, "王小二abc") || f.Value("name") != "王小二ab" {
		t.Errorf("%q is longer than its limit, or lost", f.Value("name"))
	}
	if press(f, "tab") || f.Typing() || f.Value("sex") != "f" {
		t.Errorf("%q after a tab, %q", f.Focused(), f.Value("sex"))
	}
	press(f, "right", " ")
	if f.Value("sex") != "" {
		t.Errorf("third of the options: %q", f.Value("sex"))
	}
	press(f, "right", "left", "left", "down", " ")
	if f.Value("sex") != "m" || !f.On("well") {
		t.Errorf("%q, %v", f.Value("sex"), f.On("well"))
	}
	press(f, "enter", "pass word", "enter")
	if f.Focused() != "secret" || !f.Last() || f.Value("secret") != "pass word" {
		t.Errorf("%q holds %q: a hidden field is passed over, the last one stays", f.Focused(), f.Value("secret"))
	}
	press(f, "up", "up", "up", "up")
	if f.Focused() != "name" {
		t.Errorf("first field: %q", f.Focused())
	}
	if diff := cmp.Diff(map[string]string{"name": "王小二ab", "sex": "m", "well": Yes}, f.Values()); diff != "" {
		t.Errorf("a secret is no part of a draft:\n%s", diff)
	}
}

func TestDraftComesBack(t *testing.T) {
	f := fields()
	f.Restore(map[string]string{"name": "王", "sex": "m", "well": Yes, "nobody": "x", "gone": "\x1b[2J\n甲"})
	f.Field("gone").Hidden = false
	if f.Value("name") != "王" || f.Value("sex") != "m" || !f.On("well") || f.Value("gone") != "[2J 甲" || f.Field("nobody") != nil {
		t.Errorf("%v", f.Values())
	}
	f.Set("sex", "none of them")
	f.Set("well", "no")
	f.Set("nobody", "x")
	if f.Value("sex") != "f" || f.On("well") || f.Value("nobody") != "" {
		t.Errorf("%v", f.Values())
	}
}

func TestCheck(t *testing.T) {
	f := fields()
	f.Focus("secret")
	if f.Check() || f.Focused() != "name" || f.Field("name").Wrong != "missing" || f.Lines() != 6 {
		t.Errorf("%q: %q, %d lines", f.Focused(), f.Field("name").Wrong, f.Lines())
	}
	c := canvas.New(40, 6, canvas.Ruler{})
	f.View(c.Box())
	if !strings.Contains(c.Text(), "missing") {
		t.Errorf("what is wrong is not shown:\n%s", c.Text())
	}
	press(f, "x")
	if f.Field("name").Wrong != "" || !f.Check() {
		t.Errorf("%q", f.Field("name").Wrong)
	}
	f.Focus("gone")
	if f.Focused() == "gone" {
		t.Error("a hidden field has the focus")
	}
	f.Field("name").Hidden = true
	f.Set("name", "")
	if !f.Check() {
		t.Error("what is hidden is not checked")
	}
}

// TestNothingToFill: a form of nothing but texts takes no key.
func TestNothingToFill(t *testing.T) {
	f := New(&Field{Kind: Told, Label: "a"})
	if press(f, "x", "tab") || f.Typing() || f.Focused() != "" || !f.Last() {
		t.Error("something was filled in")
	}
}

// TestX1Fields: whatever is typed or pasted into a field, no character in it
// moves a terminal's cursor, its limit holds, and the form keeps its size.
func TestX1Fields(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := fields()
		for range rapid.IntRange(1, 20).Draw(t, "keys") {
			switch rapid.IntRange(0, 2).Draw(t, "kind") {
			case 0:
				text := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom([]rune("\x1b\x07\u009b\u202e\u200b\ufeff\n\t王a")))).Draw(t, "text")
				f.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: rapid.Bool().Draw(t, "paste")})
			case 1:
				press(f, rapid.SampledFrom([]string{"tab", "shift+tab", "enter", "left", "right", "backspace", "home", "ctrl+v", " "}).Draw(t, "key"))
			case 2:
				f.Field("gone").Hidden = rapid.Bool().Draw(t, "hidden")
			}
			for key, value := range f.Values() {
				if strings.ContainsFunc(value, calc.Hidden) {
					t.Fatalf("%s holds %q", key, value)
				}
			}
			if n := len([]rune(f.Value("name"))); n > 5 {
				t.Fatalf("%d characters in a field of 5", n)
			}
			c := canvas.New(rapid.IntRange(1, 60).Draw(t, "w"), rapid.IntRange(1, 9).Draw(t, "h"), canvas.Ruler{})
			f.View(c.Box())
		}
	})
}
