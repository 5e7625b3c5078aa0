package casework

import (
	"errors"
	"slices"
	"strconv"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/calc/records"
	"doudi/store"
)

// renumbered is a member's identity number before and after it was put right.
type renumbered struct{ wrong, right calc.IDNumber }

// CorrectID puts the identity number of a member right 更正身份证号: one that is
// well formed and yet another's or nobody's. Awards, what was decided and what was
// paid follow the person, and stay as they were signed and sealed. Where the person
// receives the money, of this household or of another, the number of the payee is
// asked for and waits for a second person. It is refused where somebody on file has
// the right number, while a decision about the person or another account of such a
// household waits, and where the operator may not act for such a household.
func (o *Office) CorrectID(n calc.HouseholdNumber, wrong calc.IDNumber, right string, c HouseholdChange) (*HouseholdDone, error) {
	paid, err := o.paidElsewhere(n, wrong)
	if err != nil {
		return nil, err
	}
	return o.turn(store.ActCorrectID, n, c, func(t *turning) error {
		own, err := t.open(n)
		if err != nil {
			return err
		}
		m := own.new.Member(wrong)
		if m == nil {
			return calc.Refuse("household.stranger", wrong.Tail(), string(n))
		}
		read := t.read(row(records.MemberLayout.Name, "household", string(n), "id", right, "name", m.Name))
		if err := t.bad(); err != nil {
			return err
		}
		id := read.Members[0].ID
		if id == wrong {
			return nil
		}
		if err := t.numberFree(id); err != nil {
			return err
		}
		if err := t.nothingWaits(own.old, wrong); err != nil {
			return err
		}
		if err := t.repay(paid, n, wrong, id); err != nil {
			return err
		}
		t.renumbered = &renumbered{wrong, id}
		t.renumber(own, m)
		return nil
	})
}

// row is a row of a sheet, of keys and values by turns.
func row(sheet string, cells ...string) records.Typed {
	r := records.Typed{Sheet: sheet}
	for i := 0; i < len(cells); i += 2 {
		r.Cells = append(r.Cells, records.Cell{Column: cells[i], Text: cells[i+1]})
	}
	return r
}

// renumber gives a member and their items the right number, and asks for it where
// the money goes to them.
func (t *turning) renumber(own *turn, m *calc.Member) {
	x := t.renumbered
	m.ID = x.right
	for i := range own.new.Items {
		if own.new.Items[i].Member == x.wrong {
			own.new.Items[i].Member = x.right
		}
	}
	if payee, id := own.old.PaidTo(); id == x.wrong {
		after := own.old.PayAccount()
		after.Payee, after.PayeeID = payee, x.right
		t.asked = append(t.asked, AccountAsked{own.new.Number, own.old.PayAccount(), after})
	}
}

// numberFree refuses a number that somebody on file has.
func (t *turning) numberFree(id calc.IDNumber) error {
	n, err := t.tx.HouseholdOf(id)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil
	case err != nil:
		return err
	}
	return calc.Refuse("household.number_taken", id.Tail(), string(n))
}

// nothingWaits refuses while somebody is to confirm what names a person by the wrong
// number, or another account of the household.
func (t *turning) nothingWaits(h *calc.Household, wrong calc.IDNumber) error {
	if err := t.noAccountWaits(h.Number); err != nil {
		return err
	}
	return t.tx.Pendings(func(p *store.Pending) error {
		if p.Person == wrong || insures(p.Decision.Facts, wrong) {
			return calc.Refuse("household.decision_waits", wrong.Tail(), strconv.FormatUint(p.Number, 10))
		}
		return nil
	})
}

func (t *turning) noAccountWaits(n calc.HouseholdNumber) error {
	switch _, err := t.tx.AccountRequest(n); {
	case errors.Is(err, store.ErrNotFound):
		return nil
	case err != nil:
		return err
	}
	return calc.Refuse("household.account_waits", string(n))
}

func insures(f *calc.Facts, id calc.IDNumber) bool {
	return f != nil && slices.ContainsFunc(f.Insured, func(x calc.Insured) bool { return x.ID == id })
}

// effectsOn asks calc what the act does to the awards of one of its households.
func (t *turning) effectsOn(own *turn, awards []calc.Award, after []*calc.Household, p *policy.Policy) []entitlement.Effect {
	if x := t.renumbered; x != nil {
		return entitlement.Renumbering(x.wrong, x.right, awards, p, t.change.From)
	}
	return entitlement.Effects(entitlement.Turn{Old: own.old, New: own.new, Died: t.died}, awards, after, p, t.change.From)
}

// takenAway is the fault of a row that has a member under the number that they had
// until it was put right; nil for any other row.
func takenAway(tx *store.Tx, row *records.Member) *calc.Fault {
	people, err := tx.Renumberings()
	if err != nil {
		return &calc.Fault{Code: "store.failed", Args: []string{inOneLine(err)}}
	}
	for _, c := range people.Of(row.Household) {
		if right := people.Since(row.ID, c.Journal-1); c.Old == row.ID && right != row.ID {
			return &calc.Fault{Code: "person.renumbered", Place: row.Place, Args: []string{row.ID.Tail(), string(row.Household), right.Tail()}}
		}
	}
	return nil
}
