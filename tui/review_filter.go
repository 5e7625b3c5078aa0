package tui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/store/casework"
	"doudi/tui/form"
	"doudi/tui/frame"
)

// reviewFilter is which reviews are wanted; what is empty asks for all.
type reviewFilter struct {
	status  string
	region  string
	program calc.Program
	reason  string
}

// listed are the statuses that call for a visit by and by, the most urgent first.
var listed = []review.Status{review.Overdue, review.DueNow, review.Upcoming}

func (w *reviewFilter) query(m calc.Month) casework.DueQuery {
	q := casework.DueQuery{Month: m, Region: w.region, Program: w.program, Reason: w.reason, Statuses: listed}
	for _, s := range listed {
		if s.String() == w.status {
			q.Statuses = []review.Status{s}
		}
	}
	return q
}

// told says what the list is narrowed to, "" where to nothing.
func (w *reviewFilter) told(f *frame.Frame, places []reviewPlace) string {
	var parts []string
	for _, s := range listed {
		if s.String() == w.status {
			parts = append(parts, f.Lang.DueStatus(s))
		}
	}
	for _, p := range places {
		if p.code == w.region {
			parts = append(parts, p.name)
		}
	}
	if w.program != "" {
		parts = append(parts, f.Lang.Program(w.program))
	}
	if w.reason != "" {
		parts = append(parts, f.Lang.DueReason(w.reason))
	}
	if len(parts) == 0 {
		return ""
	}
	return f.Text("reviews.only", strings.Join(parts, " "))
}

// reviewPlace is a township with homes to be visited.
type reviewPlace struct{ code, name string }

// placesOf adds the townships of a list to those that are known.
func placesOf(known []reviewPlace, due *casework.DueList) []reviewPlace {
	for i := range due.Homes {
		h := &due.Homes[i]
		p := reviewPlace{string(h.Household.Region.Township()), h.Township}
		if !slices.Contains(known, p) {
			known = append(known, p)
		}
	}
	slices.SortFunc(known, func(a, b reviewPlace) int { return strings.Compare(a.code, b.code) })
	return known
}

// askFilter asks which reviews are wanted.
func (r *reviews) askFilter() tea.Cmd {
	all := form.Option{Label: r.f.Text("reviews.all")}
	statuses, places, programs, reasons := []form.Option{all}, []form.Option{all}, []form.Option{all}, []form.Option{all}
	for _, s := range listed {
		statuses = append(statuses, form.Option{Value: s.String(), Label: r.f.Lang.DueStatus(s)})
	}
	for _, p := range r.places {
		places = append(places, form.Option{Value: p.code, Label: p.name})
	}
	for _, p := range []calc.Program{calc.Dibao, calc.Tekun, calc.Edge} {
		programs = append(programs, form.Option{Value: string(p), Label: r.f.Lang.Program(p)})
	}
	for _, code := range review.DueReasons {
		reasons = append(reasons, form.Option{Value: code, Label: r.f.Lang.DueReason(code)})
	}
	fields := form.New(
		&form.Field{Key: "status", Label: r.f.Text("reviews.status"), Kind: form.Choice, Options: statuses},
		&form.Field{Key: "region", Label: r.f.Text("reviews.township"), Kind: form.Choice, Options: places},
		&form.Field{Key: "program", Label: r.f.Text("reviews.program"), Kind: form.Choice, Options: programs},
		&form.Field{Key: "reason", Label: r.f.Text("reviews.reason"), Kind: form.Choice, Options: reasons},
	)
	fields.Restore(map[string]string{"status": r.wanted.status, "region": r.wanted.region, "program": string(r.wanted.program), "reason": r.wanted.reason})
	return r.f.Ask(r.f.Text("reviews.filter"), nil, fields, func(x *form.Form) tea.Cmd {
		r.wanted = reviewFilter{x.Value("status"), x.Value("region"), calc.Program(x.Value("program")), x.Value("reason")}
		return r.anew()
	})
}
