package cmd

import (
	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/sheet"
	"doudi/store/casework"
)

// householdShow is doudi household show: one family's file.
func (e *env) householdShow() *cobra.Command {
	var look casework.Look
	c := e.command("show NUMBER", "household show", exactly(1), func(_ *cobra.Command, args []string) error {
		if err := whole(&look); err != nil {
			return err
		}
		office, err := e.office()
		if err != nil {
			return err
		}
		f, err := office.ShowAs(calc.HouseholdNumber(args[0]), look)
		if err != nil {
			return unknownHousehold(err, args[0])
		}
		if e.json {
			return e.document(fileDocument(f))
		}
		e.file(f)
		return nil
	})
	c.Flags().BoolVar(&look.Whole, "full", false, e.lang.Flag("household show", "full"))
	c.Flags().StringVar(&look.Reason, "reason", "", e.lang.Flag("household show", "reason"))
	return c
}

// fileDocument is household show and find for programs; numbers show their tails
// where it says that they are masked.
func fileDocument(f *casework.File) any {
	h := f.Household
	members := []any{}
	for i := range h.Members {
		m := &h.Members[i]
		members = append(members, map[string]any{
			"name": m.Name, "id": f.Shown.Number(string(m.ID)), "relation": m.Relation.String(), "counted": !m.Uncounted, "age": m.ID.Birth().AgeIn(f.Month),
			"disability": m.Disability.String(), "level": m.Level, "illness": m.Illness.String(), "labour": m.Labour.String(),
			"schooling": m.Schooling.String(), "selfcare": m.Selfcare.String(), "special": m.Special.String(),
		})
	}
	out := map[string]any{
		"version": 1, "masked": !f.Shown.Whole(), "household": h.Number, "head": headName(h), "region": h.Region, "township": f.Township, "village": f.Village,
		"settlement": h.Settlement.String(), "address": h.Address, "phone": f.Shown.Number(h.Phone), "payee": h.Payee, "payee_id": f.Shown.Number(string(h.PayeeID)),
		"bank": h.Bank, "account": f.Shown.Number(h.Account), "members": members, "items": itemDocuments(f), "awards": awardDocuments(f),
		"month": f.Month.String(), "amount": f.Total().String(), "next_review": nextReview(f), "last_payment": nil,
		"revision": h.Revision, "closed": f.Closed, "account_asked": f.Asked != nil,
	}
	if f.LastPayment != nil {
		out["last_payment"] = map[string]string{"month": f.LastPayment.Month.String(), "amount": f.LastPayment.Amount.String()}
	}
	return out
}

func itemDocuments(f *casework.File) []any {
	out := []any{}
	for _, i := range f.Household.Items {
		out = append(out, map[string]any{"id": f.Shown.Number(string(i.Member)), "kind": i.Kind.String(), "label": sheet.Label(i.Kind), "amount": i.Amount.String(), "per": i.Per.String()})
	}
	return out
}

func awardDocuments(f *casework.File) []any {
	out := []any{}
	for i := range f.Awards {
		a := &f.Awards[i]
		x := map[string]any{
			"program": a.Program, "person": f.Shown.Number(string(a.Person)), "standing": a.Now.Standing.String(), "amount": a.Now.Total().String(),
			"insured": a.Now.People(), "decisions": len(a.Decisions), "next_review": nil, "error": nil,
		}
		if a.IsDue {
			x["next_review"] = map[string]string{"month": a.Due.Month.String(), "reason": a.Due.Reason}
		}
		if a.Error != nil {
			x["error"] = a.Error.Error()
		}
		out = append(out, x)
	}
	return out
}

// nextReview is the earliest review of any award; nil where none is due.
func nextReview(f *casework.File) any {
	var first calc.Month
	for _, a := range f.Awards {
		if a.IsDue && (first == 0 || a.Due.Month < first) {
			first = a.Due.Month
		}
	}
	if first == 0 {
		return nil
	}
	return first.String()
}
