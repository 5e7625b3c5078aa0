package tui

import (
	"slices"

	"doudi/calc"
	"doudi/tui/form"
)

// fields are those that count for the kind of decision.
func (d *decisionForm) fields() []*form.Field {
	f := d.f
	var list []*form.Field
	add := func(fields ...*form.Field) { list = append(list, fields...) }
	if d.choosesPerson() {
		add(&form.Field{Key: "person", Label: f.Text("decide.person"), Kind: form.Choice, Options: d.people()})
	}
	if d.kind == calc.Stop {
		add(d.causes())
	}
	add(&form.Field{Key: "from", Label: f.Text("decide.from"), Hint: d.firstMonth(), Limit: 30, Check: d.month7})
	switch d.kind {
	case calc.Taper:
		add(&form.Field{Key: "until", Label: f.Text("decide.until"), Hint: f.Text("decide.until_rule"), Limit: 30, Check: d.month7})
	case calc.Determine:
		add(d.facts()...)
	}
	example := f.Text("decide.day_hint", f.Today().String())
	add(
		&form.Field{Key: "reviewed", Label: f.Text("decide.reviewed"), Hint: example, Limit: 30, Check: d.day10},
		&form.Field{Key: "reason", Label: f.Text("decide.reason"), Hint: f.Text("decide.reason_do")},
		&form.Field{Key: "heard", Label: f.Text("decide.heard"), Hint: example, Limit: 30, Check: d.heardDay},
		&form.Field{Key: "who", Label: f.Text("decide.heard_who"), Hint: f.Text("decide.head"), Limit: 40},
		&form.Field{Key: "statement", Label: f.Text("decide.statement"), Check: d.said},
		&form.Field{Key: "minutes", Label: f.Text("decide.minutes"), Check: d.minutes},
	)
	return list
}

// choosesPerson says whether the award is a person's who is yet to be named.
func (d *decisionForm) choosesPerson() bool { return d.key.Person == anybody }

// personal says whether the award is a person's, not the household's.
func (d *decisionForm) personal() bool { return d.key.Person != "" }

// anybody stands for the person of an award who is chosen in the form.
const anybody calc.IDNumber = "?"

func (d *decisionForm) people() (list []form.Option) {
	for i := range d.household.Members {
		m := &d.household.Members[i]
		list = append(list, form.Option{Value: string(m.ID), Label: m.Name + " " + d.f.Lang.MemberMarks(m, d.month)})
	}
	return list
}

func (d *decisionForm) causes() *form.Field {
	options := []form.Option{{Label: d.f.Text("decide.choose")}}
	for r := calc.StopReason(1); int(r) < calc.KindCount[calc.StopReason](); r++ {
		options = append(options, form.Option{Value: r.String(), Label: d.f.Lang.CauseDetail(r.String())})
	}
	return &form.Field{Key: "cause", Label: d.f.Text("decide.cause"), Kind: form.Choice, Options: options, Check: func(v string) string {
		if v == "" {
			return d.f.Text("decide.need_cause")
		}
		return ""
	}}
}

// facts are the fields of a determination alone.
func (d *decisionForm) facts() (list []*form.Field) {
	f := d.f
	if d.terms.Filed {
		list = append(list, &form.Field{Key: "applied", Label: f.Text("decide.applied"), Hint: f.Text("decide.today"), Limit: 30, Check: d.day10})
	}
	if len(d.terms.Classes) > 1 {
		list = append(list, &form.Field{Key: "class", Label: f.Text("decide.class"), Kind: form.Choice, Options: d.classes()})
	}
	if len(d.terms.Modes) > 0 {
		field := &form.Field{Key: "mode", Label: f.Text("decide.mode"), Kind: form.Choice}
		for _, m := range d.terms.Modes {
			field.Options = append(field.Options, form.Option{Value: m.String(), Label: f.Lang.ModeName(m)})
		}
		list = append(list, field)
	}
	if !d.personal() {
		list = append(list, &form.Field{Key: "insured", Label: f.Text("decide.insured"), Kind: form.Told, Hint: f.Text("decide.insured_do")})
		for i := range d.household.Members {
			m := &d.household.Members[i]
			list = append(list, &form.Field{Key: insuredKey(m), Label: m.Name, Kind: form.Toggle, Hint: d.marks(m), Check: d.somebody})
		}
	}
	if d.terms.Income {
		list = append(list,
			&form.Field{Key: "income", Label: f.Text("decide.income"), Kind: form.Choice, Options: []form.Option{
				{Value: "receipts", Label: f.Text("decide.receipts")}, {Value: "given", Label: f.Text("decide.given")},
			}},
			&form.Field{Key: "percapita", Label: f.Text("decide.per_capita"), Limit: 30, Check: d.money})
	}
	return list
}

