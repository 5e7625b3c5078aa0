package cmd

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/sheet"
	"doudi/store"
	"doudi/store/casework"
)

// householdGroup is doudi household: families on file.
func (e *env) householdGroup() *cobra.Command {
	return e.group("household", e.householdShow(), e.householdList())
}

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

func (e *env) householdList() *cobra.Command {
	var region string
	c := e.command("list", "household list", exactly(0), func(*cobra.Command, []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		var rows [][]string
		documents := []any{}
		err = office.List(region, func(h *calc.Household, village string) error {
			head := ""
			if m := h.Head(); m != nil {
				head = m.Name
			}
			if e.json {
				documents = append(documents, map[string]any{"household": h.Number, "head": head, "region": h.Region, "village": village, "members": len(h.Members)})
				return nil
			}
			rows = append(rows, []string{string(h.Number), head, fmt.Sprint(len(h.Members)), e.lang.Settlement(h.Settlement), village})
			return nil
		})
		if err != nil {
			return err
		}
		if e.json {
			return e.document(map[string]any{"version": 1, "households": documents})
		}
		e.table(e.lang.HouseholdHeadings(), rows)
		return nil
	})
	c.Flags().StringVar(&region, "region", "", e.lang.Flag("household list", "region"))
	return c
}

func (e *env) find() *cobra.Command {
	return e.command("find TEXT", "find", exactly(1), func(_ *cobra.Command, args []string) error {
		office, err := e.office()
		if err != nil {
			return err
		}
		files, err := office.Find(args[0])
		if err != nil {
			return err
		}
		if len(files) == 0 {
			return notFound("not_found", args[0])
		}
		if e.json {
			out := []any{}
			for _, f := range files {
				out = append(out, fileDocument(f))
			}
			return e.document(map[string]any{"version": 1, "households": out})
		}
		if len(files) == 1 {
			e.file(files[0])
			return nil
		}
		var rows [][]string
		for _, f := range files {
			rows = append(rows, []string{string(f.Household.Number), headName(f.Household), e.programs(f), f.Total().String(), f.Township + f.Village})
		}
		e.table(e.lang.FoundHeadings(), rows)
		return nil
	})
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
