package calc

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Place is where in a person's papers something stands: a line and column of a
// CSV file, or a cell of a workbook. The zero Place means "nowhere in a file".
type Place struct {
	File   string // base name of the file
	Sheet  string // sheet of a workbook; "" in a CSV file
	Line   int    // from 1
	Column int    // from 1: the column of the text in a CSV file, the cell's column in a workbook
}

// String is "member.csv:7:12", or "data.xlsx member!C7".
func (p Place) String() string {
	switch {
	case p.File == "":
		return ""
	case p.Line == 0 && p.Sheet == "":
		return p.File
	case p.Line == 0:
		return p.File + " " + p.Sheet
	case p.Sheet == "":
		return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
	}
	return fmt.Sprintf("%s %s!%s%d", p.File, p.Sheet, columnLetters(p.Column), p.Line)
}

func columnLetters(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// Fault is one thing wrong with what came in: a code, where it stands and what
// it is about. reports/wording makes the sentence, in the reader's language.
type Fault struct {
	Code    string // as in "id.check_digit"
	Place   Place
	Subject string   // the household, member or key concerned, for a reader
	Args    []string // operands of the sentence, in its order
	Warning bool     // said, but nothing is refused for it
}

// Error is the fault for a programmer's eye.
func (f Fault) Error() string {
	parts := []string{f.Code}
	if f.Subject != "" {
		parts = append(parts, f.Subject)
	}
	s := strings.Join(append(parts, f.Args...), " ")
	if at := f.Place.String(); at != "" {
		return at + ": " + s
	}
	return s
}

// Faults are everything wrong with one input, all of it at once.
type Faults []Fault

// Error counts the faults and shows the first.
func (fs Faults) Error() string {
	if len(fs) == 0 {
		return "no faults"
	}
	return fmt.Sprintf("%d faults, first: %v", len(fs), fs[0])
}

// Refusing are the faults that refuse the input: all but the warnings.
func (fs Faults) Refusing() Faults {
	var out Faults
	for _, f := range fs {
		if !f.Warning {
			out = append(out, f)
		}
	}
	return out
}

// InOrder are the faults in the order of the papers that they stand in.
func (fs Faults) InOrder() Faults {
	out := slices.Clone(fs)
	slices.SortStableFunc(out, func(a, b Fault) int {
		p, q := a.Place, b.Place
		return cmp.Or(strings.Compare(p.File, q.File), strings.Compare(p.Sheet, q.Sheet), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
	})
	return out
}

// Invalid is a text that does not have the form of what it should be. What
// names the form, as the fault code "invalid.<What>" does.
type Invalid struct{ What, Text string }

func (e *Invalid) Error() string { return fmt.Sprintf("%s: %q is not valid", e.What, e.Text) }

// Refusal is a rule that says no to an act: a code and the operands of the
// sentence, which names the way out.
type Refusal struct {
	Code  string
	Args  []string
	Typed bool // it is what was typed itself that is wrong, whatever is on record
}

func (r *Refusal) Error() string { return strings.Join(append([]string{r.Code}, r.Args...), " ") }

// Refuse makes a Refusal.
func Refuse(code string, args ...string) error { return &Refusal{Code: code, Args: args} }

// Mistyped makes the Refusal of what was typed itself.
func Mistyped(code string, args ...string) error {
	return &Refusal{Code: code, Args: args, Typed: true}
}

// Refused says whether err is a refusal with the given code.
func Refused(err error, code string) bool {
	var r *Refusal
	return errors.As(err, &r) && r.Code == code
}
