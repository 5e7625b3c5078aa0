package tui

import (
	"maps"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// applicationPaper is a paper about an application: before it is handed in, it is
// tried once more and what it will do is agreed to. As long as nothing has been
// filled in, no draft of it is kept.
type applicationPaper struct {
	*paper
	begun  map[string]string
	asking frame.Pending
}

// beginApplicationPaper restores a draft and begins.
func beginApplicationPaper(p *paper) *applicationPaper {
	begun := p.form.Values()
	return &applicationPaper{paper: p.start(), begun: begun}
}

// Draft is what stands in the fields, unless it is what they began with.
func (s *applicationPaper) Draft() (string, map[string]string) {
	key, fields := s.paper.Draft()
	if maps.Equal(fields, s.begun) {
		return key, nil
	}
	return key, fields
}

// agree tries an act, asks whether it is to be done as it will be, and does it;
// done gets what came of it.
func (s *applicationPaper) agree(act func(*casework.Office) (*casework.ApplicationFile, error), told func(*casework.ApplicationFile) []string, done func(*casework.ApplicationFile) tea.Cmd) tea.Cmd {
	return frame.Read(s.f, &s.asking, func(o *casework.Office) (*casework.ApplicationFile, error) { return triedApplication(o, act) }, func(x *casework.ApplicationFile, err error) tea.Cmd {
		if err != nil {
			return tea.Batch(s.f.Fail(err), s.f.Screen().Start())
		}
		return s.f.Confirm(s.title, told(x), func() tea.Cmd {
			return frame.Try(s.f, act, func(x *casework.ApplicationFile, err error) tea.Cmd {
				if err != nil {
					return tea.Batch(s.f.Fail(err), s.f.Screen().Start())
				}
				return done(x)
			})
		})
	})
}

// triedApplication does an act and takes it back.
func triedApplication(o *casework.Office, act func(*casework.Office) (*casework.ApplicationFile, error)) (*casework.ApplicationFile, error) {
	dry := *o
	dry.Dry = true
	return act(&dry)
}

// drawApplicationAfter draws what an application comes to: how far it is, who decides, until
// when each step is due, and what may come next. before is how it is now, nil for
// one that is only being taken in.
func drawApplicationAfter(f *frame.Frame, b canvas.Box, before, after *casework.ApplicationFile) {
	l := f.Lang
	stage := l.ApplicationStage(after.Stage)
	if before != nil && before.Stage != after.Stage {
		stage = l.ApplicationStage(before.Stage) + " → " + stage
	}
	y := b.Fold(0, stage, canvas.Strong)
	level := canvas.Plain
	if before != nil && before.Level != after.Level {
		level = canvas.Accent
	}
	y = b.Fold(y, f.Text("step.decides", l.Level(after.Level.String())), level)
	if after.StartError != nil || after.Start != 0 {
		y = b.Fold(y, applicationBegins(f, after), canvas.Accent)
	}
	y++
	if len(after.Deadlines) > 0 {
		b.Text(0, y, f.Text("application.terms"), canvas.Strong)
		y++
	}
	for i := range after.Deadlines {
		drawApplicationMoved(f, b.In(0, y, b.W, 1), before, &after.Deadlines[i])
		y++
	}
	drawApplicationNext(f, b.In(0, y+1, b.W, b.H-y-1), after)
}

// drawApplicationMoved draws a deadline as it will be, with a mark for one that begins, ends
// or moves.
func drawApplicationMoved(f *frame.Frame, line canvas.Box, before *casework.ApplicationFile, d *casework.DueStep) {
	mark, style, was := "+", canvas.Accent, ""
	if before == nil {
		mark, style = " ", canvas.Plain
	} else {
		for i := range before.Deadlines {
			now := &before.Deadlines[i]
			switch {
			case now.Step != d.Step || now.Obligor != d.Obligor:
			case now.Done == 0 && d.Done != 0:
				mark, style = "✓", canvas.Good
			case now.Due != d.Due:
				mark, style, was = "→", canvas.Warn, f.Text("step.was", applicationDue(now))
			default:
				mark, style = " ", canvas.Dim
			}
		}
	}
	line.Text(0, 0, mark, style)
	line.Text(2, 0, applicationDue(d), style)
	line.Text(13, 0, applicationCells(f.Lang.ApplicationStep(d.Step), d.Obligor.Tail(), was), style)
}
