package calc

import "strings"

// HouseholdNumber is the office's own number of a household 户编号. It is text.
type HouseholdNumber string

// IDNumber is a normalised identity number 公民身份号码: 18 characters, or a
// permit beginning 81, 82, 83 or 9. ParseIDNumber makes one.
type IDNumber string

// Tail is the last four characters, which is all that a message may show.
func (id IDNumber) Tail() string { return Tail(string(id)) }

// Tail is the last four characters of a number that must not be shown whole.
func Tail(number string) string {
	runes := []rune(number)
	if len(runes) <= 4 {
		return number
	}
	return "…" + string(runes[len(runes)-4:])
}

// RegionCode is a statistical region code 区划代码 of twelve digits: six for the
// county, three for the township, three for the village.
type RegionCode string

// County is the six digits of the county.
func (r RegionCode) County() RegionCode { return r.prefix(6) }

// Township is the nine digits of the township 乡镇.
func (r RegionCode) Township() RegionCode { return r.prefix(9) }

// Under says whether r lies in the region whose code begins with prefix.
func (r RegionCode) Under(prefix string) bool { return strings.HasPrefix(string(r), prefix) }

// Full is the code filled up with zeros to twelve digits.
func (r RegionCode) Full() RegionCode {
	if len(r) >= 12 {
		return r
	}
	return r + RegionCode("000000000000"[len(r):])
}

func (r RegionCode) prefix(n int) RegionCode {
	if len(r) < n {
		return r
	}
	return r[:n]
}

// Region is one row of the county's list of regions 区划.
type Region struct {
	Code       RegionCode
	Name       string
	Settlement Settlement // default of a village's households; 0 where not given
}

// Household is a family on file 家庭 with the people and the means on record.
type Household struct {
	Number      HouseholdNumber
	Region      RegionCode // village
	Settlement  Settlement
	Address     string
	Phone       string
	Payee       string // 领款人
	PayeeID     IDNumber
	Bank        string
	Account     string
	Hukou       Hukou
	PermitUntil Day
	RelativeOf  string // 近亲属备案: the member of staff this family is close to
	Note        string
	Members     []Member
	Items       []Item
	Revision    uint64 // grows with every change
}

// Head is the head of the household 户主: the member so marked, else the first.
// It is nil for a household without members.
func (h *Household) Head() *Member {
	for i := range h.Members {
		if h.Members[i].Relation == Head {
			return &h.Members[i]
		}
	}
	if len(h.Members) > 0 {
		return &h.Members[0]
	}
	return nil
}

// PaidTo is who receives the household's money: the payee on file 领款人, by name
// or as the member of that number, or where none is stated the head of the
// household.
func (h *Household) PaidTo() (name string, id IDNumber) {
	if h.Payee != "" {
		return h.Payee, h.PayeeID
	}
	payee := h.Member(h.PayeeID)
	if payee == nil && h.PayeeID == "" {
		payee = h.Head()
	}
	if payee == nil {
		return "", h.PayeeID
	}
	return payee.Name, payee.ID
}

// Member finds a member by identity number; nil when there is none.
func (h *Household) Member(id IDNumber) *Member {
	for i := range h.Members {
		if h.Members[i].ID == id {
			return &h.Members[i]
		}
	}
	return nil
}

// Member is one person of a household 家庭成员.
type Member struct {
	Name      string
	ID        IDNumber
	Relation  Relation
	Uncounted bool // 不计入: on file, not sharing the household's life
	Attributes
	CertificateUntil Day // end of the disability certificate
	Note             string
}

// Attributes are what groups of people are made of (R2), as they are on file
// or as a decision's snapshot holds them.
type Attributes struct {
	Disability Disability
	Level      uint8 // 1 (heaviest) to 4, 0 = none
	Illness    Illness
	Labour     Labour
	Schooling  Schooling
	Selfcare   Selfcare
	Special    Special
}

// Item is one income, expense or possession on record 收支.
type Item struct {
	Member IDNumber // "" = the household's
	Kind   ItemKind
	Amount Money
	Per    Period
	Note   string
}

// Yearly is the item's amount for a year (R3).
func (i Item) Yearly() Money {
	if i.Per == PerMonth {
		return 12 * i.Amount
	}
	return i.Amount
}
