package county

// dice are a stream of chances (splitmix64): the same for a seed and a stream
// on every machine.
type dice struct{ state uint64 }

func newDice(seed, stream uint64) dice {
	d := dice{seed ^ (stream+1)*0xd1342543de82ef95}
	d.next()
	return d
}

func (d *dice) next() uint64 {
	d.state += 0x9e3779b97f4a7c15
	z := d.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below is 0 to n−1.
func (d *dice) below(n int) int { return int(d.next() >> 33 % uint64(n)) }

// between is lo to hi, both included.
func (d *dice) between(lo, hi int) int { return lo + d.below(hi-lo+1) }

// low is 0 to n−1, the small ones more often.
func (d *dice) low(n int) int { return min(d.below(n), d.below(n)) }

// chance holds in so many of a thousand cases.
func (d *dice) chance(ofThousand int) bool { return d.below(1000) < ofThousand }

// pick is any of a list.
func pick[T any](d *dice, list []T) T { return list[d.below(len(list))] }

// weighted is a position in a list of weights, by their weight.
func (d *dice) weighted(weights []int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	n := d.below(sum)
	for i, w := range weights {
		if n -= w; n < 0 {
			return i
		}
	}
	return len(weights) - 1
}
