package frame

import (
	tea "github.com/charmbracelet/bubbletea"

	"doudi/tui/canvas"
)

// List is where the cursor is in a list of rows, and what part of it is seen.
type List struct {
	At, Top int
	Rows    int
	seen    int // rows that had room when it was drawn last
}

// SetRows says how many rows there are; the cursor stays where it can.
func (l *List) SetRows(n int) {
	l.Rows = n
	l.At = max(0, min(l.At, n-1))
}

// Key moves the cursor; ok is false for other keys.
func (l *List) Key(msg tea.KeyMsg) (ok bool) {
	page := max(1, l.seen-1)
	switch msg.String() {
	case "up", "k":
		l.At--
	case "down", "j":
		l.At++
	case "pgup":
		l.At -= page
	case "pgdown":
		l.At += page
	case "home", "g":
		l.At = 0
	case "end", "G":
		l.At = l.Rows - 1
	default:
		return false
	}
	l.At = max(0, min(l.At, l.Rows-1))
	return true
}

// Room says how many rows there is room for, and moves what is seen so that the
// cursor is in it.
func (l *List) Room(n int) {
	l.seen = max(n, 1)
	l.Top = max(0, min(l.Top, l.Rows-l.seen))
	if l.At < l.Top {
		l.Top = l.At
	}
	if l.At >= l.Top+l.seen {
		l.Top = l.At - l.seen + 1
	}
}

// Draw draws the rows that there is room for; row draws one into its line. The
// row at the cursor has a mark before it, and in a list that has the focus
// another style.
func (l *List) Draw(b canvas.Box, focus bool, row func(i int, line canvas.Box, style canvas.Style)) {
	l.Room(b.H)
	for y := 0; y < b.H && l.Top+y < l.Rows; y++ {
		i, style := l.Top+y, canvas.Plain
		line := b.In(2, y, b.W-2, 1)
		row(i, line, style)
		if i != l.At {
			continue
		}
		b.Text(0, y, "▸", canvas.Key)
		if focus {
			b.Paint(y, canvas.Chosen)
		}
	}
}

// Column is a column of a table.
type Column struct {
	Heading string
	Width   int  // least columns
	Share   int  // of the room that is left over; 0 takes none
	Right   bool // numbers
}

// Table is where columns stand in a width: beginning and width of each. Columns
// at the end for which there is no room have a width of 0.
func Table(columns []Column, width int) []Span {
	spans := make([]Span, len(columns))
	shares, left := 0, width
	for i, c := range columns {
		if left < c.Width {
			columns, spans = columns[:i:i], spans[:len(columns)]
			break
		}
		spans[i].W = c.Width
		left -= c.Width + 1
		shares += c.Share
	}
	for i, c := range columns {
		if c.Share > 0 && left > 0 {
			more := left * c.Share / shares
			spans[i].W += more
		}
	}
	x := 0
	for i := range spans {
		if spans[i].W > 0 {
			spans[i].X = x
			x += spans[i].W + 1
		}
		if i < len(columns) {
			spans[i].Right = columns[i].Right
		}
	}
	return spans
}

// Span is where a column stands in a line.
type Span struct {
	X, W  int
	Right bool
}

// Text draws a cell of the column.
func (s Span) Text(line canvas.Box, text string, style canvas.Style) {
	switch {
	case s.W <= 0:
	case s.Right:
		line.RightIn(s.X, 0, s.W, text, style)
	default:
		line.TextIn(s.X, 0, s.W, text, style)
	}
}

// Headings draws the headings of columns, indented as the rows of a List are.
func Headings(b canvas.Box, columns []Column, spans []Span) {
	line := b.In(2, 0, b.W-2, 1)
	for i, c := range columns {
		spans[i].Text(line, c.Heading, canvas.Dim)
	}
}
