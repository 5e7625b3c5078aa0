// Package sidebyside works on the parts of something on all processors. Every
// goroutine of the program is begun here or runs under Guard: a fault in it is an
// error of who waits for it.
package sidebyside

import (
	"runtime"
	"runtime/debug"
	"sync"
)

// Run works on the parts side by side. The error is that of the first part that has
// one; whatever was begun has ended then.
func Run[P any](parts []P, work func(P) error) error {
	return Each(parts, func(p P) (struct{}, error) { return struct{}{}, work(p) }, func(struct{}) error { return nil })
}

// Each works on the parts side by side and takes what came of them in their order,
// in the caller's goroutine.
func Each[P, R any](parts []P, work func(P) (R, error), take func(R) error) error {
	return From(len(parts), func(i int) (P, error) { return parts[i], nil }, work, take)
}

type result[R any] struct {
	value R
	err   error
}

type job[P, R any] struct {
	part P
	done chan result[R]
}

// From is Each of n parts, which next makes one after the other beside the work.
// Little more is held ready than there are workers. The error is the first in the
// order of the parts; after one nothing more is begun. Memory that cannot be read is
// a *Panic like any other fault.
func From[P, R any](n int, next func(i int) (P, error), work func(P) (R, error), take func(R) error) error {
	workers := max(1, min(runtime.GOMAXPROCS(0), n))
	todo, order, stop := make(chan job[P, R]), make(chan chan result[R], workers), make(chan struct{})
	giveUp := sync.OnceFunc(func() { close(stop) })
	var running sync.WaitGroup
	defer running.Wait()
	defer giveUp()
	for range workers {
		running.Go(func() {
			debug.SetPanicOnFault(true)
			for j := range todo {
				r := guarded(work, j.part)
				if r.err != nil {
					giveUp()
				}
				j.done <- r
			}
		})
	}
	running.Go(func() {
		defer close(todo)
		defer close(order)
		debug.SetPanicOnFault(true)
		for i := range n {
			if given(stop) {
				return
			}
			part := guarded(next, i)
			j := job[P, R]{part.value, make(chan result[R], 1)}
			select {
			case order <- j.done:
			case <-stop:
				return
			}
			if part.err != nil {
				j.done <- result[R]{err: part.err}
				return
			}
			todo <- j
		}
	})
	for done := range order {
		r := <-done
		if r.err != nil {
			return r.err
		}
		if err := take(r.value); err != nil {
			return err
		}
	}
	return nil
}

// given says whether work has been given up.
func given(stop <-chan struct{}) bool {
	select {
	case <-stop:
		return true
	default:
		return false
	}
}

func guarded[P, R any](work func(P) (R, error), part P) (r result[R]) {
	r.err = Guard(func() (err error) {
		r.value, err = work(part)
		return err
	})
	return r
}
