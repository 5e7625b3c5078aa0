package records

import (
	"slices"
	"strconv"
	"strings"

	"doudi/calc"
	"doudi/calc/sheet"
)

// Difference is one field in which two versions of a household differ. Values are
// as the sheets have them, by code; a column of "member" or "item" says that a
// whole person or item came or went.
type Difference struct {
	Person        calc.IDNumber // whose field; "" = the household's
	Column        string        // key of the sheet's column
	Before, After string
}

// Differences are the fields in which a household differs from what it was, in the
// order of the sheets: its own, those of its people, its items.
func Differences(old, h *calc.Household) []Difference {
	d := compare(&HouseholdLayout, "", householdCells(old), householdCells(h))
	old, numbers := renumbered(old, h)
	d = append(d, numbers...)
	for i := range old.Members {
		m := &old.Members[i]
		now := h.Member(m.ID)
		if now == nil {
			d = append(d, Difference{Person: m.ID, Column: "member", Before: m.Name})
			continue
		}
		d = append(d, compare(&MemberLayout, m.ID, memberCells(m), memberCells(now))...)
	}
	for i := range h.Members {
		if m := &h.Members[i]; old.Member(m.ID) == nil {
			d = append(d, Difference{Person: m.ID, Column: "member", After: m.Name})
		}
	}
	return append(d, itemDifferences(old.Items, h.Items)...)
}

// renumbered is a household as it was, with the numbers that its people have now, and
// which of them are other ones: a person of the same place and name, whose number is
// on neither side otherwise, has had it put right.
func renumbered(old, h *calc.Household) (*calc.Household, []Difference) {
	var numbers []Difference
	was := *old
	for i := range min(len(old.Members), len(h.Members)) {
		before, now := &old.Members[i], &h.Members[i]
		if before.ID == now.ID || before.Name != now.Name || h.Member(before.ID) != nil || old.Member(now.ID) != nil {
			continue
		}
		if numbers == nil {
			was.Members, was.Items = slices.Clone(old.Members), slices.Clone(old.Items)
		}
		numbers = append(numbers, Difference{before.ID, "id", string(before.ID), string(now.ID)})
		was.Members[i].ID = now.ID
		for j := range was.Items {
			if was.Items[j].Member == before.ID {
				was.Items[j].Member = now.ID
			}
		}
	}
	return &was, numbers
}

func compare(l *sheet.Layout, person calc.IDNumber, before, after []string) (d []Difference) {
	for i, column := range l.Columns {
		if before[i] != after[i] {
			d = append(d, Difference{person, column.Key, before[i], after[i]})
		}
	}
	return d
}

// itemDifferences are the items that went and those that came; an item that says
// something else now is both.
func itemDifferences(before, after []calc.Item) (d []Difference) {
	left := slices.Clone(after)
	for _, i := range before {
		if at := slices.Index(left, i); at >= 0 {
			left = slices.Delete(left, at, at+1)
			continue
		}
		d = append(d, Difference{Person: i.Member, Column: "item", Before: itemText(i)})
	}
	for _, i := range left {
		d = append(d, Difference{Person: i.Member, Column: "item", After: itemText(i)})
	}
	return d
}

// itemText is an item as kind, amount, period and note, blanks between them.
func itemText(i calc.Item) string {
	return strings.TrimSpace(strings.Join([]string{i.Kind.String(), i.Amount.String(), i.Per.String(), i.Note}, " "))
}

// householdCells are the cells of a household's row, by the columns of
// HouseholdLayout.
func householdCells(h *calc.Household) []string {
	return []string{
		string(h.Number), string(h.Region), h.Settlement.String(), h.Address, h.Phone, h.Payee, string(h.PayeeID), h.Bank,
		h.Account, h.Hukou.String(), h.PermitUntil.String(), h.RelativeOf, h.Note,
	}
}

// memberCells are the cells of a person's row, by the columns of MemberLayout.
// The household's number, which is no field of the person, is left blank.
func memberCells(m *calc.Member) []string {
	counted, level := "yes", ""
	if m.Uncounted {
		counted = "no"
	}
	if m.Level != 0 {
		level = strconv.Itoa(int(m.Level))
	}
	return []string{
		"", m.Name, string(m.ID), m.Relation.String(), counted, m.Disability.String(), level, m.CertificateUntil.String(), m.Illness.String(),
		m.Labour.String(), m.Schooling.String(), m.Selfcare.String(), m.Special.String(), m.Note,
	}
}
