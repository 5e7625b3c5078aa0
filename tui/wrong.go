package tui

import (
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// drawWrong draws what is wrong where a screen's answer would stand.
func drawWrong(f *frame.Frame, b canvas.Box, err error) {
	y := 0
	for _, line := range f.Words(err) {
		y = b.In(1, 0, b.W-2, b.H).Fold(y, line, canvas.Warn)
	}
}
