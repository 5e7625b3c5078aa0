package records

import "slices"

// personColumns are the columns of one person, −1 for those that are not there.
type personColumns struct {
	whose              whose
	index              string
	name, id, relation int
}

func (p *personColumns) first() int {
	if p.name < 0 || p.id < 0 {
		return max(p.name, p.id)
	}
	return min(p.name, p.id)
}

func (p *personColumns) last() int      { return max(p.name, p.id) }
func (p *personColumns) complete() bool { return p.name >= 0 && p.id >= 0 }

// mainPerson is the first head, else the first person of no stated role, else
// the first one who receives, else the first member.
func mainPerson(all []*personColumns) *personColumns {
	for _, w := range [...]whose{theHead, anyone, theBeneficiary, aMember} {
		for _, p := range all {
			if p.whose == w && p.complete() {
				return p
			}
		}
	}
	return nil
}

// pairs brings names and identity numbers together.
func pairs(headings []heading) []*personColumns {
	var all []*personColumns
	for i, h := range headings {
		if h.field != nameField && h.field != idField {
			continue
		}
		p := lacking(all, h)
		if p == nil {
			p = &personColumns{whose: h.whose, index: h.index, name: -1, id: -1, relation: -1}
			all = append(all, p)
		}
		*p.column(h.field) = i
	}
	return all
}

func (p *personColumns) column(f field) *int {
	if f == nameField {
		return &p.name
	}
	return &p.id
}

// lacking is the person that a column belongs to: the first of the role that
// lacks it, or the last person where one of the two roles is not stated. It is
// nil where the column begins a person, or could be of two.
func lacking(all []*personColumns, h heading) *personColumns {
	var open []*personColumns
	for _, p := range all {
		if *p.column(h.field) >= 0 || !sameIndex(p.index, h.index) {
			continue
		}
		if h.whose != anyone && p.whose == h.whose {
			return p
		}
		open = append(open, p)
	}
	if len(open) == 0 || open[len(open)-1] != all[len(all)-1] {
		return nil
	}
	p := open[len(open)-1]
	if h.whose != anyone && p.whose != anyone || h.whose == anyone && doubtful(open) {
		return nil
	}
	if p.whose == anyone {
		p.whose = h.whose
	}
	return p
}

// doubtful says whether a column that names nobody could be of two persons. Of
// payees and strangers many have a name only, and the head's name may stand
// before each person's.
func doubtful(open []*personColumns) bool {
	last := open[len(open)-1]
	return slices.ContainsFunc(open[:len(open)-1], func(p *personColumns) bool {
		return last.outside() && p.whose != last.whose || !p.outside() && (p.whose != theHead || last.whose == theHead)
	})
}

func (p *personColumns) outside() bool { return p.whose == thePayee || p.whose == aStranger }

func sameIndex(a, b string) bool { return a == b || a == "" || b == "" }
