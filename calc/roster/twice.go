package roster

import (
	"slices"

	"doudi/calc"
)

// PaidThere is what sealed rosters have paid an award of a household that is now in a
// village, for a past month.
type PaidThere func(village calc.RegionCode, key calc.AwardKey, m calc.Month) calc.Money

// twice finds the persons for whom two awards pay in one month 重复保障, under one
// programme or two that exclude each other (R2, R6): in the month at work, and in past
// months for which one of the two is paid arrears by it.
type twice struct {
	month                         calc.Month
	exclusions                    []exclusion
	paid                          PaidThere
	households, programs, regions *index
	persons                       *index
	lines                         []line
	arrears                       []calc.Month // of the lines, one behind the other
	stints                        []stint
	first                         []uint32         // by person: the first stint, counted from 1; 0 = none
	further                       map[int][]uint32 // by person: the others
}

// exclusion is a pair of programmes that exclude each other from a month on.
type exclusion struct {
	a, b uint32
	from calc.Month
}

// line is an award that covers somebody.
type line struct {
	household, program, region uint32
	person                     uint32 // whose award it is, counted from 1; 0 = the household's
	again                      calc.Month
	begin, end                 uint32 // of its arrears
}

// stint is a Stint of a line.
type stint struct {
	line        uint32
	from, until calc.Month
}

func newTwice(mo *Month, households *index, paid PaidThere) *twice {
	t := &twice{
		month: mo.Month, paid: paid, further: map[int][]uint32{},
		households: households, programs: newIndex(), regions: newIndex(), persons: newIndex(),
	}
	for _, x := range mo.Policy.Exclusions {
		t.exclusions = append(t.exclusions, exclusion{number(t.programs, string(x.A)), number(t.programs, string(x.B)), x.From})
	}
	return t
}

// add takes an award's result in and finds what must not be paid beside those before.
func (t *twice) add(r *Result) (found []Finding) {
	if len(r.Stints) == 0 {
		return nil
	}
	t.addLine(r)
	for i := range r.Stints {
		s := &r.Stints[i]
		t.stints = append(t.stints, stint{uint32(len(t.lines) - 1), s.From, s.Until})
		for j := range s.Insured {
			found = t.addPerson(found, s.Insured[j].ID)
		}
	}
	return found
}

func (t *twice) addLine(r *Result) {
	e := &r.Entry
	l := line{
		household: number(t.households, string(e.Household)), program: number(t.programs, string(e.Program)), region: number(t.regions, string(e.Region)),
		again: r.Again, begin: uint32(len(t.arrears)),
	}
	if e.Person != "" {
		l.person = uint32(t.person(e.Person)) + 1
	}
	for _, c := range e.Arrears {
		t.arrears = append(t.arrears, c.Month)
	}
	l.end = uint32(len(t.arrears))
	t.lines = append(t.lines, l)
}

func (t *twice) person(id calc.IDNumber) int {
	n, fresh := t.persons.of(string(id))
	if fresh {
		t.first = append(t.first, 0)
	}
	return n
}

// addPerson adds a person to the stint that was added last.
func (t *twice) addPerson(found []Finding, id calc.IDNumber) []Finding {
	n, now := t.person(id), uint32(len(t.stints))
	if t.first[n] == 0 {
		t.first[n] = now
		return found
	}
	found = t.conflicts(found, id, t.first[n]-1, now-1)
	for _, before := range t.further[n] {
		found = t.conflicts(found, id, before-1, now-1)
	}
	t.further[n] = append(t.further[n], now)
	return found
}

// conflicts finds what must not be paid to a person in one month beside what the
// person had before.
func (t *twice) conflicts(found []Finding, id calc.IDNumber, before, now uint32) []Finding {
	a, b := t.stints[before], t.stints[now]
	if a.line == b.line && before != now {
		return found // months of one award
	}
	x, y := &t.lines[a.line], &t.lines[b.line]
	if a.until == t.month && b.until == t.month {
		switch {
		case x.program == y.program:
			found = append(found, block("insured.twice", t.key(y), id.Tail(), t.program(x), t.household(x), t.household(y)))
		case t.exclude(x, y, t.month):
			found = append(found, block("programs.exclusive", t.key(y), id.Tail(), t.program(x), t.program(y), t.household(x), t.household(y)))
		}
	}
	if a.line == b.line {
		return found
	}
	for _, m := range t.arrears[y.begin:y.end] {
		found = t.inArrears(found, id, m, b, a)
	}
	for _, m := range t.arrears[x.begin:x.end] {
		if !slices.Contains(t.arrears[y.begin:y.end], m) {
			found = t.inArrears(found, id, m, a, b)
		}
	}
	return found
}

// inArrears finds that arrears for a month are for a person whom another award covers
// in that month.
func (t *twice) inArrears(found []Finding, id calc.IDNumber, m calc.Month, s, other stint) []Finding {
	x, y := &t.lines[s.line], &t.lines[other.line]
	if m < max(s.from, other.from) || m > min(s.until, other.until) || x.program != y.program && !t.exclude(x, y, m) {
		return found
	}
	if m < y.again && t.paid(calc.RegionCode(t.regions.text(int(y.region))), t.key(y), m) <= 0 {
		return found // decided, but worth nothing
	}
	return append(found, block("arrears.twice", t.key(x), id.Tail(), m.String(), t.program(x), t.household(x), t.program(y), t.household(y)))
}

func (t *twice) exclude(x, y *line, m calc.Month) bool {
	return slices.ContainsFunc(t.exclusions, func(e exclusion) bool {
		return e.from <= m && (e.a == x.program && e.b == y.program || e.a == y.program && e.b == x.program)
	})
}

func (t *twice) program(l *line) string { return t.programs.text(int(l.program)) }

func (t *twice) household(l *line) string { return t.households.text(int(l.household)) }

func (t *twice) key(l *line) calc.AwardKey {
	key := calc.AwardKey{Household: calc.HouseholdNumber(t.household(l)), Program: calc.Program(t.program(l))}
	if l.person > 0 {
		key.Person = calc.IDNumber(t.persons.text(int(l.person) - 1))
	}
	return key
}
