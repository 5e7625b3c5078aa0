package tui

import (
	"doudi/calc"
	"doudi/calc/records"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// told is a line of what an act does, and how it is drawn.
type told struct {
	text  string
	style canvas.Style
}

// says is the effect of nothing but a text.
func says(text string, style canvas.Style) effect {
	return func(b canvas.Box) { b.Fold(0, text, style) }
}

// turned draws what an act on households does.
func turned(f *frame.Frame, done *casework.HouseholdDone) effect {
	lines := turnedTold(f, done)
	return func(b canvas.Box) {
		y := 0
		for _, line := range lines {
			y = b.Fold(y, line.text, line.style)
		}
	}
}

// turnedLines is what an act on households does, as text.
func turnedLines(f *frame.Frame, done *casework.HouseholdDone) (lines []string) {
	for _, line := range turnedTold(f, done) {
		lines = append(lines, line.text)
	}
	return lines
}

// turnedTold tells what an act does: the money first, then what is due, then each
// household.
func turnedTold(f *frame.Frame, done *casework.HouseholdDone) (lines []told) {
	l := f.Lang
	say := func(text string, style canvas.Style) { lines = append(lines, told{text, style}) }
	say(f.Text("house.from_on", l.HouseholdAct(done.Act), done.From.String()), canvas.Strong)
	for i := range done.Effects {
		e := &done.Effects[i]
		style := canvas.Plain
		switch {
		case e.Error != nil:
			style = canvas.Bad
		case e.After > e.Before:
			style = canvas.Good
		case e.After < e.Before:
			style = canvas.Warn
		}
		say(l.EffectLine(e)+difference(f, e.Before, e.After), style)
	}
	if len(done.Effects) == 0 {
		say(l.NoAwardAffected(), canvas.Dim)
	} else {
		say(l.DecideUntil(done.FinishBy), canvas.Dim)
	}
	if a := done.Account; a != nil {
		say(f.Text("house.account_waits", payAccount(l, a.Before, casework.Shown{}), payAccount(l, a.After, casework.Shown{})), canvas.Warn)
	}
	for i := range done.Turns {
		say("", canvas.Plain)
		for _, line := range turnTold(f, &done.Turns[i]) {
			say(line.text, line.style)
		}
	}
	if len(done.Warnings) > 0 {
		for _, line := range f.Words(done.Warnings) {
			say(line, canvas.Warn)
		}
	}
	return lines
}

// difference is by how much an amount rises or falls; "" where it does not.
func difference(f *frame.Frame, before, after calc.Money) string {
	switch {
	case after > before:
		return f.Text("house.more", (after - before).String())
	case after < before:
		return f.Text("house.less", (before - after).String())
	}
	return ""
}

// turnTold tells of one household what is another after an act.
func turnTold(f *frame.Frame, t *casework.HouseholdTurn) (lines []told) {
	l, old := f.Lang, t.Old
	switch {
	case old == nil:
		lines = append(lines, told{l.HouseholdBegins(t.New.Number), canvas.Strong})
		old = &calc.Household{Number: t.New.Number}
	case t.Closed:
		lines = append(lines, told{l.HouseholdEnds(t.New.Number), canvas.Strong})
	default:
		lines = append(lines, told{l.HouseholdChanges(t.New.Number), canvas.Strong})
	}
	for _, d := range records.Differences(old, t.New) {
		lines = append(lines, told{"  " + l.DifferenceLine(d), canvas.Plain})
	}
	return lines
}

// both draws what somebody else has changed since the form was begun: what the
// person saw, and what it is now.
func both(f *frame.Frame, s *casework.Stale) effect {
	return func(b canvas.Box) {
		y := b.Fold(0, f.Text("house.stale", s.By, f.Lang.HouseholdAct(s.Act)), canvas.Bad)
		for _, d := range s.Differences {
			y = b.Fold(y, "  "+f.Lang.DifferenceLine(d), canvas.Accent)
		}
		b.Fold(y+1, f.Text("house.stale_take", f.Lang.KeyName("ctrl+t")), canvas.Plain)
	}
}
