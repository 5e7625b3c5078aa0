// Package canvas draws a screen into cells: a text stands in the columns that
// it was given and nowhere else, whatever it holds, and two rulers never meet
// on one screen. What is drawn becomes one text for the terminal at the end.
package canvas

import (
	"strconv"
	"strings"
)

// cell is one column of one line: the beginning of a cluster, what a wide one
// goes on into, or blank.
type cell struct {
	text  string // "" is blank
	style Style
	kind  cellKind
}

type cellKind uint8

const (
	blank  cellKind = iota
	sure            // every terminal draws it as wide as it was counted
	unsure          // some terminals draw it wider or narrower
	goesOn          // second column of a wide cluster
)

// Canvas is the cells of a screen.
type Canvas struct {
	width, height int
	cells         []cell
	ruler         Ruler
	out           []byte
	cursor        Cursor
}

// Cursor is where the next character would be typed, counted from 0; a terminal
// shows an input method's window there.
type Cursor struct {
	X, Y  int
	Shown bool
}

// New is an empty canvas.
func New(width, height int, ruler Ruler) *Canvas {
	c := &Canvas{ruler: ruler}
	c.Reset(width, height)
	return c
}

// Reset empties the canvas and gives it a size; negative sizes count as 0.
func (c *Canvas) Reset(width, height int) {
	c.width, c.height = max(width, 0), max(height, 0)
	if n := c.width * c.height; n > cap(c.cells) {
		c.cells = make([]cell, n)
	} else {
		c.cells = c.cells[:n]
		clear(c.cells)
	}
	c.cursor = Cursor{}
}

// Box is the whole of the canvas.
func (c *Canvas) Box() Box { return Box{c: c, W: c.width, H: c.height} }

// Cursor is where the last box that asked for it wants the cursor.
func (c *Canvas) Cursor() Cursor { return c.cursor }

// Text is what is drawn, a line a line, without styles and without blanks at the
// ends of lines.
func (c *Canvas) Text() string {
	var b strings.Builder
	for y := range c.height {
		line := c.cells[y*c.width : (y+1)*c.width]
		for _, x := range line[:filled(line, true)] {
			switch x.kind {
			case blank:
				b.WriteByte(' ')
			case sure, unsure:
				b.WriteString(x.text)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Render is what is drawn as a terminal takes it. Behind a cluster that not
// every terminal draws as wide as it was counted, the column is named, so that
// what stands to the right stays in its place.
func (c *Canvas) Render(theme *Theme) string {
	out := c.out[:0]
	for y := range c.height {
		if y > 0 {
			out = append(out, '\n')
		}
		out = c.renderLine(out, c.cells[y*c.width:(y+1)*c.width], theme)
	}
	c.out = out
	return string(out)
}

func (c *Canvas) renderLine(out []byte, line []cell, theme *Theme) []byte {
	style, adrift := Plain, false
	for x, at := range line[:filled(line, false)] {
		if at.kind == goesOn {
			continue
		}
		if adrift {
			out = append(strconv.AppendInt(append(out, "\x1b["...), int64(x+1), 10), 'G')
		}
		if adrift = at.kind == unsure; at.style != style {
			out = append(append(out, theme.end(style)...), theme.begin(at.style)...)
			style = at.style
		}
		if at.kind == blank {
			out = append(out, ' ')
		} else {
			out = append(out, at.text...)
		}
	}
	return append(out, theme.end(style)...)
}

// filled is the length of a line without the blanks at its end; a blank that has
// a style is one only where styles do not show.
func filled(line []cell, styleless bool) int {
	n := len(line)
	for n > 0 && line[n-1].kind == blank && (styleless || line[n-1].style == Plain) {
		n--
	}
	return n
}

// put draws a text from a column on, as far as a column, and returns the column
// behind it.
func (c *Canvas) put(x, y, end int, s string, style Style) int {
	line := c.cells[y*c.width : (y+1)*c.width]
	for len(s) > 0 && x < end {
		text, rest, width, kind := c.ruler.next(s)
		s = rest
		if width == 0 {
			continue
		}
		if x+width > end {
			break
		}
		c.loosen(line, x)
		c.loosen(line, x+width)
		line[x] = cell{text, style, kind}
		for i := 1; i < width; i++ {
			line[x+i] = cell{"", style, goesOn}
		}
		x += width
	}
	return x
}

// loosen blanks a wide cluster that begins before a column and goes on into it.
func (c *Canvas) loosen(line []cell, x int) {
	if x <= 0 || x >= len(line) || line[x].kind != goesOn {
		return
	}
	for i := x; i < len(line) && line[i].kind == goesOn; i++ {
		line[i] = cell{style: line[i].style}
	}
	for i := x - 1; i >= 0; i-- {
		kind := line[i].kind
		line[i] = cell{style: line[i].style}
		if kind != goesOn {
			return
		}
	}
}
