package canvas

import "strings"

// Box is a rectangle of a canvas with columns and lines of its own, counted from
// 0 at its upper left. What does not fit into it is cut with a sign, and what lies
// outside is not drawn.
type Box struct {
	c    *Canvas
	x, y int
	W, H int // columns and lines
}

// Ruler is the ruler of the canvas.
func (b Box) Ruler() Ruler { return b.c.ruler }

// In is a box within the box.
func (b Box) In(x, y, w, h int) Box {
	x, y = clamp(x, b.W), clamp(y, b.H)
	return Box{b.c, b.x + x, b.y + y, clamp(w, b.W-x), clamp(h, b.H-y)}
}

func clamp(n, most int) int { return max(0, min(n, most)) }

// Top is the first n lines, and what is below them.
func (b Box) Top(n int) (top, rest Box) {
	n = clamp(n, b.H)
	return b.In(0, 0, b.W, n), b.In(0, n, b.W, b.H-n)
}

// Bottom is the last n lines, and what is above them.
func (b Box) Bottom(n int) (bottom, rest Box) {
	n = clamp(n, b.H)
	return b.In(0, b.H-n, b.W, n), b.In(0, 0, b.W, b.H-n)
}

// Left is the first n columns, and what is to their right.
func (b Box) Left(n int) (left, rest Box) {
	n = clamp(n, b.W)
	return b.In(0, 0, n, b.H), b.In(n, 0, b.W-n, b.H)
}

// Text draws a text on a line from a column on and returns the column behind it.
func (b Box) Text(x, y int, s string, style Style) int {
	return b.TextIn(x, y, b.W-x, s, style)
}

// TextIn draws a text into some columns of a line and returns the column behind
// it; a text that does not fit is cut with a sign.
func (b Box) TextIn(x, y, most int, s string, style Style) int {
	if x < 0 || x >= b.W || y < 0 || y >= b.H || most <= 0 || s == "" {
		return x
	}
	most = min(most, b.W-x)
	if len(s) > most && b.c.ruler.Width(s) > most { // a column takes a byte at least
		s = b.c.ruler.Cut(s, most)
	}
	return b.c.put(b.x+x, b.y+y, b.x+x+most, s, style) - b.x
}

// RightIn draws a text at the right end of some columns of a line. Of one that
// does not fit, the end is drawn, with a sign before it.
func (b Box) RightIn(x, y, most int, s string, style Style) {
	if most = min(most, b.W-x); most <= 0 {
		return
	}
	n := b.c.ruler.Width(s)
	if n > most {
		s = b.c.ruler.tail(s, most)
		n = b.c.ruler.Width(s)
	}
	b.TextIn(x+most-n, y, n, s, style)
}

// tail is the end of a text, cut to a width with a sign before it.
func (r Ruler) tail(s string, most int) string {
	mark := r.ellipsis()
	for s != "" && r.Width(mark)+r.Width(s) > most {
		_, rest, _, _ := r.next(s)
		s = rest
	}
	if r.Width(mark) > most {
		return ""
	}
	return mark + s
}

// Center draws a text in the middle of a line.
func (b Box) Center(y int, s string, style Style) {
	b.Text(max(0, (b.W-b.c.ruler.Width(s))/2), y, s, style)
}

// Paint gives a line, or with y < 0 the whole box, a style, and leaves what
// stands there.
func (b Box) Paint(y int, style Style) {
	for line := range b.H {
		if y >= 0 && line != y {
			continue
		}
		at := (b.y+line)*b.c.width + b.x
		for i := range b.W {
			b.c.cells[at+i].style = style
		}
	}
}

// Clear blanks the box.
func (b Box) Clear() {
	for y := range b.H {
		line := b.c.cells[(b.y+y)*b.c.width : (b.y+y+1)*b.c.width]
		b.c.loosen(line, b.x)
		b.c.loosen(line, b.x+b.W)
		clear(line[b.x : b.x+b.W])
	}
}

// Rule draws a line across the box.
func (b Box) Rule(y int) { b.Text(0, y, strings.Repeat("─", b.W), Frame) }

// Upright draws a line down the box.
func (b Box) Upright(x int) {
	for y := range b.H {
		b.Text(x, y, "│", Frame)
	}
}

// Border draws a border around the box with a title in its upper line and
// returns what is inside.
func (b Box) Border(title string) Box {
	b.Clear()
	if b.W < 4 || b.H < 2 {
		return b.In(0, 0, 0, 0)
	}
	bar := strings.Repeat("─", b.W-2)
	b.Text(0, 0, "┌"+bar+"┐", Frame)
	b.Text(0, b.H-1, "└"+bar+"┘", Frame)
	for y := 1; y < b.H-1; y++ {
		b.Text(0, y, "│", Frame)
		b.Text(b.W-1, y, "│", Frame)
	}
	if title != "" {
		b.TextIn(2, 0, b.W-4, " "+b.c.ruler.Cut(title, b.W-6)+" ", Strong)
	}
	return b.In(2, 1, b.W-4, b.H-2)
}

// Fold draws a text over lines from a line on, and returns the line below it.
func (b Box) Fold(y int, s string, style Style) int {
	for _, line := range b.c.ruler.Fold(s, b.W) {
		b.Text(0, y, line, style)
		y++
	}
	return y
}

// Cursor puts the terminal's cursor at a place of the box.
func (b Box) Cursor(x, y int) {
	if x >= 0 && x < b.W && y >= 0 && y < b.H {
		b.c.cursor = Cursor{b.x + x, b.y + y, true}
	}
}
