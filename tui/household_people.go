package tui

import (
	"doudi/calc"
	"doudi/calc/records"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// relations are what a person can be to the head of a household, but for the head.
func relations(f *frame.Frame) []form.Option {
	return kindOptions[calc.Relation](f.Lang, false)[1:]
}

// otherMembers are the members but one, for a choice among them.
func otherMembers(h *calc.Household, id calc.IDNumber) (list []form.Option) {
	for i := range h.Members {
		if m := &h.Members[i]; m.ID != id {
			list = append(list, form.Option{Value: string(m.ID), Label: nameTail(m)})
		}
	}
	return list
}

// birthForm adds a newborn 出生.
func birthForm(f *frame.Frame, file *casework.File) *turning {
	n := file.Household.Number
	x := newFields(f)
	x.add(&form.Field{Key: "name", Label: f.Text("house.name"), Limit: 40, Check: neededText(f, "house.name_missing")})
	x.add(&form.Field{Key: "id", Label: f.Text("house.id"), Limit: 40, Check: idChecked(f, true)})
	x.with(&form.Field{Key: "relation", Label: f.Text("house.relation"), Kind: form.Choice, Options: relations(f)}, calc.Child.String())
	t := newTurning(x, file, "birth", f.Text("house.birth"), func(o *casework.Office, v map[string]string, c casework.HouseholdChange) (*casework.HouseholdDone, error) {
		return o.Birth(n, memberRow(filledCells(v, "id", "name", "relation")), c)
	})
	t.form.Set(fieldReason, f.Text("house.birth_reason"))
	t.needs = []string{"name", "id"}
	t.anew = func(now *casework.File) *turning { return birthForm(f, now) }
	return t
}

func memberRow(cells []records.Cell) records.Typed {
	return records.Typed{Sheet: records.MemberLayout.Name, Cells: cells}
}

// joinForm takes a person in 成员迁入: one who is on file nowhere, or out of another
// household.
func joinForm(f *frame.Frame, file *casework.File) *turning {
	n := file.Household.Number
	x := newFields(f)
	x.add(&form.Field{Key: "id", Label: f.Text("house.id"), Limit: 40, Check: idChecked(f, true)})
	x.add(&form.Field{Key: "out_of", Label: f.Text("house.out_of"), Hint: f.Text("house.out_of_hint"), Limit: 20})
	x.add(&form.Field{Key: "name", Label: f.Text("house.name"), Limit: 40, Check: neededText(f, "house.name_missing")})
	x.with(&form.Field{Key: "relation", Label: f.Text("house.relation"), Kind: form.Choice, Options: relations(f)}, calc.Child.String())
	particulars(x, &calc.Member{}, false)
	t := newTurning(x, file, "join", f.Text("house.join"), func(o *casework.Office, v map[string]string, c casework.HouseholdChange) (*casework.HouseholdDone, error) {
		if v["out_of"] != "" {
			return o.Join(n, memberRow(filledCells(v, "id", "relation")), calc.HouseholdNumber(v["out_of"]), c)
		}
		return o.Join(n, memberRow(append(filledCells(v, "id", "name", "relation"), particularCells(v)...)), "", c)
	})
	t.adapt = func() { // of who is on file elsewhere everything is known
		known := t.form.Value("out_of") != ""
		for _, key := range append([]string{"name", fieldCounted}, particularKeys...) {
			t.form.Field(key).Hidden = known
		}
	}
	t.needs = []string{"id"}
	t.anew = func(now *casework.File) *turning { return joinForm(f, now) }
	return t
}

// deathForm takes a member who has died out of the household 死亡. It counts from
// the month after, where no other is named.
func deathForm(f *frame.Frame, file *casework.File, id calc.IDNumber) *turning {
	h := file.Household
	m := h.Member(id)
	if m == nil {
		return nil
	}
	x := newFields(f)
	x.add(&form.Field{Key: "day", Label: f.Text("house.death_day"), Hint: f.Today().String(), Limit: 30, Check: dayChecked(f, true)})
	if heirs := otherMembers(h, id); m.Relation == calc.Head && len(heirs) > 0 {
		x.add(&form.Field{Key: "heir", Label: f.Text("house.heir"), Kind: form.Choice, Options: heirs})
	}
	t := newTurning(x, file, "death "+id.Tail(), memberTitle(f, "house.death", m), func(o *casework.Office, v map[string]string, c casework.HouseholdChange) (*casework.HouseholdDone, error) {
		day, _ := calc.ParseDay(v["day"]) // what is no day, casework refuses
		if v[fieldFrom] == "" {
			c.From = day.Month() + 1
		}
		return o.Death(h.Number, id, day, calc.IDNumber(v["heir"]), c)
	})
	from := t.form.Field(fieldFrom)
	from.Hint, from.Check = f.Text("house.death_from"), nil
	t.form.Set(fieldFrom, "")
	t.form.Set(fieldReason, f.Text("house.death"))
	t.needs = []string{"day"}
	t.anew = ofMember(f, id, deathForm)
	return t
}

// leaveForm takes a member out of the household 成员迁出: into another, or out of
// the county.
func leaveForm(f *frame.Frame, file *casework.File, id calc.IDNumber) *turning {
	n, m := file.Household.Number, file.Household.Member(id)
	if m == nil {
		return nil
	}
	x := newFields(f)
	x.add(&form.Field{Key: "to", Label: f.Text("house.to"), Hint: f.Text("house.to_hint"), Limit: 20})
	x.with(&form.Field{Key: "relation", Label: f.Text("house.relation_there"), Kind: form.Choice, Options: relations(f)}, calc.OtherKin.String())
	t := newTurning(x, file, "leave "+id.Tail(), memberTitle(f, "house.leave", m), func(o *casework.Office, v map[string]string, c casework.HouseholdChange) (*casework.HouseholdDone, error) {
		if v["to"] != "" {
			c.Members = []records.Typed{memberRow(append([]records.Cell{{Column: "id", Text: string(id)}}, filledCells(v, "relation")...))}
		}
		return o.Leave(n, id, calc.HouseholdNumber(v["to"]), c)
	})
	t.adapt = func() { t.form.Field("relation").Hidden = t.form.Value("to") == "" }
	t.anew = ofMember(f, id, leaveForm)
	return t
}

// headForm makes another member the head 变更户主.
func headForm(f *frame.Frame, file *casework.File, id calc.IDNumber) *turning {
	n, m := file.Household.Number, file.Household.Member(id)
	if m == nil {
		return nil
	}
	t := newTurning(newFields(f), file, "head "+id.Tail(), memberTitle(f, "house.head", m), func(o *casework.Office, _ map[string]string, c casework.HouseholdChange) (*casework.HouseholdDone, error) {
		return o.ChangeHead(n, id, c)
	})
	t.anew = ofMember(f, id, headForm)
	return t
}

// personForm changes what is on file of a member 成员信息.
func personForm(f *frame.Frame, file *casework.File, id calc.IDNumber) *turning {
	n, m := file.Household.Number, file.Household.Member(id)
	if m == nil {
		return nil
	}
	x := newFields(f)
	x.known(&form.Field{Key: "name", Label: f.Text("house.name"), Limit: 40, Check: neededText(f, "house.name_missing")}, m.Name)
	if m.Relation != calc.Head {
		x.known(&form.Field{Key: "relation", Label: f.Text("house.relation"), Kind: form.Choice, Options: relations(f)}, m.Relation.String())
	}
	particulars(x, m, true)
	t := newTurning(x, file, "person "+id.Tail(), memberTitle(f, "house.particulars", m), func(o *casework.Office, v map[string]string, c casework.HouseholdChange) (*casework.HouseholdDone, error) {
		cells := append([]records.Cell{{Column: "id", Text: string(id)}}, changedCells(v, "name")...)
		if _, other := v[was+"relation"]; other {
			cells = append(cells, changedCells(v, "relation")...)
		}
		c.Members = []records.Typed{memberRow(append(cells, particularChanges(v)...))}
		return o.EditHousehold(n, c)
	})
	t.anew = ofMember(f, id, personForm)
	return t
}
