package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/procedure"
	"doudi/store/casework"
	"doudi/tui/frame"
)

// decisionActions are what can be done about decisions from a household's file, award being the one at the cursor, nil for none.
func decisionActions(f *frame.Frame, file *casework.File, award *casework.AwardFile) []frame.Action {
	role := why(f, casework.RecordDecision)
	about := func(key, name string, kind calc.DecisionKind) frame.Action {
		a := frame.Action{Key: key, Name: name, Why: role, Do: func() tea.Cmd { return decideOn(f, file, award, kind) }}
		switch {
		case role != "":
		case award == nil:
			a.Why = f.Text("decide.no_award")
		case ended(award, file.Month):
			a.Why = f.Text("decide.over")
		}
		return a
	}
	hold := about("u", f.Text("decide.suspend"), calc.Suspend)
	if award != nil && award.Now.Standing == entitlement.Suspended {
		hold = about("u", f.Text("decide.resume"), calc.Resume)
	}
	notice := frame.Action{Key: "n", Name: f.Text("decide.notice"), Why: why(f, casework.IssueNotices), Do: func() tea.Cmd { return askNotice(f, file, award) }}
	switch {
	case notice.Why != "":
	case award == nil:
		notice.Why = f.Text("decide.no_award")
	case len(noticed(award)) == 0:
		notice.Why = f.Text("letter.imported")
	}
	return []frame.Action{
		{Key: "d", Name: f.Text("decide.determine"), Why: role, Do: func() tea.Cmd { return determine(f, file, award) }},
		about("t", f.Text("decide.taper"), calc.Taper),
		about("s", f.Text("decide.stop"), calc.Stop),
		hold,
		{Key: "v", Name: f.Text("decide.waiting"), Why: why(f, casework.ReadCases), Do: func() tea.Cmd { return seeWaiting(f, file.Household.Number) }},
		notice,
	}
}

// ended says whether an award is over and nothing later was decided on it.
func ended(a *casework.AwardFile, m calc.Month) bool {
	over := a.Now.Standing == entitlement.Stopped || a.Now.Standing == entitlement.TaperEnded
	for i := range a.Decisions {
		over = over && a.Decisions[i].From <= m
	}
	return over
}

// nameOf is the name of the person of an award, "" of a household's.
func nameOf(h *calc.Household, id calc.IDNumber) string {
	if m := h.Member(id); m != nil {
		return m.Name
	}
	return ""
}

// decideOn opens the form of a decision on an award that there is.
func decideOn(f *frame.Frame, file *casework.File, award *casework.AwardFile, kind calc.DecisionKind) tea.Cmd {
	return f.Open(newDecision(f, proposed{file: file, kind: kind, key: award.AwardKey, whose: nameOf(file.Household, award.Person)}))
}

// determine asks what is to be determined, the award at the cursor first, and
// opens its form 核定.
func determine(f *frame.Frame, file *casework.File, award *casework.AwardFile) tea.Cmd {
	number := file.Household.Number
	return frame.Read(f, new(frame.Pending), func(o *casework.Office) (*casework.Terms, error) { return o.Terms(number) }, func(t *casework.Terms, err error) tea.Cmd {
		if err != nil {
			return sayRefused(f, err)
		}
		var forms []proposed
		var options []frame.Option
		for _, x := range t.Applications {
			if p := following(f, file, t, x); p.terms != nil {
				options = append(options, frame.Option{Text: f.Text("decide.follows", x.Number, f.Lang.AwardName(p.key, p.whose)), Note: f.Text("decide.approved")})
				forms = append(forms, p)
			}
		}
		for _, a := range determinable(file, award) {
			option, p := again(f, file, t, a)
			if p.terms != nil {
				options, forms = append(options, option), append(forms, p)
			}
		}
		for i := range t.Programs {
			more, made := anew(f, file, t, &t.Programs[i])
			options, forms = append(options, more...), append(forms, made...)
		}
		return f.Choose(f.Text("decide.which"), options, func(i int) tea.Cmd { return f.Open(newDecision(f, forms[i])) })
	})
}

// following is the determination that an approved application asks for 依申请核定; its
// terms are nil where it is not approved, or the tables do not have the programme.
func following(f *frame.Frame, file *casework.File, t *casework.Terms, x *casework.ApplicationFile) proposed {
	key := calc.AwardKey{Household: file.Household.Number, Program: x.Program, Person: x.Person}
	p := proposed{file: file, kind: calc.Determine, key: key, whose: nameOf(file.Household, x.Person), application: x.Number}
	if x.Stage == procedure.IsApproved {
		p.terms = termsOf(t, x.Program)
	}
	return p
}

