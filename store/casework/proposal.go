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

// legible is what is wrong with the texts of a proposal, which its notice and its
// signatures carry.
func (q *Proposal) legible() error {
	_, faults := records.TypedName("heard-person", q.Heard.Person)
	for where, text := range map[string]string{"reason": q.Reason, "statement": q.Heard.Statement, "minutes": q.Minutes} {
		faults = append(faults, records.TypedText(where, text)...)
	}
	return wrong(faults.InOrder())
}

// row is the proposal as a row of the decision sheet says it; awards are those of the
// household.
func (q *Proposal) row(h *calc.Household, awards []calc.Award) (*records.Decision, error) {
	row := &records.Decision{
		AwardKey: calc.AwardKey{Household: h.Number, Program: q.Program}, Kind: q.Kind, From: q.From, Until: q.Until,
		Class: q.Class, Mode: q.Mode, PerCapita: q.PerCapita, Given: q.Given, Reviewed: q.Reviewed, StopReason: q.StopReason,
		Reason: strings.TrimSpace(q.Reason), Sound: true,
	}
	if q.Person != "" {
		former := awards
		if !ends(q.Kind) {
			former = nil
		}
		person, err := personOf(h, former, q.Program, q.Person)
		if err != nil {
			return nil, err
		}
		row.Person = person.ID
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
