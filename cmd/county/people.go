package county

import "doudi/calc"

// part is one person of a household that is to be made. Ages are bounds: a
// spouse, a child or a parent also has an age that goes with the head's.
type part struct {
	relation calc.Relation
	from, to int  // age
	sex      byte // 'm', 'w', or 0 for either
	frail    int  // of a thousand, how many are ill or disabled
}

const (
	man   = 'm'
	woman = 'w'
)

type shape []part

// The households that live on dibao, most of them small.
var (
	shapes = []shape{
		{{calc.Head, 60, 88, 0, 400}},
		{{calc.Head, 30, 59, 0, 920}},
		{{calc.Head, 60, 84, man, 350}, {calc.Spouse, 55, 84, woman, 350}},
		{{calc.Head, 27, 52, 0, 450}, {calc.Child, 1, 19, 0, 50}},
		{{calc.Head, 55, 80, 0, 300}, {calc.Child, 25, 56, 0, 930}},
		{{calc.Head, 28, 54, man, 650}, {calc.Spouse, 24, 54, woman, 300}, {calc.Child, 1, 20, 0, 60}},
		{{calc.Head, 56, 76, man, 400}, {calc.Spouse, 52, 76, woman, 350}, {calc.Grandchild, 2, 17, 0, 50}},
		{{calc.Head, 30, 50, 0, 450}, {calc.Child, 5, 19, 0, 50}, {calc.Child, 1, 15, 0, 50}},
		{{calc.Head, 30, 52, man, 600}, {calc.Spouse, 26, 52, woman, 300}, {calc.Child, 5, 20, 0, 50}, {calc.Child, 1, 15, 0, 50}},
		{{calc.Head, 32, 54, man, 600}, {calc.Spouse, 28, 54, woman, 300}, {calc.Child, 2, 20, 0, 50}, {calc.Parent, 60, 88, 0, 400}},
		{{calc.Head, 32, 50, man, 600}, {calc.Spouse, 28, 50, woman, 300}, {calc.Child, 5, 20, 0, 50}, {calc.Child, 1, 15, 0, 50}, {calc.Parent, 60, 88, woman, 400}},
	}
	shapeWeights = []int{19, 13, 14, 10, 8, 10, 6, 5, 6, 5, 4}

	withGrownChild = []shape{
		{{calc.Head, 48, 68, 0, 200}, {calc.Child, 20, 45, 0, 0}},
		{{calc.Head, 48, 68, man, 200}, {calc.Spouse, 45, 68, woman, 200}, {calc.Child, 20, 45, 0, 0}},
	}
	withGrandchild = shape{{calc.Head, 56, 74, 0, 200}, {calc.Grandchild, 3, 17, 0, 30}}
	alone          = shape{{calc.Head, 60, 92, 0, 500}}
	disabledAlone  = shape{{calc.Head, 28, 58, 0, 0}}
	veryOldCouple  = shape{{calc.Head, 80, 96, man, 300}, {calc.Spouse, 76, 94, woman, 300}}
)

// people makes the people of a household of a kind.
func (h *home) people() {
	d := &h.dice
	switch h.kind {
	case wholeDibao:
		h.join(shapes[d.weighted(shapeWeights)])
	case singleDibao:
		h.join(pick(d, withGrownChild))
		h.wanted = len(h.Members) - 1
		h.afflict(h.wanted)
	case destitute:
		h.destitutePerson()
	case orphaned, unattended:
		h.join(withGrandchild)
		if d.chance(250) {
			h.join(withGrandchild[1:])
		}
		h.markChildren()
	case onTheEdge:
		h.join(shapes[d.between(5, len(shapes)-1)])
	case subsidised:
		if d.chance(500) {
			h.join(veryOldCouple)
		} else {
			h.join(pick(d, withGrownChild))
			h.disable(len(h.Members)-1, calc.Physical, uint8(d.between(1, 2)))
		}
	}
}

// join adds the people of a shape.
func (h *home) join(s shape) {
	for _, p := range s {
		from, to := p.from, p.to
		if len(h.Members) > 0 {
			from, to = within(h.age(0), p)
		}
		male := h.dice.chance(500)
		if p.sex != 0 {
			male = p.sex == man
		}
		i := h.add(p.relation, h.dice.between(from, to), male)
		if h.dice.chance(p.frail) {
			h.ail(i)
		}
		h.work(i)
	}
}

