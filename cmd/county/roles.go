package county

import "doudi/calc"

// roles are the households to which something worth telling happens. The
// months are those of the county's life: 0 the opening month.
var roles = []role{
	{
		name: LateDeath, town: 3, settlement: calc.Rural, kind: wholeDibao, means: earning(260),
		people: func(h *home) {
			h.join(shape{{calc.Head, 47, 47, man, 0}, {calc.Spouse, 44, 44, woman, 0}, {calc.Child, 13, 13, 0, 0}, {calc.Parent, 77, 77, man, 0}})
			h.disable(0, calc.Physical, 3)
			h.disable(3, calc.Physical, 2)
		},
		act: in(2, func(h *home, k int) { h.die(k, 3, h.Opening) }),
	},
	{
		name: Lifted, town: 4, settlement: calc.Rural, kind: wholeDibao, means: earning(210), people: couple(66, 64),
		act: func(h *home, k int) {
			switch k {
			case 1:
				h.suspend(k, &h.awards[0], "未按期参加年度核查")
			case 2:
				h.resume(k, &h.awards[0])
			}
		},
	},
	{
		name: TwiceCorrected, town: 0, settlement: calc.Urban, kind: wholeDibao, means: earning(180), people: coupleWithChild,
		act: func(h *home, k int) {
			switch k {
			case 1:
				h.correct(k, 430, "核查发现漏报务工收入")
			case 2:
				h.correct(k, 290, "工资流水核实后更正")
			}
		},
	},
	{
		name: Exit, town: 1, settlement: calc.Urban, kind: wholeDibao, means: earning(340), people: motherWithChild,
		act: in(2, func(h *home, k int) { h.end(k, &h.awards[0], h.month(k), calc.Voluntary) }),
	},
	{
		name: Tapering, town: 0, settlement: calc.Urban, kind: wholeDibao, means: earning(300), people: coupleWithChild,
		act: in(2, func(h *home, k int) { h.taper(k, &h.awards[0]) }),
	},
	{
		name: TaperEnds, town: 3, settlement: calc.Rural, kind: wholeDibao, means: earning(320), people: motherWithChild,
		mark: func(h *home) { h.visited = visitIn(h.Opening-5, &h.dice) },
		before: func(h *home) {
			h.awards[0].standing = ended
			h.data.addDecision(h.Number, &decision{
				program: calc.Dibao, kind: calc.Taper, from: h.Opening - 3, until: h.Opening + 2, reviewed: visitIn(h.Opening-4, &h.dice), reason: "就业后收入超过标准",
			})
		},
	},
	{
		name: OfAge, town: 4, settlement: calc.Rural, kind: wholeDibao, means: earning(150),
		people: func(h *home) {
			h.join(shape{{calc.Head, 44, 44, woman, 0}})
			h.comingOfAge(calc.Child)
		},
	},
	{
		name: OrphanGrown, town: 3, settlement: calc.Rural, kind: orphaned,
		people: func(h *home) {
			h.join(shape{{calc.Head, 68, 68, woman, 0}})
			h.comingOfAge(calc.Grandchild)
			h.markChildren()
		},
	},
	{name: Hardship, town: 3, settlement: calc.Rural, kind: wholeDibao, people: hardship, means: hardshipMeans},
	{
		name: IntoHome, town: 4, settlement: calc.Rural, kind: destitute, people: elderly(74, calc.PartialCare),
		act: in(2, func(h *home, k int) {
			h.seen(k)
			h.moveIn()
			h.events[k].addHousehold(&h.Household)
			h.awards[0].mode = calc.InInstitution
			h.determine(h.events[k], &h.awards[0], h.month(k), "入住敬老院，转为集中供养")
		}),
	},
	{
		name: ToTekun, town: 4, settlement: calc.Rural, kind: wholeDibao, means: earning(0), people: elderly(67, 0),
		act: in(2, toTekun),
	},
	{
		name: Regraded, town: gradedTown, settlement: calc.Rural, kind: wholeDibao, means: earning(400), people: coupleWithChild,
		act: in(2, func(h *home, k int) { h.changeIncome(k, 250) }),
	},
	{
		name: Newborn, town: 1, settlement: calc.Rural, kind: wholeDibao, means: earning(330),
		people: func(h *home) {
			h.join(shape{{calc.Head, 31, 31, man, 0}, {calc.Spouse, 28, 28, woman, 0}, {calc.Child, 4, 4, 0, 0}})
		},
		act: in(2, bear),
	},
	{
		name: CarFound, town: 0, settlement: calc.Urban, kind: wholeDibao, means: earning(350), people: coupleWithChild,
		act: in(1, func(h *home, k int) { h.end(k, &h.awards[0], h.Opening, calc.PropertyAbove) }),
	},
	{
		name: SmallGap, town: 4, settlement: calc.Rural, kind: wholeDibao, means: earning(545),
		people: func(h *home) {
			h.join(shape{{calc.Head, 45, 45, man, 0}})
			h.disable(0, calc.Hearing, 4)
		},
	},
	{
		name: BadCard, town: 0, settlement: calc.Urban, kind: wholeDibao, means: earning(200), people: couple(63, 61),
		mark: func(h *home) { h.Account = h.Account[:18] + short(int(h.Account[18]-'0'+5)%10) },
	},
	{
		name: SharedCard, town: 3, settlement: calc.Rural, kind: wholeDibao, means: earning(190), people: elderly(71, 0),
		mark: func(h *home) { h.Account = account(sharedAccount) },
	},
	{
		name: NephewCollects, town: 3, settlement: calc.Rural, kind: wholeDibao, means: earning(120), people: elderly(73, 0),
		mark: func(h *home) {
			h.Account = account(sharedAccount)
			h.Payee, h.PayeeID = h.family.name(&h.dice, 45, true), h.register.number(h.born(45), true)
			h.Note = "侄子代领"
		},
	},
	{
		name: Unvisited, town: 4, settlement: calc.Rural, kind: wholeDibao, means: earning(230), people: motherWithChild, unvisited: true,
		mark: func(h *home) { h.visited = visitIn(h.Opening-8, &h.dice) },
	},
	{name: VeryOld, town: 4, settlement: calc.Rural, kind: destitute, people: elderly(107, calc.Dependent)},
}

