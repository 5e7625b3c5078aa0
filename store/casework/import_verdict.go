package casework

import (
	"slices"

	"doudi/calc"
)

// verdicts are what a part of the decision sheet comes to, each with its row.
type verdicts struct {
	row              int // being decided
	known, decisions int
	replaced         []atRow[Replacement]
	faults           []atRow[calc.Fault]
}

type atRow[T any] struct {
	row  int
	what T
}

func (v *verdicts) fault(at calc.Place, code string, args ...string) {
	v.faults = append(v.faults, atRow[calc.Fault]{v.row, calc.Fault{Code: code, Place: at, Args: args}})
}

// inRowOrder joins lists into one in the order of the rows.
func inRowOrder[T any](lists ...[]atRow[T]) []T {
	all := slices.Concat(lists...)
	slices.SortStableFunc(all, func(a, b atRow[T]) int { return a.row - b.row })
	out := make([]T, len(all))
	for i := range all {
		out[i] = all[i].what
	}
	return out
}

// take joins what the parts come to.
func (in *importing) take(found []*verdicts) {
	var replaced [][]atRow[Replacement]
	var faults [][]atRow[calc.Fault]
	for _, v := range found {
		in.done.Known += v.known
		in.done.Decisions += v.decisions
		replaced, faults = append(replaced, v.replaced), append(faults, v.faults)
	}
	in.done.Replaced = append(in.done.Replaced, inRowOrder(replaced...)...)
	in.faults = append(in.faults, inRowOrder(faults...)...)
}
