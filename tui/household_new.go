package tui

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// mostNew is how many people a new household's form has room for; more join later.
const mostNew = 8

// newHousehold asks for the village of a household that is not on file yet, and
// then for the rest 新立户.
func newHousehold(f *frame.Frame) tea.Cmd {
	return choosePlace(f, f.Text("house.new"), func(at casework.Place) tea.Cmd { return addForm(f, at).begin() })
}

// personKey is a field of the n-th person of a new household.
func personKey(what string, n int) string { return what + strconv.Itoa(n) }

func addForm(f *frame.Frame, at casework.Place) *turning {
	x := newFields(f)
	x.add(&form.Field{Key: "place", Label: f.Text("house.place"), Hint: at.Township + at.Village, Kind: form.Told})
	x.add(&form.Field{Key: "number", Label: f.Text("house.new_number"), Limit: 20, Check: neededText(f, "house.number_missing")})
	for n := 1; n <= mostNew; n++ {
		x.person(n)
	}
	x.add(&form.Field{Key: "address", Label: f.Text("house.address")})
	x.add(&form.Field{Key: "phone", Label: f.Text("house.phone"), Limit: 30})
	x.add(choiceOf(f, "settlement", "house.settlement", append([]form.Option{{Label: f.Text("house.by_village")}}, kindOptions[calc.Settlement](f.Lang, false)...)))
	x.add(choiceOf(f, "hukou", "house.hukou", kindOptions[calc.Hukou](f.Lang, false)))
	x.add(&form.Field{Key: "permit_until", Label: f.Text("house.permit"), Hint: f.Text("house.day_hint"), Limit: 30, Check: dayChecked(f, false)})
	x.add(&form.Field{Key: "bank", Label: f.Text("house.bank"), Limit: 60})
	x.add(&form.Field{Key: "account", Label: f.Text("house.number"), Limit: 40})
	t := newTurning(x, nil, "new "+string(at.Code), f.Text("house.new"), func(o *casework.Office, v map[string]string, c casework.HouseholdChange) (*casework.HouseholdDone, error) {
		c.Home = homeRow(append(filledCells(v, "address", "phone", "settlement", "hukou", "permit_until", "bank", "account"), records.Cell{Column: "region", Text: string(at.Code)}))
		for n := 1; n <= mostNew && v[personKey("name", n)] != ""; n++ {
			row := []records.Cell{
				{Column: "name", Text: v[personKey("name", n)]}, {Column: "id", Text: v[personKey("id", n)]}, {Column: "relation", Text: calc.Head.String()},
			}
			if n > 1 {
				row[2].Text = v[personKey("relation", n)]
			}
			c.Members = append(c.Members, memberRow(row))
		}
		return o.AddHousehold(calc.HouseholdNumber(v["number"]), c)
	})
	t.adapt = func() {
		t.form.Field("permit_until").Hidden = t.form.Value("hukou") != calc.PermitHukou.String()
		for n := 2; n <= mostNew; n++ { // a person has room when the one before is there
			before := t.form.Value(personKey("name", n-1)) != ""
			t.form.Field(personKey("name", n)).Hidden = !before
			here := t.form.Value(personKey("name", n)) != ""
			t.form.Field(personKey("id", n)).Hidden, t.form.Field(personKey("relation", n)).Hidden = !here, !here
		}
	}
	t.needs = []string{"number", personKey("name", 1), personKey("id", 1)}
	t.then = func(done *casework.HouseholdDone) tea.Cmd { return f.Open(newFile(f, done.Turns[0].New.Number)) }
	return t
}

// person adds the fields of a person of a new household: the first is its head.
func (x *houseFields) person(n int) {
	f := x.f
	name := &form.Field{Key: personKey("name", n), Label: f.Text("house.person", strconv.Itoa(n)), Limit: 40}
	if n == 1 {
		name.Label, name.Check = f.Text("house.head_name"), neededText(f, "house.name_missing")
	}
	x.add(name)
	x.add(&form.Field{Key: personKey("id", n), Label: f.Text("house.id"), Limit: 40, Check: idChecked(f, true)})
	if n > 1 {
		x.with(&form.Field{Key: personKey("relation", n), Label: f.Text("house.relation"), Kind: form.Choice, Options: relations(f)}, calc.Child.String())
	}
}
