package tui

import (
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/frame"
)

// awardList is all awards 全部待遇, narrowed by programme, township and state.
type awardList struct {
	f         *frame.Frame
	all       []awardLine
	shown     []int
	townships []string
	program   calc.Program
	township  string
	standing  entitlement.Standing // None is any
	total     calc.Money
	list      frame.List
	reading   frame.Pending
	asking    frame.Pending
}

// awardLine is an award as the list shows it.
type awardLine struct {
	key      calc.AwardKey
	head     string
	township string
	village  string
	standing entitlement.Standing
	people   int
	amount   calc.Money
	wrong    bool
	last     string
}

func newAwardList(f *frame.Frame) *awardList { return &awardList{f: f} }

func (a *awardList) Title() string { return a.f.Text("awards.title") }

func (a *awardList) Start() tea.Cmd {
	lang := a.f.Lang
	return frame.Read(a.f, &a.reading, func(o *casework.Office) (lines []awardLine, err error) {
		_, err = o.Awards(casework.AwardFilter{}, func(r *casework.AwardRow) error {
			lines = append(lines, awardLine{
				r.AwardKey, r.Head, r.Township, r.Village, r.Now.Standing, r.Now.People(), r.Now.Total(), r.Error != nil,
				lang.LastDecision(&r.Decisions[len(r.Decisions)-1]),
			})
			return nil
		})
		return lines, err
	}, func(lines []awardLine, err error) tea.Cmd {
		if err != nil {
			return tea.Batch(a.f.Close(), a.f.Fail(err))
		}
		a.all, a.townships = lines, nil
		for i := range lines {
			if !slices.Contains(a.townships, lines[i].township) {
				a.townships = append(a.townships, lines[i].township)
			}
		}
		a.narrow()
		return nil
	})
}

// narrow finds what the filters leave.
func (a *awardList) narrow() {
	a.shown, a.total = a.shown[:0], 0
	for i := range a.all {
		x := &a.all[i]
		if a.program != "" && x.key.Program != a.program || a.township != "" && x.township != a.township || a.standing != entitlement.None && x.standing != a.standing {
			continue
		}
		a.shown = append(a.shown, i)
		a.total += x.amount
	}
	a.list.SetRows(len(a.shown))
}

func (a *awardList) Update(msg tea.KeyMsg) tea.Cmd {
	a.list.Key(msg)
	return nil
}

// at is the award at the cursor; nil where there is none.
func (a *awardList) at() *awardLine {
	if a.list.At >= len(a.shown) {
		return nil
	}
	return &a.all[a.shown[a.list.At]]
}

func (a *awardList) Actions() []frame.Action {
	x := a.at()
	open := frame.Action{Key: "enter", Name: a.f.Text("awards.open"), Do: func() tea.Cmd { return a.f.Open(newFile(a.f, x.key.Household)) }}
	why := frame.Action{Key: "e", Name: a.f.Text("awards.explain"), Do: func() tea.Cmd {
		return explain(a.f, &a.asking, x.key.Household, x.key.Program, a.f.Today().Month(), casework.Look{})
	}}
	if x == nil {
		open.Why, why.Why = a.f.Text("awards.none"), a.f.Text("awards.none")
	}
	return []frame.Action{
		open, why,
		{Key: "p", Name: a.f.Text("awards.program"), Do: a.byProgram},
		{Key: "t", Name: a.f.Text("awards.township"), Do: a.byTownship},
		{Key: "s", Name: a.f.Text("awards.state"), Do: a.byState},
	}
}

// byProgram, byTownship and byState ask what the list is narrowed to.
func (a *awardList) byProgram() tea.Cmd {
	programs := []calc.Program{""}
	for i := range a.all {
		if p := a.all[i].key.Program; !slices.Contains(programs, p) {
			programs = append(programs, p)
		}
	}
	return chooseOf(a, a.f.Text("awards.program"), programs, a.f.Lang.Program, func(p calc.Program) { a.program = p })
}

func (a *awardList) byTownship() tea.Cmd {
	return chooseOf(a, a.f.Text("awards.township"), append([]string{""}, a.townships...), func(t string) string { return t }, func(t string) { a.township = t })
}

func (a *awardList) byState() tea.Cmd {
	states := []entitlement.Standing{entitlement.None, entitlement.Determined, entitlement.Tapering, entitlement.Suspended, entitlement.TaperEnded, entitlement.Stopped}
	return chooseOf(a, a.f.Text("awards.state"), states, a.f.Lang.Standing, func(s entitlement.Standing) { a.standing = s })
}

// chooseOf asks which of some values the list is narrowed to; the first, the zero
// value, is all.
func chooseOf[T any](a *awardList, title string, values []T, name func(T) string, take func(T)) tea.Cmd {
	options := []frame.Option{{Text: a.f.Text("awards.all")}}
	for _, v := range values[1:] {
		options = append(options, frame.Option{Text: name(v)})
	}
	return a.f.Choose(title, options, func(i int) tea.Cmd {
		take(values[i])
		a.narrow()
		return nil
	})
}

// filtered says what the list is narrowed to.
func (a *awardList) filtered() (text string) {
	add := func(code, value string) {
		if value != "" {
			text += a.f.Text("awards.filter", a.f.Text(code), value) + "  "
		}
	}
	if a.program != "" {
		add("awards.program", a.f.Lang.Program(a.program))
	}
	add("awards.township", a.township)
	if a.standing != entitlement.None {
		add("awards.state", a.f.Lang.Standing(a.standing))
	}
	return text
}

func (a *awardList) View(b canvas.Box) {
	head, rest := b.Top(2)
	head.Text(1, 0, a.f.Text("awards.counted", strconv.Itoa(len(a.shown)), a.total.String(), a.filtered()), canvas.Strong)
	columns := []frame.Column{
		{Heading: a.f.Text("await.household"), Width: 7},
		{Heading: a.f.Text("await.head"), Width: 8},
		{Heading: a.f.Text("await.what"), Width: 14, Share: 1},
		{Heading: a.f.Text("awards.state"), Width: 10},
		{Heading: a.f.Text("awards.people"), Width: 3, Right: true},
		{Heading: a.f.Text("awards.amount"), Width: 10, Right: true},
		{Heading: a.f.Text("awards.village"), Width: 16, Share: 3},
		{Heading: a.f.Text("awards.last"), Width: 24},
	}
	spans := frame.Table(columns, rest.W-2)
	frame.Headings(head.In(0, 1, head.W, 1), columns, spans)
	a.list.Draw(rest, true, func(i int, line canvas.Box, style canvas.Style) {
		x := &a.all[a.shown[i]]
		amount := x.amount.String()
		if x.wrong {
			amount, style = a.f.Text("await.uncounted"), canvas.Bad
		}
		for at, text := range []string{
			string(x.key.Household), x.head, a.f.Lang.AwardName(x.key, ""), a.f.Lang.Standing(x.standing), strconv.Itoa(x.people), amount, x.township + x.village, x.last,
		} {
			spans[at].Text(line, text, style)
		}
	})
}
