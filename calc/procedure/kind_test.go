package procedure_test

import (
	"fmt"
	"testing"

	"doudi/calc"
	"doudi/calc/procedure"
)

// Every code stands for one thing, and is read back as it.
func TestCodes(t *testing.T) {
	kinds := procedure.Kinds()
	if len(kinds) != 29 || kinds[0] != procedure.Filed || kinds[28] != procedure.Ended {
		t.Errorf("kinds %v", kinds)
	}
	for _, k := range kinds {
		if got, ok := procedure.ParseKind(k.String()); !ok || got != k {
			t.Errorf("%s is read as %v", k, got)
		}
	}
	for s := procedure.Applied; s <= procedure.Found; s++ {
		if got, ok := procedure.ParseSource(s.String()); !ok || got != s {
			t.Errorf("%s is read as %v", s, got)
		}
	}
	for _, code := range []string{"", "visit", "Filed"} {
		_, isKind := procedure.ParseKind(code)
		_, isSource := procedure.ParseSource(code)
		if isKind || isSource {
			t.Errorf("%q is read", code)
		}
	}
	codes := map[string]bool{}
	for _, s := range procedure.Stages() {
		codes["stage "+s.String()] = true
	}
	for _, u := range procedure.Urgencies() {
		codes["urgency "+u.String()] = true
	}
	if len(codes) != len(procedure.Stages())+len(procedure.Urgencies()) {
		t.Errorf("one code for two things: %v", codes)
	}
	if got := fmt.Sprint(procedure.Township, procedure.County, procedure.IsEnded, procedure.Overdue); got != "township county ended overdue" {
		t.Errorf("got %q", got)
	}
}

func TestOrdered(t *testing.T) {
	for program, want := range map[calc.Program]bool{calc.Dibao: true, procedure.Nursing: true, "elder": false, "": false} {
		if got := procedure.Ordered(program); got != want {
			t.Errorf("%q: %v", program, got)
		}
	}
}
