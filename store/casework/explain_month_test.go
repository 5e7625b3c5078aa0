package casework_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/roster"
	"doudi/store"
	"doudi/store/casework"
)

// explains is the one explanation of a household's programme.
func (b *bureau) explains(household calc.HouseholdNumber, program calc.Program, m calc.Month) casework.Explanation {
	b.Helper()
	xs, err := b.as("li").Explain(household, program, m)
	b.ok(err)
	if len(xs) != 1 {
		b.Fatalf("%d explanations", len(xs))
	}
	return xs[0]
}

// step is the first step with a code below a step, nil where there is none.
func step(s *entitlement.Step, code string) *entitlement.Step {
	for _, child := range s.Steps {
		if child.Code == code {
			return child
		}
		if found := step(child, code); found != nil {
			return found
		}
	}
	return nil
}

func input(s *entitlement.Step, name string) string {
	for _, in := range s.Inputs {
		if in.Name == name {
			return in.Value
		}
	}
	return ""
}

// TestExplainSealedTables: a sealed month is explained by the tables that it
// was sealed with, a draft by those of now.
func TestExplainSealedTables(t *testing.T) {
	b := qingheUntil(t, of2026(10))
	for _, row := range []struct {
		month    calc.Month
		policy   int
		standard string
		state    roster.State
		total    calc.Money
	}{
		{of2026(7), 1, "650.00", roster.Confirmed, 1241_99},
		{of2026(8), 1, "650.00", roster.Confirmed, 1241_99},
		{of2026(9), 2, "787.00", roster.Confirmed, 2187_29},
		{of2026(10), 2, "787.00", roster.Draft, 1557_09},
	} {
		x := b.explains("000001", calc.Dibao, row.month)
		s := step(x.Steps, "standard")
		if x.Policy != row.policy || x.State != row.state || s == nil || s.Amount != row.standard || x.Steps.Amount != row.total.String() || x.Month != row.month {
			t.Errorf("%s: policy %d, state %s, standard %+v, total %s", row.month, x.Policy, x.State, s, x.Steps.Amount)
		}
		if s != nil && (s.Document != "民发〔2026〕1号" || !strings.HasPrefix(s.Row, "standard.csv:")) {
			t.Errorf("%s: the standard stands in %s, ordered by %q", row.month, s.Row, s.Document)
		}
		if got, want := x.Cites["民发〔2026〕1号"], "民发〔2026〕1号《关于调整救助标准的通知》"; got != want {
			t.Errorf("%s: cites %q", row.month, x.Cites)
		}
	}
}

// TestExplainSealedDecisions: a sealed month is explained by the decisions that
// it was sealed with. Household 000043's death in August comes in before
// September.
func TestExplainSealedDecisions(t *testing.T) {
	b := qingheUntil(t, of2026(10))
	august, september := b.explains("000043", calc.Dibao, of2026(8)), b.explains("000043", calc.Dibao, of2026(9))
	if step(august.Steps, "decision.stop") != nil || august.Entry.Total() == 0 || step(august.Steps, "base") == nil {
		t.Errorf("August is explained by what came later: %+v", august.Steps)
	}
	stop := step(september.Steps, "decision.stop")
	if stop == nil || !strings.HasPrefix(input(stop, "reason"), "death") || input(stop, "from") != "2026-08" || september.Steps.Amount != "0.00" {
		t.Errorf("September: %+v", september.Steps)
	}
	if debt := step(september.Steps, "debt"); debt == nil || debt.Amount != august.Steps.Amount {
		t.Errorf("the debt of %s is explained as %+v", august.Steps.Amount, debt)
	}
}

// TestExplainCorrections: every month put right says what it is owed by what is
// known now, what it was paid, and the difference.
func TestExplainCorrections(t *testing.T) {
	for _, m := range []calc.Month{of2026(9), of2026(10), of2026(11)} {
		b := qingheUntil(t, m)
		found := 0
		for key, e := range b.entries(b.roster(m)) {
			xs, err := b.as("li").Explain(key.Household, key.Program, m)
			b.ok(err)
			i := slices.IndexFunc(xs, func(x casework.Explanation) bool { return x.AwardKey == key })
			var corrections []*entitlement.Step
			for _, s := range xs[i].Steps.Steps {
				if s.Code == "arrears" || s.Code == "recovery" {
					corrections = append(corrections, s)
				}
			}
			if len(corrections) != len(e.Arrears)+len(e.Recovery) {
				t.Errorf("%s %v: %d corrections, %d explained", m, key, len(e.Arrears)+len(e.Recovery), len(corrections))
				continue
			}
			for j, c := range append(slices.Clone(e.Arrears), e.Recovery...) {
				found++
				s, amount, code := corrections[j], c.Amount, "arrears"
				if j >= len(e.Arrears) {
					amount, code = -amount, "recovery"
				}
				if s.Code != code || input(s, "month") != c.Month.String() || s.Amount != amount.String() {
					t.Errorf("%s %v: %s of %s explained as %+v", m, key, amount, c.Month, s)
				}
				owed, paid := b.yuan(input(s, "owed")), b.yuan(input(s, "paid"))
				difference := worthOf(b, owed) - worthOf(b, paid)
				if code == "arrears" && difference != amount || code == "recovery" && difference > amount {
					t.Errorf("%s %v: %s is owed %s and was paid %s, put right by %s", m, key, c.Month, owed, paid, amount)
				}
				if got := worth(t, s); got != worthOf(b, owed) {
					t.Errorf("%s %v: %s is owed %s by steps worth %s", m, key, c.Month, owed, got)
				}
			}
		}
		if found == 0 {
			t.Errorf("%s: no corrections", m)
		}
	}
}