// sharedAccount is the account that two households share.
const sharedAccount = 11 * mostHouseholds

// in is something that happens in one month only.
func in(month int, act func(*home, int)) func(*home, int) {
	return func(h *home, k int) {
		if k == month {
			act(h, k)
		}
	}
}

// earning gives a household a per-capita income in yuan a month.
func earning(income int) func(*home) {
	return func(h *home) {
		h.income = income
		h.keep()
	}
}

func couple(his, hers int) func(*home) {
	return func(h *home) {
		h.join(shape{{calc.Head, his, his, man, 0}, {calc.Spouse, hers, hers, woman, 0}})
	}
}

func coupleWithChild(h *home) {
	h.join(shape{{calc.Head, 41, 41, man, 0}, {calc.Spouse, 39, 39, woman, 0}, {calc.Child, 11, 11, 0, 0}})
}

func motherWithChild(h *home) {
	h.join(shape{{calc.Head, 38, 38, woman, 0}, {calc.Child, 9, 9, 0, 0}})
}

func elderly(age int, care calc.Selfcare) func(*home) {
	return func(h *home) {
		h.join(shape{{calc.Head, age, age, 0, 0}})
		h.Members[0].Selfcare = care
	}
}

// comingOfAge adds a pupil whose benefits change in the month after the
// opening month.
func (h *home) comingOfAge(relation calc.Relation) {
	m := h.Opening - 12*18
	h.addBorn(relation, calc.NewDay(m.Year(), m.Number(), 16), h.dice.chance(500))
}

// hardship is a family of four in which something of everything has come
// together.
func hardship(h *home) {
	h.join(shape{{calc.Head, 46, 46, man, 0}, {calc.Spouse, 44, 44, woman, 0}, {calc.Child, 16, 16, 0, 0}, {calc.Parent, 73, 73, woman, 0}})
	h.Members[1].Illness = calc.Severe
	h.work(1)
	h.disable(3, calc.Physical, 1)
}

func hardshipMeans(h *home) {
	h.item(0, calc.Wage, 2480, calc.PerMonth, "县内务工")
	h.item(3, calc.Transfer, 163, calc.PerMonth, "城乡居民基础养老金")
	h.item(1, calc.Medical, 12_600, calc.PerYear, "医保报销后自付")
	h.item(2, calc.Education, 4_600, calc.PerYear, "高中学费、住宿费")
	h.item(3, calc.Care, 2_400, calc.PerYear, "")
	h.item(0, calc.Work, 1_200, calc.PerYear, "通勤")
	h.item(3, calc.Exempt, 165, calc.PerMonth, "残疾人两项补贴")
}

// correct determines an income anew from the opening month on.
func (h *home) correct(k, income int, reason string) {
	h.seen(k)
	h.income = income
	h.keep()
	h.writeItems(h.events[k])
	h.determine(h.events[k], &h.awards[0], h.Opening, reason)
}

// toTekun has a person on dibao taken over as destitute.
func toTekun(h *home, k int) {
	m := &h.Members[0]
	h.end(k, &h.awards[0], h.month(k), calc.BecameTekun)
	m.Selfcare = calc.Independent
	h.events[k].addMember(h.Number, m)
	h.seen(k)
	h.award(award{program: calc.Tekun, person: m.ID, class: m.Selfcare.String(), mode: calc.AtHome})
	h.determine(h.events[k], &h.awards[len(h.awards)-1], h.month(k), "无劳动能力、无生活来源、无法定扶养人")
}

// bear adds a child born in the month before.
func bear(h *home, k int) {
	m := h.month(k) - 1
	i := h.addBorn(calc.Child, calc.NewDay(m.Year(), m.Number(), 9), h.dice.chance(500))
	h.events[k].addMember(h.Number, &h.Members[i])
	h.seen(k)
	h.keep()
	h.writeItems(h.events[k])
	h.determine(h.events[k], &h.awards[0], h.month(k), "新生儿")
}
