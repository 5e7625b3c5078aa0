package tui

import (
	"strings"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// applicationStepFields are what a step of a kind says of itself.
func applicationStepFields(f *frame.Frame, file *casework.ApplicationFile, o procedure.Option) []*form.Field {
	var fields []*form.Field
	if o.Outside {
		fields = append(fields, applicationObligor(f, o))
	}
	fields = append(fields, applicationDayField(f), &form.Field{Key: "with", Label: f.Text("step.with"), Hint: applicationWithHint(f, o.Kind)})
	switch o.Kind {
	case procedure.OpinionFor, procedure.OpinionAgainst:
		fields = append(fields, &form.Field{Key: "amount", Label: f.Text("step.amount"), Hint: f.Text("step.amount_hint"), Limit: 20, Check: func(v string) string { return wrongApplicationAmount(f, v) }})
	case procedure.Extended:
		reason := &form.Field{Key: "reason", Label: f.Text("step.reason"), Kind: form.Choice}
		for _, r := range procedure.Reasons() {
			reason.Options = append(reason.Options, form.Option{Value: string(r), Label: f.Lang.ExtensionReason(r)})
		}
		fields = append(fields, reason)
	}
	if file.Household == "" {
		fields = append(fields, &form.Field{Key: "family", Label: f.Text("step.family"), Hint: f.Text("step.family_hint"), Limit: 40})
	}
	return append(fields, &form.Field{Key: "note", Label: f.Text("step.note"), Hint: applicationNoteHint(f, o.Kind), Limit: 500})
}

// applicationObligor is the identity number of an obligor who consents, or who it is
// about.
func applicationObligor(f *frame.Frame, o procedure.Option) *form.Field {
	if o.Obligor != "" {
		return &form.Field{Key: "told", Label: f.Text("step.obligor"), Hint: o.Obligor.Tail(), Kind: form.Told}
	}
	return &form.Field{Key: "obligor", Label: f.Text("step.obligor"), Hint: f.Text("step.obligor_hint"), Limit: 30, Check: func(v string) string {
		if strings.TrimSpace(v) == "" {
			return f.Text("step.no_obligor")
		}
		return ""
	}}
}

func applicationWithHint(f *frame.Frame, k procedure.Kind) string {
	switch k {
	case procedure.Visited:
		return f.Text("step.with_visit")
	case procedure.Appraised:
		return f.Text("step.with_appraisal")
	}
	return f.Text("step.optional")
}

func applicationNoteHint(f *frame.Frame, k procedure.Kind) string {
	switch k {
	case procedure.PapersAsked:
		return f.Text("step.note_papers")
	case procedure.Rejected:
		return f.Text("step.note_refusal")
	case procedure.Returned, procedure.Paused, procedure.Ended:
		return f.Text("step.note_reason")
	case procedure.Objected, procedure.Complained:
		return f.Text("step.note_said")
	}
	return f.Text("step.optional")
}

// wrongApplicationAmount says what is wrong with an amount; nothing may be left out.
func wrongApplicationAmount(f *frame.Frame, typed string) string {
	if amount, err := applicationMoney(typed); err != nil || amount < 0 {
		return f.Text("step.no_amount")
	}
	return ""
}

// applicationMoney reads an amount; "" is 0.
func applicationMoney(typed string) (calc.Money, error) {
	if strings.TrimSpace(typed) == "" {
		return 0, nil
	}
	return calc.ParseMoney(strings.TrimSpace(typed))
}

// applicationDayField is a day that may be left out, which is today then.
func applicationDayField(f *frame.Frame) *form.Field {
	return &form.Field{Key: "day", Label: f.Text("step.day"), Hint: f.Text("step.today", f.Today().String()), Limit: 20, Check: func(v string) string { return wrongApplicationDay(f, v) }}
}

// wrongApplicationDay says what is wrong with a day; nothing may be left out.
func wrongApplicationDay(f *frame.Frame, typed string) string {
	if _, err := applicationDayTyped(typed); err != nil {
		return f.Text("step.no_day", f.Today().String())
	}
	return ""
}

// applicationDayTyped reads a day; "" is 0.
func applicationDayTyped(typed string) (calc.Day, error) {
	if typed = strings.TrimSpace(typed); typed == "" {
		return 0, nil
	}
	return calc.ParseDay(typed)
}

// applicationPeople are the names of a list.
func applicationPeople(typed string) []string {
	return strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune("、，,；;", r) })
}
