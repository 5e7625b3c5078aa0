package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// applicationActions are what can be done about applications from a household's file.
func applicationActions(f *frame.Frame, file *casework.File) []frame.Action {
	apply := frame.Action{Key: "a", Name: f.Text("file.apply"), Why: why(f, casework.HandleApplications)}
	if file.Closed {
		apply.Why = f.Text("opening.closed")
	}
	var reading frame.Pending
	apply.Do = func() tea.Cmd { return applyFor(f, &reading, file) }
	filed := frame.Action{Key: "i", Name: f.Text("applications.of_family"), Why: why(f, casework.ReadCases), Aside: true}
	filed.Do = func() tea.Cmd { return f.Open(applicationsOf(f, file.Household.Number)) }
	return []frame.Action{apply, filed}
}

// applicationWhose asks who applies, and finds the family on file or takes them in
// as one that is not.
func applicationWhose(f *frame.Frame, p *frame.Pending) tea.Cmd {
	who := form.New(&form.Field{Key: "who", Label: f.Text("opening.who"), Hint: f.Text("households.hint"), Limit: 60})
	return f.Ask(f.Text("applications.new"), []string{f.Text("opening.who_text")}, who, func(q *form.Form) tea.Cmd {
		text := strings.TrimSpace(q.Value("who"))
		if text == "" {
			return applicationVillage(f, p)
		}
		return frame.Read(f, p, func(o *casework.Office) ([]*casework.File, error) { return o.Find(text) }, func(found []*casework.File, err error) tea.Cmd {
			if err != nil {
				return f.Fail(err)
			}
			return applicationFamily(f, p, found)
		})
	})
}

// applicationFamily chooses among the families found, or none of them.
func applicationFamily(f *frame.Frame, p *frame.Pending, found []*casework.File) tea.Cmd {
	var options []frame.Option
	for _, x := range found {
		o := frame.Option{Text: applicationCells(string(x.Household.Number), calledBy(x.Household), programsOf(f.Lang, x)), Note: x.Township + x.Village}
		if kept := applicationDraft(f, familyDrafts+string(x.Household.Number)); kept != "" {
			o.Note = applicationCells(kept, o.Note)
		}
		if x.Closed {
			o.Why = f.Text("opening.closed")
		}
		options = append(options, o)
	}
	options = append(options, frame.Option{Text: f.Text("opening.not_on_file")})
	return f.Choose(f.Text("opening.who"), options, func(i int) tea.Cmd {
		if i == len(found) {
			return applicationVillage(f, p)
		}
		return applyFor(f, p, found[i])
	})
}

// applyFor opens the intake form of a family on file; a key pressed twice opens one.
func applyFor(f *frame.Frame, p *frame.Pending, file *casework.File) tea.Cmd {
	return frame.Read(f, p, (*casework.Office).Window, func(w *casework.Window, err error) tea.Cmd {
		if err != nil {
			return f.Fail(err)
		}
		if present, is := f.Screen().(*opening); is && present.file != nil && present.file.Household.Number == file.Household.Number {
			return nil
		}
		return f.Open(newOpening(f, w, file, nil))
	})
}

// applicationVillage chooses where a family lives that is not on file, and opens its
// intake form.
func applicationVillage(f *frame.Frame, p *frame.Pending) tea.Cmd {
	return frame.Read(f, p, (*casework.Office).Window, func(w *casework.Window, err error) tea.Cmd {
		if err != nil {
			return f.Fail(err)
		}
		options := make([]frame.Option, len(w.Villages))
		for i, v := range w.Villages {
			options[i] = frame.Option{Text: v.Name, Note: applicationCells(applicationDraft(f, villageDrafts+string(v.Code)), v.Township)}
		}
		return f.Choose(f.Text("opening.village"), options, func(i int) tea.Cmd { return f.Open(newOpening(f, w, nil, &w.Villages[i])) })
	})
}

// opening is the intake form 申请登记: a family on file, or one in a village that
// is not.
type opening struct {
	*applicationPaper
	file    *casework.File    // nil for a family that is not on file
	village *casework.Village // nil for one that is
}

