package entitlement_test

import (
	"testing"

	"doudi/calc"
)

// Tekun is the basic and the care standard, each rounded, by the person's mode
// and the plain class where there is none for it.
func TestTekun(t *testing.T) {
	p := load(t, plain+`
standard tekun,basic,rural,,2025-01,765,,
standard tekun,basic.institution,,,2025-06,1100,,
standard tekun,independent,,,2025-01,3298,year,
standard tekun,partial,,,2025-01,5495,year,
standard tekun,dependent,,,2025-01,10990,year,
standard tekun,dependent.institution,,,2025-01,14400,year,
standard tekun,dependent.institution,,,2025-09,,,
standard tekun,partial.home,,,2025-03,500,,
`)
	facts := func(class string, mode calc.Mode) *calc.Facts {
		f := graded(class, household(calc.Fraction{}, adult))
		f.Mode = mode
		return f
	}
	for _, c := range []struct {
		class string
		mode  calc.Mode
		at    string
		want  string
	}{
		{"independent", calc.AtHome, "2025-01", "base 765.00 supplement 274.83"},
		{"independent", calc.InInstitution, "2025-05", "base 765.00 supplement 274.83"},
		{"independent", calc.InInstitution, "2025-06", "base 1100.00 supplement 274.83"},
		{"independent", calc.AtHome, "2025-06", "base 765.00 supplement 274.83"},
		{"independent", 0, "2025-06", "base 765.00 supplement 274.83"},
		{"partial", calc.AtHome, "2025-02", "base 765.00 supplement 457.92"},
		{"partial", calc.AtHome, "2025-03", "base 765.00 supplement 500.00"},
		{"partial", calc.InInstitution, "2025-03", "base 765.00 supplement 457.92"},
		{"dependent", calc.AtHome, "2025-06", "base 765.00 supplement 915.83"},
		{"dependent", calc.InInstitution, "2025-08", "base 1100.00 supplement 1200.00"},
		// Abolished for institutions: the plain class serves again.
		{"dependent", calc.InInstitution, "2025-09", "base 1100.00 supplement 915.83"},
		{"", calc.AtHome, "2025-06", `no standard in force: program tekun, class "", rural, region 990283001002, month 2025-06`},
		{"other", calc.AtHome, "2025-06", `no standard in force: program tekun, class "other", rural, region 990283001002, month 2025-06`},
		{"independent", calc.AtHome, "2024-12", `no value in force: parameter rounding.unit, program tekun, month 2024-12`},
	} {
		if got := worth(t, calc.Tekun, facts(c.class, c.mode), p, c.at); got != c.want {
			t.Errorf("%s %s in %s: %q, want %q", c.class, c.mode, c.at, got, c.want)
		}
	}
	town := facts("independent", calc.AtHome)
	town.Settlement = calc.Urban
	if got, want := worth(t, calc.Tekun, town, p, "2025-06"), `no standard in force: program tekun, class "basic", urban, region 990283001002, month 2025-06`; got != want {
		t.Errorf("without a basic standard: %q, want %q", got, want)
	}
}

func TestTekunRoundsEachPart(t *testing.T) {
	p := load(t, plain+"parameter rounding.unit.tekun,1,2025-01,\nstandard tekun,basic,,,2025-01,765.50,,\nstandard tekun,partial,,,2025-01,5495,year,")
	f := graded("partial", household(calc.Fraction{}, adult))
	if got := worth(t, calc.Tekun, f, p, "2026-01"); got != "base 766.00 supplement 458.00" {
		t.Errorf("got %q", got)
	}
}

func TestFlat(t *testing.T) {
	p := load(t, plain+`
standard orphan,,,,2025-01,1400,,
standard orphan,,,,2026-01,,,
standard nursing,1,,,2025-01,155,,
standard nursing,2,,,2025-01,1501,year,
`)
	for _, c := range []struct {
		program   calc.Program
		class, at string
		want      string
	}{
		{"orphan", "", "2025-01", "base 1400.00"},
		{"orphan", "", "2025-12", "base 1400.00"},
		{"orphan", "", "2026-01", ""},
		{"nursing", "1", "2026-01", "base 155.00"},
		{"nursing", "2", "2026-01", "base 125.08"},
		{"nursing", "", "2026-01", `no standard in force: program nursing, class "", rural, region 990283001002, month 2026-01`},
		{"elder", "", "2026-01", `no standard in force: program elder, class "", rural, region 990283001002, month 2026-01`},
	} {
		// Income and the number of people do not matter.
		if got := worth(t, c.program, graded(c.class, household(calc.Whole(9999), adult, adult)), p, c.at); got != c.want {
			t.Errorf("%s %s in %s: %q, want %q", c.program, c.class, c.at, got, c.want)
		}
	}
}

// Edge is recognised, not paid, and needs no tables.
func TestEdge(t *testing.T) {
	if got := worth(t, calc.Edge, household(calc.Whole(700), adult), load(t, plain), "2020-01"); got != "" {
		t.Errorf("got %q", got)
	}
}
