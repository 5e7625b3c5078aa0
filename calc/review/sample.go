package review

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"

	"doudi/calc"
)

// Case is an award and where its household lives.
type Case struct {
	calc.AwardKey
	Region calc.RegionCode
}

// LeastSample is the least share of households, in percent, that the county
// visits itself (民发〔2021〕43号 art. 16).
const LeastSample = 30

// Drawing is the county's own sample 县级抽查: how it was drawn, so that it can be
// drawn again, and whom it met.
type Drawing struct {
	Seed    string
	Percent int
	Drawn   []Case    // by township, programme and household
	Strata  []Stratum // by township and programme
}

// Stratum is one programme in one township.
type Stratum struct {
	Township calc.RegionCode
	Program  calc.Program
	Awards   int
	Drawn    int
}

// Draw draws at least percent of a hundred of the awards of each programme in
// each township, at least one, and so many that at least that share of each
// township's households is met. The same awards, in any order, and the same seed
// give the same sample on every machine. It refuses (sample.percent) a percent
// below LeastSample or above 100.
func Draw(cases []Case, percent int, seed string) (*Drawing, error) {
	if percent < LeastSample || percent > 100 {
		return nil, calc.Refuse("sample.percent", strconv.Itoa(percent), strconv.Itoa(LeastSample))
	}
	d := &Drawing{Seed: seed, Percent: percent}
	lots := lotsOf(cases, seed)
	for len(lots) > 0 {
		n := 1
		for n < len(lots) && lots[n].Region.Township() == lots[0].Region.Township() {
			n++
		}
		d.township(lots[:n])
		lots = lots[n:]
	}
	return d, nil
}

// lot is a case with its place in the draw.
type lot struct {
	Case
	hash  [sha256.Size]byte
	drawn bool
}

// lotsOf are the cases by township, and within it in the order of the draw.
func lotsOf(cases []Case, seed string) []lot {
	lots := make([]lot, len(cases))
	for i, c := range cases {
		lots[i] = lot{Case: c, hash: sha256.Sum256([]byte(seed + "\x00" + string(c.Household) + "\x00" + string(c.Program) + "\x00" + string(c.Person)))}
	}
	slices.SortFunc(lots, func(a, b lot) int {
		return cmp.Or(cmp.Compare(a.Region.Township(), b.Region.Township()), bytes.Compare(a.hash[:], b.hash[:]), compareCases(a.Case, b.Case))
	})
	return lots
}

// compareCases is the order in which a sample is printed.
func compareCases(a, b Case) int {
	return cmp.Or(
		cmp.Compare(a.Region.Township(), b.Region.Township()), cmp.Compare(a.Program, b.Program),
		cmp.Compare(a.Region, b.Region), cmp.Compare(a.Household, b.Household), cmp.Compare(a.Person, b.Person),
	)
}

// township draws from one township's lots: its strata first, then households
// that no stratum met until their share is reached too.
func (d *Drawing) township(lots []lot) {
	strata := map[calc.Program]*Stratum{}
	met := map[calc.HouseholdNumber]bool{} // false: not drawn yet
	for i := range lots {
		l := &lots[i]
		s := strata[l.Program]
		if s == nil {
			s = &Stratum{Township: l.Region.Township(), Program: l.Program}
			strata[l.Program] = s
		}
		s.Awards++
		met[l.Household] = false
	}
	wanted, households := d.share(len(met)), 0
	take := func(l *lot) {
		l.drawn = true
		strata[l.Program].Drawn++
		if !met[l.Household] {
			met[l.Household] = true
			households++
		}
	}
	for i := range lots {
		if s := strata[lots[i].Program]; s.Drawn < d.share(s.Awards) {
			take(&lots[i])
		}
	}
	for i := range lots {
		if households < wanted && !met[lots[i].Household] {
			take(&lots[i])
		}
	}
	d.note(lots, strata)
}

// share is percent of a hundred of n, up to the next whole.
func (d *Drawing) share(n int) int { return (n*d.Percent + 99) / 100 }

func (d *Drawing) note(lots []lot, strata map[calc.Program]*Stratum) {
	var drawn []Case
	for i := range lots {
		if lots[i].drawn {
			drawn = append(drawn, lots[i].Case)
		}
	}
	slices.SortFunc(drawn, compareCases)
	d.Drawn = append(d.Drawn, drawn...)
	programs := make([]Stratum, 0, len(strata))
	for _, s := range strata {
		programs = append(programs, *s)
	}
	slices.SortFunc(programs, func(a, b Stratum) int { return cmp.Compare(a.Program, b.Program) })
	d.Strata = append(d.Strata, programs...)
}
