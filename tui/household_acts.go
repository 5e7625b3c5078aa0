package tui

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/frame"
)

// householdActions are the acts by which a household changes, from its file.
func householdActions(f *frame.Frame, file *casework.File) []frame.Action {
	not := why(f, casework.ChangeCases)
	if not == "" && file.Closed {
		not = f.Text("house.ended")
	}
	account := frame.Action{Key: "A", Name: f.Text("house.answer"), Do: func() tea.Cmd { return answerAccount(f, file) }}
	switch {
	case file.Asked == nil:
		account.Why, account.Aside = f.Text("house.nothing_asked"), true
	case why(f, casework.ConfirmAccount) != "" && file.Asked.Maker.By != f.Standing.Operator:
		account.Why = why(f, casework.ConfirmAccount)
	}
	return []frame.Action{
		{Key: "m", Name: f.Text("house.members"), Do: func() tea.Cmd { return chooseMemberAct(f, file) }, Why: not},
		{Key: "c", Name: f.Text("house.change"), Do: func() tea.Cmd { return chooseChange(f, file) }, Why: not},
		{Key: "x", Name: f.Text("house.apart"), Do: func() tea.Cmd { return chooseApart(f, file) }, Why: not},
		account,
	}
}

// chosenAct is one of several acts that a key offers.
type chosenAct struct {
	code string // of its name
	why  string
	do   func() tea.Cmd
}

// chooseAct asks which of several acts.
func chooseAct(f *frame.Frame, title string, acts []chosenAct) tea.Cmd {
	options := make([]frame.Option, len(acts))
	for i, a := range acts {
		options[i] = frame.Option{Text: f.Text(a.code), Why: a.why}
	}
	return f.Choose(title, options, func(i int) tea.Cmd { return acts[i].do() })
}

// chooseMemberAct asks what is to be done about the household's members 成员变动.
func chooseMemberAct(f *frame.Frame, file *casework.File) tea.Cmd {
	alone := ""
	if len(file.Household.Members) < 2 {
		alone = f.Text("house.alone")
	}
	return chooseAct(f, f.Text("house.members"), []chosenAct{
		{"house.particulars", "", func() tea.Cmd { return choosePerson(f, file, "house.particulars", nil, personForm) }},
		{"house.birth", "", func() tea.Cmd { return birthForm(f, file).begin() }},
		{"house.join", "", func() tea.Cmd { return joinForm(f, file).begin() }},
		{"house.death", "", func() tea.Cmd { return choosePerson(f, file, "house.death", nil, deathForm) }},
		{"house.leave", alone, func() tea.Cmd { return choosePerson(f, file, "house.leave", notHead, leaveForm) }},
		{"house.head", alone, func() tea.Cmd { return choosePerson(f, file, "house.head", alreadyHead, headForm) }},
	})
}

// memberForm makes the form of an act on one member; nil where they are no member
// any more.
type memberForm func(f *frame.Frame, file *casework.File, id calc.IDNumber) *turning

// choosePerson asks about whom an act is; not says who cannot be chosen, and why.
func choosePerson(f *frame.Frame, file *casework.File, code string, not func(*frame.Frame, *calc.Member) string, made memberForm) tea.Cmd {
	members := file.Household.Members
	options := make([]frame.Option, len(members))
	for i := range members {
		m := &members[i]
		options[i] = frame.Option{Text: nameTail(m), Note: wording.Label(f.Lang, m.Relation) + " " + strconv.Itoa(m.ID.Birth().AgeIn(file.Month))}
		if not != nil {
			options[i].Why = not(f, m)
		}
	}
	return f.Choose(f.Text(code), options, func(i int) tea.Cmd { return made(f, file, members[i].ID).begin() })
}

// nameTail is a member's name with the tail of their number.
func nameTail(m *calc.Member) string { return m.Name + " " + m.ID.Tail() }

func notHead(f *frame.Frame, m *calc.Member) string {
	if m.Relation == calc.Head {
		return f.Text("house.head_first")
	}
	return ""
}

func alreadyHead(f *frame.Frame, m *calc.Member) string {
	if m.Relation == calc.Head {
		return f.Text("house.is_head")
	}
	return ""
}

// ofMember makes an act on a member over again for the household as it is now.
func ofMember(f *frame.Frame, id calc.IDNumber, made memberForm) func(*casework.File) *turning {
	return func(now *casework.File) *turning { return made(f, now, id) }
}

// memberTitle is what an act on a member is called.
func memberTitle(f *frame.Frame, code string, m *calc.Member) string {
	return f.Text(code) + " · " + nameTail(m)
}
