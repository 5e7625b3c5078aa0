package casework_test

import (
	"testing"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store/casework"
)

// TestLifting: what lifts a finding is found for it, the person by the tail of
// their number too, and wants only a reason.
func TestLifting(t *testing.T) {
	b := withoutAccounts(t)
	july := of2026(7)
	b.typed("decision", "household,id,program,decision,from,class,mode", "000001,"+string(headOf(b, "000001"))+",tekun,determine,2026-07,independent,home")
	_, err := b.as("li").Submit(july, nil, false)
	b.blockedBy(err, "account.missing 000001", "account.missing 000010", "programs.exclusive 000001")
	before := b.roster(july)
	lifting, err := b.as("li").Lifting(before.Blocking())
	b.ok(err)
	if len(before.BlockingWith(lifting)) > 0 || lifting[2].Person != headOf(b, "000001") || !casework.CanLift(before.Findings[0]) {
		t.Errorf("%+v", lifting)
	}
	personal := roster.Finding{Code: "id.invalid", Block: true, AwardKey: calc.AwardKey{Household: "000001", Program: calc.Dibao}, Args: []string{"", headOf(b, "000001").Tail()}}
	if one, err := b.as("li").Lifting([]roster.Finding{personal}); err != nil || !one[0].Lifts(personal) {
		t.Errorf("a finding about one of a household's people: %+v, %v", one, err)
	}
	for i := range lifting {
		lifting[i].Reason = "核实无误"
	}
	_, err = b.as("li").Submit(july, lifting, false)
	b.ok(err)
}

func headOf(b *bureau, n calc.HouseholdNumber) calc.IDNumber {
	b.Helper()
	file, err := b.as("li").Show(n)
	b.ok(err)
	return file.Household.Head().ID
}
