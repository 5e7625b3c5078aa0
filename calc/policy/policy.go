// Package policy holds a county's policy tables (R2): which standard, share or
// cycle is in force for a programme, a class, a place and a month, and which
// document ordered it. Tables come in as calc.Table, are checked whole, and
// never change afterwards. A value that no table gives is an error, never a
// default.
package policy

import (
	"fmt"
	"maps"
	"slices"
	"sort"

	"doudi/calc"
)

// Cite is where a value was read: the row and the document that ordered it.
type Cite struct {
	Place    calc.Place
	Document string
}

// Document is one row of the table of documents 文件.
type Document struct {
	Code, Number, Title string
	Date                calc.Day
	Place               calc.Place
}

// Rate is one row of the standard table 标准.
type Rate struct {
	Program    calc.Program
	Class      string
	Settlement calc.Settlement // 0 = both
	Region     string          // prefix of the region code, "" = the whole county
	From       calc.Month
	Amount     calc.Fraction // yuan a month; a yearly amount is divided by 12, exactly
	PerYear    bool
	Abolished  bool
	Cite
}

// SupplementKind says how a supplement's value is meant.
type SupplementKind uint8

// Kinds of supplement (R2).
const (
	Full            SupplementKind = iota + 1 // the person's base becomes a share of the standard
	BenefitPercent                            // percent of the person's own base
	StandardPercent                           // percent of the standard
	Amount                                    // yuan
)

// Supplement is one row of the table of supplements by class 分类施保.
type Supplement struct {
	Code, Label string
	Program     calc.Program
	Group       string
	Kind        SupplementKind
	Value       calc.Fraction
	From, Until calc.Month // Until 0 = open, else inclusive
	Cite
	groups []Group // the rows of Group
}

// Deduction is one row of the table of deductible spending 刚性支出扣减.
type Deduction struct {
	Kind        calc.ItemKind
	Percent     calc.Fraction
	Cap         calc.Money // yuan a household-year
	Capped      bool
	From, Until calc.Month
	Cite
}

// ReviewCycle is one row of the table of review cycles 核查周期.
type ReviewCycle struct {
	Program calc.Program // "" = any
	Group   string       // "" = any
	Months  int
	Place   calc.Place
}

// Extension moves reviews that fall due in From…Until back by Months 核查延期.
type Extension struct {
	From, Until calc.Month
	Months      int
	Region      string
	Cite
}

// Authority is one row of the table of who may confirm how much 审批权限.
type Authority struct {
	Program   calc.Program
	Upto      calc.Money
	Unlimited bool
	Level     string // township, county, group
	From      calc.Month
	Cite
}

// Exclusion is a pair of programmes that nobody may draw in one month 互斥.
type Exclusion struct {
	A, B calc.Program
	From calc.Month
	Cite
}

// Policy is one loaded set of tables.
type Policy struct {
	Version     int // order of loading in a store, from 1; 0 before it is loaded
	Rates       []Rate
	Parameters  []Parameter
	Groups      []Group
	Supplements []Supplement
	Deductions  []Deduction
	Reviews     []ReviewCycle
	Extensions  []Extension
	Authorities []Authority
	Exclusions  []Exclusion
	Documents   []Document

	ladders    map[rateKey][]ladder
	parameters map[parameterKey][]Parameter
	groups     map[string][]Group
	documents  map[string]Document
	memo       memo
	written    written // kept while the tables are looked through; nil of those in use
}

type rateKey struct {
	program calc.Program
	class   string
}

// ladder is the rows of one place and settlement, earliest first: one set of
// the rule of specificity.
type ladder struct {
	region     string
	settlement calc.Settlement
	rates      []Rate
}

// index prepares the look-ups. Rows keep their table's order everywhere else.
func (p *Policy) index() {
	p.ladders = map[rateKey][]ladder{}
	for _, r := range p.Rates {
		p.addRate(r)
	}
	for _, ladders := range p.ladders {
		sort.SliceStable(ladders, func(i, j int) bool { return moreSpecific(ladders[i], ladders[j]) })
		for _, l := range ladders {
			sort.SliceStable(l.rates, func(i, j int) bool { return l.rates[i].From < l.rates[j].From })
		}
	}
	p.parameters = map[parameterKey][]Parameter{}
	for _, v := range p.Parameters {
		_, key, _ := kindOfParameter(v.Key)
		p.parameters[key] = append(p.parameters[key], v)
	}
	for _, vs := range p.parameters {
		sort.SliceStable(vs, func(i, j int) bool { return vs[i].From < vs[j].From })
	}
	p.groups = map[string][]Group{}
	for _, g := range p.Groups {
		p.groups[g.Code] = append(p.groups[g.Code], g)
	}
	for i := range p.Supplements {
		p.Supplements[i].groups = p.groups[p.Supplements[i].Group]
	}
	p.documents = map[string]Document{}
	for _, d := range p.Documents {
		p.documents[d.Code] = d
	}
}

