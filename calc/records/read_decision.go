package records

import (
	"strings"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/calc/sheet"
)

// Decision is one row of the decision sheet.
type Decision struct {
	calc.AwardKey
	Kind        calc.DecisionKind
	From, Until calc.Month
	Class       string
	Mode        calc.Mode
	Insured     []calc.IDNumber // empty = all counted members
	PerCapita   calc.Fraction
	Given       bool // PerCapita is stated
	Reviewed    calc.Day
	StopReason  calc.StopReason
	Reason      string
	Order       int
	Sound       bool       // the row has no fault of its own
	Place       calc.Place // of the decision
	cells       [5]int32
}

// HouseholdPlace is the place of the household's number.
func (d *Decision) HouseholdPlace() calc.Place { return cellBeside(d.Place, d.cells[0], "household") }

// PersonPlace is the place of the identity number.
func (d *Decision) PersonPlace() calc.Place { return cellBeside(d.Place, d.cells[1], "id") }

// ProgramPlace is the place of the programme.
func (d *Decision) ProgramPlace() calc.Place { return cellBeside(d.Place, d.cells[2], "program") }

// ClassPlace is the place of the class.
func (d *Decision) ClassPlace() calc.Place { return cellBeside(d.Place, d.cells[3], "class") }

// InsuredPlace is the place of the people insured.
func (d *Decision) InsuredPlace() calc.Place { return cellBeside(d.Place, d.cells[4], "insured") }

// readDecision reads the sheet's row of that number, from 1: a row that states
// no order of recording stands where it is.
func readDecision(r *sheet.Reader, row int) Decision {
	const (
		household = iota
		idColumn
		program
		decision
		from
		until
		class
		mode
		insured
		percapita
		reviewed
		reason
		order
	)
	d := Decision{Place: r.Place(decision), cells: [5]int32{cell(r, household), cell(r, idColumn), cell(r, program), cell(r, class), cell(r, insured)}}
	d.AwardKey = calc.AwardKey{Household: number(r, household), Program: sheet.ParseProgram(r.Required(program)), Person: reference(r, idColumn)}
	r.Required(decision)
	r.Required(from)
	d.Kind, d.From, d.Until = sheet.Kind[calc.DecisionKind](r, decision), r.Month(from), r.Month(until)
	if d.Until != 0 && d.Until < d.From {
		r.Fault(until, "invalid.until", d.Until.String(), d.From.String())
	}
	d.Class, d.Mode = policy.ClassCode(r.Text(class)), sheet.Kind[calc.Mode](r, mode)
	for _, word := range strings.FieldsFunc(r.Text(insured), func(c rune) bool { return c == ';' || c == '；' }) {
		d.Insured = append(d.Insured, normalID(word))
	}
	d.PerCapita, d.Given = r.Fraction(percapita), r.Text(percapita) != ""
	d.Reviewed, d.Reason = r.Day(reviewed), r.Text(reason)
	if d.Kind == calc.Stop {
		d.StopReason = sheet.Kind[calc.StopReason](r, reason)
		d.Reason = ""
		r.Required(reason)
	}
	var numbered bool
	if d.Order, numbered = r.Int(order); !numbered {
		d.Order = row
	}
	d.Sound = r.Good()
	return d
}
