package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store/casework"
	"doudi/tui/canvas"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// step chooses what is to be recorded next: what may come first, and then what may
// not, each with why.
func (s *application) step() tea.Cmd {
	var may, not []procedure.Option
	for _, o := range applicationOptions(s.file) {
		switch {
		case o.Kind == procedure.Filed: // it was, or there would be no file
		case s.optionWhy(&o) == "":
			may = append(may, o)
		default:
			not = append(not, o)
		}
	}
	all := slices.Concat(may, not)
	options := make([]frame.Option, len(all))
	for i := range all {
		options[i] = frame.Option{Text: applicationOption(s.f, &all[i]), Why: s.optionWhy(&all[i]), Note: applicationDraft(s.f, applicationStepDraft(s.number, all[i]))}
	}
	return s.f.Choose(s.f.Text("application.step"), options, func(i int) tea.Cmd {
		return s.f.Open(newApplicationStep(s.f, s.file, all[i]))
	})
}

// optionWhy says why a step cannot be recorded now: the procedure's words, or that
// it is not the operator's to record.
func (s *application) optionWhy(o *procedure.Option) string {
	if o.Refusal != nil {
		return s.f.Lang.Objection(o.Refusal)
	}
	return why(s.f, casework.RightTo(o.Kind))
}

// giveBack is the form by which an application goes back 退回补正.
func (s *application) giveBack() tea.Cmd {
	return s.f.Open(newApplicationStep(s.f, s.file, s.file.Return()))
}

// applicationStep is the form of one step of an application 办理环节.
type applicationStep struct {
	*applicationPaper
	file   *casework.ApplicationFile // as whoever fills it in has seen it
	option procedure.Option
	again  frame.Pending
}

func newApplicationStep(f *frame.Frame, file *casework.ApplicationFile, o procedure.Option) *applicationStep {
	s := &applicationStep{file: file, option: o}
	p := &paper{
		f: f, title: f.Text("step.title", applicationOption(f, &o), file.Number, file.Applicant),
		draft: applicationStepDraft(file.Number, o),
		form:  form.New(applicationStepFields(f, file, o)...), hand: s.hand,
	}
	p.try = s.try
	s.applicationPaper = beginApplicationPaper(p)
	return s
}

// stepDrafts begins the keys of the drafts of steps.
const stepDrafts = "application.step."

// applicationStepDrafts begins the keys of the drafts of an application's steps.
func applicationStepDrafts(number string) string { return stepDrafts + number + "." }

// applicationStepDraft is the key of the draft of a step.
func applicationStepDraft(number string, o procedure.Option) string {
	key := applicationStepDrafts(number) + o.Kind.String()
	if o.Level != 0 {
		key += "." + o.Level.String()
	}
	if o.Outside {
		key += ".outside" + o.Obligor.Tail()
	}
	return key
}

// applicationDraft says that a form is half filled in; "" where it is not.
func applicationDraft(f *frame.Frame, key string) string {
	if f.Draft(key) == nil {
		return ""
	}
	return f.Text("application.draft")
}

// of is the step that stands in the fields.
func (s *applicationStep) of(values map[string]string) (casework.Step, error) {
	step := casework.Step{
		Kind: s.option.Kind, With: applicationPeople(values["with"]), Obligor: values["obligor"], Reason: procedure.Reason(values["reason"]),
		Note: strings.TrimSpace(values["note"]), Seen: len(s.file.Events), Family: calc.HouseholdNumber(strings.TrimSpace(values["family"])),
	}
	if s.option.Obligor != "" {
		step.Obligor = string(s.option.Obligor)
	}
	if s.option.Kind == procedure.Visited && s.f.Standing.Township == "" {
		step.Level = s.option.Level
	}
	var err error
	if step.Day, err = applicationDayTyped(values["day"]); err != nil {
		return step, err
	}
	step.Amount, err = applicationMoney(values["amount"])
	return step, err
}

