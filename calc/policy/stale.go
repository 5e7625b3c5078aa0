package policy

import "doudi/calc"

// Stale mentions the standards that have not changed for over twelve months:
// most are set anew every year, and a forgotten table pays last year's money.
func (p *Policy) Stale(today calc.Month) calc.Faults {
	last := map[rateKey]Rate{}
	for _, r := range p.Rates {
		key := rateKey{r.Program, r.Class}
		if old, seen := last[key]; !seen || r.From > old.From {
			last[key] = r
		}
	}
	var fs calc.Faults
	for _, r := range p.Rates {
		key := rateKey{r.Program, r.Class}
		newest, waiting := last[key]
		if !waiting {
			continue
		}
		delete(last, key)
		if !newest.Abolished && today-newest.From > 12 {
			fs = append(fs, calc.Fault{
				Code: "policy.standard_stale", Place: newest.Place, Warning: true,
				Args: []string{string(r.Program), r.Class, newest.From.String()},
			})
		}
	}
	return fs
}
