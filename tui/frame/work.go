package frame

import (
	"errors"
	"sync/atomic"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"doudi/calc/sidebyside"
	"doudi/store/casework"
)

// What touches the store is here and nowhere else in the screens. A question or
// an act runs beside the keyboard; its answer comes back as one message, in
// which what is to be done with it runs among the keys. An answer that comes
// after a newer question is dropped.

// Pending is a place for one answer.
type Pending struct {
	ticket uint64
	busy   bool
	since  time.Time
}

// Busy says whether an answer is awaited.
func (p *Pending) Busy() bool { return p.busy }

// Drop forgets the question under way: its answer will not be heard.
func (p *Pending) Drop() { p.ticket, p.busy = p.ticket+1, false }

// answered is an answer on its way to the one who asked.
type answered struct {
	pending *Pending
	ticket  uint64
	then    func() tea.Cmd
}

// ErrNoOffice is the failure of a question before the store is unlocked.
var ErrNoOffice = errors.New("the store is locked")

// Read asks the office something and does nothing else meanwhile but wait for
// the newest answer; then gets it among the keys.
func Read[T any](f *Frame, p *Pending, read func(*casework.Office) (T, error), then func(T, error) tea.Cmd) tea.Cmd {
	ticket := f.await(p)
	office := f.at()
	return func() tea.Msg {
		value, err := guarded(office, read)
		return answered{p, ticket, func() tea.Cmd { return then(value, err) }}
	}
}

// Act does something in the office, which changes it: nothing else can be done
// until it has ended, all screens are brought up to date after it, and what is
// wrong with it is said. then gets what came of it.
func Act[T any](f *Frame, act func(*casework.Office) (T, error), then func(T) tea.Cmd) tea.Cmd {
	return Try(f, act, func(value T, err error) tea.Cmd {
		if err != nil {
			return f.Fail(err)
		}
		return then(value)
	})
}

// Try is Act for who deals with errors too.
func Try[T any](f *Frame, act func(*casework.Office) (T, error), then func(T, error) tea.Cmd) tea.Cmd {
	if f.acting.busy {
		return nil // a key pressed twice does one act
	}
	ticket := f.await(&f.acting)
	office := f.at()
	f.course = &course{}
	if office != nil {
		office.Course = f.course.step
	}
	return func() tea.Msg {
		value, err := guarded(office, act)
		return answered{&f.acting, ticket, func() tea.Cmd {
			if err != nil {
				return then(value, err)
			}
			f.Changed++
			return tea.Batch(then(value, nil), f.refresh())
		}}
	}
}

// course is how far an act under way has come.
type course struct {
	done, total atomic.Int64
	stopped     atomic.Bool
}

// ErrStopped is the answer of an act that was given up before it changed
// anything.
var ErrStopped = errors.New("given up")

func (c *course) step(done, total int) error {
	c.done.Store(int64(done))
	c.total.Store(int64(total))
	if c.stopped.Load() {
		return ErrStopped
	}
	return nil
}

// await marks that an answer is awaited.
func (f *Frame) await(p *Pending) uint64 {
	p.ticket++
	p.busy, p.since = true, f.now()
	f.waiting[p] = true
	return p.ticket
}

// guarded runs f, and makes an error of a fault of the program, without a trace
// in which a family's data could stand.
func guarded[T any](office *casework.Office, f func(*casework.Office) (T, error)) (value T, err error) {
	if office == nil {
		return value, ErrNoOffice
	}
	err = sidebyside.Guard(func() (err error) {
		value, err = f(office)
		return err
	})
	return value, err
}

// hear takes an answer, unless a newer question has been asked meanwhile.
func (f *Frame) hear(a answered) tea.Cmd {
	if a.ticket != a.pending.ticket {
		return nil
	}
	a.pending.busy = false
	delete(f.waiting, a.pending)
	return a.then()
}

// at is the office as of this moment; nil before it is unlocked.
func (f *Frame) at() *casework.Office {
	if f.office == nil {
		return nil
	}
	office := *f.office
	office.Now, office.Today = f.now(), f.Today()
	return &office
}

// slow is how long something may take before it is said that it takes time.
const slow = 200 * time.Millisecond

// longest is since when the oldest awaited answer has been awaited; ok is false
// where none has for long.
func (f *Frame) longest() (since time.Duration, ok bool) {
	for p := range f.waiting {
		if p.busy {
			since = max(since, f.now().Sub(p.since))
		}
	}
	return since, since >= slow
}

// Unlock opens the office with open and enters it; wrong takes why it could not
// be opened.
func Unlock(f *Frame, p *Pending, open func() (*casework.Office, error), wrong func(error)) tea.Cmd {
	type opened struct {
		office   *casework.Office
		standing *casework.Standing
		drafts   map[string]map[string]string
	}
	ticket := f.await(p)
	return func() tea.Msg {
		in, err := guarded(&casework.Office{}, func(*casework.Office) (in opened, err error) {
			if in.office, err = open(); err == nil {
				in.standing, err = in.office.Standing()
			}
			if err == nil {
				in.drafts, err = in.office.Drafts()
			}
			return in, err
		})
		return answered{p, ticket, func() tea.Cmd {
			if err != nil {
				wrong(err)
				return nil
			}
			return f.enter(in.office, in.standing, in.drafts)
		}}
	}
}
