// Package entitlement says what one award is owed in one month, and why: one
// pure function of its decisions, the policy tables and the month (R4, R5).
// Rosters, explanations, what-ifs and screens all ask here, so there is one
// computation for one amount.
package entitlement

import (
	"doudi/calc"
	"doudi/calc/policy"
)

// Amounts are the components of one award's entitlement in one month, each
// rounded once (R5).
type Amounts struct {
	Base       calc.Money // 基本
	Supplement calc.Money // 分类施保; of tekun the care part 照料护理
	Minimum    calc.Money // what raises a small amount to the county's minimum 保底
	Taper      calc.Money // 渐退
	Bonus      calc.Money // 退出奖励, once, in the month of a voluntary exit
}

// Regular is the month's own amount: everything but the bonus (R6).
func (a Amounts) Regular() calc.Money { return a.Base + a.Supplement + a.Minimum + a.Taper }

// Total is everything owed for the month.
func (a Amounts) Total() calc.Money { return a.Regular() + a.Bonus }

// Standing is what an award's decisions make of it in a month.
type Standing uint8

// Standings of an award.
const (
	None       Standing = iota // no decision reaches the month yet
	Determined                 // 在保
	Tapering                   // 渐退期
	TaperEnded                 // the taper has run out
	Suspended                  // 缓发
	Stopped                    // 停发
)

// String is the standing's code.
func (s Standing) String() string {
	return [...]string{"none", "determined", "tapering", "taper_ended", "suspended", "stopped"}[s]
}

// Entitlement is what one award is owed in one month.
type Entitlement struct {
	Amounts
	Standing Standing
	InForce  *calc.Decision // the decision in force; nil where there is none
	Basis    *calc.Decision // the determination whose facts hold; nil where there is none
}

// People is the number of persons insured 保障人数: those whom the month's own
// amount covers.
func (e *Entitlement) People() int {
	if e.Basis == nil || e.Standing != Determined && e.Standing != Tapering {
		return 0
	}
	return len(e.Basis.Facts.Insured)
}

// Point is a set of tables looked at in a month.
type Point struct {
	Policy *policy.Policy
	Month  calc.Month
}

// Lens says from where each ingredient of an amount is taken. All three are the
// same for an ordinary month; the causes of a change (R6) move one at a time.
type Lens struct {
	Standards   Point // standards, rounding, minimum, shares
	Supplements Point
	Ages        calc.Month
}

// Through is the ordinary lens: tables and ages of one month.
func Through(p *policy.Policy, m calc.Month) Lens {
	at := Point{p, m}
	return Lens{Standards: at, Supplements: at, Ages: m}
}