func (d *decisionForm) classes() (list []form.Option) {
	for _, class := range d.terms.Classes {
		label := d.f.Lang.ClassName(class)
		switch {
		case class == "" && d.terms.Income:
			label = d.f.Text("decide.by_gap")
		case class == "":
			label = d.f.Text("decide.plain")
		}
		list = append(list, form.Option{Value: class, Label: label})
	}
	return list
}

// insuredKey is the key of the field that says whether a member is insured.
func insuredKey(m *calc.Member) string { return insuredPrefix + string(m.ID) }

const insuredPrefix = "insured/"

// marks are what a member is, and that the award does not cover them yet.
func (d *decisionForm) marks(m *calc.Member) string {
	text := d.f.Lang.MemberMarks(m, d.month)
	if d.last == nil || d.covers(m) {
		return text
	}
	return d.f.Text("decide.added", text)
}

func (d *decisionForm) covers(m *calc.Member) bool {
	for i := range d.last.Insured {
		if d.last.Insured[i].ID == m.ID {
			return true
		}
	}
	return false
}

// preset fills in what stands as it is: of an award that there is its class, mode
// and people, of a new one all counted members.
func (d *decisionForm) preset() {
	for i := range d.household.Members {
		m := &d.household.Members[i]
		if d.last == nil && !m.Uncounted || d.last != nil && d.covers(m) {
			d.form.Set(insuredKey(m), form.Yes)
		}
	}
	d.carePreset()
	if d.last == nil {
		return
	}
	d.form.Set("class", d.last.Class)
	d.form.Set("mode", d.last.Mode.String())
}

// carePreset fills in the care class of the person who is chosen, as it is on
// file 自理能力.
func (d *decisionForm) carePreset() {
	if !d.choosesPerson() {
		return
	}
	m := d.household.Member(calc.IDNumber(d.form.Value("person")))
	if m == nil || string(m.ID) == d.person {
		return
	}
	d.person = string(m.ID)
	if care := m.Selfcare.String(); slices.Contains(d.terms.Classes, care) && care != "" {
		d.form.Set("class", care)
	}
}

// fit hides what does not count: the income a head where it is not entered, the
// hearing and the minutes where the decision needs none.
func (d *decisionForm) fit() {
	d.carePreset()
	v := d.tried.Load()
	hide := func(key string, hidden bool) {
		if x := d.form.Field(key); x != nil && (d.form.Focused() != key || !hidden) {
			x.Hidden = hidden
		}
	}
	hide("income", d.form.Value("class") != "")
	hide("percapita", d.form.Value("income") != "given")
	values := d.form.Values()
	heard := v != nil && v.NeedsHearing() || values["heard"]+values["who"]+values["statement"] != ""
	for _, key := range []string{"heard", "who", "statement"} {
		hide(key, !heard)
	}
	hide("minutes", values["minutes"] == "" && (v == nil || !v.NeedsMinutes()))
}

// firstMonth says from when the decision counts where no month is given.
func (d *decisionForm) firstMonth() string {
	switch {
	case d.kind != calc.Determine, d.terms.From == 0:
		return d.f.Text("decide.from_rule")
	}
	return d.f.Text("decide.from_first", d.terms.From.String())
}
