package casework

import (
	"slices"
	"strings"

	"doudi/calc"
)

// shortestTail is how many characters of an ID number name a person.
const shortestTail = 4

// isNamed says whether a text names a person: the name, the ID number, or its tail.
func isNamed(text string, id calc.IDNumber, name string) bool {
	text = strings.TrimSpace(text)
	return name == text || len(text) >= shortestTail && strings.HasSuffix(string(id), strings.ToUpper(text))
}

// memberOf is the one member of a household that a text names: by ID number, its
// tail, or name. It refuses with "member.unknown" and "member.several".
func memberOf(h *calc.Household, text string) (*calc.Member, error) {
	person, err := personOf(h, nil, "", text)
	if err != nil {
		return nil, err
	}
	return h.Member(person.ID), nil
}

// personOf is as memberOf, and knows those too whom one of the awards in the
// programme pays for by themselves and who are no members any more.
func personOf(h *calc.Household, awards []calc.Award, program calc.Program, text string) (calc.Insured, error) {
	var found []calc.Insured
	add := func(id calc.IDNumber, name string) {
		if isNamed(text, id, name) && !slices.ContainsFunc(found, func(p calc.Insured) bool { return p.ID == id }) {
			found = append(found, calc.Insured{ID: id, Name: name})
		}
	}
	for i := range h.Members {
		add(h.Members[i].ID, h.Members[i].Name)
	}
	for i := range awards {
		if a := &awards[i]; a.Program == program && a.Person != "" && h.Member(a.Person) == nil {
			add(a.Person, insuredName(a))
		}
	}
	switch {
	case len(found) > 1:
		return calc.Insured{}, calc.Refuse("member.several", calc.Tail(text), string(h.Number))
	case len(found) == 0:
		return calc.Insured{}, calc.Refuse("member.unknown", calc.Tail(text), string(h.Number))
	}
	return found[0], nil
}

// insuredName is the name of a person's award's person, as it was last determined.
func insuredName(a *calc.Award) string {
	for _, p := range lastInsured(a) {
		if p.ID == a.Person {
			return p.Name
		}
	}
	return ""
}

// lastInsured are the people of the last determination of an award.
func lastInsured(a *calc.Award) []calc.Insured {
	for i := len(a.Decisions) - 1; i >= 0; i-- {
		if f := a.Decisions[i].Facts; f != nil {
			return f.Insured
		}
	}
	return nil
}

// ends says whether a kind of decision takes money away alone, and may be made about
// somebody who is a member no more.
func ends(k calc.DecisionKind) bool { return k == calc.Stop || k == calc.Suspend }
