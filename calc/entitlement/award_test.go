package entitlement_test

import (
	"errors"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
)

const shares = plain + `
parameter taper.share,50,2025-01,
parameter exit.bonus_months,3,2025-01,
`

// gets are the facts of a household that is owed the amount in whole yuan.
func gets(amount int64) *calc.Facts { return household(calc.Whole(600-amount), adult) }

// The last recorded decision whose from has come is in force (R4), whatever
// their froms: a correction replaces, and a correction of a correction too.
func TestInForce(t *testing.T) {
	at := func(froms ...string) []calc.Decision {
		var ds []calc.Decision
		for _, from := range froms {
			ds = append(ds, calc.Decision{From: month(t, from)})
		}
		return ds
	}
	for _, c := range []struct {
		decisions []calc.Decision
		month     string
		want      int
	}{
		{nil, "2026-01", -1},
		{at("2026-03"), "2026-02", -1},
		{at("2026-03"), "2026-03", 0},
		{at("2026-03"), "2026-04", 0},
		{at("2026-03", "2026-05"), "2026-04", 0},
		{at("2026-03", "2026-05"), "2026-05", 1},
		{at("2026-03", "2026-05", "2026-04"), "2026-03", 0},
		{at("2026-03", "2026-05", "2026-04"), "2026-04", 2},
		{at("2026-03", "2026-05", "2026-04"), "2026-05", 2},
		{at("2026-03", "2026-05", "2026-04", "2026-05"), "2026-04", 2},
		{at("2026-03", "2026-05", "2026-04", "2026-05"), "2026-05", 3},
		{at("2026-03", "2026-03"), "2026-03", 1},
		{at("2026-03", "2026-02"), "2026-03", 1},
	} {
		if got := entitlement.InForce(c.decisions, month(t, c.month)); got != c.want {
			t.Errorf("%v in %s: %d, want %d", c.decisions, c.month, got, c.want)
		}
	}
}

func TestCorrections(t *testing.T) {
	p := load(t, shares)
	first, raised := determine(t, "2026-03", gets(100)), determine(t, "2026-05", gets(150))
	wantMonths(t, months(t, award(first, raised), p, "2026-02", "2026-06"), `
		2026-02 none
		2026-03 determined base 100.00
		2026-04 determined base 100.00
		2026-05 determined base 150.00
		2026-06 determined base 150.00`)
	corrected := determine(t, "2026-04", gets(90))
	wantMonths(t, months(t, award(first, raised, corrected), p, "2026-03", "2026-06"), `
		2026-03 determined base 100.00
		2026-04 determined base 90.00
		2026-05 determined base 90.00
		2026-06 determined base 90.00`)
	again := determine(t, "2026-05", gets(150))
	wantMonths(t, months(t, award(first, raised, corrected, again), p, "2026-03", "2026-06"), `
		2026-03 determined base 100.00
		2026-04 determined base 90.00
		2026-05 determined base 150.00
		2026-06 determined base 150.00`)
	dead := stop(t, "2026-03", calc.Death)
	wantMonths(t, months(t, award(first, raised, corrected, again, dead), p, "2026-03", "2026-06"), `
		2026-03 stopped
		2026-04 stopped
		2026-05 stopped
		2026-06 stopped`)
	alive := determine(t, "2026-04", gets(200))
	wantMonths(t, months(t, award(first, raised, corrected, again, dead, alive), p, "2026-02", "2026-05"), `
		2026-02 none
		2026-03 stopped
		2026-04 determined base 200.00
		2026-05 determined base 200.00`)
}

func TestTaper(t *testing.T) {
	p := load(t, shares+"standard dibao,,,,2026-05,700,,\nparameter dibao.minimum,80,2026-06,\nsupplement A,dibao,,amount,20.01,2025-01,2026-04,")
	a := award(determine(t, "2026-03", gets(100)), taper(t, "2026-05", "2026-07"))
	// Half of April's 120.01, whatever the standard and the minimum are now.
	wantMonths(t, months(t, a, p, "2026-04", "2026-09"), `
		2026-04 determined base 100.00 supplement 20.01
		2026-05 tapering taper 60.01
		2026-06 tapering taper 60.01
		2026-07 tapering taper 60.01
		2026-08 taper_ended
		2026-09 taper_ended`)
}

func TestTaperOfOneMonth(t *testing.T) {
	a := award(determine(t, "2026-03", gets(100)), taper(t, "2026-05", "2026-05"))
	wantMonths(t, months(t, a, load(t, shares), "2026-04", "2026-06"), `
		2026-04 determined base 100.00
		2026-05 tapering taper 50.00
		2026-06 taper_ended`)
}

