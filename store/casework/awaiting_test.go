package casework_test

import (
	"errors"
	"slices"
	"testing"

	"doudi/calc"
	"doudi/store"
	"doudi/store/casework"
)

// What waits is seen by all who may read it, what they may confirm first, and
// what stands in the way of the rest.
func TestAwaiting(t *testing.T) {
	b := delegated(t)
	b.admits("gao", store.Auditor)
	b.admits("cai", store.Finance)
	small := b.proposes("sun", determine())
	big := determine()
	big.Household, big.PerCapita, big.Given, big.Heard = "1", calc.Whole(100), true, heard
	large := b.proposes("zhao", big)
	for _, tc := range []struct {
		operator string
		bars     map[uint64]string
		first    uint64
	}{
		{"qian", map[uint64]string{small.Number: "", large.Number: "decision.beyond"}, small.Number},
		{"sun", map[uint64]string{small.Number: "decision.own", large.Number: "decision.beyond"}, small.Number},
		{"zhao", map[uint64]string{small.Number: "operator.forbidden", large.Number: "decision.own"}, small.Number},
		{"wang", map[uint64]string{small.Number: "", large.Number: ""}, small.Number},
		{"gao", map[uint64]string{small.Number: "operator.forbidden", large.Number: "operator.forbidden"}, small.Number},
		{"wu", nil, 0},
	} {
		list, err := b.as(tc.operator).Awaiting()
		b.ok(err)
		if len(list) != len(tc.bars) || len(list) > 0 && list[0].Decision.Number != tc.first {
			t.Fatalf("%s: %+v", tc.operator, list)
		}
		for i := range list {
			number := list[i].Decision.Number
			one, err := b.as(tc.operator).AwaitingDecision(number)
			b.ok(err)
			for _, a := range []*casework.Await{&list[i], one} {
				if want := tc.bars[number]; want == "" && a.Bar != nil || want != "" && !calc.Refused(a.Bar, want) {
					t.Errorf("%s before %d: %v, want %q", tc.operator, number, a.Bar, want)
				}
				if a.Head == "" || a.By == "" || a.At.IsZero() || len(a.Decision.Months) == 0 || a.Unknown != nil {
					t.Errorf("%s is shown %+v", tc.operator, a)
				}
			}
		}
	}
	b.refused(second(b.as("wu").AwaitingDecision(small.Number)), "operator.township")
	b.refused(second(b.as("cai").Awaiting()), "operator.forbidden")
	// The tables change: what was seen is no longer so, and the money is that of now.
	b.loads(b.amended("policy", map[string]string{"authority": "dibao,2000,township,2025-01,民发〔2026〕1号", dibaoBesideTekun: dibaoBesideTekunNow}))
	a, err := b.as("qian").AwaitingDecision(small.Number)
	b.ok(err)
	b.refused(a.Bar, "decision.tables_changed")
	b.ok(second(b.as("sun").Renew(small.Number, nil)))
	if _, err := b.as("qian").AwaitingDecision(small.Number); !errors.Is(err, casework.ErrGone) {
		t.Errorf("what was recorded anew: %v", err)
	}
}

// An account waits for whoever may confirm it, behind the decisions.
func TestAccountsAwait(t *testing.T) {
	b := delegated(t)
	b.ok(second(b.as("zhao").EditHousehold("2", change("account=6230000000000000018"))))
	decided := b.proposes("zhao", determine())
	for operator, code := range map[string]string{"zhao": "operator.forbidden", "qian": "", "wang": ""} {
		list, err := b.as(operator).Awaiting()
		b.ok(err)
		if len(list) != 2 || list[0].Decision == nil || list[0].Decision.Number != decided.Number || list[1].Account == nil || list[1].By != "zhao" {
			t.Fatalf("%s: %+v", operator, list)
		}
		if bar := list[1].Bar; code == "" && bar != nil || code != "" && !calc.Refused(bar, code) {
			t.Errorf("%s: %v, want %q", operator, bar, code)
		}
	}
}

// A preview has the components of both amounts, and why the new one is what it is.
func TestPreviewExplains(t *testing.T) {
	b := delegated(t)
	q := determine()
	v, err := b.as("zhao").Preview(&q)
	b.ok(err)
	m := v.Months[0]
	if m.Was.Total() != m.Before || m.Becomes.Total() != m.After || m.Becomes.Base != 512_50 || m.Becomes.Supplement != 102_50 {
		t.Errorf("%+v", m)
	}
	if v.Steps == nil || v.Steps.Amount != m.After.String() || len(v.Documents) == 0 || len(v.Documents) != len(v.Cites) {
		t.Errorf("%+v %v %v", v.Steps, v.Cites, v.Documents)
	}
	if v.NeedsHearing() || v.NeedsMinutes() {
		t.Error("a new award of the township's needs neither a hearing nor minutes")
	}
}

// A preview goes on until what was to come has come: the end of a taper that a
// determination replaces.
func TestPreviewUntilItSettles(t *testing.T) {
	b := delegated(t)
	b.two(determine())
	b.two(casework.Proposal{Household: "2", Program: calc.Dibao, Kind: calc.Taper, From: of2026(13), Until: of2026(15), Reason: "就业", Heard: heard})
	q := determine()
	q.From = of2026(14)
	v, err := b.as("zhao").Preview(&q)
	b.ok(err)
	if len(v.Months) != 3 || v.Months[2].Month != of2026(16) || v.Months[2].Before != 0 || v.Months[2].After != 615_00 {
		t.Errorf("%+v", v.Months)
	}
}

// The terms are those of the tables for the household's village.
func TestTerms(t *testing.T) {
	b := delegated(t)
	terms, err := b.as("zhao").Terms("2")
	b.ok(err)
	by := map[calc.Program]casework.ProgramTerms{}
	for _, p := range terms.Programs {
		by[p.Program] = p
	}
	dibao := by[calc.Dibao]
	if !dibao.Whole || !dibao.Personal || !dibao.Income || !slices.Contains(dibao.Classes, "") || dibao.From != of2026(12) || dibao.Filed {
		t.Errorf("dibao: %+v", dibao)
	}
	if tekun := by[calc.Tekun]; tekun.Whole || len(tekun.Modes) != 2 || slices.Contains(tekun.Classes, "basic") || !slices.Contains(tekun.Classes, "dependent") {
		t.Errorf("tekun: %+v", tekun)
	}
	if nursing := by["nursing"]; !nursing.Filed || nursing.Whole || nursing.Income {
		t.Errorf("nursing: %+v", nursing)
	}
	if edge := by[calc.Edge]; edge.Personal || len(edge.Classes) != 1 {
		t.Errorf("edge: %+v", edge)
	}
	b.proposes("zhao", determine())
	terms, err = b.as("zhao").Terms("2")
	b.ok(err)
	if len(terms.Waits) != 1 || terms.Waits[0].Program != calc.Dibao {
		t.Errorf("waits: %+v", terms.Waits)
	}
	b.refused(second(b.as("wu").Terms("2")), "operator.township")
	if _, err := b.as("zhao").Terms("99"); !errors.Is(err, casework.ErrGone) {
		t.Errorf("a household that is not on file: %v", err)
	}
}
