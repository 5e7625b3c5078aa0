package policy

import (
	"slices"

	"doudi/calc"
)

// Diff is what one policy has and the other has not, in the order of the
// tables. In a table that is read from the top a row that has moved is a
// difference too: it is removed where it stood and added where it stands.
func Diff(a, b *Policy) (removed, added []Row) {
	before, after := a.Rows(), b.Rows()
	gone, came := make([]bool, len(before)), make([]bool, len(after))
	standsIn := map[string][]int{} // positions in after, the first first
	for i, r := range after {
		came[i] = true
		standsIn[r.line()] = append(standsIn[r.line()], i)
	}
	var pairs []pair
	for i, r := range before {
		at := standsIn[r.line()]
		if len(at) == 0 {
			gone[i] = true
			continue
		}
		standsIn[r.line()], came[at[0]] = at[1:], false
		if fromTheTop[r.Table] {
			pairs = append(pairs, pair{i, at[0]})
		}
	}
	for _, p := range outOfOrder(pairs) {
		gone[p.before], came[p.after] = true, true
	}
	return marked(before, gone), marked(after, came)
}

// fromTheTop are the tables of which the first row that fits counts.
var fromTheTop = map[string]bool{"supplement": true, "review": true, "extension": true}

// pair is where a row stands in each of two policies.
type pair struct{ before, after int }

// outOfOrder are the fewest pairs without which the others, given in the order
// of the one policy, stand in the order of the other as well.
func outOfOrder(pairs []pair) []pair {
	var ends []int // ends[n]: of the orderly runs of n + 1 pairs, the one that ends earliest
	previous := make([]int, len(pairs))
	for i, p := range pairs {
		n, _ := slices.BinarySearchFunc(ends, p.after, func(j, after int) int { return pairs[j].after - after })
		previous[i] = -1
		if n > 0 {
			previous[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	orderly := make([]bool, len(pairs))
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = previous[i] {
			orderly[i] = true
		}
	}
	var out []pair
	for i, p := range pairs {
		if !orderly[i] {
			out = append(out, p)
		}
	}
	return out
}

func marked(rows []Row, marks []bool) []Row {
	var out []Row
	for i, r := range rows {
		if marks[i] {
			out = append(out, r)
		}
	}
	return out
}

// DiffersFrom is the first month for which two policies may give different
// amounts; ok is false where they never do. Rows that pay nothing by
// themselves (documents, authority, reviews) do not count.
func DiffersFrom(a, b *Policy) (m calc.Month, ok bool) {
	if a == b {
		return 0, false
	}
	removed, added := Diff(a, b)
	var from []calc.Month
	for _, r := range append(removed, added...) {
		switch r.Table {
		case "parameter", "standard", "group", "supplement", "deduction":
			from = append(from, r.From)
		}
	}
	if len(from) == 0 {
		return 0, false
	}
	return slices.Min(from), true
}
