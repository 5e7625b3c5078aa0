package tui

import (
	"maps"
	"sync/atomic"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// decisionForm is a decision on an award as it is typed 拟作决定, with what it does
// beside it.
type decisionForm struct {
	*paper
	kind      calc.DecisionKind
	household *calc.Household
	month     calc.Month
	key       calc.AwardKey          // without the person where that is chosen in the form
	terms     *casework.ProgramTerms // of a determination
	last      *calc.Facts            // what the award rests on now; nil of a new one

	application string // that it follows, by its number; "" for none

	person   string            // chosen in the form, whose class has been filled in
	blank    map[string]string // as it begins
	tried    atomic.Pointer[casework.Preview]
	checking frame.Pending
}

// proposed is what a form is about.
type proposed struct {
	file  *casework.File
	kind  calc.DecisionKind
	key   calc.AwardKey
	terms *casework.ProgramTerms
	last  *calc.Facts
	whose string // name of a person's award; "" where the person is chosen in the form
	// application is the number of the approved one that a determination follows, "" of none.
	application string
	// filled are fields as a visit found them; nil for a form that begins with what stands.
	filled map[string]string
}

// newDecision is a form for a decision, with what was kept of it.
func newDecision(f *frame.Frame, p proposed) *decisionForm {
	d := &decisionForm{kind: p.kind, household: p.file.Household, month: p.file.Month, key: p.key, terms: p.terms, last: p.last, application: p.application}
	named := p.key
	if named.Person == anybody {
		named.Person = ""
	}
	d.paper = &paper{
		f:     f,
		title: f.Text("decide.title", f.Lang.DecisionName(p.kind), string(p.key.Household), calledBy(p.file.Household), f.Lang.AwardName(named, p.whose)),
		draft: "decision/" + p.kind.String() + "/" + string(p.key.Household) + "/" + string(p.key.Program) + "/" + p.key.Person.Tail(),
		try:   d.attempt, hand: d.check, adapt: d.fit,
		more: []frame.Action{
			{Key: "ctrl+e", Name: f.Text("decide.why"), Do: func() tea.Cmd { return explainDecision(f, d.tried.Load()) }},
			{Key: "ctrl+x", Name: f.Text("decide.discard"), Do: d.discard},
		},
	}
	d.form = form.New(d.fields()...)
	d.preset()
	d.fill(p.filled)
	d.blank = d.form.Values()
	if kept := f.Draft(d.draft); kept != nil {
		d.person = kept["person"]
	}
	d.start()
	return d
}

// Draft keeps nothing of a form in which nothing was typed; a person who is not
// insured is kept as such.
func (d *decisionForm) Draft() (string, map[string]string) {
	values := d.form.Values()
	if maps.Equal(values, d.blank) {
		return d.draft, nil
	}
	for i := range d.household.Members {
		if key := insuredKey(&d.household.Members[i]); d.form.Field(key) != nil && values[key] == "" {
			values[key] = "no"
		}
	}
	return d.draft, values
}

// discard asks whether to forget the form and what was kept of it.
func (d *decisionForm) discard() tea.Cmd {
	return d.f.Confirm(d.title, []string{d.f.Text("decide.discard_text")}, func() tea.Cmd { return d.done(d.f.Text("decide.discarded")) })
}

// attempt asks what the decision would do with the fields as they are. A refusal
// stands in the place of its effect.
func (d *decisionForm) attempt(o *casework.Office, values map[string]string) (effect, error) {
	if d.nobody(values) {
		return func(b canvas.Box) { b.Fold(0, d.f.Text("decide.nobody"), canvas.Warn) }, nil
	}
	q, unread := d.proposal(values, false)
	v, err := o.Preview(q)
	if err == nil {
		d.tried.Store(v)
	}
	return func(b canvas.Box) {
		y := 0
		if unread {
			y = b.Fold(y, d.f.Text("decide.unread"), canvas.Warn)
		}
		if err == nil {
			decisionEffect(b.In(0, y, b.W, b.H-y), d.f, v)
			return
		}
		for _, line := range decisionRefused(d.f, err) {
			y = b.Fold(y, line, canvas.Warn)
		}
	}, nil
}

// check looks at what is about to be recorded and asks.
func (d *decisionForm) check() tea.Cmd {
	q, _ := d.proposal(d.form.Values(), true)
	return frame.Read(d.f, &d.checking, func(o *casework.Office) (*casework.Preview, error) { return o.Preview(q) }, func(v *casework.Preview, err error) tea.Cmd {
		switch {
		case err != nil:
			return sayRefused(d.f, err)
		case v.Missing != nil:
			return sayRefused(d.f, v.Missing)
		}
		lines := append(decisionLines(d.f, v), "", d.f.Text("decide.record_text"))
		return d.f.Confirm(d.f.Text("decide.record_ask"), lines, func() tea.Cmd { return d.record(q, v) })
	})
}

// record hands in what was shown; what has changed since is shown beside it.
func (d *decisionForm) record(q *casework.Proposal, shown *casework.Preview) tea.Cmd {
	seen := shown.Basis.Digest()
	return frame.Try(d.f, func(o *casework.Office) (*casework.Preview, error) { return o.Record(q, &seen) }, func(v *casework.Preview, err error) tea.Cmd {
		switch {
		case calc.Refused(err, "decision.moved_on"):
			return tea.Batch(d.look(), d.moved(q, shown))
		case err != nil:
			return tea.Batch(d.look(), sayRefused(d.f, err))
		}
		return d.done(d.f.Text("await.recorded", decimalOf(v.Number)))
	})
}

// moved shows what was seen and what it is now.
func (d *decisionForm) moved(q *casework.Proposal, shown *casework.Preview) tea.Cmd {
	return frame.Read(d.f, &d.checking, func(o *casework.Office) (*casework.Preview, error) { return o.Preview(q) }, func(v *casework.Preview, err error) tea.Cmd {
		if err != nil {
			return sayRefused(d.f, err)
		}
		return sayMoved(d.f, shown, v)
	})
}

// sayMoved shows two versions of what a decision does: the one that was seen and
// that of now.
func sayMoved(f *frame.Frame, seen, now *casework.Preview) tea.Cmd {
	lines := []string{f.Text("decide.moved"), "", f.Text("decide.moved_seen")}
	lines = append(lines, decisionLines(f, seen)[1:]...)
	lines = append(lines, "", f.Text("decide.moved_now"))
	lines = append(lines, decisionLines(f, now)[1:]...)
	return f.Say(f.Text("frame.wrong"), append(lines, "", f.Text("decision.moved_on")))
}
