package records

import (
	"cmp"
	"slices"

	"doudi/calc"
	"doudi/calc/sheet"
	"doudi/calc/sidebyside"
)

// Import is everything that one folder or workbook brings.
type Import struct {
	Households []Household
	Members    []Member
	Items      []Item
	Decisions  []Decision
}

// cell is where a column's cell stands in the row, 0 where the sheet has no such
// column.
func cell(r *sheet.Reader, column int) int32 {
	if !r.Has(column) {
		return 0
	}
	return int32(r.Place(column).Column)
}

// cellBeside is the place of another cell of the row of which one stands at a place:
// where the row was typed, the column by its key.
func cellBeside(at calc.Place, column int32, key string) calc.Place {
	switch {
	case column > 0:
		at.Column = int(column)
	case at.Line == 0 && at.File != "":
		at.File = key
	}
	return at
}

// reading is one sheet to be read.
type reading struct {
	*sheet.Reader
	layout *sheet.Layout
}

// Read reads all sheets of an import, side by side. today is for refusing dates
// of birth in the future. Every fault of every row is returned, sheet by sheet;
// warnings are among them.
func Read(tables []calc.Table, today calc.Day) (*Import, calc.Faults) {
	im := &Import{}
	faults := make([]calc.Faults, len(tables)+1)
	seen := map[*sheet.Layout]bool{}
	var readers []reading
	for i, t := range tables {
		l := layoutOf(t.Name())
		switch {
		case l == nil:
			faults[i] = calc.Faults{{Code: "import.table_unknown", Place: t.Place(-1), Args: []string{t.Name()}, Warning: true}}
		case seen[l]:
			faults[i] = calc.Faults{{Code: "table.twice", Place: t.Place(-1), Args: []string{l.Name}}}
		default:
			seen[l] = true
			readers = append(readers, reading{sheet.NewReader(t, l, &faults[i]), l})
		}
	}
	err := sidebyside.Run(readers, func(r reading) error {
		im.read(r.Reader, r.layout, today)
		return nil
	})
	if err != nil {
		panic(err) // of who reads, who can catch it
	}
	if len(seen) == 0 {
		nothing := calc.Fault{Code: "import.nothing"}
		if len(tables) > 0 {
			nothing.Place = tables[0].Place(-1)
		}
		faults[len(tables)] = calc.Faults{nothing}
	}
	return im, slices.Concat(faults...)
}

// Of is the rows of some households alone, in their order.
func (im *Import) Of(some map[calc.HouseholdNumber]bool) *Import {
	return &Import{
		Households: only(im.Households, some, func(h *Household) calc.HouseholdNumber { return h.Number }),
		Members:    only(im.Members, some, func(m *Member) calc.HouseholdNumber { return m.Household }),
		Items:      only(im.Items, some, func(i *Item) calc.HouseholdNumber { return i.Household }),
		Decisions:  only(im.Decisions, some, func(d *Decision) calc.HouseholdNumber { return d.Household }),
	}
}

func only[T any](rows []T, some map[calc.HouseholdNumber]bool, of func(*T) calc.HouseholdNumber) (out []T) {
	var last calc.HouseholdNumber // rows of one household mostly follow each other
	var wanted bool
	for i := range rows {
		if n := of(&rows[i]); n != last || i == 0 {
			last, wanted = n, some[n]
		}
		if wanted {
			out = append(out, rows[i])
		}
	}
	return out
}

func layoutOf(name string) *sheet.Layout {
	for _, l := range Layouts {
		if l.Named(name) {
			return l
		}
	}
	return nil
}

func (im *Import) read(r *sheet.Reader, l *sheet.Layout, today calc.Day) {
	switch l {
	case &HouseholdLayout:
		for r.Next() {
			im.Households = append(roomy(im.Households, r), readHousehold(r, today))
		}
	case &MemberLayout:
		for r.Next() {
			im.Members = append(roomy(im.Members, r), readMember(r, today))
		}
	case &ItemLayout:
		for r.Next() {
			im.Items = append(roomy(im.Items, r), readItem(r))
		}
	case &DecisionLayout:
		for r.Next() {
			im.Decisions = append(roomy(im.Decisions, r), readDecision(r, len(im.Decisions)+1))
		}
		slices.SortStableFunc(im.Decisions, func(a, b Decision) int { return cmp.Compare(a.Order, b.Order) })
	}
}

// roomy makes room for the rows that are expected, where there is none left.
func roomy[T any](rows []T, r *sheet.Reader) []T {
	if len(rows) < cap(rows) {
		return rows
	}
	return slices.Grow(rows, max(0, r.Rows()-len(rows)))
}
