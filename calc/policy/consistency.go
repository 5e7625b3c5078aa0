package policy

import (
	"strings"

	"doudi/calc"
	"doudi/calc/sheet"
)

// consistency finds what is wrong with rows that can be read: values beyond what
// they count, rows that contradict each other, names that no table defines, rows
// that can never apply.
func (p *Policy) consistency() calc.Faults {
	var fs calc.Faults
	for _, find := range []func() calc.Faults{
		p.outOfRange, p.blankRounding, p.duplicates, p.exclusions, p.undefinedGroups, p.undefinedPrograms, p.unlistedDocuments,
		p.oddPercentages, p.oddValues, p.unread, p.abolishedNothing, p.overlaps, p.overlapsInTime, p.hiddenAuthority,
	} {
		fs = append(fs, find()...)
	}
	return fs
}

// duplicates: two rows for one key from one month are refused when they
// differ, and mentioned when they say the same. Rows of groups are alternatives,
// those of reviews stand in their order, and a pair of exclusions is told apart.
func (p *Policy) duplicates() calc.Faults {
	var fs calc.Faults
	first := map[string]Row{}
	for _, r := range p.Rows() {
		key := r.Table + "\x1e" + strings.Join(r.Key, "\x1f") + "\x1e" + r.From.String()
		unread := r.From == 0 || r.Key[0] == "" && r.Table != "extension" // of which month or item is told where they are read
		switch r.Table {
		case "review", "exclusive":
			continue
		case "group":
			key += "\x1e" + r.Value
		case "document":
		default:
			if unread {
				continue
			}
		}
		if old, seen := first[key]; seen {
			fs = append(fs, duplicate(r, old))
		} else {
			first[key] = r
		}
	}
	return fs
}

func duplicate(r, old Row) calc.Fault {
	return calc.Fault{
		Code: "policy.duplicate", Place: r.Place, Warning: old.Value == r.Value,
		Args: []string{r.Table, strings.Join(strings.Fields(strings.Join(r.Key, " ")), " "), r.From.String(), old.Place.String()},
	}
}

// exclusions: a programme that excludes itself would never be paid; a pair is the
// same either way round.
func (p *Policy) exclusions() calc.Faults {
	type pair struct{ a, b calc.Program }
	var fs calc.Faults
	first := map[pair]calc.Place{}
	for i, x := range p.Exclusions {
		if x.A == x.B && x.A != "" {
			fs = append(fs, calc.Fault{Code: "policy.exclusive_self", Place: p.written.place(&exclusiveLayout, i, "program_b"), Args: []string{string(x.A)}})
			continue
		}
		of := pair{min(x.A, x.B), max(x.A, x.B)}
		if at, seen := first[of]; seen {
			fs = append(fs, calc.Fault{
				Code: "policy.duplicate", Place: x.Place, Warning: true,
				Args: []string{exclusiveLayout.Name, string(x.A) + " " + string(x.B), x.From.String(), at.String()},
			})
			continue
		}
		first[of] = x.Place
	}
	return fs
}

func (p *Policy) undefinedGroups() calc.Faults {
	var fs calc.Faults
	check := func(group string, l *sheet.Layout, row int) {
		if _, ok := p.groups[group]; group != "" && !ok {
			fs = append(fs, calc.Fault{Code: "policy.group_undefined", Place: p.written.place(l, row, "group"), Args: []string{group}})
		}
	}
	for i, s := range p.Supplements {
		check(s.Group, &supplementLayout, i)
	}
	for i, c := range p.Reviews {
		check(c.Group, &reviewLayout, i)
	}
	return fs
}

func (p *Policy) undefinedPrograms() calc.Faults {
	var fs calc.Faults
	check := func(program calc.Program, l *sheet.Layout, row int, column string) {
		if program != "" && program != calc.Edge && program != relief && !p.Declares(program) {
			fs = append(fs, calc.Fault{Code: "policy.program_undefined", Place: p.written.place(l, row, column), Args: []string{string(program)}, Warning: true})
		}
	}
	for i, v := range p.Parameters {
		if _, key, ok := kindOfParameter(v.Key); ok {
			check(key.program, &parameterLayout, i, "key")
		}
	}
	for i, s := range p.Supplements {
		check(s.Program, &supplementLayout, i, "program")
	}
	for i, c := range p.Reviews {
		check(c.Program, &reviewLayout, i, "program")
	}
	for i, a := range p.Authorities {
		check(a.Program, &authorityLayout, i, "program")
	}
	for i, x := range p.Exclusions {
		check(x.A, &exclusiveLayout, i, "program_a")
		check(x.B, &exclusiveLayout, i, "program_b")
	}
	return fs
}

func (p *Policy) unlistedDocuments() calc.Faults {
	var fs calc.Faults
	for _, l := range Layouts {
		if l == &documentLayout || l == &groupLayout || l == &reviewLayout {
			continue // they cite none
		}
		for i := range p.written[l] {
			c := p.written.cell(l, i, "document")
			if _, ok := p.documents[c.text]; c.text != "" && !ok {
				fs = append(fs, calc.Fault{Code: "policy.document_unlisted", Place: c.at, Args: []string{c.text}, Warning: true})
			}
		}
	}
	return fs
}
