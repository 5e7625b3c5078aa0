package cmd

import (
	"errors"
	"time"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/reports/wording"
	"doudi/store"
	"doudi/store/casework"
)

// householdHistory is doudi household history: every version of a household.
func (e *env) householdHistory() *cobra.Command {
	var on string
	c := e.command("history NUMBER", "household history", exactly(1), func(_ *cobra.Command, args []string) error {
		var day calc.Day
		if on != "" {
			var err error
			if day, err = calc.ParseDay(on); err != nil {
				return usage("usage.bad_value", "--on", on)
			}
		}
		return e.history(calc.HouseholdNumber(args[0]), day)
	})
	c.Flags().StringVar(&on, "on", "", e.lang.Flag("household history", "on"))
	return c
}

func (e *env) history(n calc.HouseholdNumber, on calc.Day) error {
	office, err := e.office()
	if err != nil {
		return err
	}
	versions, err := office.History(n)
	if errors.Is(err, store.ErrNotFound) {
		return notFound("not_found.household", string(n))
	}
	if err != nil {
		return err
	}
	if on != 0 {
		v := casework.VersionOn(versions, on)
		if v == nil {
			return notFound("not_found.household_then", string(n), on.String())
		}
		return e.versionOn(v, on)
	}
	if e.json {
		documents := []any{}
		for i := range versions {
			documents = append(documents, versionDocument(&versions[i]))
		}
		return e.document(map[string]any{"version": 1, "household": n, "versions": documents})
	}
	before := &calc.Household{Number: n}
	for i := range versions {
		v := &versions[i]
		e.versionHead(v)
		for _, d := range records.Differences(before, v.Household) {
			e.say("  " + e.lang.DifferenceLine(d))
		}
		before = v.Household
	}
	return nil
}

// versionHead prints which act made a version.
func (e *env) versionHead(v *store.Version) {
	reason := v.Entry.Reason
	if v.Entry.Act == "import" {
		reason = v.Entry.Subject
	}
	e.say(e.lang.HouseholdVersion(v.Household.Revision, v.On(), v.Entry.Operator, v.Entry.Act, v.From, v.Event, reason))
	if len(v.Others) > 0 {
		e.say("  " + e.lang.WithHouseholds(v.Others))
	}
	if v.Account != nil {
		e.say("  " + e.lang.ConfirmedBySecond(v.Account.Maker.By, v.Account.Checker.By))
	}
	if v.Closed {
		e.say("  " + e.lang.HouseholdClosed(v.Others))
	}
}

// versionOn prints a household as it was on a day.
func (e *env) versionOn(v *store.Version, on calc.Day) error {
	if e.json {
		return e.document(map[string]any{"version": 1, "on": on.String(), "household": versionDocument(v)})
	}
	e.versionHead(v)
	for _, d := range records.Differences(&calc.Household{Number: v.Household.Number}, v.Household) {
		if d.Column != "member" && d.Column != "item" {
			e.say("  " + e.lang.FieldLine(d))
		}
	}
	for i := range v.Household.Members {
		e.say("  " + e.lang.MemberLine(&v.Household.Members[i], on.Month()))
	}
	for i := range v.Household.Items {
		e.say("  " + e.lang.ItemLine(&v.Household.Items[i]))
	}
	return nil
}

// versionDocument is a version for programs.
func versionDocument(v *store.Version) any {
	h := v.Household
	members := []any{}
	for i := range h.Members {
		m := &h.Members[i]
		members = append(members, map[string]any{"name": m.Name, "id": m.ID.Tail(), "relation": m.Relation.String(), "counted": !m.Uncounted})
	}
	return map[string]any{
		"household": h.Number, "revision": h.Revision, "day": v.On().String(), "at": v.Entry.At.Format(time.RFC3339), "operator": v.Entry.Operator,
		"act": v.Entry.Act, "from": v.From.String(), "event": v.Event.String(), "reason": wording.Masked(v.Entry.Reason), "closed": v.Closed, "others": v.Others,
		"region": h.Region, "settlement": h.Settlement.String(), "address": h.Address, "phone": calc.Tail(h.Phone), "payee": h.Payee, "payee_id": h.PayeeID.Tail(),
		"bank": h.Bank, "account": calc.Tail(h.Account), "note": wording.Masked(h.Note), "members": members, "items": itemDocuments(&casework.File{Household: h}),
	}
}
