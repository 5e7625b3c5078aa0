package store

import (
	"fmt"
	"runtime/metrics"
	"sync/atomic"
	"time"
)

// Some faults of a page send the engine off for good, and nothing recovers from
// them. A page that points at one above it is searched through in circles until
// the stack is full, or walked through until the memory is; a page that says it is
// millions of pages long is given free page by page. So a transaction that takes
// longer than most is watched, and where it grows as none does of a whole file,
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

// How far the heap may grow. Who reads has at most all records, decoded; what an
// act does is its own, but while the engine writes it down the heap grows only by
// copies of what was there when it began.
const (
	mostOfFile  = 8       // times the size of the file, in reading
	mostOfHeap  = 16      // times the heap, in writing
	mostBesides = 1 << 29 // bytes
)

// watch looks after one transaction.
type watch struct {
	timer    *time.Timer   // nil: nobody wants to know
	mostHeap atomic.Uint64 // 0: any
	ended    atomic.Bool
}

// watched begins to look after a transaction that reads so many bytes; 0 is one
// that writes.
func (s *Store) watched(file int64) *watch {
	w := &watch{}
	if s.Runaway == nil {
		return w
	}
	w.timer = time.AfterFunc(time.Hour, func() {
		if file > 0 && w.mostHeap.Load() == 0 {
			w.mostHeap.Store(inUse(heapMetric) + mostOfFile*uint64(file) + mostBesides)
		}
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
		w.mostHeap.Store(mostOfHeap*inUse(heapMetric) + mostBesides)
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
