package sidebyside_test

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"doudi/calc/sidebyside"
)

// What is worked on side by side is taken in order, up to the first error; a panic
// is one.
func TestEach(t *testing.T) {
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
		err := sidebyside.Each(parts, func(i int) (int, error) {
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

// Once a part has failed, no more than those at work are finished.
func TestGivenUp(t *testing.T) {
	failed := errors.New("failed")
	for name, run := range map[string]func(worked *atomic.Int64) error{
		"work": func(worked *atomic.Int64) error {
			return sidebyside.Run(make([]int, 1000), func(int) error {
				worked.Add(1)
				return failed
			})
		},
		"taking": func(worked *atomic.Int64) error {
			return sidebyside.Each(make([]int, 1000), func(int) (int, error) {
				return int(worked.Add(1)), nil
			}, func(int) error { return failed })
		},
		"making": func(worked *atomic.Int64) error {
			return sidebyside.From(1000, func(int) (int, error) {
				worked.Add(1)
				return 0, failed
			}, func(int) (int, error) { return 0, nil }, func(int) error { return nil })
		},
	} {
		var worked atomic.Int64
		err := run(&worked)
		after := worked.Load()
		if most := int64(2*runtime.GOMAXPROCS(0) + 2); !errors.Is(err, failed) || after > most {
			t.Errorf("%s: %v, %d worked on, at most %d", name, err, after, most)
		}
	}
}

// What makes the parts may fail, and panic; what comes before counts.
func TestFrom(t *testing.T) {
	for name, fault := range map[string]func() error{
		"failed":                      func() error { return errors.New("failed") },
		"fault of the program: panic": func() error { panic("panic") },
	} {
		var taken []int
		err := sidebyside.From(100, func(i int) (int, error) {
			if i == 40 {
				return 0, fault()
			}
			return i, nil
		}, func(i int) (int, error) { return 2 * i, nil }, func(i int) error {
			taken = append(taken, i)
			return nil
		})
		if len(taken) != 40 || !slices.IsSorted(taken) || fmt.Sprint(err) != name {
			t.Errorf("%s: %v, taken %v", name, err, taken)
		}
	}
}

// A fault keeps where it began, and is told once however often it is caught.
func TestGuard(t *testing.T) {
	raise := func() error { panic("broken") }
	err := sidebyside.Guard(func() error { panic(sidebyside.Guard(raise)) })
	var fault *sidebyside.Panic
	if !errors.As(err, &fault) || fault.Error() != "fault of the program: broken" {
		t.Fatalf("%v", err)
	}
	var names []string
	frames := runtime.CallersFrames(fault.Callers)
	for more := true; more; {
		var frame runtime.Frame
		frame, more = frames.Next()
		names = append(names, frame.Function)
	}
	if !slices.ContainsFunc(names, func(n string) bool { return strings.Contains(n, "TestGuard.func1") }) {
		t.Errorf("where it began is not in %q", names)
	}
	if err := sidebyside.Guard(func() error { return nil }); err != nil {
		t.Error(err)
	}
}
