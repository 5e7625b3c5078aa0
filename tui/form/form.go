// Package form is forms: fields one below the other, of which one is being
// filled in.
package form

import (
	"maps"
	"slices"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
)

// Kind is what a field takes.
type Kind uint8

// The kinds of fields.
const (
	Text   Kind = iota
	Secret      // not shown
	Choice      // one of its options
	Toggle      // yes or no
	Told        // nothing: it tells something
)

// usual is the most characters of a text where a field says nothing else.
const usual = 200

// Field is one thing to be filled in.
type Field struct {
	Key     string // name in Values
	Label   string
	Hint    string // how it is written, shown while it is empty
	Kind    Kind
	Options []Option // of a Choice
	Limit   int      // characters of a text; 0 is the usual
	// Check says what is wrong with a value; nil takes any.
	Check func(value string) string
	// Wrong is what was found wrong when it was last handed in; typing clears it.
	Wrong string
	// Hidden fields do not count now.
	Hidden bool

	input  textinput.Model
	chosen int
}

// Option is one value of a choice.
type Option struct{ Value, Label string }

// Form is fields and which of them is being filled in.
type Form struct {
	fields []*Field
	at     int
	top    int
	label  int // columns of the widest label
	byKey  map[string]*Field
}

// Yes is the value of a toggle that is set.
const Yes = "yes"

// New is a form of fields, the first of which is being filled in.
func New(fields ...*Field) *Form {
	f := &Form{fields: fields, byKey: map[string]*Field{}}
	for _, x := range fields {
		x.prepare()
		f.byKey[x.Key] = x
	}
	f.at = -1
	f.move(1)
	return f
}

func (x *Field) prepare() {
	x.input = textinput.New()
	x.input.Prompt, x.input.CharLimit = "", usual
	if x.Limit > 0 {
		x.input.CharLimit = x.Limit
	}
	x.input.Cursor.SetMode(cursor.CursorHide)
}

// Value is what stands in a field, "" in one that is hidden or not there.
func (f *Form) Value(key string) string {
	x := f.byKey[key]
	if x == nil || x.Hidden {
		return ""
	}
	return x.value()
}

// Toggles says whether the field that is being filled in is a toggle.
func (f *Form) Toggles() bool {
	return f.at >= 0 && f.at < len(f.fields) && f.fields[f.at].Kind == Toggle
}

// On says whether a toggle is set.
func (f *Form) On(key string) bool { return f.Value(key) == Yes }

func (x *Field) value() string {
	switch x.Kind {
	case Choice:
		if x.chosen < len(x.Options) {
			return x.Options[x.chosen].Value
		}
		return ""
	case Toggle:
		if x.chosen == 1 {
			return Yes
		}
		return ""
	}
	return x.input.Value()
}

// Set puts a value into a field.
func (f *Form) Set(key, value string) {
	x := f.byKey[key]
	if x == nil {
		return
	}
	x.Wrong = ""
	switch x.Kind {
	case Choice:
		x.chosen = max(0, slices.IndexFunc(x.Options, func(o Option) bool { return o.Value == value }))
	case Toggle:
		x.chosen = 0
		if value == Yes {
			x.chosen = 1
		}
	default:
		x.input.SetValue(string(printable([]rune(value))))
	}
}

// Field is a field by its key; nil where there is none.
func (f *Form) Field(key string) *Field { return f.byKey[key] }

// Values are what stands in all fields but secrets, for a draft.
func (f *Form) Values() map[string]string {
	values := map[string]string{}
	for _, x := range f.fields {
		if v := x.value(); v != "" && x.Kind != Secret && x.Kind != Told {
			values[x.Key] = v
		}
	}
	return values
}

// Restore puts the values of a draft into the fields.
func (f *Form) Restore(values map[string]string) {
	for _, key := range slices.Sorted(maps.Keys(values)) {
		f.Set(key, values[key])
	}
}

// Check looks at every field, marks what is wrong and goes to the first of
// those; ok says that nothing is.
func (f *Form) Check() (ok bool) {
	first := -1
	for i, x := range f.fields {
		x.Wrong = ""
		if x.Check != nil && !x.Hidden {
			x.Wrong = x.Check(x.value())
		}
		if x.Wrong != "" && first < 0 {
			first = i
		}
	}
	if first >= 0 {
		f.at = first
	}
	return first < 0
}

// Focus goes to a field.
func (f *Form) Focus(key string) {
	for i, x := range f.fields {
		if x.Key == key && x.takes() {
			f.at = i
		}
	}
}

// Focused is the key of the field that is being filled in.
func (f *Form) Focused() string {
	if f.at < 0 || f.at >= len(f.fields) {
		return ""
	}
	return f.fields[f.at].Key
}

// Typing says whether the field takes text.
func (f *Form) Typing() bool {
	if f.at < 0 || f.at >= len(f.fields) {
		return false
	}
	kind := f.fields[f.at].Kind
	return kind == Text || kind == Secret
}

func (x *Field) takes() bool { return !x.Hidden && x.Kind != Told }

// move goes to the next or the previous field that takes something; past the
// ends it stays.
func (f *Form) move(by int) {
	for i := f.at + by; i >= 0 && i < len(f.fields); i += by {
		if f.fields[i].takes() {
			f.at = i
			return
		}
	}
}

// Last says whether the field is the last that takes something.
func (f *Form) Last() bool {
	for _, x := range f.fields[f.at+1:] {
		if x.takes() {
			return false
		}
	}
	return true
}

// Update takes a key; changed says whether a value is another now.
func (f *Form) Update(msg tea.KeyMsg) (changed bool) {
	if f.at < 0 {
		return false
	}
	x := f.fields[f.at]
	switch msg.String() {
	case "tab", "down", "enter":
		f.move(1)
		return false
	case "shift+tab", "up":
		f.move(-1)
		return false
	}
	before := x.value()
	switch x.Kind {
	case Choice:
		x.turn(msg, len(x.Options))
	case Toggle:
		x.turn(msg, 2)
	default:
		x.edit(msg)
	}
	if changed = x.value() != before; changed {
		x.Wrong = ""
	}
	return changed
}

// turn goes through the options of a choice, or to the one that begins with what
// was typed.
func (x *Field) turn(msg tea.KeyMsg, n int) {
	if n == 0 || msg.Paste {
		return
	}
	switch msg.String() {
	case "right", " ", "l":
		x.chosen = (x.chosen + 1) % n
	case "left", "h":
		x.chosen = (x.chosen + n - 1) % n
	}
}

func (x *Field) edit(msg tea.KeyMsg) {
	if msg.Type == tea.KeyRunes {
		if msg.Runes = printable(msg.Runes); len(msg.Runes) == 0 {
			return
		}
	}
	if msg.Type == tea.KeyCtrlV {
		return // what is pasted comes from the terminal, not from a clipboard of the machine
	}
	x.input.Focus()
	x.input, _ = x.input.Update(msg)
}

// printable are the characters of a text that show themselves; an end of a line
// or a tab among them is a blank.
func printable(runes []rune) []rune {
	out := make([]rune, 0, len(runes))
	for _, r := range runes {
		switch {
		case r == '\n' || r == '\t':
			out = append(out, ' ')
		case !calc.Hidden(r):
			out = append(out, r)
		}
	}
	return out
}
