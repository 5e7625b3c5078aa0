package entitlement_test

import (
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/entitlement"
)

// The gap between standard and income, added up over the household and rounded
// once (R5).
func TestGap(t *testing.T) {
	for _, c := range []struct {
		name, standard string
		perCapita      calc.Fraction
		people         int
		want           map[string]string // by unit and mode
	}{
		{
			"the trap: 632 × 3 − 1 894", "632,", calc.Whole(1894).Over(3), 3,
			map[string]string{"0.01 half_up": "base 2.00", "0.1 up": "base 2.00", "1 half_up": "base 2.00", "1 up": "base 2.00", "1 down": "base 2.00"},
		},
		{
			"a year's standard, never rounded to a month's", "7300,year", calc.Whole(100), 3,
			map[string]string{"0.01 half_up": "base 1525.00", "0.01 down": "base 1525.00", "1 up": "base 1525.00"},
		},
		{
			"a third is left", "500,", calc.FractionOf(700, 3), 1,
			map[string]string{
				"0.01 half_up": "base 266.67", "0.01 up": "base 266.67", "0.01 down": "base 266.66",
				"0.1 half_up": "base 266.70", "0.1 down": "base 266.60", "1 half_up": "base 267.00", "1 down": "base 266.00",
			},
		},
		{
			"a half is left", "500,", calc.FractionOf(999, 2), 1,
			map[string]string{"0.01 half_up": "base 0.50", "1 half_up": "base 1.00", "1 up": "base 1.00", "1 down": ""},
		},
		{"no income", "600,", calc.Fraction{}, 4, map[string]string{"0.01 half_up": "base 2400.00"}},
		{"a fen below the standard", "600,", calc.FractionOf(59999, 100), 2, map[string]string{"0.01 half_up": "base 0.02", "1 up": "base 1.00", "1 half_up": ""}},
		{"at the standard", "600,", calc.Whole(600), 2, map[string]string{"0.01 half_up": "", "1 up": ""}},
		{"above the standard", "600,", calc.Whole(601), 2, map[string]string{"0.01 half_up": "", "1 up": ""}},
		{"nobody insured", "600,", calc.Fraction{}, 0, map[string]string{"0.01 half_up": ""}},
	} {
		for rounding, want := range c.want {
			unit, mode, _ := strings.Cut(rounding, " ")
			p := load(t, "parameter rounding.unit,"+unit+",2025-01,\nparameter rounding.mode,"+mode+",2025-01,\nstandard dibao,,,,2025-01,"+c.standard+",")
			people := make([]calc.Insured, c.people)
			for i := range people {
				people[i] = adult
			}
			if got := worth(t, calc.Dibao, household(c.perCapita, people...), p, "2026-01"); got != want {
				t.Errorf("%s, to %s: %q, want %q", c.name, rounding, got, want)
			}
		}
	}
}

const groups = `
group severe,,1;2,,,,
group ill,,,severe,,,
group elder,,,,,60,
group minor,,,,,,17
`

var (
	severe = with(calc.Attributes{Disability: calc.Physical, Level: 1})
	ill    = with(calc.Attributes{Illness: calc.Severe})
	both   = with(calc.Attributes{Disability: calc.Physical, Level: 2, Illness: calc.Severe})
)

