package policy

import (
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/sheet"
)

// relief is temporary relief 临时救助, whose amounts no standard gives.
const relief calc.Program = "relief"

// onlyOf are the parameters that one programme alone reads.
var onlyOf = map[string]calc.Program{
	"dibao.minimum": calc.Dibao, "dibao.single.share": calc.Dibao, "relief.cap": relief, "relief.papers_days": relief,
}

// unread: rows that are well written and that nothing reads.
func (p *Policy) unread() calc.Faults {
	var fs calc.Faults
	remark := func(f calc.Fault) {
		f.Warning = true
		fs = append(fs, f)
	}
	for i, v := range p.Parameters {
		_, key, ok := kindOfParameter(v.Key)
		if only := onlyOf[key.key]; ok && only != "" && key.program != "" && key.program != only {
			remark(calc.Fault{
				Code: "policy.parameter_unused", Place: p.written.place(&parameterLayout, i, "key"),
				Args: []string{key.key, string(key.program), string(only)},
			})
		}
	}
	for i, r := range p.Rates {
		switch {
		case r.Program == calc.Edge:
			remark(calc.Fault{Code: "policy.edge_unpaid", Place: p.written.place(&standardLayout, i, "program")})
		case r.Program == calc.Tekun && !tekunClass(r.Class):
			remark(calc.Fault{Code: "policy.class_unused", Place: p.written.place(&standardLayout, i, "class"), Args: []string{r.Class}})
		}
	}
	for i, s := range p.Supplements {
		if s.Program != calc.Dibao && s.Program != "" {
			remark(calc.Fault{
				Code: "policy.supplement_unused", Place: p.written.place(&supplementLayout, i, "program"),
				Args: []string{s.Code, string(s.Program)},
			})
		}
	}
	for _, g := range p.Groups {
		if strings.Join(g.cells, "") == "" && g.Code != "" {
			remark(calc.Fault{Code: "policy.group_everybody", Place: g.Place, Args: []string{g.Code}})
		}
	}
	return fs
}

// tekunClass says whether a class is one of those that tekun is paid by (R5).
func tekunClass(class string) bool {
	base, mode, suffixed := strings.Cut(class, ".")
	care, ok := calc.ParseKind[calc.Selfcare](base)
	if base != "basic" && (!ok || care == 0) {
		return false
	}
	return !suffixed || mode == calc.AtHome.String() || mode == calc.InInstitution.String()
}

// abolishedNothing: a row without an amount that ends no standard is most often one
// whose amount was forgotten, and it would pay nothing in silence.
func (p *Policy) abolishedNothing() calc.Faults {
	var fs calc.Faults
	for _, r := range p.Rates {
		ends := func(o Rate) bool {
			sooner := o.From < r.From || o.From == r.From && (o.Region != r.Region || o.Settlement != r.Settlement)
			reaches := strings.HasPrefix(o.Region, r.Region) || strings.HasPrefix(r.Region, o.Region)
			return o.Program == r.Program && o.Class == r.Class && !o.Abolished && sooner && reaches &&
				(o.Settlement == 0 || r.Settlement == 0 || o.Settlement == r.Settlement)
		}
		if r.Abolished && r.From != 0 && r.Program != "" && !slices.ContainsFunc(p.Rates, ends) {
			fs = append(fs, calc.Fault{
				Code: "policy.abolished_nothing", Place: r.Place, Warning: true,
				Args: []string{string(r.Program), r.Class, r.From.String()},
			})
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
				fs = append(fs, calc.Fault{Code: "policy.review_hidden", Place: p.written.place(&reviewLayout, i, "program"), Args: []string{d.Place.String()}, Warning: true})
				break
			}
		}
	}
	for i, x := range p.Extensions {
		for _, y := range p.Extensions[:i] {
			sameRegion := strings.HasPrefix(x.Region, y.Region) || strings.HasPrefix(y.Region, x.Region)
			if sameRegion && x.From <= y.Until && y.From <= x.Until {
				fs = append(fs, calc.Fault{Code: "policy.extension_overlap", Place: p.written.place(&extensionLayout, i, "from"), Args: []string{y.Place.String()}, Warning: true})
			}
		}
	}
	return fs
}

// overlapsInTime: a row with a last month that reaches into the time of a later row
// of the same key. From there the later one counts.
func (p *Policy) overlapsInTime() calc.Faults {
	var fs calc.Faults
	type spell struct {
		key         string
		from, until calc.Month
		place       calc.Place
	}
	find := func(l *sheet.Layout, spells []spell) {
		for i, s := range spells {
			for _, later := range spells {
				if later.key == s.key && s.until != 0 && later.from > s.from && later.from <= s.until {
					fs = append(fs, calc.Fault{
						Code: "policy.overlap", Place: p.written.place(l, i, "until"), Warning: true,
						Args: []string{s.until.String(), later.place.String(), later.from.String()},
					})
					break
				}
			}
		}
	}
	var spells []spell
	for _, s := range p.Supplements {
		spells = append(spells, spell{s.Code + "\x1f" + string(s.Program) + "\x1f" + s.Group, s.From, s.Until, s.Place})
	}
	find(&supplementLayout, spells)
	spells = nil
	for _, d := range p.Deductions {
		spells = append(spells, spell{d.Kind.String(), d.From, d.Until, d.Place})
	}
	find(&deductionLayout, spells)
	return fs
}

// hiddenAuthority: a level that decides nothing, since from its month on a lower one
// may confirm as much or more.
func (p *Policy) hiddenAuthority() calc.Faults {
	var fs calc.Faults
	for i, a := range p.Authorities {
		for _, lower := range p.Authorities {
			if lower.Program != a.Program || levelCodes[lower.Level] >= levelCodes[a.Level] || levelCodes[lower.Level] == 0 || lower != p.authorityOf(lower, a.From) {
				continue
			}
			if lower.Unlimited || !a.Unlimited && lower.Upto >= a.Upto {
				fs = append(fs, calc.Fault{
					Code: "policy.authority_hidden", Place: p.written.place(&authorityLayout, i, "upto"), Warning: true,
					Args: []string{lower.Place.String()},
				})
				break
			}
		}
	}
	return fs
}

// authorityOf is the row of an authority's programme and level in force in a month.
func (p *Policy) authorityOf(of Authority, m calc.Month) Authority {
	var newest Authority
	for _, a := range p.Authorities {
		if a.Program == of.Program && a.Level == of.Level && a.From <= m && a.From >= newest.From {
			newest = a
		}
	}
	return newest
}
