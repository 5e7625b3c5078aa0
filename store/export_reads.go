package store

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
	"time"

	"doudi/calc"
	"doudi/calc/roster"
)

// What the records of an audit export say, for people and their tools. A record
// of a kind that is not here stands in the export all the same, in base64.

// reads is a record's form in an export; nil where it has none.
func reads(k key, value []byte) (any, error) {
	switch k.bucket {
	case metaBucket:
		return readsMeta(k, value)
	case regionBucket:
		r, err := decodeRegion(value)
		return map[string]string{"code": string(r.Code), "name": r.Name, "settlement": r.Settlement.String()}, err
	case householdBucket:
		h, err := decodeHousehold(value)
		return readsHousehold(&h), err
	case homeBucket:
		h, err := decodeHome(value)
		return map[string]string{"household": string(k.bytes), "region": string(h.Region)}, err
	case decisionBucket:
		a, d, err := decodeDecision(filedUnderKey(k), value)
		return readsDecision(a, &d), err
	case rosterBucket:
		return readsRoster(k, value)
	case policyBucket:
		p, err := decodePolicy(value)
		if err != nil {
			return nil, err
		}
		return map[string]any{"version": p.Version, "loaded_at": p.LoadedAt, "loaded_by": p.LoadedBy, "tables": readsTables(p)}, nil
	case journalBucket:
		j, err := decodeJournal(value)
		if err != nil {
			return nil, err
		}
		return readsEntry(j), nil
	}
	return nil, nil
}

func readsMeta(k key, value []byte) (any, error) {
	switch string(k.bytes) {
	case "settings":
		s, err := decodeSettings(value)
		if err != nil {
			return nil, err
		}
		return map[string]string{"county": s.County, "opening": s.Opening.String(), "root": base64.StdEncoding.EncodeToString(s.Root)}, nil
	case "operators":
		t, err := decodeTable(value)
		if err != nil {
			return nil, err
		}
		return map[string]any{"version": t.Version, "signer": t.Signer, "operators": readsOperators(t)}, nil
	case "renumberings":
		all, err := decodeRenumberings(value)
		list := []any{}
		for _, c := range all {
			list = append(list, map[string]any{"household": c.Household, "old": c.Old, "new": c.New, "horizon": c.Horizon, "journal": c.Journal})
		}
		return list, err
	}
	return nil, nil
}

func readsOperators(t *Table) []any {
	list := []any{}
	for i := range t.Operators {
		o := &t.Operators[i]
		former := []any{}
		for _, f := range o.Former {
			former = append(former, map[string]any{"key": []byte(f.Key), "until": f.Until})
		}
		list = append(list, map[string]any{
			"name": o.Name, "roles": o.RoleNames(), "township": o.Township, "disabled": o.Disabled, "machine": o.Machine,
			"key": []byte(o.Key), "former": former, "endorser": o.Endorser,
		})
	}
	return list
}

func readsHousehold(h *calc.Household) any {
	members, items := []any{}, []any{}
	for i := range h.Members {
		m := &h.Members[i]
		members = append(members, map[string]any{
			"name": m.Name, "id": m.ID, "relation": m.Relation.String(), "counted": !m.Uncounted, "disability": m.Disability.String(), "level": m.Level,
			"illness": m.Illness.String(), "labour": m.Labour.String(), "schooling": m.Schooling.String(), "selfcare": m.Selfcare.String(),
			"special": m.Special.String(), "note": m.Note,
		})
	}
	for _, i := range h.Items {
		items = append(items, map[string]string{"id": string(i.Member), "kind": i.Kind.String(), "amount": i.Amount.String(), "per": i.Per.String(), "note": i.Note})
	}
	return map[string]any{
		"household": h.Number, "region": h.Region, "settlement": h.Settlement.String(), "address": h.Address, "phone": h.Phone, "payee": h.Payee,
		"payee_id": h.PayeeID, "bank": h.Bank, "account": h.Account, "relative_of": h.RelativeOf, "note": h.Note, "revision": h.Revision,
		"members": members, "items": items,
	}
}

// filedUnderKey is the household in a decision's key.
func filedUnderKey(k key) calc.HouseholdNumber {
	_, rest, _ := strings.Cut(string(k.bytes), string(regionOf(k)))
	number, _, _ := strings.Cut(rest, "\x00")
	return calc.HouseholdNumber(number)
}

func readsDecision(a calc.AwardKey, d *calc.Decision) any {
	out := map[string]any{
		"household": a.Household, "program": a.Program, "person": a.Person, "seq": d.Seq, "kind": d.Kind.String(), "from": d.From.String(),
		"reason": d.Reason, "recorded_by": d.RecordedBy, "recorded_at": d.RecordedAt, "confirmed_by": d.ConfirmedBy, "source": d.Source,
	}
	if d.Warrant != nil && d.Warrant.Application != "" {
		out["application"] = d.Warrant.Application
	}
	switch d.Kind {
	case calc.Taper:
		out["until"] = d.Until.String()
	case calc.Stop:
		out["stop_reason"] = d.StopReason.String()
	}
	if d.Facts != nil {
		out["class"], out["mode"], out["per_capita"] = d.Facts.Class, d.Facts.Mode.String(), d.Facts.Income.PerCapita.String()
	}
	return out
}

// readsRoster is a month's seal, or a village's lines in it.
func readsRoster(k key, value []byte) (any, error) {
	const month = 4 // bytes of the key before the kind
	if len(k.bytes) <= month {
		return nil, nil
	}
	switch k.bytes[month] {
	case 's':
		s, err := decodeSeal(value)
		if err != nil {
			return nil, err
		}
		return map[string]any{
			"month": s.Month.String(), "state": s.State.String(), "lines": s.All.Lines, "persons": s.All.Persons, "amount": s.All.Amount.String(),
			"submitted_by": s.SubmittedBy, "submitted_at": s.SubmittedAt, "confirmed_by": s.ConfirmedBy, "confirmed_at": s.ConfirmedAt,
			"policy": s.Policy, "digest": s.Digest().String(), "previous": s.Previous.String(),
		}, nil
	case 'e':
		lines := []any{}
		err := decodeEntries(value, func(x *roster.Entry) error {
			lines = append(lines, map[string]string{
				"household": string(x.Household), "program": string(x.Program), "person": string(x.Person), "head": x.Head,
				"amount": x.Total().String(), "payee": x.Payee, "payee_id": string(x.PayeeID), "account": x.Account, "payment": x.Payment,
			})
			return nil
		})
		return lines, err
	}
	return nil, nil
}

func readsTables(p *PolicyTables) []any {
	tables := []any{}
	for i := range p.Tables {
		t := &p.Tables[i]
		rows := [][]string{}
		for _, r := range t.Rows {
			rows = append(rows, r.Cells)
		}
		tables = append(tables, map[string]any{"name": t.Name, "file": t.File, "sheet": t.Sheet, "rows": rows})
	}
	return tables
}

func readsEntry(j *Entry) any {
	return struct {
		Seq       uint64    `json:"seq"`
		At        time.Time `json:"at"`
		Operator  string    `json:"operator"`
		Act       string    `json:"act"`
		Subject   string    `json:"subject"`
		Reason    string    `json:"reason"`
		Operation string    `json:"operation"`
		Before    string    `json:"before"`
		After     string    `json:"after"`
		Previous  string    `json:"previous"`
	}{
		j.Seq, j.At, j.Operator, j.Act, j.Subject, j.Reason, hex.EncodeToString(j.Operation[:]),
		hex.EncodeToString(j.Before[:]), hex.EncodeToString(j.After[:]), hex.EncodeToString(j.Previous[:]),
	}
}
