package cmd

import (
	"fmt"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/store/casework"
)

// householdGroup is doudi household: families on file.
func (e *env) householdGroup() *cobra.Command {
	return e.group("household", e.householdShow(), e.householdList())
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

// file prints a household's file for a person at the counter. Identity and
// account numbers show their tails.
func (e *env) file(f *casework.File) {
	h := f.Household
	e.say(fmt.Sprintf("%s %s   %s%s   %s", h.Number, headName(h), f.Township, f.Village, e.lang.Settlement(h.Settlement)))
	for i := range h.Members {
		e.say("  " + e.lang.MemberLine(&h.Members[i], f.Month))
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
	payee, _ := h.PaidTo()
	e.say("  " + e.lang.PayeeLine(payee, h.Bank, calc.Tail(h.Account)))
	if f.LastPayment != nil {
		e.say("  " + e.lang.LastPaymentLine(f.LastPayment.Month, f.LastPayment.Amount))
	}
}

// tableError is what the tables fail to say, in words; "" for nothing.
func (e *env) tableError(err error) string {
	if err == nil {
		return ""
	}
	return e.lang.TableError(err)
}