// within narrows a part's ages to those that go with the head's.
func within(head int, p part) (from, to int) {
	from, to = 0, 100
	switch p.relation {
	case calc.Spouse:
		from, to = head-6, head+2
	case calc.Child:
		from, to = head-38, head-20
	case calc.Parent:
		from, to = head+21, head+33
	case calc.Grandchild:
		from, to = head-68, head-44
	}
	from = min(max(from, p.from), p.to)
	return from, max(from, min(to, p.to))
}

// add makes a person with a name and a number, and gives the position.
func (h *home) add(relation calc.Relation, age int, male bool) int {
	return h.addBorn(relation, h.born(age), male)
}

func (h *home) addBorn(relation calc.Relation, birth calc.Day, male bool) int {
	f, age := h.family, birth.AgeIn(h.Opening)
	if relation == calc.Spouse && f.minority < 0 {
		f = someFamily(&h.dice)
		f.minority = -1
	}
	h.Members = append(h.Members, calc.Member{
		Name: f.name(&h.dice, age, male), ID: h.register.number(birth, male), Relation: relation,
		Attributes: calc.Attributes{Schooling: h.school(age)},
	})
	i := len(h.Members) - 1
	h.work(i)
	return i
}

// born is a birth date of somebody who has the age all through the first days
// of the opening month.
func (h *home) born(age int) calc.Day {
	m := h.Opening - calc.Month(12*age+1+h.dice.below(12))
	return calc.NewDay(m.Year(), m.Number(), h.dice.between(2, 28))
}

// age is the age of the i-th member in the opening month.
func (h *home) age(i int) int { return h.Members[i].ID.Birth().AgeIn(h.Opening) }

func (h *home) school(age int) calc.Schooling {
	switch {
	case age >= 3 && age < 6:
		return calc.Preschool
	case age >= 6 && age < 15:
		return calc.Compulsory
	case age >= 15 && age < 18:
		return calc.Senior
	case age >= 18 && age < 21 && h.dice.chance(600):
		return calc.Higher
	}
	return 0
}

// ail makes a person disabled or ill.
func (h *home) ail(i int) {
	m := &h.Members[i]
	switch h.dice.weighted([]int{45, 30, 25}) {
	case 0:
		h.disable(i, calc.Disability(h.dice.between(1, calc.KindCount[calc.Disability]()-1)), uint8(h.dice.between(1, 4)))
	case 1:
		m.Illness = calc.Severe
	case 2:
		m.Illness = calc.Chronic
	}
}

// afflict makes a person one whom a single-person award is for.
func (h *home) afflict(i int) {
	switch h.dice.below(4) {
	case 0:
		h.Members[i].Illness = calc.Severe
	case 1:
		h.disable(i, calc.Intellectual, 3)
	default:
		h.disable(i, pick(&h.dice, []calc.Disability{calc.Visual, calc.Physical, calc.Mental, calc.Multiple}), uint8(h.dice.between(1, 2)))
	}
	h.work(i)
}

func (h *home) disable(i int, d calc.Disability, level uint8) {
	m := &h.Members[i]
	m.Disability, m.Level = d, level
	m.CertificateUntil = calc.NewDay(h.Opening.Year()+2+h.dice.below(8), 1+h.dice.below(12), 1+h.dice.below(28))
	h.work(i)
}

// work says how far a person is able to work, by age and health.
func (h *home) work(i int) { h.workIn(i, h.Opening) }

func (h *home) workIn(i int, month calc.Month) {
	m := &h.Members[i]
	age := m.ID.Birth().AgeIn(month)
	switch {
	case age < 16:
		m.Labour = 0
	case age >= 60, m.Illness == calc.Severe, m.Level == 1, m.Level == 2, m.Schooling == calc.Senior, m.Schooling == calc.Higher:
		m.Labour = calc.NoLabour
	case m.Level > 0, m.Illness == calc.Chronic:
		m.Labour = calc.PartialLabour
	default:
		m.Labour = calc.FullLabour
	}
}

// destitutePerson is old, or disabled and without anybody.
func (h *home) destitutePerson() {
	if h.dice.chance(150) {
		h.join(disabledAlone)
		h.disable(0, calc.Intellectual, uint8(h.dice.between(1, 3)))
	} else {
		h.join(alone)
	}
	h.Members[0].Selfcare = calc.Selfcare(1 + h.dice.weighted([]int{70, 20, 10}))
}

// markChildren notes why children are without care.
func (h *home) markChildren() {
	special := calc.Orphan
	if h.kind == unattended {
		special = calc.Unattended
	}
	for i := range h.Members {
		if h.Members[i].Relation == calc.Grandchild {
			h.Members[i].Special = special
		}
	}
}