func newOpening(f *frame.Frame, w *casework.Window, file *casework.File, village *casework.Village) *opening {
	s := &opening{file: file, village: village}
	p := &paper{f: f, title: f.Text("opening.title", s.whose()), hand: s.hand}
	p.draft = s.draft()
	p.form = form.New(s.fields(f, w)...)
	p.try = s.try
	p.adapt = func() { adaptOpening(p.form) }
	s.applicationPaper = beginApplicationPaper(p)
	return s
}

// whose is the family as a person calls it; of one that is not on file, its village.
func (s *opening) whose() string {
	if s.file != nil {
		return applicationCells(string(s.file.Household.Number), calledBy(s.file.Household), s.file.Township+s.file.Village)
	}
	return s.village.Township + s.village.Name
}

// What the keys of the drafts of intake forms begin with: of a household on file, and
// of a village where the family is on none.
const (
	familyDrafts  = "application.open.household."
	villageDrafts = "application.open.village."
)

func (s *opening) draft() string {
	if s.file != nil {
		return familyDrafts + string(s.file.Household.Number)
	}
	return villageDrafts + string(s.village.Code)
}

func (s *opening) fields(f *frame.Frame, w *casework.Window) []*form.Field {
	var fields []*form.Field
	if s.file == nil {
		fields = append(fields,
			&form.Field{Key: "applicant", Label: f.Text("opening.applicant"), Limit: 60, Check: func(v string) string {
				if strings.TrimSpace(v) == "" {
					return f.Text("opening.nameless")
				}
				return ""
			}},
			&form.Field{Key: "permit", Label: f.Text("opening.permit"), Hint: f.Text("opening.permit_hint"), Limit: 20, Check: func(v string) string { return wrongApplicationDay(f, v) }})
	}
	program := &form.Field{Key: "program", Label: f.Text("opening.program"), Kind: form.Choice}
	for _, x := range w.Programs {
		program.Options = append(program.Options, form.Option{Value: string(x), Label: f.Lang.Program(x)})
	}
	source := &form.Field{Key: "source", Label: f.Text("opening.source"), Kind: form.Choice}
	for _, x := range []procedure.Source{procedure.Applied, procedure.OnBehalf, procedure.Found} {
		source.Options = append(source.Options, form.Option{Value: x.String(), Label: f.Lang.ApplicationSource(x)})
	}
	fields = append(fields, program, s.person(f), source,
		&form.Field{Key: "agent", Label: f.Text("opening.agent"), Hint: f.Text("opening.agent_hint"), Limit: 100},
		&form.Field{Key: "finder", Label: f.Text("opening.finder"), Hint: f.Text("opening.finder_hint"), Limit: 100},
		&form.Field{Key: "consent", Label: f.Text("opening.consent"), Hint: f.Text("opening.consent_hint"), Kind: form.Toggle})
	if s.file != nil && s.file.Household.RelativeOf != "" {
		fields = append(fields, &form.Field{Key: "on_file", Label: f.Text("opening.relative"), Hint: s.file.Household.RelativeOf, Kind: form.Told})
	} else {
		fields = append(fields, &form.Field{Key: "relative", Label: f.Text("opening.relative"), Hint: f.Text("opening.relative_hint"), Limit: 60})
	}
	return append(fields, applicationDayField(f),
		&form.Field{Key: "with", Label: f.Text("step.with"), Hint: f.Text("step.optional")},
		&form.Field{Key: "note", Label: f.Text("step.note"), Hint: f.Text("step.optional"), Limit: 500})
}

// person is for whom the benefit is: the household, or one of its people. Of a
// family that is not on file the number is typed.
func (s *opening) person(f *frame.Frame) *form.Field {
	if s.file == nil {
		return &form.Field{Key: "person", Label: f.Text("opening.person"), Hint: f.Text("opening.person_hint"), Limit: 30}
	}
	x := &form.Field{Key: "person", Label: f.Text("opening.person"), Kind: form.Choice, Options: []form.Option{{Label: f.Text("opening.all_of_them")}}}
	for _, m := range s.file.Household.Members {
		x.Options = append(x.Options, form.Option{Value: string(m.ID), Label: applicationCells(m.Name, s.file.Shown.Number(string(m.ID)))})
	}
	return x
}