// The share is of what the decisions before the taper gave, corrections among
// them; of a taper's own amount; of a raised minimum.
func TestTaperOfWhat(t *testing.T) {
	p := load(t, shares)
	for _, c := range []struct {
		name string
		a    *calc.Award
		want string
	}{
		{
			"of a correction",
			award(determine(t, "2026-03", gets(100)), determine(t, "2026-04", gets(300)), taper(t, "2026-05", "2026-06")),
			"2026-05 tapering taper 150.00",
		},
		{
			"of the decisions recorded before it alone",
			award(determine(t, "2026-03", gets(100)), taper(t, "2026-05", "2026-06")),
			"2026-05 tapering taper 50.00",
		},
		{
			"of a taper",
			award(determine(t, "2026-03", gets(100)), taper(t, "2026-04", "2026-04"), taper(t, "2026-05", "2026-06")),
			"2026-05 tapering taper 25.00",
		},
		{
			"of a suspension",
			award(determine(t, "2026-03", gets(100)), suspend(t, "2026-04"), taper(t, "2026-05", "2026-06")),
			"2026-05 tapering",
		},
		{
			"of a resumption",
			award(determine(t, "2026-03", gets(100)), suspend(t, "2026-03"), resume(t, "2026-04"), taper(t, "2026-05", "2026-06")),
			"2026-05 tapering taper 50.00",
		},
		{
			"replaced by a determination",
			award(determine(t, "2026-03", gets(100)), taper(t, "2026-04", "2026-06"), determine(t, "2026-05", gets(10))),
			"2026-05 determined base 10.00",
		},
	} {
		t.Run(c.name, func(t *testing.T) { wantMonths(t, months(t, c.a, p, "2026-05", "2026-05"), c.want) })
	}
}

func TestTaperRounds(t *testing.T) {
	for rounding, want := range map[string]string{"0.01 half_up": "33.46", "0.1 down": "33.40", "0.1 half_up": "33.50", "1 up": "34.00", "1 half_up": "33.00"} {
		unit, mode, _ := strings.Cut(rounding, " ")
		p := load(t, plain+"parameter taper.share,33.46,2025-01,\nparameter rounding.unit,"+unit+",2026-02,\nparameter rounding.mode,"+mode+",2026-02,")
		a := award(determine(t, "2026-03", gets(100)), taper(t, "2026-04", "2026-06"))
		e, err := entitlement.Of(a, month(t, "2026-04"), p, nil)
		if err != nil || e.Taper.String() != want || e.Regular() != e.Taper || e.Total() != e.Taper {
			t.Errorf("to %s: %s (%v), want %s", rounding, e.Taper, err, want)
		}
	}
}

func TestSuspendAndResume(t *testing.T) {
	p := load(t, shares+"standard dibao,,,,2026-07,650,,")
	paid, held := determine(t, "2026-03", gets(100)), suspend(t, "2026-05")
	wantMonths(t, months(t, award(paid, held), p, "2026-04", "2026-08"), `
		2026-04 determined base 100.00
		2026-05 suspended
		2026-06 suspended
		2026-07 suspended
		2026-08 suspended`)
	wantMonths(t, months(t, award(paid, held, resume(t, "2026-07")), p, "2026-04", "2026-08"), `
		2026-04 determined base 100.00
		2026-05 suspended
		2026-06 suspended
		2026-07 determined base 150.00
		2026-08 determined base 150.00`)
	// Resumed from the past: the months between are owed.
	wantMonths(t, months(t, award(paid, held, resume(t, "2026-05")), p, "2026-04", "2026-07"), `
		2026-04 determined base 100.00
		2026-05 determined base 100.00
		2026-06 determined base 100.00
		2026-07 determined base 150.00`)
	// A second suspension and resumption stand on the first.
	wantMonths(t, months(t, award(paid, held, resume(t, "2026-06"), suspend(t, "2026-07"), resume(t, "2026-08")), p, "2026-04", "2026-08"), `
		2026-04 determined base 100.00
		2026-05 suspended
		2026-06 determined base 100.00
		2026-07 suspended
		2026-08 determined base 150.00`)
	// What was decided while suspended replaces the suspension.
	wantMonths(t, months(t, award(paid, held, determine(t, "2026-06", gets(80))), p, "2026-04", "2026-06"), `
		2026-04 determined base 100.00
		2026-05 suspended
		2026-06 determined base 80.00`)
}

