package records

import (
	"strings"

	"doudi/calc"
	"doudi/calc/sheet"
)

// ReadRegions reads the county's list of regions from its one table.
func ReadRegions(tables []calc.Table) ([]calc.Region, calc.Faults) {
	var regions []calc.Region
	var faults calc.Faults
	first := map[calc.RegionCode]calc.Place{}
	for _, t := range tables {
		r := sheet.NewReader(t, &RegionLayout, &faults)
		for r.Next() {
			region := readRegion(r)
			if at, seen := first[region.Code]; seen {
				r.Fault(0, "region.twice", string(region.Code), at.String())
			}
			first[region.Code] = r.Place(0)
			regions = append(regions, region)
		}
	}
	if len(regions) == 0 && len(faults.Refusing()) == 0 {
		faults = append(faults, calc.Fault{Code: "region.none"})
	}
	return regions, faults
}

func readRegion(r *sheet.Reader) calc.Region {
	const (
		code = iota
		nameColumn
		settlement
	)
	region := calc.Region{Code: calc.RegionCode(r.Required(code)), Name: r.Required(nameColumn), Settlement: sheet.Kind[calc.Settlement](r, settlement)}
	if !twelveDigits(string(region.Code)) && region.Code != "" {
		r.Fault(code, "invalid.region", string(region.Code))
	}
	return region
}

func twelveDigits(s string) bool {
	return len(s) == 12 && strings.Trim(s, "0123456789") == ""
}
