package review

import (
	"time"

	"doudi/calc"
)

// Known is what bears on an award's reviews and stands in none of its decisions.
// One Known may serve all awards of a household: what concerns a person counts
// for the household's awards and for that person's own. The zero Known, like
// nil, is an award of which nothing else is known.
type Known struct {
	Ends     []End    // of disability certificates and of the residence permit
	Visited  calc.Day // the last visit that changed nothing and so left no decision 核查维持
	Schools  []School
	Deaths   []Death
	Findings []Finding
	Stays    []Stay
	// ValidMonths is how long a recognition as a low-income family holds 认定有效期,
	// counted from the month of the determination (刚性支出困难家庭认定办法 art. 10:
	// 12); 0 = without limit. A visit does not renew it, a determination does.
	ValidMonths int
}

// School is a person's certificate of attendance 在校证明.
type School struct {
	Person calc.IDNumber
	Stage  calc.Schooling
	Until  calc.Day // last day of schooling
}

// Finding is a clue to be verified that is not yet struck off 未销号疑点. It is
// due from the day on which it was opened until it leaves the list.
type Finding struct {
	Person calc.IDNumber // "" = the household
	Opened calc.Day
}

// Stay is a stay at a rescue station 救助站.
type Stay struct {
	Person       calc.IDNumber
	Since, Until calc.Day // Until 0 = still there
}

// Death is the reported death of a member 死亡报告.
type Death struct {
	Person         calc.IDNumber
	Died, Reported calc.Day
}

// finishMonths is within how many months of a death the family's award must be
// settled (民发〔2022〕83号 一(三)), and stayMonths after how many months a stay at
// a rescue station calls for a review (R7).
const (
	finishMonths = 3
	stayMonths   = 3
)

// prolongs says whether the certificate keeps a minor under tekun past the month
// in which the age of 18 is reached: compulsory, senior or vocational schooling
// that reaches it (特困人员认定办法, 民发〔2021〕43号 art. 24).
func (s School) prolongs(from calc.Month) bool {
	return (s.Stage == calc.Compulsory || s.Stage == calc.Senior) && s.Until >= from.First()
}

// monthsAfter is the same day n months later, or the last day of a month that
// has no such day.
func monthsAfter(d calc.Day, n int) calc.Day {
	last := lastDay(d.Month() + calc.Month(n))
	return last - calc.Day(max(0, last.DayOfMonth()-d.DayOfMonth()))
}

func lastDay(m calc.Month) calc.Day {
	return calc.DayOf(time.Date(m.Year(), time.Month(m.Number()+1), 0, 0, 0, 0, 0, time.UTC))
}

// Died is the day on which a person died, as it was reported; 0 where no death is.
func (k *Known) Died(id calc.IDNumber) calc.Day {
	if k == nil {
		return 0
	}
	for i := range k.Deaths {
		if k.Deaths[i].Person == id {
			return k.Deaths[i].Died
		}
	}
	return 0
}