// A resumed taper goes on as it was, and ends when it would have.
func TestResumeOfATaper(t *testing.T) {
	a := award(determine(t, "2026-03", gets(100)), taper(t, "2026-04", "2026-07"), suspend(t, "2026-05"), resume(t, "2026-06"))
	wantMonths(t, months(t, a, load(t, shares), "2026-03", "2026-08"), `
		2026-03 determined base 100.00
		2026-04 tapering taper 50.00
		2026-05 suspended
		2026-06 tapering taper 50.00
		2026-07 tapering taper 50.00
		2026-08 taper_ended`)
}

func TestStop(t *testing.T) {
	p := load(t, shares)
	for reason := calc.Death; reason <= calc.OtherStopReason; reason++ {
		want := "2026-05 stopped"
		if reason == calc.Voluntary {
			want += " bonus 300.00"
		}
		a := award(determine(t, "2026-03", gets(100)), stop(t, "2026-05", reason))
		t.Run(reason.String(), func(t *testing.T) {
			wantMonths(t, months(t, a, p, "2026-04", "2026-06"), "2026-04 determined base 100.00\n"+want+"\n2026-06 stopped")
		})
	}
}

func TestExitBonus(t *testing.T) {
	first := determine(t, "2026-03", gets(100))
	for _, c := range []struct {
		name, rows string
		a          *calc.Award
		want       string // of May 2026
	}{
		{"the county grants none", plain, award(first, stop(t, "2026-05", calc.Voluntary)), ""},
		{"no longer", plain + "parameter exit.bonus_months,3,2025-01,\nparameter exit.bonus_months,,2026-05,", award(first, stop(t, "2026-05", calc.Voluntary)), ""},
		{"not yet", plain + "parameter exit.bonus_months,3,2026-06,", award(first, stop(t, "2026-05", calc.Voluntary)), ""},
		{"one month and a half", plain + "parameter exit.bonus_months,1.5,2025-01,", award(first, stop(t, "2026-05", calc.Voluntary)), "bonus 150.00"},
		{
			"everything of the month before", shares + "supplement A,dibao,,amount,20,2025-01,,\nparameter dibao.minimum,130,2025-01,",
			award(first, stop(t, "2026-05", calc.Voluntary)), "bonus 390.00",
		},
		{"of a taper", shares, award(first, taper(t, "2026-04", "2026-09"), stop(t, "2026-05", calc.Voluntary)), "bonus 150.00"},
		{"of a suspension", shares, award(first, suspend(t, "2026-04"), stop(t, "2026-05", calc.Voluntary)), ""},
		{"of nothing", shares, award(determine(t, "2026-05", gets(100)), stop(t, "2026-05", calc.Voluntary)), ""},
		{"rounded", shares + "parameter rounding.unit,1,2026-05,\nsupplement A,dibao,,amount,0.1,2025-01,,", award(first, stop(t, "2026-05", calc.Voluntary)), "bonus 300.00"},
		{"and an award again", shares, award(first, stop(t, "2026-05", calc.Voluntary), determine(t, "2026-05", gets(70))), "base 70.00"},
	} {
		e, err := entitlement.Of(c.a, month(t, "2026-05"), load(t, c.rows), nil)
		if got := shown(e.Amounts); err != nil || got != c.want {
			t.Errorf("%s: %q (%v), want %q", c.name, got, err, c.want)
		}
		if e.Regular() != e.Total()-e.Bonus {
			t.Errorf("%s: %s of %s is regular", c.name, e.Regular(), e.Total())
		}
	}
}

// Tapers and bonuses follow the programme's own parameters.
func TestProgrammesOwnShare(t *testing.T) {
	p := load(t, shares+"standard tekun,basic,,,2025-01,900,,\nstandard tekun,partial,,,2025-01,100,,\nparameter taper.share.tekun,20,2025-01,")
	a := award(determine(t, "2026-03", graded("partial", gets(100))), taper(t, "2026-04", "2026-05"))
	a.Program = calc.Tekun
	wantMonths(t, months(t, a, p, "2026-03", "2026-04"), "2026-03 determined base 900.00 supplement 100.00\n2026-04 tapering taper 200.00")
}

