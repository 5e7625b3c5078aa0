package review

import (
	"slices"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
)

// Outcome is what a visit leads to for one award 核查结果. The order never
// changes, since stores keep the numbers.
type Outcome uint8

// Outcomes of a visit (R7).
const (
	Keep     Outcome = iota + 1 // 维持: nothing has changed, the award goes on
	Up                          // 提标
	Down                        // 降标
	Update                      // 更新核定: other facts, the same money
	Withdraw                    // 渐退: above the line, by a taper
	Hold                        // 缓发
	Cease                       // 停发
	Outcomes                    // one more than the last
)

var outcomeCodes = [Outcomes]string{"", "keep", "up", "down", "update", "taper", "suspend", "stop"}

// String is the outcome's code.
func (o Outcome) String() string { return outcomeCodes[o] }

// ParseOutcome is the outcome of a code.
func ParseOutcome(code string) (Outcome, bool) {
	i := slices.Index(outcomeCodes[:], code)
	return Outcome(max(i, 0)), i > 0
}

// What has changed since a determination, by code.
const (
	MembersChanged     = "members"     // 保障对象
	AttributesChanged  = "attributes"  // 残疾、疾病、劳动能力、就学等
	IncomeChanged      = "income"      // 月人均收入
	PlaceChanged       = "place"       // 住址所在村或城乡
	CareChanged        = "care"        // 自理能力
	RefusedJobs        = "refusals"    // 三次拒绝介绍的工作
	CameOfAge          = "came_of_age" // 年满 18 周岁且不在校
	PermitExpired      = "permit"      // 居住证过期
	RecognitionExpired = "recognition" // 认定有效期满
	NobodyMet          = "absent"      // 入户未见人
	RefusedVisit       = "refused"     // 拒绝配合核查
	AboveTheLine       = "above_line"  // 超过标准
)

// Findings are all codes of what has changed, for the wording's test.
var Findings = []string{
	MembersChanged, AttributesChanged, IncomeChanged, PlaceChanged, CareChanged, RefusedJobs, CameOfAge, PermitExpired, RecognitionExpired,
	NobodyMet, RefusedVisit, AboveTheLine,
}

// Met is how the visitors were received.
type Met uint8

// How visitors are received.
const (
	Received Met = iota
	Absent       // 未见人
	Rebuffed     // 拒绝配合
)

// Found is what visitors bring back beside the household's changed facts.
type Found struct {
	Met Met
	// Income is what the visit found a head to have a month; nil where it found nothing of
	// that: then a stated one stays, and any other is computed of the items on file.
	Income *calc.Income
}

// Proposal is what the facts found make of an award. The amounts are those of
// the month From, in fen.
type Proposal struct {
	Outcome       Outcome
	From, Until   calc.Month // Until: the last month of a taper; 0 where the tables do not say
	Stop          calc.StopReason
	Before, After calc.Money
	Changes       []string    // what has changed, of Findings
	Facts         *calc.Facts // what a determination would rest on now; nil where nobody is left to insure
}

// Propose compares an award with the household as it is now on file, whose facts
// are given; found is what the visitors brought back on the day. ok is false for an award
// that holds neither by a determination nor by a taper in month from.
// validMonths as in Known, errors as of entitlement.Of.
func Propose(a *calc.Award, h *calc.Household, facts []Fact, validMonths int, found Found, on calc.Day, p *policy.Policy, from calc.Month) (x Proposal, ok bool, err error) {
	now, err := entitlement.Of(a, from, p, nil)
	if err != nil || now.Basis == nil || now.Standing != entitlement.Determined && now.Standing != entitlement.Tapering {
		return x, false, err
	}
	c := comparing{award: a, basis: now.Basis, known: Gather(a, facts, validMonths), policy: p, from: from, refusing: Refusing(a, facts), found: found.Income}
	x = Proposal{From: from, Before: now.Regular()}
	x.Facts, x.Changes = c.present(h)
	if x.Facts != nil {
		if x.After, err = c.worth(calc.Decision{Kind: calc.Determine, Facts: x.Facts}); err != nil {
			return x, false, err
		}
	}
	return x, true, c.conclude(&x, found.Met, on, now.Standing)
}

