package review

import (
	"slices"
	"time"

	"doudi/calc"
)

// FactKind is what a Fact tells 情况类别.
type FactKind uint8

// What is recorded of a household beside the decisions on its awards. The order
// never changes, since stores keep the numbers.
const (
	PapersFact  FactKind = iota + 1 // 证件期限: the ends of certificates and of the residence permit, as the household's record has them from then on
	SchoolFact                      // 在校证明
	DeathFact                       // 死亡报告
	FindingFact                     // 疑点: a clue to be verified
	ClosedFact                      // 销号: a finding struck off, or a change looked into
	StayFact                        // 在站救助; a later one of the same beginning replaces it
	VisitFact                       // 入户核查
	MatchFact                       // 经济状况核对
	NoticeFact                      // 公示
	RefusalFact                     // 拒绝介绍的工作: a suitable job refused without good reason
	ChangeFact                      // 变动未报告: a change that the family did not report in time
	FactKinds                       // one more than the last
)

var factCodes = [FactKinds]string{"", "papers", "school", "death", "finding", "closed", "stay", "visit", "match", "notice", "job-refusal", "change"}

// String is the kind's code.
func (k FactKind) String() string { return factCodes[k] }

// ParseFactKind is the kind of a code.
func ParseFactKind(code string) (FactKind, bool) {
	i := slices.Index(factCodes[:], code)
	return FactKind(max(i, 0)), i > 0
}

// Fact is one thing recorded of a household that stands in none of its awards'
// decisions. Like them it never changes; a later one may take its place.
type Fact struct {
	Seq      uint64 // order of recording across the store, in one count with the decisions
	Kind     FactKind
	Program  calc.Program  // of a match or notice: the award's; "" = all
	Person   calc.IDNumber // "" = the household
	Day      calc.Day      // when it was so: visited, opened, died, changed, refused, came to the station
	Until    calc.Day      // last day of schooling or of a stay; 0 = still there
	Reported calc.Day      // of a death or a change: when the office heard of it
	Stage    calc.Schooling
	Of       uint64 // of a ClosedFact: the finding or change that it closes
	Visitors []string
	Text     string
	Results  []Result // of a visit
	Ends     []End    // of papers

	RecordedBy string    // "" for papers: whoever changed the household's record
	RecordedAt time.Time // zero for papers
}

// Late says whether a change was reported more than three months after it
// happened (民发〔2022〕83号 五(五)).
func (f *Fact) Late() bool {
	return f.Kind == ChangeFact && f.Reported > monthsAfter(f.Day, finishMonths)
}

// Result is what a visit led to for one award.
type Result struct {
	Program calc.Program
	Person  calc.IDNumber
	Outcome Outcome
}

// End is the last day of a member's disability certificate, or of the
// household's residence permit 证件有效期.
type End struct {
	Person calc.IDNumber // "" = the permit
	Until  calc.Day
}

// EndsOf are the ends that a household's record states.
func EndsOf(h *calc.Household) []End {
	var ends []End
	for i := range h.Members {
		if m := &h.Members[i]; m.CertificateUntil != 0 {
			ends = append(ends, End{m.ID, m.CertificateUntil})
		}
	}
	if h.Hukou != calc.LocalHukou && h.PermitUntil != 0 {
		ends = append(ends, End{"", h.PermitUntil})
	}
	return ends
}

// UpTo are the facts recorded up to a horizon: what was known then. facts are
// in the order of recording.
func UpTo(facts []Fact, horizon uint64) []Fact {
	for n := len(facts); n > 0; n-- {
		if facts[n-1].Seq <= horizon {
			return facts[:n]
		}
	}
	return nil
}