// adaptOpening asks for who spoke for the family where somebody did.
func adaptOpening(fields *form.Form) {
	source := fields.Value("source")
	fields.Field("agent").Hidden = source != procedure.OnBehalf.String()
	fields.Field("finder").Hidden = source != procedure.Found.String()
}

// of is the opening that stands in the fields.
func (s *opening) of(values map[string]string) (in casework.Opening, err error) {
	in = casework.Opening{
		Program: calc.Program(values["program"]), Person: values["person"], RelativeOf: strings.TrimSpace(values["relative"]),
		Consent: values["consent"] == form.Yes, With: applicationPeople(values["with"]), Note: strings.TrimSpace(values["note"]),
	}
	switch in.Source, _ = procedure.ParseSource(values["source"]); in.Source {
	case procedure.OnBehalf:
		in.Agent = values["agent"]
	case procedure.Found:
		in.Agent = values["finder"]
	}
	if in.Day, err = applicationDayTyped(values["day"]); err != nil {
		return in, err
	}
	if s.file != nil {
		in.Household = s.file.Household.Number
		return in, nil
	}
	in.Applicant, in.Region = values["applicant"], s.village.Code
	in.PermitUntil, err = applicationDayTyped(values["permit"])
	return in, err
}

// try draws what the application would come to.
func (s *opening) try(o *casework.Office, values map[string]string) (effect, error) {
	in, err := s.of(values)
	switch {
	case err != nil:
		return nil, err
	case in.Household == "" && strings.TrimSpace(in.Applicant) == "":
		return func(b canvas.Box) { b.Fold(0, s.f.Text("opening.nameless"), canvas.Dim) }, nil
	}
	after, err := triedApplication(o, func(o *casework.Office) (*casework.ApplicationFile, error) { return o.OpenApplication(in) })
	if err != nil {
		return nil, err
	}
	return func(b canvas.Box) { s.drawOpened(b, after) }, nil
}

func (s *opening) drawOpened(b canvas.Box, after *casework.ApplicationFile) {
	y := b.Fold(0, applicationCells(after.Applicant, s.f.Lang.Program(after.Program)), canvas.Strong)
	if s.file != nil {
		if paid := programsOf(s.f.Lang, s.file); paid != "" {
			y = b.Fold(y, s.f.Text("opening.paid", paid), canvas.Warn)
		}
	}
	consent, style := s.f.Text("application.consented"), canvas.Good
	if !after.Consented() {
		consent, style = s.f.Text("opening.gate"), canvas.Bad
	}
	y = b.Fold(y, consent, style)
	for i := range after.Events {
		if e := &after.Events[i]; e.Kind == procedure.RelativeFiled {
			y = b.Fold(y, s.f.Text("application.relative", e.Note), canvas.Warn)
		}
	}
	drawApplicationAfter(s.f, b.In(0, y+1, b.W, b.H-y-1), nil, after)
}

func (s *opening) hand() tea.Cmd {
	in, err := s.of(s.form.Values())
	if err != nil {
		return s.f.Fail(err)
	}
	act := func(o *casework.Office) (*casework.ApplicationFile, error) { return o.OpenApplication(in) }
	return s.agree(act, func(x *casework.ApplicationFile) []string {
		lines := []string{
			s.f.Text("opening.takes_in", s.f.Lang.Program(x.Program), applicationCells(x.Applicant, x.Person.Tail(), x.Township+x.Village)),
			s.f.Lang.ApplicationFrom(x.Source, x.Agent),
		}
		if !x.Consented() {
			lines = append(lines, "", s.f.Text("opening.gate"))
		}
		return append(lines, "", s.f.Text("step.for_good"))
	}, func(x *casework.ApplicationFile) tea.Cmd {
		gone := s.done(s.f.Lang.ApplicationOpened(x.Number, x.Program, x.Applicant))
		return tea.Batch(gone, s.f.Open(newApplication(s.f, x.Number)))
	})
}
