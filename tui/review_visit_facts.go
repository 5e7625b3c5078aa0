package tui

import (
	"strconv"
	"strings"

	"doudi/calc"
	"doudi/calc/records"
	"doudi/calc/review"
	"doudi/store/casework"
	"doudi/tui/form"
)

// visited is the visit as the fields say it, for one act: its sheets are read once.
func visited(s *casework.VisitSheet, values map[string]string) casework.HomeVisit {
	h := s.Household
	x := casework.HomeVisit{
		Household: h.Number, Findings: values["findings"], Program: calc.Program(values["program"]), Settles: values["settles"] == form.Yes,
		Seen: &h.Revision,
	}
	x.Day, _ = calc.ParseDay(values["day"]) // the field says what is wrong with it
	for _, key := range []string{"first", "second"} {
		if name := strings.TrimSpace(values[key]); name != "" {
			x.Visitors = append(x.Visitors, name)
		}
	}
	switch values["met"] {
	case "absent":
		x.Met = review.Absent
	case "rebuffed":
		x.Met = review.Rebuffed
	}
	if values[visitFacts] != factsChanged {
		return x
	}
	items, touched := itemRows(h, values)
	x.NoItems = touched && len(items) == 0
	rows := memberRows(s, values)
	if touched {
		rows = append(rows, items...)
	}
	x.Changed = records.TypedTables(rows)
	return x
}

// itemRows are all items of the household as they are now, as rows of the item sheet;
// touched says that they are others than on file. An amount of nothing takes an
// item away.
func itemRows(h *calc.Household, values map[string]string) (rows []records.Typed, touched bool) {
	row := func(x *calc.Item, kind, amount, per string) {
		rows = append(rows, records.Typed{Sheet: records.ItemLayout.Name, Cells: []records.Cell{
			{Column: "household", Text: string(h.Number)},
			{Column: "id", Text: string(x.Member)},
			{Column: "kind", Text: kind},
			{Column: "amount", Text: amount},
			{Column: "per", Text: per},
			{Column: "note", Text: x.Note},
		}})
	}
	for i := range h.Items {
		x := &h.Items[i]
		amount := strings.TrimSpace(values[visitItem+strconv.Itoa(i)])
		m, err := calc.ParseMoney(amount)
		touched = touched || err != nil || m != x.Amount
		if amount != "" && (err != nil || m != 0) {
			row(x, x.Kind.String(), amount, x.Per.String())
		}
	}
	for n := range newItems {
		number := strconv.Itoa(n)
		kind, amount := values["kind"+number], strings.TrimSpace(values["amount"+number])
		if kind == "" {
			break
		}
		if amount != "" {
			touched = true
			row(&calc.Item{Member: calc.IDNumber(values["whose"+number])}, kind, amount, values["per"+number])
		}
	}
	return rows, touched
}

// memberRows are the rows of the people whose circumstances, as far as they were
// looked at, are others than on file.
func memberRows(s *casework.VisitSheet, values map[string]string) (rows []records.Typed) {
	asked := map[string]bool{}
	for _, p := range s.Points(s.Month) {
		if column := columnOf(p.Code); column != "" {
			asked[visitMember+column+"/"+string(p.Person)] = true
		}
	}
	for i := range s.Household.Members {
		m := &s.Household.Members[i]
		row := records.Typed{Sheet: records.MemberLayout.Name, Cells: []records.Cell{
			{Column: "household", Text: string(s.Household.Number)}, {Column: "name", Text: m.Name}, {Column: "id", Text: string(m.ID)},
		}}
		changed := false
		for _, x := range [][2]string{{"schooling", m.Schooling.String()}, {"labour", m.Labour.String()}, {"selfcare", m.Selfcare.String()}} {
			key, text := visitMember+x[0]+"/"+string(m.ID), x[1]
			if asked[key] && values[key] != text {
				changed, text = true, values[key]
			}
			row.Cells = append(row.Cells, records.Cell{Column: x[0], Text: text})
		}
		if changed {
			rows = append(rows, row)
		}
	}
	return rows
}

// columnOf is the column of the member sheet that a point to look at is about, ""
// for none.
func columnOf(point string) string {
	return map[string]string{review.LookSchool: "schooling", review.LookWork: "labour", review.LookCare: "selfcare"}[point]
}
