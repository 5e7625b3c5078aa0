package tui

import (
	"errors"
	"strconv"
	"strings"
	"sync/atomic"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// turning is a form by which households change 家庭变更: beside it stands what it
// would do, and what is done is what was shown.
type turning struct {
	*paper
	number calc.HouseholdNumber // "" for a household not yet on file
	act    deed
	needs  []string // fields without which nothing can be said before
	// anew makes the form for the household as somebody else has left it.
	anew    func(*casework.File) *turning
	then    func(*casework.HouseholdDone) tea.Cmd // what follows the act; nil for nothing
	stale   atomic.Pointer[casework.Stale]        // what somebody else has changed since: trying finds it, beside the keyboard
	reading frame.Pending
}

// deed is an act on households by what stands in the fields.
type deed func(o *casework.Office, values map[string]string, c casework.HouseholdChange) (*casework.HouseholdDone, error)

// Names of fields that every such form has.
const (
	fieldFrom   = "from"
	fieldReason = "reason"
	fieldSeen   = "seen" // the revision that the person saw
)

// newTurning is a form of fields about a household, nil for one not yet on file,
// with the month from which it counts and the reason why. name is that of the act
// among its drafts.
func newTurning(x *houseFields, of *casework.File, name, title string, act deed) *turning {
	f := x.f
	x.with(&formField{Key: fieldFrom, Label: f.Text("house.from"), Limit: 30, Check: monthChecked(f)}, (f.Today().Month() + 1).String())
	x.add(&formField{Key: fieldReason, Label: f.Text("house.reason"), Check: neededText(f, "file.reason_missing")})
	t := &turning{act: act}
	if of != nil {
		t.number = of.Household.Number
		title += " · " + string(t.number) + " " + calledBy(of.Household)
		name += " " + string(t.number)
		x.with(&formField{Key: fieldSeen, Hidden: true}, strconv.FormatUint(of.Household.Revision, 10))
	}
	t.paper = &paper{f: f, title: title, draft: "household " + name, form: x.form(), try: t.tried, hand: t.hand}
	return t
}

// begin opens the form, with what was kept of it.
func (t *turning) begin() tea.Cmd {
	kept := t.f.Draft(t.draft)
	t.start()
	clearEmptied(t.form, kept)
	t.adapted()
	return t.f.Open(t)
}

// Actions are those of every form, and the way out of a conflict.
func (t *turning) Actions() []frame.Action {
	all := t.paper.Actions()
	if t.anew == nil {
		return all
	}
	take := frame.Action{Key: "ctrl+t", Name: t.f.Text("house.take"), Do: t.take, Aside: true}
	if t.stale.Load() == nil {
		take.Why = t.f.Text("house.no_conflict")
	} else {
		take.Aside = false
	}
	return append([]frame.Action{all[0], take}, all[1:]...)
}

// change is what the fields state of every act.
func (t *turning) change(values map[string]string) casework.HouseholdChange {
	from, _ := calc.ParseMonth(values[fieldFrom]) // 0 is refused, and the field says so
	c := casework.HouseholdChange{From: from, Reason: strings.TrimSpace(values[fieldReason])}
	if seen, err := strconv.ParseUint(values[fieldSeen], 10, 64); err == nil {
		c.Seen = map[calc.HouseholdNumber]uint64{t.number: seen}
	}
	return c
}

// dry tries the act and takes it back.
func (t *turning) dry(o *casework.Office, values map[string]string, c casework.HouseholdChange) (*casework.HouseholdDone, error) {
	trial := *o
	trial.Dry = true
	return t.act(&trial, values, c)
}

// tried is what the act would do; the reason may still be missing then.
func (t *turning) tried(o *casework.Office, values map[string]string) (effect, error) {
	for _, key := range t.needs {
		if values[key] == "" {
			return saysAlone(t.f.Text("house.fill"), canvas.Dim), nil
		}
	}
	c := t.change(values)
	if c.Reason == "" {
		c.Reason = t.title
	}
	done, err := t.dry(o, values, c)
	stale := t.conflict(err)
	t.stale.Store(stale)
	switch {
	case stale != nil:
		return bothVersions(t.f, stale), nil
	case err != nil:
		return nil, err
	case !done.Changed():
		return saysAlone(t.f.Lang.NothingToChange(t.number), canvas.Dim), nil
	}
	return turned(t.f, done), nil
}

// conflict is what somebody else has changed of the form's own household.
func (t *turning) conflict(err error) *casework.Stale {
	var stale *casework.Stale
	if errors.As(err, &stale) && stale.Household == t.number {
		return stale
	}
	return nil
}

// hand shows what the act does and, where that is agreed to, does just that.
func (t *turning) hand() tea.Cmd {
	values := t.form.Values()
	c := t.change(values)
	return frame.Try(t.f, func(o *casework.Office) (*casework.HouseholdDone, error) { return t.dry(o, values, c) }, func(done *casework.HouseholdDone, err error) tea.Cmd {
		switch {
		case err != nil:
			return t.failed(err)
		case !done.Changed():
			return t.f.Warn(t.f.Lang.NothingToChange(t.number))
		}
		return t.f.Confirm(t.title, turnedLines(t.f, done), func() tea.Cmd {
			c.Seen = done.Seen
			return t.do(values, c)
		})
	})
}

// do does the act.
func (t *turning) do(values map[string]string, c casework.HouseholdChange) tea.Cmd {
	return frame.Try(t.f, func(o *casework.Office) (*casework.HouseholdDone, error) { return t.act(o, values, c) }, func(done *casework.HouseholdDone, err error) tea.Cmd {
		if err != nil {
			return t.failed(err)
		}
		text := t.f.Lang.Done()
		if n := len(done.Effects); n > 0 {
			text = t.f.Text("house.done_due", strconv.Itoa(n))
		}
		back := t.paper.done(text)
		if t.then == nil {
			return back
		}
		return tea.Batch(back, t.then(done))
	})
}

// failed says what was wrong; what somebody else has changed stands beside the
// form.
func (t *turning) failed(err error) tea.Cmd {
	if t.conflict(err) != nil {
		return tea.Batch(t.look(), t.f.Warn(t.f.Text("house.conflict")))
	}
	var other *casework.Stale // of a household that the act is about too
	if !errors.As(err, &other) {
		return t.f.Fail(err)
	}
	var lines []string
	for _, d := range other.Differences {
		lines = append(lines, t.f.Lang.DifferenceLine(d))
	}
	lines = append(lines, t.f.Lang.HouseholdStale(other.Household, other.Seen, other.Now, other.By, other.Act))
	return tea.Batch(t.look(), t.f.Say(t.title, lines))
}

// take takes the household as somebody else has left it into the form; what the
// person has typed stays.
func (t *turning) take() tea.Cmd {
	return frame.Read(t.f, &t.reading, func(o *casework.Office) (*casework.File, error) { return o.Show(t.number) }, func(now *casework.File, err error) tea.Cmd {
		if err != nil {
			return t.f.Fail(err)
		}
		next := t.anew(now)
		if next == nil {
			return tea.Batch(t.f.Close(), t.f.Warn(t.f.Text("house.gone")))
		}
		mine, at := t.form.Values(), t.form.Focused()
		back := t.f.Close()
		keepTyped(next.form, mine)
		next.adapted()
		next.form.Focus(at)
		return tea.Batch(back, t.f.Open(next), t.f.Tell(t.f.Text("house.taken")))
	})
}
