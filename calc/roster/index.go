package roster

import (
	"hash/maphash"
	"math"
)

// index numbers texts in the order in which they first come, from 0. A month
// remembers a few of each of its lines: they lie one behind the other in one block
// of bytes, so that a text costs little more than its characters and is a copy,
// not part of a record that need not stay in memory.
type index struct {
	seed  maphash.Seed
	bytes []byte
	ends  []uint32 // of each text in bytes
	slots []uint32 // by hash: a text's number + 1, 0 = free
}

func newIndex() *index { return &index{seed: maphash.MakeSeed(), slots: make([]uint32, 64)} }

// of is the number of a text; fresh where it comes for the first time.
func (x *index) of(text string) (n int, fresh bool) {
	if 4*(len(x.ends)+1) > 3*len(x.slots) {
		x.grow()
	}
	slot := x.find(text)
	if n := x.slots[slot]; n != 0 {
		return int(n) - 1, false
	}
	x.bytes = append(x.bytes, text...)
	if len(x.bytes) > math.MaxUint32 {
		panic("roster: the texts of a month take more than four gigabytes")
	}
	x.ends = append(x.ends, uint32(len(x.bytes)))
	x.slots[slot] = uint32(len(x.ends))
	return len(x.ends) - 1, true
}

// text is the text of a number, a copy.
func (x *index) text(n int) string { return string(x.at(n)) }

func (x *index) at(n int) []byte {
	begin := uint32(0)
	if n > 0 {
		begin = x.ends[n-1]
	}
	return x.bytes[begin:x.ends[n]]
}

// find is the slot that holds a text, or the free one where it belongs.
func (x *index) find(text string) int {
	mask := uint64(len(x.slots) - 1)
	slot := maphash.String(x.seed, text) & mask
	for x.slots[slot] != 0 && string(x.at(int(x.slots[slot])-1)) != text {
		slot = (slot + 1) & mask
	}
	return int(slot)
}

func (x *index) grow() {
	x.slots = make([]uint32, 2*len(x.slots))
	for n := range x.ends {
		x.slots[x.find(string(x.at(n)))] = uint32(n) + 1
	}
}
