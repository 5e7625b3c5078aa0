package calc

import "time"

// Program is the code of an assistance programme 救助项目. The four below have
// rules of their own; any other code is a flat benefit, declared by the tables.
type Program string

// The programmes with rules of their own (R5).
const (
	Dibao Program = "dibao" // 最低生活保障
	Tekun Program = "tekun" // 特困人员救助供养
	Edge  Program = "edge"  // 低保边缘家庭: recognised, not paid
)

// Flat says whether the programme pays a flat amount from the standard table.
func (p Program) Flat() bool { return p != Dibao && p != Tekun && p != Edge }

// AwardKey names an award 救助待遇: the standing of a household, or of one
// person in it, in one programme.
type AwardKey struct {
	Household HouseholdNumber
	Program   Program
	Person    IDNumber // "" for the household's own award
}

// Award is an award with all its decisions, in the order of recording. What it
// pays is derived from them and never kept.
type Award struct {
	AwardKey
	Decisions []Decision
}

// Decision is one act on an award (R4). Once recorded it never changes.
type Decision struct {
	Seq         uint64 // order of recording across the store
	Kind        DecisionKind
	From        Month
	Until       Month // last month of a taper, inclusive
	Reviewed    Day   // 核查日期: the visit that the decision rests on
	StopReason  StopReason
	Reason      string // free text
	Facts       *Facts // of a determination
	RecordedBy  string
	ConfirmedBy string // "" = not yet confirmed
	RecordedAt  time.Time
	Source      string   // the import it came by, "" when recorded by hand
	Warrant     *Warrant // of one recorded by hand; nil of an imported one
}

// Warrant is what a decision of two people rests on beside its facts (R4): what
// the first saw, whom they heard, and both signatures under it.
type Warrant struct {
	Applied     Day       // 申请日, where the month of application begins the award; else 0
	Hearing     *Heard    // nil where nothing is reduced or stopped, or by a death
	Minutes     string    // 会议纪要 of the leading group, where the amount is its to grant
	Application string    // number of the application that it follows; "" where it follows none
	Seen        [32]byte  // digest of what the maker saw: household, tables, earlier decisions, money
	Maker       []byte    // Ed25519 signature of RecordedBy under the content, at RecordedAt
	Checker     []byte    // that of ConfirmedBy, at ConfirmedAt; empty until confirmed
	ConfirmedAt time.Time // to the second
}

// Heard is that the family was heard before its money was reduced or stopped
// 听取意见 (社会救助法 art. 48).
type Heard struct {
	Day       Day
	Person    string // who was heard
	Statement string // what they said
}

// Facts are a determination's own snapshot 核定依据: what it was decided on,
// untouched by anything that becomes known later.
type Facts struct {
	Class      string // 档次: a grade, a care class or a benefit's class
	Mode       Mode
	Settlement Settlement
	Region     RegionCode
	Insured    []Insured
	Income     Income
}

// Insured is one person whom a determination covers 保障对象.
type Insured struct {
	ID         IDNumber
	Name       string
	Birth      Day
	Attributes // as they were
}

// Income is how a snapshot's per-capita monthly income came about (R3).
type Income struct {
	Given      bool  // stated in the decision; Yearly and Deductions are empty
	Yearly     Money // Y: the year's income
	Deductions []Deduction
	People     int      // n
	PerCapita  Fraction // y = max(0, Y − D) / 12n, exact
}

// Deduction is one expense taken off the year's income 刚性支出扣减 (R3).
type Deduction struct {
	Kind     ItemKind
	Spent    Money
	Amount   Fraction // min(cap, spent × percent / 100)
	Document string
}
