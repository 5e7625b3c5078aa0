package tui

import (
	"strings"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/reports/wording"
	"doudi/tui/form"
	"doudi/tui/frame"
)

type formField = form.Field

// houseFields are those of a form in the making, with what stands in them at first.
type houseFields struct {
	f    *frame.Frame
	list []*form.Field
	at   map[string]string
}

func newFields(f *frame.Frame) *houseFields { return &houseFields{f: f, at: map[string]string{}} }

// add adds an empty field.
func (x *houseFields) add(field *form.Field) { x.list = append(x.list, field) }

// with adds a field in which something stands.
func (x *houseFields) with(field *form.Field, value string) {
	x.add(field)
	x.at[field.Key] = value
}

// was is before the name of a hidden field that keeps what stood in another at
// first: who types it anew is told from who left it.
const was = "was "

// known adds a field for what is on file, of which only another value is a change.
func (x *houseFields) known(field *form.Field, value string) {
	x.with(field, value)
	x.with(&form.Field{Key: was + field.Key, Hidden: true}, value)
}

// form is the form of the fields.
func (x *houseFields) form() *form.Form {
	made := form.New(x.list...)
	for key, value := range x.at {
		made.Set(key, value)
	}
	return made
}

// changedCells are the cells of the fields in which another value stands than is on
// file.
func changedCells(values map[string]string, keys ...string) (cells []records.Cell) {
	for _, key := range keys {
		if v := strings.TrimSpace(values[key]); v != values[was+key] {
			cells = append(cells, records.Cell{Column: key, Text: v})
		}
	}
	return cells
}

// filledCells are the cells of the fields in which something stands.
func filledCells(values map[string]string, keys ...string) (cells []records.Cell) {
	for _, key := range keys {
		if v := strings.TrimSpace(values[key]); v != "" {
			cells = append(cells, records.Cell{Column: key, Text: v})
		}
	}
	return cells
}

// keepTyped puts what a person typed in a form into a newer one of the same kind.
func keepTyped(next *form.Form, mine map[string]string) {
	fresh := next.Values()
	for key, value := range mine {
		_, onFile := mine[was+key]
		switch {
		case strings.HasPrefix(key, was) || key == fieldSeen:
		case onFile && value == mine[was+key]: // left as it was
		default:
			next.Set(key, value)
		}
	}
	clearEmptied(next, mine)
	for key, value := range fresh {
		if strings.HasPrefix(key, was) || key == fieldSeen {
			next.Set(key, value)
		}
	}
}

// clearEmptied empties the fields of what is on file that a person has emptied.
func clearEmptied(next *form.Form, kept map[string]string) {
	for key := range kept {
		if field, onFile := strings.CutPrefix(key, was); onFile && kept[field] == "" {
			next.Set(field, "")
		}
	}
}

// neededText is a check that something stands in a field; code is what is said else.
func neededText(f *frame.Frame, code string) func(string) string {
	return func(v string) string {
		if strings.TrimSpace(v) == "" {
			return f.Text(code)
		}
		return ""
	}
}

// monthChecked checks the month from which a change counts; which may be named is
// casework's to say.
func monthChecked(f *frame.Frame) func(string) string {
	return func(v string) string {
		if _, err := calc.ParseMonth(v); err != nil {
			return f.Text("house.bad_month")
		}
		return ""
	}
}

// dayChecked checks a day; an empty one is missing where it is needed.
func dayChecked(f *frame.Frame, needed bool) func(string) string {
	return func(v string) string {
		if _, err := calc.ParseDay(v); err != nil && (needed || v != "") {
			return f.Text("house.bad_day")
		}
		return ""
	}
}

// idChecked checks an identity number; none is no fault where it is not needed.
func idChecked(f *frame.Frame, needed bool) func(string) string {
	return func(v string) string {
		if strings.TrimSpace(v) == "" && !needed {
			return ""
		}
		if _, err := calc.ParseIDNumber(v, f.Today()); err != nil {
			return f.Text("house.bad_id")
		}
		return ""
	}
}

// moneyChecked checks an amount of yuan.
func moneyChecked(f *frame.Frame) func(string) string {
	return func(v string) string {
		if _, err := calc.ParseMoney(strings.TrimSpace(v)); err != nil {
			return f.Text("house.bad_money")
		}
		return ""
	}
}

// kindOptions are the values of a kind; blank leads them where nothing may be stated.
func kindOptions[T calc.Kind](l wording.Lang, blank bool) (list []form.Option) {
	if blank {
		list = append(list, form.Option{Label: "—"})
	}
	for i := 1; i < calc.KindCount[T](); i++ {
		list = append(list, form.Option{Value: T(i).String(), Label: wording.Label(l, T(i))})
	}
	return list
}
