package casework

import "doudi/calc"

// importRoom is where a large import's lists lie: an allocation for hundreds of
// households instead of several for each.
type importRoom struct {
	cases   shelf[imported]
	members shelf[calc.Member]
	items   shelf[calc.Item]
	rows    shelf[int]
}

// shelf hands out short lists.
type shelf[T any] struct{ left []T }

// take is an empty list with room for n and no more.
func (s *shelf[T]) take(n int) []T {
	const block = 1024
	if n > len(s.left) {
		s.left = make([]T, max(block, n))
	}
	taken := s.left[:0:n]
	s.left = s.left[n:]
	return taken
}

// run is how many rows at the beginning belong together.
func run[T any](rows []T, belongs func(*T) bool) int {
	n := 0
	for n < len(rows) && belongs(&rows[n]) {
		n++
	}
	return n
}
