package calc

// kinBy is what a relation to the former head is to the new one 与户主关系, by what
// the new head was to the former. A relation that does not follow is OtherKin.
var kinBy = map[Relation]map[Relation]Relation{
	Spouse:      {Head: Spouse, Child: Child, Grandchild: Grandchild},
	Child:       {Head: Parent, Spouse: Parent, Child: Sibling, Parent: Grandparent},
	Parent:      {Head: Child, Parent: Spouse, Child: Grandchild, Sibling: Child},
	Grandchild:  {Head: Grandparent, Spouse: Grandparent},
	Grandparent: {Head: Grandchild, Grandparent: Spouse},
	Sibling:     {Head: Sibling, Sibling: Sibling, Parent: Parent, Grandparent: Grandparent},
}

// Reseat makes a member the head of the household 变更户主, and restates what the
// others are to the new head as far as that follows from what they were. It is
// false where the person is no member.
func (h *Household) Reseat(id IDNumber) bool {
	head := h.Member(id)
	if head == nil {
		return false
	}
	was := head.Relation
	for i := range h.Members {
		m := &h.Members[i]
		if m.ID == id || was == Head {
			continue
		}
		now, follows := kinBy[was][m.Relation]
		if !follows && m.Relation != 0 {
			now = OtherKin
		}
		m.Relation = now
	}
	head.Relation = Head
	return true
}
