package cmd

import (
	"errors"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/sheet"
	"doudi/store"
	"doudi/store/casework"
)

// householdShow is doudi household show: one family's file.
func (e *env) householdShow() *cobra.Command {
	return e.command("show NUMBER", "household show", exactly(1), func(_ *cobra.Command, args []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		f, err := office.Show(calc.HouseholdNumber(args[0]))
		if errors.Is(err, store.ErrNotFound) {
			return notFound("not_found.household", args[0])
		}
		if err != nil {
			return err
		}
		if e.json {
			return e.document(fileDocument(f))
		}
		e.file(f)
		return nil
	})
}

// fileDocument is household show and find for programs.
func fileDocument(f *casework.File) any {
	h := f.Household
	members := []any{}
	for i := range h.Members {
		m := &h.Members[i]
		members = append(members, map[string]any{
			"name": m.Name, "id": m.ID, "relation": m.Relation.String(), "counted": !m.Uncounted, "age": m.ID.Birth().AgeIn(f.Month),
			"disability": m.Disability.String(), "level": m.Level, "illness": m.Illness.String(), "labour": m.Labour.String(),
			"schooling": m.Schooling.String(), "selfcare": m.Selfcare.String(), "special": m.Special.String(),
		})
	}
	out := map[string]any{
		"version": 1, "household": h.Number, "head": headName(h), "region": h.Region, "township": f.Township, "village": f.Village,
		"settlement": h.Settlement.String(), "address": h.Address, "phone": h.Phone, "payee": h.Payee, "payee_id": h.PayeeID,
		"bank": h.Bank, "account": h.Account, "members": members, "items": itemDocuments(h), "awards": awardDocuments(f),
		"month": f.Month.String(), "amount": f.Total().String(), "next_review": nextReview(f), "last_payment": nil,
	}
	if f.LastPayment != nil {
		out["last_payment"] = map[string]string{"month": f.LastPayment.Month.String(), "amount": f.LastPayment.Amount.String()}
	}
	return out
}

func itemDocuments(h *calc.Household) []any {
	out := []any{}
	for _, i := range h.Items {
		out = append(out, map[string]any{"id": i.Member, "kind": i.Kind.String(), "label": sheet.Label(i.Kind), "amount": i.Amount.String(), "per": i.Per.String()})
	}
	return out
}

func awardDocuments(f *casework.File) []any {
	out := []any{}
	for i := range f.Awards {
		a := &f.Awards[i]
		x := map[string]any{
			"program": a.Program, "person": a.Person, "standing": a.Now.Standing.String(), "amount": a.Now.Total().String(),
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
