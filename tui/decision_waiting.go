package tui

import (
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// awaiting is one waiting decision whole 待确认的决定: what it decides and on
// whom, what it does month by month, and what stands in the way of confirming it.
type awaiting struct {
	f       *frame.Frame
	number  uint64
	await   *casework.Await
	top     int
	most    int
	reading frame.Pending
	looking frame.Pending
}

func newAwaiting(f *frame.Frame, number uint64) *awaiting { return &awaiting{f: f, number: number} }

func (w *awaiting) Title() string { return w.f.Text("await.title", decimalOf(w.number)) }

// Start looks at it anew; one that waits no longer is left.
func (w *awaiting) Start() tea.Cmd {
	return frame.Read(w.f, &w.reading, func(o *casework.Office) (*casework.Await, error) { return o.AwaitingDecision(w.number) }, func(a *casework.Await, err error) tea.Cmd {
		switch {
		case errors.Is(err, casework.ErrGone):
			return tea.Batch(w.f.Close(), w.f.Warn(w.f.Text("await.gone")))
		case err != nil:
			return tea.Batch(w.f.Close(), w.f.Fail(err))
		}
		w.await = a
		return nil
	})
}

func (w *awaiting) Update(msg tea.KeyMsg) tea.Cmd {
	switch msg.String() {
	case "up", "k":
		w.top--
	case "down", "j":
		w.top++
	case "pgup":
		w.top -= 10
	case "pgdown":
		w.top += 10
	}
	w.top = max(0, min(w.top, w.most))
	return nil
}

func (w *awaiting) Actions() []frame.Action {
	return second{w.f, w.await, &w.looking, w.f.Close}.actions()
}

func (w *awaiting) View(b canvas.Box) {
	if w.await == nil {
		return
	}
	head, rest := b.Top(2)
	v := w.await.Decision
	head.Text(1, 0, w.f.Text("await.title", decimalOf(w.number))+"  "+w.f.Lang.DecisionTitle(v.AwardKey, v.Head, v.Village), canvas.Strong)
	left, right := rest.Left(max(44, rest.W*11/20))
	w.facts(left.In(1, 0, left.W-2, left.H))
	right.Upright(0)
	decisionEffect(right.In(2, 0, right.W-3, right.H), w.f, v)
}

// saidLine is a line with its look.
type saidLine struct {
	text  string
	style canvas.Style
}

// facts draws what the decision says of itself, as far as it is scrolled to.
func (w *awaiting) facts(b canvas.Box) {
	var lines []saidLine
	add := func(text string, style canvas.Style) {
		for _, line := range b.Ruler().Fold(text, b.W) {
			lines = append(lines, saidLine{line, style})
		}
	}
	l, v := w.f.Lang, w.await.Decision
	d := &v.Decision
	if bar := awaitBar(w.f, w.await); len(bar) > 0 {
		for _, line := range bar {
			add("! "+line, canvas.Warn)
		}
		add("", canvas.Plain)
	}
	add(l.DecisionLine(d), canvas.Strong)
	if d.Facts != nil {
		for i := range d.Facts.Insured {
			p := &d.Facts.Insured[i]
			add("· "+p.Name+" "+l.MemberMarks(&calc.Member{ID: p.ID, Attributes: p.Attributes}, d.From), canvas.Plain)
		}
	}
	if d.Reviewed != 0 {
		add(w.f.Text("decide.reviewed")+" "+d.Reviewed.String(), canvas.Plain)
	}
	if heard := d.Warrant.Hearing; heard != nil {
		add(l.HearingLine(heard), canvas.Plain)
	}
	if d.Warrant.Minutes != "" {
		add(w.f.Text("decide.minutes")+" "+d.Warrant.Minutes, canvas.Plain)
	}
	add(l.RecordedLine(v.Number, d.RecordedBy, d.RecordedAt), canvas.Dim)
	w.most = max(0, len(lines)-b.H)
	w.top = min(w.top, w.most)
	for y := 0; y < b.H && w.top+y < len(lines); y++ {
		b.Text(0, y, lines[w.top+y].text, lines[w.top+y].style)
	}
	if w.most > w.top && b.H > 0 {
		b.In(0, b.H-1, b.W, 1).RightIn(0, 0, b.W, "↓", canvas.Key)
	}
}
