package county

import "doudi/calc"

// The table of deductions: what of a year's spending comes off the income. A
// household's items are made so that they come to the income that was meant.
const (
	medicalPercent = 80
	medicalCap     = 40_000
	educationCap   = 8_000
	careCap        = 12_000
)

// leastGap is how far below the standard the incomes on dibao lie at least, in
// yuan: nobody is on dibao for ten yuan a month.
const leastGap = 120

// earn gives a household an income and the items that come to it.
func (h *home) earn() {
	d, s := &h.dice, h.standard()
	switch h.kind {
	case wholeDibao:
		if d.chance(880) {
			h.income = 10 + d.below(s-leastGap)
		}
		h.keep()
	case onTheEdge, subsidised:
		h.income = s + 10 + d.below(s*2/5)
		h.keep()
	case singleDibao:
		h.earnSingle()
	case destitute:
		h.item(0, calc.Exempt, d.between(12, 30)*10, calc.PerMonth, "城乡居民基础养老金")
	case orphaned, unattended:
		h.item(0, calc.Transfer, d.between(15, 40)*10, calc.PerMonth, "")
	}
	if d.chance(100) {
		h.item(-1, calc.Deposit, d.between(1, 30)*1000, calc.Once, "")
	}
	if h.kind == onTheEdge && d.chance(60) {
		h.item(-1, calc.Vehicle, d.between(5, 30)*1000, calc.Once, "旧货车，用于经营")
	}
}

// earnSingle gives the person of a single-person award little, and the others
// enough.
func (h *home) earnSingle() {
	if h.dice.chance(400) {
		h.item(h.wanted, calc.Transfer, 10*h.dice.between(3, (h.standard()-leastGap)/10), calc.PerMonth, "")
	}
	for i := range h.Members {
		if i != h.wanted {
			h.item(i, calc.Wage, 10*h.dice.between(90, 200), calc.PerMonth, "")
		}
	}
}

// item adds an item; yuan are whole, member −1 is the household.
func (h *home) item(member int, kind calc.ItemKind, yuan int, per calc.Period, note string) {
	i := calc.Item{Kind: kind, Amount: calc.Money(yuan) * calc.Yuan, Per: per, Note: note}
	if member >= 0 {
		i.Member = h.Members[member].ID
	}
	h.Items = append(h.Items, i)
}

// keep makes the items anew so that the household has its per-capita income:
// first what it has to spend, then pensions, wages and the rest.
func (h *home) keep() {
	h.Items = h.Items[:0]
	spent, people := h.spend(), h.counted()
	year := h.income*12*people + spent
	if h.income == 0 {
		year = spent * h.dice.between(20, 90) / 100
	}
	left := year / 10 * 10
	for i := range h.Members {
		if !h.Members[i].Uncounted {
			left -= h.personal(i, left)
		}
	}
	if left >= 3000 && h.dice.chance(500) {
		rent := 100 * h.dice.between(5, 20)
		h.item(-1, calc.PropertyGain, rent, calc.PerYear, "土地流转")
		left -= rent
	}
	switch {
	case left < 300: // too little to have been noted
	case h.Settlement == calc.Rural:
		h.item(-1, calc.Business, left, calc.PerYear, "")
	default:
		h.item(-1, calc.Transfer, left, calc.PerYear, "赡（抚、扶）养费")
	}
}

// personal is a member's pension or wage for a year out of what is left.
func (h *home) personal(i, left int) int {
	m := &h.Members[i]
	month, kind := 0, calc.Wage
	switch {
	case h.age(i) >= 60:
		month, kind = h.dice.between(11, 26)*10, calc.Transfer
	case m.Labour == calc.FullLabour:
		month = min(h.dice.between(90, 260)*10, left/120*10)
	case m.Labour == calc.PartialLabour && h.dice.chance(500):
		month = min(h.dice.between(20, 70)*10, left/120*10)
	}
	if month <= 0 || month*12 > left {
		return 0
	}
	h.item(i, kind, month, calc.PerMonth, "")
	return month * 12
}

// spend adds what the household cannot do without and gives what of it comes
// off the year's income.
func (h *home) spend() int {
	var medical, education, care int
	for i := range h.Members {
		m := &h.Members[i]
		switch {
		case m.Uncounted:
		case m.Illness == calc.Severe:
			medical += h.spendOn(i, calc.Medical, 100*h.dice.between(30, 240))
		case m.Schooling == calc.Higher, m.Schooling == calc.Senior:
			education += h.spendOn(i, calc.Education, 100*h.dice.between(10, 60))
		case m.Level == 1:
			care += h.spendOn(i, calc.Care, 120*h.dice.between(10, 40))
		}
	}
	return min(medicalCap, medical*medicalPercent/100) + min(educationCap, education) + min(careCap, care)
}

func (h *home) spendOn(member int, kind calc.ItemKind, yuan int) int {
	h.item(member, kind, yuan, calc.PerYear, "")
	return yuan
}

func (h *home) counted() int {
	n := 0
	for i := range h.Members {
		if !h.Members[i].Uncounted {
			n++
		}
	}
	return n
}
