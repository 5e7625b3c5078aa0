package roster

import (
	"encoding/binary"
	"slices"
	"sort"
	"strings"

	"doudi/calc"
)

// PaidThere is what sealed rosters have paid an award of a household that is now in a
// village, for a past month.
type PaidThere func(village calc.RegionCode, key calc.AwardKey, m calc.Month) calc.Money

// twice finds the persons for whom two awards pay in one month 重复保障, under one
// programme or two that exclude each other (R2, R6): in the month at work, and in past
// months for which one of the two is paid arrears by it. It keeps little of each award,
// for there are many: past months are counted back from the month at work.
type twice struct {
	month                         calc.Month
	exclusions                    []exclusion
	paid                          PaidThere
	households, programs, persons *index
	regions                       []region
	arrears                       *index         // lists of months, as texts; the first is empty
	months                        [][]calc.Month // these lists
	lines                         []line
	stints                        []stint
	first                         []uint32       // by person: the first stint, counted from 1; 0 = none
	last                          map[int]uint32 // by person of whom there are others: the last, among further
	further                       []further      // counted from 1
}

// line is an award that covers somebody.
type line struct {
	household uint32
	person    uint32 // whose award it is, counted from 1; 0 = the household's
	arrears   uint32 // the months for which it is paid arrears
	program   uint16
	again     uint16 // months back to Result.Again
}

// stint is a Stint of a line.
type stint struct {
	line        uint32
	from, until uint16 // months back
}

// further is one more stint of a person, and the one before among further; 0 = none.
type further struct{ stint, before uint32 }

// region is where the lines from one on are, until the next.
type region struct {
	code  calc.RegionCode
	first int
}

// exclusion is a pair of programmes that exclude each other from a month on.
type exclusion struct {
	a, b uint16
	from calc.Month
}

func newTwice(mo *Month, households *index, paid PaidThere) *twice {
	t := &twice{
		month: mo.Month, paid: paid, last: map[int]uint32{},
		households: households, programs: newIndex(), persons: newIndex(), arrears: newIndex(),
	}
	t.inArrears(nil)
	for _, x := range mo.Policy.Exclusions {
		t.exclusions = append(t.exclusions, exclusion{uint16(number(t.programs, string(x.A))), uint16(number(t.programs, string(x.B))), x.From})
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
		t.stints = append(t.stints, stint{uint32(len(t.lines) - 1), t.back(s.From), t.back(s.Until)})
		for j := range s.Insured {
			found = t.addPerson(found, s.Insured[j].ID)
		}
	}
	return found
}

func (t *twice) addLine(r *Result) {
	e := &r.Entry
	if n := len(t.regions); n == 0 || t.regions[n-1].code != e.Region {
		t.regions = append(t.regions, region{calc.RegionCode(strings.Clone(string(e.Region))), len(t.lines)})
	}
	l := line{
		household: number(t.households, string(e.Household)), program: uint16(number(t.programs, string(e.Program))),
		again: t.back(r.Again), arrears: t.inArrears(e.Arrears),
	}
	if e.Person != "" {
		l.person = uint32(t.person(e.Person)) + 1
	}
	t.lines = append(t.lines, l)
}

func (t *twice) back(m calc.Month) uint16 { return uint16(t.month - m) }

// inArrears numbers the list of months for which arrears are paid: many awards have
// the same.
func (t *twice) inArrears(arrears []Correction) uint32 {
	var text []byte
	for _, c := range arrears {
		text = binary.LittleEndian.AppendUint32(text, uint32(c.Month))
	}
	n, fresh := t.arrears.of(string(text))
	if fresh {
		var months []calc.Month
		for _, c := range arrears {
			months = append(months, c.Month)
		}
		t.months = append(t.months, months)
	}
	return uint32(n)
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
	for at := t.last[n]; at != 0; at = t.further[at-1].before {
		found = t.conflicts(found, id, t.further[at-1].stint-1, now-1)
	}
	t.further = append(t.further, further{now, t.last[n]})
	t.last[n] = uint32(len(t.further))
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
	if a.until == 0 && b.until == 0 {
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
	own := t.months[y.arrears]
	for _, m := range own {
		found = t.arrear(found, id, m, b, a)
	}
	for _, m := range t.months[x.arrears] {
		if !slices.Contains(own, m) {
			found = t.arrear(found, id, m, a, b)
		}
	}
	return found
}

// arrear finds that arrears of a stint's line for a month are for a person whom
// another award covers in that month.
func (t *twice) arrear(found []Finding, id calc.IDNumber, m calc.Month, s, other stint) []Finding {
	x, y, back := &t.lines[s.line], &t.lines[other.line], t.back(m)
	if back > min(s.from, other.from) || back < max(s.until, other.until) || x.program != y.program && !t.exclude(x, y, m) {
		return found
	}
	if back > y.again && t.paid(t.region(other.line), t.key(y), m) <= 0 {
		return found // decided, but worth nothing
	}
	return append(found, block("arrears.twice", t.key(x), id.Tail(), m.String(), t.program(x), t.household(x), t.program(y), t.household(y)))
}

func (t *twice) exclude(x, y *line, m calc.Month) bool {
	return slices.ContainsFunc(t.exclusions, func(e exclusion) bool {
		return e.from <= m && (e.a == x.program && e.b == y.program || e.a == y.program && e.b == x.program)
	})
}

func (t *twice) region(line uint32) calc.RegionCode {
	next := sort.Search(len(t.regions), func(i int) bool { return t.regions[i].first > int(line) })
	return t.regions[next-1].code
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
