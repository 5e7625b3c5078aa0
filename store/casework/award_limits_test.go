package casework_test

import (
	"testing"

	"doudi/calc"
	"doudi/store/casework"
)

// yuan is an amount in yuan as a fraction.
func yuan(t *testing.T, text string) calc.Fraction {
	t.Helper()
	d, err := calc.ParseDecimal(text)
	if err != nil {
		t.Fatal(err)
	}
	return calc.FractionOfDecimal(d)
}

// excluding is the office of delegated under tables by which dibao and tekun exclude
// each other from a month on.
func excluding(t *testing.T, from string) *bureau {
	b := delegated(t)
	b.loads(b.amended("policy", map[string]string{
		"authority":      "dibao,,township,2025-01,民发〔2026〕1号\nedge,,township,2025-01,民发〔2026〕1号",
		"parameter":      "taper.months,6,2025-01,民发〔2026〕1号\ntaper.ceiling,1.5,2025-01,民发〔2026〕1号\nedge.ceiling,1.5,2025-01,民发〔2026〕1号",
		dibaoBesideTekun: "dibao,tekun," + from + ",民发〔2026〕1号",
	}))
	return b
}

// Household 2's Liu has tekun. Dibao beside it is refused for the months in which
// both would be paid, and no other.
func TestExclusiveProgrammes(t *testing.T) {
	stop := func(from calc.Month) casework.Proposal {
		return casework.Proposal{Household: "2", Program: calc.Tekun, Person: liu, Kind: calc.Stop, StopReason: calc.OtherStopReason, From: from, Reason: "转低保", Heard: heard}
	}
	for _, tc := range []struct {
		name, since string
		before      []casework.Proposal
		code        string
	}{
		{"in force before", "2026-11", nil, "decision.exclusive"},
		{"in force from the first month", "2026-12", nil, "decision.exclusive"},
		{"in force a month later", "2027-01", nil, ""},
		{"the other stops before", "2025-01", []casework.Proposal{stop(of2026(12))}, ""},
		{"the other stops a month later", "2025-01", []casework.Proposal{stop(of2026(13))}, "decision.exclusive"},
		{"the other is suspended", "2025-01", []casework.Proposal{{Household: "2", Program: calc.Tekun, Person: liu, Kind: calc.Suspend, From: of2026(12), Reason: "待核查", Heard: heard}}, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := excluding(t, tc.since)
			for _, q := range tc.before {
				b.confirms("wang", b.proposes("li", q).Number)
			}
			q := determine()
			_, err := b.as("zhao").Record(&q, nil)
			if tc.code == "" {
				b.ok(err)
				return
			}
			b.refused(err, tc.code)
		})
	}
}

// What would be paid twice only by the second confirmation, or by resuming, is refused
// there.
func TestExclusiveWhenConfirmed(t *testing.T) {
	b := excluding(t, "2025-01")
	suspend := casework.Proposal{Household: "2", Program: calc.Tekun, Person: liu, Kind: calc.Suspend, From: of2026(12), Reason: "待核查", Heard: heard}
	b.confirms("wang", b.proposes("li", suspend).Number)
	waiting := b.proposes("zhao", determine())
	resume := b.proposes("li", casework.Proposal{Household: "2", Program: calc.Tekun, Person: liu, Kind: calc.Resume, From: of2026(12)})
	b.confirms("qian", waiting.Number)
	before := b.holds()
	_, err := b.as("wang").ConfirmDecision(resume.Number)
	b.refused(err, "decision.exclusive")
	_, err = b.as("wang").PreviewWaiting(resume.Number)
	b.refused(err, "decision.exclusive")
	if b.holds() != before {
		t.Error("the store has changed")
	}
}

// Nobody is insured twice by one programme: within a household, or by the one that they
// left, until that is decided anew.
func TestInsuredTwice(t *testing.T) {
	b := excluding(t, "2030-01")
	single := casework.Proposal{Household: "1", Program: calc.Dibao, Person: zhang, Mode: calc.SinglePerson, Kind: calc.Determine}
	_, err := b.as("zhao").Record(&single, nil)
	b.refused(err, "decision.insured_twice")
	_, err = b.as("zhao").Join("2", row("member", "relation=spouse id="+wife), "1", change(""))
	b.ok(err)
	q := determine()
	_, err = b.as("zhao").Record(&q, nil)
	b.refused(err, "decision.insured_twice")
	b.confirms("wang", b.proposes("zhao", casework.Proposal{Household: "1", Program: calc.Dibao, Kind: calc.Determine, Heard: heard}).Number)
	b.two(q)
}

// A determination above the line of its programme is refused: at the standard for
// dibao, above the ceiling for the edge.
func TestAboveTheLine(t *testing.T) {
	for _, tc := range []struct {
		program calc.Program
		income  string
		code    string
	}{
		{calc.Dibao, "512.49", ""},
		{calc.Dibao, "512.50", "decision.above_line"},
		{calc.Dibao, "512.51", "decision.above_line"},
		{calc.Edge, "768.74", ""},
		{calc.Edge, "768.75", ""},
		{calc.Edge, "768.76", "decision.above_line"},
	} {
		b := excluding(t, "2030-01")
		q := casework.Proposal{Household: "2", Program: tc.program, Kind: calc.Determine, PerCapita: yuan(t, tc.income), Given: true}
		_, err := b.as("zhao").Record(&q, nil)
		if tc.code == "" {
			b.ok(err)
			continue
		}
		b.refused(err, tc.code)
	}
}

// A taper is refused where the income, as the items on file are now, is above
// taper.ceiling × the standard: 768.75 yuan for household 2.
func TestTaperCeiling(t *testing.T) {
	for _, tc := range []struct{ income, code string }{
		{"768.74", ""}, {"768.75", ""}, {"768.76", "decision.taper_ceiling"},
	} {
		b := excluding(t, "2030-01")
		b.two(determine())
		_, err := b.as("zhao").EditHousehold("2", change("", "item kind=transfer id="+liu+" amount="+tc.income+" per=month"))
		b.ok(err)
		q := casework.Proposal{Household: "2", Program: calc.Dibao, Kind: calc.Taper, From: of2026(13), Reason: "就业", Heard: heard}
		_, err = b.as("zhao").Record(&q, nil)
		if tc.code == "" {
			b.ok(err)
			continue
		}
		b.refused(err, tc.code)
	}
}