// Full aid raises a person's base to a share of the standard; it is no
// supplement.
func TestFull(t *testing.T) {
	for _, c := range []struct {
		name, rows string
		facts      *calc.Facts
		want       string
	}{
		{"blank is the whole standard", "supplement F,dibao,severe,full,,2025-01,,", household(calc.Whole(400), adult, severe), "base 800.00"},
		{"100 is the whole standard", "supplement F,dibao,severe,full,100,2025-01,,", household(calc.Whole(400), adult, severe), "base 800.00"},
		{"80 percent", "supplement F,dibao,severe,full,80,2025-01,,", household(calc.Whole(400), adult, severe), "base 680.00"},
		{"never lowers", "supplement F,dibao,severe,full,30,2025-01,,", household(calc.Whole(400), adult, severe), "base 400.00"},
		{"a third of a yuan stays until the sum", "supplement F,dibao,severe,full,33.333333,2025-01,,", household(calc.Whole(600), severe, severe, severe), "base 600.00"},
		{"income above the standard", "supplement F,dibao,severe,full,50,2025-01,,", household(calc.Whole(900), adult, severe), "base 300.00"},
		{"the highest row, first", "supplement F,dibao,severe,full,90,2025-01,,\nsupplement G,dibao,ill,full,80,2025-01,,", household(calc.Whole(400), both), "base 540.00"},
		{"the highest row, last", "supplement F,dibao,ill,full,80,2025-01,,\nsupplement G,dibao,severe,full,90,2025-01,,", household(calc.Whole(400), both), "base 540.00"},
		{"only rows that fit", "supplement F,dibao,ill,full,80,2025-01,,\nsupplement G,dibao,severe,full,90,2025-01,,", household(calc.Whole(400), ill), "base 480.00"},
		{"not in force yet", "supplement F,dibao,severe,full,,2026-02,,", household(calc.Whole(400), severe), "base 200.00"},
		{"in force to the end of the month", "supplement F,dibao,severe,full,,2025-01,2026-01,", household(calc.Whole(400), severe), "base 600.00"},
		{"run out", "supplement F,dibao,severe,full,,2025-01,2025-12,", household(calc.Whole(400), severe), "base 200.00"},
		{
			"beside a supplement of the raised base", "supplement F,dibao,severe,full,90,2025-01,,\nsupplement A,dibao,severe,benefit_percent,10,2025-01,,",
			household(calc.Whole(400), adult, severe), "base 740.00 supplement 54.00",
		},
		{"not for one person's award", "supplement F,dibao,severe,full,,2025-01,,", single(household(calc.Whole(400), severe)), "base 200.00"},
		{"not by grades", "supplement F,dibao,severe,full,,2025-01,,\nstandard dibao,A,,,2025-01,250,,", graded("A", household(calc.Whole(400), severe)), "base 250.00"},
	} {
		if got := worth(t, calc.Dibao, c.facts, load(t, plain+groups+c.rows), "2026-01"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Each member gets the one highest supplement, rounded by itself.
func TestSupplements(t *testing.T) {
	const ofThird = "\nsupplement T,dibao,ill,benefit_percent,10,2025-01,,"
	third := calc.Whole(600).Sub(calc.FractionOf(700, 3)) // leaves 700/3
	for _, c := range []struct {
		name, rows string
		facts      *calc.Facts
		want       string
	}{
		{"of the person's own base", "supplement A,dibao,ill,benefit_percent,10,2025-01,,", household(calc.Whole(400), adult, ill), "base 400.00 supplement 20.00"},
		{"of the unrounded base", ofThird, household(third, ill), "base 233.33 supplement 23.33"},
		{"each rounded", ofThird, household(third, ill, ill), "base 466.67 supplement 46.66"},
		{"each rounded up", "parameter rounding.mode,up,2025-02," + ofThird, household(third, ill, ill), "base 466.67 supplement 46.68"},
		{"each to whole yuan", "parameter rounding.unit,1,2025-02," + ofThird, household(third, ill, ill), "base 467.00 supplement 46.00"},
		{"of the standard", "supplement A,dibao,ill,standard_percent,15.5,2025-01,,", household(calc.Whole(400), adult, ill), "base 400.00 supplement 93.00"},
		{"an amount", "supplement A,dibao,ill,amount,88.5,2025-01,,", household(calc.Whole(400), adult, ill), "base 400.00 supplement 88.50"},
		{"an amount too is rounded", "supplement A,dibao,ill,amount,88.5,2025-01,,\nparameter rounding.unit,1,2025-02,", household(calc.Whole(400), adult, ill), "base 400.00 supplement 89.00"},
		{"for everybody", "supplement A,dibao,,amount,10,2025-01,,", household(calc.Whole(400), adult, ill, severe), "base 600.00 supplement 30.00"},
		{"none fits", "supplement A,dibao,ill,amount,10,2025-01,,", household(calc.Whole(400), adult), "base 200.00"},
		{
			"the highest of three: amount", "supplement A,dibao,,benefit_percent,10,2025-01,,\nsupplement B,dibao,,amount,61,2025-01,,\nsupplement C,dibao,,standard_percent,10,2025-01,,",
			household(calc.Whole(400), adult), "base 200.00 supplement 61.00",
		},
		{
			"the highest of three: standard", "supplement A,dibao,,benefit_percent,10,2025-01,,\nsupplement B,dibao,,amount,59,2025-01,,\nsupplement C,dibao,,standard_percent,10,2025-01,,",
			household(calc.Whole(400), adult), "base 200.00 supplement 60.00",
		},
		{
			"the highest of three: benefit", "supplement A,dibao,,amount,59,2025-01,,\nsupplement B,dibao,,benefit_percent,31,2025-01,,\nsupplement C,dibao,,standard_percent,10,2025-01,,",
			household(calc.Whole(400), adult), "base 200.00 supplement 62.00",
		},
		{
			"one a person, by their own groups", "supplement A,dibao,ill,amount,30,2025-01,,\nsupplement B,dibao,severe,amount,50,2025-01,,",
			household(calc.Whole(400), adult, ill, severe, both), "base 800.00 supplement 130.00",
		},
		{"the newer version of a row", "supplement A,dibao,ill,amount,50,2025-01,,\nsupplement A,dibao,ill,amount,30,2025-06,,", household(calc.Whole(400), ill), "base 200.00 supplement 30.00"},
		{"of another programme", "standard tekun,basic,,,2025-01,900,,\nsupplement A,tekun,,amount,50,2025-01,,", household(calc.Whole(400), ill), "base 200.00"},
		{"not in force yet", "supplement A,dibao,,amount,30,2026-02,,", household(calc.Whole(400), adult), "base 200.00"},
		{"the last month", "supplement A,dibao,,amount,30,2025-01,2026-01,", household(calc.Whole(400), adult), "base 200.00 supplement 30.00"},
		{"run out", "supplement A,dibao,,amount,30,2025-01,2025-12,", household(calc.Whole(400), adult), "base 200.00"},
		{"one person's award", "supplement A,dibao,ill,benefit_percent,10,2025-01,,", single(household(calc.Whole(400), ill)), "base 200.00 supplement 20.00"},
		{"by grades, of the grade", "supplement A,dibao,ill,benefit_percent,10,2025-01,,\nstandard dibao,A,,,2025-01,250,,", graded("A", household(calc.Whole(400), ill)), "base 250.00 supplement 25.00"},
		{"by grades, of the standard", "supplement A,dibao,ill,standard_percent,10,2025-01,,\nstandard dibao,A,,,2025-01,250,,", graded("A", household(calc.Whole(400), ill)), "base 250.00 supplement 60.00"},
	} {
		if got := worth(t, calc.Dibao, c.facts, load(t, plain+groups+c.rows), "2026-01"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Of two equal supplements the first row of the table is the one.
func TestSupplementTies(t *testing.T) {
	p := load(t, plain+"supplement A,dibao,,amount,60,2025-01,,\nsupplement B,dibao,,standard_percent,10,2025-01,,\nsupplement C,dibao,,amount,60,2025-01,,")
	a := award(determine(t, "2025-01", household(calc.Whole(400), adult)))
	trace := entitlement.NewTrace(a.AwardKey, month(t, "2026-01"))
	e, err := entitlement.Of(a, month(t, "2026-01"), p, trace)
	if err != nil || shown(e.Amounts) != "base 200.00 supplement 60.00" {
		t.Fatalf("%s, %v", shown(e.Amounts), err)
	}
	if step := find(&trace.Root, "supplement"); step == nil || step.Row != "supplement.csv:2:5" || input(step, "code") != "A" {
		t.Errorf("by %+v", step)
	}
}

func TestMinimum(t *testing.T) {
	for _, c := range []struct {
		name, rows string
		perCapita  string
		want       string
	}{
		{"below", "parameter dibao.minimum,50,2025-01,", "550.01", "base 49.99 minimum 0.01"},
		{"at", "parameter dibao.minimum,50,2025-01,", "550", "base 50.00"},
		{"above", "parameter dibao.minimum,50,2025-01,", "549.99", "base 50.01"},
		{"a fen", "parameter dibao.minimum,50,2025-01,", "599.99", "base 0.01 minimum 49.99"},
		{"nothing stays nothing", "parameter dibao.minimum,50,2025-01,", "600", ""},
		{"with its fen", "parameter dibao.minimum,50.55,2025-01,", "599.99", "base 0.01 minimum 50.54"},
		{"with a supplement, below", "parameter dibao.minimum,50,2025-01,\nsupplement A,dibao,,amount,20,2025-01,,", "580", "base 20.00 supplement 20.00 minimum 10.00"},
		{"with a supplement, at", "parameter dibao.minimum,50,2025-01,\nsupplement A,dibao,,amount,20,2025-01,,", "570", "base 30.00 supplement 20.00"},
		{"of the programme", "parameter dibao.minimum,50,2025-01,\nparameter dibao.minimum.dibao,40,2025-01,", "599", "base 1.00 minimum 39.00"},
		{"not yet", "parameter dibao.minimum,50,2026-02,", "599", "base 1.00"},
		{"no longer", "parameter dibao.minimum,50,2025-01,\nparameter dibao.minimum,,2026-01,", "599", "base 1.00"},
		{"after rounding down to nothing", "parameter dibao.minimum,50,2025-01,\nparameter rounding.unit,1,2025-02,\nparameter rounding.mode,down,2025-02,", "599.01", ""},
	} {
		f := household(yuan(t, c.perCapita).Fraction(), adult)
		for mode, facts := range map[string]*calc.Facts{"household": f, "single": single(household(f.Income.PerCapita, adult))} {
			if got := worth(t, calc.Dibao, facts, load(t, plain+c.rows), "2026-01"); got != c.want {
				t.Errorf("%s, %s: %q, want %q", c.name, mode, got, c.want)
			}
		}
	}
}

// It is the household's amount that has a minimum, not each member's.
func TestMinimumIsAHouseholds(t *testing.T) {
	p := load(t, plain+"parameter dibao.minimum,50,2025-01,")
	if got := worth(t, calc.Dibao, household(calc.Whole(580), adult, adult, adult), p, "2026-01"); got != "base 60.00" {
		t.Errorf("got %q", got)
	}
}

// One person's award tops up to a share of the standard.
func TestSingle(t *testing.T) {
	for _, c := range []struct {
		name, rows, perCapita, want string
	}{
		{"the county says nothing", "", "388.56", "base 211.44"},
		{"100 percent", "parameter dibao.single.share,100,2025-01,", "388.56", "base 211.44"},
		{"80 percent", "parameter dibao.single.share,80,2025-01,", "388.56", "base 91.44"},
		{"a share with decimals", "parameter dibao.single.share,66.6667,2025-01,", "0", "base 400.00"},
		{"a fen below the share", "parameter dibao.single.share,80,2025-01,", "479.99", "base 0.01"},
		{"at the share", "parameter dibao.single.share,80,2025-01,", "480", ""},
		{"above the share", "parameter dibao.single.share,80,2025-01,", "599", ""},
		{"not yet", "parameter dibao.single.share,80,2026-02,", "500", "base 100.00"},
	} {
		f := household(yuan(t, c.perCapita).Fraction(), adult)
		if got := worth(t, calc.Dibao, single(f), load(t, plain+c.rows), "2026-01"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	p := load(t, plain+"parameter dibao.single.share,80,2025-01,\nsupplement A,dibao,,standard_percent,10,2025-01,,")
	if got := worth(t, calc.Dibao, single(household(calc.Whole(400), adult)), p, "2026-01"); got != "base 80.00 supplement 60.00" {
		t.Errorf("a supplement by the standard: %q", got)
	}
	if got := worth(t, calc.Dibao, household(calc.Whole(400), adult), p, "2026-01"); got != "base 200.00 supplement 60.00" {
		t.Errorf("a household's award: %q", got)
	}
}

// Grades are paid whatever the income, to each person.
func TestGrades(t *testing.T) {
	p := load(t, plain+`
standard dibao,A,,,2025-01,480,,
standard dibao,A,,,2026-02,500,,
standard dibao,B,rural,,2025-01,4000,year,
standard dibao,C,,,2025-01,,,
parameter dibao.minimum,350,2025-01,
`)
	for _, c := range []struct{ class, at, want string }{
		{"A", "2026-01", "base 960.00"},
		{"A", "2026-02", "base 1000.00"},
		{"B", "2026-01", "base 666.67"},
		{"C", "2026-01", ""},
		{"D", "2026-01", `no standard in force: program dibao, class "D", rural, region 990283001002, month 2026-01`},
		{"A", "2024-12", `no value in force: parameter rounding.unit, program dibao, month 2024-12`},
	} {
		if got := worth(t, calc.Dibao, graded(c.class, household(calc.Whole(9999), adult, ill)), p, c.at); got != c.want {
			t.Errorf("grade %s in %s: %q, want %q", c.class, c.at, got, c.want)
		}
	}
	// Without a plain standard, or with an abolished one, a supplement by the
	// standard is by the grade.
	for _, plainRow := range []string{"", "standard dibao,,,,2025-01,,,", "standard dibao,,urban,,2025-01,600,,"} {
		p := load(t, "parameter rounding.unit,1,2025-01,\nparameter rounding.mode,up,2025-01,\nstandard dibao,A,,,2025-01,400,,\nsupplement S,dibao,,standard_percent,10,2025-01,,\n"+plainRow)
		if got := worth(t, calc.Dibao, graded("A", household(calc.Fraction{}, adult)), p, "2026-01"); got != "base 400.00 supplement 40.00" {
			t.Errorf("%q: %q", plainRow, got)
		}
	}
	if got := worth(t, calc.Dibao, graded("B", household(calc.Fraction{}, adult)), p, "2026-01"); got != "base 333.33 minimum 16.67" {
		t.Errorf("below the minimum: %q", got)
	}
}

// Where the standard is abolished nothing is paid: no supplement, whatever its
// kind, and nothing that a minimum could raise.
func TestAbolishedPaysNothing(t *testing.T) {
	const rows = groups + `
supplement F,dibao,severe,full,,2025-01,,
supplement S,dibao,,amount,20,2025-01,,
supplement T,dibao,ill,standard_percent,10,2025-01,,
parameter dibao.minimum,50,2025-01,
standard dibao,A,,,2025-01,400,,
standard dibao,A,,,2026-03,,,
standard dibao,,,,2026-05,,,
`
	for name, c := range map[string]struct {
		f                    *calc.Facts
		february, march, may string
	}{
		"household": {household(calc.Whole(590), adult, severe, ill), "base 620.00 supplement 100.00", "base 620.00 supplement 100.00", ""},
		"minimum":   {household(calc.Whole(590), adult), "base 10.00 supplement 20.00 minimum 20.00", "base 10.00 supplement 20.00 minimum 20.00", ""},
		"single":    {single(household(calc.Whole(590), ill)), "base 10.00 supplement 60.00", "base 10.00 supplement 60.00", ""},
		"grade":     {graded("A", household(calc.Fraction{}, ill)), "base 400.00 supplement 60.00", "", ""},
		"nobody":    {computed(0, household(calc.Fraction{}, ill)), "income.nobody", "income.nobody", ""},
	} {
		for at, want := range map[string]string{"2026-02": c.february, "2026-03": c.march, "2026-05": c.may} {
			if got := worth(t, calc.Dibao, c.f, load(t, plain+rows), at); got != want {
				t.Errorf("%s in %s: %q, want %q", name, at, got, want)
			}
		}
	}
}

// Attributes are those of the snapshot, ages those of the month: the month of
// the birthday, the one before and the one after.
func TestAgesOfTheMonth(t *testing.T) {
	p := load(t, plain+groups+"supplement E,dibao,elder,amount,50,2025-01,,\nsupplement M,dibao,minor,amount,30,2025-01,,")
	for _, c := range []struct {
		birth          calc.Day
		before, at, on string // October, November, December 2026
	}{
		{19661101, "", "supplement 50.00", "supplement 50.00"},
		{19661102, "", "", "supplement 50.00"},
		{19661031, "", "supplement 50.00", "supplement 50.00"},
		{20081101, "supplement 30.00", "", ""},
		{20081102, "supplement 30.00", "supplement 30.00", ""},
		{20081031, "supplement 30.00", "", ""},
	} {
		f := household(calc.Whole(600), born(c.birth))
		for at, want := range map[string]string{"2026-10": c.before, "2026-11": c.at, "2026-12": c.on} {
			if got := worth(t, calc.Dibao, f, p, at); got != want {
				t.Errorf("born %s, in %s: %q, want %q", c.birth, at, got, want)
			}
		}
	}
}

// The facts say under which standard an award falls; the tables, since when.
func TestStandardOfTheMonth(t *testing.T) {
	p := load(t, plain+`
standard dibao,,,,2026-02,650,,
standard dibao,,urban,,2025-01,700,,
standard dibao,,,990283001,2026-03,800,,
standard dibao,,,990283001,2026-05,,,
`)
	rural, urban, elsewhere := household(calc.Whole(400), adult), household(calc.Whole(400), adult), household(calc.Whole(400), adult)
	urban.Settlement, elsewhere.Region = calc.Urban, "990283002001"
	for at, want := range map[string][3]string{
		"2026-01": {"base 200.00", "base 300.00", "base 200.00"},
		"2026-02": {"base 250.00", "base 300.00", "base 250.00"},
		"2026-03": {"base 400.00", "base 400.00", "base 250.00"},
		"2026-04": {"base 400.00", "base 400.00", "base 250.00"},
		"2026-05": {"", "", "base 250.00"}, // abolished there
	} {
		for i, f := range []*calc.Facts{rural, urban, elsewhere} {
			if got := worth(t, calc.Dibao, f, p, at); got != want[i] {
				t.Errorf("facts %d in %s: %q, want %q", i, at, got, want[i])
			}
		}
	}
}
