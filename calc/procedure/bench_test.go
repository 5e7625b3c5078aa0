package procedure_test

import (
	"testing"

	"doudi/calc"
)

// One application on the clerk's list: its stage, its deadlines, what comes next.
func BenchmarkList(b *testing.B) {
	r := rules()
	a := application(calc.Dibao)
	for _, line := range dibaoCourse[:11] {
		e := event(b, line)
		a.Events = append(a.Events, *e)
	}
	b.ResetTimer()
	for b.Loop() {
		if a.Stage().Closed() || len(r.Deadlines(a, 20260330)) != 5 || len(r.Next(a, 20260330)) == 0 {
			b.Fatal("not as it was")
		}
	}
}