func worthOf(b *bureau, s string) calc.Money {
	b.Helper()
	x, err := calc.ParseMoney(s)
	b.ok(err)
	return x
}

// TestExplainKinds: what pays, and how it came about, is among the steps.
func TestExplainKinds(t *testing.T) {
	b := qingheUntil(t, of2026(10))
	for _, row := range []struct {
		household calc.HouseholdNumber
		program   calc.Program
		month     calc.Month
		codes     []string
	}{
		{"000001", calc.Dibao, of2026(7), []string{"decision.determine", "standard", "income.per_capita", "person.base", "base", "supplement"}},
		{"000035", calc.Dibao, of2026(7), []string{"person.full"}},
		{"000010", "nursing", of2026(7), []string{"base", "standard"}},
		{"000011", calc.Tekun, of2026(8), []string{"base", "care"}},
		{"000018", calc.Dibao, of2026(9), []string{"decision.taper", "month_before", "taper"}},
		{"000031", calc.Dibao, of2026(9), []string{"decision.suspend"}},
		{"000009", calc.Dibao, of2026(10), []string{"decision.stop", "month_before", "bonus"}},
		{"000039", calc.Dibao, of2026(9), []string{"income.given"}},
		{"000003", calc.Dibao, of2026(7), []string{"income.deduction"}},
	} {
		x := b.explains(row.household, row.program, row.month)
		for _, code := range row.codes {
			if step(x.Steps, code) == nil {
				t.Errorf("%s %s %s: no step %s", row.month, row.household, row.program, code)
			}
		}
	}
}

// TestExplainRefusals: what cannot be explained.
func TestExplainRefusals(t *testing.T) {
	b := qinghe(t)
	_, err := b.as("li").Explain("000001", "", of2026(6))
	b.refused(err, "month.before_opening")
	if _, err := b.as("li").Explain("000099", "", of2026(7)); !errors.Is(err, store.ErrNotFound) {
		t.Error(err)
	}
	for program, want := range map[calc.Program]int{"": 2, calc.Dibao: 1, "nursing": 1, calc.Tekun: 0} {
		xs, err := b.as("li").Explain("000010", program, of2026(7))
		if b.ok(err); len(xs) != want {
			t.Errorf("%q: %d explanations", program, len(xs))
		}
	}
}

// TestExplainAsSealed: the line that is explained is the one that was sealed,
// with the payee, the account and the village as they were.
func TestExplainAsSealed(t *testing.T) {
	b := qingheUntil(t, of2026(8))
	sealed := b.line(of2026(7), "000001", calc.Dibao)
	b.typed("household", "household,payee,payee_id,account,region", "000001,孙勇,999999196004200903,6256722073133911879,999901002003")
	x := b.explains("000001", calc.Dibao, of2026(7))
	if e := x.Entry; e.Payee != sealed.Payee || e.Account != sealed.Account || e.Region != sealed.Region || e.Payment != sealed.Payment {
		t.Errorf("explained: %s %s in %s by %q, sealed: %s %s in %s by %q", e.Payee, e.Account, e.Region, e.Payment, sealed.Payee, sealed.Account, sealed.Region, sealed.Payment)
	}
}

// TestExplainHeld: a payment that is held back says so, with the amount.
func TestExplainHeld(t *testing.T) {
	b := qinghe(t)
	b.loads(b.amended("policy", map[string]string{"parameter": "review.hold_after,0,2026-07,民发〔2026〕1号"}))
	held := 0
	for key, e := range b.entries(b.roster(of2026(7))) {
		if !e.Held {
			continue
		}
		held++
		xs, err := b.as("li").Explain(key.Household, key.Program, of2026(7))
		b.ok(err)
		for _, x := range xs {
			note := step(x.Steps, "held")
			if x.AwardKey == key && (note == nil || !strings.HasPrefix(note.Amount, "-") || worth(t, x.Steps) != 0 || x.Steps.Amount != "0.00") {
				t.Errorf("%v: held %+v, steps worth %s of %s", key, note, worth(t, x.Steps), x.Steps.Amount)
			}
		}
	}
	if held == 0 {
		t.Error("nothing is held")
	}
}
