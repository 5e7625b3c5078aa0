package tui

import (
	"fmt"
	"os"

	"doudi/tui/canvas"
)

// cursorAt moves the terminal's cursor and shows it.
func cursorAt(c canvas.Cursor) string { return fmt.Sprintf("\x1b[%d;%dH\x1b[?25h", c.Y+1, c.X+1) }

// usualModes ends what an earlier program that was killed may have left on: the
// other screen, reports of the mouse and of pasting.
const usualModes = "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?1049l\x1b[?25h\x1b[0m"

// mend puts a terminal in order that a killed program has left in its own.
func mend(in, out *os.File) {
	if !left(in) {
		return
	}
	sane(in)
	fmt.Fprint(out, usualModes)
}
