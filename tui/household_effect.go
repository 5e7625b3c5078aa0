package tui

import (
	"strconv"
	"strings"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// turnLine is a line of what an act does, and how it is drawn.
type turnLine struct {
	text  string
	style canvas.Style
}

// saysAlone is the effect of nothing but a text.
func saysAlone(text string, style canvas.Style) effect {
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
		if y > b.H {
			foot, _ := b.Bottom(1)
			foot.Clear()
			foot.Text(0, 0, f.Text("house.more_lines", strconv.Itoa(y-b.H+1)), canvas.Dim)
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
func turnedTold(f *frame.Frame, done *casework.HouseholdDone) (lines []turnLine) {
	l := f.Lang
	say := func(text string, style canvas.Style) { lines = append(lines, turnLine{text, style}) }
	say(f.Text("house.from_on", l.HouseholdAct(done.Act), done.From.String()), canvas.Strong)
	lines = append(lines, moneyTold(f, done)...)
	for _, a := range done.Accounts {
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

// moneyTold tells what an act does to the money a month, and what must be decided
// for it.
func moneyTold(f *frame.Frame, done *casework.HouseholdDone) (lines []turnLine) {
	l := f.Lang
	if len(done.Effects) == 0 {
		return []turnLine{{l.NoAwardAffected(), canvas.Dim}}
	}
	var before, after calc.Money
	for i := range done.Effects {
		e := &done.Effects[i]
		if e.Error != nil {
			lines = append(lines, turnLine{l.EffectLine(wording.Screens, e), canvas.Bad})
			continue
		}
		before, after = before+e.Before, after+e.After
		what := l.Award(e.AwardKey)
		if len(done.Turns) == 1 {
			what = strings.TrimSpace(l.Program(e.Program) + " " + e.Person.Tail())
		}
		lines = append(lines, changeTold(f, what, e.Before, e.After), turnLine{"  " + l.EffectDue(e.Due), canvas.Dim})
	}
	if len(done.Effects) > 1 {
		lines = append([]turnLine{changeTold(f, f.Text("house.together"), before, after)}, lines...)
	}
	return append(lines, turnLine{l.DecideUntil(done.FinishBy), canvas.Dim})
}

// changeTold is an amount before and after.
func changeTold(f *frame.Frame, what string, before, after calc.Money) turnLine {
	style := canvas.Plain
	switch {
	case after > before:
		style = canvas.Good
	case after < before:
		style = canvas.Warn
	}
	return turnLine{f.Text("house.money", what, before.String(), after.String()) + houseDifference(f, before, after), style}
}

// houseDifference is by how much an amount rises or falls; "" where it does not.
func houseDifference(f *frame.Frame, before, after calc.Money) string {
	switch {
	case after > before:
		return f.Text("house.more", (after - before).String())
	case after < before:
		return f.Text("house.less", (before - after).String())
	}
	return ""
}

// turnTold tells of one household what is another after an act.
func turnTold(f *frame.Frame, t *casework.HouseholdTurn) (lines []turnLine) {
	l, old := f.Lang, t.Old
	switch {
	case old == nil:
		lines = append(lines, turnLine{l.HouseholdBegins(t.New.Number), canvas.Strong})
		old = &calc.Household{Number: t.New.Number}
	case t.Closed:
		lines = append(lines, turnLine{l.HouseholdEnds(t.New.Number), canvas.Strong})
	default:
		lines = append(lines, turnLine{l.HouseholdChanges(t.New.Number), canvas.Strong})
	}
	for _, d := range records.Differences(old, t.New) {
		lines = append(lines, turnLine{"  " + l.DifferenceLine(d), canvas.Plain})
	}
	return lines
}

// bothVersions draws what somebody else has changed since the form was begun: what the
// person saw, and what it is now.
func bothVersions(f *frame.Frame, s *casework.Stale) effect {
	return func(b canvas.Box) {
		y := b.Fold(0, f.Text("house.stale", s.By, f.Lang.HouseholdAct(s.Act)), canvas.Bad)
		for _, d := range s.Differences {
			y = b.Fold(y, "  "+f.Lang.DifferenceLine(d), canvas.Accent)
		}
		b.Fold(y+1, f.Text("house.stale_take", f.Lang.KeyName("ctrl+t")), canvas.Plain)
	}
}