func TestWhatTheTablesDoNotSay(t *testing.T) {
	a := award(determine(t, "2024-12", gets(100)), taper(t, "2026-05", "2026-06"))
	var parameter *policy.NoParameter
	if _, err := entitlement.Of(a, month(t, "2026-05"), load(t, plain), nil); !errors.As(err, &parameter) || parameter.Key != "taper.share" || parameter.Month != month(t, "2026-05") {
		t.Errorf("without a share: %v", err)
	}
	if _, err := entitlement.Of(a, month(t, "2026-07"), load(t, plain), nil); err != nil {
		t.Errorf("after the taper: %v", err)
	}
	var standard *policy.NoStandard
	lines := "parameter rounding.unit,1,2024-01,\nparameter rounding.mode,up,2024-01,\nstandard dibao,,,,2025-01,600,,"
	if _, err := entitlement.Of(a, month(t, "2024-12"), load(t, lines), nil); !errors.As(err, &standard) || standard.Month != month(t, "2024-12") || standard.Region != "990283001002" {
		t.Errorf("without a standard: %v", err)
	}
	if _, err := entitlement.Of(a, month(t, "2024-11"), load(t, lines), nil); err != nil {
		t.Errorf("before the award: %v", err)
	}
	// The month before a taper is asked too.
	early := award(determine(t, "2024-12", gets(100)), taper(t, "2025-01", "2025-06"))
	if _, err := entitlement.Of(early, month(t, "2025-03"), load(t, lines+"\nparameter taper.share,50,2025-01,"), nil); !errors.As(err, &standard) || standard.Month != month(t, "2024-12") {
		t.Errorf("without a standard in the month before: %v", err)
	}
}

// Whose facts hold, and how many people they cover.
func TestBasisAndPeople(t *testing.T) {
	first, second := determine(t, "2026-03", household(calc.Whole(500), adult, ill)), determine(t, "2026-04", household(calc.Whole(500), adult, ill, severe))
	p := load(t, shares)
	for _, c := range []struct {
		name   string
		a      *calc.Award
		basis  int // −1: none
		people int
	}{
		{"none", award(), -1, 0},
		{"not yet", award(determine(t, "2026-06", gets(1))), -1, 0},
		{"determined", award(first), 0, 2},
		{"determined again", award(first, second), 1, 3},
		{"tapering", award(first, second, taper(t, "2026-05", "2026-05")), 1, 3},
		{"taper ended", award(first, second, taper(t, "2026-04", "2026-04")), 1, 0},
		{"suspended", award(first, second, suspend(t, "2026-05")), 1, 0},
		{"suspended the first", award(first, suspend(t, "2026-05")), 0, 0},
		{"resumed", award(first, suspend(t, "2026-04"), resume(t, "2026-05")), 0, 2},
		{"stopped", award(first, second, stop(t, "2026-05", calc.Moved)), 1, 0},
		{"a taper before anything was paid", award(determine(t, "2026-05", gets(1)), taper(t, "2026-05", "2026-05")), -1, 0},
	} {
		e, err := entitlement.Of(c.a, month(t, "2026-05"), p, nil)
		if err != nil {
			t.Fatal(err)
		}
		var want *calc.Decision
		if c.basis >= 0 {
			want = &c.a.Decisions[c.basis]
		}
		if e.Basis != want || e.People() != c.people {
			t.Errorf("%s: by %v, %d people; want %v, %d", c.name, e.Basis, e.People(), want, c.people)
		}
	}
}

// A lens moves one ingredient at a time, for the causes of a change (R6).
func TestLens(t *testing.T) {
	p := load(t, plain+groups+"standard dibao,,,,2026-02,650,,\nsupplement E,dibao,elder,amount,50,2025-01,2026-01,\nsupplement E,dibao,elder,amount,80,2026-02,,")
	f := household(calc.Whole(400), born(19660115)) // 60 in February 2026
	january, february := month(t, "2026-01"), month(t, "2026-02")
	for _, c := range []struct {
		standards, supplements, ages calc.Month
		want                         string
	}{
		{january, january, january, "base 200.00"},
		{february, january, january, "base 250.00"},
		{january, february, january, "base 200.00"},
		{january, january, february, "base 200.00 supplement 50.00"},
		{january, february, february, "base 200.00 supplement 80.00"},
		{february, february, february, "base 250.00 supplement 80.00"},
	} {
		lens := entitlement.Through(p, january)
		lens.Standards.Month, lens.Supplements.Month, lens.Ages = c.standards, c.supplements, c.ages
		a, err := entitlement.DeterminedAmounts(calc.Dibao, f, lens, nil)
		if err != nil || shown(a) != c.want {
			t.Errorf("%s, %s, %s: %q (%v), want %q", c.standards, c.supplements, c.ages, shown(a), err, c.want)
		}
	}
}
