package tui

import (
	"strconv"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// fieldCounted says whether a member shares the household's life 计入.
const fieldCounted = "counted"

// particularKeys are the columns of a member's particulars, but for that.
var particularKeys = []string{"disability", "level", "certificate_until", "illness", "labour", "schooling", "selfcare", "special", "note"}

// particulars are the fields of what groups of people a member belongs to; known
// says that they are on file.
func particulars(x *houseFields, m *calc.Member, known bool) {
	f := x.f
	add := x.with
	if known {
		add = x.known
	}
	counted := form.Yes
	if m.Uncounted {
		counted = ""
	}
	add(&form.Field{Key: fieldCounted, Label: f.Text("house.counted"), Kind: form.Toggle, Hint: f.Text("house.counted_hint")}, counted)
	add(choiceOf(f, "disability", "house.disability", kindOptions[calc.Disability](f.Lang, true)), m.Disability.String())
	add(choiceOf(f, "level", "house.level", levels()), levelTyped(m.Level))
	add(&form.Field{Key: "certificate_until", Label: f.Text("house.certificate"), Hint: f.Text("house.day_hint"), Limit: 30, Check: dayChecked(f, false)}, dayTyped(m.CertificateUntil))
	add(choiceOf(f, "illness", "house.illness", kindOptions[calc.Illness](f.Lang, true)), m.Illness.String())
	add(choiceOf(f, "labour", "house.labour", kindOptions[calc.Labour](f.Lang, true)), m.Labour.String())
	add(choiceOf(f, "schooling", "house.schooling", kindOptions[calc.Schooling](f.Lang, true)), m.Schooling.String())
	add(choiceOf(f, "selfcare", "house.selfcare", kindOptions[calc.Selfcare](f.Lang, true)), m.Selfcare.String())
	add(choiceOf(f, "special", "house.special", kindOptions[calc.Special](f.Lang, true)), m.Special.String())
	add(&form.Field{Key: "note", Label: f.Text("house.note")}, m.Note)
}

func choiceOf(f *frame.Frame, key, code string, of []form.Option) *form.Field {
	return &form.Field{Key: key, Label: f.Text(code), Kind: form.Choice, Options: of}
}

// levels are those of a disability, 1 the heaviest.
func levels() []form.Option {
	list := []form.Option{{Label: "—"}}
	for n := 1; n <= 4; n++ {
		list = append(list, form.Option{Value: strconv.Itoa(n), Label: strconv.Itoa(n)})
	}
	return list
}

func levelTyped(n uint8) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(int(n))
}

// dayTyped is a day as it is typed, "" for none.
func dayTyped(d calc.Day) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

// particularCells are the cells of a person who is not on file yet.
func particularCells(v map[string]string) []records.Cell {
	return append(filledCells(v, particularKeys...), records.Cell{Column: fieldCounted, Text: yesNo(v[fieldCounted])})
}

// particularChanges are the cells of a member in which something is another.
func particularChanges(v map[string]string) []records.Cell {
	cells := changedCells(v, particularKeys...)
	if v[fieldCounted] != v[was+fieldCounted] {
		cells = append(cells, records.Cell{Column: fieldCounted, Text: yesNo(v[fieldCounted])})
	}
	return cells
}

func yesNo(toggle string) string {
	if toggle == form.Yes {
		return "yes"
	}
	return "no"
}
