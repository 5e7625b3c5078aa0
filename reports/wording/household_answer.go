package wording

import (
	"fmt"
	"strings"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/review"
	"doudi/calc/sheet"
)

// What is answered about a household. Each method is one answer, or a line of one.

// MemberLine is a member of a household on one line, of the identity number the
// tail alone.
func (l Lang) MemberLine(m *calc.Member, month calc.Month) string {
	return l.MemberLineAs(m, month, m.ID.Tail())
}

// MemberLineAs is MemberLine with the identity number as it is to be shown.
func (l Lang) MemberLineAs(m *calc.Member, month calc.Month, id string) string {
	parts := []string{m.Name, l.Sex(m.ID.Male()), fmt.Sprint(m.ID.Birth().AgeIn(month)), Label(l, m.Relation), id, l.MemberParticulars(m)}
	return strings.Join(present(parts), " ")
}

// MemberParticulars is what groups of people a member belongs to, and whether they
// count.
func (l Lang) MemberParticulars(m *calc.Member) string {
	var parts []string
	if m.Disability != 0 || m.Level != 0 {
		parts = append(parts, l.Say("%s%d级", "%s %d", Label(l, m.Disability), m.Level))
	}
	parts = append(parts, l.illness(m.Illness), l.labour(m.Labour), Label(l, m.Schooling), Label(l, m.Selfcare), Label(l, m.Special))
	if m.Uncounted {
		parts = append(parts, l.Say("不计入", "not counted"))
	}
	return strings.Join(present(parts), " ")
}

func (l Lang) illness(i calc.Illness) string {
	switch i {
	case calc.Severe:
		return l.Say("重病", "gravely ill")
	case calc.Chronic:
		return l.Say("慢性病", "chronically ill")
	}
	return ""
}

func (l Lang) labour(x calc.Labour) string {
	switch x {
	case calc.FullLabour:
		return l.Say("有劳动能力", "able to work")
	case calc.PartialLabour:
		return l.Say("部分劳动能力", "partly able to work")
	case calc.NoLabour:
		return l.Say("无劳动能力", "not able to work")
	}
	return ""
}

func present(parts []string) []string {
	out := parts[:0]
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// Label is the word for a coded value in the reader's language.
func Label[T calc.Kind](l Lang, v T) string { return l.Say(sheet.Label(v), v.String()) }

// Sex is a person's sex.
func (l Lang) Sex(male bool) string {
	if male {
		return l.Say("男", "male")
	}
	return l.Say("女", "female")
}

// ItemLine is an income, an expense or a possession on one line.
func (l Lang) ItemLine(i *calc.Item) string {
	s := fmt.Sprintf("%s %s / %s", Label(l, i.Kind), i.Amount, Label(l, i.Per))
	if i.Member != "" {
		s += " " + i.Member.Tail()
	}
	if i.Note != "" {
		s += " " + masked(i.Note, 11)
	}
	return s
}

var standings = map[entitlement.Standing]sentence{
	entitlement.None: {"尚未开始", "not begun"}, entitlement.Determined: {"在保", "in payment"}, entitlement.Tapering: {"渐退期", "tapering"},
	entitlement.TaperEnded: {"渐退期满", "taper ended"}, entitlement.Suspended: {"缓发", "suspended"}, entitlement.Stopped: {"停发", "stopped"},
}

// Standing names what decisions make of an award.
func (l Lang) Standing(s entitlement.Standing) string { return standings[s].in(l, nil) }

// AwardLine is an award on one line, with its amount in a month, or what the
// tables fail to say.
func (l Lang) AwardLine(a calc.AwardKey, e *entitlement.Entitlement, m calc.Month, fault string) string {
	s := fmt.Sprintf("%s %s", l.Program(a.Program), l.Standing(e.Standing))
	if a.Person != "" {
		s += " " + a.Person.Tail()
	}
	if fault != "" {
		return s + l.Say("：%s", ": %s", fault)
	}
	s += l.Say(" %d 人 %s 本月 %s 元", ", %d insured, %s: %s yuan", e.People(), m, e.Total())
	if e.Supplement != 0 || e.Minimum != 0 {
		s += l.Say("（基本 %s 分类 %s 保底 %s）", " (base %s, supplement %s, minimum %s)", e.Base, e.Supplement, e.Minimum)
	}
	return s
}

// DueLine says when an award is to be reviewed.
func (l Lang) DueLine(d review.Deadline) string {
	return l.Say("核查 %s（%s）", "review %s (%s)", d.Month, l.DueReason(d.Reason))
}

// PayeeLine says to whom a household is paid.
func (l Lang) PayeeLine(payee, bank, account string) string {
	return l.Say("领款人 %s %s %s", "payee %s, %s %s", payee, bank, account)
}

// LastPaymentLine says what a household was paid last.
func (l Lang) LastPaymentLine(m calc.Month, amount calc.Money) string {
	return l.Say("最近发放 %s %s 元", "last paid %s: %s yuan", m, amount)
}

// HouseholdHeadings heads household list.
func (l Lang) HouseholdHeadings() []string {
	return l.headings("户编号 户主 人数 城乡 村", "household head members settlement village")
}

// FoundHeadings heads the list of several households found.
func (l Lang) FoundHeadings() []string {
	return l.headings("户编号 户主 项目 本月 村", "household head programs amount village")
}
