package casework

import (
	"slices"
	"strings"

	"doudi/calc"
	"doudi/calc/records"
)

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// read reads typed rows by the checks of the import; their faults are kept.
func (t *turning) read(rows ...records.Typed) *records.Import {
	im, faults := records.ReadTyped(rows, t.office.Today)
	t.faults = append(t.faults, faults...)
	return im
}

// bad says whether anything typed so far is wrong: the act goes no further, and
// says all of it at once.
func (t *turning) bad() error {
	if len(t.faults.Refusing()) > 0 {
		return t.faults
	}
	return nil
}

// home writes what is typed of a household over it. Where its money goes stays:
// another account is asked for, and kept for a second person to confirm.
func (t *turning) home(own *turn, typed records.Typed) {
	if len(typed.Cells) == 0 && own.old != nil {
		return
	}
	typed.Sheet = records.HouseholdLayout.Name
	im := t.read(typed.With("household", string(own.new.Number)))
	for i := range im.Households {
		if im.Households[i].Number != own.new.Number {
			t.fault(im.Households[i].Place, "household.other_number", string(im.Households[i].Number), string(own.new.Number))
		}
		im.Households[i].Onto(own.new)
	}
	if own.old == nil {
		return
	}
	after := own.new.PayAccount()
	own.new.PayInto(own.old.PayAccount())
	if after != own.old.PayAccount() {
		t.asked = append(t.asked, AccountAsked{own.new.Number, own.old.PayAccount(), after})
	}
}

// people writes what is typed of people over them, in whichever household of the
// act they are now.
func (t *turning) people(rows []records.Typed) error {
	for _, row := range rows {
		m, h := t.member(row)
		if m == nil || h.Member(m.ID) == nil {
			if err := t.bad(); err != nil {
				return err
			}
			return calc.Refuse("household.stranger", m.ID.Tail(), string(t.turns[0].new.Number))
		}
		m.Onto(h.Member(m.ID))
	}
	return nil
}

// member reads a person's row; the name may be left out of one who is on file.
func (t *turning) member(row records.Typed) (*records.Member, *calc.Household) {
	row.Sheet = records.MemberLayout.Name
	row = row.With("household", string(t.turns[0].new.Number))
	quiet, _ := records.ReadTyped([]records.Typed{row.With("name", "某")}, t.office.Today)
	h := t.turns[0].new
	for _, own := range t.turns {
		if len(quiet.Members) > 0 {
			if known := own.new.Member(quiet.Members[0].ID); known != nil {
				h, row = own.new, row.With("name", known.Name)
			}
		}
	}
	im := t.read(row)
	if len(im.Members) == 0 || im.Members[0].ID == "" {
		return nil, h
	}
	return &im.Members[0], h
}

// items puts typed items in the place of those of the same person and kind.
func (t *turning) items(own *turn, rows []records.Typed) {
	for _, row := range rows {
		row.Sheet = records.ItemLayout.Name
		im := t.read(row.With("household", string(own.new.Number)))
		for _, i := range im.Items {
			h := own.new
			h.Items = slices.DeleteFunc(h.Items, func(old calc.Item) bool { return old.Member == i.Member && old.Kind == i.Kind })
			if i.Amount != 0 {
				h.Items = append(h.Items, i.Item)
			}
		}
	}
}

// take takes a person with their items out of a household.
func (own *turn) take(id calc.IDNumber) (calc.Member, []calc.Item, error) {
	h := own.new
	m := h.Member(id)
	if m == nil {
		return calc.Member{}, nil, calc.Refuse("household.stranger", id.Tail(), string(h.Number))
	}
	person := *m
	h.Members = slices.DeleteFunc(h.Members, func(m calc.Member) bool { return m.ID == id })
	var items []calc.Item
	h.Items = slices.DeleteFunc(h.Items, func(i calc.Item) bool {
		if i.Member == id {
			items = append(items, i)
		}
		return i.Member == id
	})
	return person, items, nil
}
