package store

import (
	"errors"
	"fmt"
	"testing"
)

// What is worked on side by side is taken in order, up to the first error; a panic
// is one.
func TestSideBySide(t *testing.T) {
	failed := errors.New("failed")
	for _, tc := range []struct {
		name        string
		parts       int
		work, taken func(i int) error
		want        int // how many are taken
		err         string
	}{
		{name: "none"},
		{name: "one", parts: 1, want: 1},
		{name: "many", parts: 100, want: 100},
		{name: "work fails", parts: 100, work: at(40, failed), want: 40, err: "failed"},
		{name: "work panics", parts: 100, work: func(i int) error { return [41]error{}[i] }, want: 41, err: "fault of the program: runtime error: index out of range [41] with length 41"},
		{name: "taking fails", parts: 100, taken: at(40, failed), want: 40, err: "failed"},
		{name: "the last fails", parts: 100, work: at(99, failed), want: 99, err: "failed"},
	} {
		parts := make([]int, tc.parts)
		for i := range parts {
			parts[i] = i
		}
		next := 0
		err := sideBySide(parts, func(i int) (int, error) {
			if tc.work != nil {
				return i, tc.work(i)
			}
			return i, nil
		}, func(i int) error {
			if tc.taken != nil && tc.taken(i) != nil {
				return tc.taken(i)
			}
			if i != next {
				t.Errorf("%s: %d after %d", tc.name, i, next-1)
			}
			next++
			return nil
		})
		if next != tc.want || err == nil && tc.err != "" || err != nil && fmt.Sprint(err) != tc.err {
			t.Errorf("%s: %d taken, %v; want %d, %s", tc.name, next, err, tc.want, tc.err)
		}
	}
}

// at fails at one part.
func at(part int, err error) func(int) error {
	return func(i int) error {
		if i == part {
			return err
		}
		return nil
	}
}
