package calc_test

import (
	"testing"

	"doudi/calc"
)

// What everybody is to the new head follows from what they were to the former, and
// from what the new head was.
func TestReseat(t *testing.T) {
	everyone := []calc.Relation{calc.Head, calc.Spouse, calc.Child, calc.Parent, calc.Grandchild, calc.Grandparent, calc.Sibling, calc.OtherKin}
	const none = calc.Relation(0)
	for _, tc := range []struct {
		heir calc.Relation
		want []calc.Relation // of everyone but the heir
	}{
		{calc.Spouse, []calc.Relation{calc.Spouse, none, calc.Child, calc.OtherKin, calc.Grandchild, calc.OtherKin, calc.OtherKin, calc.OtherKin}},
		{calc.Child, []calc.Relation{calc.Parent, calc.Parent, none, calc.Grandparent, calc.OtherKin, calc.OtherKin, calc.OtherKin, calc.OtherKin}},
		{calc.Parent, []calc.Relation{calc.Child, calc.OtherKin, calc.Grandchild, none, calc.OtherKin, calc.OtherKin, calc.Child, calc.OtherKin}},
		{calc.Grandchild, []calc.Relation{calc.Grandparent, calc.Grandparent, calc.OtherKin, calc.OtherKin, none, calc.OtherKin, calc.OtherKin, calc.OtherKin}},
		{calc.Grandparent, []calc.Relation{calc.Grandchild, calc.OtherKin, calc.OtherKin, calc.OtherKin, calc.OtherKin, none, calc.OtherKin, calc.OtherKin}},
		{calc.Sibling, []calc.Relation{calc.Sibling, calc.OtherKin, calc.OtherKin, calc.Parent, calc.OtherKin, calc.Grandparent, none, calc.OtherKin}},
		{calc.OtherKin, []calc.Relation{calc.OtherKin, calc.OtherKin, calc.OtherKin, calc.OtherKin, calc.OtherKin, calc.OtherKin, calc.OtherKin, none}},
	} {
		var h calc.Household
		for _, r := range everyone {
			h.Members = append(h.Members, calc.Member{ID: calc.IDNumber(r.String()), Relation: r})
		}
		if !h.Reseat(calc.IDNumber(tc.heir.String())) {
			t.Fatalf("%s is a member", tc.heir)
		}
		for i, m := range h.Members {
			want := tc.want[i]
			if want == none {
				want = calc.Head
			}
			if m.Relation != want {
				t.Errorf("the %s is head: the former's %s is now %s, want %s", tc.heir, everyone[i], m.Relation, want)
			}
		}
	}
}

func TestReseatWhoIsHeadOrNobody(t *testing.T) {
	h := calc.Household{Members: []calc.Member{{ID: "1", Relation: calc.Head}, {ID: "2", Relation: calc.Child}, {ID: "3"}}}
	if h.Reseat("4") || h.Members[0].Relation != calc.Head {
		t.Error("a stranger is head")
	}
	if !h.Reseat("1") || h.Members[1].Relation != calc.Child {
		t.Error("the head stays head, and the others what they were")
	}
	if !h.Reseat("2") || h.Members[0].Relation != calc.Parent || h.Members[2].Relation != 0 {
		t.Errorf("%+v: what is not stated stays so", h.Members)
	}
}
