package tui

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// admin is the office's own matters 管理: who works in it, copies of the store,
// and how it and the machine are.
type admin struct {
	f       *frame.Frame
	list    frame.List
	people  []person
	wrong   error
	reading frame.Pending
	asking  frame.Pending
}

// person is an operator as the list shows them.
type person struct {
	name, roles, township string
	disabled              bool
}

func newAdmin(f *frame.Frame) frame.Screen { return &admin{f: f} }

func (a *admin) Title() string { return a.f.Text("tab.admin") }

func (a *admin) Start() tea.Cmd {
	return frame.Read(a.f, &a.reading, a.read, func(people []person, err error) tea.Cmd {
		a.people, a.wrong = people, err
		a.list.SetRows(len(people))
		return nil
	})
}

func (a *admin) read(o *casework.Office) ([]person, error) {
	list, err := o.Operators()
	people := make([]person, 0, len(list))
	for i := range list {
		x := &list[i]
		p := person{name: x.Name, township: string(x.Township), disabled: x.Disabled}
		var roles []string
		for _, r := range x.Roles {
			roles = append(roles, a.f.Lang.Role(string(r)))
		}
		if x.Machine {
			roles = []string{a.f.Text("admin.machine")}
		}
		p.roles = strings.Join(roles, " ")
		people = append(people, p)
	}
	return people, err
}

func (a *admin) Update(msg tea.KeyMsg) tea.Cmd {
	a.list.Key(msg)
	return nil
}

func (a *admin) Actions() []frame.Action {
	not := why(a.f, casework.Manage)
	disable := frame.Action{Key: "x", Name: a.f.Text("admin.disable"), Do: a.disable, Why: not}
	if not == "" && len(a.people) > 0 && a.people[a.list.At].disabled {
		disable.Why = a.f.Text("admin.is_disabled")
	}
	return []frame.Action{
		{Key: "n", Name: a.f.Text("admin.add"), Do: a.add, Why: not},
		disable,
		{Key: "p", Name: a.f.Text("admin.passphrase"), Do: a.passphrase},
		{Key: "b", Name: a.f.Text("admin.backup"), Do: a.backup, Why: why(a.f, casework.MakeCopy)},
		{Key: "v", Name: a.f.Text("admin.check"), Do: a.check},
		{Key: "d", Name: a.f.Text("admin.doctor"), Do: a.doctor},
	}
}

// twice are the fields for a passphrase that is being chosen; five random words
// are offered, and taken where the fields stay empty.
func (a *admin) twice() (offered string, fields []*form.Field) {
	return casework.OfferPassphrase(), []*form.Field{
		{Key: "first", Label: a.f.Text("unlock.passphrase"), Kind: form.Secret, Limit: 1000},
		{Key: "again", Label: a.f.Text("admin.again"), Kind: form.Secret, Limit: 1000},
	}
}

// chosen is the passphrase that was typed twice, or the offered one.
func (a *admin) chosen(x *form.Form, offered string) (string, error) {
	first, again := x.Value("first"), x.Value("again")
	switch {
	case first == "" && again == "":
		return offered, nil
	case first != again:
		return "", calc.Refuse("passphrase.differs")
	}
	return first, nil
}

// add adds an operator, or gives one other roles.
func (a *admin) add() tea.Cmd {
	offered, secrets := a.twice()
	roles := casework.RoleCodes()
	fields := []*form.Field{{Key: "name", Label: a.f.Text("unlock.name"), Limit: 50, Check: func(v string) string {
		if v == "" {
			return a.f.Text("unlock.no_name")
		}
		return ""
	}}}
	for _, r := range roles {
		fields = append(fields, &form.Field{Key: r, Label: a.f.Lang.Role(r), Kind: form.Toggle})
	}
	fields = append(fields, &form.Field{Key: "township", Label: a.f.Text("admin.township"), Hint: a.f.Text("admin.township_hint"), Limit: 30})
	fields = append(fields, secrets...)
	return a.f.Ask(a.f.Text("admin.add"), []string{a.f.Text("admin.offered", offered)}, form.New(fields...), func(x *form.Form) tea.Cmd {
		passphrase, err := a.chosen(x, offered)
		if err != nil {
			return a.f.Fail(err)
		}
		name, township := x.Value("name"), calc.RegionCode(x.Value("township"))
		held := slices.DeleteFunc(slices.Clone(roles), func(r string) bool { return !x.On(r) })
		put := func() tea.Cmd {
			return frame.Act(a.f, func(o *casework.Office) (string, error) {
				return name, o.AddPerson(name, held, township, passphrase)
			}, func(name string) tea.Cmd { return a.f.Tell(a.f.Text("admin.added", name)) })
		}
		if !slices.ContainsFunc(a.people, func(p person) bool { return p.name == name }) {
			return put()
		}
		return a.f.Confirm(a.f.Text("admin.add"), []string{a.f.Text("admin.again_text", name)}, put)
	})
}

