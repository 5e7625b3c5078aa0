package cmd

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/store"
	"doudi/store/casework"
)

// householdGroup is doudi household: families on file.
func (e *env) householdGroup() *cobra.Command {
	return e.group("household", e.householdShow(), e.householdList(), e.householdAdd(), e.householdEdit(), e.householdSplit(), e.householdMerge(),
		e.householdMove(), e.householdHead(), e.householdBirth(), e.householdDeath(), e.householdJoin(), e.householdLeave(), e.householdCorrect(), e.householdConfirm(), e.householdHistory())
}

func headName(h *calc.Household) string {
	if m := h.Head(); m != nil {
		return m.Name
	}
	return ""
}

func (e *env) programs(f *casework.File) string {
	var names string
	seen := map[calc.Program]bool{}
	for _, a := range f.Awards {
		if !seen[a.Program] && a.Now.Total() > 0 {
			seen[a.Program] = true
			if names != "" {
				names += " "
			}
			names += e.lang.Program(a.Program)
		}
	}
	return names
}

// whole refuses to show numbers whole without a reason.
func whole(look *casework.Look) error {
	if look.Whole {
		return need(map[string]string{"reason": look.Reason})
	}
	return nil
}

// unknownHousehold says of a number that it is nobody's.
func unknownHousehold(err error, number string) error {
	if errors.Is(err, store.ErrNotFound) {
		return notFound("not_found.household", number)
	}
	return err
}

// calledBy is who a household is known by: its head, or where no members are
// shown the payee.
func calledBy(h *calc.Household) string {
	if head := headName(h); head != "" {
		return head
	}
	return h.Payee
}

// wholeNumbers are the cells of a list that has numbers in full.
func wholeNumbers(h *calc.Household) []string {
	_, id := h.PaidTo()
	if head := h.Head(); head != nil {
		id = head.ID
	}
	return []string{string(id), h.Account, h.Phone}
}

// file prints a household's file for a person at the counter. Identity and
// account numbers show their tails unless they were asked for whole.
func (e *env) file(f *casework.File) {
	h := f.Household
	e.say(fmt.Sprintf("%s %s   %s%s   %s", h.Number, calledBy(h), f.Township, f.Village, e.lang.Settlement(h.Settlement)))
	for i := range h.Members {
		e.say("  " + e.lang.MemberLineAs(&h.Members[i], f.Month, f.Shown.Number(string(h.Members[i].ID))))
	}
	for i := range h.Items {
		e.say("  " + e.lang.ItemLine(&h.Items[i]))
	}
	for i := range f.Awards {
		a := &f.Awards[i]
		e.say("  " + e.lang.AwardLine(a.AwardKey, &a.Now, f.Month, e.tableError(a.Error)))
		if a.IsDue {
			e.say("    " + e.lang.DueLine(a.Due))
		}
	}
	payee, id := h.PaidTo()
	if f.Shown.Whole() {
		e.say("  " + e.lang.ContactLine(h.Address, h.Phone))
		payee += " " + string(id)
	}
	e.say("  " + e.lang.PayeeLine(payee, h.Bank, f.Shown.Number(h.Account)))
	if f.Asked != nil {
		e.say("  " + e.lang.AccountAsked(h.Number, f.Asked.Before, f.Asked.After))
	}
	if f.Closed {
		e.say("  " + e.lang.HouseholdClosed(f.Into))
	}
	if f.LastPayment != nil {
		e.say("  " + e.lang.LastPaymentLine(f.LastPayment.Month, f.LastPayment.Amount))
	}
}

// tableError is what the tables fail to say, in words; "" for nothing.
func (e *env) tableError(err error) string {
	if err == nil {
		return ""
	}
	return e.lang.TableError(e.face, err)
}