// determinable are the awards of a file, the one at the cursor first.
func determinable(file *casework.File, award *casework.AwardFile) (list []*casework.AwardFile) {
	if award != nil {
		list = append(list, award)
	}
	for i := range file.Awards {
		if a := &file.Awards[i]; award == nil || a.AwardKey != award.AwardKey {
			list = append(list, a)
		}
	}
	return list
}

// again is a new determination of an award that there is; its terms are nil where
// the tables have the programme no more.
func again(f *frame.Frame, file *casework.File, t *casework.Terms, a *casework.AwardFile) (frame.Option, proposed) {
	whose := nameOf(file.Household, a.Person)
	p := proposed{file: file, kind: calc.Determine, key: a.AwardKey, terms: termsOf(t, a.Program), whose: whose}
	if a.Now.Basis != nil {
		p.last = a.Now.Basis.Facts
	}
	option := frame.Option{Text: f.Text("decide.again", f.Lang.AwardName(a.AwardKey, whose)), Note: f.Text("decide.holds", f.Lang.Standing(a.Now.Standing), a.Now.Total().String())}
	if waitsOn(t, a.AwardKey) {
		option.Why = f.Text("decide.waits")
	}
	return option, p
}

// anew are the ways in which a programme can be begun: for the household, for one
// of its people.
func anew(f *frame.Frame, file *casework.File, t *casework.Terms, terms *casework.ProgramTerms) (options []frame.Option, forms []proposed) {
	key := calc.AwardKey{Household: file.Household.Number, Program: terms.Program}
	note := ""
	if terms.From != 0 {
		note = f.Text("decide.begins", terms.From.String())
	}
	name := f.Lang.Program(terms.Program)
	if terms.Whole && !holds(file, key) {
		option := frame.Option{Text: f.Text("decide.new_whole", name), Note: note}
		if waitsOn(t, key) {
			option.Why = f.Text("decide.waits")
		}
		options = append(options, option)
		forms = append(forms, proposed{file: file, kind: calc.Determine, key: key, terms: terms})
	}
	if terms.Personal && len(file.Household.Members) > 0 {
		text := f.Text("decide.new_person", name)
		if terms.Whole {
			text = f.Text("decide.new_single", name)
		}
		key.Person = anybody
		options = append(options, frame.Option{Text: text, Note: note})
		forms = append(forms, proposed{file: file, kind: calc.Determine, key: key, terms: terms})
	}
	return options, forms
}

func termsOf(t *casework.Terms, program calc.Program) *casework.ProgramTerms {
	for i := range t.Programs {
		if t.Programs[i].Program == program {
			return &t.Programs[i]
		}
	}
	return nil
}

func waitsOn(t *casework.Terms, key calc.AwardKey) bool {
	for _, w := range t.Waits {
		if w == key {
			return true
		}
	}
	return false
}

func holds(file *casework.File, key calc.AwardKey) bool {
	for i := range file.Awards {
		if file.Awards[i].AwardKey == key {
			return true
		}
	}
	return false
}

// seeWaiting opens the decision of a household that waits; of several it asks
// which.
func seeWaiting(f *frame.Frame, n calc.HouseholdNumber) tea.Cmd {
	return frame.Read(f, new(frame.Pending), func(o *casework.Office) ([]casework.Waiting, error) {
		return o.Awards(casework.AwardFilter{Household: n}, func(*casework.AwardRow) error { return nil })
	}, func(list []casework.Waiting, err error) tea.Cmd {
		switch {
		case err != nil:
			return f.Fail(err)
		case len(list) == 0:
			return f.Warn(f.Text("decide.none_waits"))
		case len(list) == 1:
			return f.Open(newAwaiting(f, list[0].Number))
		}
		options := make([]frame.Option, len(list))
		for i := range list {
			w := &list[i]
			options[i] = frame.Option{
				Text: f.Lang.AwardName(w.AwardKey, "") + " " + f.Lang.DecisionName(w.Decision.Kind), Note: f.Text("decide.begins", w.Decision.From.String()),
			}
		}
		return f.Choose(f.Text("decide.which_waits"), options, func(i int) tea.Cmd { return f.Open(newAwaiting(f, list[i].Number)) })
	})
}
