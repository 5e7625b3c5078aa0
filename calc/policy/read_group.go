package policy

import (
	"strings"

	"doudi/calc"
	"doudi/calc/sheet"
)

// readGroup reads a row of the groups: one way of belonging to a named set of people.
func (p *Policy) readGroup(r *sheet.Reader) {
	const (
		code = iota
		label
		disability
		level
		illness
		labour
		schooling
		selfcare
		special
		ageMin
		ageMax
	)
	g := Group{
		Code: r.Required(code), Label: r.Text(label), Place: r.Place(code),
		disability: kinds[calc.Disability](r, disability), level: levels(r, level), illness: kinds[calc.Illness](r, illness),
		labour: kinds[calc.Labour](r, labour), schooling: kinds[calc.Schooling](r, schooling),
		selfcare: kinds[calc.Selfcare](r, selfcare), special: kinds[calc.Special](r, special),
	}
	g.ageMin, g.hasAgeMin = r.Int(ageMin)
	g.ageMax, g.hasAgeMax = r.Int(ageMax)
	if g.hasAgeMin && g.hasAgeMax && g.ageMin > g.ageMax {
		r.Fault(ageMax, "invalid.ages", r.Text(ageMin), r.Text(ageMax))
	}
	for c := disability; c <= ageMax; c++ {
		g.cells = append(g.cells, r.Text(c))
	}
	p.Groups = append(p.Groups, g)
}

// words takes a cell with several values apart. A cell that is not empty and
// names none is a fault: as an empty one it would take everybody.
func words(r *sheet.Reader, column int, choices func() string) []string {
	cell := r.Text(column)
	list := strings.FieldsFunc(cell, func(c rune) bool { return c == ';' || c == '；' || c == ' ' })
	if len(list) == 0 && cell != "" {
		r.Fault(column, "invalid.code", cell, choices())
	}
	return list
}

func kinds[T calc.Kind](r *sheet.Reader, column int) mask {
	var m mask
	for _, word := range words(r, column, sheet.Choices[T]) {
		v, ok := sheet.ParseLabel[T](word)
		if !ok {
			r.Fault(column, "invalid.code", word, sheet.Choices[T]())
			continue
		}
		m |= 1 << v
	}
	return m
}

func levels(r *sheet.Reader, column int) mask {
	choices := func() string { return "1, 2, 3, 4" }
	var m mask
	for _, word := range words(r, column, choices) {
		if len(word) != 1 || word[0] < '1' || word[0] > '4' {
			r.Fault(column, "invalid.code", word, choices())
			continue
		}
		m |= 1 << (word[0] - '0')
	}
	return m
}
