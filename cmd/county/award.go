package county

import "doudi/calc"

// award is one standing of the household or of a person in it.
type award struct {
	person   calc.IDNumber // "" = the household
	program  calc.Program
	class    string
	mode     calc.Mode
	from     calc.Month
	standing standing
	since    calc.Month // of a suspension
	visited  calc.Day   // when it was last looked at
}

type standing uint8

const (
	paid standing = iota
	suspended
	ended // stopped, or running out in a taper
)

// The benefits of this county beside those with rules of their own.
const (
	orphanBenefit     calc.Program = "orphan"
	unattendedBenefit calc.Program = "unattended"
	nursingSubsidy    calc.Program = "nursing"
	livingSubsidy     calc.Program = "living"
	elderAllowance    calc.Program = "elder"
)

// grades are the classes that the graded township pays dibao by.
var grades = []string{"一档", "二档", "三档"}

// entitle gives the household and its people what they are on file for.
func (h *home) entitle() {
	switch h.kind {
	case wholeDibao:
		h.award(award{program: calc.Dibao, class: h.grade(), mode: calc.WholeHousehold})
	case singleDibao:
		h.award(award{program: calc.Dibao, person: h.Members[h.wanted].ID, mode: calc.SinglePerson})
		h.award(award{program: calc.Edge})
	case onTheEdge:
		h.award(award{program: calc.Edge})
	}
	for i := range h.Members {
		h.entitlePerson(&h.Members[i])
	}
}

// entitlePerson keeps to the table of programmes that exclude each other.
func (h *home) entitlePerson(m *calc.Member) {
	age := m.ID.Birth().AgeIn(h.Opening)
	switch {
	case h.kind == destitute:
		mode := calc.AtHome
		if h.inInstitution() {
			mode = calc.InInstitution
		}
		h.award(award{program: calc.Tekun, person: m.ID, class: m.Selfcare.String(), mode: mode})
	case m.Special == calc.Orphan:
		h.award(award{program: orphanBenefit, person: m.ID})
	case m.Special == calc.Unattended:
		h.award(award{program: unattendedBenefit, person: m.ID})
	default:
		h.entitleDisabled(m)
	}
	if age >= 80 {
		h.award(award{program: elderAllowance, person: m.ID, class: elderClass(age)})
	}
}

func (h *home) entitleDisabled(m *calc.Member) {
	mind := m.Disability == calc.Intellectual || m.Disability == calc.Mental
	if m.Level == 1 || m.Level == 2 || m.Level == 3 && mind {
		h.award(award{program: nursingSubsidy, person: m.ID, class: short(min(int(m.Level), 2))})
	}
	if m.Level > 0 && h.kind == wholeDibao {
		h.award(award{program: livingSubsidy, person: m.ID})
	}
}

func elderClass(age int) string {
	switch {
	case age >= 100:
		return "100"
	case age >= 90:
		return "90"
	}
	return "80"
}

func (h *home) award(a award) { h.awards = append(h.awards, a) }

// grade is the class of a dibao award where grades are paid, else "".
func (h *home) grade() string {
	if h.place.town != gradedTown {
		return ""
	}
	return grades[min(h.income*len(grades)/(h.standard()-leastGap+10), len(grades)-1)]
}

// reviewedAges are the ages at which an award is looked at again.
var reviewedAges = [...]int{16, 18, 60, 80}

// cycle is how many months may pass between two visits: six for a dibao
// household in which nobody is old, gravely ill or severely disabled.
func (h *home) cycle() int {
	if h.kind != wholeDibao {
		return 12
	}
	for i := range h.Members {
		m := &h.Members[i]
		if !m.Uncounted && (h.age(i) >= 60 || m.Illness == calc.Severe || m.Level > 0 && m.Level <= 2) {
			return 12
		}
	}
	return 6
}

// due is the month of the award's next visit.
func (h *home) due(a *award) calc.Month {
	seen := a.visited.Month()
	due := seen + calc.Month(h.cycle())
	if at := h.crossing(seen); at != 0 && at < due {
		return at
	}
	return due
}

// crossing is the first month after m in which somebody reaches an age at which
// their awards are looked at; 0 where there is none.
func (h *home) crossing(m calc.Month) calc.Month {
	var first calc.Month
	for i := range h.Members {
		if h.Members[i].Uncounted {
			continue
		}
		birth := h.Members[i].ID.Birth()
		for _, age := range reviewedAges {
			if at := birth.TurnsIn(age); at > m && (first == 0 || at < first) {
				first = at
			}
		}
	}
	return first
}

// visit has somebody look in time before the opening month, so that no review
// is overdue in it, and begins the awards in the month after.
func (h *home) visit() {
	if h.visited == 0 {
		h.visited = visitIn(h.Opening-1-calc.Month(h.dice.below(h.cycle())), &h.dice)
		for at := h.crossing(h.visited.Month()); at != 0 && at < h.Opening; at = h.crossing(at) {
			h.visited = visitIn(at, &h.dice)
		}
	}
	for i := range h.awards {
		h.awards[i].from = h.visited.Month() + 1
	}
}

// visitIn is a day on which offices visit.
func visitIn(m calc.Month, d *dice) calc.Day {
	return calc.NewDay(m.Year(), m.Number(), 3+d.below(10))
}

// determine writes a determination from a month on, by the facts as they are.
func (h *home) determine(s *sheets, a *award, from calc.Month, reason string) {
	a.visited = h.visited
	s.addDecision(h.Number, &decision{
		person: a.person, program: a.program, kind: calc.Determine, from: from, class: a.class, mode: a.mode, reviewed: h.visited, reason: reason,
	})
}
