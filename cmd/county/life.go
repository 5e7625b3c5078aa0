package county

import "doudi/calc"

// live lets the household's months pass, from the k-th on: what happens to it,
// and the visits that are due.
func (h *home) live(k int) {
	for ; k < h.Months; k++ {
		r := h.part()
		switch {
		case r != nil && r.act != nil:
			r.act(h, k)
		case r == nil:
			h.happen(k)
		}
		if r == nil || !r.unvisited {
			h.review(k)
		}
	}
}

// happen is what comes over a household in a month, if anything.
func (h *home) happen(k int) {
	n := h.dice.below(10_000)
	for i := range h.awards {
		if h.awards[i].standing == suspended && h.dice.chance(700) {
			h.resume(k, &h.awards[i])
			return
		}
	}
	switch {
	case h.kind == destitute && n < 40:
		h.endAll(k, h.month(k), calc.Death)
	case h.kind == destitute && n < 60:
		h.weaken(k)
	case h.kind == wholeDibao && h.awards[0].standing == paid:
		h.happenOnDibao(k, n)
	}
}

func (h *home) happenOnDibao(k, n int) {
	a := &h.awards[0]
	switch {
	case n < 50:
		h.changeIncome(k, min(h.income+20+h.dice.below(80), h.standard()-leastGap))
	case n < 90:
		h.changeIncome(k, h.income*h.dice.between(40, 90)/100)
	case n < 105:
		h.suspend(k, a, "逾期未申报家庭经济状况")
	case n < 120:
		h.taper(k, a)
	case n < 130:
		h.endAll(k, h.month(k), calc.Moved)
	case n < 145:
		h.end(k, a, h.month(k), calc.IncomeAbove)
	case n < 150:
		h.end(k, a, h.month(k), calc.Voluntary)
	case n < 170 && h.age(len(h.Members)-1) >= 60:
		h.die(k, len(h.Members)-1, h.month(k))
	}
}

// seen notes a visit in the k-th month.
func (h *home) seen(k int) { h.visited = visitIn(h.month(k), &h.dice) }

// changeIncome has a visit find another income.
func (h *home) changeIncome(k, income int) {
	h.seen(k)
	h.income = income
	h.keep()
	h.writeItems(h.events[k])
	h.awards[0].class = h.grade()
	h.determine(h.events[k], &h.awards[0], h.month(k), "家庭收入变化")
}

func (h *home) suspend(k int, a *award, reason string) {
	a.standing, a.since = suspended, h.month(k)
	h.decide(k, a, calc.Suspend, a.since, reason)
}

// resume pays again from the month of the suspension on: the months between
// become arrears.
func (h *home) resume(k int, a *award) {
	a.standing = paid
	h.seen(k)
	h.decide(k, a, calc.Resume, a.since, "已补办核查")
}

// taper leaves the amount for the six months of the county's taper.
func (h *home) taper(k int, a *award) {
	a.standing = ended
	h.seen(k)
	h.decide(k, a, calc.Taper, h.month(k), "就业后收入超过标准")
}

func (h *home) end(k int, a *award, from calc.Month, reason calc.StopReason) {
	if a.standing == ended {
		return
	}
	a.standing = ended
	h.decide(k, a, calc.Stop, from, reason.String())
}

// endAll ends every award of the household.
func (h *home) endAll(k int, from calc.Month, reason calc.StopReason) {
	for i := range h.awards {
		h.end(k, &h.awards[i], from, reason)
	}
}

// die is the death of a member, from the month on that their awards end with.
// The others are determined anew without them.
func (h *home) die(k, member int, from calc.Month) {
	if len(h.Members) == 1 {
		h.endAll(k, from, calc.Death)
		return
	}
	m := &h.Members[member]
	m.Uncounted, m.Note = true, "死亡"
	h.events[k].addMember(h.Number, m)
	h.seen(k)
	h.keep()
	h.writeItems(h.events[k])
	for i := range h.awards {
		a := &h.awards[i]
		switch {
		case a.standing != paid:
		case a.person == m.ID:
			h.end(k, a, from, calc.Death)
		case a.person == "":
			h.determine(h.events[k], a, from, "成员死亡")
		}
	}
}

// weaken has a destitute person need more care.
func (h *home) weaken(k int) {
	m := &h.Members[0]
	if h.awards[0].standing != paid || m.Selfcare == calc.Dependent {
		return
	}
	m.Selfcare++
	h.awards[0].class = m.Selfcare.String()
	h.events[k].addMember(h.Number, m)
	h.seen(k)
	h.determine(h.events[k], &h.awards[0], h.month(k), "自理能力重新评估")
}

// decide writes a decision other than a determination.
func (h *home) decide(k int, a *award, kind calc.DecisionKind, from calc.Month, reason string) {
	d := decision{person: a.person, program: a.program, kind: kind, from: from, reason: reason}
	if kind == calc.Resume || kind == calc.Taper {
		d.reviewed, a.visited = h.visited, h.visited
	}
	h.events[k].addDecision(h.Number, &d)
}

// review is the visit that is due in the k-th month, or was due in the opening
// month: the people are a year further on, and the awards are determined anew.
func (h *home) review(k int) {
	due := false
	for i := range h.awards {
		a := &h.awards[i]
		due = due || a.standing == paid && h.due(a) <= h.month(k)
	}
	if !due {
		return
	}
	h.seen(k)
	for i := range h.Members {
		h.grow(k, &h.Members[i], i)
	}
	for i := range h.awards {
		h.renew(k, &h.awards[i])
	}
}

// grow notes what a birthday has changed: school, and the ability to work.
func (h *home) grow(k int, m *calc.Member, i int) {
	age := m.ID.Birth().AgeIn(h.month(k))
	if m.Uncounted || age < 16 {
		return
	}
	before := m.Attributes
	if age >= 18 && m.Schooling == calc.Senior {
		m.Schooling = h.school(age)
	}
	h.workIn(i, h.month(k))
	if m.Attributes != before {
		h.events[k].addMember(h.Number, m)
	}
}

// renew determines an award anew, unless the child it is for has come of age.
func (h *home) renew(k int, a *award) {
	if a.standing != paid {
		return
	}
	if a.program == orphanBenefit || a.program == unattendedBenefit {
		if adult := h.Member(a.person).ID.Birth().TurnsIn(18); adult <= h.month(k) {
			h.end(k, a, adult, calc.OtherStopReason)
			return
		}
	}
	if a.program == elderAllowance {
		a.class = elderClass(h.Member(a.person).ID.Birth().AgeIn(h.month(k)))
	}
	h.determine(h.events[k], a, h.month(k), "定期核查")
}
