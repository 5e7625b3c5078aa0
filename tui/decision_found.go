package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// outcomeKinds are the decisions by which the outcomes of a visit become awards.
var outcomeKinds = map[review.Outcome]calc.DecisionKind{
	review.Up: calc.Determine, review.Down: calc.Determine, review.Update: calc.Determine,
	review.Withdraw: calc.Taper, review.Hold: calc.Suspend, review.Cease: calc.Stop,
}

// decideFound asks which of the awards that a visit found not to stay as they are
// is to be decided on now, and opens its form, filled in by what was found. There
// is nothing to ask where all stay, or where somebody else decides.
func decideFound(f *frame.Frame, p *frame.Pending, x *casework.HomeVisit, done *casework.Visited) tea.Cmd {
	var open []*casework.VisitedAward
	for i := range done.Awards {
		if done.Awards[i].Outcome != review.Keep {
			open = append(open, &done.Awards[i])
		}
	}
	if len(open) == 0 || why(f, casework.RecordDecision) != "" {
		return nil
	}
	type known struct {
		file  *casework.File
		terms *casework.Terms
	}
	return frame.Read(f, p, func(o *casework.Office) (k known, err error) {
		if k.file, err = o.Show(done.Household); err == nil {
			k.terms, err = o.Terms(done.Household)
		}
		return k, err
	}, func(k known, err error) tea.Cmd {
		if err != nil {
			return f.Fail(err)
		}
		options, forms := make([]frame.Option, len(open)), make([]proposed, len(open))
		for i, a := range open {
			options[i], forms[i] = foundForm(f, k.file, k.terms, x, a)
		}
		return f.Choose(f.Text("visit.go_decide", string(done.Household)), options, func(i int) tea.Cmd {
			d := newDecision(f, forms[i])
			if f.Draft(d.draft) != nil {
				return tea.Batch(f.Open(d), f.Warn(f.Text("visit.drafted")))
			}
			return f.Open(d)
		})
	})
}

// foundForm is the decision that a visit leads to, as it is offered and as its form
// begins.
func foundForm(f *frame.Frame, file *casework.File, t *casework.Terms, x *casework.HomeVisit, found *casework.VisitedAward) (frame.Option, proposed) {
	p := proposed{file: file, kind: outcomeKinds[found.Outcome], key: found.AwardKey, whose: nameOf(file.Household, found.Person), filled: filledBy(f, x, found)}
	option := frame.Option{
		Text: f.Lang.AwardName(found.AwardKey, p.whose) + "  " + f.Lang.DecisionName(p.kind),
		Note: f.Text("visit.money", found.From.String(), found.Before.String(), found.After.String(), signedChange(found.Before, found.After)),
	}
	if p.kind == calc.Determine {
		for i := range file.Awards {
			if file.Awards[i].AwardKey == found.AwardKey {
				_, p = again(f, file, t, &file.Awards[i])
				p.filled = filledBy(f, x, found)
			}
		}
		if p.terms == nil {
			option.Why = f.Text("visit.no_terms")
		}
	}
	if waitsOn(t, found.AwardKey) {
		option.Why = f.Text("decide.waits")
	}
	return option, p
}

// filledBy are the fields of a decision as a visit found them: from when, the terms,
// and why.
func filledBy(f *frame.Frame, x *casework.HomeVisit, found *casework.VisitedAward) map[string]string {
	var changes []string
	for _, code := range found.Changes {
		changes = append(changes, f.Lang.ReviewFinding(code))
	}
	reason := f.Text("visit.reason", x.Day.String(), x.Findings)
	if len(changes) > 0 {
		reason = f.Text("visit.reason_of", reason, strings.Join(changes, f.Text("visit.and")))
	}
	filled := map[string]string{"from": found.From.String(), "reviewed": x.Day.String(), "reason": reason}
	if found.Until != 0 {
		filled["until"] = found.Until.String()
	}
	if found.Stop != 0 {
		filled["cause"] = found.Stop.String()
	}
	if found.Facts == nil {
		return filled
	}
	filled["class"], filled["mode"] = found.Facts.Class, found.Facts.Mode.String()
	for i := range found.Facts.Insured {
		filled[insuredPrefix+string(found.Facts.Insured[i].ID)] = form.Yes
	}
	if amount, exact := found.Facts.Income.PerCapita.Money(); found.Facts.Income.Given && exact {
		filled["income"], filled["percapita"] = "given", amount.String()
	}
	return filled
}

// fill fills in what a visit found: of the people those it found to be insured and
// no others.
func (d *decisionForm) fill(filled map[string]string) {
	if filled == nil {
		return
	}
	for i := range d.household.Members {
		d.form.Set(insuredKey(&d.household.Members[i]), "")
	}
	for key, value := range filled {
		d.form.Set(key, value)
	}
}
