package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/reports/wording"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// chooseChange asks what on file of a household is to be changed 变更信息.
func chooseChange(f *frame.Frame, file *casework.File) tea.Cmd {
	return chooseAct(f, f.Text("house.change"), []chosenAct{
		{"house.account", "", func() tea.Cmd { return accountForm(f, file).begin() }},
		{"house.home", "", func() tea.Cmd { return homeForm(f, file).begin() }},
		{"house.means", "", func() tea.Cmd { return chooseItem(f, file) }},
	})
}

// emptied is typed into a field of which what is on file is not shown, to take it
// off.
const emptied = "-"

// hidden adds a field for a number on file, of which the tail alone is shown: left
// empty it stays.
func (x *houseFields) hidden(field *form.Field, number string) {
	field.Hint = x.f.Text("house.keep_empty")
	if number != "" {
		field.Hint = x.f.Text("house.keep", calc.Tail(number))
	}
	x.add(field)
}

// homeForm changes where and how a household lives 家庭信息.
func homeForm(f *frame.Frame, file *casework.File) *turning {
	h, x := file.Household, newFields(f)
	x.known(&form.Field{Key: "address", Label: f.Text("house.address")}, h.Address)
	x.hidden(&form.Field{Key: "phone", Label: f.Text("house.phone"), Limit: 30}, h.Phone)
	x.known(choiceOf(f, "settlement", "house.settlement", kindOptions[calc.Settlement](f.Lang, false)), h.Settlement.String())
	x.known(choiceOf(f, "hukou", "house.hukou", kindOptions[calc.Hukou](f.Lang, true)), h.Hukou.String())
	x.known(&form.Field{Key: "permit_until", Label: f.Text("house.permit"), Hint: f.Text("house.day_hint"), Limit: 30, Check: dayChecked(f, false)}, dayTyped(h.PermitUntil))
	x.known(&form.Field{Key: "relative_of", Label: f.Text("house.relative"), Limit: 40}, h.RelativeOf)
	x.known(&form.Field{Key: "note", Label: f.Text("house.note")}, h.Note)
	t := newTurning(x, file, "home", f.Text("house.home"), func(o *casework.Office, v map[string]string, c casework.HouseholdChange) (*casework.HouseholdDone, error) {
		c.Home = homeRow(append(changedCells(v, "address", "settlement", "hukou", "permit_until", "relative_of", "note"), numberCells(v, "phone")...))
		return o.EditHousehold(h.Number, c)
	})
	t.adapt = func() { t.form.Field("permit_until").Hidden = t.form.Value("hukou") != calc.PermitHukou.String() }
	t.anew = func(now *casework.File) *turning { return homeForm(f, now) }
	return t
}

func homeRow(cells []records.Cell) records.Typed {
	return records.Typed{Sheet: records.HouseholdLayout.Name, Cells: cells}
}

// numberCells are the cells of hidden numbers that were typed anew.
func numberCells(v map[string]string, keys ...string) []records.Cell {
	cells := filledCells(v, keys...)
	for i := range cells {
		if cells[i].Text == emptied {
			cells[i].Text = ""
		}
	}
	return cells
}

// Who receives the money, where it is nobody of the household, and where it stays
// who it was.
const (
	payeeStays = "stays"
	payeeOther = "other"
)

// accountForm asks for another payee or account 领款账户: the money goes where it
// went until a second person has confirmed it.
func accountForm(f *frame.Frame, file *casework.File) *turning {
	h, x := file.Household, newFields(f)
	now, _ := h.PaidTo()
	payees := append([]form.Option{{Value: payeeStays, Label: f.Text("house.payee_stays", now)}}, otherMembers(h, "")...)
	payees = append(payees, form.Option{Value: payeeOther, Label: f.Text("house.payee_other")})
	x.add(choiceOf(f, "whom", "house.payee", payees))
	x.add(&form.Field{Key: "payee", Label: f.Text("house.payee_name"), Limit: 40, Check: neededText(f, "house.name_missing")})
	x.add(&form.Field{Key: "payee_id", Label: f.Text("house.payee_id"), Limit: 40, Check: idChecked(f, true)})
	x.known(&form.Field{Key: "bank", Label: f.Text("house.bank"), Limit: 60}, h.Bank)
	x.hidden(&form.Field{Key: "account", Label: f.Text("house.number"), Limit: 40}, h.Account)
	names := map[string]string{}
	for i := range h.Members {
		names[string(h.Members[i].ID)] = h.Members[i].Name
	}
	t := newTurning(x, file, "account", f.Text("house.account"), func(o *casework.Office, v map[string]string, c casework.HouseholdChange) (*casework.HouseholdDone, error) {
		c.Home = homeRow(append(changedCells(v, "bank"), numberCells(v, "account")...))
		switch whom := v["whom"]; whom {
		case payeeStays:
		case payeeOther:
			c.Home.Cells = append(c.Home.Cells, filledCells(v, "payee", "payee_id")...)
		default:
			c.Home.Cells = append(c.Home.Cells, records.Cell{Column: "payee", Text: names[whom]}, records.Cell{Column: "payee_id", Text: whom})
		}
		return o.EditHousehold(h.Number, c)
	})
	t.adapt = func() {
		other := t.form.Value("whom") == payeeOther
		t.form.Field("payee").Hidden, t.form.Field("payee_id").Hidden = !other, !other
	}
	t.anew = func(now *casework.File) *turning { return accountForm(f, now) }
	return t
}

