package tui

import (
	"strings"

	"doudi/calc"
	"doudi/store/casework"
	"doudi/tui/form"
)

// proposal is the decision as the fields say it. unread says that some cannot be
// read yet, which count as empty; a hearing of which a part is still missing is
// none where the decision is not handed in yet.
func (d *decisionForm) proposal(values map[string]string, handed bool) (q *casework.Proposal, unread bool) {
	q = &casework.Proposal{
		Household: d.key.Household, Program: d.key.Program, Person: string(d.key.Person), Kind: d.kind,
		Application: d.application, Class: values["class"], Reason: values["reason"], Minutes: values["minutes"],
	}
	if d.choosesPerson() {
		q.Person = values["person"]
	}
	r := reading{values: values}
	q.From, q.Until = typedAs(&r, "from", calc.ParseMonth), typedAs(&r, "until", calc.ParseMonth)
	q.Reviewed, q.Applied = typedAs(&r, "reviewed", calc.ParseDay), typedAs(&r, "applied", calc.ParseDay)
	q.StopReason, _ = calc.ParseKind[calc.StopReason](values["cause"])
	q.Mode, _ = calc.ParseKind[calc.Mode](values["mode"])
	if values["income"] == "given" && q.Class == "" && values["percapita"] != "" {
		q.PerCapita, q.Given = typedAs(&r, "percapita", calc.ParseMoney).Fraction(), readable(values["percapita"], calc.ParseMoney)
	}
	q.Heard = calc.Heard{Day: typedAs(&r, "heard", calc.ParseDay), Person: values["who"], Statement: values["statement"]}
	if !handed && (q.Heard.Day == 0 || strings.TrimSpace(q.Heard.Statement) == "") {
		q.Heard = calc.Heard{}
	}
	q.Insured = d.named(values)
	return q, r.unread
}

// nobody says whether a household's award covers none of its people.
func (d *decisionForm) nobody(values map[string]string) bool {
	if d.kind != calc.Determine || d.personal() {
		return false
	}
	for i := range d.household.Members {
		if values[insuredKey(&d.household.Members[i])] == form.Yes {
			return false
		}
	}
	return true
}

// named are the people who are insured, none where they are just all counted
// members.
func (d *decisionForm) named(values map[string]string) (people []string) {
	if d.kind != calc.Determine || d.personal() {
		return nil
	}
	all := true
	for i := range d.household.Members {
		m := &d.household.Members[i]
		chosen := values[insuredKey(m)] == form.Yes
		if chosen {
			people = append(people, string(m.ID))
		}
		all = all && chosen == !m.Uncounted
	}
	if all {
		return nil
	}
	return people
}

// reading reads fields; unread says that one of them could not be.
type reading struct {
	values map[string]string
	unread bool
}

func typedAs[T any](r *reading, key string, parse func(string) (T, error)) (value T) {
	text := strings.TrimSpace(r.values[key])
	if text == "" {
		return value
	}
	value, err := parse(text)
	if err != nil {
		r.unread = true
	}
	return value
}
