package policy

import (
	"strings"

	"doudi/calc"
)

// consistency finds what is wrong between rows: duplicates, names that no table
// defines, percentages over 100.
func (p *Policy) consistency() calc.Faults {
	var fs calc.Faults
	fs = append(fs, p.duplicates()...)
	fs = append(fs, p.undefinedGroups()...)
	fs = append(fs, p.undefinedPrograms()...)
	fs = append(fs, p.unlistedDocuments()...)
	fs = append(fs, p.highPercentages()...)
	fs = append(fs, p.overlaps()...)
	return fs
}

// duplicates: two rows for one key from one month are refused when they
// differ, and mentioned when they say the same.
func (p *Policy) duplicates() calc.Faults {
	var fs calc.Faults
	first := map[string]Row{}
	for _, r := range p.Rows() {
		if r.Table == "group" || r.Table == "review" || r.Table == "authority" {
			continue // rows with one key are alternatives
		}
		key := r.Table + "\x1e" + strings.Join(r.Key, "\x1f") + "\x1e" + r.From.String()
		old, seen := first[key]
		if !seen {
			first[key] = r
			continue
		}
		fs = append(fs, calc.Fault{
			Code: "policy.duplicate", Place: r.Place, Warning: old.Value == r.Value,
			Args: []string{r.Table, strings.Join(r.Key, " "), r.From.String(), old.Place.String()},
		})
	}
	return fs
}

func (p *Policy) undefinedGroups() calc.Faults {
	var fs calc.Faults
	check := func(group string, at calc.Place) {
		if _, ok := p.groups[group]; group != "" && !ok {
			fs = append(fs, calc.Fault{Code: "policy.group_undefined", Place: at, Args: []string{group}})
		}
	}
	for _, s := range p.Supplements {
		check(s.Group, s.Place)
	}
	for _, c := range p.Reviews {
		check(c.Group, c.Place)
	}
	return fs
}

func (p *Policy) undefinedPrograms() calc.Faults {
	var fs calc.Faults
	check := func(program calc.Program, at calc.Place) {
		if program != "" && program != calc.Edge && program != "relief" && !p.Declares(program) {
			fs = append(fs, calc.Fault{Code: "policy.program_undefined", Place: at, Args: []string{string(program)}, Warning: true})
		}
	}
	for _, v := range p.Parameters {
		if _, key, ok := kindOfParameter(v.Key); ok {
			check(key.program, v.Place)
		}
	}
	for _, s := range p.Supplements {
		check(s.Program, s.Place)
		if s.Program != calc.Dibao {
			fs = append(fs, calc.Fault{Code: "policy.supplement_unused", Place: s.Place, Args: []string{s.Code, string(s.Program)}, Warning: true})
		}
	}
	for _, c := range p.Reviews {
		check(c.Program, c.Place)
	}
	for _, x := range p.Exclusions {
		check(x.A, x.Place)
		check(x.B, x.Place)
	}
	return fs
}

func (p *Policy) unlistedDocuments() calc.Faults {
	var fs calc.Faults
	for _, r := range p.Rows() {
		if _, ok := p.documents[r.Document]; r.Document != "" && !ok {
			fs = append(fs, calc.Fault{Code: "policy.document_unlisted", Place: r.Place, Args: []string{r.Document}, Warning: true})
		}
	}
	return fs
}

func (p *Policy) highPercentages() calc.Faults {
	var fs calc.Faults
	check := func(v calc.Fraction, at calc.Place, what string) {
		if v.Cmp(calc.Whole(100)) > 0 {
			fs = append(fs, calc.Fault{Code: "policy.percent_high", Place: at, Args: []string{what, v.String()}, Warning: true})
		}
	}
	for _, s := range p.Supplements {
		if s.Kind != Amount {
			check(s.Value, s.Place, s.Code)
		}
	}
	for _, d := range p.Deductions {
		check(d.Percent, d.Place, d.Kind.String())
	}
	for _, v := range p.Parameters {
		if kind, _, ok := kindOfParameter(v.Key); ok && kind == percentage {
			check(v.Value, v.Place, v.Key)
		}
	}
	return fs
}

// overlaps: rows that can never apply, or that apply twice.
func (p *Policy) overlaps() calc.Faults {
	var fs calc.Faults
	for i, c := range p.Reviews {
		for _, d := range p.Reviews[:i] {
			if (d.Program == "" || d.Program == c.Program) && (d.Group == "" || d.Group == c.Group) {
				fs = append(fs, calc.Fault{Code: "policy.review_hidden", Place: c.Place, Args: []string{d.Place.String()}, Warning: true})
				break
			}
		}
	}
	for i, x := range p.Extensions {
		for _, y := range p.Extensions[:i] {
			sameRegion := strings.HasPrefix(x.Region, y.Region) || strings.HasPrefix(y.Region, x.Region)
			if sameRegion && x.From <= y.Until && y.From <= x.Until {
				fs = append(fs, calc.Fault{Code: "policy.extension_overlap", Place: x.Place, Args: []string{y.Place.String()}, Warning: true})
			}
		}
	}
	return fs
}
