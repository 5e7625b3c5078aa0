package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"time"

	"doudi/calc/procedure"
)

// ActApplication begins the names of the acts that record an event of an
// application; their journal entries name its number.
const ActApplication = "application."

// AddApplication keeps a new application under the next number of the store, as
// in S000031. Its events follow by AddEvents in the same act.
func (tx *Tx) AddApplication(a *Application) error {
	n, err := tx.applications()
	if err != nil {
		return err
	}
	if err := tx.renew(metaKey("applications"), binary.BigEndian.AppendUint64(nil, n+1)); err != nil {
		return err
	}
	a.Number = applicationNumber(n + 1)
	return tx.renew(applicationKey(a.Number), encodeApplication(a))
}

func applicationNumber(n uint64) string { return fmt.Sprintf("S%06d", n) }

// AddEvents appends events to an application as recorded by an operator in this
// act. What was recorded before never changes; the household that an application
// is found to be of is kept with it. An opinion and a decision are signed by the
// keyring's owner, which a machine's cannot be.
func (tx *Tx) AddEvents(a *Application, by string, at time.Time, events ...procedure.Event) error {
	for _, e := range events {
		a.Events = append(a.Events, e)
		a.Recorded = append(a.Recorded, Recording{By: by, At: at.UTC().Truncate(time.Second), Seq: tx.head.Journal + 1})
		if err := tx.signEvent(a, len(a.Events)-1, at); err != nil {
			return err
		}
	}
	return tx.renew(applicationKey(a.Number), encodeApplication(a))
}

// Application is the application with a number; ErrNotFound where there is none.
func (tx *Tx) Application(number string) (*Application, error) {
	value, err := tx.engine.get(applicationKey(number))
	if err == nil && value == nil {
		err = fmt.Errorf("application %s: %w", number, ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	return decodeApplication(value)
}

// Applications walks all applications in the order of their numbers.
func (tx *Tx) Applications(f func(*Application) error) error {
	return tx.engine.scan(all(applicationBucket), key{applicationBucket, nil}, func(_ key, value []byte) error {
		a, err := decodeApplication(value)
		if err != nil {
			return err
		}
		return f(a)
	})
}

// applications is how many there are. None is ever taken away.
func (tx *Tx) applications() (uint64, error) {
	value, err := tx.engine.get(metaKey("applications"))
	switch {
	case err != nil || value == nil:
		return 0, err
	case len(value) != 8:
		return 0, damaged("application.number")
	}
	return binary.BigEndian.Uint64(value), nil
}

// checkApplications reads every application that was ever numbered, and proves
// that its events are those of which the journal tells.
func (tx *Tx) checkApplications() error {
	table, err := tx.verifiedTable()
	if err != nil {
		return err
	}
	said, err := tx.recordings()
	if err != nil {
		return err
	}
	kept, err := tx.applications()
	if err != nil {
		return err
	}
	for n := uint64(1); n <= kept; n++ {
		if err := tx.checkApplication(applicationNumber(n), said, table); err != nil {
			return err
		}
	}
	if n := tx.count(applicationBucket); uint64(n) != kept {
		return damaged("application.count", n, kept)
	}
	for r := range said {
		return in(inApplication, r.number, damaged("application.event"))
	}
	_, err = tx.Calendar()
	return err
}

// checkApplication holds one application against the journal, and takes out of
// said what it accounts for.
func (tx *Tx) checkApplication(number string, said map[recorded]*Entry, table *Table) error {
	a, err := tx.Application(number)
	switch {
	case errors.Is(err, ErrNotFound):
		return in(inApplication, number, damaged("record.missing"))
	case err != nil:
		return in(inApplication, number, err)
	case a.Number != number:
		return in(inApplication, number, damaged("application.other"))
	}
	for i, r := range a.Recorded {
		j, told := said[recorded{number, r.Seq}]
		if !told || j.Operator != r.By {
			return in(inApplication, number, damaged("application.untold"))
		}
		if err := tx.verifyEvent(a, i, j, table); err != nil {
			return in(inApplication, number, err)
		}
	}
	for _, r := range a.Recorded { // two events may have come with one act
		delete(said, recorded{number, r.Seq})
	}
	return nil
}

// recorded is one act about an application.
type recorded struct {
	number string
	seq    uint64
}

// recordings are the acts about applications of which the journal tells, with
// the entries.
func (tx *Tx) recordings() (map[recorded]*Entry, error) {
	said := map[recorded]*Entry{}
	err := tx.Journal(0, func(j *Entry) error {
		if strings.HasPrefix(j.Act, ActApplication) {
			said[recorded{j.Subject, j.Seq}] = j
		}
		return nil
	})
	return said, err
}
