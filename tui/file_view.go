package tui

import (
	"strconv"
	"strings"

	"doudi/tui/canvas"
)

// columns are the pages of the file in a width: one below 110 columns, else two.
func (p *file) columns(r canvas.Ruler, width int) []*filePage {
	first := &filePage{file: p, ruler: r, width: width}
	if width < 108 {
		first.awards()
		if p.file.Asked != nil || len(p.file.Waiting)+len(p.file.Applications) > 0 {
			first.due()
		}
		first.people()
		first.means()
		first.account()
		first.paid()
		first.passages()
		return []*filePage{first}
	}
	first.width = width * 11 / 20
	second := &filePage{file: p, ruler: r, width: width - first.width - 3}
	first.awards()
	first.people()
	first.means()
	second.due()
	second.account()
	second.paid()
	second.passages()
	return []*filePage{first, second}
}

func (p *file) View(b canvas.Box) {
	if p.file == nil {
		b.Text(1, 0, p.f.Text("file.reading"), canvas.Dim)
		return
	}
	in := b.In(1, 0, b.W-2, b.H)
	y := p.heading(in.In(0, 0, in.W-placeWidth, in.H))
	body := in.In(0, y, in.W, in.H-y)
	if p.laid.file != p.file || p.laid.width != body.W { // laid out anew only where it is another
		p.laid.file, p.laid.width, p.laid.pages = p.file, body.W, p.columns(b.Ruler(), body.W)
	}
	pages := p.laid.pages
	if len(p.shown) != len(pages) {
		p.shown, p.column = make([]fileView, len(pages)), 0
	}
	x := 0
	for i, g := range pages {
		if i > 0 {
			body.Upright(x + 1)
			x += 3
		}
		v := &p.shown[i]
		v.rows, v.height = g.rows, body.H
		v.clamp()
		p.draw(body.In(x, 0, g.width, body.H), v, i == p.column)
		x += g.width
	}
	if v := &p.shown[p.column]; len(v.rows) > v.height {
		in.RightIn(in.W-placeWidth, 0, placeWidth, p.f.Text("pager.place", strconv.Itoa(v.top+v.height), strconv.Itoa(len(v.rows))), canvas.Dim)
	}
}

// placeWidth is the room for what part of the file is seen.
const placeWidth = 17

// heading is who the file is about, and whether it has ended.
func (p *file) heading(in canvas.Box) (y int) {
	l, x, h := p.f.Lang, p.file, p.file.Household
	end := in.Text(0, 0, string(h.Number)+" "+calledBy(h), canvas.Strong)
	in.Text(end+3, 0, strings.Join([]string{x.Township + x.Village, l.Settlement(h.Settlement), programsOf(l, x.File)}, "   "), canvas.Plain)
	if x.Closed {
		return in.Fold(1, l.HouseholdClosed(x.Into), canvas.Warn)
	}
	return 1
}

// draw draws what is seen of a column, with the mark at the cursor.
func (p *file) draw(b canvas.Box, v *fileView, focus bool) {
	for y := 0; y < v.height && v.top+y < len(v.rows); y++ {
		r := &v.rows[v.top+y]
		r.draw(b.In(0, y, b.W, 1), canvas.Plain)
		if r.stop.kind == noStop || r.stop != p.at {
			continue
		}
		b.Text(0, y, "▸", canvas.Key)
		if focus {
			b.Paint(y, canvas.Chosen)
		}
	}
}
