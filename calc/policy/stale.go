package policy

import (
	"slices"

	"doudi/calc"
)

// Stale mentions the standards that have not changed for over twelve months:
// most are set anew every year, and a forgotten table pays last year's money.
// Each class, place and settlement has a standard of its own. The tables are as
// Parse read them.
func (p *Policy) Stale(today calc.Month) calc.Faults {
	var fs calc.Faults
	for i, r := range p.Rates {
		newest := p.newest(r)
		known := newest.From != 0 // a month that could not be read is a fault of its own
		if newest.Place != r.Place || newest.Abolished || !known || today-newest.From <= 12 || p.covered(r, today) {
			continue
		}
		fs = append(fs, calc.Fault{
			Code: "policy.standard_stale", Place: p.written.place(&standardLayout, i, "from"), Warning: true,
			Args: []string{string(r.Program), r.Class, r.From.String()},
		})
	}
	return fs
}

// newest is the first row of the latest month among those of r's class, place
// and settlement.
func (p *Policy) newest(r Rate) Rate {
	rates := p.ladderOf(r.Program, r.Class, r.Region, r.Settlement)
	last := rates[len(rates)-1].From
	return rates[slices.IndexFunc(rates, func(r Rate) bool { return r.From == last })]
}

// covered says whether a standard for town and country alike is read by nobody
// any more, since each has its own by now.
func (p *Policy) covered(r Rate, today calc.Month) bool {
	return r.Settlement == 0 &&
		latest(p.ladderOf(r.Program, r.Class, r.Region, calc.Urban), today) != nil &&
		latest(p.ladderOf(r.Program, r.Class, r.Region, calc.Rural), today) != nil
}

// ladderOf is the rows of one class, place and settlement, earliest first.
func (p *Policy) ladderOf(program calc.Program, class, region string, s calc.Settlement) []Rate {
	for _, l := range p.ladders[rateKey{program, class}] {
		if l.region == region && l.settlement == s {
			return l.rates
		}
	}
	return nil
}
