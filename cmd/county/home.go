package county

import (
	"doudi/calc"
)

// home is a household with what it is paid and what becomes of it.
type home struct {
	calc.Household
	*county
	index   int
	dice    dice
	kind    kind
	place   *place
	family  family
	income  int      // per-capita monthly income that the items come to, in yuan
	visited calc.Day // when somebody last looked
	awards  []award
	wanted  int // position of the member that a single-person award is for
}

// kind is what a household is on file for.
type kind uint8

const (
	wholeDibao  kind = iota // 低保整户
	singleDibao             // 单人保
	destitute               // 特困
	orphaned                // 孤儿
	unattended              // 事实无人抚养儿童
	onTheEdge               // 低保边缘
	subsidised              // 残疾人两项补贴、高龄津贴
)

// kindWeights are how many of a thousand households are of each kind.
var kindWeights = []int{wholeDibao: 700, singleDibao: 80, destitute: 100, orphaned: 20, unattended: 10, onTheEdge: 50, subsidised: 40}

// begin empties the home for the i-th household.
func (c *county) begin(i int) {
	h := &c.home
	*h = home{
		Household: calc.Household{Members: h.Members[:0], Items: h.Items[:0]}, county: c,
		index: i, dice: newDice(c.Seed, uint64(i)), awards: h.awards[:0],
	}
	h.Number = householdNumber(i + 1)
	h.place = &c.places[i*len(c.places)/c.Households%len(c.places)]
	if i >= c.Households {
		h.place = &c.places[h.dice.below(len(c.places))]
	}
	h.family = someFamily(&h.dice)
}

// compose makes the people, their means and their awards; r is nil for most.
func (c *county) compose(r *role) {
	h := &c.home
	if r == nil {
		h.kind = kind(h.dice.weighted(kindWeights))
		h.people()
		h.locate()
		h.choosePayee()
		h.earn()
	} else {
		r.cast(h)
	}
	h.entitle()
	if r != nil && r.mark != nil {
		r.mark(h)
	}
	h.visit()
}

// locate says where the household is, and how it is reached and paid.
func (h *home) locate() {
	d := &h.dice
	h.Region, h.Settlement, h.Hukou = h.place.code, h.place.settlement, calc.LocalHukou
	if h.Settlement == calc.Urban {
		h.Address = pick(d, streetFirst) + "路" + short(1+d.below(180)) + "号" + short(1+d.below(6)) + "单元" + short(1+d.below(6)) + "0" + short(1+d.below(4))
		if d.chance(15) {
			h.Hukou, h.PermitUntil = calc.PermitHukou, calc.NewDay(h.Opening.Year()+1+d.below(4), 1+d.below(12), 15)
		}
	} else {
		h.Address = short(1+d.below(9)) + "组" + short(1+d.below(99)) + "号"
	}
	h.Phone = phone(h.index)
	if d.chance(4) {
		h.RelativeOf = "村委会工作人员"
	}
	h.Payee, h.PayeeID = h.Members[0].Name, h.Members[0].ID
	h.Bank, h.Account = pick(d, banks), account(h.index)
}

var banks = []string{"农商银行", "农商银行", "村镇银行", "邮政储蓄所"}

// choosePayee: those in an institution are paid through it, by one account a
// township.
func (h *home) choosePayee() {
	if h.kind == destitute && h.dice.chance(250) {
		h.moveIn()
	}
}

// moveIn has the township's institution receive the money.
func (h *home) moveIn() {
	h.Payee, h.PayeeID = townName(h.place.town)+"敬老院", ""
	h.Bank, h.Account = banks[0], account(10*mostHouseholds+h.place.town)
}

func (h *home) inInstitution() bool { return h.PayeeID == "" }

// short is a number of at most three digits.
func short(n int) string {
	switch {
	case n < 10:
		return digits(n, 1)
	case n < 100:
		return digits(n, 2)
	}
	return digits(n, 3)
}

// enter writes the household as it comes onto the books.
func (h *home) enter(s *sheets) {
	s.addHousehold(&h.Household)
	for i := range h.Members {
		s.addMember(h.Number, &h.Members[i])
	}
	h.writeItems(s)
	for i := range h.awards {
		h.determine(s, &h.awards[i], h.awards[i].from, "")
	}
}

func (h *home) writeItems(s *sheets) {
	for i := range h.Items {
		s.addItem(h.Number, &h.Items[i])
	}
}
