package canvas

import (
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"
)

func theme(p termenv.Profile) *Theme {
	return NewTheme(lipgloss.NewRenderer(io.Discard, termenv.WithProfile(p)))
}

// own are the only escape codes that a screen has: looks, and places in a line.
var own = regexp.MustCompile("\x1b\\[[0-9;]*[mG]")

// controls are what of a drawn screen would still move a terminal's cursor.
func controls(drawn string) (left []rune) {
	for _, r := range own.ReplaceAllString(drawn, "") {
		if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs, unicode.Zl, unicode.Zp) {
			left = append(left, r)
		}
	}
	return left
}

// TestX1EveryCharacter: no character of any text reaches the terminal as a code,
// and every line is as wide as the screen at most, by the terminal's ruler.
func TestX1EveryCharacter(t *testing.T) {
	step := rune(1)
	if testing.Short() {
		step = 7
	}
	for _, ruler := range []Ruler{{}, {Wide: true}} {
		c := New(12, 1, ruler)
		colours := theme(termenv.ANSI)
		for r := rune(0); r <= unicode.MaxRune; r += step {
			if r > 0x40000 && r < 0xe0000 {
				r = 0xe0000 // nothing is there
			}
			c.Reset(12, 1)
			b := c.Box()
			b.Text(0, 0, "王"+string(r)+"x"+string(r), Strong)
			b.RightIn(8, 0, 4, "│"+string(r), Plain)
			drawn := c.Render(colours)
			if left := controls(drawn); left != nil {
				t.Fatalf("%U: %U reaches the terminal: %q", r, left, drawn)
			}
			if n := ansi.StringWidth(drawn); n > 12 {
				t.Fatalf("%U: %d columns: %q", r, n, drawn)
			}
			if !utf8.ValidString(drawn) {
				t.Fatalf("%U: %q", r, drawn)
			}
		}
	}
}

// TestNothingOverflows: whatever is drawn wherever, the screen keeps its size,
// the boxes' neighbours stay, and no code of a text is left.
func TestNothingOverflows(t *testing.T) {
	looks := theme(termenv.ANSI)
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 30).Draw(t, "w"), rapid.IntRange(0, 8).Draw(t, "h")
		c := New(w, h, Ruler{Wide: rapid.Bool().Draw(t, "wide")})
		all := c.Box()
		for range rapid.IntRange(0, 12).Draw(t, "acts") {
			at := rapid.IntRange(-3, 33)
			b := all.In(at.Draw(t, "x"), at.Draw(t, "y"), at.Draw(t, "bw"), at.Draw(t, "bh"))
			text := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom([]rune("王张\u0301·—é\x1b[2J\u202e👨‍👩‍👧🇨🇳\U00020000a1"))), rapid.Just("\x1b]52;c;x\a")).Draw(t, "text")
			style := Style(rapid.IntRange(0, int(styles)-1).Draw(t, "style"))
			switch rapid.IntRange(0, 8).Draw(t, "act") {
			case 0:
				b.Text(at.Draw(t, "tx"), at.Draw(t, "ty"), text, style)
			case 1:
				b.RightIn(at.Draw(t, "tx"), at.Draw(t, "ty"), at.Draw(t, "most"), text, style)
			case 2:
				b.Center(at.Draw(t, "ty"), text, style)
			case 3:
				b.Border(text)
			case 4:
				b.Fold(at.Draw(t, "ty"), text, style)
			case 5:
				b.Paint(at.Draw(t, "ty"), style)
			case 6:
				b.Clear()
			case 7:
				b.Rule(at.Draw(t, "ty"))
				b.Upright(at.Draw(t, "tx"))
			case 8:
				b.Cursor(at.Draw(t, "tx"), at.Draw(t, "ty"))
			}
		}
		drawn := c.Render(looks)
		lines := strings.Split(drawn, "\n")
		if len(lines) != max(h, 1) {
			t.Fatalf("%d lines of %d: %q", len(lines), h, drawn)
		}
		for _, line := range lines {
			if n := ansi.StringWidth(line); n > w {
				t.Fatalf("%d columns of %d: %q", n, w, line)
			}
		}
		if left := controls(drawn); left != nil {
			t.Fatalf("%U reaches the terminal: %q", left, drawn)
		}
		if at := c.Cursor(); at.Shown && (at.X < 0 || at.X >= w || at.Y < 0 || at.Y >= h) {
			t.Fatalf("the cursor is at %v of %d×%d", at, w, h)
		}
	})
}

