package casework

import (
	"strings"

	"doudi/calc"
	"doudi/calc/records"
)

// Proposal is a decision as somebody asks for it 拟作决定. What it leaves open
// follows from the rules: the month, the end of a taper, the mode, who is insured.
type Proposal struct {
	Household  calc.HouseholdNumber
	Program    calc.Program
	Person     string // the award's person: ID number, its tail or the name; "" = the household's award
	Kind       calc.DecisionKind
	From       calc.Month // 0 = the first month that the rules allow
	Until      calc.Month // of a taper; 0 = as long as the tables say
	Class      string
	Mode       calc.Mode
	Insured    []string // as Person; empty = all counted members
	PerCapita  calc.Fraction
	Given      bool // PerCapita is stated
	Reviewed   calc.Day
	Applied    calc.Day // 0 = today, where the month of application begins the award
	StopReason calc.StopReason
	Reason     string
	Heard      calc.Heard // Day 0 = nobody was heard; Person "" = the head of the household
	Minutes    string     // of the leading group

	// Application is the number of the approved application that a determination
	// follows, which says whose award it is and from when; "" where it follows none.
	Application string
	started     calc.Month // from which that is paid; 0 where nothing says
}

// row is the proposal as a row of the decision sheet says it.
func (q *Proposal) row(h *calc.Household) (*records.Decision, error) {
	row := &records.Decision{
		AwardKey: calc.AwardKey{Household: h.Number, Program: q.Program}, Kind: q.Kind, From: q.From, Until: q.Until,
		Class: q.Class, Mode: q.Mode, PerCapita: q.PerCapita, Given: q.Given, Reviewed: q.Reviewed, StopReason: q.StopReason,
		Reason: strings.TrimSpace(q.Reason), Sound: true,
	}
	if q.Person != "" {
		m, err := memberOf(h, q.Person)
		if err != nil {
			return nil, err
		}
		row.Person = m.ID
	}
	for _, text := range q.Insured {
		m, err := memberOf(h, text)
		if err != nil {
			return nil, err
		}
		row.Insured = append(row.Insured, m.ID)
	}
	return row, nil
}

// shortestTail is how many characters of an ID number name a person.
const shortestTail = 4

// memberOf is the one member of a household that a text names: by ID number, its
// tail, or name. It refuses with "member.unknown" and "member.several".
func memberOf(h *calc.Household, text string) (*calc.Member, error) {
	var found *calc.Member
	wanted := strings.ToUpper(strings.TrimSpace(text))
	for i := range h.Members {
		m := &h.Members[i]
		if m.Name != wanted && (len(wanted) < shortestTail || !strings.HasSuffix(string(m.ID), wanted)) {
			continue
		}
		if found != nil {
			return nil, calc.Refuse("member.several", calc.Tail(text), string(h.Number))
		}
		found = m
	}
	if found == nil {
		return nil, calc.Refuse("member.unknown", calc.Tail(text), string(h.Number))
	}
	return found, nil
}