// disable ends an operator's rights.
func (a *admin) disable() tea.Cmd {
	if len(a.people) == 0 {
		return nil
	}
	name := a.people[a.list.At].name
	return a.f.Confirm(a.f.Text("admin.disable"), []string{a.f.Text("admin.disable_text", name)}, func() tea.Cmd {
		return frame.Act(a.f, func(o *casework.Office) (string, error) { return name, o.DisableOperator(name) },
			func(name string) tea.Cmd { return a.f.Tell(a.f.Lang.OperatorDisabled(name)) })
	})
}

// passphrase gives the operator at work another passphrase.
func (a *admin) passphrase() tea.Cmd {
	offered, secrets := a.twice()
	return a.f.Ask(a.f.Text("admin.passphrase"), []string{a.f.Text("admin.offered", offered)}, form.New(secrets...), func(x *form.Form) tea.Cmd {
		passphrase, err := a.chosen(x, offered)
		if err != nil {
			return a.f.Fail(err)
		}
		return frame.Act(a.f, func(o *casework.Office) (string, error) { return o.Operator, o.ChangePassphrase(passphrase) },
			func(name string) tea.Cmd { return a.f.Tell(a.f.Lang.SecretChanged(name)) })
	})
}

// backup makes a proved copy.
func (a *admin) backup() tea.Cmd {
	fields := form.New(
		&form.Field{Key: "to", Label: a.f.Text("admin.backup_to"), Limit: 1000, Check: func(v string) string {
			if strings.TrimSpace(v) == "" {
				return a.f.Text("admin.backup_missing")
			}
			return ""
		}},
		&form.Field{Key: "keep", Label: a.f.Text("admin.keep"), Hint: a.f.Text("admin.keep_hint"), Limit: 4, Check: func(v string) string {
			if _, err := strconv.ParseUint(v, 10, 16); v != "" && err != nil {
				return a.f.Text("admin.keep_number")
			}
			return ""
		}},
	)
	return a.f.Ask(a.f.Text("admin.backup"), []string{a.f.Text("admin.backup_text")}, fields, func(x *form.Form) tea.Cmd {
		keep, _ := strconv.Atoi(x.Value("keep")) // checked; none keeps all
		to := strings.TrimSpace(x.Value("to"))
		return frame.Act(a.f, func(o *casework.Office) ([]string, error) {
			made, gone, err := o.Backup(to, keep)
			if err != nil {
				return nil, err
			}
			lines := []string{a.f.Lang.BackedUp(made.Path)}
			for _, path := range gone {
				lines = append(lines, a.f.Lang.BackupRemoved(path))
			}
			return lines, nil
		}, func(lines []string) tea.Cmd { return a.f.Say(a.f.Text("admin.backup"), lines) })
	})
}

// check proves the whole store.
func (a *admin) check() tea.Cmd {
	return frame.Read(a.f, &a.asking, func(o *casework.Office) (string, error) { return o.Store.Path, o.Store.Check(true) }, func(path string, err error) tea.Cmd {
		if err != nil {
			return a.f.Fail(err)
		}
		return a.f.Say(a.f.Text("admin.check"), []string{a.f.Lang.StoreSound(path, true)})
	})
}

// doctor is how the store and the machine are.
func (a *admin) doctor() tea.Cmd {
	return frame.Read(a.f, &a.asking, func(o *casework.Office) (*casework.Diagnosis, error) {
		return casework.Diagnose(o.Store, o.Now, true), nil
	}, func(d *casework.Diagnosis, err error) tea.Cmd {
		if err = errors.Join(err, d.Refusal); err != nil {
			return a.f.Fail(err)
		}
		var text strings.Builder
		for _, s := range d.Symptoms {
			what, remedy := a.f.Lang.Symptom(wording.Screens, s.Code, s.Args...)
			text.WriteString(a.f.Text("admin.symptom", a.f.Lang.Grade(s.Grade.String()), a.f.Lang.Topic(s.Code), what) + "\n")
			if remedy != "" {
				text.WriteString("    → " + remedy + "\n")
			}
		}
		return a.f.Open(a.f.NewPager(a.f.Text("admin.doctor"), text.String()))
	})
}

func (a *admin) View(b canvas.Box) {
	if a.wrong != nil {
		drawWrong(a.f, b, a.wrong)
		return
	}
	head, rest := b.Top(1)
	headings := a.f.Lang.OperatorHeadings()
	columns := []frame.Column{
		{Heading: headings[0], Width: 14, Share: 1},
		{Heading: headings[1], Width: 24, Share: 1},
		{Heading: headings[2], Width: 12, Share: 1},
		{Heading: headings[3], Width: 12, Share: 1},
	}
	spans := frame.Table(columns, rest.W-2)
	frame.Headings(head, columns, spans)
	a.list.Draw(rest, true, func(i int, line canvas.Box, style canvas.Style) {
		p := &a.people[i]
		if p.disabled {
			style = canvas.Dim
		}
		for c, text := range []string{p.name, p.roles, p.township, a.f.Lang.Enabled(!p.disabled)} {
			spans[c].Text(line, text, style)
		}
	})
}
