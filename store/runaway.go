package store

import (
	"runtime/metrics"
	"sync/atomic"
	"time"
)

// Some faults of a page send the engine off for good, and nothing recovers from
// them. A page that points at one above it is searched through in circles until
// the stack is full, or walked through until the memory is; a page that says it is
// millions of pages long is given free page by page. So a transaction that takes
// longer than most is watched, and where it grows as none does,
// Runaway is to say so and to end the process. Nothing of it is kept then.
//
// It cannot help where a transaction hangs without growing, nor while a file is
// being opened: the former somebody breaks off, the latter follows no pages.

// glance is how often a transaction is looked after. Most have ended before the
// first look.
const glance = 15 * time.Millisecond

// mostStack bounds the stacks of all goroutines together, in bytes. Honest work
// takes less than a fiftieth of it.
const mostStack = 64 << 20

// How far the heap may grow: while the engine is at one question, which takes
// microseconds and a few pages, and while it writes an act down, by copies of what
// there was when it began. What is made of the answers is no business of this.
const (
	mostOfCall = 1 << 29 // bytes
	mostOfHeap = 16      // times the heap, in writing
)

// What the engine has been asked for by this process, and what it has answered.
var asked, answered atomic.Uint64

// asking is called before the engine is asked for something, and what it gives when
// there is an answer, or none because the engine found fault with a page.
func asking() (done func()) {
	asked.Add(1)
	return answer
}

func answer() { answered.Add(1) }

// watch looks after one transaction.
type watch struct {
	timer    *time.Timer   // nil: nobody wants to know
	mostHeap atomic.Uint64 // while it is written down; 0: not yet
	ended    atomic.Bool

	seen, heap uint64 // the answers at the last look that found a new one, and the heap
}

// watched begins to look after a transaction.
func (s *Store) watched() *watch {
	w := &watch{}
	if s.Runaway == nil {
		return w
	}
	w.timer = time.AfterFunc(time.Hour, func() {
		switch {
		case w.ended.Load():
		case w.runsAway():
			s.Runaway(s.named(damaged("pages.circles")))
		default:
			w.timer.Reset(glance)
		}
	})
	w.timer.Reset(glance) // it has its name by now
	return w
}

// writing says that all changes have been made and only the engine is at work.
func (w *watch) writing() {
	if w.timer != nil {
		w.mostHeap.Store(mostOfHeap*inUse(heapMetric) + mostOfCall)
	}
}

func (w *watch) end() {
	if w.timer != nil {
		w.ended.Store(true)
		w.timer.Stop()
	}
}

func (w *watch) runsAway() bool {
	heap := inUse(heapMetric)
	if most := w.mostHeap.Load(); inUse(stackMetric) > mostStack || most > 0 && heap > most {
		return true
	}
	now := answered.Load()
	if now != w.seen || asked.Load() == now || w.heap == 0 {
		w.seen, w.heap = now, heap
	}
	return heap > w.heap+mostOfCall
}

const (
	stackMetric = "/memory/classes/heap/stacks:bytes"
	heapMetric  = "/memory/classes/heap/objects:bytes"
)

// inUse is one of the runtime's measures of memory, in bytes.
func inUse(metric string) uint64 {
	sample := []metrics.Sample{{Name: metric}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
