package procedure

import "doudi/calc"

// Basis is what orders something 依据: the number of a national instrument with
// its article, or the code of a document of the county's.
type Basis struct {
	Document string
	Article  string // as in "22" or "四(一)"; "" of the county's documents
}

// Term is how long something may, or must, take 期限. The day on which it begins
// is not counted.
type Term struct {
	Days     int  // 0 = no term is set
	Calendar bool // calendar days 日; else working days 工作日
	Basis
}

// The terms, by the county's parameter of the same name.
const (
	surveyTerm    = "survey.days"      // to start the economic survey, from acceptance
	matchTerm     = "match.days"       // to start the data match, from the request
	townshipTerm  = "township.days"    // to the preliminary opinion, from acceptance
	resurveyTerm  = "resurvey.days"    // to the new opinion, from an objection
	noticeTerm    = "notice.days"      // for which the public notice stands at least
	countyTerm    = "county.days"      // to the decision, from receipt of the file
	refusalTerm   = "refusal.days"     // to deliver a refusal, from the decision
	decideTerm    = "decide.days"      // the whole, from acceptance
	delegatedTerm = "decide.delegated" // the whole where the township decides
	extendedTerm  = "decide.extended"  // the whole in special cases
	pauseTerm     = "pause.days"       // for which the clock may be stopped in all
)

// Programmes whose procedure the law orders, beside those of calc.
const (
	Rigid      calc.Program = "rigid"      // 刚性支出困难家庭
	Unattended calc.Program = "unattended" // 事实无人抚养儿童
	Orphan     calc.Program = "orphan"     // 孤儿
	Nursing    calc.Program = "nursing"    // 重度残疾人护理补贴
	Living     calc.Program = "living"     // 困难残疾人生活补贴
)

// publicity says whether a preliminary opinion is put up in the village 公示.
type publicity uint8

const (
	optional publicity = iota
	required
	barred
)

// law is the national text for one programme.
type law struct {
	survey    bool // economic survey, data match and home visit come before the opinion
	match     bool // the data match does
	publicity publicity
	terms     map[string]Term
	start     startRule
	startBy   Basis // empty where no text says so
}

func days(n int, document, article string) Term {
	return Term{Days: n, Basis: Basis{document, article}}
}

const (
	dibaoLaw = "民发〔2021〕57号"
	dibaoNew = "民发〔2022〕83号"
	tekunLaw = "民发〔2021〕43号"
	childLaw = "民发〔2019〕62号"
	rigidLaw = "刚性支出困难家庭认定办法"
	canjiLaw = "国发〔2015〕52号"
)

// laws are the national texts, one row a programme; any other benefit has the
// empty row, and its terms from the county alone. For edge 低保边缘 no national
// term was found: it has those of dibao. Who is recognised without being paid is
// not put up (edge, rigid), nor is a child.
var laws = map[calc.Program]law{
	calc.Dibao: {
		survey: true, match: true, publicity: required,
		terms: map[string]Term{
			surveyTerm: days(3, dibaoLaw, "15"), matchTerm: days(3, dibaoLaw, "17"), noticeTerm: days(7, dibaoLaw, "19"),
			countyTerm: days(10, dibaoLaw, "20"), refusalTerm: days(3, dibaoLaw, "21"),
			decideTerm: days(30, dibaoLaw, "22"), delegatedTerm: days(20, dibaoNew, "四(一)"), extendedTerm: days(45, dibaoNew, "四(一)"),
		},
		start: nextMonth, startBy: Basis{dibaoLaw, "21"},
	},
	calc.Edge: {
		survey: true, match: true, publicity: barred,
		terms: map[string]Term{
			surveyTerm: days(3, dibaoLaw, "15"), matchTerm: days(3, dibaoLaw, "17"),
			countyTerm: days(10, dibaoLaw, "20"), refusalTerm: days(3, dibaoLaw, "21"),
			decideTerm: days(30, dibaoLaw, "22"), delegatedTerm: days(20, dibaoNew, "四(一)"), extendedTerm: days(45, dibaoNew, "四(一)"),
		},
		start: nextMonth,
	},
	Rigid: {
		survey: true, match: true, publicity: barred,
		terms: map[string]Term{decideTerm: days(30, rigidLaw, "8"), extendedTerm: days(45, rigidLaw, "8")},
		start: nextMonth,
	},
	calc.Tekun: {
		survey: true, match: true, publicity: required,
		terms: map[string]Term{
			townshipTerm: days(15, tekunLaw, "13"), noticeTerm: days(7, tekunLaw, "15"), resurveyTerm: days(15, tekunLaw, "15"),
			countyTerm: days(15, tekunLaw, "16"), refusalTerm: days(3, tekunLaw, "18"),
		},
		start: nextMonth, startBy: Basis{tekunLaw, "17"},
	},
	Unattended: {
		match: true, publicity: barred,
		terms: map[string]Term{townshipTerm: days(15, childLaw, "二"), countyTerm: days(15, childLaw, "二")},
		start: nextMonth, startBy: Basis{childLaw, "二"},
	},
	Orphan: { // the terms are those of the counties; 国办发〔2010〕54号 names none
		publicity: barred,
		terms:     map[string]Term{townshipTerm: days(10, "", ""), countyTerm: days(10, "", "")},
		start:     nextMonth,
	},
	Nursing: {start: applicationMonth, startBy: Basis{canjiLaw, ""}},
	Living:  {start: applicationMonth, startBy: Basis{canjiLaw, ""}},
}

// Ordered says whether a national text orders the procedure of a programme. Any
// other benefit is the county's own, declared by its tables.
func Ordered(p calc.Program) bool {
	_, ok := laws[p]
	return ok
}

// Programs are the programmes whose procedure a national text orders, the most
// applied for first.
func Programs() []calc.Program {
	return []calc.Program{calc.Dibao, calc.Edge, Rigid, calc.Tekun, Orphan, Unattended, Nursing, Living}
}

// staged says whether township and county have terms of their own instead of
// one for the whole.
func (l law) staged() bool { return l.terms[townshipTerm].Days > 0 }
