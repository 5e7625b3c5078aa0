package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// chooseApart asks how a household comes apart, together, or elsewhere 分户、并户、
// 迁移.
func chooseApart(f *frame.Frame, file *casework.File) tea.Cmd {
	alone := ""
	if len(file.Household.Members) < 2 {
		alone = f.Text("house.alone")
	}
	return chooseAct(f, f.Text("house.apart"), []chosenAct{
		{"house.split", alone, func() tea.Cmd { return splitForm(f, file).begin() }},
		{"house.merge", "", func() tea.Cmd { return mergeForm(f, file).begin() }},
		{"house.move", "", func() tea.Cmd {
			return choosePlace(f, f.Text("house.move"), func(at casework.Place) tea.Cmd { return moveForm(f, file, at).begin() })
		}},
	})
}

// memberKey is the field of a form that is about a member.
func memberKey(what string, id calc.IDNumber) string { return what + " " + string(id) }

// splitForm takes people out of a household into a new one 分户.
func splitForm(f *frame.Frame, file *casework.File) *turning {
	h, x := file.Household, newFields(f)
	x.add(&form.Field{Key: "number", Label: f.Text("house.new_number"), Limit: 20, Check: neededText(f, "house.number_missing")})
	for i := range h.Members {
		m := &h.Members[i]
		x.add(&form.Field{Key: memberKey("goes", m.ID), Label: m.Name, Kind: form.Toggle, Hint: f.Text("house.goes", m.ID.Tail())})
	}
	x.add(choiceOf(f, "there", "house.head_there", nil))
	x.add(choiceOf(f, "here", "house.head_here", nil))
	x.known(&form.Field{Key: "address", Label: f.Text("house.address_there")}, h.Address)
	members := h.Members
	t := newTurning(x, file, "split", f.Text("house.split"), func(o *casework.Office, v map[string]string, c casework.HouseholdChange) (*casework.HouseholdDone, error) {
		people := []calc.IDNumber{calc.IDNumber(v["there"])}
		for i := range members {
			if id := members[i].ID; v[memberKey("goes", id)] == form.Yes && id != people[0] {
				people = append(people, id)
			}
		}
		if v["here"] != "" {
			c.Members = []records.Typed{memberRow([]records.Cell{{Column: "id", Text: v["here"]}, {Column: "relation", Text: calc.Head.String()}})}
		}
		c.Home = homeRow(changedCells(v, "address"))
		return o.SplitHousehold(h.Number, calc.HouseholdNumber(v["number"]), people, c)
	})
	t.adapt = func() { splitHeads(t.form, h) }
	t.needs = []string{"number", "there"}
	t.anew = func(now *casework.File) *turning { return splitForm(f, now) }
	return t
}

// splitHeads offers as heads those who go, and, where the head goes, those who
// stay.
func splitHeads(x *form.Form, h *calc.Household) {
	var leave, stay []form.Option
	headGoes := false
	for i := range h.Members {
		m := &h.Members[i]
		option := form.Option{Value: string(m.ID), Label: nameTail(m)}
		if x.On(memberKey("goes", m.ID)) {
			leave = append(leave, option)
			headGoes = headGoes || m.Relation == calc.Head
		} else {
			stay = append(stay, option)
		}
	}
	if !headGoes {
		stay = nil
	}
	offer(x, "there", leave)
	offer(x, "here", stay)
}

// offer gives a choice other options; what was chosen stays where it can.
func offer(x *form.Form, key string, options []form.Option) {
	field, before := x.Field(key), x.Value(key)
	field.Options, field.Hidden = options, len(options) == 0
	x.Set(key, before)
}

// mergeForm takes all people of a household into another 并户.
func mergeForm(f *frame.Frame, file *casework.File) *turning {
	h, x := file.Household, newFields(f)
	x.add(&form.Field{Key: "into", Label: f.Text("house.into"), Limit: 20, Check: neededText(f, "house.number_missing")})
	members := h.Members
	for i := range members {
		x.with(&form.Field{Key: memberKey("is", members[i].ID), Label: f.Text("house.is_there", members[i].Name), Kind: form.Choice, Options: relations(f)}, calc.OtherKin.String())
	}
	t := newTurning(x, file, "merge", f.Text("house.merge"), func(o *casework.Office, v map[string]string, c casework.HouseholdChange) (*casework.HouseholdDone, error) {
		for i := range members {
			id := members[i].ID
			c.Members = append(c.Members, memberRow([]records.Cell{{Column: "id", Text: string(id)}, {Column: "relation", Text: v[memberKey("is", id)]}}))
		}
		return o.MergeHousehold(h.Number, calc.HouseholdNumber(v["into"]), c)
	})
	t.needs = []string{"into"}
	t.anew = func(now *casework.File) *turning { return mergeForm(f, now) }
	return t
}

// moveForm moves a household to another village 迁移.
func moveForm(f *frame.Frame, file *casework.File, at casework.Place) *turning {
	n, x := file.Household.Number, newFields(f)
	x.add(&form.Field{Key: "place", Label: f.Text("house.place"), Hint: at.Township + at.Village, Kind: form.Told})
	x.add(choiceOf(f, "settlement", "house.settlement", append([]form.Option{{Label: f.Text("house.by_village")}}, kindOptions[calc.Settlement](f.Lang, false)...)))
	x.add(&form.Field{Key: "address", Label: f.Text("house.address_there"), Check: neededText(f, "house.address_missing")})
	t := newTurning(x, file, "move "+string(at.Code), f.Text("house.move"), func(o *casework.Office, v map[string]string, c casework.HouseholdChange) (*casework.HouseholdDone, error) {
		c.Home = homeRow(append(filledCells(v, "settlement", "address"), records.Cell{Column: "region", Text: string(at.Code)}))
		return o.MoveHousehold(n, c)
	})
	t.anew = func(now *casework.File) *turning { return moveForm(f, now, at) }
	return t
}

// choosePlace asks for a village of those in which the operator may act.
func choosePlace(f *frame.Frame, title string, then func(casework.Place) tea.Cmd) tea.Cmd {
	return frame.Read(f, new(frame.Pending), func(o *casework.Office) ([]casework.Place, error) { return o.Places() }, func(places []casework.Place, err error) tea.Cmd {
		if err != nil {
			return f.Fail(err)
		}
		list := make([]frame.Option, len(places))
		for i, at := range places {
			list[i] = frame.Option{Text: at.Township + " " + at.Village, Note: string(at.Code)}
		}
		return f.Choose(title, list, func(i int) tea.Cmd { return then(places[i]) })
	})
}
