package store

import (
	"fmt"
	"runtime"
	"sync"
)

// sideBySide works on the parts side by side and takes what came of them in
// their order. Little more is held ready than there are workers.
func sideBySide[P, R any](parts []P, work func(P) (R, error), take func(R) error) error {
	type result struct {
		value R
		err   error
	}
	type job struct {
		part P
		done chan result
	}
	workers := runtime.GOMAXPROCS(0)
	todo, order, stop := make(chan job), make(chan chan result, workers), make(chan struct{})
	var running sync.WaitGroup
	defer running.Wait()
	defer close(stop)
	for range workers {
		running.Go(func() {
			for j := range todo {
				value, err := guarded(work, j.part)
				j.done <- result{value, err}
			}
		})
	}
	running.Go(func() {
		defer close(todo)
		defer close(order)
		for _, p := range parts {
			j := job{p, make(chan result, 1)}
			select {
			case order <- j.done:
				todo <- j
			case <-stop:
				return
			}
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

// guarded makes an error of a panic, which in a goroutine of its own would end the
// program in the middle of an act.
func guarded[P, R any](work func(P) (R, error), part P) (value R, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("fault of the program: %v", p)
		}
	}()
	return work(part)
}
