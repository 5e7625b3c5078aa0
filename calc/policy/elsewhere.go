package policy

import (
	"strings"

	"doudi/calc"
	"doudi/calc/sheet"
)

// Elsewhere mentions the rows that are narrowed to a place where the county has
// none of the regions: they would never apply. The tables are as Parse read them.
func (p *Policy) Elsewhere(county []calc.RegionCode) calc.Faults {
	var fs calc.Faults
	inside := map[string]bool{"": true}
	find := func(prefix string, l *sheet.Layout, row int) {
		if _, seen := inside[prefix]; !seen {
			inside[prefix] = false
			for _, r := range county {
				inside[prefix] = inside[prefix] || strings.HasPrefix(string(r), prefix)
			}
		}
		if !inside[prefix] {
			fs = append(fs, calc.Fault{Code: "policy.region_elsewhere", Place: p.written.place(l, row, "region"), Args: []string{prefix}, Warning: true})
		}
	}
	for i, r := range p.Rates {
		find(r.Region, &standardLayout, i)
	}
	for i, x := range p.Extensions {
		find(x.Region, &extensionLayout, i)
	}
	return fs
}
