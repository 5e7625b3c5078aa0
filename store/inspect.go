package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"time"

	"go.etcd.io/bbolt"

	"doudi/calc/sidebyside"
)

// Following every page of a damaged file can panic, run for ever or end the
// process with a fault that nothing recovers from. So where the store knows how
// to start this program again, another process does it, for a bounded time,
// and what becomes of that process is the answer.

// The exit codes of the process that inspects a file.
const (
	InspectSound   = 0
	InspectDamaged = 1
	InspectBusy    = 4
)

// inspect checks the structure of the store's file. The error wraps ErrDamaged.
func (s *Store) inspect() error {
	if len(s.Inspector) == 0 {
		return s.InspectHere()
	}
	info, err := os.Stat(s.Path)
	if err != nil {
		return s.InspectHere() // says what is the matter with the file
	}
	shared, err := s.share() // while it is had, the other process waits for nobody
	if err != nil {
		return err
	}
	defer shared.release()
	const slowest = 8 << 20 // bytes a second
	patience := 10*time.Second + time.Duration(info.Size()/slowest)*time.Second
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	c := exec.CommandContext(ctx, s.Inspector[0], append(s.Inspector[1:], s.Path)...)
	said, err := c.Output()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &exit) && exit.ExitCode() == InspectBusy:
		return fmt.Errorf("%s: %w", s.Path, ErrBusy)
	case errors.As(err, &exit) && exit.ExitCode() == InspectDamaged && len(said) > 0:
		return s.named(damageTold(string(said)))
	case errors.As(err, &exit):
		return s.named(damaged("pages.unfollowed"))
	}
	return fmt.Errorf("%s: its structure could not be checked: %w", s.Path, err)
}

// InspectHere follows every page of the file in this process. It needs no key.
// Behind a fault the engine's walk can go on for ever and fill the memory, so it
// is given a moment and then left to end with the process.
func (s *Store) InspectHere() error {
	const moment = 100 * time.Millisecond
	found, ended := make(chan error, 1), make(chan error, 1)
	go func() {
		ended <- sidebyside.Guard(func() error {
			return s.read(func(btx *bbolt.Tx) error { return walked(btx, found) })
		})
	}()
	select {
	case err := <-ended:
		return err
	case err := <-found:
		select {
		case <-ended:
		case <-time.After(moment):
		}
		return s.named(err)
	}
}

// walked follows every page and passes the first fault on as soon as it is found.
func walked(btx *bbolt.Tx, found chan<- error) error {
	if _, _, err := beginRaw(btx); err != nil {
		return err
	}
	if err := walkPages(btx); err != nil {
		return err // from there the engine's walk might not come back
	}
	var first error
	for range btx.Check() { // what the engine says of its pages helps nobody at a counter
		if first == nil {
			first = damaged("pages.misfit")
			found <- first
		}
	}
	return first
}