// chooseItem asks which item of income, spending or property is to be changed.
func chooseItem(f *frame.Frame, file *casework.File) tea.Cmd {
	h := file.Household
	list := []frame.Option{{Text: f.Text("house.item_new")}}
	for i := range h.Items {
		item := &h.Items[i]
		whose := f.Text("file.home")
		if m := h.Member(item.Member); m != nil {
			whose = m.Name
		}
		list = append(list, frame.Option{Text: wording.Label(f.Lang, item.Kind) + " " + whose, Note: item.Amount.String() + " / " + wording.Label(f.Lang, item.Per)})
	}
	return f.Choose(f.Text("house.means"), list, func(i int) tea.Cmd {
		if i == 0 {
			return itemForm(f, file, calc.Item{}).begin()
		}
		return itemForm(f, file, h.Items[i-1]).begin()
	})
}

// itemForm changes an item 收支; the zero item is a new one. It takes the place of
// whatever is on file of that person and kind.
func itemForm(f *frame.Frame, file *casework.File, of calc.Item) *turning {
	n, x := file.Household.Number, newFields(f)
	title, draft := f.Text("house.item_new"), "item"
	if of.Kind == 0 {
		x.add(choiceOf(f, "kind", "house.item_kind", kindOptions[calc.ItemKind](f.Lang, false)))
		x.add(choiceOf(f, "id", "house.item_whose", append([]form.Option{{Label: f.Text("file.home")}}, otherMembers(file.Household, "")...)))
		x.add(&form.Field{Key: "amount", Label: f.Text("house.amount"), Limit: 30, Check: moneyChecked(f)})
		x.add(choiceOf(f, "per", "house.per", kindOptions[calc.Period](f.Lang, false)))
		x.add(&form.Field{Key: "note", Label: f.Text("house.note")})
	} else {
		title, draft = f.Lang.ItemLine(&of), draft+" "+of.Kind.String()+" "+of.Member.Tail()
		x.known(&form.Field{Key: "amount", Label: f.Text("house.amount"), Hint: f.Text("house.amount_off"), Limit: 30, Check: moneyChecked(f)}, of.Amount.String())
		x.known(choiceOf(f, "per", "house.per", kindOptions[calc.Period](f.Lang, false)), of.Per.String())
		x.known(&form.Field{Key: "note", Label: f.Text("house.note")}, of.Note)
	}
	t := newTurning(x, file, draft, f.Text("house.means")+" · "+title, func(o *casework.Office, v map[string]string, c casework.HouseholdChange) (*casework.HouseholdDone, error) {
		cells := filledCells(v, "kind", "id")
		if of.Kind != 0 {
			cells = []records.Cell{{Column: "kind", Text: of.Kind.String()}, {Column: "id", Text: string(of.Member)}}
		}
		cells = append(cells, filledCells(v, "amount", "per")...)
		cells = append(cells, records.Cell{Column: "note", Text: strings.TrimSpace(v["note"])})
		c.Items = []records.Typed{{Sheet: records.ItemLayout.Name, Cells: cells}}
		return o.EditHousehold(n, c)
	})
	t.needs = []string{"amount"}
	t.anew = func(now *casework.File) *turning { return itemForm(f, now, itemNow(now.Household, of)) }
	return t
}

// itemNow is an item as it is now: itself, else the one of the same person and kind.
func itemNow(h *calc.Household, of calc.Item) calc.Item {
	if of.Kind == 0 || slices.Contains(h.Items, of) {
		return of
	}
	for _, item := range h.Items {
		if item.Member == of.Member && item.Kind == of.Kind {
			return item
		}
	}
	return of
}