// worth is what a further decision would make month from come to.
func (c *comparing) worth(d calc.Decision) (calc.Money, error) {
	d.From = c.from
	further := calc.Award{AwardKey: c.award.AwardKey, Decisions: append(slices.Clone(c.award.Decisions), d)}
	e, err := entitlement.Of(&further, c.from, c.policy, nil)
	return e.Regular(), err
}

// comparing is an award's determination beside the household of now.
type comparing struct {
	award    *calc.Award
	basis    *calc.Decision
	known    *Known
	policy   *policy.Policy
	from     calc.Month
	refusing []calc.IDNumber
	found    *calc.Income // by the visit; nil where it found none
}

// conclude chooses the outcome, the weightiest first.
func (c *comparing) conclude(x *Proposal, met Met, on calc.Day, standing entitlement.Standing) error {
	end := func(outcome Outcome, why string, reason calc.StopReason) {
		x.Outcome, x.Stop, x.After = outcome, reason, 0
		if why != "" {
			x.Changes = append(x.Changes, why)
		}
	}
	switch {
	case x.Facts == nil:
		end(Cease, "", c.goneReason())
	case met == Rebuffed:
		end(Cease, RefusedVisit, calc.RefusedToHelp)
	case met == Absent:
		end(Hold, NobodyMet, 0)
	case c.cameOfAge():
		end(Cease, CameOfAge, calc.OtherStopReason)
	case c.above(x):
		return c.leave(x, standing)
	case c.permitExpired(on):
		end(Hold, PermitExpired, 0)
	case len(x.Changes) == 0 && standing == entitlement.Tapering:
		x.Outcome, x.After = Keep, x.Before
	case len(x.Changes) == 0:
		x.Outcome = Keep
	case x.After > x.Before:
		x.Outcome = Up
	case x.After < x.Before:
		x.Outcome = Down
	default:
		x.Outcome = Update
	}
	return nil
}

// goneReason is why nobody is left whom the award insured.
func (c *comparing) goneReason() calc.StopReason {
	for i := range c.basis.Facts.Insured {
		if !c.dead(c.basis.Facts.Insured[i].ID) {
			return calc.Moved
		}
	}
	return calc.Death
}

func (c *comparing) dead(id calc.IDNumber) bool {
	return c.known != nil && slices.ContainsFunc(c.known.Deaths, func(d Death) bool { return d.Person == id })
}

// cameOfAge says whether a tekun minor is one no longer, and not at school.
func (c *comparing) cameOfAge() bool {
	if c.award.Program != calc.Tekun || len(c.basis.Facts.Insured) == 0 {
		return false
	}
	person := &c.basis.Facts.Insured[0]
	of := person.Birth.TurnsIn(18)
	return person.Birth.AgeIn(c.basis.From) < 18 && c.from >= of && !c.known.atSchool(calc.Tekun, person.ID, of)
}

func (c *comparing) permitExpired(on calc.Day) bool {
	return c.known != nil && slices.ContainsFunc(c.known.Ends, func(e End) bool { return e.Person == "" && e.Until < on })
}

// above says whether what is found puts the family above the line: by the gap,
// nothing is left to pay; a class, or a recognition, has a line of its own.
func (c *comparing) above(x *Proposal) bool {
	if c.award.Program == calc.Dibao && x.Facts.Class == "" {
		return x.After == 0 && len(x.Changes) > 0
	}
	return entitlement.AboveLine(c.award.Program, x.Facts, x.After, c.policy, c.from)
}

// leave proposes a taper where the tables grant one to this income, else a stop.
// A taper that runs already runs on.
func (c *comparing) leave(x *Proposal, standing entitlement.Standing) (err error) {
	if standing == entitlement.Tapering {
		x.Outcome, x.After = Keep, x.Before
		return nil
	}
	x.Changes = append(x.Changes, AboveTheLine)
	months, granted := c.policy.Months("taper.months", c.award.Program, c.from)
	_, shared := c.policy.Parameter("taper.share", c.award.Program, c.from)
	if !granted || months == 0 || !shared || x.Before == 0 || entitlement.BeyondTaper(c.award.Program, x.Facts, c.policy, c.from) {
		x.Outcome, x.Stop, x.After = Cease, calc.IncomeAbove, 0
		return nil
	}
	x.Outcome, x.Until = Withdraw, c.from+calc.Month(months)-1
	x.After, err = c.worth(calc.Decision{Kind: calc.Taper, Until: x.Until})
	return err
}
