package review

import (
	"slices"

	"doudi/calc"
)

// Why a review falls due (R7).
const (
	Cycle          = "cycle"           // 核查周期
	TaperEnd       = "taper_end"       // 渐退期满
	Age16          = "age_16"          // 年满 16 周岁
	Age18          = "age_18"          // 年满 18 周岁: tekun minors leave
	Age60          = "age_60"          // 年满 60 周岁
	Age80          = "age_80"          // 年满 80 周岁
	SchoolEnd      = "school_end"      // 学业结束
	CertificateEnd = "certificate_end" // 残疾证到期
	PermitEnd      = "permit_end"      // 居住证到期
	RecognitionEnd = "recognition_end" // 认定有效期满
	RescueStay     = "rescue_stay"     // 在站救助满三个月
	OpenFinding    = "finding"         // 疑点待核
	DeathReported  = "death"           // 成员死亡待处理
)

// DueReasons are all reasons of a Deadline, for the wording's test.
var DueReasons = []string{
	Cycle, TaperEnd, Age16, Age18, Age60, Age80, SchoolEnd, CertificateEnd, PermitEnd, RecognitionEnd, RescueStay, OpenFinding, DeathReported,
}

// ages at which a person's rights change (R7).
var ages = []struct {
	age    int
	reason string
}{{16, Age16}, {18, Age18}, {60, Age60}, {80, Age80}}

// firstEvent is the first event that no look has taken into account; of several
// on one day the first that is known of.
func firstEvent(a *calc.Award, k *Known, basis *calc.Decision, seen calc.Day) (Deadline, bool) {
	var first Deadline
	take := func(d Deadline) {
		if first.Day == 0 || d.Day < first.Day {
			first = d
		}
	}
	foreseen(a, k, basis, func(d Deadline) {
		// Who looks in a month sees what that month will bring; only a new
		// determination renews a recognition.
		if d.Month > seen.Month() || d.Reason == RecognitionEnd {
			take(d)
		}
	})
	if k != nil {
		k.reported(a, basis, seen, take)
	}
	return first, first.Day != 0
}

// foreseen tells the events whose day is known beforehand, of the persons whom
// the determination insures.
func foreseen(a *calc.Award, k *Known, basis *calc.Decision, tell func(Deadline)) {
	for i := range basis.Facts.Insured {
		person := &basis.Facts.Insured[i]
		for _, at := range ages {
			m := person.Birth.TurnsIn(at.age)
			if m > basis.From && !(at.age == 18 && k.atSchool(a.Program, person.ID, m)) {
				tell(Deadline{m, at.reason, m.First(), person.ID})
			}
		}
	}
	if k == nil {
		return
	}
	k.expiries(basis, tell)
	for _, s := range k.Stays {
		day := monthsAfter(s.Since, stayMonths)
		if insures(basis, s.Person) && (s.Until == 0 || day <= s.Until) {
			tell(Deadline{day.Month(), RescueStay, day, s.Person})
		}
	}
}

// atSchool says whether a tekun minor's schooling goes on past the month in
// which they come of age.
func (k *Known) atSchool(program calc.Program, id calc.IDNumber, of calc.Month) bool {
	return k != nil && program == calc.Tekun && slices.ContainsFunc(k.Schools, func(s School) bool { return s.Person == id && s.prolongs(of) })
}

// expiries tells the last days of schooling, of disability certificates, of the
// residence permit and of a recognition.
func (k *Known) expiries(basis *calc.Decision, tell func(Deadline)) {
	ends := func(reason string, day calc.Day, id calc.IDNumber) {
		if day != 0 {
			tell(Deadline{day.Month(), reason, day, id})
		}
	}
	for _, s := range k.Schools {
		if insures(basis, s.Person) {
			ends(SchoolEnd, s.Until, s.Person)
		}
	}
	for _, e := range k.Ends {
		switch {
		case e.Person == "":
			ends(PermitEnd, e.Until, "")
		case insures(basis, e.Person):
			ends(CertificateEnd, e.Until, e.Person)
		}
	}
	if k.ValidMonths > 0 {
		ends(RecognitionEnd, lastDay(basis.From+calc.Month(k.ValidMonths-1)), "")
	}
}

// reported tells the events of which nobody knew beforehand: findings that are
// open, and deaths until the last day on which they must be settled. The death
// of a person still insured is settled by a determination or a stop alone.
func (k *Known) reported(a *calc.Award, basis *calc.Decision, seen calc.Day, tell func(Deadline)) {
	for _, f := range k.Findings {
		if concerns(a, f.Person) {
			tell(Deadline{f.Opened.Month(), OpenFinding, f.Opened, f.Person})
		}
	}
	for _, d := range k.Deaths {
		if concerns(a, d.Person) && (d.Reported > seen || insures(basis, d.Person)) {
			day := monthsAfter(d.Died, finishMonths)
			tell(Deadline{day.Month(), DeathReported, day, d.Person})
		}
	}
}

// concerns says whether what is known of a person, "" for the whole household,
// bears on the award.
func concerns(a *calc.Award, id calc.IDNumber) bool {
	return a.Person == "" || id == "" || a.Person == id
}

func insures(basis *calc.Decision, id calc.IDNumber) bool {
	return slices.ContainsFunc(basis.Facts.Insured, func(p calc.Insured) bool { return p.ID == id })
}
