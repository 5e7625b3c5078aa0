package tui

import (
	"strconv"
	"strings"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/calc/review"
	"doudi/reports"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// Keys and values of a visit's fields.
const (
	visitFacts   = "facts" // whether what is on file is still so
	factsChanged = "changed"
	visitItem    = "item/"   // and the place of an item on file: its amount
	visitMember  = "member/" // then a column of the member sheet, and the person
	newItems     = 2         // items that can be added with one visit
)

func reviewSigned(m calc.Money) string { return reports.Signed(m) }

// differencesOf are the fields by which two versions of a household differ.
func differencesOf(before, after *calc.Household) []records.Difference {
	return records.Differences(before, after)
}

// onFile says whether a field holds what stands on file.
func onFile(key string) bool {
	return strings.HasPrefix(key, visitItem) || strings.HasPrefix(key, visitMember)
}

// visitFields are who went and what was found, and where something has changed,
// the means and circumstances as they are on file.
func visitFields(f *frame.Frame, s *casework.VisitSheet) []*form.Field {
	needed := func(code string) func(string) string {
		return func(v string) string {
			if strings.TrimSpace(v) == "" {
				return f.Text(code)
			}
			return ""
		}
	}
	fields := []*form.Field{
		{Key: "day", Label: f.Text("visit.day"), Hint: f.Text("field.day_hint"), Limit: 30, Check: func(v string) string {
			if _, err := calc.ParseDay(v); err != nil {
				return f.Text("field.day")
			}
			return ""
		}},
		{Key: "first", Label: f.Text("visit.first"), Limit: 40, Check: needed("visit.two_needed")},
		{Key: "second", Label: f.Text("visit.second"), Limit: 40, Check: needed("visit.two_needed")},
		{Key: "findings", Label: f.Text("visit.findings"), Hint: f.Text("visit.findings_hint"), Limit: 500, Check: needed("visit.findings_missing")},
		{Key: "met", Label: f.Text("visit.met"), Kind: form.Choice, Options: []form.Option{
			{Label: f.Text("visit.received")}, {Value: "absent", Label: f.Text("visit.absent")}, {Value: "rebuffed", Label: f.Text("visit.rebuffed")},
		}},
	}
	if len(s.Open) > 0 {
		fields = append(fields, &form.Field{Key: "settles", Label: f.Text("visit.settles"), Kind: form.Toggle, Hint: f.Text("visit.settles_hint", strconv.Itoa(len(s.Open)))})
	}
	if programs := visitPrograms(f, s); len(programs) > 2 {
		fields = append(fields, &form.Field{Key: "program", Label: f.Text("visit.program"), Kind: form.Choice, Options: programs})
	}
	fields = append(fields, &form.Field{Key: visitFacts, Label: f.Text("visit.facts"), Kind: form.Choice, Options: []form.Option{
		{Label: f.Text("visit.facts_same")}, {Value: factsChanged, Label: f.Text("visit.facts_changed")},
	}})
	return append(fields, factFields(f, s)...)
}

// visitPrograms are the programmes that a visit may be about, all of them first.
func visitPrograms(f *frame.Frame, s *casework.VisitSheet) []form.Option {
	options := []form.Option{{Label: f.Text("reviews.all")}}
	seen := map[calc.Program]bool{}
	for i := range s.Awards {
		if p := s.Awards[i].Program; !seen[p] {
			seen[p] = true
			options = append(options, form.Option{Value: string(p), Label: f.Lang.Program(p)})
		}
	}
	return options
}

// factFields are the household's items, those that can be added, and of its people
// what there is to look at.
func factFields(f *frame.Frame, s *casework.VisitSheet) (fields []*form.Field) {
	h := s.Household
	for i := range h.Items {
		x := &h.Items[i]
		fields = append(fields, &form.Field{
			Key: visitItem + strconv.Itoa(i), Label: itemName(f, h, x), Hint: f.Text("visit.item_hint", wording.Label(f.Lang, x.Per)), Limit: 30, Check: amountCheck(f),
		})
	}
	for n := range newItems {
		fields = append(fields, newItemFields(f, h, strconv.Itoa(n))...)
	}
	for _, p := range s.Points(s.Month) {
		if m := h.Member(p.Person); m != nil {
			if field := circumstance(f, m, p.Code); field != nil {
				fields = append(fields, field)
			}
		}
	}
	return append(fields, &form.Field{Key: "people", Label: " ", Kind: form.Told, Hint: f.Text("visit.people_hint")})
}

// itemName names an item by its kind and person.
func itemName(f *frame.Frame, h *calc.Household, x *calc.Item) string {
	name := wording.Label(f.Lang, x.Kind)
	if m := h.Member(x.Member); m != nil {
		name += " " + m.Name
	}
	return name
}

func amountCheck(f *frame.Frame) func(string) string {
	return func(v string) string {
		if m, err := calc.ParseMoney(strings.TrimSpace(v)); v != "" && (err != nil || m < 0) {
			return f.Text("visit.amount_bad")
		}
		return ""
	}
}

// newItemFields are those of an item that is not on file; without a kind there is
// none.
func newItemFields(f *frame.Frame, h *calc.Household, n string) []*form.Field {
	kinds := append([]form.Option{{Label: "—"}}, visitOptions[calc.ItemKind](f.Lang)...)
	whose := []form.Option{{Label: f.Text("visit.of_all")}}
	for i := range h.Members {
		whose = append(whose, form.Option{Value: string(h.Members[i].ID), Label: h.Members[i].Name})
	}
	return []*form.Field{
		{Key: "kind" + n, Label: f.Text("visit.new_item"), Kind: form.Choice, Options: kinds},
		{Key: "whose" + n, Label: f.Text("visit.new_whose"), Kind: form.Choice, Options: whose},
		{Key: "amount" + n, Label: f.Text("visit.new_amount"), Limit: 30, Check: func(v string) string {
			if v == "" {
				return f.Text("visit.amount_bad")
			}
			return amountCheck(f)(v)
		}},
		{Key: "per" + n, Label: f.Text("visit.new_per"), Kind: form.Choice, Options: visitOptions[calc.Period](f.Lang)},
	}
}

// visitOptions are the values of a coded kind.
func visitOptions[T calc.Kind](l wording.Lang) (list []form.Option) {
	for i := 1; i < calc.KindCount[T](); i++ {
		list = append(list, form.Option{Value: T(i).String(), Label: wording.Label(l, T(i))})
	}
	return list
}

// circumstance is the field for what there is to look at about a person; nil where
// it is no circumstance on file.
func circumstance(f *frame.Frame, m *calc.Member, code string) *form.Field {
	field := &form.Field{Key: visitMember + columnOf(code) + "/" + string(m.ID), Kind: form.Choice}
	none := []form.Option{{Label: "—"}}
	switch code {
	case review.LookSchool:
		field.Label, field.Options = f.Text("visit.schooling", m.Name), append(none, visitOptions[calc.Schooling](f.Lang)...)
	case review.LookWork:
		field.Label, field.Options = f.Text("visit.labour", m.Name), append(none, visitOptions[calc.Labour](f.Lang)...)
	case review.LookCare:
		field.Label, field.Options = f.Text("visit.selfcare", m.Name), append(none, visitOptions[calc.Selfcare](f.Lang)...)
	default:
		return nil
	}
	return field
}

// preset fills in the day, and what is on file.
func (v *visit) preset() {
	v.form.Set("day", v.f.Today().String())
	h := v.sheet().Household
	for i := range h.Items {
		v.form.Set(visitItem+strconv.Itoa(i), h.Items[i].Amount.String())
	}
	for n := range newItems {
		v.form.Set("per"+strconv.Itoa(n), calc.PerMonth.String())
	}
	for i := range h.Members {
		m := &h.Members[i]
		v.form.Set(visitMember+"schooling/"+string(m.ID), m.Schooling.String())
		v.form.Set(visitMember+"labour/"+string(m.ID), m.Labour.String())
		v.form.Set(visitMember+"selfcare/"+string(m.ID), m.Selfcare.String())
	}
}

// fit hides what does not count: the facts on file where they are as before, the
// rest of an item that is not there.
func (v *visit) fit() {
	changed := v.form.Value(visitFacts) == factsChanged
	hide := func(key string, hidden bool) {
		if field := v.form.Field(key); field != nil {
			field.Hidden = hidden
		}
	}
	hide("people", !changed)
	for i := range v.sheet().Household.Items {
		hide(visitItem+strconv.Itoa(i), !changed)
	}
	for _, p := range v.sheet().Household.Members {
		for _, column := range []string{"schooling/", "labour/", "selfcare/"} {
			hide(visitMember+column+string(p.ID), !changed)
		}
	}
	for n := range newItems {
		number := strconv.Itoa(n)
		hide("kind"+number, !changed || n > 0 && v.form.Value("kind"+strconv.Itoa(n-1)) == "")
		there := v.form.Value("kind"+number) != ""
		for _, key := range []string{"whose", "amount", "per"} {
			hide(key+number, !there)
		}
	}
}
