package store

import (
	"fmt"
	"runtime/metrics"
	"sync/atomic"
	"time"
)

// Two faults of a page send the engine off for good, and nothing recovers from
// either. A page that points at one above it is searched through in circles until
// the stack is full; a page that says it is thousands of pages long is given free
// page by page until the memory is. So a transaction that takes longer than most
// is watched, and where it grows as none does of a whole file, Runaway is to say
// so and to end the process. Nothing of the transaction is kept then.

// glance is how often a transaction is looked after. Most have ended before the
// first look.
const glance = 15 * time.Millisecond

// mostStack bounds the stacks of all goroutines together, in bytes. Honest work
// takes less than a fiftieth of it.
const mostStack = 64 << 20

// While a transaction is being written down, the heap grows by copies of what was
// there when it began.
const (
	mostGrowth  = 4
	mostAtFirst = 256 << 20 // bytes
)

// watch looks after one transaction.
type watch struct {
	timer    *time.Timer // nil: nobody wants to know
	mostHeap atomic.Uint64
	ended    atomic.Bool
}

func (s *Store) watched() *watch {
	w := &watch{}
	if s.Runaway == nil {
		return w
	}
	w.timer = time.AfterFunc(time.Hour, func() {
		switch {
		case w.ended.Load():
		case w.runsAway():
			s.Runaway(fmt.Errorf("%s: %w: its pages go round in circles", s.Path, ErrDamaged))
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
		w.mostHeap.Store(mostGrowth*inUse(heapMetric) + mostAtFirst)
	}
}

func (w *watch) end() {
	if w.timer != nil {
		w.ended.Store(true)
		w.timer.Stop()
	}
}

func (w *watch) runsAway() bool {
	most := w.mostHeap.Load()
	return inUse(stackMetric) > mostStack || most > 0 && inUse(heapMetric) > most
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
