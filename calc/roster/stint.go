package roster

import (
	"slices"

	"doudi/calc"
)

// Stint is months on end for which an award covers the same persons 保障时段. Of past
// months before Result.Again only the decisions say it, because the month does not
// compute them anew or holds the award: whether anything came of it, what was paid says.
type Stint struct {
	From, Until calc.Month // both belong to it
	Insured     []calc.Insured
}

// covers adds a month behind those before, paid by a determination's facts.
func (b *lookBack) covers(m calc.Month, basis *calc.Decision) {
	people := basis.Facts.Insured
	if n := len(b.stints) - 1; n >= 0 && b.stints[n].Until == m-1 && samePeople(b.stints[n].Insured, people) {
		b.stints[n].Until = m
		return
	}
	b.stints = append(b.stints, Stint{m, m, people})
}

func samePeople(a, b []calc.Insured) bool {
	if len(a) == len(b) && len(a) > 0 && &a[0] == &b[0] {
		return true // of one determination, as almost always
	}
	return slices.EqualFunc(a, b, func(x, y calc.Insured) bool { return x.ID == y.ID })
}
