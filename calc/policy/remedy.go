package policy

import (
	"slices"

	"doudi/calc"
)

// Remedy is for how long a family may contest a decision from the day on which it was
// told 救济期限, as the tables have it: remedy.review calendar days for an administrative
// reconsideration 行政复议, remedy.action months for an action before the court 行政诉讼.
// What the tables do not say is 0; Documents are the codes of what orders the rest.
type Remedy struct {
	ReviewDays   int
	ActionMonths int
	Documents    []string
}

// Remedy is that of a programme in a month.
func (p *Policy) Remedy(program calc.Program, m calc.Month) (r Remedy) {
	for key, to := range map[string]*int{"remedy.review": &r.ReviewDays, "remedy.action": &r.ActionMonths} {
		v, ok := p.Parameter(key, program, m)
		if !ok {
			continue
		}
		n, _, _ := v.Value.Parts()
		if *to = int(n); v.Document != "" && !slices.Contains(r.Documents, v.Document) {
			r.Documents = append(r.Documents, v.Document)
		}
	}
	slices.Sort(r.Documents)
	return r
}
