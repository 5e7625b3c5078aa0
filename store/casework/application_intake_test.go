package casework_test

import (
	"slices"
	"testing"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/store/casework"
)

// The window offers the law's programmes and the county's own, and of the villages
// those in which the operator may act.
func TestWindow(t *testing.T) {
	b := window(t)
	county, err := b.as("li").Window()
	b.ok(err)
	if county.Programs[0] != calc.Dibao || len(county.Programs) < len(procedure.Programs()) {
		t.Errorf("programmes %v", county.Programs)
	}
	for i, p := range county.Programs {
		if slices.Contains(county.Programs[:i], p) || i < len(procedure.Programs()) != procedure.Ordered(p) {
			t.Errorf("programme %s at %d of %v", p, i, county.Programs)
		}
	}
	own, err := b.as("sun").Window()
	b.ok(err)
	if len(own.Villages) == 0 || len(own.Villages) >= len(county.Villages) {
		t.Errorf("%d villages of %d", len(own.Villages), len(county.Villages))
	}
	for _, v := range own.Villages {
		if !v.Code.Under("999901002") || v.Name == "" || v.Township == "" || len(v.Code) != 12 {
			t.Errorf("%+v", v)
		}
	}
}

// A consent that comes with the application is on its file at once, in the same
// act; without one nothing of the family's data is handled.
func TestConsentAtTheWindow(t *testing.T) {
	b := window(t)
	in := dibaoOf2()
	in.Consent = true
	f := b.opens("2026-03-02", "zhao", in)
	if !f.Consented() || len(f.Events) != 2 || f.Events[1].Kind != procedure.Consented || f.Recorded[0].Seq != f.Recorded[1].Seq {
		t.Errorf("%+v, %+v", f.Events, f.Recorded)
	}
	b.steps(f.Number, "2026-03-02 zhao accepted", "2026-03-03 zhao consented obligor="+zhang, "2026-03-03 zhao survey_started")
	if got := b.application("2026-03-03", f.Number); !slices.Equal(got.Obligors(), []calc.IDNumber{calc.IDNumber(zhang)}) {
		t.Errorf("obligors %v", got.Obligors())
	}
	b.steps(f.Number, "2026-03-04 zhao consent_withdrawn obligor="+zhang, "2026-03-04 zhao consent_withdrawn")
	if got := b.application("2026-03-04", f.Number); got.Consented() || got.Obligors() != nil {
		t.Errorf("withdrawn, and %v, %v", got.Consented(), got.Obligors())
	}
}

// An application is found by its number, its family's, and the applicant's name in
// characters, in pinyin and in initials.
func TestApplicationFound(t *testing.T) {
	b := window(t)
	b.opens("2026-03-02", "zhao", dibaoOf2())
	b.opens("2026-03-02", "sun", casework.Opening{Household: "3", Program: calc.Dibao, Source: procedure.OnBehalf, Agent: "孙会计"})
	for text, want := range map[string]string{
		"S000002": "S000002", "s000002": "S000002", "刘": "S000001", "liuw": "S000001", "lw": "S000001", "王五": "S000002", "孙会": "S000002", "nobody": "",
	} {
		files, err := b.on("2026-03-03", "li").Applications(casework.ApplicationFilter{Text: text})
		b.ok(err)
		got := ""
		for _, f := range files {
			got += f.Number
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// Who asks for their own applications gets those of which they recorded something.
func TestApplicationsOfMine(t *testing.T) {
	b := window(t)
	b.opens("2026-03-02", "zhao", dibaoOf2())
	b.opens("2026-03-02", "sun", casework.Opening{Household: "3", Program: calc.Dibao, Source: procedure.Applied})
	b.steps("S000002", "2026-03-02 li complained note=来电反映")
	for who, want := range map[string]int{"zhao": 1, "sun": 1, "li": 1, "zhou": 0} {
		files, err := b.on("2026-03-03", who).Applications(casework.ApplicationFilter{Mine: true})
		b.ok(err)
		if len(files) != want {
			t.Errorf("%s: %d, want %d", who, len(files), want)
		}
	}
}
