package form

import (
	"strings"

	"doudi/tui/canvas"
)

// View draws the fields, as many as there is room for around the one that is
// being filled in.
func (f *Form) View(b canvas.Box) {
	f.label = 0
	for _, x := range f.fields {
		if !x.Hidden {
			f.label = max(f.label, b.Ruler().Width(x.Label))
		}
	}
	f.label = min(f.label, b.W/3)
	var lines []fieldLine
	for i, x := range f.fields {
		if x.Hidden {
			continue
		}
		lines = append(lines, fieldLine{i, false})
		if x.Wrong != "" {
			lines = append(lines, fieldLine{i, true})
		}
	}
	f.scroll(lines, b.H)
	for y := 0; y < b.H && f.top+y < len(lines); y++ {
		line := lines[f.top+y]
		x := f.fields[line.field]
		if line.wrong {
			b.Text(f.label+5, y, x.Wrong, canvas.Bad)
			continue
		}
		f.draw(b.In(0, y, b.W, 1), x, line.field == f.at)
	}
}

// Lines is how many lines the form takes.
func (f *Form) Lines() (n int) {
	for _, x := range f.fields {
		if !x.Hidden {
			n++
			if x.Wrong != "" {
				n++
			}
		}
	}
	return n
}

type fieldLine struct {
	field int
	wrong bool
}

func (f *Form) scroll(lines []fieldLine, height int) {
	at := 0
	for y, line := range lines {
		if line.field == f.at {
			at = y // the line of what is wrong with it too
		}
	}
	f.top = max(0, min(f.top, len(lines)-height))
	f.top = min(f.top, max(0, at-1))
	if at >= f.top+height {
		f.top = at - height + 1
	}
}

func (f *Form) draw(b canvas.Box, x *Field, at bool) {
	if x.Kind == Told {
		b.Text(0, 0, x.Label, canvas.Strong)
		b.Text(f.label+3, 0, x.Hint, canvas.Dim)
		return
	}
	label := canvas.Plain
	if at {
		b.Text(0, 0, "▸", canvas.Key)
		label = canvas.Strong
	}
	b.TextIn(2, 0, f.label, x.Label, label)
	value := b.In(f.label+4, 0, b.W-f.label-4, 1)
	switch x.Kind {
	case Choice:
		x.drawChoice(value, at)
	case Toggle:
		mark := "[ ]"
		if x.chosen == 1 {
			mark = "[x]"
		}
		end := value.Text(0, 0, mark, styleOf(at))
		value.Text(end+1, 0, x.Hint, canvas.Dim)
	default:
		x.drawText(value, at)
	}
}

func styleOf(at bool) canvas.Style {
	if at {
		return canvas.Typed
	}
	return canvas.Field
}

func (x *Field) drawChoice(b canvas.Box, at bool) {
	if len(x.Options) == 0 {
		b.Text(0, 0, x.Hint, canvas.Dim)
		return
	}
	width := 0
	for _, o := range x.Options {
		width += b.Ruler().Width(o.Label) + 3
	}
	if width > b.W { // not all have room: the chosen one alone
		b.Text(0, 0, "< "+x.Options[x.chosen].Label+" >", styleOf(at))
		return
	}
	end := 0
	for i, o := range x.Options {
		if i == x.chosen {
			end = b.Text(end, 0, "("+o.Label+")", styleOf(at)) + 1
			continue
		}
		end = b.Text(end, 0, " "+o.Label+" ", canvas.Dim) + 1
	}
}

func (x *Field) drawText(b canvas.Box, at bool) {
	value, position := x.input.Value(), x.input.Position()
	if x.Kind == Secret {
		value = strings.Repeat("*", len([]rune(value)))
	}
	if value == "" && !at {
		b.Text(0, 0, x.Hint, canvas.Dim)
		return
	}
	runes := []rune(value)
	if !at {
		b.Text(0, 0, value, canvas.Field)
		return
	}
	// the part around the cursor that has room
	begin := 0
	for begin < position && b.Ruler().Width(string(runes[begin:position])) > b.W-3 {
		begin++
	}
	end := b.Text(0, 0, string(runes[begin:position]), canvas.Typed)
	b.Cursor(end, 0)
	after := b.Text(end, 0, string(runes[position:]), canvas.Typed)
	if position == len(runes) {
		after = b.Text(end, 0, "▏", canvas.Key)
	}
	if value == "" {
		b.Text(after+1, 0, x.Hint, canvas.Dim)
	}
}