func (p *Policy) addRate(r Rate) {
	key := rateKey{r.Program, r.Class}
	for i, l := range p.ladders[key] {
		if l.region == r.Region && l.settlement == r.Settlement {
			p.ladders[key][i].rates = append(l.rates, r)
			return
		}
	}
	p.ladders[key] = append(p.ladders[key], ladder{r.Region, r.Settlement, []Rate{r}})
}

// moreSpecific: the longer region prefix first, then a named settlement.
func moreSpecific(a, b ladder) bool {
	if len(a.region) != len(b.region) {
		return len(a.region) > len(b.region)
	}
	return a.settlement != 0 && b.settlement == 0
}

// NoStandard says that no row of the standard table is in force.
type NoStandard struct {
	Program    calc.Program
	Class      string
	Settlement calc.Settlement
	Region     calc.RegionCode
	Month      calc.Month
}

func (e *NoStandard) Error() string {
	return fmt.Sprintf("no standard in force: program %s, class %q, %s, region %s, month %s", e.Program, e.Class, e.Settlement, e.Region, e.Month)
}

// Standard is the rate in force (R2): of the rows that match, the most specific
// set that has begun, and in it the latest From not after the month. A rate that
// has been abolished is returned as such: nothing is paid by it. A *NoStandard
// where no row has begun.
func (p *Policy) Standard(program calc.Program, class string, s calc.Settlement, region calc.RegionCode, m calc.Month) (Rate, error) {
	for _, l := range p.ladders[rateKey{program, class}] {
		if !region.Under(l.region) || l.settlement != 0 && l.settlement != s {
			continue
		}
		if r := latest(l.rates, m); r != nil {
			return *r, nil
		}
	}
	return Rate{}, &NoStandard{program, class, s, region, m}
}

func latest(rates []Rate, m calc.Month) *Rate {
	for i := len(rates) - 1; i >= 0; i-- {
		if rates[i].From <= m {
			return &rates[i]
		}
	}
	return nil
}

// Declares says whether the standard table has any row for the programme.
func (p *Policy) Declares(program calc.Program) bool {
	for key := range p.ladders {
		if key.program == program {
			return true
		}
	}
	return false
}

// Programs are the programmes for which the standard table has rows, in the order
// of their codes.
func (p *Policy) Programs() []calc.Program {
	found := map[calc.Program]bool{}
	for key := range p.ladders {
		found[key.program] = true
	}
	return slices.Sorted(maps.Keys(found))
}

// Document is what the county's list says of a document's code; a document
// that is not listed goes by its code.
func (p *Policy) Document(code string) Document {
	if d, ok := p.documents[code]; ok {
		return d
	}
	return Document{Code: code, Number: code}
}

// inForce says whether m lies in from…until, until inclusive and 0 open.
func inForce(from, until, m calc.Month) bool { return from <= m && (until == 0 || m <= until) }

func (p *Policy) supplementsIn(program calc.Program, m calc.Month) []Supplement {
	var out []Supplement
	for i, s := range p.Supplements {
		if s.Program == program && inForce(s.From, s.Until, m) && !p.supplanted(i, m) {
			out = append(out, s)
		}
	}
	return out
}

func (p *Policy) supplanted(i int, m calc.Month) bool {
	s := p.Supplements[i]
	for _, t := range p.Supplements {
		if t.Code == s.Code && t.Program == s.Program && t.Group == s.Group && t.From > s.From && inForce(t.From, t.Until, m) {
			return true
		}
	}
	return false
}

func (p *Policy) deductionsIn(m calc.Month) []Deduction {
	latest := map[calc.ItemKind]Deduction{}
	var order []calc.ItemKind
	for _, d := range p.Deductions {
		if !inForce(d.From, d.Until, m) {
			continue
		}
		old, seen := latest[d.Kind]
		if !seen {
			order = append(order, d.Kind)
		}
		if !seen || d.From > old.From {
			latest[d.Kind] = d
		}
	}
	out := make([]Deduction, 0, len(order))
	for _, k := range order {
		out = append(out, latest[k])
	}
	return out
}

// ExclusionsIn are the pairs that exclude each other in a month.
func (p *Policy) ExclusionsIn(m calc.Month) []Exclusion {
	var out []Exclusion
	for _, x := range p.Exclusions {
		if x.From <= m {
			out = append(out, x)
		}
	}
	return out
}

// Of is the supplement's unrounded amount for a person with the given base
// under the given standard; 0 for a full row, which changes the base instead.
func (s *Supplement) Of(base, standard calc.Fraction) calc.Fraction {
	switch s.Kind {
	case BenefitPercent:
		return base.Percent(s.Value)
	case StandardPercent:
		return standard.Percent(s.Value)
	case Amount:
		return s.Value
	}
	return calc.Fraction{}
}

// Takes says whether a person with these attributes and this age belongs to the
// supplement's group.
func (s *Supplement) Takes(a calc.Attributes, age int) bool {
	return s.Group == "" || anyTakes(s.groups, a, age)
}
