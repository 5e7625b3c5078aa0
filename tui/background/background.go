// Package background keeps the program from asking the terminal for its colour.
// Bubble Tea does that as soon as it is linked, in plain commands too, and a
// terminal that does not answer would hold every command up for seconds. This
// package has to be initialised before Bubble Tea is: it imports nothing but Lip
// Gloss, and its path comes before.
package background

import "github.com/charmbracelet/lipgloss"

func init() { lipgloss.SetHasDarkBackground(true) }