// TestText: what stands where.
func TestText(t *testing.T) {
	for _, tc := range []struct {
		name string
		wide bool
		draw func(b Box)
		want string
	}{
		{"cut with a sign", false, func(b Box) { b.Text(0, 0, "1234567890123", Plain) }, "12345678901…"},
		{"cut before half a character", false, func(b Box) { b.TextIn(0, 0, 4, "王小二", Plain) }, "王…"},
		{"cut on a wide console", true, func(b Box) { b.TextIn(0, 0, 5, "王小二", Plain) }, "王.."},
		{"amount at the right", false, func(b Box) { b.RightIn(0, 0, 8, "1234.50", Plain) }, " 1234.50"},
		{"amount without room says so", false, func(b Box) { b.RightIn(0, 0, 5, "1234.50", Plain) }, "…4.50"},
		{"over half of a character", false, func(b Box) { b.Text(0, 0, "王小二", Plain); b.Text(1, 0, "x", Plain) }, " x小二"},
		{"over the other half", false, func(b Box) { b.Text(0, 0, "王小二", Plain); b.Text(2, 0, "x", Plain) }, "王x 二"},
		{"rare characters", false, func(b Box) { b.Text(0, 0, "㛃\U0002b7a0|", Plain) }, "㛃\U0002b7a0|"},
		{"escape codes", false, func(b Box) { b.Text(0, 0, "\x1b[2Jx", Plain) }, "\ufffd[2Jx"},
		{"escape codes on a wide console", true, func(b Box) { b.Text(0, 0, "\x1b[2Jx", Plain) }, "?[2Jx"},
		{"marks on a wide console", true, func(b Box) { b.Text(0, 0, "▸●│", Plain) }, ">*|"},
		{"joined marks", false, func(b Box) { b.Text(0, 0, "e\u0301x", Plain) }, "e\u0301x"},
		{"a mark without a base", false, func(b Box) { b.Text(0, 0, "\u0301x", Plain) }, "x"},
	} {
		c := New(12, 1, Ruler{Wide: tc.wide})
		tc.draw(c.Box())
		if got := strings.TrimSuffix(c.Text(), "\n"); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

// TestWideRuler: a sign of ambiguous width takes two columns where the console
// draws it so, and behind one that terminals disagree about the column is named.
func TestWideRuler(t *testing.T) {
	if n, wide := (Ruler{}).Width("娜仁“"), (Ruler{Wide: true}).Width("娜仁“"); n != 5 || wide != 6 {
		t.Errorf("%d and %d columns", n, wide)
	}
	c := New(10, 1, Ruler{})
	c.Box().Text(0, 0, "“a", Plain)
	if got := c.Render(theme(termenv.Ascii)); got != "“\x1b[2Ga" {
		t.Errorf("%q", got)
	}
}

func TestFold(t *testing.T) {
	for _, tc := range []struct {
		text string
		most int
		want string
	}{
		{"", 10, ""},
		{"a b", 10, "a b"},
		{"alpha beta gamma", 10, "alpha beta|gamma"},
		{"  alpha beta gamma", 11, "  alpha|  beta|  gamma"},
		{"王小二家四口人", 8, "王小二家|四口人"},
		{"王小二家，四口人", 8, "王小二|家，四口|人"},
		{"abcdefghijkl", 5, "abcde|fghij|kl"},
		{"├ 核定：自三月起", 8, "├ 核定：|│ 自三月|│ 起"},
		{"└ 核定：自三月", 8, "└ 核定：|  自三月"},
		{"a\nb", 5, "a|b"},
		{"王", 1, "王"},
		{"    王", 2, "王"},
		{"│ │ ├ 王", 6, "王"},
		{"│ ├ 王小", 6, "│ ├ 王|小"},
	} {
		if got := strings.Join(Ruler{}.Fold(tc.text, tc.most), "|"); got != tc.want {
			t.Errorf("%q in %d: %q, want %q", tc.text, tc.most, got, tc.want)
		}
	}
}

// TestFoldKeeps: nothing but blanks and branches is lost by folding, and no line
// is too wide.
func TestFoldKeeps(t *testing.T) {
	squeeze := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r == ' ' || r == '\n' || r == '\r' || strings.ContainsRune("│├└", r) {
				return -1
			}
			return r
		}, s)
	}
	rapid.Check(t, func(t *rapid.T) {
		s, most := rapid.StringOf(rapid.RuneFrom([]rune("ab 王，·—│├\n"))).Draw(t, "s"), rapid.IntRange(2, 20).Draw(t, "most")
		lines := Ruler{}.Fold(s, most)
		if got := squeeze(strings.Join(lines, "")); got != squeeze(s) {
			t.Fatalf("%q became %q", s, got)
		}
		for _, line := range lines {
			if (Ruler{}).Width(line) > most {
				t.Fatalf("%q is wider than %d", line, most)
			}
		}
	})
}

// TestNoColour: where colours are not wanted, nothing but the text is sent.
func TestNoColour(t *testing.T) {
	none := theme(termenv.Ascii)
	c := New(5, 1, Ruler{})
	c.Box().Text(0, 0, "a", Bad)
	if got := c.Render(none); got != "a" {
		t.Errorf("%q", got)
	}
}

func BenchmarkScreen(b *testing.B) {
	looks := theme(termenv.ANSI)
	c := New(120, 40, Ruler{})
	b.ReportAllocs()
	for b.Loop() {
		c.Reset(120, 40)
		box := c.Box()
		for y := range 40 {
			box.Text(0, y, "000026 朱小明 城关镇和平社区 低保 4 人", Plain)
			box.RightIn(80, y, 12, "1974.00", Strong)
		}
		_ = c.Render(looks)
	}
}
