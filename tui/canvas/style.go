package canvas

import (
	"strings"

	"github.com/charmbracelet/lipgloss"
)

// Style is what a text is on the screen, from which its look follows. None is
// told by colour alone.
type Style uint8

// The styles of a screen.
const (
	Plain  Style = iota
	Dim          // what matters less, and what cannot be done now
	Strong       // names of things, sums
	Title        // the program's own line at the top
	Chosen       // the row or tab at which the cursor is; it has a mark too
	Key          // a key that does something
	Good         // done, in order, more money
	Warn         // to be looked at
	Bad          // late, blocked, wrong
	Accent       // what just changed, and what was searched for
	Field        // a field that can be typed in
	Typed        // the field that is being typed in
	Frame        // lines between things
	styles
)

// Theme is the look of each style on one kind of terminal.
type Theme struct {
	beginnings, ends [styles]string
}

// NewTheme is the theme of a terminal. It uses the sixteen colours alone, which
// the person has set to be read on their background, light or dark.
func NewTheme(r *lipgloss.Renderer) *Theme {
	plain := r.NewStyle()
	looks := [styles]lipgloss.Style{
		Dim:    plain.Faint(true),
		Strong: plain.Bold(true),
		Title:  plain.Bold(true).Foreground(lipgloss.Color("6")),
		Chosen: plain.Reverse(true),
		Key:    plain.Bold(true).Foreground(lipgloss.Color("6")),
		Good:   plain.Foreground(lipgloss.Color("2")),
		Warn:   plain.Foreground(lipgloss.Color("3")),
		Bad:    plain.Bold(true).Foreground(lipgloss.Color("1")),
		Accent: plain.Foreground(lipgloss.Color("4")),
		Field:  plain.Underline(true),
		Typed:  plain.Underline(true).Bold(true),
		Frame:  plain.Faint(true),
	}
	t := &Theme{}
	for style, look := range looks {
		if Style(style) == Plain {
			continue
		}
		begin, end, _ := strings.Cut(look.Render("x"), "x")
		t.beginnings[style], t.ends[style] = begin, end
	}
	return t
}

func (t *Theme) begin(s Style) string { return t.beginnings[s] }

func (t *Theme) end(s Style) string { return t.ends[s] }
