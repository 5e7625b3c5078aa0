// Package procedure is the way of an application from intake to decision
// 申请审核确认程序 (社会救助法 art. 37–48; 民发〔2021〕57号; 民发〔2021〕43号). An
// application is a list of events that only grows; how far it has come, what may
// come next and why not, and until when each step is due are derived from it,
// from the law's table and the county's parameters, and from the calendar of
// working days.
package procedure

import "doudi/calc"

// Application is one application 申请 for one programme.
type Application struct {
	Number    string // the office's own
	Household calc.HouseholdNumber
	Program   calc.Program
	Person    calc.IDNumber // "" where the household applies
	Source    Source
	Agent     string // 代为申请人, or whoever found the need 发现人; "" where they apply themselves

	// Of those who live here by residence permit 居住证.
	Hukou       calc.Hukou
	PermitUntil calc.Day

	Events []Event // in the order of recording
}

// Event is one thing done about an application. Once recorded it never changes.
type Event struct {
	Kind  Kind
	Day   calc.Day
	By    []string // who did it; a visit names the whole team
	Level Level    // of a visit and of a decision: whose officers
	// Of a consent, its withdrawal and a match: the obligor outside the household
	// 共同生活家庭成员以外的义务人 concerned; "" is the household itself.
	Obligor calc.IDNumber
	Amount  calc.Money // of an opinion: the monthly amount proposed 拟救助金额, 0 = not stated
	Reason  Reason     // of an extension
	Note    string
}

// Reason is why a term was extended 延长期限的情形 (民发〔2022〕83号 四(一)).
type Reason string

// The special cases in which the law lengthens the term.
const (
	BecauseObjection Reason = "objection" // 公示有异议
	BecauseApart     Reason = "apart"     // 人户分离
	BecauseElsewhere Reason = "elsewhere" // 异地申请
	BecauseHard      Reason = "hard"      // 调查难度较大
)

// Reasons are all reasons of an extension.
func Reasons() []Reason {
	return []Reason{BecauseObjection, BecauseApart, BecauseElsewhere, BecauseHard}
}

// last is the day of the latest event, 0 before the first.
func (a *Application) last() calc.Day {
	if len(a.Events) == 0 {
		return 0
	}
	return a.Events[len(a.Events)-1].Day
}