// recording is the act that records a step: giving an application back is one of
// its own.
func recording(number string, step casework.Step) func(*casework.Office) (*casework.ApplicationFile, error) {
	return func(o *casework.Office) (*casework.ApplicationFile, error) {
		if step.Kind == procedure.PapersAsked || step.Kind == procedure.Returned {
			return o.ReturnApplication(number, step)
		}
		return o.AdvanceApplication(number, step)
	}
}

// try draws what the step would do; where somebody has recorded another meanwhile,
// what that was.
func (s *applicationStep) try(o *casework.Office, values map[string]string) (effect, error) {
	if s.option.Outside && s.option.Obligor == "" && strings.TrimSpace(values["obligor"]) == "" {
		return func(b canvas.Box) { b.Fold(0, s.f.Text("step.no_obligor"), canvas.Dim) }, nil
	}
	step, err := s.of(values)
	if err != nil {
		return nil, err
	}
	before := s.file
	after, err := triedApplication(o, recording(before.Number, step))
	if casework.Overtaken(err) {
		latest, err := o.Application(before.Number)
		if err != nil {
			return nil, err
		}
		return func(b canvas.Box) { drawApplicationOvertaken(s.f, b, before, latest) }, nil
	}
	if err != nil {
		return nil, err
	}
	return func(b canvas.Box) { drawApplicationAfter(s.f, b, before, after) }, nil
}

// drawApplicationOvertaken draws what was recorded of an application since it was seen.
func drawApplicationOvertaken(f *frame.Frame, b canvas.Box, seen, latest *casework.ApplicationFile) {
	stage := f.Lang.ApplicationStage(latest.Stage)
	if seen.Stage != latest.Stage {
		stage = f.Lang.ApplicationStage(seen.Stage) + " → " + stage
	}
	y := b.Fold(0, f.Text("step.overtaken", stage), canvas.Bad) + 1
	for i := len(seen.Events); i < len(latest.Events); i++ {
		y = b.Fold(y, applicationEventLine(f, i+1, &latest.Events[i]), canvas.Plain)
	}
	b.Fold(y+1, f.Text("step.go_on"), canvas.Plain)
}

func (s *applicationStep) Actions() []frame.Action {
	again := frame.Action{Key: "ctrl+r", Name: s.f.Text("step.again"), Do: s.catchUp, Aside: true}
	return append(s.paper.Actions(), again)
}

// catchUp goes on from the application as it is now, and says what was recorded
// meanwhile; what stands in the fields stays.
func (s *applicationStep) catchUp() tea.Cmd {
	return frame.Read(s.f, &s.again, func(o *casework.Office) (*casework.ApplicationFile, error) { return o.Application(s.file.Number) }, func(x *casework.ApplicationFile, err error) tea.Cmd {
		if err != nil {
			return s.f.Fail(err)
		}
		seen := len(s.file.Events)
		s.file = x
		if seen == len(x.Events) {
			return tea.Batch(s.look(), s.f.Tell(s.f.Text("step.not_overtaken")))
		}
		var lines []string
		for i := seen; i < len(x.Events); i++ {
			lines = append(lines, applicationEventLine(s.f, i+1, &x.Events[i]))
		}
		return tea.Batch(s.look(), s.f.Say(s.f.Text("step.again"), append(lines, "", s.f.Lang.ApplicationStage(x.Stage))))
	})
}

func (s *applicationStep) hand() tea.Cmd {
	step, err := s.of(s.form.Values())
	if err != nil {
		return s.f.Fail(err)
	}
	stands := func(x *casework.ApplicationFile) string {
		return s.f.Lang.ApplicationStands(x.Number, step.Kind, x.Stage)
	}
	return s.agree(recording(s.file.Number, step), func(x *casework.ApplicationFile) []string {
		e := &x.Events[len(x.Events)-1]
		lines := []string{stands(x), applicationEventLine(s.f, len(x.Events), e)}
		if x.Stage == procedure.IsApproved {
			lines = append(lines, applicationBegins(s.f, x))
		}
		return append(lines, "", s.f.Text("step.for_good"))
	}, func(x *casework.ApplicationFile) tea.Cmd { return s.done(stands(x)) })
}
