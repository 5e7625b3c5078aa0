package casework_test

import (
	"errors"
	"testing"

	"doudi/calc"
	"doudi/store/casework"
)

// Lists of awards, of reviews and of households reach equally far: of a region that
// is larger than their own the operator sees that, of another township nothing.
func TestRegionIsNarrowedToTheOperatorsOwn(t *testing.T) {
	b := reviewing(t)
	day := calc.Day(20260910)
	lists := map[string]func(o *casework.Office, region string) ([]calc.RegionCode, error){
		"awards": func(o *casework.Office, region string) (seen []calc.RegionCode, err error) {
			_, err = o.Awards(casework.AwardFilter{Region: region}, func(r *casework.AwardRow) error {
				seen = append(seen, b.household(r.Household).Region)
				return nil
			})
			return seen, err
		},
		"reviews": func(o *casework.Office, region string) (seen []calc.RegionCode, err error) {
			list, err := o.DueReviews(casework.DueQuery{Month: of2026(12), Region: region})
			if err != nil {
				return nil, err
			}
			for _, h := range list.Homes {
				seen = append(seen, h.Household.Region)
			}
			return seen, nil
		},
		"households": func(o *casework.Office, region string) (seen []calc.RegionCode, err error) {
			return seen, o.List(region, func(h *calc.Household, _ string) error {
				seen = append(seen, h.Region)
				return nil
			})
		},
	}
	for name, list := range lists {
		for _, row := range []struct{ operator, asked, sees, refused string }{
			{"zhao", "", "999901001", ""},
			{"zhao", "9999", "999901001", ""},
			{"zhao", "999901001", "999901001", ""},
			{"zhao", "999901001001", "999901001001", ""},
			{"zhao", "999901003", "", "operator.township"},
			{"zhao", "111111", "", "operator.township"},
			{"li", "999901003", "999901003", ""},
			{"li", "9999", "9999", ""},
			{"li", "111111111", "", "region.unknown"},
		} {
			seen, err := list(b.onDay(row.operator, day), row.asked)
			if row.refused != "" {
				var refusal *calc.Refusal
				if !errors.As(err, &refusal) || refusal.Code != row.refused {
					t.Errorf("%s: %s asks for %q: %v, not %s", name, row.operator, row.asked, err, row.refused)
				}
				continue
			}
			b.ok(err)
			if len(seen) == 0 {
				t.Errorf("%s: %s asks for %q and sees nothing", name, row.operator, row.asked)
			}
			for _, code := range seen {
				if !code.Under(row.sees) {
					t.Errorf("%s: %s asks for %q and sees %s", name, row.operator, row.asked, code)
				}
			}
		}
	}
}
