package canvas

import (
	"slices"
	"strings"
)

// Bar is one value of a chart.
type Bar struct {
	Label string
	Value int64  // negative ones are drawn as nothing
	Text  string // the value as it is read
	Style Style
}

// eighths are the heights of a bar within one line.
var eighths = [...]string{"", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}

// Columns draws upright bars from left to right, all from nothing, so that twice
// as high is twice as much: at the left the scale, below each bar its value,
// where there is room for all of them, and its label. What does not fit at the
// left, the older bars, is left out.
func (b Box) Columns(bars []Bar, scale func(value int64) string) {
	if len(bars) == 0 || b.H < 4 {
		return
	}
	top := roof(bars)
	axis := max(b.c.ruler.Width(scale(top)), b.c.ruler.Width(scale(top/2))) + 2
	label, text := widest(b.c.ruler, bars)
	bars = bars[max(0, len(bars)-max(0, b.W-axis)/(label+1)):]
	if len(bars) == 0 {
		return
	}
	slot := min((b.W-axis)/len(bars), 12)
	foot := 1
	if text < slot {
		foot = 2
	}
	in := b.In(0, 0, b.W, b.H-foot)
	in.scale(axis, top, scale)
	for i, bar := range bars {
		x := axis + i*slot
		in.column(x, max(1, slot-1), bar, top)
		if foot == 2 {
			b.RightIn(x, b.H-2, slot-1, bar.Text, Plain)
		}
		b.RightIn(x, b.H-1, slot-1, bar.Label, Dim)
	}
}

// scale draws the upright axis with the value at its top and its middle.
func (b Box) scale(axis int, top int64, scale func(int64) string) {
	for y := range b.H {
		b.Text(axis-1, y, "│", Frame)
	}
	b.RightIn(0, 0, axis-2, scale(top), Dim)
	b.Text(axis-1, 0, "┤", Frame)
	if b.H >= 6 {
		b.RightIn(0, b.H/2, axis-2, scale(top/2), Dim)
		b.Text(axis-1, b.H/2, "┤", Frame)
	}
}

// column draws one upright bar, in eighths of a line; the least value that is not
// nothing is seen.
func (b Box) column(x, width int, bar Bar, top int64) {
	left := max(0, bar.Value) * int64(b.H) * 8 / top
	if left == 0 && bar.Value > 0 {
		left = 1
	}
	for y := b.H - 1; y >= 0 && left > 0; y-- {
		b.Text(x, y, strings.Repeat(eighths[min(left, 8)], width), bar.Style)
		left -= min(left, 8)
	}
}

// Rows draws lying bars, one a line: its label, the bar, all from nothing, and
// the value. Bars for which there is no line are left out.
func (b Box) Rows(bars []Bar) {
	if len(bars) == 0 {
		return
	}
	label, text := widest(b.c.ruler, bars)
	label = min(label, b.W/2)
	room := b.W - label - text - 3
	top := int64(1)
	for _, bar := range bars {
		top = max(top, bar.Value)
	}
	for y, bar := range bars[:min(len(bars), b.H)] {
		b.TextIn(0, y, label, bar.Label, Plain)
		if n := int(max(0, bar.Value) * int64(max(room, 0)) / top); n > 0 {
			b.Text(label+1, y, strings.Repeat("█", n), bar.Style)
		} else if bar.Value > 0 && room > 0 {
			b.Text(label+1, y, "▏", bar.Style)
		}
		b.RightIn(b.W-text, y, text, bar.Text, Plain)
	}
}

// widest are the columns of the widest label and of the widest value.
func widest(r Ruler, bars []Bar) (label, text int) {
	for _, bar := range bars {
		label, text = max(label, r.Width(bar.Label)), max(text, r.Width(bar.Text))
	}
	return label, text
}

// roof is a round value that no bar passes, the top of the scale.
func roof(bars []Bar) int64 {
	most := slices.MaxFunc(bars, func(a, b Bar) int {
		switch {
		case a.Value < b.Value:
			return -1
		case a.Value > b.Value:
			return 1
		}
		return 0
	}).Value
	for unit := int64(1); ; unit *= 10 {
		for _, n := range [...]int64{10, 12, 15, 20, 25, 30, 40, 50, 60, 80} {
			if n*unit >= most || unit > most {
				return n * unit
			}
		}
	}
}
