package frame

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"doudi/tui/canvas"
)

// The least size in which screens can be drawn.
const (
	leastWidth  = 80
	leastHeight = 24
)

// View draws everything. A fault of the program in it shows as a line, and the
// next key ends the program.
func (f *Frame) View() (drawn string) {
	defer func() {
		if fault := recover(); fault != nil {
			f.fault = fmt.Errorf("fault of the program: %v", fault)
			drawn = f.Text("frame.fault")
		}
	}()
	if f.gone || f.width == 0 {
		return ""
	}
	f.Draw(f.canvas)
	if f.options.Cursor != nil {
		f.options.Cursor(f.canvas.Cursor())
	}
	return f.canvas.Render(f.options.Theme)
}

// Draw draws everything into cells.
func (f *Frame) Draw(c *canvas.Canvas) {
	c.Reset(f.width, f.height)
	all := c.Box()
	if f.width < leastWidth || f.height < leastHeight {
		all.Fold(0, f.Text("frame.small", strconv.Itoa(leastWidth), strconv.Itoa(leastHeight), strconv.Itoa(f.width), strconv.Itoa(f.height)), canvas.Warn)
		return
	}
	head, rest := all.Top(2)
	actions := f.footed()
	foot, body := rest.Bottom(1 + f.footLines(rest, actions))
	f.header(head)
	f.Screen().View(body)
	f.footer(foot, actions)
	for _, d := range f.dialogs {
		d.View(all.In(2, 2, all.W-4, all.H-4))
	}
}

// header is the program's line: its parts, who is at work, and the day.
func (f *Frame) header(b canvas.Box) {
	b.Rule(1)
	if f.gate != nil {
		b.Text(1, 0, f.Text("frame.name"), canvas.Title)
		return
	}
	x, gap := 1, 1
	if b.W >= 110 {
		gap = 2
		x = b.Text(x, 0, f.Text("frame.name"), canvas.Title)
		if county := f.Standing.County; county != "" {
			x = b.Text(x, 0, " · "+county, canvas.Title)
		}
		x += 3
	}
	for i, t := range f.tabs {
		key, name := strconv.Itoa(i+1), f.Text(t.Name)
		if i == f.tab {
			x = b.Text(x, 0, "["+key+" "+name+"]", canvas.Chosen) + gap
			continue
		}
		x = b.Text(x, 0, key, canvas.Key)
		x = b.Text(x, 0, " "+name, canvas.Plain) + gap
	}
	place := f.Standing.Place
	if place == "" {
		place = f.Text("frame.county")
	}
	who := f.Text("frame.who", f.Standing.Operator, place, f.Today().String())
	if b.W-x > b.Ruler().Width(who) {
		b.RightIn(x, 0, b.W-x-1, who, canvas.Dim)
		return
	}
	b.TextIn(2, 1, b.W-4, " "+who+" ", canvas.Dim)
}

// footed are the actions that stand in the footer.
func (f *Frame) footed() []Action {
	typing := isTyping(f.Screen()) // what prints is typed, and starts nothing
	return slices.DeleteFunc(f.Actions(), func(a Action) bool { return a.Aside || typing && len(a.Key) == 1 })
}

// footLines is how many lines the keys need: none is hidden, whatever the screen has
// to give up for them.
func (f *Frame) footLines(b canvas.Box, actions []Action) int {
	lines := 1
	for lines < len(actions) {
		if f.footPlaces(b, actions, lines) {
			break
		}
		lines++
	}
	return lines
}

// footPlace is where a key stands in the footer.
type footPlace struct {
	x, y   int
	action *Action
}

// footPlaces finds where the keys stand in so many lines: the most used first, and
// those at the end behind all others. all is false where there is no room for every
// one.
func (f *Frame) footPlaces(b canvas.Box, actions []Action, lines int) (all bool) {
	right, places := b.W-1, f.foot[:0]
	defer func() { f.foot = places }()
	for _, key := range atTheEnd {
		if i := slices.IndexFunc(actions, func(a Action) bool { return a.Key == key }); i >= 0 {
			right -= f.keyWidth(b, &actions[i])
			places = append(places, footPlace{right, lines - 1, &actions[i]})
			right -= 2
		}
	}
	x, y := 1, 0
	for i := range actions {
		a := &actions[i]
		if slices.Contains(atTheEnd[:], a.Key) {
			continue
		}
		w := f.keyWidth(b, a)
		if y < lines-1 && x+w > b.W-1 {
			x, y = 1, y+1
		}
		if y == lines-1 && x+w > right {
			return false
		}
		places = append(places, footPlace{x, y, a})
		x += w + 2
	}
	return true
}

// footer is what can be done, and above it what was just said.
func (f *Frame) footer(b canvas.Box, actions []Action) {
	b.Rule(0)
	switch since, long := f.longest(); {
	case f.acting.busy && long:
		b.Text(2, 0, " "+f.progress(since)+" ", canvas.Warn)
	case f.status.text != "":
		b.Text(2, 0, " "+f.status.text+" ", f.status.style)
	case long:
		b.Text(2, 0, " "+f.Text("frame.reading", seconds(since))+" ", canvas.Dim)
	}
	f.footPlaces(b, actions, b.H-1)
	for _, p := range f.foot {
		f.keyAt(b, p.x, p.y+1, p.action)
	}
}

// atTheEnd are the keys that stand at the footer's right end, whatever else has
// room there.
var atTheEnd = [...]string{"?", "ctrl+p"}

// keyWidth is how many columns an action takes in the footer.
func (f *Frame) keyWidth(b canvas.Box, a *Action) int {
	return b.Ruler().Width(f.Lang.KeyName(a.Key)) + 1 + b.Ruler().Width(a.Name)
}

// keyAt draws an action's key and name.
func (f *Frame) keyAt(b canvas.Box, x, y int, a *Action) {
	key, text := canvas.Key, canvas.Plain
	if a.Why != "" {
		key, text = canvas.Dim, canvas.Dim
	}
	x = b.Text(x, y, f.Lang.KeyName(a.Key), key)
	b.Text(x+1, y, a.Name, text)
}

// progress is how far the act under way has come.
func (f *Frame) progress(since time.Duration) string {
	if done, total := f.course.done.Load(), f.course.total.Load(); total > 0 {
		return f.Text("frame.progress", strconv.FormatInt(done*100/total, 10), seconds(since))
	}
	return f.Text("frame.acting", seconds(since))
}

func seconds(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', 1, 64) }
